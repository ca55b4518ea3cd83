/** Which clocks start when a project enters a stage, each with its anchor, its rule and how it was counted. */
import type { Deadline, DeadlineView, Overdue, Project } from '../../contracts/projects'
import type { SheetGap, WindowRestart } from '../../contracts/watching'
import type { Day, Instant } from '../../contracts/reply'
import type { Policy, PolicyKey } from '../../contracts/policies'
import type { Command, DeadlineKind, Stage } from '../../contracts/vocabulary'
import { calendarDaysAfter, dayOf, daysBetween, fiscalYearEnd, monthsAfter, workingDaysAfter, workingDaysPast, type Calendar, type TimeLimit } from '../calendar'
import { asksGivers, openAudit, openNotice, openReport } from './project'
import type { Scene } from './rule'

/** What a clock is counted by: the project's pinned policy, the calendar of working days, and now. */
export type Counting = Pick<Scene, 'policy' | 'calendar' | 'now'>

type Unit = 'workingDays' | 'days' | 'months' | 'years'
interface Clock { readonly key: PolicyKey; readonly unit: Unit }

/** How many of what each clock runs, by the pack; the year's end is a day of the calendar and no count. */
const CLOCKS: { readonly [K in DeadlineKind]?: Clock } = {
  organiserReview: { key: 'organiserReviewWorkingDays', unit: 'workingDays' },
  triage: { key: 'triageWorkingDays', unit: 'workingDays' },
  consentClose: { key: 'consentWindowDays', unit: 'days' },
  pollClose: { key: 'pollWindowDays', unit: 'days' },
  publishResolution: { key: 'publishWorkingDays', unit: 'workingDays' },
  approval: { key: 'approvalWorkingDays', unit: 'workingDays' },
  publishDetermination: { key: 'publishWorkingDays', unit: 'workingDays' },
  objectionWindow: { key: 'objectionDays', unit: 'days' },
  objectionAnswer: { key: 'objectionAnswerWorkingDays', unit: 'workingDays' },
  objectionReview: { key: 'objectionReviewWorkingDays', unit: 'workingDays' },
  commentAnswer: { key: 'commentAnswerWorkingDays', unit: 'workingDays' },
  sheetAnswer: { key: 'sheetAnswerWorkingDays', unit: 'workingDays' },
  auditAnswer: { key: 'auditAnswerWorkingDays', unit: 'workingDays' },
  donorAnswer: { key: 'donorAnswerDays', unit: 'days' },
  posting: { key: 'postingDaysMin', unit: 'days' },
  serviceStart: { key: 'serviceStartMonths', unit: 'months' },
  physicalFinish: { key: 'physicalFinishMonths', unit: 'months' },
  acceptance: { key: 'acceptanceWorkingDays', unit: 'workingDays' },
  settlement: { key: 'settlementDays', unit: 'days' },
  satisfactionClose: { key: 'satisfactionWindowDays', unit: 'days' },
  handover: { key: 'handoverWorkingDays', unit: 'workingDays' },
  planningHorizon: { key: 'planningHorizonYears', unit: 'years' },
}

/** The clocks of one stage; they end when the stage is left. */
const STAGE_CLOCKS: { readonly [S in Stage]?: DeadlineKind } = {
  organiserReview: 'organiserReview', triage: 'triage', consentCollecting: 'consentClose', residentPoll: 'pollClose', resolved: 'publishResolution',
  approvingStreet: 'approval', approvingDistrict: 'approval', determined: 'publishDetermination', acceptance: 'acceptance', settling: 'settlement',
  satisfaction: 'satisfactionClose', satisfactionPublished: 'handover', reserve: 'planningHorizon',
}

/** The duties among the clocks, each with the commands that fulfil it. All others are windows, which close by themselves, and the year's end, which has its own procedure. */
export const FULFILLED_BY: { readonly [K in DeadlineKind]?: readonly Command[] } = {
  organiserReview: ['proposals.vouch'], triage: ['proposals.accept'], publishResolution: ['publications.publishResolution'], approval: ['approvals.approve'],
  publishDetermination: ['publications.publishDetermination'], objectionAnswer: ['publications.answerObjection'], objectionReview: ['publications.review'], serviceStart: ['works.start'],
  physicalFinish: ['works.claimCompletion', 'works.accept'], acceptance: ['works.accept'], settlement: ['publications.publishResult'], handover: ['works.handOver'],
  commentAnswer: ['publications.answerComment'], auditAnswer: ['publications.answerAudit'], sheetAnswer: ['publications.answerSheet'], planningHorizon: ['approvals.release', 'works.terminate'],
}

const COUNT: { readonly [U in Unit]: (anchor: Day, n: number, calendar: Calendar) => TimeLimit } = {
  workingDays: (anchor, days, calendar) => workingDaysAfter({ anchor, days }, calendar),
  days: (anchor, days, calendar) => calendarDaysAfter({ anchor, days }, calendar),
  months: (anchor, months, calendar) => monthsAfter({ anchor, months }, calendar),
  years: (anchor, years, calendar) => monthsAfter({ anchor, months: 12 * years }, calendar),
}

