/** Consultation and sitting: minutes, roll call, quorum, recusal, one ballot each, a result that a tie does not pass. */
import type { CouncilDecision } from '../../contracts/joint'
import type { Consultation, CouncilBallot, Project, Sitting } from '../../contracts/projects'
import type { PersonId, PlaceId, Refusal } from '../../contracts/reply'
import type { ApprovalLevel, Policy } from '../../contracts/policies'
import type { BallotWay, Role, Vote } from '../../contracts/vocabulary'
import { addDays, dayOf } from '../calendar'
import { approvalBecause, capRefusal } from '../approvals/rules'
import { SMALLEST_GROUP } from '../consents/buildings'
import { fundShareOf } from '../approvals/share'
import { meets, needed } from '../share'
import { reason, ruled } from '../policies/explain'
import { nextOnRoute } from '../policies/route'
import { costOf, isConsulted, needs, personOf } from '../projects/project'
import { firstApproving, ownRoute } from '../projects/route'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal, refuse } from '../result'
import { allSeats, compositionReasons, compositionRefusal, quorumBase } from './composition'
import { changed, isJoint, minutesOf, nameOf, roundsOf, sittingsOf } from './joint'
import { afterCouncil, askedAnew, councilTold, decidedBy } from './several'
import { sharesRefusal } from './shares'

export const consult = rule<'councils.consult', Consultation>({
  decide: ({ now }, { minutes, participants, estimate, partyStudy, attachments }) =>
    accept({ data: { at: now, minutes, participants, estimate, partyStudy, attachments }, told: { minutes, participants: participants.length, estimate } }),
  apply: (project, consultation) => ({ consultations: [...project.consultations, consultation], cost: null, ...askedAnew(project, consultation.estimate) }),
})

/** The ways in which a sitting of this scheme may vote, the usual one first. */
export const waysOf = ({ values }: Policy): readonly BallotWay[] => values.ballotWays?.value ?? ['secret']

/** How a sitting votes. */
export const wayOf = ({ way = 'secret' }: Pick<Sitting, 'way'>): BallotWay => way

/** The public is told where the vote is not in secret. */
const wayTold = (sitting: Pick<Sitting, 'way'>): { readonly way?: BallotWay } => (wayOf(sitting) === 'secret' ? {} : { way: wayOf(sitting) })

const studied = ({ project, policy }: Scene): Refusal | null =>
  policy.values.partyStudyRequired?.value === true && !project.consultations.some((c) => c.partyStudy)
    ? refusal('party-study-needed', { clause: policy.values.partyStudyRequired.clause })
    : null

export const schedule = rule<'councils.schedule', { readonly sitting: Sitting }>({
  before: (scene) => {
    const { project } = scene
    if (project.sitting?.openedAt && !project.sitting.result) return refusal('sitting-already-open')
    if (!isConsulted(project)) return refusal('minutes-needed')
    const next = project.stage === 'consultation' ? nextOnRoute(ownRoute(project, scene.policy), project.stage) : 'councilScheduled'
    return next === 'councilScheduled' ? sharesRefusal(project) : refusal('not-at-this-stage', { about: next ?? project.stage })
  },
  decide: (scene, { on, venue, way: asked }) => {
    const { project, policy, now, facts } = scene
    const sitting = needs(policy, 'sitting')
    const earliest = addDays(dayOf(now), sitting.value.noticeDays)
    if (on < earliest) return refuse('notice-too-short', { clause: sitting.clause, figures: { earliest } })
    const seats = facts.seats ?? []
    const unfit = compositionRefusal(policy, seats)
    if (unfit) return { ok: false, refusal: unfit }
    const members = seats.map(({ person }) => person)
    const all = allSeats(policy, seats)
    const ways = waysOf(policy)
    const way = asked ?? ways[0] ?? 'secret'
    if (!ways.includes(way)) return refuse('not-in-this-scheme', { about: 'way', ...(policy.values.ballotWays && { clause: policy.values.ballotWays.clause }) })
    const { body, quorum, pass } = sitting.value
    // A sitting put off before anybody voted keeps its round: only what was opened counts against the limit.
    const round = project.sitting?.openedAt === null ? project.sitting.round : project.sittings + 1
    const data: Sitting = { round, body, on, place: venue, scheduledAt: now, members, seats, ...(all === undefined ? {} : { allSeats: all }), quorum, pass, ...(way === 'secret' ? {} : { way }), openedAt: null, present: [], recused: [], voted: [], result: null, signatures: [] }
    return accept({ data: { sitting: data }, told: { ...councilTold(project), body, on, venue, members: members.length, ...wayTold({ way }) }, because: compositionReasons(policy, seats) })
  },
  apply: (_project, { sitting }) => ({ sitting, sittings: sitting.round }),
})

