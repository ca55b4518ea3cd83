/** Chance that is the same on every run with the same seed. */
/** The letters of ids: receipts are made of their beginnings. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_LENGTH = 16
const RANGE = 2 ** 32

export interface Chance {
  /** At least 0, below `n`. */
  readonly below: (n: number) => number
  readonly pick: <T>(from: readonly [T, ...T[]]) => T
  /** True in so many of a hundred cases. */
  readonly in100: (n: number) => boolean
  readonly id: () => string
}

/** Mulberry32, begun from the letters of a text. */
export function chanceOf(seed: string): Chance {
  let state = [...seed].reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    in100: (n) => below(100) < n,
    id: () => Array.from({ length: ID_LENGTH }, () => LETTERS.charAt(below(LETTERS.length))).join(''),
  }
}
