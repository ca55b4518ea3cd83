import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { useAppearance } from '../services/appearance'
import { named } from './named'

interface ScreenProps {
  readonly children: ReactNode
  /** A desk page: uses the width of a PC. */
  readonly wide?: boolean
  /** Stays at the bottom of the window: the page's one button, or the bar of the three doors. */
  readonly footer?: ReactNode
}

/** WeUI's two modes; Taro keeps data-* from WeChat's view, so there the template (config/index.ts) writes them. */
const modes = (theme: string, mode: string): Record<string, string> =>
  process.env.TARO_ENV === 'h5' ? { 'data-weui-theme': theme, 'data-weui-mode': mode } : { weuiTheme: theme, weuiMode: mode }

/** The root of every page: light or dark, ordinary or 大字; nothing outside it carries our colours. */
export function Screen({ children, wide = false, footer }: ScreenProps) {
  const { large, dark } = useAppearance()
  const classes = ['ws-screen', wide ? 'ws-screen_wide' : '', footer === undefined ? '' : 'ws-screen_footed']
  return (
    <View
      className={classes.filter(Boolean).join(' ')}
      {...modes(dark ? 'dark' : 'light', large ? 'care' : 'default')}
      {...named({ role: 'main' })}
    >
      <View className='ws-screen__in'>{children}</View>
      {footer}
    </View>
  )
}
