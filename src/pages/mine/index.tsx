import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import type { Me } from '../../../contracts/people'
import { Cell, Cells } from '../../components/cell'
import { Desks } from '../../components/desks'
import { DoorBar } from '../../components/door-bar'
import { Loading, Refused } from '../../components/faces'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { openProject } from '../../components/project-card'
import { Screen } from '../../components/screen'
import { timeText } from '../../copy/dates'
import { MINE_WORDS } from '../../copy/mine'
import { keptReceipts, type KeptReceipt } from '../../services/receipts'
import { refreshSession, useSession, useSessionRefusal } from '../../services/session'
import { today } from '../../services/today'
import { Households } from './households'
import { Introduce } from './introduce'
import { Messages } from './messages'
import { MyProposals } from './my-proposals'
import { Offices } from './offices'

/** 我的: my household, my receipts, my proposals, my messages, my desks, and how I read. */
export default function MinePage() {
  const me = useSession()
  const refusal = useSessionRefusal()
  useDidShow(() => void refreshSession())
  return (
    <Screen footer={<DoorBar here={MINE_WORDS.title} />}>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{me?.person?.name ?? MINE_WORDS.title}</View>
        <LargeTypeSwitch />
      </View>
      {me === null && (refusal === null ? <Loading /> : <Refused refusal={refusal} onRetry={() => void refreshSession()} />)}
      {me !== null && me.person === null && <><Introduce why={MINE_WORDS.introduceWhy} /><PrivacyCell /></>}
      {me !== null && me.person !== null && <Known me={me} />}
    </Screen>
  )
}

/** A receipt leads to where its code is looked up; an older one only to its project. */
function openReceipt({ project, kind, number }: KeptReceipt): void {
  if (kind === undefined) return openProject(project)
  void Taro.navigateTo({ url: `/pages/ballots/find?project=${encodeURIComponent(project)}&kind=${kind}&code=${encodeURIComponent(number)}` })
}

function PrivacyCell() {
  return <Cells title={MINE_WORDS.privacy}><Cell title={MINE_WORDS.privacyOpen} note={MINE_WORDS.privacyNote} onClick={() => void Taro.navigateTo({ url: '/packages/mine/privacy' })} /></Cells>
}

function Known({ me }: { readonly me: Me }) {
  const receipts = keptReceipts()
  const offices = me.roles.filter((one) => one.place !== null)
  return (
    <>
      <Desks me={me} />
      <Households me={me} />
      <Messages unread={me.unread} />
      <MyProposals />
      {receipts.length > 0 && <Cells title={MINE_WORDS.receipts}>{receipts.map((one) => <Cell key={`${one.project}${one.what}`} title={one.what} note={MINE_WORDS.receipt(one.number, timeText(one.at, today()))} onClick={() => openReceipt(one)} />)}</Cells>}
      {offices.length > 0 && <Offices me={me} />}
      {offices.length > 0 && <Cells><Cell title={MINE_WORDS.declarations} note={MINE_WORDS.declarationsNote} onClick={() => void Taro.navigateTo({ url: '/packages/mine/index' })} /></Cells>}
      <PrivacyCell />
    </>
  )
}
