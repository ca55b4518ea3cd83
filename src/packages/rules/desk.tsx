import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Me } from '../../../contracts/people'
import type { PolicyView } from '../../../contracts/amendments'
import { Button } from '../../components/button'
import { Cell, Cells } from '../../components/cell'
import { Empty, Faces } from '../../components/faces'
import { PolicyChange } from './policy-change'
import { DoneBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { POLICY_DESK } from '../../copy/policy-desk'
import { useRequest } from '../../hooks/use-request'
import { officesOf } from '../../services/communities'
import { useSession } from '../../services/session'
import { ChangeCard } from './change-card'
import { ChangeForm } from './change-form'
import { OfficeScreen } from '../../components/office-screen'

/** The district that I may change rules in, or else any place that I work for. */
function placeOf(me: Me): string | null {
  const district = me.roles.find(({ role }) => role === 'districtCoordinator' || role === 'districtLeadingGroup')?.place
  return district ?? officesOf(me).find((place) => place !== null) ?? null
}

/** 规定修订: what waits for a second person, what was decided, and proposing a change. */
export default function PolicyDeskPage() {
  const me = useSession()
  const request = useRequest('policies.show', me === null ? null : { place: placeOf(me) })
  return (
    <OfficeScreen here='policy'>
      <Faces request={request}>{(view) => <Desk view={view} onChanged={request.reload} />}</Faces>
    </OfficeScreen>
  )
}

function Desk({ view, onChanged }: { readonly view: PolicyView; readonly onChanged: () => void }) {
  const [writing, setWriting] = useState(false)
  const [done, setDone] = useState<{ readonly title: string; readonly more?: string } | null>(null)
  const finish = (title: string, more?: string): void => {
    setWriting(false)
    setDone(more === undefined ? { title } : { title, more })
    onChanged()
  }
  const waiting = view.amendments.filter((one) => one.state === 'proposed')
  const decided = view.amendments.filter((one) => one.state !== 'proposed')
  return (
    <>
      {done !== null && <DoneBanner title={done.title}>{done.more ?? ''}</DoneBanner>}
      <View className='ws-columns'>
        <View className='ws-columns__side'>
          <Cells><Cell title={POLICY_DESK.seeAll} note={POLICY_DESK.seeAllNote} onClick={() => void Taro.navigateTo({ url: `/packages/rules/index?place=${encodeURIComponent(view.place)}` })} /></Cells>
          <Section title={POLICY_DESK.who}><Card>
            <View>{POLICY_DESK.whoText}</View>
            {view.propose === null && !writing && <View className='ws-buttons'><Button text={POLICY_DESK.change} block onClick={() => { setDone(null); setWriting(true) }} /></View>}
            {view.decide !== null && <View className='ws-muted'>{POLICY_DESK.readOnly}</View>}
          </Card></Section>
        </View>
        <View className='ws-columns__main'>
          {writing && <ChangeForm view={view} onLeave={() => setWriting(false)} onDone={() => finish(POLICY_DESK.proposed, POLICY_DESK.proposedHow)} />}
          <Section title={POLICY_DESK.waiting}>
            {waiting.length === 0 ? <Card><Empty title={POLICY_DESK.noWaiting} next={POLICY_DESK.noWaitingNext} /></Card> : waiting.map((one) => <ChangeCard key={one.id} district={view.district} amendment={one} onDone={(said) => finish(said)} />)}
          </Section>
          {decided.length > 0 && <Section title={POLICY_DESK.decided}>{decided.map((one) => <Card key={one.id}><PolicyChange amendment={one} /></Card>)}</Section>}
        </View>
      </View>
    </>
  )
}
