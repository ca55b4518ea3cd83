import { Button as TaroButton, View } from '@tarojs/components'
import { named } from './named'
import { WORDS } from '../copy/components'

interface PhoneButtonProps {
  readonly text: string
  readonly busy: boolean
  readonly because?: string | undefined
  /** The code that the cloud exchanges for the number; null when the person would rather not tell it. */
  readonly onCode: (code: string | null) => void
}

/** Asks WeChat, and through it the person, for the telephone number that WeChat has verified. Only there: a browser has none. */
export function PhoneButton({ text, busy, because, onCode }: PhoneButtonProps) {
  const off = busy || because !== undefined
  return (
    <View className='ws-buttons__one'>
      <TaroButton
        className={`ws-btn weui-btn weui-btn_primary ws-btn_block ${because === undefined ? '' : 'weui-btn_disabled'}`} disabled={off} openType='getPhoneNumber'
        onGetPhoneNumber={(event) => onCode(event.detail.code ?? null)} {...named({ role: 'button', label: [text, because].filter(Boolean).join('，'), disabled: off })}
      >
        {busy ? WORDS.busy : text}
      </TaroButton>
      {because !== undefined && <View className='ws-btn__why'>{because}</View>}
    </View>
  )
}
