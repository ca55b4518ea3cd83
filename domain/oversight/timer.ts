/** What the timer does about a duty's day: it reminds before, and after it tells the next level and the public. It decides nothing in anybody's place. */
import type { Deadline, Project } from '../../contracts/projects'
import type { Day } from '../../contracts/reply'
import type { DeadlineKind, Role } from '../../contracts/vocabulary'
import type { Policy } from '../../contracts/policies'
import { dayOf, workingDaysBefore, type Calendar } from '../calendar'
import { FULFILLED_BY, isDuty, isPast } from '../projects/deadlines'
import { rule, type Scene } from '../projects/rule'
import { TABLE } from '../projects/stages'
import { accept, refusal, refuse } from '../result'

type Level = 'community' | 'street' | 'district'
const LEVEL: { readonly [R in Role]?: Level } = { streetClerk: 'street', streetApprover: 'street', finance: 'street', auditor: 'street', districtLeadingGroup: 'district', districtCoordinator: 'district' }
const levelOf = (role: Role): Level => LEVEL[role] ?? 'community'

/** Who answers for each level, as the next one up. */
const ABOVE: { readonly [L in Level]: readonly Role[] } = { community: ['streetApprover', 'streetClerk'], street: ['districtLeadingGroup', 'districtCoordinator'], district: ['districtCoordinator'] }

/** The roles that can fulfil a duty of this project; for an approval, those of its own level. */
export function waitsFor(project: Project, kind: DeadlineKind, policy: Policy): readonly Role[] {
  const roles = (FULFILLED_BY[kind] ?? []).flatMap((command) => {
    const { by, narrowedBy } = TABLE[command]
    const named: unknown = narrowedBy === undefined ? undefined : policy.values[narrowedBy]?.value
    return by.filter((role) => role !== 'system' && (!Array.isArray(named) || named.includes(role)))
  })
  const own = project.stage === 'approvingStreet' ? 'street' : project.stage === 'approvingDistrict' ? 'district' : null
  return [...new Set(roles.filter((role) => kind !== 'approval' || levelOf(role) === own))]
}

/** Whom a passed duty goes up to: the level above the highest of those that could have done it. */
export function nextLevelFor(project: Project, kind: DeadlineKind, policy: Policy): readonly Role[] {
  const levels = waitsFor(project, kind, policy).map(levelOf)
  return ABOVE[levels.includes('district') ? 'district' : levels.includes('street') ? 'street' : 'community']
}

/** The day on which a duty is recalled: the pack's number of working days before it is due; null where the pack names none. */
export function remindOn(deadline: Pick<Deadline, 'due'>, { policy, calendar }: { readonly policy: Policy; readonly calendar: Calendar }): Day | null {
  const days = policy.values.remindWorkingDays
  return days === undefined ? null : workingDaysBefore(deadline.due, days.value, calendar)
}

/** A duty that is to be recalled now. One that has already passed is not recalled but goes up. */
function near(scene: Scene): Deadline | undefined {
  const today = dayOf(scene.now)
  return scene.project.deadlines.find((d) => isDuty(d) && d.remindedOn === undefined && !isPast(d, scene) && (remindOn(d, scene) ?? '9999-12-31') <= today)
}

const passed = (scene: Scene): Deadline | undefined => scene.project.deadlines.find((d) => isDuty(d) && d.escalated === undefined && isPast(d, scene))

const marked = (project: Project, kind: DeadlineKind, mark: Partial<Deadline>): Partial<Project> => ({ deadlines: project.deadlines.map((d) => (d.kind === kind ? { ...d, ...mark } : d)) })

/** What is written of a duty that was recalled or went up, and whom it waits for. */
export interface DutyTold { readonly kind: DeadlineKind; readonly due: Day; readonly on: Day; readonly waitsFor: readonly Role[]; readonly to: readonly Role[] }

const tellOf = (scene: Scene, deadline: Deadline): DutyTold => ({ kind: deadline.kind, due: deadline.due, on: dayOf(scene.now), waitsFor: waitsFor(scene.project, deadline.kind, scene.policy), to: nextLevelFor(scene.project, deadline.kind, scene.policy) })

export const remind = rule<'oversight.remind', DutyTold>({
  before: (scene) => (near(scene) ? null : refusal('nothing-due')),
  decide: (scene) => {
    const deadline = near(scene)
    return deadline ? accept({ data: tellOf(scene, deadline), told: { deadline: deadline.kind, due: deadline.due } }) : refuse('nothing-due')
  },
  apply: (project, { kind, on }) => marked(project, kind, { remindedOn: on }),
})

export const escalate = rule<'oversight.escalate', DutyTold>({
  before: (scene) => (passed(scene) ? null : refusal('nothing-due')),
  decide: (scene) => {
    const deadline = passed(scene)
    if (!deadline) return refuse('nothing-due')
    const data = tellOf(scene, deadline)
    return accept({ data, told: { deadline: data.kind, due: data.due, wentTo: data.to.map(levelOf)[0] ?? 'district' } })
  },
  apply: (project, { kind, on, to }) => marked(project, kind, { escalated: { on, to } }),
})
