import { useState } from 'react'
import { View } from '@tarojs/components'
import type { GovernmentWork, ScopeItem } from '../../../contracts/proposals'
import type { PlaceId } from '../../../contracts/reply'
import { PACK_IDS, PROJECT_TYPES, type PackId, type ProjectType } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { Field } from '../../components/field'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { LISTS, MODE_WORDS } from '../../copy/lists'
import { WORK_STATE_LABELS } from '../../copy/triage'
import { REASON_LABELS, TYPE_LABELS } from '../../copy/words'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'
import { CommunitySelect } from './community-select'
import { readScope, readWorks } from './list-rows'
import { OfficeScreen } from '../../components/office-screen'
import { Table, type Column } from './table'
import { useCommunities } from './use-communities'

const MOST_TEXT = 100_000
const SHOWN = 200
const WORKS: readonly Column<GovernmentWork>[] = [
  { key: 'title', label: LISTS.title, share: 3, of: ({ title }) => title }, { key: 'department', label: LISTS.department, share: 2, of: ({ department }) => department },
  { key: 'state', label: LISTS.state, of: ({ state }) => WORK_STATE_LABELS[state] }, { key: 'source', label: LISTS.source, share: 2, of: ({ source }) => source },
]
const SCOPE: readonly Column<ScopeItem>[] = [
  { key: 'name', label: LISTS.title, share: 3, of: ({ name }) => name }, { key: 'mode', label: LISTS.mode, of: ({ mode }) => MODE_WORDS[mode] },
  { key: 'of', label: LISTS.of, share: 2, of: ({ packId, type }) => `${packId}，${TYPE_LABELS[type]}` }, { key: 'source', label: LISTS.source, share: 2, of: ({ source }) => source },
]

/** The lists that a proposal is held against, and how many were turned down for what. */
export default function ListsPage() {
  const { me, communities } = useCommunities()
  const [chosen, setChosen] = useState<PlaceId | null>(null)
  const office = me?.roles.find(({ role, place }) => place !== null && (role === 'districtCoordinator' || role === 'streetClerk' || role === 'streetApprover')) ?? null
  const place = chosen ?? communities[0]?.id ?? office?.place ?? null
  return (
    <OfficeScreen here='lists'>
      {communities.length > 1 && <Card><CommunitySelect communities={communities} value={place} onChange={setChosen} /></Card>}
      {place !== null && <Rejections place={place} />}
      {place !== null && <Works place={place} mayImport={office !== null} />}
      {place !== null && <Scope place={place} mayImport={office?.role === 'districtCoordinator'} />}
    </OfficeScreen>
  )
}

function Rejections({ place }: { readonly place: PlaceId }) {
  const year = Number(today().slice(0, 4))
  const request = useRequest('proposals.rejections', { place, year })
  return (
    <Section title={LISTS.rejections(year)}>
      <Card>
        <Faces request={request} isEmpty={({ rejected }) => rejected === 0} empty={<Empty title={LISTS.rejectionsNone} next={LISTS.rejectionsNoneNext} />}>
          {({ proposals, rejected, appealed, byReason }) => (
            <View>
              <View className='ws-muted'>{LISTS.counted(proposals, rejected, appealed)}</View>
              {byReason.map(({ reason, count }) => <View key={reason} className='ws-fact'><View className='ws-fact__label'>{REASON_LABELS[reason]}</View><View className='ws-fact__text'>{LISTS.cases(count)}</View></View>)}
            </View>
          )}
        </Faces>
      </Card>
    </Section>
  )
}

interface PartProps { readonly place: PlaceId; readonly mayImport: boolean }

function Works({ place, mayImport }: PartProps) {
  const request = useRequest('proposals.governmentWorks', { place, limit: SHOWN })
  const { run, busy, refusal } = useCommand()
  return (
    <Section title={LISTS.works}>
      <View className='ws-muted'>{LISTS.worksHow}</View>
      <Faces request={request} isEmpty={({ items }) => items.length === 0} empty={<Card><Empty title={LISTS.worksNone} next={LISTS.worksNoneNext} /></Card>}>
        {({ items }) => <Table label={LISTS.works} columns={WORKS} rows={items} keyOf={({ title }) => title} />}
      </Faces>
      {mayImport && (
        <Importer sample={LISTS.worksSample} read={readWorks} busy={busy} onImport={async (rows, source) => {
          const reply = await run('proposals.importGovernmentWorks', { place, source, works: [...rows] })
          if (reply.ok) request.reload()
          return reply.ok ? LISTS.report(reply.data.added, reply.data.changed, reply.data.unchanged) : null
        }} />
      )}
      <RefusalBanner refusal={refusal} />
    </Section>
  )
}

function Scope({ place, mayImport }: PartProps) {
  const request = useRequest('proposals.scope', { place, limit: SHOWN })
  const { run, busy, refusal } = useCommand()
  const [packId, setPackId] = useState<PackId>('luohu-2017')
  const [type, setType] = useState<ProjectType>('engineering')
  return (
    <Section title={LISTS.scope}>
      <View className='ws-muted'>{LISTS.scopeHow}</View>
      <Faces request={request} isEmpty={({ items }) => items.length === 0} empty={<Card><Empty title={LISTS.scopeNone} next={LISTS.scopeNoneNext} /></Card>}>
        {({ items }) => <Table label={LISTS.scope} columns={SCOPE} rows={items} keyOf={({ packId: pack, type: kind, name }) => `${pack}${kind}${name}`} />}
      </Faces>
      {mayImport && (
        <Card>
          <Select label={LISTS.scheme} options={PACK_IDS.map((key) => ({ key, label: key }))} value={packId} onChange={setPackId} />
          <Select label={LISTS.type} options={PROJECT_TYPES.map((key) => ({ key, label: TYPE_LABELS[key] }))} value={type} onChange={setType} />
          <Importer sample={LISTS.scopeSample} read={readScope} busy={busy} onImport={async (rows, source) => {
            const reply = await run('proposals.importScope', { place, packId, type, source, items: [...rows] })
            if (reply.ok) request.reload()
            return reply.ok ? LISTS.report(reply.data.added, reply.data.changed, reply.data.unchanged) : null
          }} />
        </Card>
      )}
      <RefusalBanner refusal={refusal} />
    </Section>
  )
}

interface ImporterProps<T> {
  readonly sample: string
  readonly read: (text: string) => { readonly rows: readonly T[]; readonly wrong: string | undefined }
  readonly busy: boolean
  /** What was done, in words; null when it was refused. */
  readonly onImport: (rows: readonly T[], source: string) => Promise<string | null>
}

function Importer<T>({ sample, read, busy, onImport }: ImporterProps<T>) {
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const { rows, wrong } = read(text)
  const because = rows.length === 0 && wrong === undefined ? LISTS.whyRows : (wrong ?? (source.trim() === '' ? LISTS.whySource : undefined))
  const send = async (): Promise<void> => {
    const said = await onImport(rows, source.trim())
    setDone(said)
    if (said !== null) setText('')
  }
  return (
    <Card>
      {done !== null && <DoneBanner title={LISTS.imported}>{done}</DoneBanner>}
      <Field label={LISTS.paste} kind='long' value={text} onChange={(next) => { setDone(null); setText(next) }} max={MOST_TEXT} placeholder={sample} />
      <Field label={LISTS.source} hint={LISTS.sourceHint} value={source} onChange={setSource} max={100} />
      <View className='ws-buttons'><Button text={LISTS.import(rows.length)} kind='default' busy={busy} because={because} onClick={() => void send()} /></View>
    </Card>
  )
}
