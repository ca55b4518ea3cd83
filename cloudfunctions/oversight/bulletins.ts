/** The notices that come round with the calendar: each period's once, for every community and then for the district, caught up after the timer was down. */
import * as v from 'valibot'
import type { Appointment } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { Policy } from '../../contracts/policies'
import type { Instant, PersonId, PlaceId } from '../../contracts/reply'
import { REPORT_KINDS, type ReportKind } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { periodsDue, scheduleOf, type Period, type Schedule } from '../../domain/oversight/periods'
import { gapInPeriodic } from '../../domain/publications/disclosures'
import { isInForce } from '../../domain/people/appointments'
import { BULLETINS } from '../../src/copy/bulletins'
import { yes } from '../_runtime/answers'
import { headOf } from '../_runtime/log'
import { tellAll } from '../_runtime/messages'
import { operation, type Context } from '../_runtime/operation'
import { everyPage } from '../_runtime/pages'
import type { Stored, Tx } from '../_runtime/ports'
import { placeOf, policyToday } from '../_runtime/scene'
import { publishOwn } from '../_runtime/write'
import { tendRecurring } from './recurring'
import { ranking, REPORT, type Bulletin, type Report } from './reporting'

/** What began before midnight has ended by then, so that no record of the period can still come. */
const SURELY_OVER: Instant = 15 * 60_000
/** A cloud function may be ended after 20 seconds: a run stops of itself before, and the next one goes on. */
const BUDGET_MS = 12_000
const AT_ONCE = 8
/** A record stays a few kilobytes: what is longer is told in parts, all of them in one write. */
const LINES_A_PART = 40
const MOST_PARTS = 20

interface Job { readonly kind: ReportKind; readonly district: Place; readonly schedule: Schedule; readonly period: Period; readonly policy: Policy }
/** A notice that lacks what the scheme asks of it: which place's, and what is missing under which clause. It is not published, and its period stays due. */
interface Incomplete { readonly kind: ReportKind; readonly district: PlaceId; readonly place: PlaceId; readonly from: string; readonly field: string; readonly clause: string }
interface Run { readonly ctx: Context; readonly isLate: () => boolean; readonly tally: { published: number; periods: number }; readonly incomplete: Incomplete[] }
type Named = Pick<Place, 'id' | 'name'>

const idOf = ({ kind, period }: Pick<Job, 'kind' | 'period'>, place: PlaceId): string => `${kind}|${period.from}|${place}`

/** The report cut into records. */
function partsOf({ lines }: Report): readonly (readonly string[])[] {
  const parts = Array.from({ length: Math.ceil(lines.length / LINES_A_PART) }, (_, i) => lines.slice(i * LINES_A_PART, (i + 1) * LINES_A_PART))
  return parts.length === 0 ? [[]] : parts.slice(0, MOST_PARTS)
}

/** Publishes what a place has to say of a period, once: whoever comes second finds it done. */
async function publishOne(tx: Tx, { run: { ctx, tally, incomplete }, job, place, report, to }: { readonly run: Run; readonly job: Job; readonly place: Named; readonly report: Report | null; readonly to: readonly PersonId[] }): Promise<void> {
  const { kind, district, schedule, period } = job
  const _id = idOf(job, place.id)
  if ((await tx.get('bulletins', _id)) !== null) return
  const numbers: number[] = []
  const parts = report === null ? [] : partsOf(report)
  const whole = { ...report?.figures, periodFrom: period.from, periodUntil: period.until }
  const gap = report === null ? null : gapInPeriodic(job.policy, { kind, of: place.id === district.id ? 'district' : 'community', figures: whole, lines: parts.flat().length })
  if (gap !== null) {
    incomplete.push({ kind, district: district.id, place: place.id, from: period.from, field: gap.about ?? '', clause: gap.clause ?? '' })
    return
  }
  for (const [at, lines] of parts.entries()) {
    const title = `${BULLETINS.title[kind](period)}${parts.length === 1 ? '' : BULLETINS.part(at + 1, parts.length)}`
    const text = [...(at === 0 ? [report?.head ?? ''] : []), ...lines, BULLETINS.basis(schedule.clause)].join('\n')
    const record = await publishOwn(tx, { place, district: district.id, kind, at: ctx.now, fields: { title, ...whole, text } })
    numbers.push(record.number)
  }
  await tellAll(tx, ctx, { to, kind: 'meeting-due', figures: { title: place.name, due: period.until } })
  const done: Stored<Bulletin> = { _id, kind, place: place.id, district: district.id, from: period.from, until: period.until, at: ctx.now, numbers, ...report?.kept }
  await tx.add('bulletins', done)
  tally.published += numbers.length
}

/** The committee, who calls the meeting. */
async function whoCalls({ ports: { store }, now }: Context, community: PlaceId): Promise<readonly PersonId[]> {
  const offices = await store.list<Appointment>('appointments', { where: { place: community, role: { $in: ['committeeStaff', 'partySecretary'] } }, limit: AT_ONCE })
  return offices.filter((office) => isInForce(office, now)).map(({ person }) => person)
}

