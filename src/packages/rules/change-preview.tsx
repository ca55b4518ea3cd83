import { View } from '@tarojs/components'
import type { AmendmentPreview } from '../../../contracts/amendments'
import type { PolicyKey } from '../../../contracts/policies'
import { Figures } from '../../components/figures'
import { openProject } from '../../components/project-card'
import { Card, Section } from '../../components/section'
import { STAGE_LABELS } from '../../copy/stages'
import { policyText } from '../../copy/policies'
import { EFFECT_LABELS, POLICY_DESK } from '../../copy/policy-desk'

/** What a change would do: before, after, and which projects it meets. */
export function ChangePreview({ of, preview }: { readonly of: PolicyKey; readonly preview: AmendmentPreview }) {
  const { before, after, drafts, keeping, looked, differing } = preview
  return (
    <Section title={POLICY_DESK.effect}>
      <Card>
        <View className='ws-muted'>{POLICY_DESK.before}：{before === null ? POLICY_DESK.none : policyText(of, before.value)}</View>
        <View className='ws-strong'>{POLICY_DESK.after}：{policyText(of, after.value)}</View>
        <Figures figures={[{ label: POLICY_DESK.drafts, number: POLICY_DESK.count(drafts) }, { label: POLICY_DESK.keeping, number: POLICY_DESK.count(keeping) }]} />
        <View className='ws-small ws-muted'>{POLICY_DESK.draftsHow}</View>
        <View className='ws-top'>{differing.length === 0 ? POLICY_DESK.noneDiffer(looked) : POLICY_DESK.differing(differing.length, looked)}</View>
      </Card>
      {differing.map(({ card, effects }) => (
        <Card key={card.id} onClick={() => openProject(card.id)} label={card.title}>
          <View className='ws-card__title'>{card.title}</View>
          <View className='ws-muted'>{card.communityName}，{STAGE_LABELS[card.stage]}</View>
          <View className='ws-row ws-row_wrap'>{effects.map((effect) => <View key={effect} className='ws-tag'>{EFFECT_LABELS[effect]}</View>)}</View>
        </Card>
      ))}
    </Section>
  )
}
