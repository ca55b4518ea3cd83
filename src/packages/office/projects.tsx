import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ProjectCard } from '../../../contracts/projects'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { HowCounted } from '../../components/deadline'
import { Empty, ListFaces } from '../../components/faces'
import { Field } from '../../components/field'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { Select } from '../../components/select'
import { WORDS } from '../../copy/components'
import { overdueText } from '../../copy/counting'
import { dayText, leftText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { OFFICE, STAGE_GROUPS } from '../../copy/office'
import { STAGE_LABELS } from '../../copy/stages'
import { DEADLINE_LABELS } from '../../copy/words'
import { usePages } from '../../hooks/use-pages'
import { today } from '../../services/today'
import { CommunitySelect } from './community-select'
import { OfficeScreen } from '../../components/office-screen'
import { Table, type Column } from './table'
import { useCommunities } from './use-communities'
import { useExport } from './use-export'

function Due({ card }: { readonly card: ProjectCard }) {
  const { deadline, overdue } = card
  if (deadline === null) return overdue === null ? <View className='ws-muted'>{OFFICE.noDue}</View> : <View className='ws-warn'>{overdueText(overdue)}</View>
  const { kind, due, estimate } = deadline
  const beside = overdue === null
    ? <View>{DEADLINE_LABELS[kind]}：{OFFICE.due(dayText(due, today()), leftText(due, today()))}{estimate ? WORDS.estimated : ''}</View>
    : <View className='ws-warn'>{overdueText(overdue)}</View>
  return <HowCounted deadline={deadline} beside={beside} />
}

const COLUMNS: readonly Column<ProjectCard>[] = [
  { key: 'title', label: OFFICE.columns.title, share: 3, of: (card) => <View><View>{card.title}</View><View className='ws-small ws-muted'>{card.code}，{card.where}</View></View> },
  { key: 'community', label: OFFICE.columns.community, share: 1.4, of: (card) => card.communityName },
  { key: 'stage', label: OFFICE.columns.stage, share: 1.4, of: (card) => STAGE_LABELS[card.stage] },
  { key: 'cost', label: OFFICE.columns.cost, number: true, of: (card) => (card.cost === null ? OFFICE.noCost : moneyText(card.cost)) },
  { key: 'consent', label: OFFICE.columns.consent, share: 1.2, number: true, of: (card) => (card.consent === null ? '—' : OFFICE.of(card.consent.answered, card.consent.households)) },
  { key: 'due', label: OFFICE.columns.deadline, share: 2.8, apart: true, of: (card) => <Due card={card} /> },
]

const openDesk = (card: ProjectCard): void => void Taro.navigateTo({ url: `/packages/office/desk?project=${encodeURIComponent(card.id)}` })

/** Every project that I may look at: filtered, searched, and taken home as a table. */
export default function ProjectsPage() {
  const { communities } = useCommunities()
  const [chosen, setChosen] = useState<PlaceId | null | undefined>(undefined)
  const community = chosen === undefined ? (communities.length === 1 ? (communities[0]?.id ?? null) : null) : chosen
  const [group, setGroup] = useState('all')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const filters = { community, stages: [...(STAGE_GROUPS.find(({ key }) => key === group)?.stages ?? [])], search: search === '' ? null : search }
  const pages = usePages('projects.list', filters)
  const { face, found, refusal, run } = useExport()
  return (
    <OfficeScreen here='projects'>
      <Card>
        <View className='ws-office__filters'>
          <CommunitySelect communities={communities} value={community} onChange={setChosen} all={OFFICE.allPublic} />
          <Select label={OFFICE.stageGroup} options={STAGE_GROUPS} value={group} onChange={setGroup} />
          <Field label={OFFICE.search} value={typed} onChange={setTyped} placeholder={OFFICE.searchHint} max={40} />
          <View className='ws-buttons'><Button text={OFFICE.find} onClick={() => setSearch(typed.trim())} /></View>
          <View className='ws-buttons'><Button text={face === 'busy' ? OFFICE.exporting(found) : OFFICE.exportCsv} kind='default' busy={face === 'busy'} onClick={() => run(filters)} /></View>
        </View>
        {(face === 'saved' || face === 'copied') && <DoneBanner title={OFFICE.exported(found)}>{face === 'saved' ? OFFICE.exportedHow : OFFICE.copied}</DoneBanner>}
        <RefusalBanner refusal={refusal} />
      </Card>
      <ListFaces pages={pages} empty={<Empty title={OFFICE.projectsNone} next={OFFICE.projectsNoneNext} />}>
        {(cards) => <Table label={OFFICE.projects} columns={COLUMNS} rows={cards} keyOf={(card) => card.id} nameOf={(card) => `${card.title}，${STAGE_LABELS[card.stage]}`} onOpen={openDesk} />}
      </ListFaces>
    </OfficeScreen>
  )
}
