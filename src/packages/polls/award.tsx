import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { AwardResult, AwardTerms, PollItem, PollView } from '../../../contracts/polls'
import { Button } from '../../components/button'
import { Photo } from '../../components/photo'
import { Card, Section } from '../../components/section'
import { moneyText } from '../../copy/money'
import { AWARD_BOX_LABELS } from '../../copy/words'
import { AWARD_WORDS as WORDS, awardText, otherOf } from '../../copy/award'

/** What is told of a nominee beside its name. */
export const nomineeNote = ({ cost, nominee }: PollItem): string => (nominee === undefined ? moneyText(cost) : `${moneyText(cost)}，${WORDS.score(nominee.average100, nominee.answers)}`)

/** A nominee's picture; nothing where it has none. */
export function NomineePhoto({ item }: { readonly item: PollItem }) {
  const photo = item.nominee?.photo ?? null
  return photo === null ? null : <Photo file={photo} className='ws-gallery__one' label={item.title} />
}

/** Those who stand, each with picture, cost and satisfaction. */
export function Nominees({ items }: { readonly items: readonly PollItem[] }) {
  return (
    <>
      {items.map((item) => (
        <View key={item.id} className='ws-row ws-top'>
          <View><View className='ws-strong'>{item.title}</View><View className='ws-small ws-muted'>{nomineeNote(item)}</View></View>
          <NomineePhoto item={item} />
        </View>
      ))}
    </>
  )
}

/** Whose box this is, and how far the other one is. */
export function Boxes({ terms, other }: { readonly terms: AwardTerms; readonly other: PollView['award'] }) {
  const theirs = AWARD_BOX_LABELS[otherOf(terms)]
  return (
    <View className='ws-top'>
      <View className='ws-strong'>{WORDS.boxOf(terms.year, AWARD_BOX_LABELS[terms.box])}</View>
      {other !== undefined && <View>{WORDS.other(theirs, other.turnout, other.electorate.size)}</View>}
      {other !== undefined && <View className='ws-muted ws-small'>{WORDS.otherHash(other.termsHash.slice(0, 16))}</View>}
      <View className='ws-buttons'><Button text={WORDS.toOther(theirs)} kind='default' onClick={() => void Taro.navigateTo({ url: `/packages/polls/choose?poll=${encodeURIComponent(terms.other)}` })} /></View>
    </View>
  )
}

/** How both boxes are joined, with the clauses. */
export function JoiningRule({ terms }: { readonly terms: AwardTerms }) {
  return (
    <>
      <View className='ws-top'>{awardText(terms)}</View>
      <View className='ws-muted ws-small ws-top'>{WORDS.basis(terms.clause)}</View>
      <View className='ws-muted ws-small'>{WORDS.basis(terms.ruleClause)}</View>
    </>
  )
}

/** What came out: both counts of each nominee side by side. */
export function Awarded({ items, terms, result }: { readonly items: readonly PollItem[]; readonly terms: AwardTerms; readonly result: AwardResult | null }) {
  return (
    <Section title={WORDS.result}>
      <Card>
        {result === null && <View>{WORDS.waiting}</View>}
        {result !== null && <View className='ws-strong'>{WORDS.voters(result.voters.residents, result.voters.experts)}</View>}
        {result !== null && !result.enough && <View className='ws-warn'>{WORDS.tooFew(terms.ballotsMin)}</View>}
        {result?.standings.map(({ id, residents, experts, share, awarded }) => {
          const item = items.find((one) => one.id === id)
          return item === undefined ? null : (
            <View key={id} className='ws-row ws-top'>
              <View><View className={awarded ? 'ws-good' : ''}>{awarded ? `✓ ${WORDS.awarded}：` : ''}{item.title}</View><View className='ws-small'>{WORDS.counts(residents, experts, share)}</View><View className='ws-small ws-muted'>{nomineeNote(item)}</View></View>
              <NomineePhoto item={item} />
            </View>
          )
        })}
      </Card>
    </Section>
  )
}
