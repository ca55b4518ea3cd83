import { View } from '@tarojs/components'
import type { AmendmentView } from '../../../contracts/amendments'
import { dayText } from '../../copy/dates'
import { POLICY_WORDS, policyText } from '../../copy/policies'
import { AMENDMENT_LABELS, POLICY_DESK } from '../../copy/policy-desk'
import { TAG_LABELS } from '../../copy/rules'
import { today } from '../../services/today'

/** One change of a rule: what it is about, from what to what, since when, by which paper. */
export function PolicyChange({ amendment }: { readonly amendment: AmendmentView }) {
  const now = today()
  const { change: { key, dated }, before, document, number, placeName, reason, state } = amendment
  return (
    <View>
      <View className='ws-row ws-row_wrap'>
        <View className='ws-card__title'>{POLICY_WORDS[key].name}</View>
        <View className={`ws-tag ${state === 'proposed' ? 'ws-tag_caution' : ''}`}>{number === null ? AMENDMENT_LABELS[state] : POLICY_DESK.byAmendment(number)}</View>
      </View>
      <View className='ws-muted'>{POLICY_DESK.before}：{before === null ? POLICY_DESK.none : policyText(key, before.value)}</View>
      <View className='ws-strong'>{POLICY_DESK.after}：{policyText(key, dated.value)}</View>
      <View>{POLICY_DESK.from(dayText(dated.from, now), dated.until === null ? null : dayText(dated.until, now))}，{POLICY_DESK.where(placeName)}</View>
      <View className='ws-small ws-muted'>{POLICY_DESK.document(document)}</View>
      <View className='ws-small ws-muted'>{POLICY_DESK.clause(dated.clause)}，{POLICY_DESK.source(TAG_LABELS[dated.tag])}</View>
      {dated.quote !== undefined && <View className='ws-small'>{POLICY_DESK.quote(dated.quote)}</View>}
      {reason !== null && <View className='ws-small'>{POLICY_DESK.discardedWhy(reason)}</View>}
    </View>
  )
}
