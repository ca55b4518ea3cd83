import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AwardDraft } from '../../../contracts/polls'
import { Button } from '../../components/button'
import { Faces } from '../../components/faces'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'
import { Nominees } from './award'
import { AWARD_WORDS as WORDS, awardText } from '../../copy/award'

interface FormProps { readonly place: string; readonly onDone: () => void; readonly onLeave: () => void }

/** Opening the award of a year: who stands and who judges is drawn from the records; only the words and the last day are typed. */
export function AwardForm({ place, onDone, onLeave }: FormProps) {
  const [year, setYear] = useState(String(Number(today().slice(0, 4)) - 1))
  const asked = /^2\d{3}$/.test(year.trim()) ? Number(year) : null
  const request = useRequest('polls.drawAward', asked === null ? null : { place, year: asked })
  return (
    <Section title={WORDS.open}>
      <Card>
        <View className='ws-muted'>{WORDS.how}</View>
        <Field label={WORDS.year} kind='number' value={year} onChange={setYear} max={4} />
        {asked === null ? <View className='ws-warn'>{WORDS.whyYear}</View> : <Faces request={request}>{(draft) => <Drawn key={draft.year} place={place} draft={draft} onDone={onDone} />}</Faces>}
        <View className='ws-buttons'><Button text={WORDS.back} kind='default' onClick={onLeave} /></View>
      </Card>
    </Section>
  )
}

function Drawn({ place, draft, onDone }: { readonly place: string; readonly draft: AwardDraft; readonly onDone: () => void }) {
  const { year, items, finished, judges, excluded, rule, clause, ruleClause } = draft
  const [question, setQuestion] = useState<string>(WORDS.questionFor(year))
  const [explanation, setExplanation] = useState(awardText(rule))
  const [closesOn, setClosesOn] = useState('')
  const { busy, refusal, forget, run } = useCommand()
  const because = question.trim() === '' || explanation.trim() === '' ? WORDS.whyText : closesOn === '' ? WORDS.whyDay : undefined
  const open = async (): Promise<void> => { if ((await run('polls.openAward', { place, year, question: question.trim(), explanation: explanation.trim(), closesOn })).ok) onDone() }
  return (
    <>
      <View className='ws-strong ws-top'>{WORDS.nominees(items.length, finished)}</View>
      <Nominees items={items} />
      <View className='ws-top'>{WORDS.judges(judges, excluded)}</View>
      <View className='ws-muted ws-small'>{WORDS.basis(clause)}</View>
      <View className='ws-muted ws-small'>{WORDS.basis(ruleClause)}</View>
      {draft.refusal !== null ? <RefusalBanner refusal={draft.refusal} /> : <>
        <Field label={WORDS.question} value={question} onChange={(next) => { forget(); setQuestion(next) }} max={100} />
        <Field label={WORDS.explanation} kind='long' value={explanation} onChange={(next) => { forget(); setExplanation(next) }} max={1000} />
        <Field label={WORDS.closesOn} kind='day' value={closesOn} onChange={(next) => { forget(); setClosesOn(next) }} />
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={WORDS.start} busy={busy} because={because} onClick={() => void open()} /></View>
      </>}
    </>
  )
}