/** One community's notice; nothing of a community that has published nothing yet. */
async function ofCommunity(run: Run, job: Job, { id, name }: Named): Promise<void> {
  const { ctx } = run
  const { store } = ctx.ports
  if ((await headOf(store, id)) === null) return
  const report = await REPORT[job.kind]({ store, community: id, period: job.period, schedule: job.schedule })
  if (report === null) return
  const to = job.kind === 'meetingReminder' ? await whoCalls(ctx, id) : []
  await store.transact((tx) => publishOne(tx, { run, job, place: { id, name }, report, to }))
}

async function everyPlace({ ports: { store } }: Context, kind: Place['kind'], within: PlaceId): Promise<readonly Place[]> {
  const found: Place[] = []
  for await (const page of everyPage<Place>(store, 'places', { path: within, kind })) found.push(...page.map((one) => ({ ...one, id: one._id })))
  return found
}

/** A few communities at once; false when the time was up. */
async function eachCommunity(run: Run, job: Job, communities: readonly Place[]): Promise<boolean> {
  let next = 0
  const lane = async (): Promise<void> => {
    for (let one = communities[next]; one !== undefined && !run.isLate(); one = communities[next]) {
      next += 1
      await ofCommunity(run, job, one)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return !run.isLate()
}

async function publishedOf({ ports: { store } }: Context, { kind, district, period }: Job): Promise<readonly Stored<Bulletin>[]> {
  const found: Stored<Bulletin>[] = []
  for await (const page of everyPage<Bulletin>(store, 'bulletins', { district: district.id, kind, from: period.from })) found.push(...page)
  return found
}

const isIncomplete = ({ incomplete }: Run, { kind, district, period }: Job): boolean => incomplete.some((one) => one.kind === kind && one.district === district.id && one.from === period.from)

/** One period of a district: its communities, then the district's own, which says that all of them are done. */
async function publishPeriod(run: Run, job: Job): Promise<boolean> {
  const { ctx } = run
  const communities = await everyPlace(ctx, 'community', job.district.id)
  const before = new Set((await publishedOf(ctx, job)).map(({ place }) => place))
  if (!(await eachCommunity(run, job, communities.filter(({ id }) => !before.has(id))))) return false
  const streets = new Map((await everyPlace(ctx, 'street', job.district.id)).map(({ id, name }) => [id, name]))
  // What a community could not say keeps the period due, and the district from saying that all of it is done.
  if (isIncomplete(run, job)) return true
  const published = await publishedOf(ctx, job)
  // Of a district in which nothing was published there is nothing to compare.
  const report = job.kind === 'circular' && published.length > 0 ? ranking({ communities, streets, published }) : null
  await ctx.ports.store.transact((tx) => publishOne(tx, { run, job, place: job.district, report, to: [] }))
  if (!isIncomplete(run, job)) run.tally.periods += 1
  return true
}

async function ofDistrict(run: Run, district: Place): Promise<boolean> {
  const { store } = run.ctx.ports
  if (district.packId === null) return true
  const policy = await policyToday(store, { pack: district.packId, district: district.id, street: '' }, run.ctx.now)
  await tendRecurring(run.ctx, { district, policy, today: dayOf(run.ctx.now - SURELY_OVER) })
  for (const kind of REPORT_KINDS) {
    const schedule = scheduleOf(kind, policy)
    if (schedule === null) continue
    const [last] = await store.list<Bulletin>('bulletins', { where: { place: district.id, kind }, order: [['until', 'desc']], limit: 1 })
    for (const period of periodsDue(schedule, { today: dayOf(run.ctx.now - SURELY_OVER), done: last?.until ?? null })) {
      const job = { kind, district, schedule, period, policy }
      if (run.isLate() || !(await publishPeriod(run, job))) return false
      // The periods come in their order: the next one waits for this one.
      if (isIncomplete(run, job)) break
    }
  }
  return true
}

async function publishAll(ctx: Context): Promise<{ readonly published: number; readonly periods: number; readonly done: boolean; readonly incomplete: readonly Incomplete[] }> {
  const run: Run = { ctx, isLate: () => ctx.ports.now() - ctx.now >= BUDGET_MS, tally: { published: 0, periods: 0 }, incomplete: [] }
  for await (const page of everyPage<Place>(ctx.ports.store, 'places', { kind: 'district' })) {
    for (const { _id } of page) {
      const district = await placeOf(ctx.ports.store, _id, ctx.now)
      if (district !== null && !(await ofDistrict(run, district))) return { ...run.tally, done: false, incomplete: run.incomplete }
    }
  }
  return { ...run.tally, done: true, incomplete: run.incomplete }
}

export const bulletins = operation({
  name: 'oversight.bulletins', does: 'Publishes what is to be told of every period that is over: results of approval, progress with the ranking of streets, the year’s end, who is barred, that a meeting is due, and what comes round for the leading group; what lacks something that the scheme asks of it is named and not published. Once each, safe to repeat and to be late.',
  who: ['system'], input: v.strictObject({}), output: '{ day, published, periods, done, incomplete }', refusals: ['not-your-role', 'not-identified', 'fault'], kind: 'write',
  run: async (ctx) => yes({ day: dayOf(ctx.now), ...(await publishAll(ctx)) }),
})
