import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { InboxRow } from '../../../contracts/operations'
import type { PlaceId, ProjectId } from '../../../contracts/reply'
import { Empty, ListFaces } from '../../components/faces'
import { Card } from '../../components/section'
import { Tabs } from '../../components/tabs'
import { OFFICE } from '../../copy/office'
import { usePages } from '../../hooks/use-pages'
import { useWide } from '../../hooks/use-wide'
import { CommunitySelect } from './community-select'
import { Desk } from './matter'
import { InboxCard } from './inbox-card'
import { OfficeScreen } from '../../components/office-screen'
import { useCommunities } from './use-communities'

type Shown = 'mine' | 'overdue' | 'all'
const ASKED: Record<Shown, { readonly all: boolean; readonly overdueOnly: boolean }> = { mine: { all: false, overdueOnly: false }, overdue: { all: true, overdueOnly: true }, all: { all: true, overdueOnly: false } }
const NONE: Record<Shown, { readonly title: string; readonly next: string }> = {
  mine: { title: OFFICE.inboxNone, next: OFFICE.inboxNoneNext }, overdue: { title: OFFICE.lateNone, next: OFFICE.lateNoneNext }, all: { title: OFFICE.projectsNone, next: OFFICE.inboxNoneNext },
}

/** What waits at my desk, by deadline; on a PC the matter itself lies open beside the list. */
export default function InboxPage() {
  const [shown, setShown] = useState<Shown>('mine')
  const [community, setCommunity] = useState<PlaceId | null>(null)
  const [open, setOpen] = useState<ProjectId | null>(null)
  const wide = useWide()
  const { communities } = useCommunities()
  const pages = usePages('projects.inbox', { community, ...ASKED[shown] })
  const overdue = pages.items.filter((row) => row.overdue).length
  const go = (row: InboxRow): void => {
    if (wide) setOpen(row.card.id)
    else void Taro.navigateTo({ url: `/packages/office/desk?project=${encodeURIComponent(row.card.id)}` })
  }
  const lateLabel = pages.face === 'ready' && overdue > 0 ? `${OFFICE.overdueOnly}（${OFFICE.count(overdue, pages.more && overdue === pages.items.length)}）` : OFFICE.overdueOnly
  return (
    <OfficeScreen here='index'>
      <Tabs tabs={[{ key: 'mine', label: OFFICE.mine }, { key: 'overdue', label: lateLabel }, { key: 'all', label: OFFICE.everything }]} value={shown} onChange={setShown} />
      <View className='ws-top' />
      <View className='ws-inbox'>
        <View className='ws-inbox__list'>
          {communities.length > 1 && <Card><CommunitySelect communities={communities} value={community} onChange={setCommunity} all={OFFICE.allCommunities} /></Card>}
          <ListFaces pages={pages} empty={<Empty {...NONE[shown]} />}>
            {(rows) => rows.map((row) => <InboxCard key={row.card.id} row={row} on={wide && open === row.card.id} onOpen={() => go(row)} />)}
          </ListFaces>
        </View>
        {wide && (
          <View key={open ?? ''} className='ws-inbox__desk'>
            {open === null ? <Card><Empty title={OFFICE.pick} next={OFFICE.inboxNoneNext} /></Card> : <Desk key={open} project={open} onDone={pages.reload} />}
          </View>
        )}
      </View>
    </OfficeScreen>
  )
}
