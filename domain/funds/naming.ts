/** A name that a giver asks for (E17): the beneficiaries' council agrees, where nobody gave more the level that the law names approves as well, and it ends with its last day, with its gift and with the work (公益事业捐赠法 §14, 慈善法 §99). */
import type { Naming, NamingView } from '../../contracts/giving'
import type { Pledge, Project, Reason } from '../../contracts/projects'
import type { Day, PersonId, Refusal } from '../../contracts/reply'
import type { NamingState } from '../../contracts/vocabulary'
import { addMonths, dayOf } from '../calendar'
import { allSeats, compositionRefusal } from '../councils/composition'
import { reason, ruled } from '../policies/explain'
import { costOf, needs, personOf } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { ENDS_UNBUILT } from '../projects/stages'
import { accept, refusal, refuse, type Result } from '../result'
import { meets, needed } from '../share'

type Named = Pick<Project, 'namings' | 'pledges' | 'approvedFundFen' | 'stage'>
const all = ({ namings = [] }: Pick<Project, 'namings'>): readonly Naming[] => namings
const COUNTS: readonly Pledge['state'][] = ['pledged', 'received', 'upkeep']
const giftOf = ({ pledges }: Pick<Project, 'pledges'>, { pledge }: Naming): Pledge | undefined => pledges.find(({ id }) => id === pledge)

/** Whether nobody, the fund included, gives more than this person; of things nobody knows the worth, so whoever gives them counts as one who may have given most. */
function gaveMost(project: Named, { from, pledge }: Pick<Naming, 'from' | 'pledge'>): boolean {
  if (project.pledges.some(({ id, source }) => id === pledge && source === 'inKind')) return true
  const sums = new Map<PersonId, number>()
  for (const one of project.pledges.filter(({ state }) => COUNTS.includes(state))) sums.set(one.from, (sums.get(one.from) ?? 0) + one.fen)
  const theirs = sums.get(from) ?? 0
  return [...sums.values(), project.approvedFundFen].every((other) => theirs >= other)
}

/** Whether the level above has to approve: found when the council agreed, and again on every look, for gifts come and go. */
const needsApproval = (project: Named, naming: Naming): boolean => naming.council?.main === true || gaveMost(project, naming)

/** The work has no giver of this name any more: its last day is over, its gift went back, or nothing was built. */
function isOver(project: Named, naming: Naming, today: Day): boolean {
  const gift = giftOf(project, naming)
  return today > naming.until || ENDS_UNBUILT.includes(project.stage) || gift === undefined || !COUNTS.includes(gift.state)
}

/** How far a name has come on a day. Nothing is granted by silence: what nobody decided is over with its last day. */
export function namingState(project: Named, naming: Naming, today: Day): NamingState {
  const { down, council, count, approval } = naming
  if (down !== null) return 'takenDown'
  if (council?.passed === false || approval?.agrees === false) return 'declined'
  if (isOver(project, naming, today)) return 'ended'
  if (council === null) return count === null ? 'asked' : 'counted'
  if (approval === null && needsApproval(project, naming)) return 'approving'
  return giftOf(project, naming)?.state === 'pledged' ? 'promised' : 'shown'
}

/** The names that are shown on a day. */
export const namesOn = (project: Named, today: Day): readonly Naming[] => all(project).filter((one) => namingState(project, one, today) === 'shown')

const OPEN: readonly NamingState[] = ['asked', 'counted', 'approving']
const isOpen = (scene: Pick<Scene, 'project' | 'now'>, one: Naming): boolean => OPEN.includes(namingState(scene.project, one, dayOf(scene.now)))
/** It hung, for its gift had come and all had agreed, and has to come off. */
const hangsOn = (project: Named, one: Naming, today: Day): boolean => namingState(project, one, today) === 'ended' && one.council !== null && (one.approval !== null || !one.council.main) && giftOf(project, one)?.reference != null

/** Why the money cannot be called complete yet: the name of whoever gives most, which the level above approves, waits for an answer (workflow T24). The names of others, and of things, hold nothing up: a small gift must not stop a work. */
export const undecidedName = (scene: Pick<Scene, 'project' | 'now'>): Refusal | null => (all(scene.project).some((one) => isOpen(scene, one) && giftOf(scene.project, one)?.source !== 'inKind' && needsApproval(scene.project, one)) ? refusal('name-undecided') : null)

