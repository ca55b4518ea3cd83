import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import type { Me } from '../../../contracts/people'
import type { Role } from '../../../contracts/vocabulary'
import { Cell, Cells } from '../../components/cell'
import { DoorBar } from '../../components/door-bar'
import { Loading } from '../../components/faces'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { openProject } from '../../components/project-card'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { ROLE_LABELS } from '../../copy/roles'
import { timeText } from '../../copy/dates'
import { keptReceipts } from '../../services/receipts'
import { refreshSession, useSession } from '../../services/session'
import { today } from '../../services/today'
import { Households } from './households'
import { Introduce } from './introduce'
import { Messages } from './messages'
import { MyProposals } from './my-proposals'

const DESKS: readonly { readonly label: string; readonly url: string; readonly roles: readonly Role[] }[] = [
  { label: '上门登记（楼栋长、十户长）', url: '/packages/steward/index', roles: ['buildingHead', 'tenHouseholdHead', 'gridWorker'] },
  { label: '开会表决', url: '/packages/council/index', roles: ['councilMember', 'facilitator', 'residentRep', 'supervisionCommittee'] },
  { label: '办公台', url: '/packages/office/index', roles: ['committeeStaff', 'partySecretary', 'projectTeam', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'districtCoordinator', 'finance', 'auditor', 'sysAdmin'] },
]

/** 我的: my household, my receipts, my proposals, my messages, my desks, and how I read. */
export default function MinePage() {
  const me = useSession()
  useDidShow(() => void refreshSession())
  return (
    <Screen footer={<DoorBar here='我的' />}>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{me?.person?.name ?? '我的'}</View>
        <LargeTypeSwitch />
      </View>
      {me === null && <Loading />}
      {me !== null && me.person === null && <Introduce why='绑定家庭、提议、投票要有一个称呼。只看不用登记。' />}
      {me !== null && me.person !== null && <Known me={me} />}
    </Screen>
  )
}

function Known({ me }: { readonly me: Me }) {
  const receipts = keptReceipts()
  const desks = DESKS.filter((desk) => me.roles.some(({ role }) => desk.roles.includes(role)))
  return (
    <>
      {desks.length > 0 && <Cells title='我的工作'>{desks.map(({ label, url }) => <Cell key={url} title={label} onClick={() => void Taro.navigateTo({ url })} />)}</Cells>}
      <Households me={me} />
      <Messages unread={me.unread} />
      <MyProposals />
      {receipts.length > 0 && <Cells title='我的回执（存在这部手机里）'>{receipts.map((one) => <Cell key={`${one.project}${one.what}`} title={one.what} note={`回执号 ${one.number}，${timeText(one.at, today())}`} onClick={() => openProject(one.project)} />)}</Cells>}
      {me.roles.length > 0 && <Cells title='我的职务'>{me.roles.map((one) => <Cell key={`${one.role}${one.place ?? ''}`} title={ROLE_LABELS[one.role]} note={one.placeName} value={one.until === null ? '' : `到 ${one.until}`} />)}</Cells>}
      <Section title='隐私'><Card>
        <View className='ws-muted'>您的姓名、签名和投票不公开，公开的只有户数和票数。要看、要改或要删去您的资料，请给社区打电话。</View>
      </Card></Section>
    </>
  )
}
