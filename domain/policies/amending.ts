/** Changes that a district makes to its scheme: how they lie over the pack, who may make them, and what none of them may do. */
import type { Amendment, Change, ChangeOf, InForce, PolicyBook } from '../../contracts/amendments'
import type { DatedValue, Policy, PolicyKey, PolicyPack, PolicyValues } from '../../contracts/policies'
import type { Day, Instant, PersonId, PlaceId, Refusal } from '../../contracts/reply'
import type { PackId, Role } from '../../contracts/vocabulary'
import { addDays, dayOf } from '../calendar'
import { accept, refusal, refuse, type Result } from '../result'
import { ruled } from './explain'
import { loosened, loosens, overlapping } from './floor'
import { governing, inForceOn, policyOn, type PolicyFloor } from './in-force'

/** The scheme as published, without any change. */
export const UNCHANGED: InForce = { version: 0, district: [], street: [] }

/** Who proposes a change, and who may be the second person: over the district itself (roles note, d.2 “Policy pack edit”). */
export const PROPOSES = ['districtCoordinator'] as const satisfies readonly Role[]
export const CONFIRMS = ['districtCoordinator', 'districtLeadingGroup'] as const satisfies readonly Role[]

type Period = Pick<DatedValue<unknown>, 'from' | 'until'>
type Dated<K extends PolicyKey> = DatedValue<PolicyValues[K]>

/** The dated values with one more laid over them: what governed before its first day and after its last goes on as it was. */
export function overlay<P extends Period>(dated: readonly P[], one: P): readonly P[] {
  const kept = dated.flatMap((old): readonly P[] => {
    if (!overlapping(old, one)) return [old]
    const before = old.from < one.from ? [{ ...old, until: addDays(one.from, -1) }] : []
    const after = one.until !== null && (old.until === null || one.until < old.until) ? [{ ...old, from: addDays(one.until, 1) }] : []
    return [...before, ...after]
  })
  return [...kept, one].sort((a, b) => (a.from < b.from ? -1 : 1))
}

type Values = PolicyPack['values']

function laidOver<K extends PolicyKey>(values: Values, { key, dated }: ChangeOf<K>): Values {
  const before: readonly Dated<K>[] = values[key] ?? []
  return { ...values, [key]: overlay(before, dated) }
}
const overlaid = (values: Values, changes: readonly Change[]): Values => changes.reduce<Values>((all, change) => laidOver(all, change), values)

function ofStreet<K extends PolicyKey>(policy: Policy, key: K, own: Dated<K>): Policy['values'] {
  const above = policy.values[key]
  return above !== undefined && loosens<K>(key, own.value, above.value) ? policy.values : { ...policy.values, [key]: governing(own) }
}

/** The pack with the changes of its district; those of a street are not in it. */
export const amended = (pack: PolicyPack, { district }: Pick<InForce, 'district'>): PolicyPack => ({ ...pack, values: overlaid(pack.values, district) })

/** The scheme as it stood on the day with these changes: the district's over the pack, the street's over the district's where they are not looser, national law under all. */
export function policyWith(pack: PolicyPack, { floor, day, changes }: { readonly floor: PolicyFloor | null; readonly day: Day; readonly changes: InForce }): Policy {
  const whole = policyOn(amended(pack, changes), floor, day)
  const street = overlaid({}, changes.street)
  const values = (Object.keys(street) as PolicyKey[]).reduce<Policy['values']>((all, key) => {
    const own = inForceOn<PolicyValues[typeof key]>(street[key] ?? [], day)
    return own === undefined ? all : ofStreet({ ...whole, values: all }, key, own)
  }, whole.values)
  return { ...whole, version: changes.version, values }
}

const confirmedIn = (book: PolicyBook): readonly Amendment[] => book.amendments.filter((a) => a.number !== null).sort((a, b) => (a.number ?? 0) - (b.number ?? 0))

/** How many changes the district has confirmed. */
export const versionOf = (book: PolicyBook): number => confirmedIn(book).length

/** The first `version` confirmed changes of a scheme, as they bear on a street: the district's own, and that street's. A version once given never changes. */
export function changesIn(book: PolicyBook, { pack, street, version = versionOf(book) }: { readonly pack: PackId; readonly street: PlaceId | null; readonly version?: number }): InForce {
  const taken = confirmedIn(book).slice(0, version).filter((a) => a.pack === pack)
  const of = (place: PlaceId | null): readonly Change[] => taken.filter((a) => a.place === place).map((a) => a.change)
  return { version, district: of(book.district), street: street === null ? [] : of(street) }
}

/** What the rules of changing look at. */
export interface Desk { readonly book: PolicyBook; readonly pack: PolicyPack; readonly floor: PolicyFloor; readonly me: PersonId; readonly roles: readonly Role[]; readonly now: Instant }

/** Who may decide here on what somebody else proposed. */
export const mayDecideHere = ({ roles }: Pick<Desk, 'roles'>): Refusal | null => (CONFIRMS.some((r) => roles.includes(r)) ? null : refusal('not-your-role'))

/** Who may propose here. */
export const mayPropose = ({ roles }: Pick<Desk, 'roles'>): Refusal | null => (PROPOSES.some((r) => roles.includes(r)) ? null : refusal('not-your-role'))

function looser<K extends PolicyKey>({ key, dated }: ChangeOf<K>, floor: Values): Refusal | null {
  const law = loosened<K>(key, dated, floor)
  if (law === undefined) return null
  const [figures, remedy] = [dated.value, law.value].map((value) => (typeof value === 'number' ? { value } : undefined))
  return refusal('looser-than-floor', { about: key, ...ruled(governing(law), { rule: 'floor', ...(figures === undefined ? {} : { figures }), ...(remedy === undefined ? {} : { remedy }) }) })
}

