/** Into the download folder. */
export function saveText(name: string, text: string): Promise<'saved' | 'copied'> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return Promise.resolve('saved')
}
