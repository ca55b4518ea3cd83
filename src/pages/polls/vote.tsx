import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MyVote, PollReceipt } from '../../../contracts/polls'
import { Button } from '../../components/button'
import { Choice } from '../../components/field'
import { Faces } from '../../components/faces'
import { named } from '../../components/named'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { Sheet } from '../../components/sheet'
import { dayOf, leftText, timeText } from '../../copy/dates'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { keepReceipt } from '../../services/receipts'
import { today } from '../../services/today'

/** Choose, look once more, cast, keep the receipt. While it is open only the turnout is told. */
export default function VotePage() {
  const { project = '' } = useRouter().params
  const id = decodeURIComponent(project)
  const request = useRequest('polls.mine', id === '' ? null : { project: id })
  const [receipt, setReceipt] = useState<PollReceipt | null>(null)
  return (
    <Screen>
      <Faces request={request}>
        {(vote) => (
          <>
            {receipt !== null && <DoneBanner title={`已投：${vote.options[receipt.option] ?? ''}`}>{`回执号 ${receipt.receipt}。截止前可以改投。`}</DoneBanner>}
            <Question vote={vote} />
            {vote.open && <Ballot key={receipt?.revision ?? 0} vote={vote} project={id} onCast={(next) => { setReceipt(next); request.reload() }} />}
          </>
        )}
      </Faces>
    </Screen>
  )
}

function Question({ vote }: { readonly vote: MyVote }) {
  const now = today()
  return (
    <View className='ws-lead'>
      <View className='ws-title' {...named({ role: 'heading' })}>{vote.question}</View>
      <View className='ws-top'>已有 {vote.turnout} 人投票。截止前不公布各项票数。</View>
      <View className={vote.open ? '' : 'ws-warn'}>{vote.open ? `${timeText(vote.closesAt, now)}截止，${leftText(dayOf(vote.closesAt), now)}` : '投票没有开放；结束后结果会公示。'}</View>
      {vote.mine !== null && <View className='ws-good'>✓ 您投了「{vote.options[vote.mine.option]}」，回执号 {vote.mine.receipt}</View>}
    </View>
  )
}

interface BallotProps {
  readonly vote: MyVote
  readonly project: string
  readonly onCast: (receipt: PollReceipt) => void
}

function Ballot({ vote, project, onCast }: BallotProps) {
  const [option, setOption] = useState<string | null>(null)
  const [reviewing, setReviewing] = useState(false)
  const { busy, refusal, run } = useCommand()
  const chosen = option === null ? null : vote.options[Number(option)]
  const cast = async (): Promise<void> => {
    const reply = await run('polls.vote', { project, option: Number(option) })
    if (!reply.ok) return
    setReviewing(false)
    keepReceipt({ project, what: `投票：${vote.question}`, number: reply.data.receipt, at: reply.data.at })
    onCast(reply.data)
  }
  return (
    <Section title={vote.mine === null ? '您的一票' : '改投'}>
      <Card>
        <Choice label='选一项' options={vote.options.map((label, index) => ({ key: String(index), label }))} value={option === null ? [] : [option]} onChange={([one]) => setOption(one ?? null)} />
        <View className='ws-buttons'><Button text='核对这一票' block because={option === null ? '请先选一项。' : undefined} onClick={() => setReviewing(true)} /></View>
      </Card>
      {reviewing && (
        <Sheet title='核对您的一票' onClose={() => setReviewing(false)} leave='回去再选'>
          <View className='ws-muted'>{vote.question}</View>
          <View className='ws-title ws-top'>{chosen}</View>
          <RefusalBanner refusal={refusal} />
          <View className='ws-buttons'><Button text='投出这一票' block busy={busy} onClick={() => void cast()} /></View>
        </Sheet>
      )}
    </Section>
  )
}