const counted = (sitting: Sitting): readonly PersonId[] => sitting.present.filter((p) => !sitting.recused.some((r) => r.person === p))

/** The recused leave the count of those present for this item; the roll stays the denominator. */
function quorumRefusal(sitting: Sitting, present: number, policy: Policy): Refusal | null {
  const members = quorumBase(sitting)
  if (meets(sitting.quorum, present, members)) return null
  const most = needed(sitting.quorum, members)
  return refusal('no-quorum', ruled(needs(policy, 'sitting'), { rule: 'quorum', figures: { members, present, needed: most }, remedy: { present: most } }))
}

/** The roll as it is on the day: whoever holds the seat no more is not on it (E42). */
function rollOn(sitting: Sitting, gone: readonly PersonId[]): Sitting {
  const { members, seats, ...called } = sitting
  const stays = (person: PersonId): boolean => !gone.includes(person)
  return { ...called, members: members.filter(stays), ...(seats === undefined ? {} : { seats: seats.filter(({ person }) => stays(person)) }) }
}

export const open = rule<'councils.open', { readonly present: readonly PersonId[]; readonly at: number; readonly gone?: readonly PersonId[] }>({
  before: (scene) => {
    const { project, now } = scene
    if (!project.sitting || project.sitting.result) return refusal('sitting-not-open')
    if (project.sitting.openedAt !== null) return refusal('sitting-already-open')
    if (dayOf(now) < project.sitting.on) return refusal('notice-too-short', { figures: { on: project.sitting.on } })
    return studied(scene)
  },
  decide: ({ project, policy, now, facts: { gone = [] } }, input) => {
    if (!project.sitting) return refuse('sitting-not-open')
    const sitting = rollOn(project.sitting, gone)
    const present = [...new Set(input.present)]
    const stranger = present.find((p) => !sitting.members.includes(p))
    if (stranger !== undefined) return refuse('not-a-member', { about: stranger })
    const missing = (sitting.seats === undefined ? null : compositionRefusal(policy, sitting.seats)) ?? quorumRefusal(sitting, present.length, policy)
    if (missing) return { ok: false, refusal: missing }
    const members = quorumBase(sitting)
    return accept({ data: { present, at: now, gone }, told: { members, present: present.length }, because: [reason(needs(policy, 'sitting'), { rule: 'quorum', figures: { members, present: present.length, needed: needed(sitting.quorum, members) }, result: 'met' })] })
  },
  apply: (project, { present, at, gone = [] }) => ({ sitting: project.sitting && { ...rollOn(project.sitting, gone), present, openedAt: at } }),
})

const inSession = ({ project }: Scene): Refusal | null => (project.sitting?.openedAt && !project.sitting.result ? null : refusal('sitting-not-open'))

export const recuse = rule<'councils.recuse', { readonly person: PersonId; readonly reason: string }>({
  before: (scene) => inSession(scene) ?? (scene.actor.roles.includes('facilitator') || scene.project.sitting?.members.some((m) => m === scene.actor.person) ? null : refusal('not-a-member')),
  decide: ({ project, actor }, { person, text }) => {
    const who = person ?? personOf(actor)
    if (who !== actor.person && !actor.roles.includes('facilitator')) return refuse('not-your-role')
    if (!project.sitting?.present.includes(who)) return refuse('not-present')
    if (project.sitting.voted.includes(who)) return refuse('already-voted')
    if (project.sitting.recused.some((r) => r.person === who)) return refuse('recused')
    return accept({ data: { person: who, reason: text } })
  },
  apply: (project, recusal) => ({ sitting: project.sitting && { ...project.sitting, recused: [...project.sitting.recused, recusal] } }),
})

