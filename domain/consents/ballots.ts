/** One household, one answer: who may give, record and disown it, and until when. */
import type { ConsentBallot, ConsentEntry } from '../../contracts/consents'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { ConsentRound, Project } from '../../contracts/projects'
import type { FileId, Instant, PersonId } from '../../contracts/reply'
import type { Channel, ConsentAnswer } from '../../contracts/vocabulary'
import { accept, refuse, type Result } from '../result'

/** The key of a household's ballot: whoever answers for it can only ever hit the same document. */
export const consentKey = ({ project, round, household }: { readonly project: string; readonly round: number; readonly household: string }): string => `${project}|${round}|${household}`

/** The round that takes answers now; late answers are refused, not stored. */
export function roundTakingAnswers({ stage, consent }: Pick<Project, 'stage' | 'consent'>, now: Instant): Result<ConsentRound> {
  if (consent === null) return refuse('not-open')
  if (consent.sealed !== null || now >= consent.closesAt) return refuse('closed', { figures: { closesAt: consent.closesAt } })
  if (stage !== 'consentCollecting') return refuse('closed', { figures: { closesAt: consent.closesAt } })
  if (now < consent.opensAt) return refuse('not-open', { figures: { opensAt: consent.opensAt } })
  return accept(consent)
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
  readonly now: Instant
}

function entryOf({ answer, reason, channel, by, onBehalf, answeredBy, signature, evidence, at }: ConsentEntry): ConsentEntry {
  return { answer, reason, channel, by, onBehalf, answeredBy, signature, evidence, at }
}

function written({ project, round, household, before, receipt }: Answering, entry: ConsentEntry): ConsentBallot {
  const { id, community, building } = household
  const history = before === null ? [] : [...before.history, entryOf(before)]
  return { ...entry, id: consentKey({ project, round: round.round, household: id }), project, round: round.round, household: id, community, building, receipt, revision: (before?.revision ?? 0) + 1, disowned: null, history }
}

/** A member answers in person. The last answer counts; over another member's answer only the representative may write. */
export function giveConsent(asked: Answering & { readonly member: HouseholdBinding; readonly signature: FileId | null }): Result<ConsentBallot> {
  const { round, household, before, answer, reason, member, signature, now } = asked
  if (member.minor) return refuse('not-eligible', { about: 'minor' })
  if (!isOnTheRoll(round, household)) return refuse('not-on-the-roll')
  const byAnother = before !== null && before.answer !== null && !before.onBehalf && before.by !== member.person
  if (byAnother && household.representative !== member.person) return refuse('already-answered', { about: 'household' })
  if (signature === null) return refuse('signature-needed')
  return accept(written(asked, { answer, reason, channel: 'wechat', by: member.person, onBehalf: false, answeredBy: member.name, signature, evidence: [], at: now }))
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
}

/** A helper records what a neighbour said: with evidence, never over the household's own word, never for the helper's own household. */
export function recordConsent(asked: Recording): Result<ConsentBallot> {
  const { round, household, before, answer, reason, helper, helperLivesHere, recorded, most, channel, answeredBy, signature, evidence, now } = asked
  if (helperLivesHere) return refuse('second-person-needed', { duty: 'SoD-4' })
  if (!isOnTheRoll(round, household)) return refuse('not-on-the-roll')
  if (before !== null && before.answer !== null && !before.onBehalf) return refuse('already-answered', { about: 'household' })
  if (before?.disowned?.helper === helper) return refuse('collector-may-not-verify', { duty: 'SoD-4' })
  if (signature === null && evidence.length === 0) return refuse('evidence-needed')
  if (most !== null && !recorded.includes(household.id) && recorded.length >= most) return refuse('too-many-assisted', { figures: { most } })
  return accept(written(asked, { answer, reason, channel, by: helper, onBehalf: true, answeredBy, signature, evidence, at: now }))
}

/** “That was not me”: a member voids what a helper recorded, at once; the household can be asked again. */
export function disownConsent(before: ConsentBallot | null, { member, now }: { readonly member: PersonId; readonly now: Instant }): Result<ConsentBallot> {
  if (before === null || before.answer === null || !before.onBehalf) return refuse('unknown-record', { about: 'household' })
  const history = [...before.history, entryOf(before)]
  return accept({ ...before, answer: null, reason: null, signature: null, evidence: [], at: now, revision: before.revision + 1, disowned: { at: now, by: member, helper: before.by }, history })
}
