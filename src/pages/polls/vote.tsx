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
import { closingText, lastDayOf, leftText } from '../../copy/dates'
import { BALLOTS_WORDS } from '../../copy/ballots'
import { POLLS_WORDS } from '../../copy/polls'
import { optionText } from '../../copy/words'
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
            {receipt !== null && <DoneBanner title={receipt.late ? POLLS_WORDS.late : POLLS_WORDS.cast(optionText(vote.options[receipt.option] ?? ''))}>{receipt.late ? POLLS_WORDS.lateKept(receipt.receipt) : POLLS_WORDS.receiptKept(receipt.receipt)}</DoneBanner>}
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
      <View className='ws-top'>{POLLS_WORDS.turnout(vote.turnout)}{vote.electorate === null ? '' : POLLS_WORDS.electorate(vote.electorate.size)}</View>
      {vote.electorate !== null && <View className='ws-muted ws-small'>{BALLOTS_WORDS.roll(vote.electorate.hash)}</View>}
      <View className={vote.open ? '' : 'ws-warn'}>{vote.open ? POLLS_WORDS.closes(closingText(vote.closesAt, now), leftText(lastDayOf(vote.closesAt), now)) : POLLS_WORDS.notOpen}</View>
      {vote.mine !== null && <View className='ws-good'>{POLLS_WORDS.mine(optionText(vote.options[vote.mine.option] ?? ''), vote.mine.receipt)}</View>}
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
  const chosen = option === null ? '' : optionText(vote.options[Number(option)] ?? '')
  const cast = async (): Promise<void> => {
    const reply = await run('polls.vote', { project, option: Number(option) })
    if (!reply.ok) return
    setReviewing(false)
    keepReceipt({ project, kind: 'poll', what: POLLS_WORDS.receiptFor(vote.question), number: reply.data.receipt, at: reply.data.at })
    onCast(reply.data)
  }
  return (
    <Section title={vote.mine === null ? POLLS_WORDS.yourVote : POLLS_WORDS.voteAgain}>
      <Card>
        <Choice label={POLLS_WORDS.chooseOne} options={vote.options.map((name, index) => ({ key: String(index), label: optionText(name) }))} value={option === null ? [] : [option]} onChange={([one]) => setOption(one ?? null)} />
        <View className='ws-buttons'><Button text={POLLS_WORDS.review} block because={option === null ? POLLS_WORDS.chooseFirst : undefined} onClick={() => setReviewing(true)} /></View>
      </Card>
      {reviewing && (
        <Sheet title={POLLS_WORDS.reviewTitle} onClose={() => setReviewing(false)} leave={POLLS_WORDS.back}>
          <View className='ws-muted'>{vote.question}</View>
          <View className='ws-title ws-top'>{chosen}</View>
          <RefusalBanner refusal={refusal} />
          <View className='ws-buttons'><Button text={POLLS_WORDS.castButton} block busy={busy} onClick={() => void cast()} /></View>
        </Sheet>
      )}
    </Section>
  )
}
