import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SittingView } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Sheet } from '../../components/sheet'
import { COUNCIL } from '../../copy/council'
import type { ProjectCommand } from '../../hooks/use-project-command'
import { markOf, type Member } from './words'

type Errand = { readonly kind: 'recuse' | 'leave'; readonly member: Member }

interface MembersProps {
  readonly sitting: SittingView
  /** Whether I run the sitting. */
  readonly chair: boolean
  readonly mayRecuse: boolean
  readonly command: ProjectCommand
}

/** Who is here and who has voted, never how; recusal and leaving, each with its own button. */
export function Members({ sitting, chair, mayRecuse, command }: MembersProps) {
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
              <View className={`ws-tag ${member.voted ? '' : 'ws-tag_caution'}`}>{markOf(member)}</View>
            </View>
            <View className='ws-council__errands'>
            {movable(member) && member.me && mayRecuse && <Button text={COUNCIL.recuseMe} kind='link' onClick={() => begin({ kind: 'recuse', member })} />}
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

function ErrandSheet({ errand: { kind, member }, command, onClose }: { readonly errand: Errand; readonly command: ProjectCommand; readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const run = async (): Promise<void> => {
    const done = kind === 'leave' ? await command.run('councils.leave', { person: member.person }) : await command.run('councils.recuse', { text: text.trim(), ...(member.me ? {} : { person: member.person }) })
    if (done) onClose()
  }
  return (
    <Sheet title={kind === 'leave' ? COUNCIL.leaveTitle(member.name) : COUNCIL.recuseTitle(member.name)} onClose={onClose}>
      {kind === 'leave' && <View>{COUNCIL.leaveText}</View>}
      {kind === 'recuse' && <Field label={COUNCIL.recuseWhy} kind='long' max={300} value={text} hint={COUNCIL.recuseHint} onChange={setText} />}
      <RefusalBanner refusal={command.refusal} />
      <View className='ws-buttons'>
        <Button text={kind === 'leave' ? COUNCIL.confirmLeave : COUNCIL.confirmRecuse} block busy={command.busy} because={kind === 'recuse' && text.trim() === '' ? COUNCIL.whyReason : undefined} onClick={() => void run()} />
      </View>
    </Sheet>
  )
}
