import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Empty, ListFaces } from '../../components/faces'
import { PollCard } from '../../components/poll-card'
import { DoneBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { POLL_DESK } from '../../copy/poll-desk'
import { usePages } from '../../hooks/use-pages'
import { PollForm } from './poll-form'

/** 票选: the polls of my places, and opening another. */
export default function PollsPage() {
  const [writing, setWriting] = useState(false)
  const [done, setDone] = useState(false)
  const pages = usePages('polls.list', {})
  const finish = (): void => {
    setWriting(false)
    setDone(true)
    pages.reload()
  }
  return (
    <Screen wide>
      {done && <DoneBanner title={POLL_DESK.opened} />}
      {writing
        ? <PollForm onDone={finish} onLeave={() => setWriting(false)} />
        : <>
          <Card><View>{POLL_DESK.how}</View><View className='ws-buttons'><Button text={POLL_DESK.open} onClick={() => { setDone(false); setWriting(true) }} /></View></Card>
          <ListFaces pages={pages} empty={<Empty title={POLL_DESK.none} next={POLL_DESK.noneNext} />}>{(cards) => cards.map((card) => <PollCard key={card.id} card={card} />)}</ListFaces>
        </>}
    </Screen>
  )
}