export const leave = rule<'councils.leave', { readonly person: PersonId }>({
  before: inSession,
  decide: ({ project }, { person }) => {
    if (!project.sitting?.present.includes(person)) return refuse('not-present', { about: person })
    if (project.sitting.voted.includes(person)) return refuse('already-voted', { about: person })
    return accept({ data: { person } })
  },
  apply: (project, { person }) => ({ sitting: project.sitting && { ...project.sitting, present: project.sitting.present.filter((p) => p !== person) } }),
})

/** Counts of hands that are not those of the hands in the room. */
function handsRefusal(sitting: Sitting, hands: Readonly<Record<Vote, number>>): Refusal | null {
  const present = counted(sitting).length
  const counts = { for: hands.for, against: hands.against, abstain: hands.abstain }
  return counts.for + counts.against + counts.abstain === present ? null : refusal('counts-do-not-fit', { figures: counts, remedy: { present } })
}

/** The facilitator writes down the hands that were counted in the room, and may correct it until somebody else confirms it by closing. */
export const countHands = rule<'councils.countHands', NonNullable<Sitting['hands']>>({
  before: (scene) => {
    const closed = inSession(scene)
    const { sitting } = scene.project
    if (closed || !sitting) return closed ?? refusal('sitting-not-open')
    return wayOf(sitting) === 'showOfHands' ? quorumRefusal(sitting, counted(sitting).length, scene.policy) : refusal('not-this-way')
  },
  decide: ({ project: { sitting }, actor }, { for: yes, against, abstain }) => {
    if (!sitting) return refuse('sitting-not-open')
    const unfit = handsRefusal(sitting, { for: yes, against, abstain })
    return unfit ? { ok: false, refusal: unfit } : accept({ data: { for: yes, against, abstain, by: personOf(actor) } })
  },
  apply: (project, hands) => ({ sitting: project.sitting && { ...project.sitting, hands } }),
})

/** Only that somebody has voted enters the stream; how is stored apart and not readable before the close. */
export const vote = rule<'councils.vote', { readonly person: PersonId }>({
  before: (scene) => {
    const closed = inSession(scene)
    const { sitting } = scene.project
    const person = scene.actor.person
    if (closed || !sitting || person === null) return closed ?? refusal('not-identified')
    if (wayOf(sitting) === 'showOfHands') return refusal('not-this-way')
    if (!sitting.members.includes(person)) return refusal('not-a-member')
    if (!sitting.present.includes(person)) return refusal('not-present')
    if (sitting.recused.some((r) => r.person === person)) return refusal('recused')
    if (sitting.voted.includes(person)) return refusal('already-voted')
    return quorumRefusal(sitting, counted(sitting).length, scene.policy)
  },
  decide: ({ actor }) => accept({ data: { person: personOf(actor) } }),
  apply: (project, { person }) => ({ sitting: project.sitting && { ...project.sitting, voted: [...project.sitting.voted, person] } }),
})

/** How each seat voted, by its number on the roll. */
function seatVotes({ members }: Sitting, votes: readonly CouncilBallot[]): NonNullable<NonNullable<Sitting['result']>['bySeat']> {
  return members.flatMap((person, index) => votes.filter(({ voter }) => voter === person).map(({ vote }) => ({ seat: index + 1, vote })))
}

/** Counts the ballots of a sitting, or takes the hands as they were counted; abstentions and recusals are never in favour, a tie is not passed. */
export function countVotes(sitting: Sitting, votes: readonly CouncilBallot[], ballotsHash: string): NonNullable<Sitting['result']> {
  const of = (v: Vote) => sitting.hands?.[v] ?? votes.filter((b) => b.vote === v).length
  const present = counted(sitting).length
  const forIt = of('for')
  return { members: quorumBase(sitting), present, recused: sitting.recused.length, for: forIt, against: of('against'), abstain: of('abstain'), passed: meets(sitting.pass, forIt, present), ballotsHash, ...(wayOf(sitting) === 'open' ? { bySeat: seatVotes(sitting, votes) } : {}) }
}

