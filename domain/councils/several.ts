/** What the decisions of several councils come to: passed by all, or not passed; and going on with the willing (E41). */
import type { Partner } from '../../contracts/joint'
import type { Project, ProjectEvent, Sitting } from '../../contracts/projects'
import type { Fen, PersonId, PlaceId } from '../../contracts/reply'
import type { Stage } from '../../contracts/vocabulary'
import { costOf, personOf } from '../projects/project'
import { rule } from '../projects/rule'
import { accept, refusal } from '../result'
import { changed, communitiesOf, isJoint, nameOf, ofSeveral, turnOf } from './joint'

const namesOf = (project: Project, communities: readonly PlaceId[]): string => communities.map((one) => nameOf(project, one)).join('、')

interface After { readonly to: Stage; readonly passedIn: readonly PlaceId[]; readonly refusedIn: readonly PlaceId[]; readonly over: boolean }

/**
 * What follows when the council whose turn it is has decided. The next one sits, whatever this one said, so that the willing are known;
 * only where the leading community refuses is nothing left to decide. It is passed when all have passed it (E41).
 */
export function afterCouncil(project: Project, passed: boolean): After {
  const said = [...(project.joint?.decided ?? []).map(({ community, sitting }) => ({ community, passed: sitting.result?.passed === true })), { community: turnOf(project), passed }]
  const passedIn = said.filter((one) => one.passed).map(({ community }) => community)
  const refusedIn = said.filter((one) => !one.passed).map(({ community }) => community)
  const over = refusedIn.includes(project.community) || said.length === communitiesOf(project).length
  return { over, passedIn, refusedIn, to: !over ? 'councilScheduled' : refusedIn.length === 0 ? 'resolved' : 'rejected' }
}

/** What the public is told of it: whose council it was, and at the end who passed it and who did not. */
export function councilTold(project: Project, passed?: boolean): Readonly<Record<string, string>> {
  if (!isJoint(project)) return {}
  const council = { council: nameOf(project, turnOf(project)) }
  if (passed === undefined) return council
  const { over, passedIn, refusedIn } = afterCouncil(project, passed)
  return { ...council, ...(over && passedIn.length > 0 ? { passedIn: namesOf(project, passedIn) } : {}), ...(over && refusedIn.length > 0 ? { refusedIn: namesOf(project, refusedIn) } : {}) }
}

/** Its sitting is kept with its minutes, and the next council has rounds of its own. */
export function decidedBy(project: Project, sitting: Sitting): Partial<Project> {
  if (project.joint === undefined) return {}
  const { to } = afterCouncil(project, sitting.result?.passed === true)
  return {
    sitting: null, ...(to === 'rejected' ? { rejection: { reason: 'notPassed', text: '', stage: project.stage } } : {}),
    ...changed(project, { decided: [...project.joint.decided, { community: turnOf(project), sitting }], sittingsBefore: project.sittings }),
  }
}

const BACK: readonly Stage[] = ['consultation', 'triage']

/** What is sent back is decided anew by all of them; what one council puts off, by that one. */
export function decidedAnew(project: Project, { from, to, command }: Pick<ProjectEvent, 'from' | 'to' | 'command'>): Partial<Project> {
  return BACK.includes(to) && from !== to && command !== 'councils.defer' ? changed(project, { decided: [] }) : {}
}

/** Another cost is another question: whoever has passed the old one decides again. */
export const askedAnew = (project: Project, estimate: Fen): Partial<Project> => (estimate === costOf(project) ? {} : changed(project, { decided: [] }))

const refused = ({ joint }: Project): readonly PlaceId[] => (joint?.decided ?? []).filter(({ sitting }) => sitting.result?.passed === false).map(({ community }) => community)

interface Rescoped { readonly estimate: Fen; readonly text: string; readonly without: readonly PlaceId[]; readonly by: PersonId }

/** Goes back to those who are willing, at a new cost; those who refused take part no more (E41). */
export const rescope = rule<'councils.rescope', Rescoped>({
  before: (scene) => {
    const { project } = scene
    const no = ofSeveral(scene)
    if (no) return no
    if (refused(project).includes(project.community)) return refusal('lead-council-refused', { figures: { placeName: nameOf(project, project.community) } })
    return project.rejection?.reason === 'notPassed' && refused(project).length > 0 ? null : refusal('nothing-to-rescope')
  },
  decide: ({ project, actor }, { estimate, text }) => {
    const without = refused(project)
    return accept({ data: { estimate, text, without, by: personOf(actor) }, told: { text, estimate, passedIn: namesOf(project, communitiesOf(project).filter((one) => !without.includes(one))), refusedIn: namesOf(project, without) } })
  },
  apply: (project, { estimate, without }) => {
    const partners: readonly Partner[] = project.joint?.partners ?? []
    return {
      cost: estimate, rejection: null, sitting: null,
      ...changed(project, { partners: partners.filter(({ community }) => !without.includes(community)), left: [...(project.joint?.left ?? []), ...partners.filter(({ community }) => without.includes(community))], decided: [], shares: [], agreed: [], sittingsBefore: project.sittings }),
    }
  },
})
