import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { FundAccount, FundYear } from '../../../contracts/operations'
import type { ProjectView } from '../../../contracts/projects'
import type { ProjectId } from '../../../contracts/reply'
import type { Command, Role } from '../../../contracts/vocabulary'
import { Actions } from '../../components/actions'
import { Button } from '../../components/button'
import { Deadline } from '../../components/deadline'
import { Empty, Faces } from '../../components/faces'
import { LifeLine } from '../../components/life-line'
import { named } from '../../components/named'
import { Gallery } from '../../components/photo'
import { DoneBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Steps } from '../../components/steps'
import { Tabs } from '../../components/tabs'
import { dayText } from '../../copy/dates'
import { OFFICE } from '../../copy/office'
import { ROLE_LABELS } from '../../copy/roles'
import { STAGE_LABELS } from '../../copy/stages'
import { NOTICE_LABELS } from '../../copy/words'
import { useProjectCommand } from '../../hooks/use-project-command'
import { useRequest, type Request } from '../../hooks/use-request'
import { MoneyTab } from '../../pages/projects/money-tab'
import { PapersTab } from '../../pages/projects/papers-tab'
import { PeopleTab } from '../../pages/projects/people-tab'
import { formServices } from '../../services/form-services'
import { today } from '../../services/today'
import { Assisted } from './assisted'
import { decisionFacts, type Fact } from './decision-facts'
import { RevealSheet } from './reveal-sheet'
import { TriageSheet } from './triage-sheet'

const TABS = (['decide', 'line', 'money', 'people', 'papers'] as const).map((key) => ({ key, label: OFFICE.tabs[key] }))
type TabKey = (typeof TABS)[number]['key']
/** What is done beside the ledger. */
const MONEY: readonly Command[] = ['funds.receive', 'funds.complete', 'funds.pay', 'funds.settle', 'funds.refund', 'funds.askPurpose', 'funds.dropPurpose', 'works.recordExpense']

/** Whoever may give one of these handles what waits. */
const HANDLING: readonly string[] = ['publications.answerObjection', 'publications.review'] satisfies readonly Command[]

/** Who is answered about what helpers write down. */
const WATCHERS: readonly Role[] = ['committeeStaff', 'supervisionCommittee', 'streetClerk', 'streetApprover', 'districtCoordinator']

interface DeskProps { readonly project: ProjectId; readonly onDone?: () => void }

/** One matter on the desk: what a decision rests on, what I may do with it, and the whole file behind it. */
export function Desk({ project, onDone }: DeskProps) {
  const request = useRequest('projects.get', { project })
  return <Faces request={request}>{(view) => <Matter view={view} request={request} onDone={onDone} />}</Faces>
}

interface MatterProps { readonly view: ProjectView; readonly request: Request<ProjectView>; readonly onDone: (() => void) | undefined }

/** The account that its money is in, whichever year it is of; before that, this year’s. */
function accountOf({ money: { account: own } }: ProjectView, { account, earlier }: { readonly account: FundAccount | null; readonly earlier: readonly FundYear[] }): FundAccount | null {
  return own === null || own === account?.id ? account : (earlier.find((year) => year.account.id === own)?.account ?? null)
}

function Matter({ view, request, onDone }: MatterProps) {
  const [tab, setTab] = useState<TabKey>('decide')
  const [done, setDone] = useState<string | null>(null)
  const money = useRequest('funds.account', { community: view.card.community })
  const command = useProjectCommand(view.card.id, (result) => {
    setDone(OFFICE.nowAt(STAGE_LABELS[result.stage]))
    request.reload()
    money.reload()
    onDone?.()
  }, view.version)
  const facts = decisionFacts(view, { account: money.face === 'ready' ? accountOf(view, money.data) : null, day: today() })
  return (
    <>
      <Head view={view} />
      {done !== null && <DoneBanner title={OFFICE.doneTitle}>{done}</DoneBanner>}
      <Tabs tabs={TABS} value={tab} onChange={setTab} />
      <View className='ws-top' />
      {tab === 'decide' && (
        <>
          <Section title={OFFICE.facts}><Card><Facts facts={facts} /></Card></Section>
          <OpenObjections view={view} />
          <Actions view={view} services={formServices} facts={<Facts facts={facts} />} {...command} elsewhere={{ 'councils.proposeShares': () => void Taro.navigateTo({ url: `/packages/council/sitting?project=${encodeURIComponent(view.card.id)}` }) }} own={{ 'proposals.accept': (more) => <TriageSheet view={view} {...more} /> }} />
        </>
      )}
      {tab === 'line' && <Card>{view.line.length === 0 ? <Empty title={OFFICE.noLine} next={OFFICE.noLineNext} /> : <LifeLine entries={view.line} />}</Card>}
      {tab === 'money' && (
        <>
          <MoneyTab view={view} />
          <Actions view={view} services={formServices} only={MONEY} {...command} />
        </>
      )}
      {tab === 'people' && <PeopleTab view={view} />}
      {tab === 'people' && view.consent !== null && view.roles.some((role) => WATCHERS.includes(role)) && <Assisted project={view.card.id} />}
      {tab === 'papers' && <PapersTab view={view} />}
    </>
  )
}

