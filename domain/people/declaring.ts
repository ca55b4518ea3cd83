/** Near relatives and interests, as a person declares them: dated, withdrawn but never erased, and what follows from those that stand. */
import type { Declaration, Interest } from '../../contracts/people'
import type { Instant, PersonId, PlaceId, ProjectId } from '../../contracts/reply'
import { accept, refusal, refuse, type Result } from '../result'

/** What stands of a person's declarations, as the separation of duties asks for it. */
export interface Interests { readonly relatives: readonly PersonId[]; readonly suppliers: readonly string[]; readonly manages: readonly PlaceId[]; readonly benefits: readonly ProjectId[] }

/** One who has declared nothing. */
export const NO_INTERESTS: Interests = { relatives: [], suppliers: [], manages: [], benefits: [] }

/** More than anybody has: what lies beyond is a mistake or mischief. */
const MOST_STANDING = 40
const MOST_EVER = 200

type Declarations = readonly Declaration[]

const stands = ({ withdrawnAt }: Declaration): boolean => withdrawnAt === null

/** A supplier's name in one spelling, so that a space or a wide letter makes no second firm. */
export const spelt = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')

/** Those that were not withdrawn, by kind. */
export function interestsOf(declarations: Declarations = []): Interests {
  const standing = declarations.filter(stands)
  return {
    relatives: standing.flatMap((one) => (one.kind === 'relative' ? [one.person] : [])),
    suppliers: standing.flatMap((one) => (one.kind === 'supplier' ? [one.supplier] : [])),
    manages: standing.flatMap((one) => (one.kind === 'propertyCompany' ? [one.place] : [])),
    benefits: standing.flatMap((one) => (one.kind === 'ownBenefit' ? [one.project] : [])),
  }
}

/** What a declaration is about, whoever declared it. */
function aboutOf(interest: Interest): string {
  switch (interest.kind) {
    case 'relative': return interest.person
    case 'supplier': return spelt(interest.supplier)
    case 'propertyCompany': return interest.place
    case 'ownBenefit': return interest.project
  }
}

const same = (one: Interest, other: Interest): boolean => one.kind === other.kind && aboutOf(one) === aboutOf(other)

/** How many events the person's stream holds: one for each declaration, one for each withdrawal. */
export const writesOf = (declarations: Declarations = []): number => declarations.length + declarations.filter((one) => !stands(one)).length

/** Adds one. Refuses what stands already (`already-declared`) and more than a list can hold (`too-many-declared`). */
export function declared(before: Declarations, interest: Interest, { id, at }: { readonly id: string; readonly at: Instant }): Result<Declarations> {
  const standing = before.filter(stands)
  if (standing.some((one) => same(one, interest))) return refuse('already-declared', { about: interest.kind })
  if (standing.length >= MOST_STANDING || before.length >= MOST_EVER) return refuse('too-many-declared', { figures: { most: MOST_STANDING } })
  return accept([...before, { ...interest, id, at, withdrawnAt: null }])
}

/** Why this person may not withdraw it: it is unknown or withdrawn (`unknown-record`), or the relative declared it (`not-your-role`). */
export function refusalToWithdraw(one: Declaration | undefined, me: PersonId): ReturnType<typeof refusal> | null {
  if (one === undefined || !stands(one)) return refusal('unknown-record', { about: 'declaration' })
  return one.kind === 'relative' && one.by !== me ? refusal('not-your-role', { about: 'relative' }) : null
}

/** The list with one of them withdrawn. */
export const withdrawn = (before: Declarations, id: string, at: Instant): Declarations => before.map((one) => (one.id === id ? { ...one, withdrawnAt: at } : one))

/** The other side of a near relationship that `by` has declared and not withdrawn. */
export const counterpartOf = (declarations: Declarations = [], by: PersonId): Declaration | undefined => declarations.find((one) => one.kind === 'relative' && one.person === by && one.by === by && stands(one))
