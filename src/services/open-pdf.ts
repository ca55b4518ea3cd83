import Taro from '@tarojs/taro'

/** Fetches a file and opens it in WeChat's own viewer, from where it is sent on or printed; false when it could not be had. */
export async function openPdf(address: string): Promise<boolean> {
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: address })
    if (statusCode !== 200) return false
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
    return true
  } catch {
    return false
  }
}
