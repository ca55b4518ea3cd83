import { useSyncExternalStore } from 'react'
import Taro from '@tarojs/taro'

/** From this width on there is room for two columns and for tables. */
const WIDE_PX = 1024
const H5 = process.env.TARO_ENV === 'h5'

const isWide = (): boolean => (H5 ? window.innerWidth : Taro.getWindowInfo().windowWidth) >= WIDE_PX

function subscribe(listener: () => void): () => void {
  if (H5) {
    window.addEventListener('resize', listener)
    return () => window.removeEventListener('resize', listener)
  }
  Taro.onWindowResize(listener)
  return () => Taro.offWindowResize(listener)
}

/** Whether this is a desk: a PC's window, or a tablet lying on its side. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, isWide, isWide)
}
