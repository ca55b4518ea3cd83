/** Counting what was sealed: ballots are read page by page in the order of their ids, so that anyone can count again. */
import { createHash } from 'node:crypto'
import type { ConsentBallot, Revisit, RevisitCount } from '../../contracts/consents'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { PollBallot } from '../../contracts/polls'
import type { Electorate } from '../../contracts/ballots'
import type { ConsentCount, ConsentRound, PollCount, PollRound, Project, RatingCount } from '../../contracts/projects'
import type { Rating } from '../../contracts/ratings'
import type { PersonId, PlaceId } from '../../contracts/reply'
import { CHANNELS, type BallotKind } from '../../contracts/vocabulary'
import { matterOf } from '../../domain/ballots/codes'
import { isOnTheRoll } from '../../domain/consents/ballots'
import { namedBuildings } from '../../domain/consents/buildings'
import { countRevisits } from '../../domain/consents/revisits'
import { RATING_ROUND } from '../../domain/ratings/ballots'
import { everyPage } from './pages'
import type { Store } from './ports'
import { sealBallots, type Tallied } from './sealing'

const HIGHEST_SCORE = 5

/** The households that live in these places now: their number, and a hash of their sorted ids. */
export async function rollOf(store: Store, places: readonly PlaceId[]): Promise<{ readonly households: number; readonly rollHash: string }> {
  const hash = createHash('sha256')
  let households = 0
  for await (const page of everyPage<Household>(store, 'households', { within: { $in: places }, removedAt: null })) {
    households += page.length
    for (const { _id } of page) hash.update(`${_id}\n`)
  }
  return { households, rollHash: hash.digest('hex') }
}

/** So many people, and a hash of their sorted ids. */
export function electorateFrom(electors: Iterable<PersonId>): Electorate {
  const hash = createHash('sha256')
  const sorted = [...new Set(electors)].sort()
  for (const person of sorted) hash.update(`${person}\n`)
  return { size: sorted.length, hash: hash.digest('hex') }
}

/** The residents of age of a place who are in the register now, without those who vote elsewhere: their number, and a hash of their sorted ids. */
export async function electorateOf(store: Store, community: PlaceId, without: readonly PersonId[] = []): Promise<Electorate> {
  const electors = new Set<PersonId>()
  for await (const page of everyPage<HouseholdBinding>(store, 'bindings', { within: community, endedAt: null, minor: false })) {
    for (const { person } of page) electors.add(person)
  }
  for (const person of without) electors.delete(person)
  return electorateFrom(electors)
}

/** Answers that came after the close and before the sealing. */
const lateOf = (store: Store, about: { readonly kind: BallotKind; readonly project: string; readonly round: number }): Promise<number> => store.count('lateAnswers', { matter: matterOf(about) })

function roundOf<T>(round: T | null, what: string): T {
  if (round === null) throw new Error(`nothing to count: the project has no ${what}`)
  return round
}

async function householdsByBuilding(store: Store, round: ConsentRound): Promise<Map<PlaceId, number>> {
  const buildings = new Map<PlaceId, number>()
  for await (const page of everyPage<Household>(store, 'households', { within: { $in: round.places } })) {
    for (const household of page) {
      if (isOnTheRoll(round, household)) buildings.set(household.building, (buildings.get(household.building) ?? 0) + 1)
    }
  }
  return buildings
}

/** The drawn tenth of a round, as it stands. */
async function revisitsOf(store: Store, { project, round }: { readonly project: string; readonly round: number }): Promise<RevisitCount> {
  const all: Revisit[] = []
  for await (const page of everyPage<Revisit>(store, 'revisits', { project, round })) all.push(...page)
  return countRevisits(all)
}

const counted = ({ tally }: Tallied, name: string): number => tally.get(name) ?? 0
const ANSWERED = { $in: ['agree', 'disagree', 'undecided'] } as const

