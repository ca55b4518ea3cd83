/** Projects of several communities: who takes part, whose turn it is and who acts for whom (跨社区项目). */
import type { CouncilDecision, Joint, JointCouncil, Partner } from '../../contracts/joint'
import type { Project } from '../../contracts/projects'
import type { PersonId, PlaceId, Refusal } from '../../contracts/reply'
import type { Command, Role, Stage } from '../../contracts/vocabulary'
import type { Scene } from '../projects/rule'
import { accept, refusal, refuse, type Result } from '../result'
import { needed } from '../share'
import { quorumBase } from './composition'

type Several = Project & { readonly joint: Joint }

/** Whether other communities take part in it beside its own. */
export const isJoint = (project: Project): project is Several => (project.joint?.partners.length ?? 0) > 0

/** The communities whose councils decide, the one that leads first. */
export const communitiesOf = ({ community, joint }: Pick<Project, 'community' | 'joint'>): readonly PlaceId[] => [community, ...(joint?.partners ?? []).map((one) => one.community)]

/** What one of its communities is called. */
export const nameOf = ({ joint }: Pick<Project, 'joint'>, community: PlaceId): string => [...(joint?.partners ?? []), ...(joint?.left ?? [])].find((one) => one.community === community)?.name ?? joint?.leadName ?? ''

/** What a project's place is called on lists and pages: all its communities, the one that leads first. */
export const jointName = (project: Project, own: string): string => (isJoint(project) ? [own, ...project.joint.partners.map(({ name }) => name)].join('、') : own)

/** Which communities take part, as the public is told; nothing where it is one. */
export const communitiesTold = (project: Project): Readonly<Record<string, string>> => (isJoint(project) ? { communities: communitiesOf(project).map((one) => nameOf(project, one)).join('、') } : {})

/** The community whose council sits now or next; its own where it is one community's. */
export const turnOf = (project: Project): PlaceId => communitiesOf(project).find((one) => !(project.joint?.decided ?? []).some(({ community }) => community === one)) ?? project.community

/** The sittings that its last decisions rest on, and the one that is called or open. */
export function sittingsOf(project: Project): readonly CouncilDecision[] {
  const { sitting, joint } = project
  return [...(joint?.decided ?? []), ...(sitting === null ? [] : [{ community: turnOf(project), sitting }])]
}

const SIGNERS: readonly Role[] = ['facilitator', 'supervisionCommittee']
const maySign = (scene: Scene, community: PlaceId): boolean => scene.actor.at?.[community]?.some((role) => SIGNERS.includes(role)) === true
const hasSigned = ({ sitting }: CouncilDecision, person: PersonId | null): boolean => sitting.signatures.some((one) => one.person === person)

/** Whose minutes this person signs: the first that are theirs to sign and that they have not signed yet. */
export function minutesOf(scene: Scene): PlaceId {
  const own = (scene.project.joint?.decided ?? []).filter(({ community }) => maySign(scene, community))
  return (own.find((one) => !hasSigned(one, scene.actor.person)) ?? own[0])?.community ?? scene.project.community
}

/** For which community this person agrees to the shares: the first of theirs that has not. */
export function agreeing({ project, actor }: Scene): PlaceId {
  const others = (project.joint?.partners ?? []).map(({ community }) => community).filter((one) => actor.at?.[one]?.includes('committeeStaff'))
  return others.find((one) => project.joint?.agreed.includes(one) !== true) ?? others[0] ?? project.joint?.partners[0]?.community ?? project.community
}

/** What a council's own people do, in the place of that council and nowhere else. */
const IN_SITTING: readonly Command[] = ['councils.schedule', 'councils.open', 'councils.recuse', 'councils.leave', 'councils.vote', 'councils.countHands', 'councils.close', 'councils.defer']

/** The community in which somebody acts by this command: whose sitting it is, whose minutes, whose word; everything else is done where the project lies. */
function placeOf(scene: Scene, command: Command): PlaceId {
  if (IN_SITTING.includes(command)) return turnOf(scene.project)
  if (command === 'councils.signMinutes') return minutesOf(scene)
  return command === 'councils.agreeShares' ? agreeing(scene) : scene.project.community
}

