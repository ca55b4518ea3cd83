import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '../../../contracts/people'
import { Empty, Faces, Loading, Refused } from '../../components/faces'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { DoneBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { DUTY_DESK } from '../../copy/duty-desk'
import { useRequest } from '../../hooks/use-request'
import { refreshSession, useSession, useSessionRefusal } from '../../services/session'
import { Declarations } from './declarations'
import { DeclareForm } from './declare-form'
import { Officials } from './officials'

/** 我的申报: near relatives and interests, so that others decide where I may not. */
export default function DutiesPage() {
  const me = useSession()
  const refusal = useSessionRefusal()
  return (
    <Screen>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{DUTY_DESK.title}</View>
        <LargeTypeSwitch />
      </View>
      {me === null && (refusal === null ? <Loading /> : <Refused refusal={refusal} onRetry={() => void refreshSession()} />)}
      {me !== null && <Known me={me} />}
    </Screen>
  )
}

function Known({ me }: { readonly me: Me }) {
  const [done, setDone] = useState<string | null>(null)
  const mine = useRequest('people.declarations', {})
  const changed = (what: string): void => {
    setDone(what)
    mine.reload()
  }
  return (
    <>
      {done !== null && <DoneBanner title={done} />}
      <Card>
        <View>{DUTY_DESK.how}</View>
        <View className='ws-muted ws-small ws-top'>{DUTY_DESK.privacy}</View>
      </Card>
      <Section title={DUTY_DESK.standing}>
        <Faces request={mine} isEmpty={({ items }) => items.length === 0} empty={<Card><Empty title={DUTY_DESK.none} next={DUTY_DESK.noneNext} /></Card>}>
          {({ items }) => <Declarations items={items} onWithdrawn={() => changed(DUTY_DESK.withdrawn)} />}
        </Faces>
      </Section>
      <DeclareForm key={mine.face === 'ready' ? mine.data.items.length : 0} me={me} onDone={() => changed(DUTY_DESK.done)} />
      <Officials me={me} />
    </>
  )
}
