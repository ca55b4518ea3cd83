import Taro from '@tarojs/taro'

const folder = (): string => Taro.env.USER_DATA_PATH ?? ''

/** Moves a picture to where the phone keeps it until we take it away ourselves; temporary ones may vanish. */
export function keepFile(path: string, name: string): Promise<string> {
  if (folder() !== '' && path.startsWith(folder())) return Promise.resolve(path)
  const kept = `${folder()}/${name}`
  Taro.getFileSystemManager().copyFileSync(path, kept)
  return Promise.resolve(kept)
}

/** Its address for sending and for looking at. */
export const openKeptFile = (kept: string): Promise<string> => Promise.resolve(kept)

export function dropFile(kept: string): void {
  Taro.getFileSystemManager().unlink({ filePath: kept, fail: () => undefined })
}
