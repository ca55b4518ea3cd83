import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { Figures } from '../../components/figures'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { OFFICE } from '../../copy/office'
import { useRequest } from '../../hooks/use-request'
import { chooseTable } from '../../services/choose-table'
import { CommunitySelect } from './community-select'
import { OfficeScreen } from '../../components/office-screen'
import { RegisterChanges } from './register-changes'
import { RegisterExport } from './register-export'
import { tableText } from './table-text'
import { readRoster, type LineProblem } from './roster-rows'
import { Table, type Column } from './table'
import { useCommunities } from './use-communities'
import { useRoster, type RosterReport } from './use-roster'
import { isXlsx, readXlsx } from './xlsx'

const MOST_TEXT = 2_000_000
const MOST_ROWS = 20_000
const MOST_PLACES = 500
const SHOWN_PROBLEMS = 200

const COLUMNS: readonly Column<LineProblem>[] = [
  { key: 'line', label: OFFICE.row, of: ({ line }) => OFFICE.line(line) },
  { key: 'field', label: OFFICE.field, of: ({ field }) => field },
  { key: 'problem', label: OFFICE.problem, share: 2, of: ({ text }) => <View className='ws-warn'>{text}</View> },
  { key: 'content', label: OFFICE.content, share: 4, of: ({ content }) => content },
]

/** The committee's list of doors: pasted or chosen, tried first, taken over whole or not at all. */
export default function RosterPage() {
  const { communities } = useCommunities()
  const [chosen, setChosen] = useState<PlaceId | null>(null)
  const [text, setText] = useState('')
  const [file, setFile] = useState<string | null>(null)
  const { busy, refusal, report, sent, reset, check, take } = useRoster()
  const community = chosen ?? (communities.length === 1 ? (communities[0]?.id ?? null) : null)
  const tree = useRequest('places.tree', community === null ? null : { under: community, deep: true, limit: MOST_PLACES })
  const places = tree.face === 'ready' ? tree.data.items : []
  const roster = readRoster(text, places)
  const change = (next: string): void => {
    reset()
    setFile(null)
    setText(next)
  }
  const choose = async (): Promise<void> => {
    try {
      const found = await chooseTable()
      if (found === null) return
      const read = isXlsx(found.bytes) ? tableText(readXlsx(found.bytes)) : found.text()
      change(read)
      setFile(OFFICE.fileRead(found.name, read.split('\n').length))
    } catch {
      setFile(OFFICE.fileBad)
    }
  }
  const because = community === null ? OFFICE.whyCommunity : text.trim() === '' ? OFFICE.whyPaste : !roster.headed ? OFFICE.headerBad : roster.rows.length > MOST_ROWS ? OFFICE.tooMany(MOST_ROWS) : undefined
  const problems = roster.problems.length > 0 ? roster.problems : (report?.problems ?? [])
  const ready = because === undefined && report?.dryRun === true && problems.length === 0
  return (
    <OfficeScreen here='roster'>
      {report !== null && problems.length === 0 && <Report report={report} />}
      <Card>
        <View>{OFFICE.rosterHow}</View>
        <CommunitySelect communities={communities} value={community} onChange={(next) => { reset(); setChosen(next) }} />
        <Field label={OFFICE.paste} kind='long' value={text} onChange={change} max={MOST_TEXT} placeholder={OFFICE.rosterSample} />
        {file !== null && <View className='ws-muted'>{file}</View>}
        {roster.headed && <View className='ws-strong ws-top'>{OFFICE.rowsFound(roster.rows.length)}</View>}
        {sent !== null && <View className='ws-muted'>{OFFICE.sending(sent.part + 1, sent.parts)}</View>}
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'>
          <Button text={OFFICE.chooseFile} kind='default' onClick={() => void choose()} />
          <Button text={OFFICE.dryRun} kind={ready ? 'default' : 'primary'} busy={busy} because={because ?? (roster.problems.length > 0 ? OFFICE.dirty(roster.problems.length) : undefined)} onClick={() => { if (community !== null) check(community, roster) }} />
          {ready && <Button text={OFFICE.importN(roster.rows.length)} busy={busy} onClick={() => take(community ?? '', roster)} />}
        </View>
        <View className='ws-muted ws-small'>{OFFICE.onlyTaken}{OFFICE.encrypted}</View>
      </Card>
      {problems.length > 0 && <Problems problems={problems} />}
      {community !== null && <RegisterChanges key={`changes ${community}`} community={community} />}
      {community !== null && <RegisterExport key={community} community={community} nameOf={(id) => places.find((one) => one.id === id)?.name ?? id} />}
    </OfficeScreen>
  )
}

function Problems({ problems }: { readonly problems: readonly LineProblem[] }) {
  return (
    <Section title={OFFICE.dirty(problems.length)}>
      <Card tone='late'><View>{OFFICE.dirtyHow}</View></Card>
      <Table label={OFFICE.dirty(problems.length)} columns={COLUMNS} rows={problems.slice(0, SHOWN_PROBLEMS)} keyOf={({ line, field, text }) => `${line}${field}${text}`} />
    </Section>
  )
}

function Report({ report }: { readonly report: RosterReport }) {
  const { dryRun, rows, added, changed, unchanged } = report
  const parts = [{ label: OFFICE.rows, n: rows }, { label: OFFICE.added, n: added }, { label: OFFICE.changed, n: changed }, { label: OFFICE.unchanged, n: unchanged }]
  return (
    <>
      <DoneBanner title={dryRun ? OFFICE.clean : OFFICE.done}>{dryRun ? OFFICE.cleanHow : ''}</DoneBanner>
      <Card><Figures figures={parts.map(({ label, n }) => ({ label, number: OFFICE.households(n) }))} /></Card>
    </>
  )
}