interface Closed { readonly result: NonNullable<Sitting['result']>; readonly approved: { readonly level: ApprovalLevel; readonly by: PersonId; readonly fundFen: number; readonly cost: number; readonly fundId: string | null } | null }

/** The representatives' meeting is itself the approving level below the threshold, so the fund is reserved with its decision. */
function finalDecision(scene: Scene): NonNullable<Closed['approved']> {
  const { project, actor, facts } = scene
  return { level: 'community', by: personOf(actor), fundFen: fundShareOf(project), cost: costOf(project) ?? 0, fundId: facts.fundId ?? null }
}

/** Ballots are counted by the system: the facilitator closes once everybody has voted. */
function uncast({ actor }: Scene, sitting: Sitting): Refusal | null {
  if (!actor.roles.includes('facilitator')) return refusal('not-your-role')
  const outstanding = counted(sitting).filter((p) => !sitting.voted.includes(p)).length
  return outstanding > 0 ? refusal('votes-outstanding', { figures: { outstanding } }) : null
}

/** Hands are counted by a person: somebody else confirms the count, which still has to be that of the room. */
function unconfirmed({ actor }: Scene, sitting: Sitting): Refusal | null {
  if (sitting.hands === undefined) return refusal('votes-outstanding', { figures: { outstanding: counted(sitting).length } })
  return sitting.hands.by === actor.person ? refusal('second-person-needed') : handsRefusal(sitting, sitting.hands)
}

/** The numbers of the seats by what they voted; not in a meeting so small that a number is a name. */
function seatsTold({ bySeat = [] }: NonNullable<Sitting['result']>): Readonly<Record<string, string>> {
  if (bySeat.length < SMALLEST_GROUP) return {}
  const of = (vote: Vote) => bySeat.filter((one) => one.vote === vote).map(({ seat }) => seat).join('、')
  return { seatsFor: of('for'), seatsAgainst: of('against'), seatsAbstain: of('abstain') }
}

/** One of several councils that decide the same. */
const decidesAmongSeveral = (project: Project): boolean => project.stage === 'councilSession' && isJoint(project)

export const close = rule<'councils.close', Closed>({
  before: (scene) => {
    const closed = inSession(scene)
    const { sitting } = scene.project
    if (closed || !sitting) return closed ?? refusal('sitting-not-open')
    return (wayOf(sitting) === 'showOfHands' ? unconfirmed(scene, sitting) : uncast(scene, sitting)) ?? quorumRefusal(sitting, counted(sitting).length, scene.policy)
  },
  decide: (scene) => {
    const { project, facts, policy } = scene
    const { sitting } = project
    if (!sitting || !facts.councilVotes || facts.councilVotes.length !== sitting.voted.length) return refuse('votes-outstanding')
    const result = countVotes(sitting, facts.councilVotes, facts.ballotsHash ?? '')
    // What counts together with others above the meeting's tier goes on to those who decide the whole (E01).
    const goesOn = project.stage === 'approvingCommunity' && firstApproving(project, policy) !== 'approvingCommunity'
    const final = project.stage === 'approvingCommunity' && !goesOn
    const over = final && result.passed ? capRefusal(scene, null) : null
    if (over) return { ok: false, refusal: over }
    const approved = final && result.passed ? finalDecision(scene) : null
    const told = { ...councilTold(project, result.passed), members: result.members, present: result.present, recused: result.recused, for: result.for, against: result.against, abstain: result.abstain, carried: result.passed ? 'yes' : 'no', ...wayTold(sitting), ...seatsTold(result), ...(approved ? { fund: approved.fundFen, cost: approved.cost } : {}) }
    const because = [reason(needs(policy, 'sitting'), { rule: 'majority', figures: { present: result.present, for: result.for, needed: needed(sitting.pass, result.present) }, result: result.passed ? 'passed' : 'not-passed' }), ...(project.stage === 'approvingCommunity' && result.passed ? approvalBecause(scene) : [])]
    const passedTo = goesOn ? firstApproving(project, policy) : final ? 'determined' : 'resolved'
    const to = decidesAmongSeveral(project) ? afterCouncil(project, result.passed).to : result.passed ? passedTo : 'rejected'
    return accept({ to, data: { result, approved }, told, because, ...(approved && approved.fundFen > 0 ? { fund: [{ kind: 'reserve' as const, fen: approved.fundFen }] } : {}) })
  },
  apply: (project, { result, approved }, event) => (decidesAmongSeveral(project) && project.sitting ? decidedBy(project, { ...project.sitting, result }) : {
    sitting: project.sitting && { ...project.sitting, result },
    ...(result.passed ? {} : { rejection: { reason: 'notPassed' as const, text: '', stage: project.stage } }),
    ...(approved ? { approvals: [...project.approvals, { level: approved.level, at: event.at, by: approved.by, text: '' }], approvedFundFen: approved.fundFen, cost: approved.cost, fundId: approved.fundId } : {}),
  }),
})