/** Whether a name may still be decided, or has to be taken down some day. */
export const hasNames = (project: Pick<Project, 'namings'>): boolean => all(project).some(({ down, council, approval }) => down === null && council?.passed !== false && approval?.agrees !== false)

const isOwnGift = (person: PersonId | null) => (p: Pledge): boolean => p.from === person && COUNTS.includes(p.state)
const withNaming = (project: Project, naming: Naming): Partial<Project> => ({ namings: all(project).map((one) => (one.id === naming.id ? naming : one)) })

function termRefusal({ policy, now }: Scene, until: Day): Refusal | null {
  const today = dayOf(now)
  if (until <= today) return refusal('date-in-the-past', { about: 'until', figures: { until } })
  const longest = needs(policy, 'namingMonthsMax')
  const last = addMonths(today, longest.value)
  return until <= last ? null : refusal('term-too-long', { about: 'until', ...ruled(longest, { rule: 'naming', figures: { until, months: longest.value }, remedy: { until: last } }) })
}

/** A forbidden word in the name or in where it is written, however it is spaced. */
function wordRefusal({ policy }: Scene, said: { readonly text: string; readonly where: string }): Refusal | null {
  const forbidden = needs(policy, 'namingForbidden')
  for (const about of ['text', 'where'] as const) {
    const word = forbidden.value.find((one) => said[about].replace(/[\s\p{P}\p{S}]/gu, '').includes(one))
    if (word !== undefined) return refusal('name-forbidden', { about, ...ruled(forbidden, { rule: 'naming', figures: { word } }) })
  }
  return null
}

/** Asks for a name for one's own gift, promised or received. Refuses `no-such-pledge`, a forbidden word (`name-forbidden`), words that the content check is not sure of, a term too long, and a second name for one gift while the first may still be decided or hangs. */
export const askName = rule<'funds.askName', Naming>({
  before: ({ project, actor }) => (project.pledges.some(isOwnGift(actor.person)) ? null : refusal('no-such-pledge')),
  decide: (scene, { pledge, text, where, until }) => {
    const { project, actor, facts, now } = scene
    if (facts.newId === undefined || !project.pledges.some((p) => p.id === pledge && isOwnGift(actor.person)(p))) return refuse('no-such-pledge', { about: pledge })
    if (all(project).some((one) => one.pledge === pledge && [...OPEN, 'promised', 'shown'].includes(namingState(project, one, dayOf(now))))) return refuse('name-already-asked', { about: pledge })
    if (facts.contentRisky === true) return refuse('content-not-allowed', { about: 'text' })
    const no = wordRefusal(scene, { text, where }) ?? termRefusal(scene, until)
    if (no) return { ok: false, refusal: no }
    return accept({ data: { id: facts.newId, pledge, from: personOf(actor), text, where, until, at: now, count: null, council: null, approval: null, down: null }, told: { namedUntil: until } })
  },
  apply: (project, naming) => ({ namings: [...all(project), naming] }),
})

/** The name of this id in one of these states, for somebody who neither asked for it nor is close to who did. Refuses `no-name-waits`, `second-person-needed` and `has-interest`. */
function forOthers({ project, actor, now }: Scene, id: string, states: readonly NamingState[]): Result<Naming> {
  const found = all(project).find((one) => one.id === id && states.includes(namingState(project, one, dayOf(now))))
  if (found === undefined) return refuse('no-name-waits', { about: id })
  if (found.from === actor.person) return refuse('second-person-needed', { duty: 'SoD-2' })
  if (actor.interests?.relatives.includes(found.from) === true) return refuse('has-interest', { about: 'relativeBenefits', duty: 'SoD-2' })
  return { ok: true, value: found }
}
const waitsFor = (states: readonly NamingState[]) => ({ project, actor, now }: Scene): Refusal | null =>
  (all(project).some((one) => one.from !== actor.person && states.includes(namingState(project, one, dayOf(now)))) ? null : refusal('no-name-waits'))
