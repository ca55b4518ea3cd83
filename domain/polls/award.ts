/** 年度优秀项目: the projects that a district finished in a year, judged in two boxes of one engine that are never mixed (深府办函〔2015〕140号四（四）). */
import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment } from '../../contracts/people'
import type { AwardRule, Governing, Policy } from '../../contracts/policies'
import type { AwardResult, AwardStanding, AwardTerms, Poll, PollItem, PollOutcome } from '../../contracts/polls'
import type { Project } from '../../contracts/projects'
import type { Day, PersonId, Refusal } from '../../contracts/reply'
import type { AwardBox, Role, Stage } from '../../contracts/vocabulary'
import { dayOf, yearOf } from '../calendar'
import { ruled } from '../policies/explain'
import { excludedFromRating } from '../ratings/ballots'
import { accept, refusal, refuse, type Result } from '../result'
import { poolsOf } from './opening'
import { NOTHING } from './outcome'

/** Who may open an award of their district. */
export const OPENS_AWARDS = ['districtCoordinator', 'districtLeadingGroup'] as const satisfies readonly Role[]

/** From the publication of its satisfaction on a project is finished. */
export const FINISHED = ['satisfactionPublished', 'handover', 'closed'] as const satisfies readonly Stage[]

/** Of fewer there is nothing to choose among. */
const NOMINEES_MIN = 2

/** The poll that is a box of a district's award of a year: one each, whoever asks. */
export const awardPoll = (district: string, year: number, box: AwardBox): string => `award-${district}-${year}-${box}`

/** The stream of an award: its opening, the sealing of each box, and what came out of both. */
export const awardStream = (district: string, year: number): string => `award:${district}:${year}`

/** The day whose rules an award of a year stands on: the last of the year; of a scheme that ended before, its last, by which its projects are judged to their end. */
export function ruleDay(year: number, { acceptsProposalsUntil: until }: Pick<Policy, 'acceptsProposalsUntil'>): Day {
  const last = `${year}-12-31`
  return until !== null && until < last ? until : last
}

/** What a scheme says of its award, each with its basis. */
export interface AwardBasis { readonly boxes: Governing<readonly AwardBox[]>; readonly rule: Governing<AwardRule> }

/** What the scheme says of an award of a year that is over. Refuses `not-in-this-scheme` where it has none, `not-before-year-end`. */
export function awardBasis({ annualAward: boxes, awardRule: rule }: Policy['values'], { year, today }: { readonly year: number; readonly today: Day }): Result<AwardBasis> {
  if (boxes === undefined || rule === undefined) return refuse('not-in-this-scheme', { about: 'annualAward' })
  if (today <= `${year}-12-31`) return refuse('not-before-year-end', { figures: { year } })
  return accept({ boxes, rule })
}

type Finished = Pick<Project, 'id' | 'code' | 'title' | 'rating' | 'accounts' | 'cost' | 'progress' | 'photos'>

/** The year in which a project was finished: that in which its survey closed; null while that has no result. */
export const finishedIn = ({ rating }: Pick<Project, 'rating'>): number | null => (rating === null || rating.result === null ? null : yearOf(dayOf(rating.closesAt - 1)))

const scoreOf = ({ rating }: Pick<Project, 'rating'>): number => rating?.result?.average100 ?? 0

/** Who stands: finished projects with answers enough, at most so many, the most satisfying first and those alike by their code; their numbers go by that order. */
export function nomineesOf<P extends Finished>(finished: readonly P[], { nomineesMax }: Pick<AwardRule, 'nomineesMax'>): readonly { readonly project: P; readonly item: PollItem }[] {
  const sorted = finished.filter(({ rating }) => rating?.result?.enough === true).sort((a, b) => scoreOf(b) - scoreOf(a) || (a.code < b.code ? -1 : 1)).slice(0, nomineesMax)
  return sorted.map((project, at) => {
    const { id, code, title, rating, accounts, cost, progress, photos } = project
    const nominee = { code, photo: progress.findLast((one) => one.photos.length > 0)?.photos.at(-1) ?? photos[0] ?? null, average100: scoreOf(project), answers: rating?.result?.answers ?? 0 }
    return { project, item: { id: String(at + 1).padStart(String(nomineesMax).length, '0'), title, cost: accounts?.finalFen ?? cost ?? 0, pool: 0, project: id, nominee } }
  })
}

type Judged = Pick<Project, 'implementer' | 'within' | 'street' | 'hands' | 'joint'>
interface Expert { readonly person: PersonId; readonly appointments: readonly Appointment[] }

/** Why an expert stands too close to a nominee to judge it (SoD-6): built it, works for a community of it or decides for its street, or did anything in its course. */
function tooClose({ hands, joint, ...project }: Judged, expert: Expert): Refusal | null {
  if (hands.some(({ person }) => person === expert.person)) return refusal('has-interest', { duty: 'SoD-6' })
  const places = [{ within: project.within, street: project.street }, ...(joint?.partners ?? []).map(({ community, street }) => ({ within: [community], street }))]
  return places.map((place) => excludedFromRating({ ...project, ...place }, expert)).find((one) => one !== null) ?? null
}

