import Taro from '@tarojs/taro'
import type { Instant } from '../../contracts/reply'

export interface Kept<T> { readonly at: Instant; readonly data: T }

/** What the cloud last said, for those who walk where there is no signal. A full phone keeps nothing, and nothing breaks. */
export function keep(key: string, data: unknown): void {
  try {
    Taro.setStorageSync(`kept:${key}`, { at: Date.now(), data })
  } catch {
    Taro.removeStorageSync(`kept:${key}`)
  }
}

/** `T` is what was kept under the same key; only its owner writes it. */
export function recall<T>(key: string): Kept<T> | null {
  const stored: unknown = Taro.getStorageSync(`kept:${key}`)
  return typeof stored === 'object' && stored !== null && 'data' in stored && 'at' in stored ? (stored as Kept<T>) : null
}
