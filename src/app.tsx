import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import { watchOutbox } from './services/phone-outbox'
import './app.less'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => watchOutbox())
  return children
}
