import { useState } from 'react'
import { View } from '@tarojs/components'
import type { HouseholdId, PersonId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { named } from '../../components/named'
import { Card } from '../../components/section'
import { timeText } from '../../copy/dates'
import { refusalWords } from '../../copy/refusals'
import { STEWARD } from '../../copy/steward'
import { ANSWER_LABELS } from '../../copy/words'
import type { KeptAnswer } from '../../services/outbox'
import { dropAnswer, sendAgain, sendOutbox, useOutbox } from '../../services/phone-outbox'
import { today } from '../../services/today'

interface OutboxCardProps {
  readonly me: PersonId | null
  /** Only what was taken down at this door. */
  readonly household?: HouseholdId
}

/** What lies in this phone and has not arrived: how many, since when, and what became of each. Silent when there is nothing. */
export function OutboxCard({ me, household }: OutboxCardProps) {
  const outbox = useOutbox()
  const { sending } = outbox
  const answers = household === undefined ? outbox.answers : outbox.answers.filter((one) => one.household === household)
  if (answers.length === 0) return null
  const waiting = answers.filter(({ refusal, by }) => refusal === null && by === me)
  return (
    <Card tone='due'>
      <View className='ws-strong' {...named({ role: 'status', live: 'polite' })}>{STEWARD.outbox(answers.length)}</View>
      {answers.map((answer) => <Line key={answer.id} answer={answer} />)}
      {answers.some(({ by }) => by !== me) && <View className='ws-muted ws-small'>{STEWARD.othersOf}</View>}
      {waiting.length > 0 && <View className='ws-buttons'><Button text={sending ? STEWARD.sendingNow : STEWARD.send} kind='default' busy={sending} block onClick={() => void sendOutbox()} /></View>}
    </Card>
  )
}

function Line({ answer }: { readonly answer: KeptAnswer }) {
  const [sure, setSure] = useState(false)
  const { refusal, room, title, at } = answer
  const words = refusal === null ? null : refusalWords(refusal)
  return (
    <View className='ws-ledger'>
      <View className='ws-row ws-row_wrap'>
        <View>{room}，{ANSWER_LABELS[answer.answer]}</View>
        <View className={`ws-tag ${refusal === null ? 'ws-tag_caution' : 'ws-tag_warn'}`}>{refusal === null ? STEWARD.waiting : STEWARD.refused}</View>
      </View>
      <View className='ws-small ws-muted'>{title}，{STEWARD.keptAt(timeText(at, today()))}</View>
      {words !== null && (
        <>
          <View className='ws-warn'>{words.sentence}</View>
          <View>{words.next}</View>
          <View className='ws-buttons'>
            <Button text={STEWARD.resend} kind='default' label={`${STEWARD.resend}：${room}`} onClick={() => sendAgain(answer.id)} />
            {!sure && <Button text={STEWARD.drop} kind='link' label={`${STEWARD.drop}：${room}`} onClick={() => setSure(true)} />}
            {sure && <Button text={STEWARD.sureDrop} kind='warn' label={`${STEWARD.sureDrop}：${room}`} onClick={() => dropAnswer(answer)} />}
            {sure && <Button text={STEWARD.keep} kind='link' onClick={() => setSure(false)} />}
          </View>
        </>
      )}
    </View>
  )
}
