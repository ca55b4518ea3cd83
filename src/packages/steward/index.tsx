import { useRouter } from '@tarojs/taro'
import { Screen } from '../../components/screen'
import { useKept } from '../../hooks/use-kept'
import { Doors } from './doors'
import { OutboxCard } from './outbox-card'
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
      <OutboxCard me={me?.person?.id ?? null} />
      <Rounds me={me} />
    </Screen>
  )
}
