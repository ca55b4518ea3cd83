import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PollOutcome, PollView, PoolOutcome, Selected } from '../../../contracts/polls'
import type { Refusal } from '../../../contracts/reply'
import { POLL_EXPORTS, type PollExport } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { CHOOSE_WORDS as WORDS, EXPORT_LABELS } from '../../copy/choose'
import { moneyText } from '../../copy/money'
import { saveText } from '../../services/save-text'
import { RECORD_WORDS } from '../../copy/poll-record'
import { wholeExport } from './whole-export'

type Told = PollView['poll']
interface OutcomeProps { readonly poll: Told; readonly sealed: PollOutcome; readonly mine: string | null }

/** What came out, in which order, with two rules side by side, and everything that is needed to count again. */
export function Outcome({ poll, sealed, mine }: OutcomeProps) {
  return (
    <>
      {poll.decision !== null && <Section title={WORDS.decision}><Card tone='due'>
        <View>{poll.decision.overridden ? WORDS.decidedOther(poll.decision.reason ?? '') : WORDS.decidedRule}</View>
        {poll.decision.overridden && poll.decision.winners.flat().map((id) => <View key={id} className='ws-strong'>{titleOf(poll, id)}</View>)}
      </Card></Section>}
      {sealed.assisted > 0 && <View className='ws-lead ws-muted'>{RECORD_WORDS.share(sealed.assisted, sealed.counted)}</View>}
      {(sealed.offline ?? 0) > 0 && <View className='ws-lead ws-muted'>{RECORD_WORDS.offline(sealed.offline ?? 0)}</View>}
      {sealed.pools.map((outcome, at) => (
        <View key={poll.pools[at]?.place ?? at}>
          {poll.award === undefined && <Support poll={poll} outcome={outcome} name={sealed.pools.length > 1 ? (poll.pools[at]?.name ?? '') : ''} />}
          {poll.award === undefined && !isSpared(outcome) && <Compared poll={poll} outcome={outcome} />}
          <Check poll={poll} outcome={outcome} pool={at} mine={mine} />
        </View>
      ))}
    </>
  )
}

const titleOf = (poll: Told, id: string): string => poll.items.find((item) => item.id === id)?.title ?? id
const costOf = (poll: Told, id: string): number => poll.items.find((item) => item.id === id)?.cost ?? 0

/** Of too few ballots to be broken down. */
const isSpared = ({ voters, support }: PoolOutcome): boolean => voters > 0 && support.length === 0

function Support({ poll, outcome, name }: { readonly poll: Told; readonly outcome: PoolOutcome; readonly name: string }) {
  const { support, chosen } = outcome
  const withPoints = poll.form.kind === 'points' || poll.form.kind === 'ranking'
  const sorted = [...support].sort((a, b) => Number(chosen.winners.includes(b.id)) - Number(chosen.winners.includes(a.id)) || b.points - a.points || b.voters - a.voters)
  return (
    <Section title={name === '' ? WORDS.result : `${WORDS.result}：${name}`}>
      <Card>
        <View className='ws-strong'>{chosen.winners.length === 0 ? WORDS.nobody : WORDS.winners(chosen.winners.length, chosen.cost)}</View>
        {isSpared(outcome) && chosen.winners.map((id) => <View key={id} className='ws-good'>✓ {WORDS.won}：{titleOf(poll, id)}</View>)}
        {isSpared(outcome) && <View className='ws-muted ws-top'>{WORDS.spared}</View>}
        {sorted.map(({ id, voters, points }) => (
          <View key={id} className='ws-row ws-top'>
            <View><View className={chosen.winners.includes(id) ? 'ws-good' : ''}>{chosen.winners.includes(id) ? `✓ ${WORDS.won}：` : ''}{titleOf(poll, id)}</View><View className='ws-small ws-muted'>{moneyText(costOf(poll, id))}</View></View>
            <View className='ws-strong'>{withPoints ? WORDS.votesPoints(voters, points) : WORDS.votes(voters)}</View>
          </View>
        ))}
      </Card>
    </Section>
  )
}

/** The same ballots under the published rule and two others, and who has nothing in each. */
function Compared({ poll, outcome: { chosen, greedy, equalShares, voters } }: { readonly poll: Told; readonly outcome: PoolOutcome }) {
  if (poll.form.kind === 'yesNo') return null
  const columns: readonly (readonly [string, Selected])[] = [[WORDS.byRule, chosen], [WORDS.greedy, greedy], [WORDS.equalShares, equalShares]]
  return (
    <Section title={WORDS.compare}>
      <View className='ws-lead ws-muted'>{WORDS.compareWhy}</View>
      <View className='ws-grid'>
        {columns.map(([label, { winners, cost, unserved }]) => (
          <Card key={label}>
            <View className='ws-strong'>{label}</View>
            <View>{winners.length === 0 ? WORDS.nobody : WORDS.winners(winners.length, cost)}</View>
            {[...winners].sort((a, b) => titleOf(poll, a).localeCompare(titleOf(poll, b), 'zh')).map((id) => <View key={id}>· {titleOf(poll, id)}</View>)}
            <View className={unserved > 0 ? 'ws-warn' : 'ws-good'}>{WORDS.unserved(unserved, voters)}</View>
          </Card>
        ))}
      </View>
    </Section>
  )
}

function Check({ poll, outcome: { votesHash }, pool, mine }: { readonly poll: Told; readonly outcome: PoolOutcome; readonly pool: number; readonly mine: string | null }) {
  const [busy, setBusy] = useState<PollExport | null>(null)
  const [taken, setTaken] = useState<'saved' | 'copied' | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const take = async (kind: PollExport): Promise<void> => {
    setBusy(kind)
    setTaken(null)
    const reply = await wholeExport({ poll: poll.id, pool, kind })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) setTaken(await saveText(reply.data.name, reply.data.text))
    setBusy(null)
  }
  const find = `/pages/ballots/find?project=${encodeURIComponent(poll.id)}&kind=choice${mine === null ? '' : `&code=${encodeURIComponent(mine)}`}`
  return (
    <Section title={WORDS.check}>
      <Card>
        <View>{WORDS.checkHow}</View>
        <View className='ws-muted ws-small'>{WORDS.votesHash(votesHash.slice(0, 16))}</View>
        <RefusalBanner refusal={refusal} />
        {taken !== null && <View className='ws-good'>{WORDS.taken[taken]}</View>}
        <View className='ws-buttons'>
          {POLL_EXPORTS.map((kind) => <Button key={kind} text={WORDS.take(EXPORT_LABELS[kind])} kind='default' busy={busy === kind} onClick={() => void take(kind)} />)}
          <Button text={WORDS.findMine} onClick={() => void Taro.navigateTo({ url: find })} />
        </View>
      </Card>
    </Section>
  )
}
