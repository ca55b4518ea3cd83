import type * as v from 'valibot'
import type { Amendment, AmendmentView, PolicyPeriod, PolicyRow, PolicyView } from '../../contracts/amendments'
import type { POLICY_INPUTS } from '../../contracts/amendments.schema'
import type { DatedValue, Governing, Policy, PolicyKey } from '../../contracts/policies'
import { POLICY_VALUES } from '../../contracts/policies.schema'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { PlaceId, Reply } from '../../contracts/reply'
import { dayOf } from '../../domain/calendar'
import { changesIn, mayConfirm, mayDecideHere, mayDiscard, mayPropose, overlay, policyWith, versionOf, type Desk } from '../../domain/policies/amending'
import { useOf } from '../../domain/policies/use'
import { isPublic } from '../../domain/projects/view'
import { no, yes } from '../_runtime/answers'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import { actorFor, asProject, bookOf, type StoredProject } from '../_runtime/scene'
import { deskOf, ruledPlace } from './desk'

const MOST_STREETS = 200

/** What governed on the first day of a change without it: before its own number, or today's rules while it waits. */
export function beforeOf({ book, pack, floor }: Desk, { number, place, change }: Amendment): Governing<unknown> | null {
  const changes = changesIn(book, { pack: pack.id, street: place === book.district ? null : place, ...(number === null ? {} : { version: number - 1 }) })
  return policyWith(pack, { floor, day: change.dated.from, changes }).values[change.key] ?? null
}

/** An amendment without the names of officials, with what this caller may do with it. */
export function amendmentView(desk: Desk, amendment: Amendment, placeName: string): AmendmentView {
  const { proposedBy: _by, decidedBy: _second, ...shown } = amendment
  return { ...shown, placeName, before: beforeOf(desk, amendment), confirm: mayConfirm(desk, amendment), discard: mayDiscard(desk, amendment) }
}

const period = ({ from, until, value, clause, quote, tag }: DatedValue<unknown>, number: number | null, place: PlaceId | null): PolicyPeriod => ({ from, until, value, clause, tag, number, place, ...(quote === undefined ? {} : { quote }) })

/** A value through the years: the scheme's text with the changes laid over it in their order, national law beside it. */
function historyOf(desk: Desk, key: PolicyKey, taken: readonly Amendment[]): readonly PolicyPeriod[] {
  const published = (desk.pack.values[key] ?? []).map((one) => period(one, null, null))
  const law = (desk.floor.values[key] ?? []).map((one) => period(one, null, null))
  const changed = taken.filter((a) => a.change.key === key).map((a) => period(a.change.dated, a.number, a.place))
  const ofDistrict = changed.filter((p) => p.place === desk.book.district).reduce<readonly PolicyPeriod[]>(overlay, published)
  return [...ofDistrict, ...changed.filter((p) => p.place !== desk.book.district), ...law].sort((a, b) => (a.from < b.from ? -1 : 1))
}

function rowsOf(desk: Desk, policy: Policy, taken: readonly Amendment[]): readonly PolicyRow[] {
  return (Object.keys(POLICY_VALUES) as PolicyKey[]).map((key) => {
    const now = policy.values[key] ?? null
    const history = historyOf(desk, key, taken)
    return { key, use: useOf(key), now, until: history.find((p) => p.from === now?.since && p.clause === now.clause)?.until ?? null, history }
  })
}

type Input = v.InferOutput<(typeof POLICY_INPUTS)['policies.show']>

/** The project whose rules are asked for, if the caller may know of it. */
async function pinnedProject(ctx: Context, id: string | null): Promise<Project | null> {
  const stored = id === null ? null : await ctx.ports.store.get<StoredProject>('projects', id)
  if (stored === null) return null
  const project = asProject(stored)
  return isPublic(project) || (await actorFor(ctx, project)).roles.includes('proposer') ? project : null
}

async function somewhere(ctx: Context): Promise<PlaceId | null> {
  const own = ctx.households[0]?.community ?? ctx.appointments[0]?.place
  if (own !== undefined) return own
  return (await ctx.ports.store.list<Place>('places', { where: { kind: 'community' }, order: [['name', 'asc']], limit: 1 }))[0]?.id ?? null
}

const streetsOf = (ctx: Context, district: PlaceId): Promise<readonly Place[]> => ctx.ports.store.list<Place>('places', { where: { path: district, kind: 'street' }, order: [['name', 'asc']], limit: MOST_STREETS })

export async function show(ctx: Context, input: Input): Promise<Reply<PolicyView>> {
  const project = await pinnedProject(ctx, input.project)
  if (input.project !== null && project === null) return no('unknown-record', { about: input.project })
  const wanted = project?.street ?? input.place ?? (await somewhere(ctx))
  const where = wanted === null ? null : await ruledPlace(ctx, wanted)
  const desk = where === null ? null : deskOf(ctx, where, await bookOf(ctx.ports.store, where.district.id))
  if (where === null || desk === null) return no('unknown-place', { about: wanted ?? '' })
  const pinned = project !== null && project.stage !== 'draft'
  const version = pinned ? (project.pack.version ?? 0) : versionOf(desk.book)
  return yes(await viewOf(ctx, { desk, place: where.street ?? where.district, district: where.district, day: pinned ? project.pack.asOf : (input.day ?? dayOf(ctx.now)), version, pinned }))
}

interface Asked { readonly desk: Desk; readonly place: Place; readonly district: Place; readonly day: string; readonly version: number; readonly pinned: boolean }

async function viewOf(ctx: Context, { desk, place, district, day, version, pinned }: Asked): Promise<PolicyView> {
  const { pack, book, floor } = desk
  const street = place.kind === 'street' ? place.id : null
  const policy = policyWith(pack, { floor, day, changes: changesIn(book, { pack: pack.id, street, version }) })
  const mayRead = mayDecideHere(desk) === null
  const own = book.amendments.filter((a) => a.pack === pack.id)
  const taken = own.filter((a) => a.number !== null && a.number <= version && (a.place === district.id || a.place === street)).sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
  const listed = own.filter((a) => a.number !== null || mayRead)
  const [streets, named] = await Promise.all([streetsOf(ctx, district.id), byIds<Place>(ctx.ports.store, 'places', listed.map((a) => a.place))])
  const names = new Map(named.map((p) => [p.id, p.name]))
  return {
    packId: pack.id, title: pack.title, schemeName: pack.schemeName, document: pack.document, status: pack.status, acceptsProposalsFrom: pack.acceptsProposalsFrom, acceptsProposalsUntil: pack.acceptsProposalsUntil,
    district: district.id, districtName: district.name, place: place.id, placeName: place.name, streets: streets.map(({ id, name }) => ({ id, name })), day, version, pinned,
    rows: rowsOf(desk, policy, taken), amendments: [...listed].reverse().map((a) => amendmentView(desk, a, names.get(a.place) ?? '')), propose: mayPropose(desk), decide: mayDecideHere(desk),
  }
}
