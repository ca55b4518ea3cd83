import type { ChosenTable } from './choose-table'

/** Excel in China still writes GB18030; anything that is not UTF-8 is read as that. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

/** Lets the person choose an Excel or CSV file; null when nothing was chosen, rejects when it cannot be read. */
export async function chooseTable(): Promise<ChosenTable | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.xlsx,.csv,.txt,text/csv,text/plain'
  const file = await new Promise<File | null>((resolve) => {
    input.onchange = () => resolve(input.files?.[0] ?? null)
    input.oncancel = () => resolve(null)
    input.click()
  })
  if (file === null) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { name: file.name, bytes, text: () => decoded(bytes) }
}
