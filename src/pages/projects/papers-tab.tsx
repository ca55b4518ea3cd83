import { View } from '@tarojs/components'
import type { Notice, Objection, ProjectView } from '../../../contracts/projects'
import type { Party } from '../../../contracts/suppliers'
import type { SheetReport } from '../../../contracts/watching'
import type { Day } from '../../../contracts/reply'
import { DraftedCorrection } from '../../components/drafted-correction'
import { Empty } from '../../components/faces'
import { Gallery } from '../../components/photo'
import { Card, Section } from '../../components/section'
import { COMMAND_DONE } from '../../copy/commands'
import { dayOf, dayText, timeText } from '../../copy/dates'
import { factText } from '../../copy/facts'
import { moneyText } from '../../copy/money'
import { METHOD_LABELS, NOTICE_LABELS, OBJECTION_LABELS } from '../../copy/words'
import { PROJECTS_WORDS } from '../../copy/projects'
import { orgText, SUPPLIERS } from '../../copy/suppliers'
import { today } from '../../services/today'

/** Who an offer or a contract is of: the code where it was stated, and of a joint declaration every part. */
function Share({ party: { supplier, creditCode, jointDeclaration } }: { readonly party: Party }) {
  return (
    <View className='ws-small ws-muted'>
      {creditCode !== undefined && <View>{SUPPLIERS.code(creditCode)}</View>}
      {jointDeclaration !== undefined && <View>{SUPPLIERS.lead(supplier, jointDeclaration.leadFen)}</View>}
      {(jointDeclaration?.filedOrgs ?? []).map((org) => <View key={org.name}>{orgText(org)}</View>)}
    </View>
  )
}

/** What is on paper: notices with their objections, minutes, quotes, acceptance, who looks after it. */
export function PapersTab({ view }: { readonly view: ProjectView }) {
  const now = today()
  const bare = view.notices.length + view.consultations.length + view.quotes.length + view.photos.length === 0 && view.maintenance === null
  if (bare) return <Card><Empty title={PROJECTS_WORDS.noPapers} next={PROJECTS_WORDS.noPapersNext} /></Card>
  return (
    <>
      {view.photos.length > 0 && <Section title={PROJECTS_WORDS.photos}><Card><Gallery files={view.photos} label={PROJECTS_WORDS.photos} /></Card></Section>}
      {view.notices.length > 0 && <Section title={PROJECTS_WORDS.notices}>{view.notices.map((notice) => <NoticePaper key={notice.id} notice={notice} view={view} />)}</Section>}
      {view.consultations.length > 0 && <Section title={PROJECTS_WORDS.consultations}>{view.consultations.map((one) => (
        <Card key={one.at}>
          <View className='ws-small ws-muted'>{PROJECTS_WORDS.consultedBy(timeText(one.at, now), one.participants.length)}</View>
          <View>{one.minutes}</View>
          <View className='ws-strong'>{PROJECTS_WORDS.estimate(moneyText(one.estimate))}</View>
          <Gallery files={one.attachments} label={PROJECTS_WORDS.consultations} />
        </Card>
      ))}</Section>}
      {view.quotes.length > 0 && <Section title={PROJECTS_WORDS.quotes}><Card>{view.quotes.map((quote) => (
        <View key={`${quote.supplier}${quote.fen}`} className='ws-ledger'>
          <View className='ws-row'><View>{quote.supplier}{view.implementer?.supplier === quote.supplier ? PROJECTS_WORDS.chosen : ''}</View><View className='ws-strong'>{moneyText(quote.fen)}</View></View>
          <Share party={quote} />
          {quote.note !== '' && <View className='ws-small ws-muted'>{quote.note}</View>}
        </View>
      ))}{view.implementer !== null && <View className='ws-top'>{PROJECTS_WORDS.implementer(view.implementer.supplier, METHOD_LABELS[view.implementer.method], dayText(view.implementer.confirmedOn, now))}<Share party={view.implementer} /></View>}</Card></Section>}
      {view.maintenance !== null && <Section title={PROJECTS_WORDS.maintenance}><Card>
        <View className='ws-strong'>{view.maintenance.unit}</View>
        <View>{view.maintenance.duty}</View>
        <View>{PROJECTS_WORDS.maintenancePhone(view.maintenance.phone)}</View>
      </Card></Section>}
      {view.tickets.length > 0 && <Section title={PROJECTS_WORDS.tickets}><Card>{view.tickets.map((ticket) => (
        <View key={ticket.id} className='ws-ledger'>
          <View>{ticket.text}</View>
          <View className='ws-small ws-muted'>{dayText(dayOf(ticket.at), now)}，{ticket.answer ?? PROJECTS_WORDS.unanswered}</View>
        </View>
      ))}</Card></Section>}
    </>
  )
}

