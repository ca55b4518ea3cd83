import { useSyncExternalStore } from 'react'
import Taro from '@tarojs/taro'

/** How the reader needs the screen: 大字, and the phone's dark setting. */
export interface Appearance {
  readonly large: boolean
  readonly dark: boolean
}

const KEY = 'large-type'
/** From this scale on, the phone's owner has asked every app for larger type (关怀模式 is 1.4). */
const LARGE_FROM = 1.25

let current: Appearance | null = null
const listeners = new Set<() => void>()

function phoneWantsLarge(): boolean {
  if (process.env.TARO_ENV === 'h5') return parseFloat(getComputedStyle(document.documentElement).fontSize) >= 16 * LARGE_FROM
  const { fontSizeScaleFactor, fontSizeSetting } = wx.getAppBaseInfo()
  return (fontSizeScaleFactor ?? fontSizeSetting / 16) >= LARGE_FROM
}

function phoneIsDark(): boolean {
  if (process.env.TARO_ENV === 'h5') return window.matchMedia('(prefers-color-scheme: dark)').matches
  return Taro.getAppBaseInfo().theme === 'dark'
}

function read(): Appearance {
  if (current !== null) return current
  const chosen: unknown = Taro.getStorageSync(KEY)
  current = { large: chosen === 'on' || (chosen !== 'off' && phoneWantsLarge()), dark: phoneIsDark() }
  watchTheme()
  return current
}

function watchTheme(): void {
  if (process.env.TARO_ENV === 'h5') {
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => change({ dark: event.matches }))
    return
  }
  Taro.onThemeChange((result) => change({ dark: result.theme === 'dark' }))
}

function change(part: Partial<Appearance>): void {
  current = { ...read(), ...part }
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Switches 大字 and remembers it. */
export function setLargeType(large: boolean): void {
  Taro.setStorageSync(KEY, large ? 'on' : 'off')
  change({ large })
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, read, read)
}
