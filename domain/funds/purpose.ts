/** Money that was given for one thing is used for another only with the consent of whoever gave it; saying nothing is a no (公益事业捐赠法 §18). */
import type { Purpose } from '../../contracts/giving'
import type { Pledge, Project, Reason } from '../../contracts/projects'
import type { Instant, PersonId, Refusal } from '../../contracts/reply'
import type { PurposeAnswer } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'
import { reason, ruled } from '../policies/explain'
import { clockOf, isPast } from '../projects/deadlines'
import { asksGivers, isChange } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { MONEY_LEFT, rowsFrom } from '../projects/stages'
import { accept, refusal, refuse } from '../result'
import { giftsIn, leftOf, partedFrom, totalOf, unspent, type Left } from './left'

/** Whether the work is over, finished or not: what is left of gifts can then only go to another project or back. */
const isOver = ({ stage }: Project): boolean => MONEY_LEFT.includes(stage)

/** Whose money the question is about: what is left of it while the work goes on, what is owed back once it is over. */
function askable(project: Project): readonly Pledge[] {
  if (isOver(project)) return giftsIn(project, 'refundDue')
  return isChange(project) && unspent(project) > 0 ? giftsIn(project, 'received') : []
}

const waiting = (project: Project): readonly Pledge[] => askable(project).filter(({ purpose }) => purpose === 'asked')

/** Whether somebody may still answer. */
export const isAsking = (project: Project, now: Instant): boolean => project.purpose != null && !isPast(project.purpose.clock, { now }) && waiting(project).length > 0

/** Who has not answered yet, once each. */
export const stillAsked = (project: Project): readonly PersonId[] => (project.purpose == null ? [] : [...new Set(waiting(project).map(({ from }) => from))])

const answering = (project: Project): Refusal => refusal('givers-answering', { figures: { waiting: waiting(project).length, answerDue: project.purpose?.clock.due ?? '' } })

interface Asked { readonly purpose: Purpose; readonly pledges: readonly string[] }

/** Asks every giver whose money is left. Refuses `nothing-to-ask` where none is, `givers-answering` while a question is open, and another project that takes no money any more. */
export const askPurpose = rule<'funds.askPurpose', Asked>({
  before: ({ project, now }) => (askable(project).length === 0 ? refusal('nothing-to-ask') : isAsking(project, now) ? answering(project) : null),
  decide: (scene, { into, text }) => {
    const { project, facts, now } = scene
    const { other = null } = facts
    if ((into === null) === isOver(project)) return refuse('fields-missing', { about: 'into' })
    if (into !== null && (into === project.id || other?.id === project.id)) return refuse('same-project')
    if (into !== null && (other === null || other.community !== project.community)) return refuse('unknown-record', { about: into })
    if (other !== null && into !== null && (rowsFrom(other.stage, 'funds.takeOver').length === 0 || isChange(other))) return refuse('not-at-this-stage', { about: other.stage })
    const clock = clockOf('donorAnswer', dayOf(now), scene)
    if (clock === null) return refuse('not-in-this-scheme')
    const about = askable(project)
    const to = into === null || other === null ? null : { project: other.id, code: other.code, title: other.title }
    return accept({ data: { purpose: { text, into: to, at: now, clock }, pledges: about.map(({ id }) => id) }, told: { text, givers: about.length, answerDue: clock.due, ...(to === null ? {} : { otherCode: to.code }) } })
  },
  apply: (project, { purpose, pledges }) => ({ purpose, pledges: project.pledges.map(({ purpose: _before, ...p }) => (pledges.includes(p.id) ? { ...p, purpose: 'asked' as const } : p)) }),
})

/** One's own answer, once, until the last day. Refuses `giver-not-asked`, `giver-answered` and `too-late-to-answer`. What may go to another project goes there in the same write. */
export const answerPurpose = rule<'funds.answerPurpose', { readonly pledge: string; readonly agrees: boolean; readonly moves: boolean }>({
  before: ({ project, actor, now }) => {
    const mine = project.pledges.filter(({ from, purpose }) => from === actor.person && purpose !== undefined)
    if (project.purpose == null || mine.length === 0) return refusal('giver-not-asked')
    if (!waiting(project).some(({ from }) => from === actor.person)) return refusal('giver-answered')
    return isPast(project.purpose.clock, { now }) ? refusal('too-late-to-answer', { clause: project.purpose.clock.clause, figures: { answerDue: project.purpose.clock.due } }) : null
  },
  decide: ({ project, actor }, { pledge, agrees }) => {
    const found = project.pledges.find((p) => p.id === pledge && p.from === actor.person)
    if (found === undefined) return refuse('no-such-pledge', { about: pledge })
    if (!waiting(project).includes(found)) return refuse(found.purpose === undefined ? 'giver-not-asked' : 'giver-answered', { about: pledge })
    return accept({ data: { pledge, agrees, moves: agrees && project.purpose?.into != null }, told: { source: found.source, fen: found.fen, agrees: agrees ? 'yes' : 'no' } })
  },
  apply: (project, { pledge, agrees, moves }) => ({ pledges: project.pledges.map((p) => (p.id === pledge ? { ...p, purpose: agrees ? ('agreed' as const) : ('refused' as const), ...(moves ? { state: 'moved' as const } : {}) } : p)) }),
})

