import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Home } from '../../../contracts/operations'
import type { ProjectCard as ProjectRecord } from '../../../contracts/projects'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Cell, Cells } from '../../components/cell'
import { Desks } from '../../components/desks'
import { DoorBar } from '../../components/door-bar'
import { Empty, Faces, ListFaces } from '../../components/faces'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { NoticeCard } from '../../components/notice-card'
import { ProjectCard } from '../../components/project-card'
import { PollCard } from '../../components/poll-card'
import { Screen } from '../../components/screen'
import { Section } from '../../components/section'
import { TodoCard } from '../../components/todo-card'
import { usePages } from '../../hooks/use-pages'
import { useRequest } from '../../hooks/use-request'
import { chooseCommunity, chosenCommunity } from '../../services/community'
import { useSession } from '../../services/session'
import { HOME_WORDS } from '../../copy/home'
import { POLL_CARD_WORDS } from '../../copy/poll-card'
import { SEARCH_WORDS } from '../../copy/search'

const propose = (): void => void Taro.navigateTo({ url: '/pages/proposals/new' })

/** 我的社区: what waits for me, what is under way, what was published. */
export default function HomePage() {
  const [community, setCommunity] = useState(chosenCommunity)
  const home = useRequest('projects.home', { community })
  const me = useSession()
  const choose = (next: string): void => {
    chooseCommunity(next)
    setCommunity(next)
  }
  return (
    <Screen footer={<><View className='ws-float'><Button text={HOME_WORDS.propose} onClick={propose} /></View><DoorBar here={HOME_WORDS.home} /></>}>
      <Faces request={home}>
        {(data) => (
          <>
            <Header home={data} onChoose={choose} />
            <Desks me={me} />
            <Cells><Cell title={SEARCH_WORDS.title} onClick={() => void Taro.navigateTo({ url: `/pages/search/index${data.community === null ? '' : `?community=${encodeURIComponent(data.community.id)}`}` })} />{data.demands > 0 && data.community !== null && <Demands count={data.demands} community={data.community.id} />}</Cells>
            {data.todo.length > 0 && <Section title={HOME_WORDS.todo(data.todo.length)}>{data.todo.map((todo) => <TodoCard key={`${'poll' in todo ? todo.poll.id : todo.card.id}${todo.operation}`} todo={todo} />)}</Section>}
            {data.community !== null && <Polls key={`polls${data.community.id}`} place={data.community.id} />}
            <Section title={HOME_WORDS.underWay}>
              {data.projects.length === 0 && <Empty title={HOME_WORDS.noProjects} next={HOME_WORDS.noProjectsNext} />}
              {data.projects.map((card) => <ProjectCard key={card.id} card={card} />)}
              {data.more && <MoreProjects key={data.community?.id ?? ''} community={data.community?.id ?? null} shown={data.projects} />}
            </Section>
            {data.notices.length > 0 && <Section title={HOME_WORDS.latestNotices}>{data.notices.map((item) => <NoticeCard key={`${item.record.community}${item.record.number}`} item={item} />)}</Section>}
          </>
        )}
      </Faces>
    </Screen>
  )
}

/** What departments ask for here, and the neighbours may endorse. */
function Demands({ count, community }: { readonly count: number; readonly community: PlaceId }) {
  return <Cell title={HOME_WORDS.demands} note={HOME_WORDS.demandsNote(count)} label={`${HOME_WORDS.demands}，${HOME_WORDS.demandsNote(count)}`} onClick={() => void Taro.navigateTo({ url: `/packages/demands/index?community=${encodeURIComponent(community)}` })} />
}

/** The polls of the community and of the places above it: those that are open, and the last that is over. */
function Polls({ place }: { readonly place: PlaceId }) {
  const request = useRequest('polls.list', { place, limit: 5 })
  const items = request.face === 'ready' ? request.data.items : []
  const shown = [...items.filter(({ state }) => state === 'open'), ...items.filter(({ state }) => state !== 'open').slice(0, 1)]
  if (shown.length === 0) return null
  return <Section title={POLL_CARD_WORDS.home}>{shown.map((card) => <PollCard key={card.id} card={card} />)}</Section>
}

interface MoreProjectsProps {
  readonly community: PlaceId | null
  readonly shown: readonly ProjectRecord[]
}

/** The rest of the community's projects, page by page, once somebody wants them. */
function MoreProjects({ community, shown }: MoreProjectsProps) {
  const [open, setOpen] = useState(false)
  if (!open) return <View className='ws-card'><Button text={HOME_WORDS.more} kind='default' block onClick={() => setOpen(true)} /></View>
  return <OtherProjects community={community} shown={shown} />
}

function OtherProjects({ community, shown }: MoreProjectsProps) {
  const pages = usePages('projects.list', { community })
  const known = new Set(shown.map((card) => card.id))
  return (
    <ListFaces pages={pages} empty={null}>
      {(cards) => cards.filter((card) => !known.has(card.id)).map((card) => <ProjectCard key={card.id} card={card} />)}
    </ListFaces>
  )
}

function Header({ home, onChoose }: { readonly home: Home; readonly onChoose: (community: string) => void }) {
  const { community, communities } = home
  const names = communities.map((one) => one.name)
  const phone = community?.phone ?? null
  return (
    <View className='ws-head'>
      <View>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{community?.name ?? HOME_WORDS.appName}</View>
        {communities.length > 1 && (
          <Picker mode='selector' range={names} value={Math.max(0, communities.findIndex((one) => one.id === community?.id))} onChange={(event) => {
            const next = communities[Number(event.detail.value)]
            if (next !== undefined) onChoose(next.id)
          }}>
            <View className='ws-btn weui-btn ws-btn_link' {...named({ role: 'button', label: HOME_WORDS.otherCommunity })}>{HOME_WORDS.otherCommunity}</View>
          </Picker>
        )}
      </View>
      <LargeTypeSwitch />
      {phone !== null && <Button text={HOME_WORDS.phone(phone)} label={HOME_WORDS.phoneSpoken(phone)} kind='default' onClick={() => void Taro.makePhoneCall({ phoneNumber: phone })} />}
    </View>
  )
}
