import type { ChosenText } from './choose-text'

/** Excel in China still writes GB18030; anything that is not UTF-8 is read as that. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

/** Lets the person choose a CSV file; null when nothing was chosen, rejects when it cannot be read. */
export async function chooseText(): Promise<ChosenText | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.csv,.txt,text/csv,text/plain'
  const file = await new Promise<File | null>((resolve) => {
    input.onchange = () => resolve(input.files?.[0] ?? null)
    input.oncancel = () => resolve(null)
    input.click()
  })
  return file === null ? null : { name: file.name, text: decoded(await file.arrayBuffer()) }
}
