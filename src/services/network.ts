import Taro from '@tarojs/taro'

/** Tells when the network is back. */
export function onNetwork(back: () => void): void {
  if (process.env.TARO_ENV === 'h5') window.addEventListener('online', back)
  else Taro.onNetworkStatusChange(({ isConnected }) => { if (isConnected) back() })
}
