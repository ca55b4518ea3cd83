import Taro from '@tarojs/taro'

export interface ChosenText { readonly name: string; readonly text: string }

/** Lets the person choose a CSV out of a chat; null when nothing was chosen, rejects when it cannot be read. */
export async function chooseText(): Promise<ChosenText | null> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'txt'] }).catch(() => null)
  const file = chosen?.tempFiles[0]
  if (file === undefined) return null
  const text = Taro.getFileSystemManager().readFileSync(file.path, 'utf8')
  if (typeof text !== 'string' || text.includes('\uFFFD')) throw new Error('not UTF-8')
  return { name: file.name, text }
}
