import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SittingView } from '../../../contracts/projects'
import type { PersonId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Choice } from '../../components/field'
import { named } from '../../components/named'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { COUNCIL } from '../../copy/council'
import { dayText } from '../../copy/dates'
import type { ProjectCommand } from '../../hooks/use-project-command'
import { today } from '../../services/today'

interface RollCallProps { readonly sitting: SittingView; readonly may: boolean; readonly command: ProjectCommand }

/** The facilitator ticks who has come; everybody else sees the roll and waits. */
export function RollCall({ sitting, may, command }: RollCallProps) {
  const [here, setHere] = useState<readonly PersonId[]>([])
  const known = sitting.members.filter(({ person }) => person !== '')
  const missing = sitting.quorumNeeds - here.length
  if (!may) {
    return (
      <Section title={COUNCIL.rollCall}>
        <Card>
          <View className='ws-strong'>{sitting.on > today() ? COUNCIL.notYet(dayText(sitting.on, today())) : COUNCIL.waitOpen}</View>
          <View className='ws-muted'>{known.length === 0 ? COUNCIL.namesHidden : known.map(({ name, me }) => `${name}${me ? COUNCIL.me : ''}`).join('、')}</View>
        </Card>
      </Section>
    )
  }
  return (
    <Section title={COUNCIL.rollCall}>
      <Card>
        <Choice label={COUNCIL.of(here.length, sitting.memberCount)} hint={COUNCIL.rollHint} options={known.map(({ person, name }) => ({ key: person, label: name, note: here.includes(person) ? COUNCIL.here : COUNCIL.notHere }))} many={known.length + 1} value={here} onChange={setHere} />
        <View className={missing <= 0 ? 'ws-good ws-top' : 'ws-warn ws-top'} {...named({ role: 'status', live: 'polite' })}>{missing <= 0 ? COUNCIL.quorumMet : COUNCIL.quorumMissing(missing)}</View>
        <RefusalBanner refusal={command.refusal} />
        <View className='ws-buttons'>
          <Button text={COUNCIL.callRoll(here.length)} block busy={command.busy} because={missing > 0 ? COUNCIL.whyQuorum(missing) : undefined} onClick={() => void command.run('councils.open', { present: here })} />
        </View>
      </Card>
    </Section>
  )
}
