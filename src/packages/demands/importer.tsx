import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { DEMANDS } from '../../copy/demands'
import { chooseTable } from '../../services/choose-table'
import { tableText } from '../office/table-text'
import { Table, type Column } from '../office/table'
import { isXlsx, readXlsx } from '../office/xlsx'
import { readDemands, type LineProblem } from './demand-rows'
import { useDemandList } from './use-demand-list'

const MOST_TEXT = 2_000_000
const MOST_ROWS = 5000
const SHOWN_PROBLEMS = 200
const COLUMNS: readonly Column<LineProblem>[] = [
  { key: 'line', label: DEMANDS.row, of: ({ line }) => DEMANDS.line(line) },
  { key: 'field', label: DEMANDS.field, of: ({ field }) => field },
  { key: 'problem', label: DEMANDS.problem, share: 2, of: ({ text }) => <View className='ws-warn'>{text}</View> },
  { key: 'content', label: DEMANDS.content, share: 4, of: ({ content }) => content },
]

/** A department's list: pasted or chosen, tried first, taken over whole or not at all. */
export function Importer({ place, onDone }: { readonly place: PlaceId; readonly onDone: () => void }) {
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [file, setFile] = useState<string | null>(null)
  const { busy, refusal, report, sent, taking, reset, check, take } = useDemandList()
  const read = readDemands(text)
  const change = (next: string): void => {
    reset()
    setFile(null)
    setText(next)
  }
  const choose = async (): Promise<void> => {
    try {
      const found = await chooseTable()
      if (found === null) return
      const table = isXlsx(found.bytes) ? tableText(readXlsx(found.bytes)) : found.text()
      change(table)
      setFile(DEMANDS.fileRead(found.name, table.split('\n').length))
    } catch {
      setFile(DEMANDS.fileBad)
    }
  }
  const problems = read.problems.length > 0 ? read.problems : (report?.problems ?? [])
  const because = text.trim() === '' ? DEMANDS.whyPaste : !read.headed ? DEMANDS.whyHead : read.problems.length > 0 ? DEMANDS.dirty(read.problems.length) : read.rows.length === 0 ? DEMANDS.whyPaste : read.rows.length > MOST_ROWS ? DEMANDS.tooMany(MOST_ROWS) : source.trim() === '' ? DEMANDS.whySource : undefined
  const ready = because === undefined && report?.dryRun === true && problems.length === 0
  const asked = { place, source: source.trim(), read }
  const takeOver = async (): Promise<void> => {
    if (await take(asked)) {
      setText('')
      onDone()
    }
  }
  return (
    <Section title={DEMANDS.importTitle}>
      {report !== null && report.problems.length === 0 && <DoneBanner title={report.dryRun ? DEMANDS.clean : DEMANDS.done}>{(report.dryRun ? DEMANDS.cleanHow : DEMANDS.doneHow)(report.added, report.unchanged)}</DoneBanner>}
      <Card>
        <View className='ws-muted'>{DEMANDS.importHow}</View>
        <Field label={DEMANDS.paste} kind='long' value={text} onChange={change} max={MOST_TEXT} placeholder={DEMANDS.sample} />
        {file !== null && <View className='ws-muted'>{file}</View>}
        <Field label={DEMANDS.source} hint={DEMANDS.sourceHint} value={source} onChange={setSource} max={100} />
        {read.headed && <View className='ws-strong ws-top'>{DEMANDS.rows(read.rows.length)}</View>}
        {sent !== null && <View className='ws-muted'>{DEMANDS.sending(sent.part + 1, sent.parts)}</View>}
        {taking && <View className='ws-muted'>{DEMANDS.taking}</View>}
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'>
          <Button text={DEMANDS.choose} kind='default' onClick={() => void choose()} />
          <Button text={DEMANDS.check} kind={ready ? 'default' : 'primary'} busy={busy} because={because} onClick={() => void check(asked)} />
          {ready && <Button text={DEMANDS.take(read.rows.length)} busy={busy} onClick={() => void takeOver()} />}
        </View>
      </Card>
      {problems.length > 0 && (
        <Section title={DEMANDS.dirty(problems.length)}>
          <Card tone='late'><View>{DEMANDS.dirtyHow}</View></Card>
          <Table label={DEMANDS.dirty(problems.length)} columns={COLUMNS} rows={problems.slice(0, SHOWN_PROBLEMS)} keyOf={({ line, field, text: said }) => `${line}${field}${said}`} />
        </Section>
      )}
    </Section>
  )
}
