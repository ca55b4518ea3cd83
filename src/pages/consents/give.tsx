import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ConsentReceipt, MyConsents } from '../../../contracts/consents'
import { Choice } from '../../components/field'
import { Empty, Faces } from '../../components/faces'
import { named } from '../../components/named'
import { DoneBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { closingText, lastDayOf, leftText, timeText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { ANSWER_LABELS } from '../../copy/words'
import { BALLOTS_WORDS } from '../../copy/ballots'
import { CONSENTS_WORDS } from '../../copy/consents'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'
import { AnswerForm } from './answer-form'
import { BindFirst } from './bind-first'
import { Given } from './given'
import { Plans } from './plans'

/** One household, one answer: the question, what it costs, the answer with its signature, the receipt. */
export default function GiveConsentPage() {
  const { project = '' } = useRouter().params
  const id = decodeURIComponent(project)
  const request = useRequest('consents.mine', id === '' ? null : { project: id })
  const [receipt, setReceipt] = useState<ConsentReceipt | null>(null)
  const answered = (next: ConsentReceipt): void => {
    setReceipt(next)
    request.reload()
  }
  return (
    <Screen>
      <Faces request={request} isEmpty={(data) => data.households.length === 0} empty={<BindFirst />}>
        {(data) => (
          <>
            {receipt !== null && <DoneBanner title={receipt.late ? CONSENTS_WORDS.late : CONSENTS_WORDS.recorded(ANSWER_LABELS[receipt.answer])}>{receipt.late ? CONSENTS_WORDS.lateKept(receipt.receipt) : CONSENTS_WORDS.receiptKept(receipt.receipt)}</DoneBanner>}
            <Question data={data} />
            <Plans project={id} />
            <Household key={receipt?.revision ?? 0} data={data} project={id} onAnswered={answered} onChanged={request.reload} />
          </>
        )}
      </Faces>
    </Screen>
  )
}

function Question({ data }: { readonly data: MyConsents }) {
  const now = today()
  return (
    <View className='ws-lead'>
      <View className='ws-title' {...named({ role: 'heading' })}>{data.question}</View>
      <View className='ws-top'>{data.costPerHousehold === null || data.costPerHousehold === 0 ? CONSENTS_WORDS.noCost : CONSENTS_WORDS.cost(moneyText(data.costPerHousehold))}</View>
      <View className='ws-muted ws-small'>{CONSENTS_WORDS.roll(data.roll.size)}{BALLOTS_WORDS.roll(data.roll.hash)}</View>
      <View className={data.open ? '' : 'ws-warn'}>{data.open ? CONSENTS_WORDS.closes(closingText(data.closesAt, now), leftText(lastDayOf(data.closesAt), now)) : data.opensAt > Date.now() ? CONSENTS_WORDS.opens(timeText(data.opensAt, now)) : CONSENTS_WORDS.closed}</View>
    </View>
  )
}

interface HouseholdProps {
  readonly data: MyConsents
  readonly project: string
  readonly onAnswered: (receipt: ConsentReceipt) => void
  readonly onChanged: () => void
}

function Household({ data, project, onAnswered, onChanged }: HouseholdProps) {
  const [chosen, setChosen] = useState(data.households[0]?.household ?? '')
  const [changing, setChanging] = useState(false)
  const mine = data.households.find((one) => one.household === chosen)
  if (mine === undefined) return null
  return (
    <>
      {data.households.length > 1 && <Card><Choice label={CONSENTS_WORDS.whichHousehold} options={data.households.map((one) => ({ key: one.household, label: one.room }))} value={[chosen]} onChange={([one]) => { if (one !== undefined) setChosen(one) }} /></Card>}
      {!mine.onTheRoll && <Card><Empty title={CONSENTS_WORDS.notOnRoll(mine.room)} next={CONSENTS_WORDS.notOnRollNext} /></Card>}
      {mine.unresolved && <Card><Empty title={CONSENTS_WORDS.unresolved} next={CONSENTS_WORDS.unresolvedNext} /></Card>}
      {mine.onTheRoll && mine.answer !== null && <Given mine={mine} project={project} open={data.open} changing={changing} onChange={() => setChanging(true)} onDisowned={onChanged} />}
      {mine.onTheRoll && data.open && (mine.answer === null || changing) && <AnswerForm mine={mine} project={project} onAnswered={onAnswered} />}
    </>
  )
}
