/** What the notice of a period says of one community or of a whole district, in the words of the screens. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { PlaceId } from '../../contracts/reply'
import type { NoticeKind, ReportKind } from '../../contracts/vocabulary'
import { addDays, endOf, startOf, yearOf } from '../../domain/calendar'
import { dueDay, type Period, type Schedule } from '../../domain/oversight/periods'
import { approvalResults, barredAfter, isMeetingCalled, NO_PROGRESS, progressIn, rankStreets, READS, yearEndOf, type Line, type Progress } from '../../domain/oversight/reports'
import { BULLETINS } from '../../src/copy/bulletins'
import { publishedBetween } from '../_runtime/log'
import type { Store, Stored } from '../_runtime/ports'

/** What was published of one period by one place. */
export interface Bulletin {
  readonly kind: ReportKind; readonly place: PlaceId; readonly district: PlaceId; readonly from: string; readonly until: string; readonly at: number
  readonly numbers: readonly number[]
  readonly progress?: Progress
  /** What the year left unfinished, for the list of the next one. */
  readonly carried?: readonly Line[]
}

/** What a notice will say: its figures, and a line for each thing that it lists. */
export interface Report {
  readonly figures: Readonly<Record<string, string | number>>; readonly head: string; readonly lines: readonly string[]
  readonly kept?: Pick<Bulletin, 'progress' | 'carried'>
}

export interface Asked { readonly store: Store; readonly community: PlaceId; readonly period: Period; readonly schedule: Schedule }
type Span = { readonly from: string; readonly until: string }

/** Every project is counted once: by the community that leads it. */
const read = async ({ store, community }: Asked, { from, until }: Span, kinds: readonly NoticeKind[]): Promise<readonly PublicationRecord[]> =>
  (await publishedBetween(store, { community, kinds, from: startOf(from), until: endOf(until) })).filter(({ fields }) => fields.leadHash === undefined)
const firstOfYear = (day: string): string => `${yearOf(day)}-01-01`
const LONG_AGO = '2000-01-01'
/** A meeting is called at most so long before its day. */
const CALLED_BEFORE_DAYS = 60

async function approvals(asked: Asked): Promise<Report> {
  const { period } = asked
  const { granted, refused, fen } = approvalResults(await read(asked, period, READS.bulletin))
  return {
    figures: { grantedCount: granted.length, refusedCount: refused.length, grantedFen: fen }, head: BULLETINS.approvals(granted.length, fen, refused.length),
    lines: [...granted.map((line) => BULLETINS.granted(line, period)), ...refused.map((line) => BULLETINS.refused(line, period))],
  }
}

async function progress(asked: Asked): Promise<Report> {
  const { period } = asked
  const found = progressIn(await read(asked, { from: firstOfYear(period.until), until: period.until }, READS.circular), period)
  return { figures: { ...found }, head: BULLETINS.progress(found), lines: [], kept: { progress: found } }
}

async function yearEnd(asked: Asked): Promise<Report> {
  const { store, community, period } = asked
  const [before] = await store.list<Bulletin>('bulletins', { where: { place: community, kind: 'yearEnd', until: addDays(period.from, -1) }, limit: 1 })
  // Without the list of the year before, the whole log says what was in hand.
  const records = await read(asked, before === undefined ? { from: LONG_AGO, until: period.until } : period, READS.yearEnd)
  const { finished, unfinished } = yearEndOf(records, { carried: before?.carried ?? [], period })
  return {
    figures: { finishedCount: finished.length, unfinishedCount: unfinished.length }, head: BULLETINS.yearEnd(finished.length, unfinished.length),
    lines: [...finished.map((line) => BULLETINS.finished(line, period)), ...unfinished.map(BULLETINS.unfinished)], kept: { carried: unfinished },
  }
}

async function bars(asked: Asked): Promise<Report | null> {
  const barred = barredAfter(await read(asked, { from: LONG_AGO, until: asked.period.until }, READS.barList), asked.period)
  return barred.length === 0 ? null : { figures: { barredCount: barred.length }, head: BULLETINS.barred(barred.length), lines: barred.map(BULLETINS.barredLine) }
}

async function meeting(asked: Asked): Promise<Report | null> {
  const { period, schedule } = asked
  const called = await read(asked, { from: addDays(period.from, -CALLED_BEFORE_DAYS), until: addDays(dueDay(period, schedule), -1) }, READS.meetingReminder)
  return isMeetingCalled(called, period) ? null : { figures: {}, head: BULLETINS.meeting(period), lines: [] }
}

/** What a community's notice of each kind says; null where there is nothing to say. */
export const REPORT: { readonly [K in ReportKind]: (asked: Asked) => Promise<Report | null> } = { bulletin: approvals, circular: progress, yearEnd, barList: bars, meetingReminder: meeting }

/** The ranking of a district's streets, from what its communities have just published. */
export function ranking({ communities, streets, published }: { readonly communities: readonly Place[]; readonly streets: ReadonlyMap<PlaceId, string>; readonly published: readonly Stored<Bulletin>[] }): Report {
  const found = new Map(published.map(({ place, progress: one }) => [place, one]))
  const ranked = rankStreets(communities.flatMap(({ id, path }) => {
    const street = path.find((one) => streets.has(one))
    return street === undefined ? [] : [{ street, ...NO_PROGRESS, ...found.get(id) }]
  }))
  return {
    figures: { streetCount: ranked.length, ranking: ranked.map(({ street, rank, eligible, taken, begun, finished, overdue }) => [street, rank ?? '', eligible, taken, begun, finished, overdue].join(',')).join(';') },
    head: BULLETINS.ranking, lines: ranked.map((one) => BULLETINS.street(one.rank, streets.get(one.street) ?? one.street, one)),
  }
}
