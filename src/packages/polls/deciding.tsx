import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PollView } from '../../../contracts/polls'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { CHOOSE_WORDS as WORDS } from '../../copy/choose'
import { moneyText } from '../../copy/money'
import { useCommand } from '../../hooks/use-command'

interface DecidingProps { readonly view: PollView; readonly onDone: (title: string, text: string) => void }

/** For those who hold the poll, and for a second person who decides upon what came out. Nothing for anybody else. */
export function Deciding({ view, onDone }: DecidingProps) {
  if (view.may.seal === null) return <Seal view={view} onDone={onDone} />
  if (view.may.decide === null) return <Decide view={view} onDone={onDone} />
  return view.poll.state === 'sealed' && view.may.decide.code === 'second-person-needed' ? <RefusalBanner refusal={view.may.decide} /> : null
}

function Seal({ view: { poll }, onDone }: DecidingProps) {
  const { busy, refusal, run } = useCommand()
  const seal = async (): Promise<void> => { if ((await run('polls.seal', { poll: poll.id })).ok) onDone(WORDS.result, '') }
  return (
    <Section title={WORDS.sealTitle}><Card tone='due'>
      <View>{WORDS.sealHow}</View>
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={WORDS.seal} block busy={busy} onClick={() => void seal()} /></View>
    </Card></Section>
  )
}

function Decide({ view: { poll }, onDone }: DecidingProps) {
  const [others, setOthers] = useState<readonly string[] | null>(null)
  const [reason, setReason] = useState('')
  const { busy, refusal, forget, run } = useCommand()
  const ruled = poll.sealed?.pools.flatMap(({ chosen }) => chosen.winners) ?? []
  const decide = async (): Promise<void> => {
    const winners = others === null ? null : poll.pools.map((_, at) => poll.items.filter((item) => item.pool === at && others.includes(item.id)).map(({ id }) => id))
    if ((await run('polls.decide', { poll: poll.id, winners, reason: others === null ? null : reason.trim() })).ok) onDone(WORDS.decided, '')
  }
  return (
    <Section title={WORDS.decideTitle}><Card tone='due'>
      <View>{WORDS.decideHow}</View>
      {others !== null && <>
        <Choice label={WORDS.change} many={poll.items.length} options={poll.items.map((item) => ({ key: item.id, label: item.title, note: moneyText(item.cost) }))} value={others} onChange={(next) => { forget(); setOthers(next) }} />
        {poll.pools.map((pool, at) => <View key={pool.place} className='ws-strong'>{WORDS.spent(poll.items.reduce((sum, item) => sum + (item.pool === at && others.includes(item.id) ? item.cost : 0), 0), pool.fen)}</View>)}
        <Field label={WORDS.reason} hint={WORDS.reasonHint} kind='long' value={reason} onChange={(next) => { forget(); setReason(next) }} max={1000} />
      </>}
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'>
        {others === null
          ? <><Button text={WORDS.keep} busy={busy} onClick={() => void decide()} /><Button text={WORDS.change} kind='default' onClick={() => setOthers(ruled)} /></>
          : <><Button text={WORDS.decideOther} kind='warn' busy={busy} because={reason.trim() === '' ? WORDS.whyReason : undefined} onClick={() => void decide()} /><Button text={WORDS.back} kind='default' onClick={() => { forget(); setOthers(null) }} /></>}
      </View>
    </Card></Section>
  )
}
