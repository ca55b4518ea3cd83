/** A department's demand on its way to a proposal: imported, studied by its street, endorsed by residents. No proposal without a resident (「所有项目均来源于居民群众」). */
import type { Demand, DemandOrigin } from '../../contracts/demands'
import type { DemandRow } from '../../contracts/demands.schema'
import type { ImportProblem, Place } from '../../contracts/places'
import type { Policy } from '../../contracts/policies'
import type { Project, Reason } from '../../contracts/projects'
import type { PersonId, PlaceId, Refusal } from '../../contracts/reply'
import type { Category } from '../../contracts/vocabulary'
import { reason, ruled } from '../policies/explain'
import { withinOf } from '../places/tree'
import { needs } from '../projects/project'
import type { Scene } from '../projects/rule'
import { accept, refusal, refuse, type Result } from '../result'

/** What a spreadsheet would run as a formula: no department means that. */
const FORMULA = /^[=+\-@＝＋－＠]/
const TEXTS = ['title', 'department', 'where', 'problem'] as const

/** The districts' streets and communities, and which categories the scheme of a place knows. */
interface Known { readonly places: readonly Place[]; readonly categoriesAt: (place: Place) => readonly Category[] }

/** A line with the street that studies it; `community` where the list names one. */
export interface PlacedRow { readonly row: DemandRow; readonly street: PlaceId; readonly community: PlaceId | null }
export interface DemandPlan { readonly problems: readonly ImportProblem[]; readonly placed: readonly PlacedRow[] }

/** Every way in which a list may name a place, with the places that it may mean: its name, and its street's name before it. */
function namesOf(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const streets = new Map(places.filter(({ kind }) => kind === 'street').map((street) => [street.id, street.name]))
  const found = new Map<string, Place[]>()
  for (const place of places) {
    const above = place.kind === 'community' ? place.path.map((id) => streets.get(id)).find((name) => name !== undefined) : undefined
    for (const name of new Set([place.name, ...(above === undefined ? [] : [`${above}${place.name}`])])) found.set(name, [...(found.get(name) ?? []), place])
  }
  return found
}

const spelt = (name: string): string => name.replace(/\s/g, '')

function placedRow(row: DemandRow, names: ReadonlyMap<string, readonly Place[]>, places: readonly Place[]): { readonly at: Place; readonly placed: PlacedRow } | null {
  const [at, ...more] = names.get(spelt(row.where)) ?? []
  const street = at === undefined || more.length > 0 ? undefined : places.find((one) => one.kind === 'street' && withinOf(at).includes(one.id))
  return at === undefined || street === undefined ? null : { at, placed: { row, street: street.id, community: at.kind === 'community' ? at.id : null } }
}

/** All or nothing: with one bad line no line is taken over, and every bad line is named. A name that means two places means none. */
export function planDemands(rows: readonly DemandRow[], { places, categoriesAt }: Known): DemandPlan {
  const names = namesOf(places)
  const seen = new Set<string>()
  const problems: ImportProblem[] = []
  const placed: PlacedRow[] = []
  for (const [index, row] of rows.entries()) {
    const formula = TEXTS.find((field) => FORMULA.test(row[field]))
    const found = placedRow(row, names, places)
    const same = JSON.stringify([row.department, row.title, spelt(row.where)])
    if (formula !== undefined) problems.push({ row: index, field: formula, code: 'malformed' })
    else if (found === null) problems.push({ row: index, field: 'where', code: 'unknown-place' })
    else if (row.category !== null && !categoriesAt(found.at).includes(row.category)) problems.push({ row: index, field: 'category', code: 'malformed' })
    else if (seen.has(same)) problems.push({ row: index, field: 'title', code: 'duplicate' })
    else placed.push(found.placed)
    seen.add(same)
  }
  return problems.length > 0 ? { problems, placed: [] } : { problems, placed }
}

/** Why this person may not study it: each is studied once, and not by whoever imported it. */
export function studySaysNo({ state, importedBy }: Demand, person: PersonId): Refusal | null {
  if (state !== 'waiting') return refusal('already-decided')
  return importedBy === person ? refusal('second-person-needed', { duty: 'SoD-1' }) : null
}