/** The experts parted: who judges, in the order of their ids, and who may not, with the reason. */
export function judgesOf(experts: readonly Expert[], nominees: readonly Judged[]): Pick<Required<Poll>, 'judges' | 'excluded'> {
  const told = experts.map((expert) => ({ person: expert.person, refusal: nominees.map((one) => tooClose(one, expert)).find((one) => one !== null) ?? null }))
  return { judges: told.flatMap(({ person, refusal: why }) => (why === null ? [person] : [])).sort(), excluded: told.flatMap(({ person, refusal: why }) => (why === null ? [] : [{ person, refusal: why }])) }
}

/** Why an award cannot be opened with these: `too-few-nominees`, or `too-few-judges` where each of their ballots could be somebody's. */
export function notOpenable({ rule }: AwardBasis, { nominees, judges }: { readonly nominees: number; readonly judges: number }): Refusal | null {
  if (nominees < NOMINEES_MIN) return refusal('too-few-nominees', { figures: { nominees }, remedy: { nominees: NOMINEES_MIN } })
  const { ballotsMin } = rule.value
  return judges < ballotsMin ? refusal('too-few-judges', ruled(rule, { rule: 'award', figures: { judges }, remedy: { judges: ballotsMin } })) : null
}

/** How many of so many nominees a ballot names at most, and how many are awarded at most: never all. */
export function limitsFor({ choicesMost, winnersMax }: Pick<AwardRule, 'choicesMost' | 'winnersMax'>, nominees: number): { readonly most: number; readonly winnersMax: number } {
  return { most: Math.min(choicesMost, nominees - 1), winnersMax: Math.min(winnersMax, nominees - 1) }
}

/**
 * The pools that a person chooses from: in an experts' box whoever judges and nobody else, in a residents' box every resident of age who does not
 * judge (`one-box-only`), in any other poll those of `poolsOf`. An expert who stands too close to a nominee hears why.
 */
export function poolsFor({ person, households }: { readonly person: PersonId | null; readonly households: readonly HouseholdBinding[] }, poll: Pick<Poll, 'place' | 'pools' | 'opensAt' | 'award' | 'judges' | 'excluded'>): Result<readonly number[]> {
  if (poll.award === undefined) return poolsOf(households, poll)
  const judges = person !== null && poll.judges?.includes(person) === true
  if (poll.award.box === 'residents') return judges ? refuse('one-box-only', { about: 'residents' }) : poolsOf(households, poll)
  if (judges) return accept([0])
  const why = poll.excluded?.find((one) => one.person === person)?.refusal
  return { ok: false, refusal: why ?? refusal('one-box-only', { about: 'experts' }) }
}

const [HUNDRED, PARTS] = [100n, 10_000n]

/**
 * What came out: each box gives the share of its voters who named a nominee, the two shares are added by their weight in exact fractions. Awarded are
 * the first `winnersMax` that anybody named; of those alike the one that more of the residents named, then the one with the lower number. Nobody stands
 * anywhere where a box has fewer than `ballotsMin` ballots.
 */
export function resultOf(items: readonly Pick<PollItem, 'id'>[], sealed: Readonly<Record<AwardBox, Pick<PollOutcome, 'pools'>>>, { winnersMax, residentsPercent, ballotsMin }: Pick<AwardTerms, 'winnersMax' | 'residentsPercent' | 'ballotsMin'>): AwardResult {
  const votersIn = (box: AwardBox): number => sealed[box].pools[0]?.voters ?? 0
  const voters = { residents: votersIn('residents'), experts: votersIn('experts') }
  if (Math.min(voters.residents, voters.experts) < ballotsMin) return { voters, enough: false, standings: [] }
  const namedIn = (box: AwardBox, id: string): number => sealed[box].pools[0]?.support.find((one) => one.id === id)?.voters ?? 0
  const [all, judges, weight] = [BigInt(voters.residents), BigInt(voters.experts), BigInt(residentsPercent)]
  const rows = items.map(({ id }) => {
    const [residents, experts] = [namedIn('residents', id), namedIn('experts', id)]
    return { id, residents, experts, whole: weight * BigInt(residents) * judges + (HUNDRED - weight) * BigInt(experts) * all }
  })
  const sorted = rows.sort((a, b) => (a.whole === b.whole ? b.residents - a.residents || (a.id < b.id ? -1 : 1) : a.whole > b.whole ? -1 : 1))
  const standings = sorted.map(({ whole, ...told }, at): AwardStanding => ({ ...told, share: Number((whole * PARTS) / (HUNDRED * all * judges)), awarded: at < winnersMax && whole > 0n }))
  return { voters, enough: true, standings }
}

/** The outcome of a box as anyone may see it: of fewer ballots than it needs nothing is broken down. */
export function shownOutcome({ sealed, award }: Pick<Poll, 'sealed'> & { readonly award: AwardTerms }): PollOutcome | null {
  if (sealed === null || sealed.counted >= award.ballotsMin) return sealed
  return { ...sealed, pools: sealed.pools.map((pool) => ({ ...pool, support: [], chosen: NOTHING, greedy: NOTHING, equalShares: NOTHING })) }
}
