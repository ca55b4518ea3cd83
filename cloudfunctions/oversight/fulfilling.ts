/** What people do of what comes round: the meeting of the leading group, and the look at the work that was drawn. */
import type * as v from 'valibot'
import type { Recurring, RecurringSeen } from '../../contracts/oversight'
import { OVERSIGHT_INPUTS } from '../../contracts/oversight.schema'
import type { Place } from '../../contracts/places'
import type { Refusal, Reply } from '../../contracts/reply'
import { dayOf } from '../../domain/calendar'
import { meetingFor, notACheckerOf } from '../../domain/oversight/recurring'
import { interestsOf } from '../../domain/people/declaring'
import { noticeEntry } from '../../domain/publications/search'
import { refusal } from '../../domain/result'
import { DUTIES } from '../../src/copy/bulletins'
import { callerIn, no, yes } from '../_runtime/answers'
import { notInOffice } from '../_runtime/offices'
import { operation, type Context } from '../_runtime/operation'
import { haveChecked, publicOf, register } from '../_runtime/pictures'
import type { Stored } from '../_runtime/ports'
import { asProject, placeAbove, placeOf, type StoredProject } from '../_runtime/scene'
import { once, publish, publishOwn } from '../_runtime/write'
import { recurringKey } from './recurring'

type Input<K extends keyof typeof OVERSIGHT_INPUTS> = v.InferOutput<(typeof OVERSIGHT_INPUTS)[K]>

const MEETS = ['districtLeadingGroup', 'districtCoordinator'] as const
const CHECKS = ['districtLeadingGroup', 'districtCoordinator', 'auditor'] as const
const SHOWN = 24

async function meet(ctx: Context, { district: id, from, on, chair, text }: Input<'oversight.recordMeeting'>): Promise<Reply<{ readonly number: number }>> {
  const stranger = await notInOffice(ctx, id, MEETS)
  if (stranger !== null) return { ok: false, refusal: stranger }
  const district = await placeOf(ctx.ports.store, id, ctx.now)
  if (district === null) return no('unknown-place', { about: 'district' })
  const by = callerIn(ctx).id
  return once<{ readonly number: number }>(ctx, async (tx) => {
    const one = await tx.get<Stored<Recurring>>('recurring', recurringKey('leadingMeeting', from, id))
    if (one === null) return no('unknown-record', { about: 'from' })
    const why = meetingFor(one, { on, today: dayOf(ctx.now) })
    if (why !== null) return { ok: false, refusal: why }
    const fields = { title: DUTIES.name.leadingMeeting(one), on, chair, text, periodFrom: one.from, periodUntil: one.until, ...(on > one.until ? { afterDue: 'yes' } : {}), clause: one.clause }
    const { number } = await publishOwn(tx, { place: district, district: id, kind: 'leadingMeeting', at: ctx.now, fields })
    await tx.set('recurring', { ...one, state: 'done', done: { at: ctx.now, by, on, chair, text, found: null, photos: [], number } })
    return yes({ number })
  })
}

async function check(ctx: Context, input: Input<'oversight.recordCheck'>): Promise<Reply<{ readonly number: number }>> {
  const { district: id, from, found, text, photos } = input
  const stranger = await notInOffice(ctx, id, CHECKS)
  if (stranger !== null) return { ok: false, refusal: stranger }
  const person = callerIn(ctx)
  const reply = await once<{ readonly number: number }>(ctx, async (tx) => {
    const one = await tx.get<Stored<Recurring>>('recurring', recurringKey('fieldCheck', from, id))
    const stored = one?.drawn ? await tx.get<StoredProject>('projects', one.drawn.project) : null
    if (!one?.drawn || stored === null) return no('unknown-record', { about: 'from' })
    if (one.state !== 'open') return no('already-recorded', { about: 'from' })
    const project = asProject(stored)
    const why = notACheckerOf(project, person.id, interestsOf(person.declarations))
    if (why !== null) return { ok: false, refusal: why }
    const place = await placeOf(ctx.ports.store, project.community, ctx.now)
    await register(tx, ctx, { project, events: [{ photos, data: null }] })
    const fields = { title: project.title, finding: found, text, periodFrom: one.from, periodUntil: one.until, seed: one.drawn.seed, ...(dayOf(ctx.now) > one.until ? { afterDue: 'yes' } : {}), clause: one.clause }
    const record = await publish(tx, { community: project.community, project: project.id, code: project.code, kind: 'fieldCheck', at: ctx.now, fields })
    await tx.set('searchEntries', noticeEntry(record, project, place?.name ?? ''))
    await tx.set('recurring', { ...one, state: 'done', done: { at: ctx.now, by: person.id, on: dayOf(ctx.now), chair: null, text, found, photos, number: record.number } })
    return yes({ number: record.number })
  })
  if (reply.ok) await haveChecked(ctx, input)
  return reply
}