/** What the pack says of days in which one may object: of the calendar, or on which officials work. */
const unitOf = (policy: Policy, kind: DeadlineKind, clock: Clock): Unit =>
  kind === 'objectionWindow' && policy.values.objectionDayType?.value === 'working' ? 'workingDays' : clock.unit

/** One clock as it runs from a day; null where the scheme names no such time. */
export function clockOf(kind: DeadlineKind, anchor: Day, { policy, calendar }: Pick<Counting, 'policy' | 'calendar'>): Deadline | null {
  const clock = CLOCKS[kind]
  const governing = clock && policy.values[clock.key]
  if (!clock || !governing || typeof governing.value !== 'number') return null
  return { kind, anchor, clause: governing.clause, ...COUNT[unitOf(policy, kind, clock)](anchor, governing.value, calendar) }
}

/** A window that begins anew (`restart.from` is where it ran from before), and never ends sooner than the one before it. The signs `anew:A` and `kept:B` in `how` name them. */
export function restarted(clock: Deadline, restart: WindowRestart): Deadline {
  const kept = clock.due < restart.notBefore
  return { ...clock, due: kept ? restart.notBefore : clock.due, how: `anew:${restart.from} ${clock.how}${kept ? ` kept:${restart.notBefore}` : ''}`, restart }
}

/** A window with the days added at its end on which the sheet did not hang, in the window's own unit: it never ends sooner. The sign `gap:A..B` in `how` names them. */
export function lengthened(clock: Deadline, gaps: readonly SheetGap[], { policy, calendar }: Pick<Counting, 'policy' | 'calendar'>): Deadline {
  const own = CLOCKS[clock.kind]
  return own === undefined ? clock : gaps.reduce((at, gap) => {
    const more = COUNT[unitOf(policy, clock.kind, own)](at.due, daysBetween(gap.from, gap.to) + 1, calendar)
    return { ...at, due: more.due, how: `${at.how} gap:${gap.from}..${gap.to} ${more.how}`, estimate: at.estimate || more.estimate, calendarVersion: more.calendarVersion, gaps: [...(at.gaps ?? []), gap] }
  }, clock)
}

const existing = (clocks: readonly (Deadline | null)[]): readonly Deadline[] => clocks.filter((d) => d !== null)

/** Delivery is counted from the day the implementer is confirmed, not from approval (深府办函〔2015〕140号 四(三)). */
function deliveryClocks(project: Project, counting: Counting, anchor: Day): readonly Deadline[] {
  const limit = clockOf(project.triage?.type === 'service' ? 'serviceStart' : 'physicalFinish', anchor, counting)
  const yearEnd = counting.policy.values.sameYearCompletion
  const year: Deadline | null = yearEnd?.value === true ? { kind: 'fiscalYearEnd', anchor, due: fiscalYearEnd(anchor), how: `${fiscalYearEnd(anchor)}=1`, clause: yearEnd.clause, calendarVersion: counting.calendar.version, estimate: false } : null
  return existing([limit, year])
}

const DELIVERY: readonly DeadlineKind[] = ['serviceStart', 'physicalFinish', 'fiscalYearEnd']
const BUILDING: readonly Stage[] = ['implementerConfirmed', 'inProgress', 'suspended', 'completionClaimed', 'acceptance', 'rectifying', 'approvingStreet', 'approvingDistrict']

/** Answer and review are due by what has waited longest for each. */
function answerClocks(project: Project, counting: Counting): readonly Deadline[] {
  const objections = openNotice(project)?.objections ?? []
  const since = (kind: 'objectionAnswer' | 'objectionReview', waiting: readonly Instant[]): Deadline | null => {
    if (waiting.length === 0) return null
    const anchor = dayOf(Math.min(...waiting))
    return project.deadlines.find((d) => d.kind === kind && d.anchor === anchor) ?? clockOf(kind, anchor, counting)
  }
  const answers = objections.filter((o) => o.state === 'open').map((o) => o.at)
  const reviews = objections.flatMap(({ review }) => (review?.state === 'open' ? [review.at] : []))
  return existing([since('objectionAnswer', answers), since('objectionReview', reviews)])
}

