import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Empty, ListFaces, Loading } from '../../components/faces'
import { named } from '../../components/named'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { timeText } from '../../copy/dates'
import { PRIVACY } from '../../copy/privacy'
import { ROLE_LABELS } from '../../copy/roles'
import { useCommand } from '../../hooks/use-command'
import { usePages } from '../../hooks/use-pages'
import { saveText } from '../../services/save-text'
import { refreshSession, useSession } from '../../services/session'
import { today } from '../../services/today'

/** 我的资料: what is kept of me and why, who looked at it, all of it in a file, and the way out. */
export default function PrivacyPage() {
  const me = useSession()
  const [gone, setGone] = useState(false)
  return (
    <Screen>
      {gone && <DoneBanner title={PRIVACY.gone}>{PRIVACY.goneHow}</DoneBanner>}
      <View className='ws-lead'>
        <View className='ws-title' {...named({ role: 'heading' })}>{PRIVACY.title}</View>
        <View>{PRIVACY.reading}</View>
      </View>
      <Section title={PRIVACY.kept}>
        <Card>
          {PRIVACY.rows.map(({ what, why }) => (
            <View key={what} className='ws-ledger'>
              <View className='ws-strong'>{what}</View>
              <View className='ws-muted'>{why}</View>
            </View>
          ))}
          <View className='ws-muted ws-small ws-top'>{PRIVACY.register}</View>
        </Card>
      </Section>
      {me === null && <Loading />}
      {me !== null && me.person === null && !gone && <Card><Empty title={PRIVACY.unknown} next={PRIVACY.unknownNext} /></Card>}
      {me !== null && me.person !== null && (
        <>
          <Looks />
          <Export />
          <Forget onGone={() => { setGone(true); void refreshSession() }} />
        </>
      )}
    </Screen>
  )
}

function Looks() {
  const pages = usePages('people.accesses', {})
  return (
    <Section title={PRIVACY.looks}>
      <ListFaces pages={pages} empty={<Card><Empty title={PRIVACY.noLooks} next={PRIVACY.noLooksNext} /></Card>}>
        {(items) => (
          <Card>
            {items.map(({ at, role, placeName, reason }) => (
              <View key={`${at}${reason}`} className='ws-ledger'>
                <View>{PRIVACY.look(placeName, ROLE_LABELS[role], reason)}</View>
                <View className='ws-muted'>{timeText(at, today())}</View>
              </View>
            ))}
          </Card>
        )}
      </ListFaces>
    </Section>
  )
}

function Export() {
  const [saved, setSaved] = useState<'saved' | 'copied' | null>(null)
  const { busy, refusal, run } = useCommand()
  const take = async (): Promise<void> => {
    const reply = await run('people.exportMine', {})
    if (reply.ok) setSaved(await saveText(PRIVACY.file, JSON.stringify(reply.data, null, 2)))
  }
  return (
    <Section title={PRIVACY.exportTitle}>
      <Card>
        <View className='ws-muted'>{PRIVACY.exportHow}</View>
        {saved !== null && <View {...named({ role: 'status' })}>{saved === 'saved' ? PRIVACY.exported : PRIVACY.copied}</View>}
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={PRIVACY.exportButton} kind='default' block busy={busy} onClick={() => void take()} /></View>
      </Card>
    </Section>
  )
}

function Forget({ onGone }: { readonly onGone: () => void }) {
  const [sure, setSure] = useState(false)
  const { busy, refusal, run } = useCommand()
  const forget = async (): Promise<void> => {
    const reply = await run('people.forgetMe', {})
    if (reply.ok) onGone()
  }
  return (
    <Section title={PRIVACY.forgetTitle}>
      <Card>
        <View>{PRIVACY.forgetHow}</View>
        <View className='ws-muted'>{PRIVACY.forgetStays}</View>
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'>
          {!sure && <Button text={PRIVACY.forget} kind='default' block onClick={() => setSure(true)} />}
          {sure && <Button text={PRIVACY.sure} kind='warn' block busy={busy} onClick={() => void forget()} />}
          {sure && <Button text={PRIVACY.keep} kind='default' block onClick={() => setSure(false)} />}
        </View>
      </Card>
    </Section>
  )
}
