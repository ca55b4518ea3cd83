/** What comes round for the leading group of each district: opened with its period, drawn by lot where a work is to be looked at, called to mind, marked where it was missed. The timer’s. */
import type { Recurring } from '../../contracts/oversight'
import type { Appointment } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { Policy } from '../../contracts/policies'
import type { Day, PersonId } from '../../contracts/reply'
import { RECURRING_KINDS, type AppointedRole, type RecurringKind } from '../../contracts/vocabulary'
import { addDays, addMonths, startOf } from '../../domain/calendar'
import { CHECKED_STAGES, drawOne, dueOf, periodsOpening, recurs } from '../../domain/oversight/recurring'
import type { Period, Schedule } from '../../domain/oversight/periods'
import { isInForce } from '../../domain/people/appointments'
import { DUTIES } from '../../src/copy/bulletins'
import { calendarOf } from '../_runtime/calendar'
import { sha256 } from '../_runtime/canonical'
import { lastRoot } from '../_runtime/log'
import { tellAll } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import { everyPage } from '../_runtime/pages'
import type { Stored } from '../_runtime/ports'
import type { StoredProject } from '../_runtime/scene'
import { publishOwn } from '../_runtime/write'

const MOST_OPEN = 200
const MOST_TOLD = 20

interface Asked { readonly ctx: Context; readonly district: Place; readonly policy: Policy; readonly kind: RecurringKind; readonly schedule: Schedule; readonly today: Day }

export const recurringKey = (kind: RecurringKind, from: Day, district: string): string => `${kind}|${from}|${district}`

/** The works of this district and the one before it that can be looked at, each with its id: of the scheme that asks for it, and none twice. */
async function frameFor({ ctx: { ports: { store } }, district, schedule }: Asked, { from }: Period): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const since = startOf(addMonths(from, -schedule.months))
  for await (const page of everyPage<StoredProject>(store, 'projects', { district: district.id, stage: { $in: CHECKED_STAGES }, since: { $gte: since } })) {
    for (const { _id, code, pack } of page) if (pack.id === district.packId) found.set(code, _id)
  }
  for await (const page of everyPage<Recurring>(store, 'recurring', { district: district.id, kind: 'fieldCheck' })) for (const { drawn } of page) found.delete(drawn?.code ?? '')
  return found
}

/** Draws the work that is looked at in a period, from a seed that nobody could choose: the last daily root of all logs. */
async function draw(asked: Asked, period: Period): Promise<Recurring['drawn']> {
  const { ctx, district, today } = asked
  const [frame, root] = await Promise.all([frameFor(asked, period), lastRoot(ctx.ports.store)])
  const seed = sha256(`${root?.hash ?? ''}|fieldCheck|${district.id}|${period.from}`)
  const found = drawOne([...frame.keys()], seed, sha256)
  const project = found === null ? null : await ctx.ports.store.get<StoredProject>('projects', frame.get(found.code) ?? '')
  return found === null || project === null ? null : { ...found, project: project._id, title: project.title, community: project.community, seed, root: root?.number ?? 0, on: today }
}

/** Writes down that a period runs; what was drawn for it is published in the same write. Whoever comes second finds it done. */
async function open(asked: Asked, period: Period): Promise<void> {
  const { ctx, district, kind, schedule: { clause } } = asked
  const drawn = kind === 'fieldCheck' ? await draw(asked, period) : null
  const one: Stored<Recurring> = { _id: recurringKey(kind, period.from, district.id), kind, district: district.id, ...period, clause, state: 'open', remindedOn: null, missedOn: null, drawn, done: null }
  await ctx.ports.store.transact(async (tx) => {
    const before = await tx.get<Stored<Recurring>>('recurring', one._id)
    // One for which there was nothing to draw from yet is drawn for as soon as there is.
    if (before !== null && (kind !== 'fieldCheck' || before.drawn !== null || drawn === null)) return
    await tx.set('recurring', before === null ? one : { ...before, drawn })
    if (drawn === null) return
    const { code, title, seed, root, frame, frameHash } = drawn
    await publishOwn(tx, { place: district, district: district.id, kind: 'checkDrawn', at: ctx.now, fields: { title: DUTIES.drawn(period), projectCode: code, what: title, periodFrom: period.from, periodUntil: period.until, seed, root, frame, frameHash, clause } })
  })
}

