import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { MyHousehold } from '../../../contracts/households'
import type { Me } from '../../../contracts/people'
import { Button } from '../../components/button'
import { ChangeSheet } from '../../components/change-sheet'
import { Faces } from '../../components/faces'
import { named } from '../../components/named'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { BindForm } from './bind-form'
import { ChildForm } from './child-form'
import { PermitSheet } from './permit-sheet'
import { MINE_WORDS } from '../../copy/mine'
import { timeText } from '../../copy/dates'
import { REGISTER } from '../../copy/register'
import { today } from '../../services/today'

/** My household: who is in it, who speaks for it; or the way to bind one by its door code. */
export function Households({ me }: { readonly me: Me }) {
  const request = useRequest('households.mine', {})
  const [binding, setBinding] = useState(false)
  return (
    <Section title={MINE_WORDS.household}>
      <Faces request={request}>
        {({ households }) => (
          <>
            {households.map((one) => <Household key={one.household} household={one} me={me} onChanged={request.reload} />)}
            {me.waiting.map(({ request: id, room, buildingName, at }) => (
              <Card key={id} tone='due'>
                <View className='ws-strong'>{MINE_WORDS.waiting(`${buildingName} ${room}`)}</View>
                <View className='ws-muted'>{MINE_WORDS.waitingSince(timeText(at, today()))}</View>
              </Card>
            ))}
            {(households.length === 0 || binding) && <BindForm home={me.communities[0]?.id ?? null} onBound={() => { setBinding(false); request.reload() }} />}
            {(households.length === 0 || binding) && <View className='ws-card'><Button text={MINE_WORDS.bindAtTheDoor} kind='link' onClick={() => void Taro.navigateTo({ url: '/packages/steward/my-code' })} /></View>}
            {households.length === 0 && <ChildForm onJoined={request.reload} />}
            {households.length > 0 && !binding && <View className='ws-card'><Button text={MINE_WORDS.bindMore} kind='link' onClick={() => setBinding(true)} /></View>}
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
  const [telling, setTelling] = useState(false)
  const [permitting, setPermitting] = useState(false)
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const [voiced, setVoiced] = useState<string | null>(null)
  const mine = household.members.find((member) => member.me)
  const place = me.households.find((one) => one.household === household.household)
  const handOver = async (to: string): Promise<void> => {
    const reply = await run('households.handOver', { household: household.household, to })
    if (reply.ok) onChanged()
  }
  const adult = mine?.minor === false
  const age = me.guardianBelowAge
  const withdraw = async (child: string): Promise<void> => {
    const reply = await run('people.forgetChild', { person: child })
    if (!reply.ok) return
    setWithdrawing(null)
    setVoiced(MINE_WORDS.withdrawn)
    onChanged()
  }
  const voice = async (who: string): Promise<void> => {
    const reply = await run('households.chooseRepresentative', { household: household.household, who })
    if (!reply.ok) return
    setVoiced(MINE_WORDS.voiced(reply.data.voices, reply.data.adults))
    onChanged()
  }
  return (
    <Card>
      <View className='ws-strong'>{place === undefined ? '' : `${place.communityName} ${place.buildingName} `}{household.room}</View>
      {household.members.map((member) => (
        <View key={member.person} className='ws-row ws-row_wrap ws-ledger'>
          <View>{member.name}{member.me ? MINE_WORDS.me : ''}{member.representative ? MINE_WORDS.representative : ''}{member.minor ? MINE_WORDS.minor : ''}{member.child ? MINE_WORDS.child : ''}</View>
          {household.representative && !member.representative && !member.minor && <Button text={MINE_WORDS.makeRepresentative} kind='link' label={MINE_WORDS.makeRepresentativeSpoken(member.name)} busy={busy} onClick={() => void handOver(member.person)} />}
          {member.child && adult && withdrawing !== member.person && <Button text={MINE_WORDS.withdraw} kind='link' label={MINE_WORDS.withdrawSpoken(member.name)} onClick={() => setWithdrawing(member.person)} />}
          {member.child && withdrawing === member.person && <Button text={MINE_WORDS.withdrawSure} kind='warn' busy={busy} onClick={() => void withdraw(member.person)} />}
          {!household.representative && adult && !member.representative && !member.minor && <Button text={MINE_WORDS.voice} kind='link' label={MINE_WORDS.voiceSpoken(member.name)} busy={busy} onClick={() => void voice(member.person)} />}
        </View>
      ))}
      {voiced !== null && <View className='ws-muted' {...named({ role: 'status' })}>{voiced}</View>}
      <RefusalBanner refusal={refusal} />
      <View className='ws-muted ws-small'>{MINE_WORDS.oneAnswer}</View>
      <Button text={REGISTER.tell} kind='link' onClick={() => setTelling(true)} />
      {adult && age !== null && <Button text={MINE_WORDS.permit(age)} kind='link' onClick={() => setPermitting(true)} />}
      {permitting && age !== null && <PermitSheet household={household.household} age={age} onClose={() => { setPermitting(false); onChanged() }} />}
      {telling && <ChangeSheet household={household.household} room={household.room} register={household.register} onClose={() => setTelling(false)} />}
    </Card>
  )
}