/** The answers of a consent round: one per household, late ones apart, buildings too small to be named put together. */
export async function countConsents(store: Store, project: Pick<Project, 'id' | 'consent'>): Promise<ConsentCount> {
  const round = roundOf(project.consent, 'consent round')
  const about = { kind: 'consent', project: project.id, round: round.round } as const
  const sealed = await sealBallots<ConsentBallot>(store, {
    matter: matterOf(about), closesAt: round.closesAt, collection: 'consents', where: { project: project.id, round: round.round }, counted: { answer: ANSWERED }, order: '_id', hashes: 1,
    // A household may still say that it never gave an answer.
    frozen: false,
    read: ({ _id, answer, channel, building, conflict, offline }) => {
      const apart = conflict.length > 0 ? ['unresolved'] : []
      if (answer === null) return { lines: [null], names: apart }
      return { lines: [`${_id}:${answer}\n`], names: [...apart, answer, channel, ...(offline ? ['offline'] : []), ...(answer === 'agree' ? [`in:${building}`] : [])] }
    },
  })
  const of = <N extends string>(...names: readonly N[]): Record<N, number> => Object.fromEntries(names.map((name) => [name, counted(sealed, name)])) as Record<N, number>
  const buildings = await householdsByBuilding(store, round)
  const byBuilding = namedBuildings([...buildings].map(([place, households]) => ({ place, households, agree: counted(sealed, `in:${place}`) })))
  return { households: round.households, ...of('agree', 'disagree', 'undecided', 'unresolved', 'offline'), late: await lateOf(store, about), revisits: await revisitsOf(store, about), byChannel: of(...CHANNELS), byBuilding, ...sealed.set }
}

/** The votes of a residents' poll, by option. */
export async function countPoll(store: Store, project: Pick<Project, 'id' | 'poll'>): Promise<PollCount> {
  const poll = roundOf(project.poll, 'poll')
  const about = { kind: 'poll', project: project.id, round: poll.round } as const
  const sealed = await sealBallots<PollBallot>(store, {
    matter: matterOf(about), closesAt: poll.closesAt, collection: 'pollBallots', where: { project: project.id, round: poll.round }, order: '_id', hashes: 1, frozen: true,
    read: ({ _id, last: { option } }) => ({ lines: [`${_id}:${option}\n`], names: [`${option}`] }),
  })
  return { voters: sealed.set.counted, votes: poll.options.map((_, option) => counted(sealed, `${option}`)), late: await lateOf(store, about), ...sealed.set }
}

/** The ratings of a work: how many gave 1, 2, 3, 4 and 5; where a sample was drawn, those who were not in it apart. */
export async function countRatings(store: Store, project: Pick<Project, 'id' | 'rating'>): Promise<RatingCount> {
  const rating = roundOf(project.rating, 'survey')
  const about = { kind: 'rating', project: project.id, round: RATING_ROUND } as const
  const sampled = rating.frame !== undefined
  const sealed = await sealBallots<Rating>(store, {
    matter: matterOf(about), closesAt: rating.closesAt, collection: 'ratings', where: { project: project.id }, order: '_id', hashes: 1, frozen: true,
    read: ({ _id, last: { score }, drawn }) => ({ lines: [`${_id}:${score}\n`], names: [`${sampled && drawn !== true ? 'walk-in' : 'score'}:${score}`] }),
  })
  const of = (name: string): readonly number[] => Array.from({ length: HIGHEST_SCORE }, (_, at) => counted(sealed, `${name}:${at + 1}`))
  const scores = of('score')
  return { answers: scores.reduce((sum, n) => sum + n, 0), scores, late: await lateOf(store, about), ...(sampled ? { walkInScores: of('walk-in') } : {}), ...sealed.set }
}

/** How many households have a standing answer; all that anyone may know before the close. */
export function answeredHouseholds(store: Store, project: Pick<Project, 'id'>, round: Pick<ConsentRound, 'round'>): Promise<number> {
  return store.count('consents', { project: project.id, round: round.round, answer: ANSWERED })
}

/** How many people have voted. */
export function turnoutOf(store: Store, project: Pick<Project, 'id'>, poll: Pick<PollRound, 'round'>): Promise<number> {
  return store.count('pollBallots', { project: project.id, round: poll.round })
}

