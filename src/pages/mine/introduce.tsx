import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { refreshSession } from '../../services/session'

/** Asked once of somebody who has never said who they are; reading never asks. */
export function Introduce({ why }: { readonly why: string }) {
  const [name, setName] = useState('')
  const { busy, refusal, run } = useCommand()
  const register = async (): Promise<void> => {
    const reply = await run('people.register', { name: name.trim() })
    if (reply.ok) await refreshSession()
  }
  return (
    <Section title='怎么称呼您'>
      <Card>
        <View>{why}名字不公开。</View>
        <Field label='您的姓名' value={name} max={20} onChange={setName} />
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text='登记姓名' block busy={busy} onClick={() => { if (name.trim() !== '') void register() }} /></View>
      </Card>
    </Section>
  )
}
