import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Cell, Cells } from '../../components/cell'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { OutboxCard } from '../../components/outbox-card'
import { Screen } from '../../components/screen'
import { REVISIT_WORDS } from '../../copy/revisits'
import { STEWARD } from '../../copy/steward'
import { useKept } from '../../hooks/use-kept'
import { Doors } from './doors'
import { Requests } from './requests'
import { Rounds } from './rounds'
import './steward.less'

/** 入户征求: the open rounds, or the doors of one of them. */
export default function StewardPage() {
  const { project } = useRouter().params
  return project === undefined ? <Start /> : <Doors project={decodeURIComponent(project)} />
}

function Start() {
  const mine = useKept('people.me', {}, (me) => me)
  const me = mine.face === 'ready' ? mine.data : null
  return (
    <Screen>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{STEWARD.title}</View>
        <LargeTypeSwitch />
      </View>
      <OutboxCard me={me?.person?.id ?? null} />
      {me !== null && <Requests me={me} />}
      <Rounds me={me} />
      <Cells><Cell title={REVISIT_WORDS.entry} note={REVISIT_WORDS.entryNote} onClick={() => void Taro.navigateTo({ url: '/packages/steward/revisits' })} /></Cells>
    </Screen>
  )
}
