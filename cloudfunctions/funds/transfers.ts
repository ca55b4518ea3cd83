/** Money between communities: out of the one account and into the other in one write, published in both logs. */
import type { FundAccount } from '../../contracts/operations'
import type { Appointment } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { PersonId, PlaceId, Refusal, Reply } from '../../contracts/reply'
import type { FundTransfer, TransferDesk, TransferHand, TransferSeen, TransferSide } from '../../contracts/transfers'
import { TRANSFER_INPUTS } from '../../contracts/transfers.schema'
import type { AppointedRole } from '../../contracts/vocabulary'
import { dayOf, yearOf } from '../../domain/calendar'
import { newAccount } from '../../domain/funds/account'
import { answerTransfer, approverRefusal, approveTransfer, askTransfer, entriesOf, handRefusal, stepRefusal, withdrawTransfer, type Approvers, type Moved, type TransferStep } from '../../domain/funds/transfers'
import { isInForce, reaches } from '../../domain/people/appointments'
import { FUND_RECORDS } from '../../src/copy/bulletins'
import { callerIn, no, yes } from '../_runtime/answers'
import { tellAll } from '../_runtime/messages'
import { operation, type Context } from '../_runtime/operation'
import { pageOf } from '../_runtime/pages'
import type { Stored, Tx } from '../_runtime/ports'
import { placeAbove, placeOf, schemeAt } from '../_runtime/scene'
import { append, once, publishOwn } from '../_runtime/write'
import type * as v from 'valibot'

type Inputs = typeof TRANSFER_INPUTS
type Input<K extends keyof Inputs> = v.InferOutput<Inputs[K]>

/** Who speaks for a community's money. */
const SPEAKS = ['committeeStaff', 'partySecretary'] as const
/** Whom a scheme can name to approve. */
const APPROVES = ['streetApprover', 'districtLeadingGroup', 'districtCoordinator'] as const
const MOST_PLACES = 1000
const MOST_TOLD = 20

/** A community that has a fund of its own, where its scheme lets money go from one to another. */
interface Community { readonly place: Place; readonly district: Place; readonly approvers: Approvers }

async function communityOf(ctx: Context, id: PlaceId): Promise<Community | null> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  if (place === null || place.kind !== 'community') return null
  const [district, policy] = await Promise.all([placeAbove(ctx, place, 'district'), schemeAt(ctx, place)])
  if (district === null || policy === null) return null
  return { place, district, approvers: policy.values.fundUnitKind?.value === 'community' ? policy.values.reallocationApprovers : undefined }
}

const officeIn = ({ appointments }: Context, roles: readonly AppointedRole[], { id, path }: Pick<Place, 'id' | 'path'>): Appointment | undefined =>
  appointments.find((office) => roles.includes(office.role) && reaches(office.place, [...path, id]))
const namedBy = (approvers: Approvers): readonly AppointedRole[] => APPROVES.filter((role) => approvers?.value.includes(role) === true)
const handOf = (ctx: Context, { role }: Appointment, text: string): TransferHand => ({ person: callerIn(ctx).id, role, at: ctx.now, text })
const sideOf = ({ id, name }: Place, year: number): TransferSide => ({ community: id, name, account: `${id}:${year}` })

async function holders({ ports: { store }, now }: Context, roles: readonly AppointedRole[], places: readonly PlaceId[]): Promise<readonly PersonId[]> {
  const offices = await store.list<Appointment>('appointments', { where: { place: { $in: places }, role: { $in: roles } }, limit: 200 })
  return [...new Set(offices.filter((office) => isInForce(office, now)).map(({ person }) => person))].slice(0, MOST_TOLD)
}

async function keep(tx: Tx, { at }: { readonly at: number }, transfer: FundTransfer): Promise<void> {
  const { id, version, state, fen } = transfer
  const hand = transfer.ended ?? transfer.agreed ?? transfer.asked
  await append(tx, { stream: `transfer:${id}`, expected: version - 1, events: [{ what: state, fen, ...hand }], at })
  await tx.set('fundTransfers', { ...transfer, sides: [transfer.from.community, transfer.to.community], askedAt: transfer.asked.at, _id: id })
}

const figuresOf = ({ from, to, fen, year }: FundTransfer) => ({ fromName: from.name, toName: to.name, fen, year })

