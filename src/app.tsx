import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import './app.less'

export default function App({ children }: PropsWithChildren) {
  // Fetched after the first page is there: a reader has nothing to send.
  useLaunch(() => void import('./services/phone-outbox').then(({ watchOutbox }) => watchOutbox()))
  return children
}
