import Taro from '@tarojs/taro'

/** A mini-program may not open pages of the web: the address is handed over by the clipboard. */
export async function follow(address: string): Promise<'opened' | 'copied'> {
  await Taro.setClipboardData({ data: address })
  return 'copied'
}
