/** The sizes of paper, and where the files are that fill it. */

/** A4 in points; A3 is the same sheet, larger by the root of two. */
export const A4 = { width: 595.28, height: 841.89 } as const
export const PAPERS = { a4: 1, a3: Math.SQRT2 } as const
export type Paper = keyof typeof PAPERS

/** So many posters are made in one answer: a community with more prints several files. */
export const MOST_POSTERS = 20

/** A file with the posters of a community’s board, newest first. */
export const addressOfBoard = (community: string, part: number): string => `/p/c/${encodeURIComponent(community)}.pdf?part=${part}`
