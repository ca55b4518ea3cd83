import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PollView } from '../../../contracts/polls'
import { Button } from '../../components/button'
import { Faces } from '../../components/faces'
import { named } from '../../components/named'
import { OutboxCard } from '../../components/outbox-card'
import { DoneBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { CHOOSE_WORDS as WORDS, formText, methodText } from '../../copy/choose'
import { closingText, lastDayOf, leftText } from '../../copy/dates'
import { refusalWords } from '../../copy/refusals'
import { useKept } from '../../hooks/use-kept'
import { isBallotIn, type KeptBallot } from '../../services/outbox'
import { useOutbox } from '../../services/phone-outbox'
import { today } from '../../services/today'
import { Awarded, Boxes, JoiningRule, Nominees } from './award'
import { AWARD_WORDS } from '../../copy/award'
import { ChooseBallot } from './choose-ballot'
import { Deciding } from './deciding'
import { NotMine } from './not-mine'
import { Outcome } from './outcome'
import { RECORD_WORDS } from '../../copy/poll-record'

/** A poll of a place from its opening to its decision: what it asks and how it is counted, one's own ballot, the outcome that anyone can repeat. */
export default function ChoosePage() {
  const { poll = '' } = useRouter().params
  const id = decodeURIComponent(poll)
  const request = useKept('polls.show', id === '' ? null : { poll: id }, (view) => view)
  const waiting = useWaiting(id, request.reload)
  const [done, setDone] = useState<{ readonly title: string; readonly text: string } | null>(null)
  const finish = (title: string, text: string): void => {
    setDone({ title, text })
    request.reload()
  }
  return (
    <Screen>
      <Faces request={request}>
        {(view) => (
          <>
            {done !== null && <DoneBanner title={done.title}>{done.text}</DoneBanner>}
            <Question view={view} />
            <NotMine view={view} onDisowned={() => finish(RECORD_WORDS.voided, RECORD_WORDS.voidedHow)} />
            {!view.open && <OutboxCard me={view.me} only={isBallotIn(id)} />}
            {view.open && (view.may.vote === null && view.me !== null
              ? <ChooseBallot key={view.mine?.revision ?? 0} view={view} me={view.me} waiting={waiting} onCast={({ receipt, late }) => finish(late ? WORDS.late : WORDS.castDone, late ? WORDS.lateKept(receipt) : WORDS.receiptKept(receipt))} />
              : view.may.vote !== null && <Card><View>{refusalWords(view.may.vote).sentence}</View><View className='ws-muted'>{refusalWords(view.may.vote).next}</View></Card>)}
            {view.may.record === null && <Card><Button text={RECORD_WORDS.open} kind='default' block onClick={() => void Taro.navigateTo({ url: `/packages/polls/record?poll=${encodeURIComponent(id)}` })} /></Card>}
            {view.poll.award !== undefined && view.poll.sealed === null && (!view.open || view.may.vote !== null) && <Section title={AWARD_WORDS.standing}><Card><Nominees items={view.poll.items} /></Card></Section>}
            {view.poll.award !== undefined && view.poll.sealed !== null && <Awarded items={view.poll.items} terms={view.poll.award} result={view.award?.result ?? null} />}
            <How view={view} />
            {view.poll.sealed !== null && <Outcome poll={view.poll} sealed={view.poll.sealed} mine={view.mine?.receipt ?? null} />}
            <Deciding view={view} onDone={finish} />
          </>
        )}
      </Faces>
    </Screen>
  )
}

/** My ballot in this poll that waits in this phone; once it has arrived the poll is looked at again. */
function useWaiting(poll: string, onArrived: () => void): KeptBallot | null {
  const waiting = useOutbox().answers.filter(isBallotIn(poll)).find(({ neighbour }) => neighbour === null) ?? null
  const waited = useRef(false)
  const waits = waiting !== null
  useEffect(() => {
    if (waited.current && !waits) onArrived()
    waited.current = waits
  }, [waits, onArrived])
  return waiting
}

function Question({ view: { poll, open, turnout, mine, award: other } }: { readonly view: PollView }) {
  const now = today()
  const electorate = poll.pools.reduce((most, pool) => Math.max(most, pool.electorate.size), 0)
  return (
    <View className='ws-lead'>
      <View className='ws-title' {...named({ role: 'heading' })}>{poll.question}</View>
      <View className='ws-muted'>{poll.placeName}</View>
      <View className='ws-top'>{poll.explanation}</View>
      {poll.award !== undefined ? <Boxes terms={poll.award} other={other} /> : poll.pools.map(({ place, name, fen }) => <View key={place} className='ws-strong'>{poll.pools.length > 1 ? WORDS.pool(name, fen) : WORDS.money(fen)}</View>)}
      <View className='ws-top'>{(poll.sealed === null ? WORDS.turnout : WORDS.counted)(turnout, electorate)}</View>
      {poll.pools.map(({ place, name, electorate: { size, hash } }) => <View key={place} className='ws-muted ws-small'>{WORDS.roll(name, size, hash.slice(0, 16))}</View>)}
      {poll.state === 'open' && <View className={open ? '' : 'ws-warn'}>{open ? WORDS.closes(closingText(poll.closesAt, now), leftText(lastDayOf(poll.closesAt), now)) : WORDS.waiting}</View>}
      {poll.state === 'open' && poll.graceUntil !== undefined && <View className='ws-muted ws-small'>{WORDS.grace(closingText(poll.graceUntil, now))}</View>}
      {mine !== null && <View className='ws-good'>{WORDS.mine(mine.receipt)}</View>}
    </View>
  )
}

function How({ view: { poll } }: { readonly view: PollView }) {
  return (
    <Section title={WORDS.how}>
      <Card>
        {poll.state !== 'open' && <View>{formText(poll.form)}</View>}
        {poll.award === undefined ? <View>{methodText(poll.method)}</View> : <JoiningRule terms={poll.award} />}
        <View className='ws-muted ws-small ws-top'>{WORDS.fixed(poll.termsHash.slice(0, 16))}</View>
      </Card>
    </Section>
  )
}
