/** An election as the rules of selection see it: what is asked for, what there is, who wants what. */
import type { Ties, Utility } from '../../contracts/vocabulary'

/** Something that can be chosen, with its cost in the election's units. */
export interface Contender { readonly id: string; readonly cost: bigint }
/** A contender that a ballot names, by its place in the election, with the points given; 1 where the ballot gives none. */
export interface Choice { readonly contender: number; readonly points: number }
/** Ballots that say the same, counted. */
export interface BallotGroup { readonly choices: readonly Choice[]; readonly voters: number }
/** One ballot as it is written: the ids that it names, with the points where it gives any; `alike` voters say exactly this, one where it is left out. */
export interface PlainBallot { readonly choices: readonly string[]; readonly points?: readonly number[]; readonly alike?: number }

/** Contenders in the order that breaks ties, the money in whole units, and the ballots grouped; `voters` counts empty ballots too. */
export interface Election {
  /** Money there is to spend, in units. */
  readonly budget: bigint
  /** How many units make one of the currency in which the election was held. */
  readonly unit: bigint
  readonly contenders: readonly Contender[]
  readonly groups: readonly BallotGroup[]
  readonly voters: number
}

/** The order of texts by code point, the same on every machine. */
export function byCodePoint(one: string, other: string): number {
  const [a, b] = [[...one], [...other]]
  const at = a.findIndex((letter, index) => letter !== b[index])
  if (at === -1) return a.length - b.length
  return (a[at]?.codePointAt(0) ?? -1) - (b[at]?.codePointAt(0) ?? -1)
}

const TIE_ORDER: Record<Ties, (one: Contender, other: Contender) => number> = {
  id: (one, other) => byCodePoint(one.id, other.id),
  cheaper: (one, other) => (one.cost === other.cost ? byCodePoint(one.id, other.id) : one.cost < other.cost ? -1 : 1),
}

/** The election of these contenders and ballots; a ballot counts a contender once, and throws on one that does not stand. */
export function electionOf({ budget, unit = 1n, contenders, ballots, ties = 'id', utility }: {
  readonly budget: bigint
  readonly unit?: bigint
  readonly contenders: readonly Contender[]
  readonly ballots: Iterable<PlainBallot>
  readonly ties?: Ties
  readonly utility: Utility
}): Election {
  const ordered = [...contenders].sort(TIE_ORDER[ties])
  const places = new Map(ordered.map(({ id }, place) => [id, place]))
  const groups = new Map<string, { choices: Choice[]; voters: number }>()
  let voters = 0
  for (const ballot of ballots) {
    const { alike = 1 } = ballot
    voters += alike
    const choices = choicesOf(ballot, places, utility === 'points')
    const key = choices.map(({ contender, points }) => `${contender}:${points}`).join()
    const group = groups.get(key)
    if (group) group.voters += alike
    else groups.set(key, { choices, voters: alike })
  }
  return { budget, unit, contenders: ordered, groups: [...groups.values()], voters }
}

function choicesOf({ choices, points }: PlainBallot, places: ReadonlyMap<string, number>, withPoints: boolean): Choice[] {
  const given = new Map<number, number>()
  choices.forEach((id, index) => {
    const place = places.get(id)
    if (place === undefined) throw new RangeError(`does not stand: ${id}`)
    given.set(place, withPoints ? points?.[index] ?? 1 : 1)
  })
  // Only what a voter gains from counts: points of 0 or less pay for nothing.
  return [...given].filter(([, worth]) => worth > 0).sort(([a], [b]) => a - b).map(([contender, worth]) => ({ contender, points: worth }))
}

/** What one point of a contender is worth under a utility, in units. */
export const worthOf = ({ cost }: Contender, utility: Utility): bigint => (utility === 'cost' ? cost : 1n)

/** How many voters name each contender, and with how many points in all. */
export function supportOf({ contenders, groups }: Election): readonly { readonly voters: number; readonly points: bigint }[] {
  const support = contenders.map(() => ({ voters: 0, points: 0n }))
  for (const { choices, voters } of groups) for (const { contender, points } of choices) {
    const here = support[contender]
    if (here === undefined) continue
    here.voters += voters
    here.points += BigInt(points) * BigInt(voters)
  }
  return support
}

/** What these winners cost together, in units. */
export const costOf = ({ contenders }: Election, winners: Iterable<number>): bigint => [...winners].reduce((sum, place) => sum + (contenders[place]?.cost ?? 0n), 0n)

/** Voters none of whose choices won, of all who voted: an exact share, reduced. */
export function unserved({ groups, voters }: Election, winners: Iterable<number>): { readonly voters: number; readonly of: number } {
  const won = new Set(winners)
  const served = groups.reduce((sum, group) => sum + (group.choices.some(({ contender }) => won.has(contender)) ? group.voters : 0), 0)
  return { voters: voters - served, of: voters }
}

/** The order in which people read ids: numbers in them by size, the rest by code point. */
export function byIdForPeople(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)]
  for (const [index, part] of a.entries()) {
    const against = b[index]
    if (against === undefined) return 1
    if (part === against) continue
    const numbers = /^\d/.test(part) && /^\d/.test(against)
    const order = numbers ? Number(BigInt(part) - BigInt(against)) : byCodePoint(part, against)
    if (order !== 0) return order
  }
  return a.length - b.length || byCodePoint(one, other)
}
const partsOf = (id: string): readonly string[] => id.match(/\d+|\D+/g) ?? []
