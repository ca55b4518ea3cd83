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
import { useSession } from '../../services/session'
import { AwardForm } from './award-form'
import { AWARD_WORDS } from '../../copy/award'
import { PollForm } from './poll-form'

/** Who may open the award of their district. */
const OPENS_AWARDS = ['districtCoordinator', 'districtLeadingGroup'] as const

/** 票选: the polls of my places, and opening another. */
export default function PollsPage() {
  const [writing, setWriting] = useState(false)
  const [awarding, setAwarding] = useState(false)
  const district = useSession()?.roles.find(({ role, place }) => place !== null && OPENS_AWARDS.some((one) => one === role))?.place ?? null
  const [done, setDone] = useState(false)
  const pages = usePages('polls.list', {})
  const finish = (): void => {
    setWriting(false)
    setAwarding(false)
    setDone(true)
    pages.reload()
  }
  return (
    <Screen wide>
      {done && <DoneBanner title={POLL_DESK.opened} />}
      {writing
        ? <PollForm onDone={finish} onLeave={() => setWriting(false)} />
        : awarding && district !== null ? <AwardForm place={district} onDone={finish} onLeave={() => setAwarding(false)} /> : <>
          <Card><View>{POLL_DESK.how}</View><View className='ws-buttons'><Button text={POLL_DESK.open} onClick={() => { setDone(false); setWriting(true) }} />{district !== null && <Button text={AWARD_WORDS.open} kind='default' onClick={() => { setDone(false); setAwarding(true) }} />}</View></Card>
          <ListFaces pages={pages} empty={<Empty title={POLL_DESK.none} next={POLL_DESK.noneNext} />}>{(cards) => cards.map((card) => <PollCard key={card.id} card={card} />)}</ListFaces>
        </>}
    </Screen>
  )
}
