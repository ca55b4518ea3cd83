import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PersonId } from '../../contracts/reply'
import { Button } from './button'
import { named } from './named'
import { Card } from './section'
import { timeText } from '../copy/dates'
import { refusalWords } from '../copy/refusals'
import { OUTBOX_WORDS } from '../copy/outbox'
import { ANSWER_LABELS } from '../copy/words'
import { isConsent, type KeptAnswer } from '../services/outbox'
import { dropAnswer, sendAgain, sendOutbox, useOutbox } from '../services/phone-outbox'
import { today } from '../services/today'

interface OutboxCardProps {
  readonly me: PersonId | null
  /** Only these. */
  readonly only?: (answer: KeptAnswer) => boolean
}

/** What lies in this phone and has not arrived: how many, since when, and what became of each. Silent when there is nothing. */
export function OutboxCard({ me, only = () => true }: OutboxCardProps) {
  const outbox = useOutbox()
  const { sending } = outbox
  const answers = outbox.answers.filter(only)
  if (answers.length === 0) return null
  const waiting = answers.filter(({ refusal, by }) => refusal === null && by === me)
  return (
    <Card tone='due'>
      <View className='ws-strong' {...named({ role: 'status', live: 'polite' })}>{OUTBOX_WORDS.outbox(answers.length)}</View>
      {answers.map((answer) => <Line key={answer.id} answer={answer} />)}
      {answers.some(({ by }) => by !== me) && <View className='ws-muted ws-small'>{OUTBOX_WORDS.othersOf}</View>}
      {waiting.length > 0 && <View className='ws-buttons'><Button text={sending ? OUTBOX_WORDS.sendingNow : OUTBOX_WORDS.send} kind='default' busy={sending} block onClick={() => void sendOutbox()} /></View>}
    </Card>
  )
}

function Line({ answer }: { readonly answer: KeptAnswer }) {
  const [sure, setSure] = useState(false)
  const { refusal, room, title, at } = answer
  const what = isConsent(answer) ? `${room}，${ANSWER_LABELS[answer.answer]}` : answer.neighbour === null ? OUTBOX_WORDS.myBallot : OUTBOX_WORDS.ballotOf(room)
  const words = refusal === null ? null : refusalWords(refusal)
  return (
    <View className='ws-ledger'>
      <View className='ws-row ws-row_wrap'>
        <View>{what}</View>
        <View className={`ws-tag ${refusal === null ? 'ws-tag_caution' : 'ws-tag_warn'}`}>{refusal === null ? OUTBOX_WORDS.waiting : OUTBOX_WORDS.refused}</View>
      </View>
      <View className='ws-small ws-muted'>{title}，{OUTBOX_WORDS.keptAt(timeText(at, today()))}</View>
      {words !== null && (
        <>
          <View className='ws-warn'>{words.sentence}</View>
          <View>{words.next}</View>
          <View className='ws-buttons'>
            <Button text={OUTBOX_WORDS.resend} kind='default' label={`${OUTBOX_WORDS.resend}：${what}`} onClick={() => sendAgain(answer.id)} />
            {!sure && <Button text={OUTBOX_WORDS.drop} kind='link' label={`${OUTBOX_WORDS.drop}：${what}`} onClick={() => setSure(true)} />}
            {sure && <Button text={OUTBOX_WORDS.sureDrop} kind='warn' label={`${OUTBOX_WORDS.sureDrop}：${what}`} onClick={() => dropAnswer(answer)} />}
            {sure && <Button text={OUTBOX_WORDS.keep} kind='link' onClick={() => setSure(false)} />}
          </View>
        </>
      )}
    </View>
  )
}
