/** One household, one answer: who may give, record and disown it, and until when. */
import type { Call } from '../../contracts/ballots'
import type { ConsentBallot, ConsentEntry } from '../../contracts/consents'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { ConsentRound, Project } from '../../contracts/projects'
import type { FileId, Instant, PersonId } from '../../contracts/reply'
import type { Channel, ConsentAnswer } from '../../contracts/vocabulary'
import { timingOf, type Timing } from '../ballots/window'
import { callTold } from '../ballots/calls'
import { accept, refuse, type Result } from '../result'
import { hasSpoken, householdSays } from './members'

/** The key of a household's ballot: whoever answers for it can only ever hit the same document. */
export const consentKey = ({ project, round, household }: { readonly project: string; readonly round: number; readonly household: string }): string => `${project}|${round}|${household}`

/** The round that still hears answers, and how one that comes now stands to it: late ones are kept, not counted; after the sealing it is `closed`. */
export function roundHearing({ stage, consent }: Pick<Project, 'stage' | 'consent'>, at: { readonly now: Instant; readonly takenAt?: Instant | null }): Result<{ readonly round: ConsentRound; readonly timing: Timing }> {
  if (consent === null) return refuse('not-open')
  if (consent.sealed !== null || stage !== 'consentCollecting') return refuse('closed', { figures: { closesAt: consent.closesAt } })
  const timing = timingOf(consent, at)
  return timing.ok ? accept({ round: consent, timing: timing.value }) : timing
}

/** Whether an answer that is given now counts. */
export function isRoundOpen(project: Pick<Project, 'stage' | 'consent'>, now: Instant): boolean {
  const hearing = roundHearing(project, { now })
  return hearing.ok && hearing.value.timing === 'inTime'
}

const DAY = 86_400_000

/** The first moment at which a household can no longer say that it never gave an answer. */
export const disownableUntil = ({ closesAt }: Pick<ConsentRound, 'closesAt'>, days: number): Instant => closesAt + days * DAY

/** The round in which a household may still say that it never gave an answer: also some days after the close, sealed or not (E32). */
export function roundForDisowning({ consent }: Pick<Project, 'consent'>, { now, days }: { readonly now: Instant; readonly days: number }): Result<ConsentRound> {
  if (consent === null || now < consent.opensAt) return refuse('not-open')
  return now < disownableUntil(consent, days) ? accept(consent) : refuse('closed', { figures: { closesAt: consent.closesAt } })
}

/** Whether a household is among those asked: it lives there, and was on the roster when the round opened. */
export function isOnTheRoll({ places, opensAt }: Pick<ConsentRound, 'places' | 'opensAt'>, household: Pick<Household, 'within' | 'addedAt' | 'removedAt'>): boolean {
  if (!places.some((place) => household.within.includes(place))) return false
  return household.addedAt <= opensAt && (household.removedAt === null || household.removedAt > opensAt)
}

export interface Answering {
  readonly project: string
  readonly round: ConsentRound
  readonly household: Household
  readonly before: ConsentBallot | null
  readonly answer: ConsentAnswer
  readonly reason: string | null
  readonly receipt: string
  readonly device?: string | null
  readonly now: Instant
}

function entryOf({ said, reason, channel, by, onBehalf, answeredBy, signature, evidence, at, takenAt, offline, called = null, device }: ConsentBallot): ConsentEntry {
  return { answer: said, reason, channel, by, onBehalf, answeredBy, signature, evidence, at, takenAt, offline, called, device }
}

const entriesOf = (before: ConsentBallot | null): readonly ConsentEntry[] => (before === null ? [] : [...before.history, entryOf(before)])

function written({ project, round, household, before, receipt }: Answering, entry: ConsentEntry): ConsentBallot {
  const { id, community, building, representative } = household
  const history = entriesOf(before)
  const says = householdSays([...history, entry], representative)
  return {
    ...entry, ...says, said: entry.answer, id: consentKey({ project, round: round.round, household: id }), project, round: round.round, household: id, community, building,
    receipt: before?.receipt ?? receipt, revision: (before?.revision ?? 0) + 1, disowned: null, history,
  }
}

/** A member answers in person; once the representative has, only the representative may. Members who disagree leave the household unanswered (E26). */
export function giveConsent(asked: Answering & { readonly member: HouseholdBinding; readonly signature: FileId | null }): Result<ConsentBallot> {
  const { round, household, before, answer, reason, member, signature, now } = asked
  if (member.minor) return refuse('not-eligible', { about: 'minor' })
  if (!isOnTheRoll(round, household)) return refuse('not-on-the-roll')
  if (household.representative !== member.person && hasSpoken(entriesOf(before), household.representative)) return refuse('already-answered', { about: 'household' })
  if (signature === null) return refuse('signature-needed')
  return accept(written(asked, { answer, reason, channel: 'wechat', by: member.person, onBehalf: false, answeredBy: member.name, signature, evidence: [], at: now, takenAt: null, offline: false, device: asked.device ?? null }))
}

export interface Recording extends Answering {
  readonly helper: PersonId
  readonly helperLivesHere: boolean
  /** Households that this helper has already recorded in this round. */
  readonly recorded: readonly string[]
  readonly most: number | null
  readonly channel: Exclude<Channel, 'wechat'>
  readonly answeredBy: string | null
  readonly signature: FileId | null
  readonly evidence: readonly FileId[]
  readonly takenAt: Instant | null
  /** The call, where it was said by telephone. */
  readonly called?: Call | null
  readonly timing: Timing
}

const ownWord = (before: ConsentBallot | null): boolean => entriesOf(before).some(({ onBehalf, answer }) => !onBehalf && answer !== null)

/** A helper records what a neighbour said: with evidence, never over the household's own word, never for the helper's own household. */
export function recordConsent(asked: Recording): Result<ConsentBallot> {
  const { round, household, before, answer, reason, helper, helperLivesHere, recorded, most, channel, answeredBy, signature, evidence, now, takenAt, called = null, timing } = asked
  if (helperLivesHere) return refuse('second-person-needed', { duty: 'SoD-4' })
  if (!isOnTheRoll(round, household)) return refuse('not-on-the-roll')
  if (ownWord(before)) return refuse('already-answered', { about: 'household' })
  if (before?.disowned?.helper === helper) return refuse('collector-may-not-verify', { duty: 'SoD-4' })
  const call = callTold(channel, called, now)
  if (!call.ok) return call
  if (signature === null && evidence.length === 0) return refuse('evidence-needed')
  if (most !== null && !recorded.includes(household.id) && recorded.length >= most) return refuse('too-many-assisted', { figures: { most } })
  return accept(written(asked, { answer, reason, channel, by: helper, onBehalf: true, answeredBy, signature, evidence, at: now, takenAt, offline: timing === 'offline', called: call.value, device: asked.device ?? null }))
}

/**
 * “That was not me”: a member voids what a helper recorded, at once; the household can be asked again.
 * Once the count is sealed the ballot stays in it, marked, and those who supervise are told.
 */
export function disownConsent(before: ConsentBallot | null, { member, now, sealed }: { readonly member: PersonId; readonly now: Instant; readonly sealed: boolean }): Result<ConsentBallot> {
  if (before === null || before.answer === null || !before.onBehalf || before.disowned !== null) return refuse('unknown-record', { about: 'household' })
  const disowned = { at: now, by: member, helper: before.by }
  if (sealed) return accept({ ...before, disowned, revision: before.revision + 1 })
  return accept({ ...before, answer: null, said: null, reason: null, signature: null, evidence: [], at: now, revision: before.revision + 1, disowned, history: entriesOf(before) })
}