/** What governs a key in a place on a day, for comparing. */
export function standing<K extends PolicyKey>(desk: Pick<Desk, 'book' | 'pack' | 'floor'>, { place, key, day }: { readonly place: PlaceId; readonly key: K; readonly day: Day }): Policy['values'][K] {
  const changes = changesIn(desk.book, { pack: desk.pack.id, street: place === desk.book.district ? null : place })
  return policyWith(desk.pack, { floor: desk.floor, day, changes }).values[key]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Why this change cannot be, asked when it is proposed and again when it is confirmed: its day, its scheme, its floor, and whether it changes anything. */
export function refusalOfChange(desk: Desk, place: PlaceId, change: Change): Refusal | null {
  const { book, pack, floor, now } = desk
  const { key, dated } = change
  const tomorrow = addDays(dayOf(now), 1)
  if (dated.from < tomorrow) return refusal('date-in-the-past', { about: 'from', figures: { from: dated.from }, remedy: { from: tomorrow } })
  const until = pack.acceptsProposalsUntil
  // A scheme that is over is not lengthened by changing a value in it: that needs a scheme of its own, with its document.
  if (until !== null && dated.from > until) return refusal('scheme-expired', { about: 'from', figures: { from: pack.acceptsProposalsFrom, until } })
  const no = looser(change, floor.values) ?? (place === book.district ? null : looser(change, amended(pack, changesIn(book, { pack: pack.id, street: null })).values))
  if (no) return no
  return same(standing(desk, { place, key, day: dated.from })?.value, dated.value) && standing(desk, { place, key, day: dated.from })?.clause === dated.clause ? refusal('nothing-changes', { about: key }) : null
}

/** One event of a district's stream of rules. */
export type PolicyEvent =
  | { readonly what: 'proposed'; readonly amendment: Amendment }
  | { readonly what: 'confirmed'; readonly amendment: string; readonly by: PersonId; readonly at: Instant; readonly number: number }
  | { readonly what: 'discarded'; readonly amendment: string; readonly by: PersonId; readonly at: Instant; readonly reason: string }

/** A book in which nothing has been written. */
export const emptyBook = (district: PlaceId): PolicyBook => ({ district, version: 0, amendments: [] })

/** Folds one event into the book; replaying the stream gives the same book on any day. */
export function written(book: PolicyBook, event: PolicyEvent): PolicyBook {
  const version = book.version + 1
  if (event.what === 'proposed') return { ...book, version, amendments: [...book.amendments, event.amendment] }
  const decided: Partial<Amendment> = event.what === 'confirmed' ? { state: 'confirmed', number: event.number } : { state: 'discarded', reason: event.reason }
  return { ...book, version, amendments: book.amendments.map((a) => (a.id === event.amendment ? { ...a, ...decided, decidedBy: event.by, decidedAt: event.at } : a)) }
}

/** Proposes a change: refuses by role, by what no change may do, and while another one for the same key and place waits. */
export function propose(desk: Desk, said: { readonly id: string; readonly place: PlaceId; readonly change: Change; readonly document: string }): Result<PolicyEvent> {
  const { book, me, now, pack } = desk
  const no = mayPropose(desk) ?? refusalOfChange(desk, said.place, said.change)
  if (no) return { ok: false, refusal: no }
  const waiting = book.amendments.find((a) => a.state === 'proposed' && a.place === said.place && a.change.key === said.change.key)
  if (waiting) return refuse('already-proposed', { about: waiting.id })
  return accept({ what: 'proposed', amendment: { ...said, pack: pack.id, state: 'proposed', number: null, proposedBy: me, proposedAt: now, decidedBy: null, decidedAt: null, reason: null } })
}

/** Whether this person may be the one who decides: an office of the district, and the change still waits. */
function mayDecide(desk: Desk, amendment: Amendment): Refusal | null {
  const no = mayDecideHere(desk)
  if (no) return no
  return amendment.state === 'proposed' ? null : refusal('already-answered', { about: amendment.state })
}

/** Whether this person may confirm it today: never the one who proposed it, and only while its first day is still to come. */
export const mayConfirm = (desk: Desk, amendment: Amendment): Refusal | null =>
  mayDecide(desk, amendment) ?? (amendment.proposedBy === desk.me ? refusal('second-person-needed', { duty: 'SoD-1' }) : refusalOfChange(desk, amendment.place, amendment.change))

/** Whether this person may take it off the table: the one who proposed it too. */
export const mayDiscard = (desk: Desk, amendment: Amendment): Refusal | null => mayDecide(desk, amendment)

const found = ({ book }: Desk, id: string): Amendment | undefined => book.amendments.find((a) => a.id === id)

/** The second person's yes: the change gets its number and governs from its day. */
export function confirm(desk: Desk, id: string): Result<PolicyEvent> {
  const amendment = found(desk, id)
  if (amendment === undefined) return refuse('unknown-record', { about: id })
  const no = mayConfirm(desk, amendment)
  return no ? { ok: false, refusal: no } : accept({ what: 'confirmed', amendment: id, by: desk.me, at: desk.now, number: versionOf(desk.book) + 1 })
}

/** Takes a proposed change off the table, with the reason. */
export function discard(desk: Desk, id: string, reason: string): Result<PolicyEvent> {
  const amendment = found(desk, id)
  if (amendment === undefined) return refuse('unknown-record', { about: id })
  const no = mayDiscard(desk, amendment)
  return no ? { ok: false, refusal: no } : accept({ what: 'discarded', amendment: id, by: desk.me, at: desk.now, reason })
}