const waitsForSecond = ({ project, actor, now }: Scene): Refusal | null => {
  const counted = all(project).filter((one) => one.from !== actor.person && namingState(project, one, dayOf(now)) === 'counted')
  if (counted.length === 0) return refusal('no-name-waits')
  return counted.some(({ count }) => count?.by !== actor.person) ? null : refusal('second-person-needed', { duty: 'SoD-5' })
}

/** The facilitator writes down by the minutes how many of those who sit today were there and for the name, and may correct it until somebody else confirms it. Refuses a council that is not in order, figures that do not fit and a sitting without quorum. */
export const countName = rule<'councils.countName', Naming>({
  before: waitsFor(['asked', 'counted']),
  decide: (scene, { naming, present, for: yes, minutes }) => {
    const found = forOthers(scene, naming, ['asked', 'counted'])
    if (!found.ok) return found
    const { policy, actor, facts: { seats = [] } } = scene
    const unfit = compositionRefusal(policy, seats)
    if (unfit) return { ok: false, refusal: unfit }
    const sitting = needs(policy, 'sitting')
    const members = allSeats(policy, seats) ?? seats.length
    if (yes > present || present > seats.length) return refuse('counts-do-not-fit', { figures: { members: seats.length, present, for: yes } })
    const least = needed(sitting.value.quorum, members)
    if (!meets(sitting.value.quorum, present, members)) return refuse('no-quorum', ruled(sitting, { rule: 'quorum', figures: { members, present, needed: least }, remedy: { present: least } }))
    return accept({ data: { ...found.value, count: { members, present, for: yes, minutes, by: personOf(actor) } }, told: { members, present } })
  },
  apply: withNaming,
})

/** Whether the majority is there, and whether the level above is asked as well. */
function resolved(scene: Scene, naming: Naming): { readonly passed: boolean; readonly main: boolean; readonly because: readonly Reason[] } {
  const { count } = naming
  const sitting = needs(scene.policy, 'sitting')
  const [present, yes] = [count?.present ?? 0, count?.for ?? 0]
  const passed = meets(sitting.value.pass, yes, present)
  const main = gaveMost(scene.project, naming)
  const majority = reason(sitting, { rule: 'majority', figures: { present, for: yes, needed: needed(sitting.value.pass, present) }, result: passed ? 'passed' : 'not-passed' })
  const level = needs(scene.policy, 'mainDonorNamingApprovedBy')
  return { passed, main, because: passed && main ? [majority, reason(level, { rule: 'naming', figures: { cost: costOf(scene.project) ?? 0 }, result: `to-${level.value}` })] : [majority] }
}

/** Somebody else who was there says the same figures, and with that the council has decided. Refuses `second-person-needed` and figures that are not the ones written down. */
export const confirmName = rule<'councils.confirmName', Naming>({
  before: waitsForSecond,
  decide: (scene, { naming, present, for: yes }) => {
    const found = forOthers(scene, naming, ['counted'])
    if (!found.ok) return found
    const { count, text, where, until } = found.value
    if (count === null) return refuse('no-name-waits', { about: naming })
    if (count.by === scene.actor.person) return refuse('second-person-needed', { duty: 'SoD-5' })
    if (count.present !== present || count.for !== yes) return refuse('counts-do-not-fit', { figures: { present, for: yes } })
    const { passed, main, because } = resolved(scene, found.value)
    // Of a name that was turned down only that is public.
    const named = passed ? { namedAs: text, namedWhere: where, namedUntil: until, mainDonor: main ? 'yes' : 'no' } : {}
    return accept({ data: { ...found.value, council: { passed, main, by: personOf(scene.actor), at: scene.now } }, told: { ...named, members: count.members, present, for: yes, carried: passed ? 'yes' : 'no' }, because })
  },
  apply: withNaming,
})

const OF_LEVEL = { community: 'districtLeadingGroup', street: 'streetApprover', district: 'districtLeadingGroup' } as const

