/** Who lives where, and who speaks for the household. */
import type { Household, HouseholdBinding, RegisterMember } from '../../contracts/households'
import type { Person } from '../../contracts/people'
import type { Instant, PersonId } from '../../contracts/reply'
import type { Governing } from '../../contracts/policies'
import { dayOf, yearOf } from '../calendar'
import { ruled } from '../policies/explain'
import { accept, refuse, type Result } from '../result'

/** How often a door code may be tried in a day: by one person, and for one door. */
export const TRIES_PER_PERSON = 5
export const TRIES_PER_DOOR = 20
const DAY_MS = 86_400_000

/** Tries within a day of the first. */
export interface Attempts { readonly count: number; readonly until: Instant }

/** The tries with this one among them; refuses `too-many-attempts` once the day's number is used up. */
export function tryOnce(before: Attempts | null, { most, now }: { readonly most: number; readonly now: Instant }): Result<Attempts> {
  if (before === null || before.until <= now) return accept({ count: 1, until: now + DAY_MS })
  if (before.count >= most) return refuse('too-many-attempts', { figures: { most, until: before.until } })
  return accept({ count: before.count + 1, until: before.until })
}

export interface Moved { readonly binding: HouseholdBinding; readonly household: Household }

/** The register's member of exactly this name; null where there is none, or more than one. */
function memberNamed({ members }: Pick<Household, 'members'>, name: string): RegisterMember | null {
  const [one, another] = members.filter((member) => member.name === name)
  return one === undefined || another !== undefined ? null : one
}

/** 民法典第十七条: whoever is eighteen is an adult; with a year of birth alone, in the year after the eighteenth. */
const ADULT_YEARS = 18
/** Whether a year of birth says that somebody is not yet an adult; without one nobody is taken for a minor. */
export const isMinor = (birthYear: number | null, year: number): boolean => birthYear !== null && year - birthYear <= ADULT_YEARS

/** Whether a year of birth says that somebody may still be younger than an age: until the end of the year of that birthday. */
const mayBeBelow = (birthYear: number | null, { year, age }: { readonly year: number; readonly age: number }): boolean => birthYear !== null && year - birthYear <= age

/** The household's adults choose who speaks for it: more than half of those who are bound. `adults` have the choices in them. */
export function chosenRepresentative(adults: readonly Pick<HouseholdBinding, 'person' | 'choice'>[]): { readonly person: PersonId; readonly voices: number } | null {
  const voices = (person: PersonId): number => adults.filter(({ choice }) => choice === person).length
  const winner = adults.find(({ person }) => voices(person) * 2 > adults.length)
  return winner === undefined ? null : { person: winner.person, voices: voices(winner.person) }
}

/** Binds a person; the first adult becomes the representative. A year of birth on the register weighs more than what is said. Refuses `already-bound`, and `guardian-needed` for a child that no guardian agreed to (个人信息保护法第三十一条). */
export function bind(
  household: Household,
  { person, before, how, confirmedBy, minor: said, guardianBelow, now, member = memberNamed(household, person.name) }: { readonly person: Person; readonly before: HouseholdBinding | null; readonly how: HouseholdBinding['how']; readonly confirmedBy: PersonId | null; readonly minor: boolean; readonly guardianBelow: Governing<number> | undefined; readonly now: Instant; readonly member?: RegisterMember | null },
): Result<Moved> {
  if (before !== null && before.endedAt === null) return refuse('already-bound')
  const [birthYear, year] = [member?.birthYear ?? null, yearOf(dayOf(now))]
  if (how !== 'guardian' && guardianBelow !== undefined && mayBeBelow(birthYear, { year, age: guardianBelow.value })) return refuse('guardian-needed', ruled(guardianBelow, { rule: 'guardian', figures: { age: guardianBelow.value } }))
  const minor = said || isMinor(birthYear, year)
  const representative = household.representative === null && !minor
  const { id, community, building, within, room } = household
  const binding: HouseholdBinding = { id: `${id}|${person.id}`, household: id, person: person.id, name: person.name, community, building, within, room, representative, minor, how, confirmedBy, at: now, endedAt: null, ...(member === null ? {} : { member: member.key }) }
  return accept({ binding, household: { ...household, bound: household.bound + 1, representative: representative ? person.id : household.representative } })
}

/** A person leaves: the home ends without their name, and where they spoke for it the adult who came first of the others speaks from now on. */
export function leave(
  household: Household,
  { mine, others, now }: { readonly mine: HouseholdBinding; readonly others: readonly HouseholdBinding[]; readonly now: Instant },
): { readonly household: Household; readonly mine: HouseholdBinding; readonly heir: HouseholdBinding | null } {
  const { choice: _choice, member: _member, ...rest } = mine
  const lived = mine.endedAt === null
  const spoke = lived && household.representative === mine.person
  const heir = spoke ? ([...others].sort((a, b) => a.at - b.at).find(({ person, minor, endedAt }) => person !== mine.person && !minor && endedAt === null) ?? null) : null
  return {
    household: { ...household, bound: household.bound - (lived ? 1 : 0), representative: spoke ? (heir?.person ?? null) : household.representative },
    mine: { ...rest, name: '', representative: false, endedAt: mine.endedAt ?? now },
    heir: heir === null ? null : { ...heir, representative: true },
  }
}

/** Hands the last word over to another adult of the household. */
export function handOver(
  household: Household,
  { mine, theirs }: { readonly mine: HouseholdBinding; readonly theirs: HouseholdBinding | null },
): Result<{ readonly household: Household; readonly mine: HouseholdBinding; readonly theirs: HouseholdBinding }> {
  if (household.representative !== mine.person) return refuse('not-your-role', { about: 'household' })
  if (theirs === null || theirs.endedAt !== null) return refuse('unknown-person', { about: 'to' })
  if (theirs.person === mine.person) return refuse('second-person-needed', { about: 'to' })
  if (theirs.minor) return refuse('not-eligible', { about: 'to' })
  return accept({ household: { ...household, representative: theirs.person }, mine: { ...mine, representative: false }, theirs: { ...theirs, representative: true } })
}