/** Why the caller may not record this one; null where they may. */
async function whyNot(ctx: Context, one: Recurring, district: Place): Promise<Refusal | null> {
  if (one.state !== 'open') return refusal('already-recorded', { about: 'from' })
  const stranger = ctx.person === null ? refusal('not-identified') : await notInOffice(ctx, district.id, one.kind === 'fieldCheck' ? CHECKS : MEETS)
  if (stranger !== null || one.kind === 'leadingMeeting' || ctx.person === null) return stranger
  const stored = one.drawn === null ? null : await ctx.ports.store.get<StoredProject>('projects', one.drawn.project)
  return stored === null ? refusal('nothing-due') : notACheckerOf(asProject(stored), ctx.person.id, interestsOf(ctx.person.declarations))
}

async function list(ctx: Context, { place: id }: Input<'oversight.recurring'>): Promise<Reply<{ readonly district: string; readonly items: readonly RecurringSeen[] }>> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  const district = place === null ? null : await placeAbove(ctx, place, 'district')
  if (district === null) return no('unknown-place', { about: 'place' })
  const found = await ctx.ports.store.list<Recurring>('recurring', { where: { district: district.id }, order: [['until', 'desc'], ['kind', 'asc']], limit: SHOWN })
  const items = await Promise.all(found.map(async (one): Promise<RecurringSeen> => {
    const { kind, from, until, clause, state, missedOn, drawn, done } = one
    const shown = done === null ? null : { at: done.at, on: done.on, chair: done.chair, text: done.text, found: done.found, number: done.number, photos: await publicOf(ctx.ports.store, done.photos) }
    return { kind, from, until, clause, state, missedOn, drawn, done: shown, refusal: await whyNot(ctx, one, district) }
  }))
  return yes({ district: district.id, items })
}

const refusals = ['not-your-role', 'not-your-scope', 'not-identified', 'unknown-place', 'unknown-record', 'already-recorded', 'malformed', 'fault'] as const

export const recordMeeting = operation({
  name: 'oversight.recordMeeting', does: 'Publishes that the leading group met for a period: on which day, in which office the chair, and what was decided; once for each period, late ones marked.',
  who: MEETS, input: OVERSIGHT_INPUTS['oversight.recordMeeting'], output: '{ number }', refusals: [...refusals, 'not-this-period'], kind: 'write', run: meet,
})

export const recordCheck = operation({
  name: 'oversight.recordCheck', does: 'Publishes what was found on the spot of the work that was drawn for a period, with pictures, by somebody who neither proposed, decided, accepted, paid nor built it; once.',
  who: CHECKS, input: OVERSIGHT_INPUTS['oversight.recordCheck'], output: '{ number }', refusals: [...refusals, 'proposer-may-not-decide', 'implementer-excluded', 'decider-may-not-answer', 'has-interest'], kind: 'write', run: check,
})

export const listRecurring = operation({
  name: 'oversight.recurring', does: 'Lists what comes round for the leading group of a district, with what was drawn, done and missed, and why the caller may not record it.',
  who: 'anyone', input: OVERSIGHT_INPUTS['oversight.recurring'], output: '{ district, items: RecurringSeen[] }', refusals: ['unknown-place', 'malformed', 'fault'], kind: 'read', run: list,
})
