import { Button as TaroButton, View } from '@tarojs/components'
import { named, pressable } from './named'
import { WORDS } from '../copy/components'

interface ButtonProps {
  /** Verb and noun: 「同意并签名」, never 「提交」. */
  readonly text: string
  readonly onClick: () => void
  readonly kind?: 'primary' | 'default' | 'warn' | 'link'
  /** The work is under way: shows it, and takes no second tap. */
  readonly busy?: boolean
  /** Why it cannot be pressed now; shown under the button. */
  readonly because?: string | undefined
  readonly block?: boolean
  /** Said by a screen reader instead of the text, where the text alone is not enough. */
  readonly label?: string
}

export function Button({ text, onClick, kind = 'primary', busy = false, because, block = false, label }: ButtonProps) {
  const off = busy || because !== undefined
  const look = kind === 'link' ? 'ws-btn_link' : `weui-btn_${kind}`
  const classes = `ws-btn weui-btn ${look} ${block ? 'ws-btn_block' : ''} ${because === undefined ? '' : 'weui-btn_disabled'}`
  const spoken = [label ?? text, because].filter(Boolean).join('，')
  return (
    <View className='ws-buttons__one'>
      <TaroButton className={classes} hoverClass='ws-pressable_down' disabled={off} {...named({ role: 'button', label: spoken, disabled: off })} {...pressable(onClick, off)}>
        {busy ? WORDS.busy : text}
      </TaroButton>
      {because !== undefined && <View className='ws-btn__why'>{because}</View>}
    </View>
  )
}
