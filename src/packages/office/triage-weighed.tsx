import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { Weighed } from '../../../contracts/proposals'
import { Basis } from '../../components/basis'
import { RefusalBanner } from '../../components/refusal-banner'
import { moneyText } from '../../copy/money'
import { STAGE_LABELS } from '../../copy/stages'
import { TRIAGE, WORK_STATE_LABELS } from '../../copy/triage'

function Listed({ title, how, children }: { readonly title: string; readonly how?: string; readonly children: ReactNode }) {
  return (
    <View className='ws-top'>
      <View className='ws-strong'>{title}</View>
      {how !== undefined && <View className='ws-muted ws-small'>{how}</View>}
      {children}
    </View>
  )
}

/** What the rules would say if it were accepted so: cap, family, who decides, and what it may be the same as. */
export function TriageWeighed({ weighed }: { readonly weighed: Weighed }) {
  const { because, family, steps, planned, barred, similar, refusal } = weighed
  return (
    <View className='ws-fold'>
      <View className='ws-title'>{TRIAGE.weighed}</View>
      {because.length === 0 && <View className='ws-muted'>{TRIAGE.fill}</View>}
      {because.map((reason) => <Basis key={reason.rule} reason={reason} />)}
      {refusal !== null && <RefusalBanner refusal={refusal} />}
      {family.length > 0 && <Listed title={TRIAGE.family} how={TRIAGE.familyHow}>{family.map(({ code, title, fen }) => <View key={code} className='ws-warn'>{TRIAGE.familyRow(code, title, moneyText(fen))}</View>)}</Listed>}
      {because.length > 0 && <Listed title={TRIAGE.route}><View>{TRIAGE.steps(steps.filter(({ state }) => state === 'ahead').map(({ stage }) => STAGE_LABELS[stage]))}</View></Listed>}
      {planned.length > 0 && <Listed title={TRIAGE.planned}>{planned.map(({ title, department, state }) => <View key={title} className='ws-warn'>{TRIAGE.plannedRow(title, department, WORK_STATE_LABELS[state])}</View>)}</Listed>}
      {barred.length > 0 && <Listed title={TRIAGE.barred}>{barred.map(({ code, title }) => <View key={code} className='ws-warn'>{title}（{code}）</View>)}</Listed>}
      {similar.length > 0 && <Listed title={TRIAGE.similar} how={TRIAGE.similarHow}>{similar.map(({ code, title }) => <View key={code}>{title}（{code}）</View>)}</Listed>}
    </View>
  )
}
