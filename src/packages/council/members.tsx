import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SittingView } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Card, Section } from '../../components/section'
import { COUNCIL } from '../../copy/council'
import type { ProjectCommand } from '../../hooks/use-project-command'
import { ErrandSheet, type Errand } from './errand-sheet'
import { markOf, type Member } from './words'

interface MembersProps {
  readonly sitting: SittingView
  /** Whether I run the sitting. */
  readonly chair: boolean
  readonly mayRecuse: boolean
  /** Why I would recuse, where the cloud has said so. */
  readonly reason: string
  readonly command: ProjectCommand
}

/** Who is here and who has voted, never how; recusal and leaving, each with its own button. */
export function Members({ sitting, chair, mayRecuse, reason, command }: MembersProps) {
  const [errand, setErrand] = useState<Errand | null>(null)
  const begin = (next: Errand): void => {
    command.forget()
    setErrand(next)
  }
  const movable = (member: Member): boolean => member.present && !member.recused && !member.voted
  return (
    <Section title={COUNCIL.attendance}>
      <Card>
        {sitting.members.map((member, index) => (
          <View key={member.person === '' ? index : member.person} className='ws-ledger ws-row ws-row_wrap'>
            <View className='ws-council__member'>
              <View>{member.name === '' ? COUNCIL.member(index + 1) : member.name}{member.me ? COUNCIL.me : ''}</View>
              <View className={`ws-tag ${member.voted || (sitting.way === 'showOfHands' && member.present) ? '' : 'ws-tag_caution'}`}>{markOf(member, sitting.way)}</View>
            </View>
            <View className='ws-council__errands'>
            {movable(member) && member.me && mayRecuse && <Button text={COUNCIL.recuseMe} kind='link' onClick={() => begin({ kind: 'recuse', member, reason })} />}
            {movable(member) && !member.me && chair && <Button text={COUNCIL.recuse} kind='link' label={`${COUNCIL.recuse}：${member.name}`} onClick={() => begin({ kind: 'recuse', member })} />}
            {movable(member) && chair && <Button text={COUNCIL.leave} kind='link' label={`${COUNCIL.leave}：${member.name}`} onClick={() => begin({ kind: 'leave', member })} />}
            </View>
          </View>
        ))}
      </Card>
      {errand !== null && <ErrandSheet errand={errand} command={command} onClose={() => setErrand(null)} />}
    </Section>
  )
}
