import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RegisterLine } from '../../../contracts/households'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { OFFICE } from '../../copy/office'
import { useCommand } from '../../hooks/use-command'
import { saveText } from '../../services/save-text'
import { today } from '../../services/today'
import { registerCsv } from './roster-rows'

const PAGE = 200

interface RegisterExportProps { readonly community: PlaceId; readonly nameOf: (place: string) => string }

/** The register as a file that can be imported again; in the open only with a reason, which everybody on it can read. */
export function RegisterExport({ community, nameOf }: RegisterExportProps) {
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const { busy, refusal, run } = useCommand()
  const save = async (): Promise<void> => {
    const lines: RegisterLine[] = []
    for (let after: string | null = ''; after !== null;) {
      const reply: Awaited<ReturnType<typeof run<'households.export'>>> = await run('households.export', { community, reason: reason.trim() || null, after, limit: PAGE })
      if (!reply.ok) return setSaid(null)
      lines.push(...reply.data.lines)
      setSaid(OFFICE.registerTaken(lines.length))
      after = reply.data.next
    }
    const face = await saveText(OFFICE.registerFile(today()), registerCsv(lines, nameOf))
    setSaid(face === 'saved' ? OFFICE.registerSaved(lines.length) : OFFICE.registerCopied(lines.length))
  }
  return (
    <Section title={OFFICE.exportTitle}>
      <Card>
        <View className='ws-muted'>{OFFICE.registerHow}</View>
        <Field label={OFFICE.exportWhy} value={reason} onChange={setReason} max={200} />
        {said !== null && <View className='ws-strong'>{said}</View>}
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={reason.trim() === '' ? OFFICE.exportMasked : OFFICE.exportOpen} kind='default' busy={busy} onClick={() => void save()} /></View>
      </Card>
    </Section>
  )
}
