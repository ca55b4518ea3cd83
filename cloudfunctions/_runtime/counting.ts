/** Counting what was sealed: ballots are read page by page in the order of their ids, so that anyone can count again. */
import { createHash } from 'node:crypto'
import type { ConsentBallot } from '../../contracts/consents'
import type { Household } from '../../contracts/households'
import type { PollBallot } from '../../contracts/polls'
import type { ConsentCount, ConsentRound, PollRound, Project } from '../../contracts/projects'
import type { Rating } from '../../contracts/ratings'
import type { PlaceId } from '../../contracts/reply'
import type { Channel } from '../../contracts/vocabulary'
import { isOnTheRoll } from '../../domain/consents/ballots'
import { namedBuildings } from '../../domain/consents/buildings'
import { everyPage } from './pages'
import type { Store } from './ports'

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

/** The answers of a consent round: one per household, late ones apart, buildings too small to be named put together. */
export async function countConsents(store: Store, project: Pick<Project, 'id' | 'consent'>): Promise<ConsentCount> {
  const round = roundOf(project.consent, 'consent round')
  const hash = createHash('sha256')
  const total = { agree: 0, disagree: 0, undecided: 0 }
  const byChannel = { ...NO_CHANNEL }
  const agreeing = new Map<PlaceId, number>()
  let late = 0
  for await (const page of everyPage<ConsentBallot>(store, 'consents', { project: project.id, round: round.round })) {
    for (const { _id, answer, at, channel, building } of page) {
      if (answer === null) continue
      if (at >= round.closesAt) {
        late += 1
        continue
      }
      hash.update(`${_id}:${answer}\n`)
      total[answer] += 1
      byChannel[channel] += 1
      if (answer === 'agree') agreeing.set(building, (agreeing.get(building) ?? 0) + 1)
    }
  }
  const buildings = await householdsByBuilding(store, round)
  const byBuilding = namedBuildings([...buildings].map(([place, households]) => ({ place, households, agree: agreeing.get(place) ?? 0 })))
  return { households: round.households, ...total, late, byChannel, byBuilding, ballotsHash: hash.digest('hex') }
}

/** The votes of a residents' poll, by option. */
export async function countPoll(store: Store, project: Pick<Project, 'id' | 'poll'>): Promise<NonNullable<PollRound['sealed']>> {
  const poll = roundOf(project.poll, 'poll')
  const hash = createHash('sha256')
  const votes = poll.options.map(() => 0)
  let voters = 0
  for await (const page of everyPage<PollBallot>(store, 'pollBallots', { project: project.id, round: poll.round })) {
    for (const { _id, option } of page) {
      hash.update(`${_id}:${option}\n`)
      votes[option] = (votes[option] ?? 0) + 1
      voters += 1
    }
  }
  return { voters, votes, ballotsHash: hash.digest('hex') }
}

/** The ratings of a work: how many gave 1, 2, 3, 4 and 5. */
export async function countRatings(store: Store, project: Pick<Project, 'id'>): Promise<{ readonly answers: number; readonly scores: readonly number[]; readonly ballotsHash: string }> {
  const hash = createHash('sha256')
  const scores = Array.from({ length: HIGHEST_SCORE }, () => 0)
  let answers = 0
  for await (const page of everyPage<Rating>(store, 'ratings', { project: project.id })) {
    for (const { _id, score } of page) {
      hash.update(`${_id}:${score}\n`)
      scores[score - 1] = (scores[score - 1] ?? 0) + 1
      answers += 1
    }
  }
  return { answers, scores, ballotsHash: hash.digest('hex') }
}

/** How many households have a standing answer; all that anyone may know before the close. */
export function answeredHouseholds(store: Store, project: Pick<Project, 'id'>, round: Pick<ConsentRound, 'round'>): Promise<number> {
  return store.count('consents', { project: project.id, round: round.round, answer: { $in: ['agree', 'disagree', 'undecided'] } })
}

/** How many people have voted. */
export function turnoutOf(store: Store, project: Pick<Project, 'id'>, poll: Pick<PollRound, 'round'>): Promise<number> {
  return store.count('pollBallots', { project: project.id, round: poll.round })
}