/** The document of the level that the law names, by number, date and picture, without which a name of who gave most is not shown. Refuses `wrong-level` and a document of tomorrow. */
export const approveName = rule<'approvals.approveName', Naming>({
  before: (scene) => {
    const level = needs(scene.policy, 'mainDonorNamingApprovedBy')
    return scene.actor.roles.includes(OF_LEVEL[level.value]) ? waitsFor(['approving'])(scene) : refusal('wrong-level', { about: OF_LEVEL[level.value], ...ruled(level, { rule: 'naming' }) })
  },
  decide: (scene, { naming, agrees, document, on, picture }) => {
    const found = forOthers(scene, naming, ['approving'])
    if (!found.ok) return found
    const [{ text, where, until, council }, today] = [found.value, dayOf(scene.now)]
    const person = personOf(scene.actor)
    if (council?.by === person || found.value.count?.by === person) return refuse('second-person-needed', { duty: 'SoD-5' })
    if (on > today) return refuse('date-in-the-future', { about: 'on', figures: { on }, remedy: { on: today } })
    const why = reason(needs(scene.policy, 'mainDonorNamingApprovedBy'), { rule: 'naming', figures: { document, on }, result: agrees ? 'passed' : 'not-passed' })
    return accept({ data: { ...found.value, approval: { agrees, document, on, picture, by: person, at: scene.now } }, told: { ...(agrees ? { namedAs: text, namedWhere: where, namedUntil: until } : {}), document, on, carried: agrees ? 'yes' : 'no' }, because: [why], photos: picture === null ? [] : [picture] })
  },
  apply: withNaming,
})

const DROPPABLE: readonly NamingState[] = [...OPEN, 'promised', 'shown']

/** Whoever asked for a name gives it up, at any time. Refuses `no-name-waits`. */
export const dropName = rule<'funds.dropName', Naming>({
  before: ({ project, actor, now }) => (all(project).some((one) => one.from === actor.person && DROPPABLE.includes(namingState(project, one, dayOf(now)))) ? null : refusal('no-name-waits')),
  decide: ({ project, actor, now }, { naming, text }) => {
    const found = all(project).find((one) => one.id === naming && one.from === actor.person && DROPPABLE.includes(namingState(project, one, dayOf(now))))
    if (found === undefined) return refuse('no-name-waits', { about: naming })
    const named = found.council?.passed === true ? { namedAs: found.text, namedWhere: found.where } : {}
    return accept({ data: { ...found, down: { by: personOf(actor), at: now, text, picture: null } }, told: { ...named, text } })
  },
  apply: withNaming,
})

/** The committee records with a picture that a name which has ended came off. Refuses `no-name-waits` while it may hang. */
export const takeNameDown = rule<'works.takeNameDown', Naming>({
  before: ({ project, now }) => (all(project).some((one) => hangsOn(project, one, dayOf(now))) ? null : refusal('no-name-waits')),
  decide: ({ project, actor, now }, { naming, text, picture }) => {
    const found = all(project).find((one) => one.id === naming && hangsOn(project, one, dayOf(now)))
    if (found === undefined) return refuse('no-name-waits', { about: naming })
    return accept({ data: { ...found, down: { by: personOf(actor), at: now, text, picture } }, told: { namedAs: found.text, namedWhere: found.where, text }, photos: [picture] })
  },
  apply: withNaming,
})

/** What only who asked and who decides sees: a name that nobody has agreed to. */
const UNDECIDED: readonly NamingState[] = ['asked', 'counted', 'declined']
const DECIDERS = ['facilitator', 'supervisionCommittee', 'committeeStaff', 'districtLeadingGroup'] as const

/** The names that were asked for, without who asked: to everybody those that were agreed to, to who asked and to who decides the others as well. */
export function namingsOf({ project, actor, now }: Pick<Scene, 'project' | 'actor' | 'now'>): readonly NamingView[] {
  const today = dayOf(now)
  const decides = DECIDERS.some((role) => actor.roles.includes(role))
  const seen = all(project).map((one): NamingView => ({
    id: one.id, text: one.text, where: one.where, until: one.until, state: namingState(project, one, today), hangs: hangsOn(project, one, today), mine: one.from === actor.person,
    document: one.approval === null ? null : { number: one.approval.document, on: one.approval.on },
  }))
  return seen.filter((one, i) => one.mine || decides || (!UNDECIDED.includes(one.state) && all(project)[i]?.council?.passed === true))
}
