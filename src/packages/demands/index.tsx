import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { DemandSeen } from '../../../contracts/demands'
import type { PlaceId } from '../../../contracts/reply'
import { Empty, Faces, ListFaces } from '../../components/faces'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { DEMANDS } from '../../copy/demands'
import { useCommand } from '../../hooks/use-command'
import { usePages } from '../../hooks/use-pages'
import { useRequest } from '../../hooks/use-request'
import { chosenCommunity } from '../../services/community'
import { DemandCard } from './demand-card'
import { Finder, type Asked, type Shown } from './finder'

const TABS: readonly Shown[] = ['feasible', 'proposed', 'declined', 'waiting']

/** 部门需求: what departments ask for in my community, and whether the neighbours want it. */
export default function DemandsPage() {
  const { community } = useRouter().params
  const home = useRequest('projects.home', { community: community === undefined ? chosenCommunity() : decodeURIComponent(community) })
  return (
    <Screen>
      <Faces request={home} isEmpty={(data) => data.community === null} empty={<Empty title={DEMANDS.noPlace} next={DEMANDS.noPlaceNext} />}>
        {(data) => data.community !== null && <Demands key={data.community.id} place={data.community.id} name={data.community.name} />}
      </Faces>
    </Screen>
  )
}

function Demands({ place, name }: { readonly place: PlaceId; readonly name: string }) {
  const [asked, setAsked] = useState<Asked>({ state: 'feasible', words: null })
  const [done, setDone] = useState<{ readonly endorsements: number; readonly mine: boolean } | null>(null)
  const pages = usePages('proposals.demands', { place, state: asked.state === 'all' ? null : asked.state, words: asked.words })
  const { run, busy, refusal, forget } = useCommand()
  const endorse = async (demand: DemandSeen, wanted: boolean): Promise<void> => {
    setDone(null)
    const reply = await run('proposals.endorseDemand', { demand: demand.id, endorse: wanted })
    if (reply.ok) setDone(reply.data)
    pages.reload()
  }
  return (
    <>
      {done !== null && <DoneBanner title={done.mine ? DEMANDS.endorsedNow : DEMANDS.tookBack}>{done.mine ? DEMANDS.endorsedNext(done.endorsements) : DEMANDS.tookBackNext(done.endorsements)}</DoneBanner>}
      <RefusalBanner refusal={refusal} />
      <Card><View className='ws-strong'>{name}</View><View className='ws-muted'>{DEMANDS.how}</View></Card>
      <Finder tabs={TABS} asked={asked} onAsk={(next) => { setDone(null); forget(); setAsked(next) }} />
      <ListFaces pages={pages} empty={asked.words === null ? <Empty title={DEMANDS.none[asked.state]} next={DEMANDS.noneNext} /> : <Empty title={DEMANDS.noneFound} next={DEMANDS.noneFoundNext} />}>
        {(items) => <View className='ws-top'>{items.map((demand) => <DemandCard key={demand.id} demand={demand} busy={busy} onEndorse={(wanted) => void endorse(demand, wanted)} />)}</View>}
      </ListFaces>
    </>
  )
}
