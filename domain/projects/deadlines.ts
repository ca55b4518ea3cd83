/** Which clocks start when a project enters a stage, each with its anchor, its rule and how it was counted. */
import type { Deadline, Project } from '../../contracts/projects'
import type { Day, Instant } from '../../contracts/reply'
import type { Policy, PolicyKey } from '../../contracts/policies'
import type { DeadlineKind, Stage } from '../../contracts/vocabulary'
import { CALENDAR_VERSION, calendarDaysAfter, dayOf, fiscalYearEnd, monthsAfter, workingDaysAfter, type TimeLimit } from '../calendar'
import { openNotice } from './project'

type Unit = 'workingDays' | 'days' | 'months'
interface Clock { readonly kind: DeadlineKind; readonly key: PolicyKey; readonly unit: Unit }

/** The clocks of one stage; they end when the stage is left. */
const STAGE_CLOCKS: { readonly [S in Stage]?: readonly Clock[] } = {
  organiserReview: [{ kind: 'organiserReview', key: 'organiserReviewWorkingDays', unit: 'workingDays' }],
  triage: [{ kind: 'triage', key: 'triageWorkingDays', unit: 'workingDays' }],
  consentCollecting: [{ kind: 'consentClose', key: 'consentWindowDays', unit: 'days' }],
  residentPoll: [{ kind: 'pollClose', key: 'pollWindowDays', unit: 'days' }],
  resolved: [{ kind: 'publishResolution', key: 'publishWorkingDays', unit: 'workingDays' }],
  approvingStreet: [{ kind: 'approval', key: 'approvalWorkingDays', unit: 'workingDays' }],
  approvingDistrict: [{ kind: 'approval', key: 'approvalWorkingDays', unit: 'workingDays' }],
  determined: [{ kind: 'publishDetermination', key: 'publishWorkingDays', unit: 'workingDays' }],
  acceptance: [{ kind: 'acceptance', key: 'acceptanceWorkingDays', unit: 'workingDays' }],
  settling: [{ kind: 'settlement', key: 'settlementDays', unit: 'days' }],
  satisfaction: [{ kind: 'satisfactionClose', key: 'satisfactionWindowDays', unit: 'days' }],
  satisfactionPublished: [{ kind: 'handover', key: 'handoverWorkingDays', unit: 'workingDays' }],
}

const COUNT: { readonly [U in Unit]: (anchor: Day, n: number) => TimeLimit } = {
  workingDays: (anchor, days) => workingDaysAfter({ anchor, days }),
  days: (anchor, days) => calendarDaysAfter({ anchor, days }),
  months: (anchor, months) => monthsAfter({ anchor, months }),
}

function clockOf(policy: Policy, clock: Clock, anchor: Day): Deadline | null {
  const governing = policy.values[clock.key]
  if (!governing || typeof governing.value !== 'number') return null
  return { kind: clock.kind, anchor, clause: governing.clause, ...COUNT[clock.unit](anchor, governing.value) }
}

/** Delivery is counted from the day the implementer is confirmed, not from approval (深府办函〔2015〕140号 四(三)). */
function deliveryClocks(project: Project, policy: Policy, anchor: Day): readonly Deadline[] {
  const service = project.triage?.type === 'service'
  const limit = clockOf(policy, service ? { kind: 'serviceStart', key: 'serviceStartMonths', unit: 'months' } : { kind: 'physicalFinish', key: 'physicalFinishMonths', unit: 'months' }, anchor)
  const yearEnd = policy.values.sameYearCompletion
  const year: Deadline | null = yearEnd?.value === true ? { kind: 'fiscalYearEnd', anchor, due: fiscalYearEnd(anchor), how: `${fiscalYearEnd(anchor)}=1`, clause: yearEnd.clause, calendarVersion: CALENDAR_VERSION, estimate: false } : null
  return [limit, year].filter((d) => d !== null)
}

const DELIVERY: readonly DeadlineKind[] = ['serviceStart', 'physicalFinish', 'fiscalYearEnd']
const BUILDING: readonly Stage[] = ['implementerConfirmed', 'inProgress', 'suspended', 'completionClaimed', 'acceptance', 'rectifying', 'approvingStreet', 'approvingDistrict']

function noticeClocks(project: Project, policy: Policy, anchor: Day): readonly Deadline[] {
  const notice = openNotice(project)
  if (!notice) return []
  const posting = project.stage === 'resultNotice' ? clockOf(policy, { kind: 'posting', key: 'postingDaysMin', unit: 'days' }, anchor) : null
  return [clockOf(policy, { kind: 'objectionWindow', key: 'objectionDays', unit: 'days' }, anchor), posting].filter((d) => d !== null)
}

/** The clocks that run once `project` stands in its new stage; delivery clocks run on through the stages of building. */
export function deadlinesAfter(before: Project, project: Project, { policy, now }: { readonly policy: Policy; readonly now: Instant }): readonly Deadline[] {
  if (before.stage === project.stage && before.version > 0) return before.deadlines
  const anchor = dayOf(now)
  // A service that has begun has kept its time; what is built must still be finished.
  const kept = (d: Deadline): boolean => DELIVERY.includes(d.kind) && !(d.kind === 'serviceStart' && project.startedOn !== null)
  const running = BUILDING.includes(project.stage) ? before.deadlines.filter(kept) : []
  const delivery = project.stage === 'implementerConfirmed' ? deliveryClocks(project, policy, anchor) : running
  const own = (STAGE_CLOCKS[project.stage] ?? []).map((c) => clockOf(policy, c, anchor)).filter((d) => d !== null)
  return [...own, ...noticeClocks(project, policy, anchor), ...delivery]
}

/** The clocks of the stage counted anew under another policy, from the day that the stage was entered. */
export function deadlinesAgain(project: Project, policy: Policy): readonly Deadline[] {
  return (STAGE_CLOCKS[project.stage] ?? []).map((c) => clockOf(policy, c, dayOf(project.since))).filter((d) => d !== null)
}

/** The next day that something is due, if any clock runs. */
export const nextDue = (project: Project): Deadline | null => project.deadlines.reduce<Deadline | null>((soonest, d) => (soonest === null || d.due < soonest.due ? d : soonest), null)