async function ask(ctx: Context, { from: giver, to: getter, fen, text }: Input<'funds.askTransfer'>): Promise<Reply<{ readonly transfer: string }>> {
  const [from, to] = await Promise.all([communityOf(ctx, giver), communityOf(ctx, getter)])
  if (from === null) return no('unknown-place', { about: 'from' })
  const office = officeIn(ctx, SPEAKS, from.place)
  if (office === undefined) return no('not-your-scope')
  if (to === null) return no('unknown-place', { about: 'to' })
  if (to.district.id !== from.district.id) return no('other-district', { about: 'to' })
  const year = yearOf(dayOf(ctx.now))
  const told = await holders(ctx, SPEAKS, [to.place.id])
  return once(ctx, async (tx) => {
    const account = await tx.get<FundAccount>('funds', `${from.place.id}:${year}`)
    const asked = askTransfer({ id: ctx.ports.newId(), district: from.district.id, year, from: sideOf(from.place, year), to: sideOf(to.place, year), fen, by: handOf(ctx, office, text), account, approvers: from.approvers })
    if (!asked.ok) return asked
    await keep(tx, { at: ctx.now }, asked.value)
    await tellAll(tx, ctx, { to: told, kind: 'transfer-asked', figures: figuresOf(asked.value) })
    return yes({ transfer: asked.value.id })
  })
}

/** Tells everyone who had a hand in it, but whoever ended it. */
const tellEnd = (tx: Tx, ctx: Context, transfer: FundTransfer): Promise<void> =>
  tellAll(tx, ctx, { to: [transfer.asked, transfer.agreed].flatMap((hand) => (hand === null || hand.person === transfer.ended?.person ? [] : [hand.person])), kind: transfer.state === 'done' ? 'transfer-done' : 'transfer-ended', figures: figuresOf(transfer) })

/** Both logs hold it; the second record names the first by its number and hash. */
async function publishBoth(tx: Tx, ctx: Context, transfer: FundTransfer): Promise<void> {
  const { from, to, district, asked, reason } = transfer
  const fields = { ...figuresOf(transfer), title: FUND_RECORDS.moved(from.name, to.name), text: asked.text, approvedByRole: transfer.ended?.role ?? '', ...(reason === null ? {} : { clause: reason.clause }) }
  const said = { district, kind: 'reallocation' as const, at: ctx.now }
  const first = await publishOwn(tx, { ...said, place: { id: from.community, name: from.name }, fields })
  await publishOwn(tx, { ...said, place: { id: to.community, name: to.name }, fields: { ...fields, giverNumber: first.number, giverHash: first.hash } })
}

async function writeMoved(tx: Tx, ctx: Context, moved: Moved): Promise<void> {
  const entries = entriesOf(moved, ctx.now)
  for (const [account, entry] of [[moved.from, entries.out], [moved.to, entries.in]] as const) {
    await append(tx, { stream: `fund:${account.id}`, expected: account.version - 1, events: [{ ...entry, transfer: moved.transfer.id }], at: ctx.now })
    await tx.set('funds', { ...account, _id: account.id })
  }
  await publishBoth(tx, ctx, moved.transfer)
}

/** Whose office a step takes, and for which place. */
function officeFor(ctx: Context, { step, community, from, to }: { readonly step: TransferStep; readonly community: Community; readonly from: Pick<Place, 'id' | 'path'>; readonly to: Pick<Place, 'id' | 'path'> }): Appointment | undefined {
  if (step === 'withdraw') return officeIn(ctx, SPEAKS, from)
  if (step === 'answer') return officeIn(ctx, SPEAKS, to)
  // The level above both: an office that reaches only one of the two approves for itself.
  return ctx.appointments.find((office) => namedBy(community.approvers).includes(office.role) && [from, to].every(({ id, path }) => reaches(office.place, [...path, id])))
}

interface Asked { readonly transfer: string; readonly version: number; readonly text: string }
interface Known { readonly from: Community; readonly to: Place }
type Decide = (tx: Tx, asked: { readonly transfer: FundTransfer; readonly by: TransferHand; readonly known: Known }) => Promise<Reply<FundTransfer>>

