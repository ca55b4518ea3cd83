/** What a project is pinned to, and moving it to the rules of today: explicit, with a reason, published, and never against what is already decided (E62). */
import type { Policy } from '../../contracts/policies'
import type { Project, Sitting } from '../../contracts/projects'
import type { Refusal } from '../../contracts/reply'
import type { PolicyEffect, Stage } from '../../contracts/vocabulary'
import { capSaysNo, measure, type Asked } from '../approvals/cap'
import { fundShareOf } from '../approvals/share'
import { dayOf, STATE_COUNCIL_CALENDAR } from '../calendar'
import { sittingsOf } from '../councils/joint'
import { deadlinesAgain } from '../projects/deadlines'
import { costOf } from '../projects/project'
import { ownRoute } from '../projects/route'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal, refuse } from '../result'
import { meets } from '../share'
import { ruled } from './explain'
import { accepts } from './in-force'

/** The pin that names exactly this policy. */
export const pinOf = (policy: Policy): Project['pack'] => ({ id: policy.packId, asOf: policy.asOf, version: policy.version })

const SIDE: { readonly [S in Stage]?: Stage } = { selfGovernance: 'triage', reserve: 'determined' }
const behind = (project: Project, policy: Policy): readonly Stage[] => {
  const route = ownRoute(project, policy)
  return route.slice(0, Math.max(route.indexOf(SIDE[project.stage] ?? project.stage), 0))
}

/** The step that would be missing behind the project, or under it, on the route of the new rules. */
function missingStep(project: Project, old: Policy, next: Policy): Refusal | null {
  const here = SIDE[project.stage] ?? project.stage
  if (!ownRoute(project, next).includes(here)) return refusal('would-undo-decision', { about: here })
  const done = behind(project, old)
  const missing = behind(project, next).find((stage) => !done.includes(stage))
  return missing === undefined ? null : refusal('would-undo-decision', { about: missing })
}

function outOfScheme({ triage }: Project, next: Policy): Refusal | null {
  if (triage === null) return null
  const { types, categories } = next.values
  if (types !== undefined && !types.value.some((t) => t.type === triage.type)) return refusal('unknown-type', { about: triage.type, clause: types.clause })
  if (categories !== undefined && !categories.value.includes(triage.category)) return refusal('unknown-category', { about: triage.category, clause: categories.clause })
  return null
}

/** What is held against the cap of these rules; nothing before it is sorted, or where they do not know its type. */
function askedOf(project: Project, policy: Policy): Asked | null {
  const { triage, family } = project
  if (triage === null || policy.values.types?.value.some((t) => t.type === triage.type) !== true) return null
  return { policy, type: triage.type, fen: costOf(project) ?? 0, fundFen: fundShareOf(project), family, name: 'cost' }
}

function capUndone(project: Project, next: Policy): Refusal | null {
  const asked = askedOf(project, next)
  return asked === null ? null : capSaysNo(asked, project.triage?.justification ?? null)
}

function capOf(project: Project, policy: Policy): unknown {
  const asked = askedOf(project, policy)
  return asked === null ? null : [measure(asked).verdict, measure(asked).cap]
}

/** A vote that carried must still carry: quorum and majority of the new rules on the figures of the old sitting. */
function sittingUndone(sitting: Sitting, next: Policy): Refusal | null {
  const rules = next.values.sitting
  if (sitting.result?.passed !== true || rules === undefined) return null
  const { members, present, recused, for: yes } = sitting.result
  if (!meets(rules.value.quorum, present, members)) return refusal('would-undo-decision', ruled(rules, { rule: 'quorum', figures: { members, present } }))
  return meets(rules.value.pass, yes, present - recused) ? null : refusal('would-undo-decision', ruled(rules, { rule: 'majority', figures: { present: present - recused, for: yes } }))
}

const voteUndone = (project: Project, next: Policy): Refusal | null => sittingsOf(project).map(({ sitting }) => sittingUndone(sitting, next)).find((no) => no !== null) ?? null

function consentUndone({ consent }: Project, next: Policy): Refusal | null {
  const rule = next.values.consentThreshold
  if (consent?.sealed == null || rule?.value == null || meets(rule.value, consent.sealed.agree, consent.sealed.households)) return null
  return refusal('would-undo-decision', ruled(rule, { rule: 'consent', figures: { households: consent.sealed.households, agree: consent.sealed.agree } }))
}

/** What stands against judging a project by other rules: a step never taken, a type, a cap, a vote or a consent that would fall. */
export const undoneBy = (project: Project, old: Policy, next: Policy): Refusal | null =>
  outOfScheme(project, next) ?? capUndone(project, next) ?? missingStep(project, old, next) ?? voteUndone(project, next) ?? consentUndone(project, next)

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)

/** The ways in which other rules would judge this project differently: its route, its cap, its running clocks. */
export function effectsOf(project: Project, old: Policy, next: Policy): readonly PolicyEffect[] {
  // Only the rules are compared: the calendar is the same on both sides.
  const dues = (policy: Policy): readonly string[] => deadlinesAgain(project, { policy, calendar: STATE_COUNCIL_CALENDAR }).map((d) => d.due)
  const unlike: { readonly [E in PolicyEffect]: boolean } = {
    route: differs(ownRoute(project, old), ownRoute(project, next)),
    cap: differs(capOf(project, old), capOf(project, next)),
    deadline: differs(dues(old), dues(next)),
  }
  return (['route', 'cap', 'deadline'] as const).filter((effect) => unlike[effect])
}

interface Moved { readonly pack: Project['pack']; readonly text: string }

export const move = rule<'policies.move', Moved>({
  before: ({ policy, now }: Scene) => {
    const open = accepts(policy, dayOf(now))
    return open.ok ? null : open.refusal
  },
  decide: ({ project, policy, facts }, { text }) => {
    const next = facts.policyNow
    if (next === undefined) return refuse('unknown-record')
    if (!differs(policy.values, next.values)) return refuse('nothing-changes', { figures: { asOf: policy.asOf, version: policy.version } })
    const no = undoneBy(project, policy, next)
    if (no) return { ok: false, refusal: no }
    const told = { text, fromDay: policy.asOf, fromVersion: policy.version, toDay: next.asOf, toVersion: next.version }
    return accept({ data: { pack: pinOf(next), text }, told, policy: next })
  },
  apply: (_project, { pack }) => ({ pack }),
})
