import { useState } from 'react'
import { View } from '@tarojs/components'
import type { DemandSeen } from '../../../contracts/demands'
import type { Me } from '../../../contracts/people'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Empty, Faces, ListFaces } from '../../components/faces'
import { Figures } from '../../components/figures'
import { OfficeScreen } from '../../components/office-screen'
import { DoneBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { DEMANDS } from '../../copy/demands'
import { usePages } from '../../hooks/use-pages'
import { useRequest } from '../../hooks/use-request'
import { officesOf } from '../../services/communities'
import { useSession } from '../../services/session'
import { DemandCard } from './demand-card'
import { Finder, type Asked, type Shown } from './finder'
import { Importer } from './importer'
import { StudySheet } from './study-sheet'

const TABS: readonly Shown[] = ['waiting', 'feasible', 'declined', 'proposed', 'all']

/** The widest of my places: my district, or else my street, or where I work. */
function placeOf(me: Me): PlaceId | null {
  const held = (role: Me['roles'][number]['role']): PlaceId | undefined => me.roles.find((one) => one.role === role && one.place !== null && one.place !== '*')?.place ?? undefined
  return held('districtCoordinator') ?? held('districtLeadingGroup') ?? held('streetApprover') ?? held('streetClerk') ?? officesOf(me).find((place) => place !== null) ?? null
}

/** 部门需求 at the desk: the district imports, each street studies, and everybody sees how many became proposals. */
export default function DemandDeskPage() {
  const me = useSession()
  const place = me === null ? null : placeOf(me)
  const imports = me?.roles.find(({ role, place: at }) => role === 'districtCoordinator' && at !== null)?.place ?? null
  return (
    <OfficeScreen here='demands'>
      {me !== null && place === null && <Card><Empty title={DEMANDS.noOffice} next={DEMANDS.noOfficeNext} /></Card>}
      {place !== null && <Desk place={place} imports={imports} />}
    </OfficeScreen>
  )
}

function Desk({ place, imports }: { readonly place: PlaceId; readonly imports: PlaceId | null }) {
  const counts = useRequest('proposals.demandCounts', { place })
  const [asked, setAsked] = useState<Asked>({ state: 'waiting', words: null })
  const [studying, setStudying] = useState<DemandSeen | null>(null)
  const [done, setDone] = useState<boolean | null>(null)
  const [importing, setImporting] = useState(false)
  const pages = usePages('proposals.demands', { place, state: asked.state === 'all' ? null : asked.state, words: asked.words })
  const reload = (): void => {
    pages.reload()
    counts.reload()
  }
  const finish = (feasible: boolean): void => {
    setStudying(null)
    setDone(feasible)
    reload()
  }
  return (
    <>
      {done !== null && <DoneBanner title={DEMANDS.studied}>{done ? DEMANDS.studiedFeasible : DEMANDS.studiedDeclined}</DoneBanner>}
      <Section title={DEMANDS.counts}>
        <Card>
          <View className='ws-muted'>{DEMANDS.deskHow}</View>
          <Faces request={counts}>
            {({ imported, feasible, endorsed, proposed, waiting, declined }) => (
              <View className='ws-top'><Figures figures={[{ label: DEMANDS.imported, n: imported }, { label: DEMANDS.feasible, n: feasible }, { label: DEMANDS.wanted, n: endorsed }, { label: DEMANDS.proposed, n: proposed }, { label: DEMANDS.waiting, n: waiting }, { label: DEMANDS.declined, n: declined }].map(({ label, n }) => ({ label, number: DEMANDS.items(n) }))} /></View>
            )}
          </Faces>
          {imports !== null && !importing && <View className='ws-buttons'><Button text={DEMANDS.importTitle} kind='default' onClick={() => setImporting(true)} /></View>}
        </Card>
      </Section>
      {imports !== null && importing && <Importer place={imports} onDone={reload} />}
      <Finder tabs={TABS} asked={asked} onAsk={(next) => { setDone(null); setAsked(next) }} />
      <ListFaces pages={pages} empty={asked.words === null ? <Empty title={DEMANDS.none[asked.state]} next={DEMANDS.noneNext} /> : <Empty title={DEMANDS.noneFound} next={DEMANDS.noneFoundNext} />}>
        {(items) => <View className='ws-top'>{items.map((demand) => <DemandCard key={demand.id} demand={demand} busy={false} onStudy={() => { setDone(null); setStudying(demand) }} />)}</View>}
      </ListFaces>
      {studying !== null && <StudySheet demand={studying} onDone={finish} onClose={() => setStudying(null)} />}
    </>
  )
}
