import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Reason } from '../../contracts/projects'
import { WORDS } from '../copy/components'
import { factsText } from '../copy/facts'
import { BASIS, RESULT_LABELS, RULE_LABELS, TAG_LABELS } from '../copy/rules'
import { named, pressable } from './named'

/** 「依据」 of one decision: which rule, what came out, with which figures; its clause, words and first day folded under it. */
export function Basis({ reason }: { readonly reason: Reason }) {
  const [open, setOpen] = useState(false)
  const [rule, result, figures] = [RULE_LABELS[reason.rule], RESULT_LABELS[reason.result], factsText(reason.figures)]
  return (
    <View className='ws-small'>
      <View className='ws-row ws-row_wrap'>
        <View className='ws-muted'>{figures === '' ? BASIS.found(rule, result) : BASIS.foundWith(rule, result, figures)}</View>
        <View className='ws-btn weui-btn ws-btn_link' {...named({ role: 'button', label: BASIS.openOf(rule), expanded: open })} {...pressable(() => setOpen(!open))}>{open ? WORDS.fold : BASIS.open}</View>
      </View>
      {open && (
        <View className='ws-fold'>
          <View>{BASIS.clause(reason.clause)}</View>
          {reason.quote !== undefined && <View>{BASIS.quote(reason.quote)}</View>}
          <View>{[...(reason.since === null ? [] : [BASIS.since(reason.since)]), BASIS.source(TAG_LABELS[reason.tag])].join('，')}</View>
        </View>
      )}
    </View>
  )
}
