/** The periods of notices that come round: months of the calendar, counted from January, each over at 24:00 of its last day. */
import type { Policy } from '../../contracts/policies'
import type { Day } from '../../contracts/reply'
import type { ReportKind } from '../../contracts/vocabulary'
import { addDays, addMonths } from '../calendar'

export interface Period { readonly from: Day; readonly until: Day }

const MONTHS_OF_A_YEAR = 12

/** The period of so many months that a day lies in; quarters begin in January, April, July and October. */
export function periodOf(day: Day, months: number): Period {
  const month = Number(day.slice(0, 4)) * MONTHS_OF_A_YEAR + Number(day.slice(5, 7)) - 1
  const first = month - (month % months)
  const from = `${String(Math.floor(first / MONTHS_OF_A_YEAR)).padStart(4, '0')}-${String((first % MONTHS_OF_A_YEAR) + 1).padStart(2, '0')}-01`
  return { from, until: addDays(addMonths(from, months), -1) }
}

/** How often a kind of notice comes round, and how many months before the end of its period it is due. */
export interface Schedule { readonly months: number; readonly ahead: number; readonly since: Day; readonly clause: string }

interface Asked { readonly value: number; readonly since: Day; readonly clause: string }
const every = (asked: Asked | undefined, ahead = 0): Schedule | null => (asked === undefined ? null : { months: asked.value, ahead, since: asked.since, clause: asked.clause })

const SCHEDULES: { readonly [K in ReportKind]: (values: Policy['values']) => Schedule | null } = {
  bulletin: ({ approvalBulletinEveryMonths }) => every(approvalBulletinEveryMonths),
  circular: ({ circularEveryMonths }) => every(circularEveryMonths),
  yearEnd: ({ fiscalYearEndsOn }) => every(fiscalYearEndsOn === undefined ? undefined : { ...fiscalYearEndsOn, value: MONTHS_OF_A_YEAR }),
  // A bar is decided after the year's end, so that its list comes with the results of approval; it is shown for as long as anything is on it.
  barList: ({ rebidBarYears, approvalBulletinEveryMonths }) => every(rebidBarYears === undefined ? undefined : { ...rebidBarYears, value: approvalBulletinEveryMonths?.value ?? MONTHS_OF_A_YEAR }),
  meetingReminder: ({ representativesMeetingEveryMonths }) => every(representativesMeetingEveryMonths, 1),
}

/** When a scheme has a kind of notice come round; null where it says nothing of it. */
export const scheduleOf = (kind: ReportKind, { values }: Policy): Schedule | null => SCHEDULES[kind](values)

/** The day on which a period's notice may be published. */
export const dueDay = ({ until }: Period, { ahead }: Pick<Schedule, 'ahead'>): Day => addMonths(addDays(until, 1), -ahead)

/** The periods that are due and not done, the oldest first: all after the last one that was done, or the last one that is over where none ever was. */
export function periodsDue({ months, ahead, since }: Schedule, { today, done }: { readonly today: Day; readonly done: Day | null }): readonly Period[] {
  const isDue = (period: Period): boolean => dueDay(period, { ahead }) <= today
  const last = periodOf(addDays(periodOf(addMonths(today, ahead), months).from, -1), months)
  const found: Period[] = []
  for (let period = done === null ? last : { from: addDays(done, 1), until: periodOf(addDays(done, 1), months).until }; isDue(period);) {
    if (period.until >= since) found.push(period)
    period = { from: addDays(period.until, 1), until: periodOf(addDays(period.until, 1), months).until }
  }
  return found
}