const countOf = (project: Project, answer: PurposeAnswer): number => project.pledges.filter(({ purpose }) => purpose === answer).length

/** The question is taken back while it is open; the money stays what it was given for. Refuses `no-question-open`. */
export const dropPurpose = rule<'funds.dropPurpose', { readonly text: string; readonly asked: readonly PersonId[] }>({
  before: ({ project, now }) => (isAsking(project, now) ? null : refusal('no-question-open')),
  decide: ({ project }, { text }) => accept({ data: { text, asked: stillAsked(project) }, told: { text, agreed: countOf(project, 'agreed'), refused: countOf(project, 'refused') } }),
  // What has moved keeps its answer: it is by that yes that it is elsewhere.
  apply: (project) => ({ purpose: null, pledges: project.pledges.map((p) => { const { purpose: _said, ...rest } = p; return p.state === 'moved' ? p : rest }) }),
})

/** Says of everyone who has not answered until the last day that this is a no (公益事业捐赠法 §18). Refuses `nothing-due` before, and where nobody was silent. */
export const closePurpose = rule<'funds.closePurpose', { readonly silent: readonly string[] }>({
  before: ({ project, now }) => (asksGivers(project) && !isAsking(project, now) ? null : refusal('nothing-due')),
  decide: ({ project }) => {
    const silent = project.pledges.filter(({ purpose }) => purpose === 'asked').map(({ id }) => id)
    return accept({ data: { silent }, told: { agreed: countOf(project, 'agreed'), refused: countOf(project, 'refused'), silent: silent.length } })
  },
  apply: (project, { silent }) => ({ pledges: project.pledges.map((p) => (silent.includes(p.id) ? { ...p, purpose: 'silent' as const } : p)) }),
})

/** What a giver lets go from one project to another counts there as received. Refuses `no-such-pledge` to whoever does not come from that answer. */
export const takeOver = rule<'funds.takeOver', Pledge>({
  before: ({ project }) => (isChange(project) ? refusal('not-at-this-stage', { about: project.stage }) : null),
  decide: ({ facts: { given, newId } }, { pledge }) => {
    if (given === undefined || newId === undefined || given.pledge.id !== pledge) return refuse('no-such-pledge', { about: pledge })
    // What was left to the upkeep of the first work is not left to that of another.
    const { purpose: _said, spare: _there, of: _whole, ...rest } = given.pledge
    return accept({ data: { ...rest, id: newId, state: 'received', receivers: [...given.receivers] }, told: { source: rest.source, fen: rest.fen, otherCode: given.code } })
  },
  apply: (project, pledge) => ({ pledges: [...project.pledges, pledge] }),
})

/** Why a work may not become another one yet: those whose money is left were not asked, or may still answer. */
export function withoutGivers({ project, policy, now }: Scene): Refusal | null {
  const basis = policy.values.purposeChangeNeedsDonorConsent
  const about = askable(project)
  if (basis?.value !== true || about.length === 0) return null
  const unasked = project.purpose == null ? about : about.filter(({ purpose }) => purpose === undefined)
  if (unasked.length > 0) return refusal('givers-not-asked', ruled(basis, { rule: 'purpose', figures: { givers: unasked.length, left: unspent(project) }, remedy: { asked: about.length } }))
  return isAsking(project, now) ? { ...answering(project), ...ruled(basis, { rule: 'purpose', figures: answering(project).figures ?? {} }) } : null
}

const becomesAnother = ({ changes }: Project): boolean => changes.at(-1)?.scope !== undefined

/** What is left of each gift of those who did not agree, by what is left of all. */
const owedToRefusers = (project: Project): readonly Left[] => leftOf(project).filter(({ pledge }) => project.pledges.find(({ id }) => id === pledge)?.purpose !== 'agreed')

/** The project once the change that waits has made another work of it: what is left of the gifts of those who did not say yes is owed back. The same project where nothing of the kind waits. */
export function withoutRefusers(project: Project): Project {
  return project.purpose == null || !becomesAnother(project) ? project : { ...project, pledges: partedFrom(project.pledges, owedToRefusers(project)) }
}

/** With which consents a change that makes another work was approved, and how much is owed back instead. */
export function purposeBecause({ project, policy }: Scene): readonly Reason[] {
  const basis = policy.values.purposeChangeNeedsDonorConsent
  if (basis === undefined || project.purpose == null || !becomesAnother(project)) return []
  const about = askable(project)
  return [reason(basis, { rule: 'purpose', figures: { asked: about.length, agreed: about.filter(({ purpose }) => purpose === 'agreed').length, owedBack: totalOf(owedToRefusers(project)) }, result: 'met' })]
}
