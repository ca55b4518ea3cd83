import { useEffect } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Refusal } from '../../contracts/reply'
import { refusalWords } from '../copy/refusals'
import { WORDS } from '../copy/components'
import { Button } from './button'
import { named } from './named'

interface RefusalBannerProps {
  readonly refusal: Refusal | null
  readonly onRetry?: () => void
}

/** What was refused, in a sentence, and what to do next. */
export function RefusalBanner({ refusal, onRetry }: RefusalBannerProps) {
  if (refusal === null) return null
  const { sentence, next } = refusalWords(refusal)
  return (
    <View className='ws-banner ws-banner_refused' {...named({ role: 'alert', live: 'assertive', label: WORDS.refusedSpoken(sentence, next) })}>
      <View className='ws-strong'>{WORDS.refused(sentence)}</View>
      <View>{next}</View>
      {onRetry !== undefined && <View className='ws-buttons'><Button text={WORDS.tryAgain} kind='default' onClick={onRetry} /></View>}
    </View>
  )
}

/** What was done, said once it is certain. */
export function DoneBanner({ title, children }: { readonly title: string; readonly children?: string }) {
  // It stands at the top of the page; whoever pressed the button was at its end.
  useEffect(() => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }), [title, children])
  return (
    <View className='ws-banner ws-banner_done' {...named({ role: 'status', live: 'polite', label: `${title}${children ?? ''}` })}>
      <View className='ws-strong'>✓ {title}</View>
      {children !== undefined && <View>{children}</View>}
    </View>
  )
}
