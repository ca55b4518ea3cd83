/** Opens a file in a page of its own, where the browser shows, keeps or prints it; false when the browser did not let it. */
export const openPdf = (address: string): Promise<boolean> => Promise.resolve(window.open(address, '_blank') !== null)