async function holders({ ctx: { ports: { store }, now }, district }: Asked, roles: readonly AppointedRole[]): Promise<readonly PersonId[]> {
  const offices = await store.list<Appointment>('appointments', { where: { place: district.id, role: { $in: roles } }, limit: MOST_OPEN })
  return [...new Set(offices.filter((office) => isInForce(office, now)).map(({ person }) => person))].slice(0, MOST_TOLD)
}

/** Calls one to mind, or marks in public that it was missed; once each, and it stays open until it is done. */
async function watch(asked: Asked, { from }: Recurring): Promise<void> {
  const { ctx, district, policy, kind, today } = asked
  const _id = recurringKey(kind, from, district.id)
  const calendar = await calendarOf(ctx.ports.store, { district: district.id, pack: policy.packId }, ctx.now)
  const [to, above] = await Promise.all([holders(asked, ['districtLeadingGroup', 'districtCoordinator']), holders(asked, ['districtLeadingGroup', 'districtCoordinator', 'auditor'])])
  await ctx.ports.store.transact(async (tx) => {
    const one = await tx.get<Stored<Recurring>>('recurring', _id)
    if (one === null) return
    const due = dueOf(one, { policy, calendar, today })
    if (due === null) return
    const nothingDrawn = kind === 'fieldCheck' && one.drawn === null
    if (due === 'remind') {
      if (!nothingDrawn) await tellAll(tx, ctx, { to, kind: 'duty-near', figures: { title: DUTIES.name[kind](one), due: one.until } })
      await tx.set('recurring', { ...one, remindedOn: today })
      return
    }
    const fields = { periodFrom: from, periodUntil: one.until, clause: one.clause }
    if (nothingDrawn) {
      await publishOwn(tx, { place: district, district: district.id, kind: 'checkDrawn', at: ctx.now, fields: { title: DUTIES.drawn(one), frame: 0, text: DUTIES.nothing, ...fields } })
      await tx.set('recurring', { ...one, state: 'empty' })
      return
    }
    await publishOwn(tx, { place: district, district: district.id, kind: 'dutyMissed', at: ctx.now, fields: { title: DUTIES.missed[kind](one), due: one.until, ...(one.drawn === null ? {} : { projectCode: one.drawn.code }), ...fields } })
    await tellAll(tx, ctx, { to: above, kind: 'duty-missed', figures: { title: DUTIES.name[kind](one), due: one.until } })
    await tx.set('recurring', { ...one, missedOn: today })
  })
}

/** Does for a district all that is due of what comes round: catches up, twice is once. */
export async function tendRecurring(ctx: Context, { district, policy, today }: Pick<Asked, 'district' | 'policy' | 'today'>): Promise<void> {
  const { store } = ctx.ports
  for (const kind of RECURRING_KINDS) {
    const schedule = recurs(kind, policy)
    if (schedule === null) continue
    const asked: Asked = { ctx, district, policy, kind, schedule, today }
    const [last] = await store.list<Recurring>('recurring', { where: { district: district.id, kind }, order: [['until', 'desc']], limit: 1 })
    for (const period of periodsOpening(schedule, { today, last: last?.until ?? null })) await open(asked, period)
    const waiting = await store.list<Recurring>('recurring', { where: { district: district.id, kind, state: 'open' }, order: [['until', 'asc']], limit: MOST_OPEN })
    for (const one of waiting) {
      if (kind === 'fieldCheck' && one.drawn === null && today <= addDays(one.until, 1)) await open(asked, one)
      await watch(asked, one)
    }
  }
}
