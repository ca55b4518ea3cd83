import Taro from '@tarojs/taro'

const asDataUrl = (blob: Blob): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader()
  reader.onload = () => (typeof reader.result === 'string' ? resolve(reader.result) : reject(new Error('not read')))
  reader.onerror = () => reject(new Error('not read'))
  reader.readAsDataURL(blob)
})

/** A browser's object URL dies with its tab: the picture itself is kept. */
export async function keepFile(path: string, name: string): Promise<string> {
  const kept = `kept-file:${name}`
  Taro.setStorageSync(kept, await asDataUrl(await (await fetch(path)).blob()))
  return kept
}

export async function openKeptFile(kept: string): Promise<string> {
  const stored: unknown = Taro.getStorageSync(kept)
  if (typeof stored !== 'string' || stored === '') throw new Error('the picture is no longer in this browser')
  return URL.createObjectURL(await (await fetch(stored)).blob())
}

export function dropFile(kept: string): void {
  Taro.removeStorageSync(kept)
}