/** What every later step asks first: the version that was seen, whose step it is, and the office for it. */
async function stepped(ctx: Context, { transfer: id, version, text }: Asked, step: TransferStep, decide: Decide): Promise<Reply<{ readonly state: FundTransfer['state'] }>> {
  const seen = await ctx.ports.store.get<Stored<FundTransfer>>('fundTransfers', id)
  if (seen === null) return no('unknown-record', { about: 'transfer' })
  const [from, to] = await Promise.all([communityOf(ctx, seen.from.community), communityOf(ctx, seen.to.community)])
  if (from === null || to === null) return no('unknown-place')
  const office = officeFor(ctx, { step, community: from, from: from.place, to: to.place })
  if (office === undefined) return step === 'approve' && !ctx.appointments.some(({ role }) => namedBy(from.approvers).includes(role)) ? { ok: false, refusal: approverRefusal(from.approvers) } : no('not-your-scope')
  return once(ctx, async (tx) => {
    const stored = await tx.get<Stored<FundTransfer>>('fundTransfers', id)
    if (stored === null) return no('unknown-record', { about: 'transfer' })
    if (stored.version !== version) return no('changed-meanwhile', { figures: { seen: version, now: stored.version } })
    const decided = await decide(tx, { transfer: transferOf(stored), by: handOf(ctx, office, text), known: { from, to: to.place } })
    if (!decided.ok) return decided
    await keep(tx, { at: ctx.now }, decided.data)
    if (decided.data.ended !== null) await tellEnd(tx, ctx, decided.data)
    return yes({ state: decided.data.state })
  })
}

/** The transfer without what it is found by. */
function transferOf(stored: Stored<FundTransfer>): FundTransfer {
  const { id, version, state, district, year, fen, from, to, asked, agreed, ended, reason } = stored
  return { id, version, state, district, year, fen, from, to, asked, agreed, ended, reason }
}

const resultOf = (answer: ReturnType<typeof answerTransfer>): Reply<FundTransfer> => (answer.ok ? yes(answer.value) : answer)

async function answer(ctx: Context, { agrees, ...asked }: Input<'funds.answerTransfer'>): Promise<Reply<{ readonly state: FundTransfer['state'] }>> {
  return stepped(ctx, asked, 'answer', async (tx, { transfer, by, known: { from } }) => {
    const answered = resultOf(answerTransfer(transfer, { agrees, by }))
    if (answered.ok && answered.data.state === 'agreed') await tellAll(tx, ctx, { to: await holders(ctx, namedBy(from.approvers), from.place.path), kind: 'transfer-agreed', figures: figuresOf(transfer) })
    return answered
  })
}

const withdraw = (ctx: Context, asked: Input<'funds.withdrawTransfer'>): Promise<Reply<{ readonly state: FundTransfer['state'] }>> =>
  stepped(ctx, asked, 'withdraw', (_tx, { transfer, by }) => Promise.resolve(resultOf(withdrawTransfer(transfer, by))))

async function approve(ctx: Context, { agrees, ...asked }: Input<'funds.approveTransfer'>): Promise<Reply<{ readonly state: FundTransfer['state'] }>> {
  return stepped(ctx, asked, 'approve', async (tx, { transfer, by, known }) => {
    const { from, to, year } = transfer
    const [giving, getting] = [await tx.get<Stored<FundAccount>>('funds', from.account), await tx.get<Stored<FundAccount>>('funds', to.account)]
    const decided = approveTransfer(transfer, { agrees, by, from: giving, to: getting ?? newAccount({ id: to.account, unit: to.community, unitName: known.to.name, year }), approvers: known.from.approvers })
    if (!decided.ok) return decided
    if ('to' in decided.value) await writeMoved(tx, ctx, decided.value)
    return yes(decided.value.transfer)
  })
}

const nobody = ({ person: _person, ...hand }: TransferHand): TransferSeen['hands'][number] => hand

