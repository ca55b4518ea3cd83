import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Home } from '../../../contracts/operations'
import { Button } from '../../components/button'
import { DoorBar } from '../../components/door-bar'
import { Empty, Faces } from '../../components/faces'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { NoticeCard } from '../../components/notice-card'
import { ProjectCard } from '../../components/project-card'
import { Screen } from '../../components/screen'
import { Section } from '../../components/section'
import { TodoCard } from '../../components/todo-card'
import { useRequest } from '../../hooks/use-request'
import { chooseCommunity, chosenCommunity } from '../../services/community'

const propose = (): void => void Taro.navigateTo({ url: '/pages/proposals/new' })

/** 我的社区: what waits for me, what is under way, what was published. */
export default function HomePage() {
  const [community, setCommunity] = useState(chosenCommunity)
  const home = useRequest('projects.home', { community })
  const choose = (next: string): void => {
    chooseCommunity(next)
    setCommunity(next)
  }
  return (
    <Screen footer={<><View className='ws-float'><Button text='＋ 我要提议' onClick={propose} /></View><DoorBar here='首页' /></>}>
      <Faces request={home}>
        {(data) => (
          <>
            <Header home={data} onChoose={choose} />
            {data.todo.length > 0 && <Section title={`等你办（${data.todo.length}）`}>{data.todo.map((todo) => <TodoCard key={`${todo.card.id}${todo.operation}`} todo={todo} />)}</Section>}
            <Section title='正在进行'>
              {data.projects.length === 0 && <Empty title='这里还没有项目' next='看见哪里坏了、缺了，点「我要提议」。' />}
              {data.projects.map((card) => <ProjectCard key={card.id} card={card} />)}
            </Section>
            {data.notices.length > 0 && <Section title='最近公示'>{data.notices.map((item) => <NoticeCard key={`${item.record.community}${item.record.number}`} item={item} />)}</Section>}
          </>
        )}
      </Faces>
    </Screen>
  )
}

function Header({ home, onChoose }: { readonly home: Home; readonly onChoose: (community: string) => void }) {
  const { community, communities } = home
  const names = communities.map((one) => one.name)
  const phone = community?.phone ?? null
  return (
    <View className='ws-head'>
      <View>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{community?.name ?? '微实事'}</View>
        {communities.length > 1 && (
          <Picker mode='selector' range={names} value={Math.max(0, communities.findIndex((one) => one.id === community?.id))} onChange={(event) => {
            const next = communities[Number(event.detail.value)]
            if (next !== undefined) onChoose(next.id)
          }}>
            <View className='ws-btn weui-btn ws-btn_link' {...named({ role: 'button', label: '换一个社区看' })}>换一个社区看</View>
          </Picker>
        )}
      </View>
      <LargeTypeSwitch />
      {phone !== null && <Button text={`打电话 ${phone}`} label={`给社区打电话 ${phone}`} kind='default' onClick={() => void Taro.makePhoneCall({ phoneNumber: phone })} />}
    </View>
  )
}
