/** Counting what was sealed: ballots are read page by page in the order of their ids, so that anyone can count again. */
import { createHash } from 'node:crypto'
import type { ConsentBallot, Revisit, RevisitCount } from '../../contracts/consents'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { PollBallot } from '../../contracts/polls'
import type { Electorate } from '../../contracts/ballots'
import type { ConsentCount, ConsentRound, PollCount, PollRound, Project, RatingCount } from '../../contracts/projects'
import type { Rating } from '../../contracts/ratings'
import type { PersonId, PlaceId } from '../../contracts/reply'
import type { BallotKind, Channel } from '../../contracts/vocabulary'
import { matterOf } from '../../domain/ballots/codes'
import { isOnTheRoll } from '../../domain/consents/ballots'
import { namedBuildings } from '../../domain/consents/buildings'
import { countRevisits } from '../../domain/consents/revisits'
import { RATING_ROUND } from '../../domain/ratings/ballots'
import { everyPage } from './pages'
import type { Store } from './ports'
import { openSeal } from './sealing'

const NO_CHANNEL: Readonly<Record<Channel, number>> = { wechat: 0, assisted: 0, paper: 0, phone: 0 }
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

/** The residents of age of a community who are in the register now: their number, and a hash of their sorted ids. */
export async function electorateOf(store: Store, community: PlaceId): Promise<Electorate> {
  const electors = new Set<PersonId>()
  for await (const page of everyPage<HouseholdBinding>(store, 'bindings', { within: community, endedAt: null, minor: false })) {
    for (const { person } of page) electors.add(person)
  }
  const hash = createHash('sha256')
  for (const person of [...electors].sort()) hash.update(`${person}\n`)
  return { size: electors.size, hash: hash.digest('hex') }
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

/** The answers of a consent round: one per household, late ones apart, buildings too small to be named put together. */
export async function countConsents(store: Store, project: Pick<Project, 'id' | 'consent'>): Promise<ConsentCount> {
  const round = roundOf(project.consent, 'consent round')
  const about = { kind: 'consent', project: project.id, round: round.round } as const
  const seal = openSeal()
  const total = { agree: 0, disagree: 0, undecided: 0 }
  const byChannel = { ...NO_CHANNEL }
  const agreeing = new Map<PlaceId, number>()
  const apart = { unresolved: 0, offline: 0 }
  for await (const page of everyPage<ConsentBallot>(store, 'consents', { project: project.id, round: round.round })) {
    for (const { _id, answer, channel, building, receipt, conflict, offline } of page) {
      if (conflict.length > 0) apart.unresolved += 1
      if (answer === null) continue
      seal.take({ id: _id, answer, receipt })
      total[answer] += 1
      byChannel[channel] += 1
      if (offline) apart.offline += 1
      if (answer === 'agree') agreeing.set(building, (agreeing.get(building) ?? 0) + 1)
    }
  }
  const buildings = await householdsByBuilding(store, round)
  const byBuilding = namedBuildings([...buildings].map(([place, households]) => ({ place, households, agree: agreeing.get(place) ?? 0 })))
  return { households: round.households, ...total, ...apart, late: await lateOf(store, about), revisits: await revisitsOf(store, about), byChannel, byBuilding, ...(await seal.close(store, matterOf(about))) }
}

/** The votes of a residents' poll, by option. */
export async function countPoll(store: Store, project: Pick<Project, 'id' | 'poll'>): Promise<PollCount> {
  const poll = roundOf(project.poll, 'poll')
  const about = { kind: 'poll', project: project.id, round: poll.round } as const
  const seal = openSeal()
  const votes = poll.options.map(() => 0)
  for await (const page of everyPage<PollBallot>(store, 'pollBallots', { project: project.id, round: poll.round })) {
    for (const { _id, last: { option }, receipt } of page) {
      seal.take({ id: _id, answer: option, receipt })
      votes[option] = (votes[option] ?? 0) + 1
    }
  }
  const sealed = await seal.close(store, matterOf(about))
  return { voters: sealed.counted, votes, late: await lateOf(store, about), ...sealed }
}

/** The ratings of a work: how many gave 1, 2, 3, 4 and 5; where a sample was drawn, those who were not in it apart. */
export async function countRatings(store: Store, project: Pick<Project, 'id' | 'rating'>): Promise<RatingCount> {
  const about = { kind: 'rating', project: project.id, round: RATING_ROUND } as const
  const seal = openSeal()
  const none = Array.from({ length: HIGHEST_SCORE }, () => 0)
  const [scores, walkInScores] = [[...none], [...none]]
  const sampled = project.rating?.frame !== undefined
  for await (const page of everyPage<Rating>(store, 'ratings', { project: project.id })) {
    for (const { _id, last: { score }, receipt, drawn } of page) {
      seal.take({ id: _id, answer: score, receipt })
      const into = sampled && drawn !== true ? walkInScores : scores
      into[score - 1] = (into[score - 1] ?? 0) + 1
    }
  }
  const sealed = await seal.close(store, matterOf(about))
  return { answers: scores.reduce((sum, n) => sum + n, 0), scores, late: await lateOf(store, about), ...(sampled ? { walkInScores } : {}), ...sealed }
}

/** How many households have a standing answer; all that anyone may know before the close. */
export function answeredHouseholds(store: Store, project: Pick<Project, 'id'>, round: Pick<ConsentRound, 'round'>): Promise<number> {
  return store.count('consents', { project: project.id, round: round.round, answer: { $in: ['agree', 'disagree', 'undecided'] } })
}

/** How many people have voted. */
export function turnoutOf(store: Store, project: Pick<Project, 'id'>, poll: Pick<PollRound, 'round'>): Promise<number> {
  return store.count('pollBallots', { project: project.id, round: poll.round })
}