/** The last round has to decide, unless too few are left to decide anything (E39). */
const mustDecide = ({ project, project: { sitting }, policy }: Scene): boolean =>
  sitting !== null && roundsOf(project) >= needs(policy, 'sittingRoundsMax').value && meets(sitting.quorum, counted(sitting).length, quorumBase(sitting))

export const defer = rule<'councils.defer', { readonly text: string }>({
  before: (scene) => inSession(scene) ?? (mustDecide(scene) ? refusal('rounds-exhausted', { clause: needs(scene.policy, 'sittingRoundsMax').clause }) : null),
  decide: (_scene, { text }) => accept({ data: { text }, told: { text } }),
  apply: () => ({ sitting: null }),
})

/** The minutes that this person signs: of the last sitting, or of the council that is theirs. */
function minutesFor(scene: Scene): CouncilDecision | undefined {
  const decided = sittingsOf(scene.project).filter(({ sitting }) => sitting.result !== null)
  return isJoint(scene.project) ? decided.find(({ community }) => community === minutesOf(scene)) : decided.at(-1)
}

interface Signed { readonly person: PersonId; readonly role: Role; readonly at: number; readonly community?: PlaceId }

export const signMinutes = rule<'councils.signMinutes', Signed>({
  before: (scene) => {
    const minutes = minutesFor(scene)
    if (minutes === undefined) return refusal('minutes-needed')
    return minutes.sitting.signatures.some((s) => s.person === scene.actor.person) ? refusal('already-voted') : null
  },
  decide: (scene) => {
    const { project, actor, now } = scene
    const of = isJoint(project) ? minutesFor(scene)?.community : undefined
    return accept({ data: { person: personOf(actor), role: actor.roles.includes('facilitator') ? 'facilitator' : 'supervisionCommittee', at: now, ...(of === undefined ? {} : { community: of }) }, told: of === undefined ? {} : { council: nameOf(project, of) } })
  },
  apply: (project, { community, ...signature }) => {
    const signed = (sitting: Sitting): Sitting => ({ ...sitting, signatures: [...sitting.signatures, signature] })
    if (community === undefined) return { sitting: project.sitting && signed(project.sitting) }
    return changed(project, { decided: (project.joint?.decided ?? []).map((one) => (one.community === community ? { ...one, sitting: signed(one.sitting) } : one)) })
  },
})

/** How many have signed the minutes of all the sittings, and how many have to. */
export const signaturesOf = (project: Project): { readonly signatures: number; readonly needed: number } => {
  const all = sittingsOf(project)
  return { signatures: all.reduce((sum, { sitting }) => sum + sitting.signatures.length, 0), needed: 2 * Math.max(1, all.length) }
}

/** True when the facilitator and one supervisor have signed the minutes of the last sitting; of several councils, those of each. */
export function isSigned(project: Project): boolean {
  const all = sittingsOf(project).map(({ sitting }) => sitting.signatures.map((s) => s.role))
  return all.length > 0 && all.every((roles) => roles.includes('facilitator') && roles.includes('supervisionCommittee'))
}
