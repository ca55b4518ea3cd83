/** The public page of a project, for a QR code; null where the mini-program does not know the address of the web. */
export const publicPage = (code: string): string | null => publicAddress(`/n/${code}`)

/** An address on the public web; null where the mini-program does not know it. */
export function publicAddress(path: string): string | null {
  const host = WEISHISHI_DOOR !== '' ? WEISHISHI_DOOR : process.env.TARO_ENV === 'h5' ? window.location.origin : ''
  return host === '' ? null : `${host}${path}`
}

/** Where the open data of a community are listed; of all places for null. */
export const openDataPage = (community: string | null): string | null => publicAddress(community === null ? '/open/' : `/open/${encodeURIComponent(community)}/`)
