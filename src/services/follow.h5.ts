/** In a browser a page of the web is opened beside this one. */
export function follow(address: string): Promise<'opened' | 'copied'> {
  window.open(address, '_blank', 'noopener')
  return Promise.resolve('opened')
}
