import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { refreshSession } from '../../services/session'
import { MINE_WORDS } from '../../copy/mine'
import { ChildForm } from './child-form'

/** Asked once of somebody who has never said who they are; reading never asks. */
export function Introduce({ why }: { readonly why: string }) {
  const [name, setName] = useState('')
  const { busy, refusal, run } = useCommand()
  const register = async (): Promise<void> => {
    const reply = await run('people.register', { name: name.trim() })
    if (reply.ok) await refreshSession()
  }
  return (
    <Section title={MINE_WORDS.introduce}>
      <Card>
        <View>{MINE_WORDS.nameKept(why)}</View>
        <Field label={MINE_WORDS.name} value={name} max={20} onChange={setName} />
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={MINE_WORDS.register} block busy={busy} onClick={() => { if (name.trim() !== '') void register() }} /></View>
      </Card>
      <ChildForm />
    </Section>
  )
}
