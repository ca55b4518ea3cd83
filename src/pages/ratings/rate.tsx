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
import { dayOf, leftText, timeText } from '../../copy/dates'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { keepReceipt } from '../../services/receipts'
import { today } from '../../services/today'
import { uploadPhotos } from '../../services/uploads'
import { Plans } from '../consents/plans'

const SCORES = [
  { key: '5', label: '5 分，很满意' },
  { key: '4', label: '4 分，满意' },
  { key: '3', label: '3 分，一般' },
  { key: '2', label: '2 分，不满意' },
  { key: '1', label: '1 分，很不满意' },
] as const
const ANSWERS: readonly { readonly key: RatingAnswer; readonly label: string }[] = [
  { key: 'yes', label: '是' },
  { key: 'partly', label: '一部分' },
  { key: 'no', label: '不是' },
]
const QUESTIONS = [
  { key: 'asPromised', label: '做的和说好的一样吗' },
  { key: 'useful', label: '对您有用吗' },
  { key: 'informed', label: '过程中告诉大家了吗' },
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
            {receipt !== null && <DoneBanner title='评价已记下'>{`回执号 ${receipt.receipt}。截止前可以改。`}</DoneBanner>}
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
      <View className='ws-title' {...named({ role: 'heading' })}>办得好不好，您来说</View>
      <View>已有 {rating.answered} 人评价。</View>
      <View className={rating.open ? '' : 'ws-warn'}>{rating.open ? `${timeText(rating.closesAt, now)}截止，${leftText(dayOf(rating.closesAt), now)}` : '现在没有开放评价；结果会连同人数和办法一起公布。'}</View>
      {rating.mine !== null && <View className='ws-good'>✓ 您打了 {rating.mine.score} 分，回执号 {rating.mine.receipt}</View>}
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
    keepReceipt({ project, what: '评价', number: reply.data.receipt, at: reply.data.at })
    onGiven(reply.data)
  }
  const because = score === null ? '请先打一个分。' : asPromised === undefined || useful === undefined || informed === undefined ? '还有小问题没有选。' : undefined
  return (
    <Card>
      <Choice label='打几分' options={SCORES} value={SCORES.map((one) => one.key).filter((key) => key === score)} onChange={([one]) => setScore(one ?? null)} />
      {QUESTIONS.map(({ key, label }) => (
        <Choice key={key} label={label} options={ANSWERS} value={answers[key] === undefined ? [] : [answers[key]]} onChange={([one]) => { if (one !== undefined) setAnswers((before) => ({ ...before, [key]: one })) }} />
      ))}
      <Field label='还想说的（可不填）' kind='long' max={1000} value={text} onChange={setText} />
      <PhotoPicker label='照片（可不添）' photos={photos} onChange={setPhotos} pick={uploadPhotos} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text='送出评价' block busy={busy} because={because} onClick={() => void give()} /></View>
      <View className='ws-muted ws-small'>谁打了几分不公开，只公布平均分和人数。</View>
    </Card>
  )
}