const wordsOf = ({ text, answer }: Pick<Objection, 'text' | 'answer'>): string => (text !== '' ? text : answer === null ? PROJECTS_WORDS.objectionHeld : PROJECTS_WORDS.objectionHidden)

/** What the correction did to the window: nothing where it was over already. */
function windowWords({ replaces, objectionUntil, at }: Notice): string {
  if (replaces?.anew === true) return PROJECTS_WORDS.windowAnew
  return objectionUntil !== null && objectionUntil < dayOf(at) ? PROJECTS_WORDS.windowOver : PROJECTS_WORDS.windowKept
}

function NoticePaper({ notice, view: { myObjections: mine, correction } }: { readonly notice: Notice; readonly view: ProjectView }) {
  const now = today()
  const { replaces, supersededBy } = notice
  return (
    <Card>
      <View className='ws-row ws-row_wrap'><View className='ws-tag'>{NOTICE_LABELS[notice.kind]}</View><View className='ws-small ws-muted'>{timeText(notice.at, now)}</View></View>
      {supersededBy !== undefined && <View className='ws-warn'>{PROJECTS_WORDS.superseded(supersededBy.record)}</View>}
      {replaces !== undefined && <View className='ws-strong'>{PROJECTS_WORDS.replaces(replaces.record, replaces.reason)}</View>}
      {replaces !== undefined && <View className='ws-muted'>{windowWords(notice)}</View>}
      {correction?.notice === notice.id && <DraftedCorrection correction={correction} />}
      {Object.entries(notice.fields).map(([key, value]) => {
        const text = factText(key, value)
        return text !== null && <View key={key}>{text}</View>
      })}
      {notice.objectionUntil !== null && supersededBy === undefined && <View className='ws-muted'>{PROJECTS_WORDS.objectUntil(dayText(notice.objectionUntil, now))}</View>}
      {notice.postingUntil !== null && supersededBy === undefined && <View className='ws-muted'>{PROJECTS_WORDS.postUntil(dayText(notice.postingUntil, now))}</View>}
      <Gallery files={notice.boardPhotos} label={[PROJECTS_WORDS.boardPhotos, ...(notice.boardDays ?? []).map((day) => dayText(day, now))].join(' ')} />
      {notice.sheetReports?.map((report) => <Sheet key={report.at} report={report} now={now} />)}
      {notice.objections.map((objection) => (
        <View key={objection.id} className='ws-fold'>
          <View>{PROJECTS_WORDS.objection(OBJECTION_LABELS[objection.state], wordsOf(objection))}</View>
          {mine.includes(objection.id) && <View className='ws-tag'>{PROJECTS_WORDS.objectionMine}</View>}
          <View>{objection.answer === null ? PROJECTS_WORDS.answerBy(dayText(objection.answerDue, now)) : PROJECTS_WORDS.answer(objection.answer)}</View>
          {objection.reviewUntil !== undefined && objection.review === undefined && objection.reviewUntil >= now && <View className='ws-muted'>{PROJECTS_WORDS.reviewUntil(dayText(objection.reviewUntil, now))}</View>}
          {objection.review !== undefined && <View>{PROJECTS_WORDS.review(OBJECTION_LABELS[objection.review.state], wordsOf(objection.review))}</View>}
          {objection.review !== undefined && <View>{objection.review.answer === null ? PROJECTS_WORDS.reviewBy(dayText(objection.review.due, now)) : PROJECTS_WORDS.answer(objection.review.answer)}</View>}
        </View>
      ))}
    </Card>
  )
}

/** That somebody found the sheet gone, and what came of it. */
function Sheet({ report: { at, reports, photos, answer }, now }: { readonly report: SheetReport; readonly now: Day }) {
  return (
    <View className='ws-fold'>
      <View className={answer === null ? 'ws-warn' : ''}>{PROJECTS_WORDS.sheetReported(reports, dayText(dayOf(at), now))}{answer === null ? PROJECTS_WORDS.sheetWaits : ''}</View>
      <Gallery files={photos} label={COMMAND_DONE['publications.reportSheet']} />
      {answer !== null && <View>{PROJECTS_WORDS.sheetAnswered(answer.reposted, answer.text)}</View>}
      {answer?.gap != null && <View>{PROJECTS_WORDS.sheetGap(dayText(answer.gap.from, now), dayText(answer.gap.to, now))}</View>}
    </View>
  )
}