/** Whoever carried it this far in an office cannot be the resident that it still needs. */
const brought = ({ importedBy, study }: Demand, person: PersonId): boolean => importedBy === person || study?.by === person

/** Why this person may not endorse it, or take that back: while it is feasible and no proposal, residents of its community. */
export function endorsingSaysNo(demand: Demand, { person, homes }: { readonly person: PersonId; readonly homes: readonly PlaceId[] }): Refusal | null {
  if (demand.state !== 'feasible') return refusal('not-open')
  if (demand.community === null || !homes.includes(demand.community)) return refusal('not-your-scope')
  return brought(demand, person) ? refusal('second-person-needed', { duty: 'SoD-1' }) : null
}

interface Becoming { readonly policy: Policy; /** Whether whoever writes it endorses it, or holds an office that may propose for those who do. */ readonly backed: boolean }

/** Why it cannot become a proposal: not feasible, one already, or too few residents endorse it; the remedy says how many are missing. */
export function becomingSaysNo(demand: Demand, { policy, backed }: Becoming): Refusal | null {
  if (demand.state === 'proposed') return refusal('already-decided')
  if (demand.state !== 'feasible') return refusal('not-open')
  const basis = needs(policy, 'residentEndorsementsMin')
  const missing = backed ? basis.value - demand.endorsements : Math.max(1, basis.value - demand.endorsements)
  return missing <= 0 ? null : refusal('endorsements-missing', ruled(basis, { rule: 'residentOrigin', figures: { endorsements: demand.endorsements, needed: basis.value }, remedy: { endorsementsMissing: missing } }))
}

/** What a proposal keeps of the demand that it comes from. */
const originOf = ({ id, title, department, source, endorsements }: Demand): DemandOrigin => ({ demand: id, title, department, source, endorsements })

/** Whoever writes it endorses it, or does it for those who do, in an office that may propose. */
const backs = ({ actor, policy, facts }: Scene): boolean => facts.endorses === true || actor.roles.some((role) => role !== 'resident' && needs(policy, 'proposerRoles').value.includes(role))

/** The origin of a new proposal that names a demand; refuses a demand of another community, and what `becomingSaysNo` names. */
export function originAsked(scene: Scene, named: string | null): Result<{ readonly origin?: DemandOrigin }> {
  const { facts: { demand, place }, policy } = scene
  if (named === null) return accept({})
  if (!demand) return refuse('unknown-record', { about: named })
  if (demand.community !== place?.community) return refuse('unknown-place', { about: 'place' })
  const no = becomingSaysNo(demand, { policy, backed: backs(scene) })
  return no === null ? accept({ origin: originOf(demand) }) : { ok: false, refusal: no }
}

/** The origin as it stands when the proposal is handed in: the first one gets the demand, and only while residents enough endorse it. */
export function originNow({ project, facts: { demand }, policy }: Scene): Result<{ readonly origin?: DemandOrigin }> {
  if (project.origin === undefined) return accept({})
  if (!demand) return refuse('unknown-record', { about: project.origin.demand })
  const no = becomingSaysNo(demand, { policy, backed: true })
  return no === null ? accept({ origin: originOf(demand) }) : { ok: false, refusal: no }
}

/** The rule behind the origin, for those who ask why a department's wish is a residents' proposal. */
export function originBecause({ origin }: Pick<Project, 'origin'>, policy: Policy): readonly Reason[] {
  if (origin === undefined) return []
  const basis = needs(policy, 'residentEndorsementsMin')
  return [reason(basis, { rule: 'residentOrigin', figures: { department: origin.department, endorsements: origin.endorsements, needed: basis.value }, result: 'met' })]
}

/** What everyone is told of it. */
export const originTold = ({ origin }: Pick<Project, 'origin'>): Readonly<Record<string, string | number>> =>
  origin === undefined ? {} : { demand: origin.title, department: origin.department, demandSource: origin.source, endorsements: origin.endorsements }
