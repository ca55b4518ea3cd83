import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { ProjectView } from '../../../contracts/projects'
import { Actions } from '../../components/actions'
import { Button } from '../../components/button'
import { Deadline, OverdueMark } from '../../components/deadline'
import { Empty, Faces } from '../../components/faces'
import { LifeLine } from '../../components/life-line'
import { named } from '../../components/named'
import { Photo } from '../../components/photo'
import { DoneBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { Steps } from '../../components/steps'
import { Tabs } from '../../components/tabs'
import { dayText } from '../../copy/dates'
import { STAGE_LABELS } from '../../copy/stages'
import { PROJECTS_WORDS } from '../../copy/projects'
import { councilsStand } from '../../copy/several'
import { useProjectCommand } from '../../hooks/use-project-command'
import { useRequest, type Request } from '../../hooks/use-request'
import { formServices } from '../../services/form-services'
import { today } from '../../services/today'
import { Errands } from './errands'
import { MoneyTab } from './money-tab'
import { openSitting } from './open-sitting'
import { PapersTab } from './papers-tab'
import { PeopleTab } from './people-tab'

const TABS = [
  { key: 'line', label: PROJECTS_WORDS.line },
  { key: 'money', label: PROJECTS_WORDS.money },
  { key: 'people', label: PROJECTS_WORDS.peopleTab },
  { key: 'papers', label: PROJECTS_WORDS.papers },
] as const
type TabKey = (typeof TABS)[number]['key']

/** One project as one life line: where it is, what was done, the money, the people, the papers, and what I may do. */
export default function ProjectPage() {
  const { id, code, first } = useRouter().params
  const request = useRequest('projects.get', id === undefined ? { code: code ?? null } : { project: decodeURIComponent(id) })
  return (
    <Screen>
      <Faces request={request}>{(view) => <Shown key={view.card.id} view={view} request={request} first={first} />}</Faces>
    </Screen>
  )
}

function Shown({ view, request, first }: { readonly view: ProjectView; readonly request: Request<ProjectView>; readonly first: string | undefined }) {
  const [tab, setTab] = useState<TabKey>('line')
  const [done, setDone] = useState<string | null>(null)
  const command = useProjectCommand(view.card.id, (result) => {
    const stage = STAGE_LABELS[result.stage]
    setDone(result.receipt === null ? PROJECTS_WORDS.nowAt(stage) : PROJECTS_WORDS.nowAtWithReceipt(stage, result.receipt))
    request.reload()
  }, view.version)
  return (
    <>
      <Head view={view} />
      {done !== null && <DoneBanner title={PROJECTS_WORDS.done}>{done}</DoneBanner>}
      <Errands view={view} />
      <Tabs tabs={TABS} value={tab} onChange={setTab} />
      <View className='ws-top'>{tabOf(tab, view)}</View>
      <Actions view={view} services={formServices} {...command} {...(first === undefined ? {} : { first })} elsewhere={{ 'councils.proposeShares': () => openSitting(view.card.id), 'proposals.accept': () => void Taro.navigateTo({ url: `/packages/office/desk?project=${encodeURIComponent(view.card.id)}` }) }} />
    </>
  )
}

function tabOf(tab: TabKey, view: ProjectView) {
  switch (tab) {
    case 'line': return <Card>{view.line.length === 0 ? <Empty title={PROJECTS_WORDS.noLine} next={PROJECTS_WORDS.noLineNext} /> : <LifeLine entries={view.line} />}</Card>
    case 'money': return <MoneyTab view={view} />
    case 'people': return <PeopleTab view={view} />
    case 'papers': return <PapersTab view={view} />
  }
}

function Head({ view }: { readonly view: ProjectView }) {
  const { card } = view
  const stand = councilsStand(view.councils)
  return (
    <View>
      {card.photo !== null && <Photo className='ws-card__photo' file={card.photo} label={PROJECTS_WORDS.photoOf(card.title)} />}
      <View className='ws-lead'>
        <View className='ws-title' {...named({ role: 'heading' })}>{card.title}</View>
        <View className='ws-muted'>{card.communityName}，{card.where}</View>
        <View className='ws-top'>{view.problem}</View>
        <View className='ws-muted'>{PROJECTS_WORDS.beneficiaries(view.beneficiaries)}</View>
        {view.origin !== null && <View className='ws-muted'>{PROJECTS_WORDS.origin(view.origin.department, view.origin.title, view.origin.source, view.origin.endorsements)}</View>}
      </View>
      <Card>
        <Steps steps={card.steps} />
        {stand !== '' && <View className='ws-strong'>{stand}</View>}
        <OverdueMark overdue={card.overdue} />
        {view.deadlines.map((one) => <Deadline key={one.kind} deadline={one} overdueBy={one.overdueBy} />)}
        <View className='ws-small ws-muted'>{PROJECTS_WORDS.filedAs(card.code, view.policy.title)}{view.policy.status === 'illustrative' ? PROJECTS_WORDS.illustrative : ''}</View>
        <Button text={PROJECTS_WORDS.pinned(dayText(view.policy.asOf, today()), view.policy.version)} kind='link' label={PROJECTS_WORDS.seeRules} onClick={() => void Taro.navigateTo({ url: `/packages/rules/index?project=${encodeURIComponent(card.id)}` })} />
      </Card>
    </View>
  )
}