/** What is owed to those who watch, whatever stage the project is in: the answer to the comment that has waited longest, to a request for audit, and to who says that a sheet is gone; and until when givers who are asked may answer. */
function watchersClocks(project: Project, counting: Pick<Counting, 'policy' | 'calendar'>): readonly Deadline[] {
  const waiting = project.comments.filter((one) => one.answer === null).map((one) => one.at)
  const asked = openAudit(project)?.clock ?? null
  const running = (kind: DeadlineKind, anchor: Day): Deadline | undefined => project.deadlines.find((d) => d.kind === kind && d.anchor === anchor)
  const gone = project.notices.flatMap((notice) => openReport(notice)?.at ?? [])
  const oldest = (kind: DeadlineKind, since: readonly Instant[]): Deadline | null => {
    const anchor = since.length === 0 ? null : dayOf(Math.min(...since))
    return anchor === null ? null : (running(kind, anchor) ?? clockOf(kind, anchor, counting))
  }
  const purpose = asksGivers(project) ? (project.purpose?.clock ?? null) : null
  return existing([purpose, oldest('commentAnswer', waiting), asked === null ? null : (running('auditAnswer', asked.anchor) ?? asked), oldest('sheetAnswer', gone)])
}

/** From which day the clock of a stage runs: the years of a plan from the day on which the plan took the project. */
const anchorOf = (kind: DeadlineKind, project: Project, entered: Day): Day => (kind === 'planningHorizon' ? (project.reservedOn ?? entered) : entered)

/** Clocks of what was asked meanwhile; the others stand from the day that a stage is entered. */
const ASKED: readonly DeadlineKind[] = ['objectionAnswer', 'objectionReview', 'commentAnswer', 'auditAnswer', 'sheetAnswer', 'donorAnswer']

/** The clocks that run once `project` stands in its new stage; within a stage they run on, and delivery clocks run on through the stages of building. */
export function deadlinesAfter(before: Project, project: Project, counting: Counting): readonly Deadline[] {
  if (before.stage === project.stage && before.version > 0) return [...project.deadlines.filter((d) => !ASKED.includes(d.kind)), ...answerClocks(project, counting), ...watchersClocks(project, counting)]
  const anchor = dayOf(counting.now)
  // A service that has begun has kept its time; what is built must still be finished.
  const kept = (d: Deadline): boolean => DELIVERY.includes(d.kind) && !(d.kind === 'serviceStart' && project.startedOn !== null)
  const running = BUILDING.includes(project.stage) ? before.deadlines.filter(kept) : []
  const delivery = project.stage === 'implementerConfirmed' ? deliveryClocks(project, counting, anchor) : running
  const own = STAGE_CLOCKS[project.stage]
  return [...(own === undefined ? [] : existing([clockOf(own, anchorOf(own, project, anchor), counting)])), ...(openNotice(project)?.clocks ?? []), ...delivery, ...watchersClocks(project, counting)]
}

/** The clocks of the stage counted anew under another policy, from the day that the stage was entered. */
export function deadlinesAgain(project: Project, counting: Pick<Counting, 'policy' | 'calendar'>): readonly Deadline[] {
  const own = STAGE_CLOCKS[project.stage]
  return [...(own === undefined ? [] : existing([clockOf(own, anchorOf(own, project, dayOf(project.since)), counting)])), ...watchersClocks(project, counting)]
}

/** The next day that something is due, if any clock runs. */
export const nextDue = (project: Project): Deadline | null => project.deadlines.reduce<Deadline | null>((soonest, d) => (soonest === null || d.due < soonest.due ? d : soonest), null)

/** Whether somebody has to do something by it, as against a window that closes by itself. */
export const isDuty = ({ kind }: Pick<Deadline, 'kind'>): boolean => FULFILLED_BY[kind] !== undefined

/** Over at 24:00 of its last day in Shanghai (民法典 §203). */
export const isPast = ({ due }: Pick<Deadline, 'due'>, { now }: Pick<Counting, 'now'>): boolean => dayOf(now) > due

/** A deadline with the mark that the public sees on it. */
export const shownDeadline = (d: Deadline, counting: Pick<Counting, 'calendar' | 'now'>): DeadlineView => ({ ...d, overdueBy: isDuty(d) && isPast(d, counting) ? workingDaysPast(d.due, dayOf(counting.now), counting.calendar) : null })

const longestOverdue = (project: Project, counting: Pick<Counting, 'now'>): Deadline | null =>
  project.deadlines.filter((d) => isDuty(d) && isPast(d, counting)).sort((a, b) => a.due.localeCompare(b.due))[0] ?? null

/** Whether a duty in it has passed its day, which is what its public mark says. */
export const isOverdue = (project: Project, counting: Pick<Counting, 'now'>): boolean => longestOverdue(project, counting) !== null

/** The one deadline that a card names: the duty that has been overdue longest, otherwise the next day that something is due. */
export const foremost = (project: Project, counting: Pick<Counting, 'now'>): Deadline | null => longestOverdue(project, counting) ?? nextDue(project)

/** The duty that has been overdue longest, for the public mark 「已超期」; null while everything is in time. */
export function overdueOf(project: Project, counting: Pick<Counting, 'calendar' | 'now'>): Overdue | null {
  const worst = longestOverdue(project, counting)
  if (worst === null) return null
  return { kind: worst.kind, due: worst.due, workingDays: workingDaysPast(worst.due, dayOf(counting.now), counting.calendar), escalated: worst.escalated !== undefined }
}
