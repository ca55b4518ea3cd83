import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { FileId } from '../../../contracts/reply'
import type { MyRating, RatingAnswer, RatingReceipt } from '../../../contracts/ratings'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { Faces } from '../../components/faces'
import { named } from '../../components/named'
import { PhotoPicker } from '../../components/photo-picker'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { closingText, lastDayOf, leftText } from '../../copy/dates'
import { RATINGS_WORDS } from '../../copy/ratings'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { keepReceipt } from '../../services/receipts'
import { today } from '../../services/today'
import { uploadPhotos } from '../../services/uploads'
import { Plans } from '../consents/plans'

const SCORES = [
  { key: '5', label: RATINGS_WORDS.score5 },
  { key: '4', label: RATINGS_WORDS.score4 },
  { key: '3', label: RATINGS_WORDS.score3 },
  { key: '2', label: RATINGS_WORDS.score2 },
  { key: '1', label: RATINGS_WORDS.score1 },
] as const
const ANSWERS: readonly { readonly key: RatingAnswer; readonly label: string }[] = [
  { key: 'yes', label: RATINGS_WORDS.yes },
  { key: 'partly', label: RATINGS_WORDS.partly },
  { key: 'no', label: RATINGS_WORDS.no },
]
const QUESTIONS = [
  { key: 'asPromised', label: RATINGS_WORDS.asPromised },
  { key: 'useful', label: RATINGS_WORDS.useful },
  { key: 'informed', label: RATINGS_WORDS.informed },
] as const
type Question = (typeof QUESTIONS)[number]['key']

/** Did it work: a score, three short questions, a photo. */
export default function RatePage() {
  const { project = '' } = useRouter().params
  const id = decodeURIComponent(project)
  const request = useRequest('ratings.mine', id === '' ? null : { project: id })
  const [receipt, setReceipt] = useState<RatingReceipt | null>(null)
  return (
    <Screen>
      <Faces request={request}>
        {(rating) => (
          <>
            {receipt !== null && <DoneBanner title={receipt.late ? RATINGS_WORDS.late : RATINGS_WORDS.given}>{receipt.late ? RATINGS_WORDS.lateKept(receipt.receipt) : RATINGS_WORDS.receiptKept(receipt.receipt)}</DoneBanner>}
            <Standing rating={rating} />
            <Plans project={id} />
            {rating.open && <RatingForm key={receipt?.revision ?? 0} rating={rating} project={id} onGiven={(next) => { setReceipt(next); request.reload() }} />}
          </>
        )}
      </Faces>
    </Screen>
  )
}

function Standing({ rating }: { readonly rating: MyRating }) {
  const now = today()
  return (
    <View className='ws-lead'>
      <View className='ws-title' {...named({ role: 'heading' })}>{RATINGS_WORDS.title}</View>
      <View>{RATINGS_WORDS.answered(rating.answered)}</View>
      <View className={rating.open ? '' : 'ws-warn'}>{rating.open ? RATINGS_WORDS.closes(closingText(rating.closesAt, now), leftText(lastDayOf(rating.closesAt), now)) : RATINGS_WORDS.notOpen}</View>
      {rating.open && rating.drawn !== null && <View className={rating.drawn ? 'ws-strong' : 'ws-muted'}>{rating.drawn ? RATINGS_WORDS.drawn : RATINGS_WORDS.walkIn}</View>}
      {rating.mine !== null && <View className='ws-good'>{RATINGS_WORDS.mine(rating.mine.score, rating.mine.receipt)}</View>}
    </View>
  )
}

interface RatingFormProps {
  readonly rating: MyRating
  readonly project: string
  readonly onGiven: (receipt: RatingReceipt) => void
}

function RatingForm({ rating, project, onGiven }: RatingFormProps) {
  const [score, setScore] = useState<string | null>(rating.mine === null ? null : String(rating.mine.score))
  const [answers, setAnswers] = useState<Readonly<Partial<Record<Question, RatingAnswer>>>>(rating.mine?.answers ?? {})
  const [text, setText] = useState(rating.mine?.text ?? '')
  const [photos, setPhotos] = useState<readonly FileId[]>(rating.mine?.photos ?? [])
  const { busy, refusal, run } = useCommand()
  const { asPromised, useful, informed } = answers

  const give = async (): Promise<void> => {
    if (score === null || asPromised === undefined || useful === undefined || informed === undefined) return
    const reply = await run('ratings.give', { project, score: Number(score), asPromised, useful, informed, text: text.trim() === '' ? null : text.trim(), photos: [...photos] })
    if (!reply.ok) return
    keepReceipt({ project, kind: 'rating', what: RATINGS_WORDS.receiptFor, number: reply.data.receipt, at: reply.data.at })
    onGiven(reply.data)
  }
  const because = score === null ? RATINGS_WORDS.scoreFirst : asPromised === undefined || useful === undefined || informed === undefined ? RATINGS_WORDS.questionsLeft : undefined
  return (
    <Card>
      <Choice label={RATINGS_WORDS.score} options={SCORES} value={SCORES.map((one) => one.key).filter((key) => key === score)} onChange={([one]) => setScore(one ?? null)} />
      {QUESTIONS.map(({ key, label }) => (
        <Choice key={key} inline label={label} options={ANSWERS} value={answers[key] === undefined ? [] : [answers[key]]} onChange={([one]) => { if (one !== undefined) setAnswers((before) => ({ ...before, [key]: one })) }} />
      ))}
      <Field label={RATINGS_WORDS.text} kind='long' max={1000} value={text} onChange={setText} />
      <PhotoPicker label={RATINGS_WORDS.photos} photos={photos} onChange={setPhotos} pick={uploadPhotos} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={RATINGS_WORDS.give} block busy={busy} because={because} onClick={() => void give()} /></View>
      <View className='ws-muted ws-small'>{RATINGS_WORDS.private}</View>
    </Card>
  )
}
