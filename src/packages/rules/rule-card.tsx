import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PolicyPeriod, PolicyRow } from '../../../contracts/amendments'
import type { PolicyKey } from '../../../contracts/policies'
import { named, pressable } from '../../components/named'
import { Card } from '../../components/section'
import { dayText } from '../../copy/dates'
import { POLICY_WORDS, policyText } from '../../copy/policies'
import { POLICY_DESK, USE_LABELS } from '../../copy/policy-desk'
import { TAG_LABELS } from '../../copy/rules'
import { today } from '../../services/today'

const span = (from: string, until: string | null): string => POLICY_DESK.since(dayText(from, today()), until === null ? null : dayText(until, today()))

/** One rule as it stands: what it says, since when, on which clause; its words and its past folded under it. */
export function RuleCard({ row }: { readonly row: PolicyRow }) {
  const [open, setOpen] = useState(false)
  const { key, use, now, until, history } = row
  if (now === null) return null
  const { name } = POLICY_WORDS[key]
  return (
    <Card>
      <View className='ws-row ws-row_wrap'>
        <View className='ws-muted'>{name}</View>
        {now.tag === 'assumption' && <View className='ws-tag ws-tag_caution'>{TAG_LABELS.assumption}</View>}
        {use === 'reading' && <View className='ws-tag'>{USE_LABELS.reading}</View>}
      </View>
      <View className='ws-strong'>{policyText(key, now.value)}</View>
      <View className='ws-small ws-muted'>{span(now.since, until)}，{POLICY_DESK.clause(now.clause)}</View>
      <View className='ws-btn weui-btn ws-btn_link' {...named({ role: 'button', label: POLICY_DESK.moreOf(name), expanded: open })} {...pressable(() => setOpen(!open))}>{open ? POLICY_DESK.fold : POLICY_DESK.more}</View>
      {open && (
        <View className='ws-fold ws-small'>
          {now.quote !== undefined && <View>{POLICY_DESK.quote(now.quote)}</View>}
          <View>{POLICY_DESK.source(TAG_LABELS[now.tag])}</View>
          <View>{USE_LABELS[use]}</View>
          <View className='ws-strong ws-top'>{POLICY_DESK.history}</View>
          {history.map((period) => <Period key={`${period.from}${period.number ?? ''}${period.clause}`} of={key} period={period} />)}
        </View>
      )}
    </Card>
  )
}

function Period({ of, period }: { readonly of: PolicyKey; readonly period: PolicyPeriod }) {
  const source = period.number === null ? (period.tag === 'law' ? TAG_LABELS.law : POLICY_DESK.original) : POLICY_DESK.byAmendment(period.number)
  return (
    <View className='ws-ledger'>
      <View>{policyText(of, period.value)}</View>
      <View className='ws-muted'>{span(period.from, period.until)}，{source}，{period.clause}</View>
    </View>
  )
}
