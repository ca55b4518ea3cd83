import Taro from '@tarojs/taro'
import { newRequestId } from './intention'

const KEY = 'device'

/** The name that this telephone gave itself once: it says nothing of its owner, only that two answers came from one telephone. */
export async function deviceName(): Promise<string> {
  const kept: unknown = Taro.getStorageSync(KEY)
  if (typeof kept === 'string' && kept !== '') return kept
  const name = await newRequestId()
  Taro.setStorageSync(KEY, name)
  return name
}
