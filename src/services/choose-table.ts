import Taro from '@tarojs/taro'

/** A chosen file: its bytes, and its text for whoever knows that it is one. */
export interface ChosenTable { readonly name: string; readonly bytes: Uint8Array; readonly text: () => string }

/** Lets the person choose a table out of a chat; null when nothing was chosen, rejects when it cannot be read. */
export async function chooseTable(): Promise<ChosenTable | null> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv', 'txt'] }).catch(() => null)
  const file = chosen?.tempFiles[0]
  if (file === undefined) return null
  const files = Taro.getFileSystemManager()
  const bytes = files.readFileSync(file.path)
  if (typeof bytes === 'string') throw new Error('the file came as text')
  const text = (): string => {
    const read = files.readFileSync(file.path, 'utf8')
    if (typeof read !== 'string' || read.includes('\uFFFD')) throw new Error('not UTF-8')
    return read
  }
  return { name: file.name, bytes: new Uint8Array(bytes), text }
}
