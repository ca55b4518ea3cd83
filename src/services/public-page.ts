/** The public page of a project, for a QR code; null where the mini-program does not know the address of the web. */
export function publicPage(code: string): string | null {
  const host = WEISHISHI_DOOR !== '' ? WEISHISHI_DOOR : process.env.TARO_ENV === 'h5' ? window.location.origin : ''
  return host === '' ? null : `${host}/n/${code}`
}
