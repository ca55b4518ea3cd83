import { useState } from 'react'
import { View } from '@tarojs/components'
import type { MyHousehold } from '../../../contracts/households'
import type { Me } from '../../../contracts/people'
import { Button } from '../../components/button'
import { Faces } from '../../components/faces'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { BindForm } from './bind-form'

/** My household: who is in it, who speaks for it; or the way to bind one by its door code. */
export function Households({ me }: { readonly me: Me }) {
  const request = useRequest('households.mine', {})
  const [binding, setBinding] = useState(false)
  return (
    <Section title='我家'>
      <Faces request={request}>
        {({ households }) => (
          <>
            {households.map((one) => <Household key={one.household} household={one} me={me} onChanged={request.reload} />)}
            {(households.length === 0 || binding) && <BindForm communities={me.communities} onBound={() => { setBinding(false); request.reload() }} />}
            {households.length > 0 && !binding && <View className='ws-card'><Button text='再绑定一户' kind='link' onClick={() => setBinding(true)} /></View>}
          </>
        )}
      </Faces>
    </Section>
  )
}

interface HouseholdProps {
  readonly household: MyHousehold
  readonly me: Me
  readonly onChanged: () => void
}

function Household({ household, me, onChanged }: HouseholdProps) {
  const { busy, refusal, run } = useCommand()
  const place = me.households.find((one) => one.household === household.household)
  const handOver = async (to: string): Promise<void> => {
    const reply = await run('households.handOver', { household: household.household, to })
    if (reply.ok) onChanged()
  }
  return (
    <Card>
      <View className='ws-strong'>{place === undefined ? '' : `${place.communityName} ${place.buildingName} `}{household.room}</View>
      {household.members.map((member) => (
        <View key={member.person} className='ws-row ws-row_wrap ws-ledger'>
          <View>{member.name}{member.me ? '（我）' : ''}{member.representative ? '，户代表' : ''}{member.minor ? '，未成年' : ''}</View>
          {household.representative && !member.representative && !member.minor && <Button text='请他当户代表' kind='link' label={`请${member.name}当户代表`} busy={busy} onClick={() => void handOver(member.person)} />}
        </View>
      ))}
      <RefusalBanner refusal={refusal} />
      <View className='ws-muted ws-small'>一户一个答案。家里人答得不一样时，以户代表的为准。</View>
    </Card>
  )
}
