/** What this person may do now with this project, and why not: computed from the table that will decide. */
import type { Action, Refusal } from '../../contracts/reply'
import { COMMANDS, DEADLINE_KINDS, STAGES, type Command, type DeadlineKind, type RefusalCode, type Role, type Stage } from '../../contracts/vocabulary'
import { inTurn, isJoint } from '../councils/joint'
import { owesBoardPhoto } from '../publications/rules'
import { FULFILLED_BY } from './deadlines'
import { mayDo, rolesFor } from './decide'
import type { Scene } from './rule'
import { BESIDE, EXPECTED, rowsFrom, TABLE } from './stages'

/** The commands that lead on from a stage, as against those that only add to it. */
export const leadsOn = (command: Command): boolean => TABLE[command].rows.some((r) => r.to !== 'stay')

/** What is another’s, what this sitting does not do, and what nobody has asked for yet: nobody waits for it. */
const NOT_FOR_ME: readonly string[] = ['not-a-member', 'not-your-objection', 'not-this-way', 'no-such-comment', 'no-such-objection', 'no-such-ticket', 'audit-not-asked', 'transfer-not-proposed', 'rejection-not-proposed', 'no-sheet-report', 'nothing-hangs', 'no-correction', 'no-notice-yet', 'one-community-only', 'no-refund-due', 'already-refunded'] satisfies readonly RefusalCode[]

const shown = (scene: Scene, command: Command, no: Refusal | null): boolean => {
  if (no === null) return true
  if (NOT_FOR_ME.includes(no.code) || ONLY_IF_MAY.includes(command)) return false
  if (no.code === 'not-your-role' || no.code === 'not-identified') return leadsOn(command) && !rolesFor(command, scene.policy).every((r) => r === 'system')
  return true
}

/** Shown to whoever may, and to nobody as something that cannot be done. */
const ONLY_IF_MAY: readonly Command[] = ['funds.askPurpose', 'funds.answerPurpose', 'funds.dropPurpose', 'funds.askName', 'funds.dropName', 'councils.countName', 'councils.confirmName', 'approvals.approveName', 'works.takeNameDown']

/** What only a project of several communities knows. */
const OF_SEVERAL: readonly Command[] = ['councils.proposeShares', 'councils.agreeShares', 'councils.rescope']
const isAsked = ({ project }: Scene, command: Command): boolean => isJoint(project) || !OF_SEVERAL.includes(command)

/** Every command of this stage that the caller may give, or that leads on and why he may not; allowed ones first. */
export function actionsFor(scene: Scene): readonly Action[] {
  const here = COMMANDS.filter((c) => isAsked(scene, c) && rowsFrom(scene.project.version === 0 ? null : scene.project.stage, c).length > 0)
  const all = here.map((operation) => ({ operation, no: mayDo(scene, operation) })).filter(({ operation, no }) => shown(scene, operation, no))
  return all.map(({ operation, no }) => ({ operation, allowed: no === null, because: no })).sort((a, b) => Number(b.allowed) - Number(a.allowed))
}

/** What is expected in this stage: where the next of several councils has no sitting yet, that one is called; a picture of the board only while one is owed. */
function expectedIn(scene: Scene): readonly Command[] {
  const { stage, sitting } = scene.project
  if (stage === 'councilScheduled' && sitting === null) return ['councils.schedule']
  return (EXPECTED[stage] ?? []).filter((command) => command !== 'publications.postBoard' || owesBoardPhoto(scene))
}

/** What is expected of this actor now: allowed, not merely possible. The first is the one button of 「等你办」. */
export function expectedOf(scene: Scene): readonly Command[] {
  return [...expectedIn(scene), ...BESIDE].filter((command) => mayDo(scene, command) === null)
}

/** The stages in which something is expected of one of these roles, whatever the scheme: a desk has to look at no others. */
export const stagesFor = (roles: readonly Role[]): readonly Stage[] => STAGES.filter((stage) => EXPECTED[stage]?.some((command) => TABLE[command].by.some((role) => roles.includes(role))) === true)

/** The clocks of what is owed beside the stages: which projects have an answer outstanding. */
export const BESIDE_CLOCKS: readonly DeadlineKind[] = DEADLINE_KINDS.filter((kind) => FULFILLED_BY[kind]?.some((command) => BESIDE.includes(command)) === true)

/** Whether a duty that passed its day went up to an office of this actor. */
export const isEscalatedTo = ({ project, actor }: Scene): boolean => project.deadlines.some((d) => d.escalated?.to.some((role) => actor.roles.includes(role)) === true)

/** What waits at this actor's desk, whether or not its gate is open yet. */
export function atDeskOf(scene: Scene): readonly Command[] {
  const own = expectedIn(scene).filter((command) => rolesFor(command, scene.policy).some((r) => inTurn(scene, command).actor.roles.includes(r)) && ![...NOT_FOR_ME, 'not-your-role'].includes(mayDo(scene, command)?.code ?? ''))
  return [...own, ...BESIDE.filter((command) => mayDo(scene, command) === null)]
}