function Head({ view }: { readonly view: ProjectView }) {
  const { card } = view
  return (
    <>
      <View className='ws-lead'>
        <View className='ws-title' {...named({ role: 'heading' })}>{card.title}</View>
        <View className='ws-muted'>{card.communityName}，{card.where}，{OFFICE.columns.code} {card.code}</View>
        <View className='ws-top'>{view.problem}</View>
      </View>
      <Card>
        <Steps steps={card.steps} />
        {view.deadlines.map((deadline) => <Deadline key={deadline.kind} deadline={deadline} overdueBy={deadline.overdueBy} />)}
        {view.notices.length > 0 && <Button text={OFFICE.poster} kind='link' onClick={() => void Taro.navigateTo({ url: `/packages/office/poster?project=${encodeURIComponent(card.id)}` })} />}
      </Card>
    </>
  )
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <View>
      {facts.map(({ label, text, look }) => (
        <View key={label} className='ws-fact'>
          <View className='ws-fact__label'>{label}</View>
          <View className={`ws-fact__text ${look === undefined ? '' : `ws-${look}`}`}>{text}</View>
        </View>
      ))}
    </View>
  )
}

function OpenObjections({ view }: { readonly view: ProjectView }) {
  const [opened, setOpened] = useState<string | null>(null)
  const all = view.notices.flatMap(({ objections }) => objections)
  const answers = all.filter(({ state }) => state === 'open').map(({ id, text, answerDue }) => ({ id, text, due: answerDue }))
  const reviews = all.flatMap(({ id, review }) => (review?.state === 'open' ? [{ id, text: OFFICE.inReview(review.text), due: review.due }] : []))
  const comments = view.comments.filter(({ answer }) => answer === null)
  const open = [...answers, ...reviews]
  const gone = view.notices.flatMap(({ id, kind, sheetReports = [] }) => sheetReports.filter(({ answer }) => answer === null).map((report) => ({ id, kind, report })))
  const answerSheetBy = view.deadlines.find(({ kind }) => kind === 'sheetAnswer')?.due
  const mayOpen = view.actions.some(({ operation, allowed }) => allowed && HANDLING.includes(operation))
  if (open.length + comments.length + gone.length === 0) return null
  return (
    <Section title={OFFICE.openObjections}>
      <Card tone='due'>
        {open.map((objection) => (
          <View key={objection.id} className='ws-ledger'>
            <View>{objection.text}</View>
            {mayOpen && <Button text={OFFICE.whoObjected} kind='link' onClick={() => setOpened(objection.id)} />}
            <View className={objection.due < today() ? 'ws-warn' : 'ws-muted'}>{OFFICE.answerBy(dayText(objection.due, today()))}</View>
          </View>
        ))}
        {gone.map(({ id, kind, report }) => (
          <View key={id} className='ws-ledger'>
            <View>{OFFICE.sheetGone(NOTICE_LABELS[kind], report.reports)}</View>
            <Gallery files={report.photos} label={OFFICE.sheetGone(NOTICE_LABELS[kind], report.reports)} />
            {answerSheetBy !== undefined && <View className={answerSheetBy < today() ? 'ws-warn' : 'ws-muted'}>{OFFICE.answerBy(dayText(answerSheetBy, today()))}</View>}
          </View>
        ))}
        {comments.map((comment) => (
          <View key={comment.id} className='ws-ledger'>
            <View>{OFFICE.commentFrom(ROLE_LABELS[comment.role], comment.text)}</View>
            <View className={comment.due < today() ? 'ws-warn' : 'ws-muted'}>{OFFICE.answerBy(dayText(comment.due, today()))}</View>
          </View>
        ))}
      </Card>
      {opened !== null && <RevealSheet title={OFFICE.whoObjected} look={{ operation: 'publications.objector', project: view.card.id, objection: opened }} onClose={() => setOpened(null)} />}
    </Section>
  )
}