/** The scene with the roles that its actor has where the command is given: whoever runs the sitting of one community is a stranger in that of the next. */
export function inTurn(scene: Scene, command: Command): Scene {
  const { project, actor } = scene
  if (!isJoint(project)) return scene
  const place = placeOf(scene, command)
  const there = actor.at?.[place]
  if (there !== undefined) return { ...scene, actor: { ...actor, roles: there } }
  return place === project.community ? scene : { ...scene, actor: { ...actor, roles: [] } }
}

/** The other communities as they were found: in the same district and under the same scheme, once each; `unknown-place` for any other. */
export function partnersOf({ policy, facts }: Scene, named: readonly PlaceId[]): Result<readonly Partner[]> {
  if (named.length === 0) return accept([])
  const { crossCommunity, optionalStages } = policy.values
  if (crossCommunity === undefined || optionalStages?.value.includes('councilSession') !== true) return refuse('not-in-this-scheme', { about: 'partners', ...(crossCommunity && { clause: crossCommunity.clause }) })
  const found: Partner[] = []
  for (const id of new Set(named)) {
    const one = facts.partners?.find(({ community }) => community === id)
    if (one === undefined || id === facts.place?.community || one.district !== facts.place?.district || one.packId !== facts.place.packId) return refuse('unknown-place', { about: id })
    found.push({ community: one.community, name: one.name, street: one.street, within: one.within })
  }
  return accept(found)
}

/** A project of several communities before anybody has decided. */
export const newJoint = (leadName: string, partners: readonly Partner[]): Joint => ({ leadName, partners, shares: [], agreed: [], decided: [], sittingsBefore: 0, left: [], held: [] })

/** What is asked of a project of several communities alone. */
export const ofSeveral = ({ project }: Pick<Scene, 'project'>): Refusal | null => (isJoint(project) ? null : refusal('one-community-only'))

/** The change of what several communities have said; none where there is one. */
export const changed = (project: Project, by: Partial<Joint>): Partial<Project> => (project.joint === undefined ? {} : { joint: { ...project.joint, ...by } })

/** The sitting that a page shows: the one that is called or open, or the last that decided, unless the next council has yet to call its own. */
export function shownSitting(project: Project): CouncilDecision | null {
  const { joint, sitting, stage } = project
  if (sitting !== null) return { community: turnOf(project), sitting }
  return stage === 'councilScheduled' || stage === 'consultation' ? null : (joint?.decided.at(-1) ?? null)
}

/** How many sittings the council whose turn it is has been called to. */
export const roundsOf = ({ sittings, joint }: Pick<Project, 'sittings' | 'joint'>): number => sittings - (joint?.sittingsBefore ?? 0)

/** How each council voted, in one line for a notice: for, against and abstentions, present and members, and how many had to be there. */
export const votesTold = (project: Project): string => sittingsOf(project).flatMap(({ community, sitting }) => (sitting.result === null ? [] : [
  `${nameOf(project, community)} ${sitting.result.for}、${sitting.result.against}、${sitting.result.abstain}，${sitting.result.present}/${sitting.result.members}（≥${needed(sitting.quorum, quorumBase(sitting))}）`])).join('；')

/** Its communities as anyone may see them, and those that went on without. */
export function councilsOf(project: Project): readonly JointCouncil[] {
  const { joint, stage } = project
  if (joint === undefined) return []
  const waits: readonly Stage[] = ['consultation', 'councilScheduled', 'councilSession']
  const all = sittingsOf(project)
  const here = communitiesOf(project).map((community): JointCouncil => {
    const sitting = all.find((one) => one.community === community)?.sitting ?? null
    const share = joint.shares.find((one) => one.community === community)?.fen ?? null
    return { community, name: nameOf(project, community), leads: community === project.community, share, agreed: joint.agreed.includes(community), turn: waits.includes(stage) && turnOf(project) === community, left: false, on: sitting?.on ?? null, result: sitting?.result ?? null, signatures: sitting?.signatures.length ?? 0 }
  })
  return [...here, ...joint.left.map(({ community, name }): JointCouncil => ({ community, name, leads: false, share: null, agreed: false, turn: false, left: true, on: null, result: null, signatures: 0 }))]
}
