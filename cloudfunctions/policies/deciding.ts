import type * as v from 'valibot'
import type { Amendment, AmendmentView, PolicyBook } from '../../contracts/amendments'
import type { POLICY_INPUTS } from '../../contracts/amendments.schema'
import type { Appointment } from '../../contracts/people'
import type { PersonId, PlaceId, Reply } from '../../contracts/reply'
import { CONFIRMS, confirm, discard, mayDecideHere, propose, written, type Desk, type PolicyEvent } from '../../domain/policies/amending'
import { isInForce } from '../../domain/people/appointments'
import type { Result } from '../../domain/result'
import { POLICY_WORDS } from '../../src/copy/policies'
import { canonicalJson } from '../_runtime/canonical'
import { no, yes } from '../_runtime/answers'
import { tell, tellAll } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import type { Tx } from '../_runtime/ports'
import { bookOf } from '../_runtime/scene'
import { append, once, publishOwn } from '../_runtime/write'
import { changeOf, deskOf, ruledPlace, type Ruled } from './desk'
import { countTouched } from './preview'
import { amendmentView, beforeOf } from './view'

type Input<K extends keyof typeof POLICY_INPUTS> = v.InferOutput<(typeof POLICY_INPUTS)[K]>

const MOST_OFFICES = 100

async function confirmersOf({ ports, now }: Context, district: PlaceId): Promise<readonly PersonId[]> {
  const offices = await ports.store.list<Appointment>('appointments', { where: { place: district, role: { $in: CONFIRMS } }, limit: MOST_OFFICES })
  return [...new Set(offices.filter((office) => isInForce(office, now)).map(({ person }) => person))]
}

/** What the public is told of a confirmed change: before, after, since when, by which paper, and how many projects it meets. */
async function announce(tx: Tx, { ctx, desk, where, amendment, touched }: { readonly ctx: Context; readonly desk: Desk; readonly where: Ruled; readonly amendment: Amendment; readonly touched: { readonly drafts: number; readonly keeping: number } }): Promise<void> {
  const { key, dated } = amendment.change
  const { from, until, value, clause, quote, tag } = dated
  const before = beforeOf(desk, amendment)
  const fields = {
    title: POLICY_WORDS[key].name, key, before: before === null ? '' : canonicalJson(before.value), after: canonicalJson(value), from, ...(until === null ? {} : { until }),
    clause, ...(quote === undefined ? {} : { quote }), document: amendment.document, tag, number: amendment.number ?? 0, placeName: where.place.name, drafts: touched.drafts, keeping: touched.keeping,
  }
  await publishOwn(tx, { place: where.district, district: where.district.id, kind: 'policyChange', at: ctx.now, fields })
}

const aboutWhom = (event: PolicyEvent, book: PolicyBook): Amendment | undefined => book.amendments.find((a) => a.id === (event.what === 'proposed' ? event.amendment.id : event.amendment))

/** Appends to the district's stream at the version that was read, so that of two at once one decides again. */
async function record(tx: Tx, asked: { readonly ctx: Context; readonly desk: Desk; readonly where: Ruled; readonly answer: Result<PolicyEvent>; readonly confirmers: readonly PersonId[]; readonly touched: { readonly drafts: number; readonly keeping: number } }): Promise<Reply<AmendmentView>> {
  const { ctx, desk, where, answer } = asked
  if (!answer.ok) return answer
  const event = answer.value
  await append(tx, { stream: `policy:${where.district.id}`, expected: desk.book.version, events: [event], at: ctx.now })
  const book = written(desk.book, event)
  await tx.set('policies', { ...book, _id: where.district.id })
  const after: Desk = { ...desk, book }
  const amendment = aboutWhom(event, book)
  if (amendment === undefined) throw new Error('an event about no amendment')
  if (event.what === 'confirmed') await announce(tx, { ...asked, desk: after, amendment })
  const figures = { policyKey: amendment.change.key, from: amendment.change.dated.from }
  if (event.what === 'proposed') await tellAll(tx, ctx, { to: asked.confirmers.filter((p) => p !== desk.me), kind: 'policy-proposed', figures })
  else if (amendment.proposedBy !== desk.me) await tell(tx, ctx, { to: amendment.proposedBy, kind: event.what === 'confirmed' ? 'policy-confirmed' : 'policy-discarded', figures })
  return yes(amendmentView(after, amendment, where.place.name))
}

const NOTHING = { drafts: 0, keeping: 0 } as const

async function decided(ctx: Context, where: Ruled, decide: (desk: Desk) => Result<PolicyEvent>, more: { readonly confirmers?: readonly PersonId[]; readonly touched?: { readonly drafts: number; readonly keeping: number } }): Promise<Reply<AmendmentView>> {
  return once<AmendmentView>(ctx, async (tx) => {
    const desk = deskOf(ctx, where, await bookOf(tx, where.district.id))
    if (desk === null) return no('unknown-place', { about: where.place.id })
    if (mayDecideHere(desk) !== null) return no('not-your-scope', { about: 'place' })
    return record(tx, { ctx, desk, where, answer: decide(desk), confirmers: more.confirmers ?? [], touched: more.touched ?? NOTHING })
  })
}

export async function proposeChange(ctx: Context, input: Input<'policies.propose'>): Promise<Reply<AmendmentView>> {
  const where = await ruledPlace(ctx, input.place)
  if (where === null || (where.place.kind !== 'district' && where.place.kind !== 'street')) return no('unknown-place', { about: input.place })
  const confirmers = await confirmersOf(ctx, where.district.id)
  const id = ctx.ports.newId()
  return decided(ctx, where, (desk) => propose(desk, { id, place: where.place.id, change: changeOf(input), document: input.document }), { confirmers })
}

/** The place that a proposed change is about; what it is over does not change any more. */
async function placeOfChange(ctx: Context, { district, amendment: id }: { readonly district: PlaceId; readonly amendment: string }): Promise<Ruled | null> {
  const amendment = (await bookOf(ctx.ports.store, district)).amendments.find((a) => a.id === id)
  return amendment === undefined ? null : ruledPlace(ctx, amendment.place)
}

export async function confirmChange(ctx: Context, input: Input<'policies.confirm'>): Promise<Reply<AmendmentView>> {
  const where = await placeOfChange(ctx, input)
  if (where === null) return no('unknown-record', { about: input.amendment })
  const touched = await countTouched(ctx, where.place.id)
  return decided(ctx, where, (desk) => confirm(desk, input.amendment), { touched })
}

export async function discardChange(ctx: Context, input: Input<'policies.discard'>): Promise<Reply<AmendmentView>> {
  const where = await placeOfChange(ctx, input)
  if (where === null) return no('unknown-record', { about: input.amendment })
  return decided(ctx, where, (desk) => discard(desk, input.amendment, input.reason), {})
}