/** A transfer as the caller sees it, looked at from one of its two communities. */
async function seenBy(ctx: Context, stored: Stored<FundTransfer>, community: PlaceId): Promise<TransferSeen> {
  const { id, version, state, year, fen, from, to, asked, agreed, ended, reason } = stored
  const sides = await Promise.all([communityOf(ctx, from.community), communityOf(ctx, to.community)])
  const may = (step: TransferStep): Refusal | null => {
    const [giver, getter] = sides
    if (giver === null || getter === null || officeFor(ctx, { step, community: giver, from: giver.place, to: getter.place }) === undefined) return { code: 'not-your-role' }
    return stepRefusal(stored, step, ctx.now) ?? handRefusal(stored, step, ctx.person?.id ?? '')
  }
  return { id, version, state, year, fen, reason, fromName: from.name, toName: to.name, gives: from.community === community, hands: [asked, agreed, ended].flatMap((hand) => (hand === null ? [] : [nobody(hand)])), may: { answer: may('answer'), approve: may('approve'), withdraw: may('withdraw') } }
}

/** What may be asked for from here; null where the scheme knows no transfer. */
async function deskOf(ctx: Context, { place, district, approvers }: Community): Promise<TransferDesk | null> {
  if (approvers === undefined) return null
  const { store } = ctx.ports
  const [account, others] = await Promise.all([
    store.get<FundAccount>('funds', `${place.id}:${yearOf(dayOf(ctx.now))}`),
    store.list<Stored<Place>>('places', { where: { path: district.id, kind: 'community' }, order: [['name', 'asc']], limit: MOST_PLACES }),
  ])
  return { available: account?.available ?? 0, mayAsk: officeIn(ctx, SPEAKS, place) === undefined ? { code: 'not-your-role' } : null, others: others.filter(({ _id }) => _id !== place.id).map(({ _id, name }) => ({ community: _id, name })) }
}

const REFUSALS = ['not-your-role', 'not-your-scope', 'not-identified', 'unknown-record', 'unknown-place', 'changed-meanwhile', 'transfer-over', 'malformed', 'busy', 'fault'] as const

/** The rows of the table. */
export const TRANSFERS = [
  operation({
    name: 'funds.transfers', does: 'Shows what a community let others have and got from them, the latest first, with what the caller may do.', who: 'anyone', kind: 'read', input: TRANSFER_INPUTS['funds.transfers'], output: '{ desk, items, next }',
    refusals: ['unknown-place', 'malformed', 'fault'],
    run: async (ctx, { community, cursor, limit }) => {
      const here = await communityOf(ctx, community)
      if (here === null) return no('unknown-place', { about: community })
      const rows = await ctx.ports.store.list<Stored<FundTransfer>>('fundTransfers', { where: { sides: community }, order: [['askedAt', 'desc'], ['_id', 'asc']], limit: limit + 1, skip: cursor ?? 0 })
      const page = pageOf(rows, { cursor, limit })
      return yes({ desk: await deskOf(ctx, here), items: await Promise.all(rows.slice(0, limit).map((one) => seenBy(ctx, one, community))), next: page.next })
    },
  }),
  operation({ name: 'funds.askTransfer', does: 'Asks, for the community that gives, that another one of the district gets money of this year’s account.', who: SPEAKS, kind: 'write', input: TRANSFER_INPUTS['funds.askTransfer'], output: '{ transfer }', refusals: ['not-your-role', 'not-your-scope', 'not-identified', 'unknown-place', 'other-district', 'same-account', 'not-in-this-scheme', 'insufficient-fund', 'malformed', 'busy', 'fault'], run: ask }),
  operation({ name: 'funds.answerTransfer', does: 'Agrees or declines for the community that gets the money.', who: SPEAKS, kind: 'write', input: TRANSFER_INPUTS['funds.answerTransfer'], output: '{ state }', refusals: [...REFUSALS, 'year-is-over', 'second-person-needed'], run: answer }),
  operation({ name: 'funds.approveTransfer', does: 'Approves or declines above both; approved, the money leaves the one account and is in the other, and both logs say so.', who: APPROVES, kind: 'write', input: TRANSFER_INPUTS['funds.approveTransfer'], output: '{ state }', refusals: [...REFUSALS, 'not-in-this-scheme', 'not-agreed-yet', 'year-is-over', 'second-person-needed', 'insufficient-fund'], run: approve }),
  operation({ name: 'funds.withdrawTransfer', does: 'Takes a request back, for the community that asked, before it is approved.', who: SPEAKS, kind: 'write', input: TRANSFER_INPUTS['funds.withdrawTransfer'], output: '{ state }', refusals: REFUSALS, run: withdraw }),
]
