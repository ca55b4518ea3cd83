import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { MINE_WORDS } from '../../copy/mine'
import { refreshSession, useSession } from '../../services/session'

const CODE_LETTERS = 8

/** For a child: the way in by the code of a guardian's consent; nothing is kept before. Closed until asked for. */
export function ChildForm({ onJoined }: { readonly onJoined?: () => void }) {
  const me = useSession()
  const [open, setOpen] = useState(false)
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const { busy, refusal, run } = useCommand()
  const age = me?.guardianBelowAge ?? null
  const known = me?.person?.name ?? null
  if (age === null) return null
  if (!open) return <View className='ws-card'><Button text={MINE_WORDS.childHere(age)} kind='link' onClick={() => setOpen(true)} /></View>
  const called = known ?? name.trim()
  const because = code.replace(/[\s-]/g, '').length < CODE_LETTERS ? MINE_WORDS.childFirst : called === '' ? MINE_WORDS.childName : undefined
  const join = async (): Promise<void> => {
    const reply = await run('households.joinAsChild', { code, name: called })
    if (!reply.ok) return
    await refreshSession()
    onJoined?.()
  }
  return (
    <Card>
      <View className='ws-strong'>{MINE_WORDS.childTitle}</View>
      <View className='ws-muted'>{MINE_WORDS.childHow(age)}</View>
      <Field label={MINE_WORDS.childCode} value={code} max={12} onChange={setCode} hint={MINE_WORDS.childCodeHint} />
      {known === null && <Field label={MINE_WORDS.name} value={name} max={20} onChange={setName} />}
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={MINE_WORDS.childJoin} block busy={busy} because={because} onClick={() => void join()} /></View>
    </Card>
  )
}
