import Taro from '@tarojs/taro'
import { withoutMetadata } from '../../contracts/image'

const QUALITY = 72

/** A smaller copy without the place and time that a camera writes into its photos. */
export async function cleanPhoto(path: string): Promise<string> {
  const { tempFilePath } = await Taro.compressImage({ src: path, quality: QUALITY, compressedWidth: 1280 })
  const files = Taro.getFileSystemManager()
  const read = files.readFileSync(tempFilePath)
  if (typeof read === 'string') return tempFilePath
  const bytes = new Uint8Array(read)
  // What cannot be followed is sent as it is: the server holds it for a person.
  const clean = withoutMetadata(bytes) ?? bytes
  const cleanPath = `${Taro.env.USER_DATA_PATH ?? ''}/${tempFilePath.slice(tempFilePath.lastIndexOf('/') + 1)}.clean.jpg`
  files.writeFileSync(cleanPath, clean.slice().buffer)
  return cleanPath
}
