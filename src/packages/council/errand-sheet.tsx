import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { COUNCIL } from '../../copy/council'
import type { ProjectCommand } from '../../hooks/use-project-command'
import type { Member } from './words'

/** `reason`: what is known already of why somebody recuses. */
export interface Errand { readonly kind: 'recuse' | 'leave'; readonly member: Member; readonly reason?: string }

/** Recusal with its reason, or leaving: for oneself, or by whoever runs the sitting. */
export function ErrandSheet({ errand: { kind, member, reason = '' }, command, onClose }: { readonly errand: Errand; readonly command: ProjectCommand; readonly onClose: () => void }) {
  const [text, setText] = useState(reason)
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
