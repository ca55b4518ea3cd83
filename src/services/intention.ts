import Taro from '@tarojs/taro'

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A name for one thing a person meant to do, from the platform's own source of chance; it stays the same over every resend. */
export async function newRequestId(): Promise<string> {
  if (process.env.TARO_ENV === 'h5') return hex(crypto.getRandomValues(new Uint8Array(16)))
  const { randomValues } = await Taro.getRandomValues({ length: 16 })
  return hex(new Uint8Array(randomValues))
}
