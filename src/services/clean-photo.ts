import Taro from '@tarojs/taro'
import { stripExif } from './strip-exif'

const QUALITY = 72

/** A smaller copy without the place and time that a camera writes into its photos. */
export async function cleanPhoto(path: string): Promise<string> {
  const { tempFilePath } = await Taro.compressImage({ src: path, quality: QUALITY, compressedWidth: 1280 })
  const files = Taro.getFileSystemManager()
  const read = files.readFileSync(tempFilePath)
  if (typeof read === 'string') return tempFilePath
  const clean = stripExif(new Uint8Array(read))
  const cleanPath = `${Taro.env.USER_DATA_PATH ?? ''}/${tempFilePath.slice(tempFilePath.lastIndexOf('/') + 1)}.clean.jpg`
  files.writeFileSync(cleanPath, clean.slice().buffer)
  return cleanPath
}
