/** The second look at a dismissed objection: asked for once by whoever objected, decided by the street, by somebody who neither decided the project nor gave the first answer. */
import type { Objection, Project, Review } from '../../contracts/projects'
import type { Instant } from '../../contracts/reply'
import { dayOf } from '../calendar'
import { clockOf } from '../projects/deadlines'
import { openNotice, withNotice } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal, refuse } from '../result'
import { fallen, fallsIf } from './rules'

const objectionsOf = (project: Project): readonly Objection[] => openNotice(project)?.objections ?? []
const canBeAsked = (o: Objection): boolean => o.state === 'dismissed' && o.reviewUntil !== undefined && o.review === undefined
const isInReview = (o: Objection): boolean => o.review?.state === 'open'

function withReview(project: Project, objection: string, review: (old: Objection) => Review | undefined): Partial<Project> {
  const notice = openNotice(project)
  if (!notice) return {}
  const objections = notice.objections.map((o): Objection => {
    const found = o.id === objection ? review(o) : undefined
    return found === undefined ? o : { ...o, review: found }
  })
  return { notices: withNotice(project, { ...notice, objections }) }
}

/** Where it is not known yet whose the objections are, that is asked when the command comes. */
const mayBeOwn = ({ facts }: Scene) => ({ id }: Objection): boolean => facts.ownObjections === undefined || facts.ownObjections.includes(id)

/** Refuses `no-such-objection`, `not-your-objection`, and `window-closed` after the last day for it. */
export const askReview = rule<'publications.askReview', { readonly objection: string; readonly review: Review }>({
  before: (scene) => {
    const askable = objectionsOf(scene.project).filter(canBeAsked)
    if (askable.length === 0) return refusal('no-such-objection')
    const own = askable.filter(mayBeOwn(scene))
    const until = own.map(({ reviewUntil }) => reviewUntil ?? '').sort().at(-1)
    if (until === undefined) return refusal('not-your-objection')
    return dayOf(scene.now) > until ? refusal('window-closed', { figures: { until } }) : null
  },
  decide: (scene, { objection, text }) => {
    const { now, facts } = scene
    const found = objectionsOf(scene.project).find((o) => o.id === objection && canBeAsked(o))
    const due = clockOf('objectionReview', dayOf(now), scene)?.due
    if (found?.reviewUntil === undefined || due === undefined) return refuse('no-such-objection', { about: objection })
    if (facts.ownObjections?.includes(objection) !== true) return refuse('not-your-objection', { about: objection })
    if (dayOf(now) > found.reviewUntil) return refuse('window-closed', { figures: { until: found.reviewUntil } })
    return accept({ data: { objection, review: { at: now, text, due, state: 'open', answer: null, answeredAt: null, ...(facts.contentRisky === true ? { held: true } : {}) } } })
  },
  apply: (project, { objection, review }) => withReview(project, objection, () => review),
})

interface Reviewed { readonly objection: string; readonly upheld: boolean; readonly text: string; readonly at: Instant; readonly hideText?: boolean }

/** Refuses `no-such-objection`. What is upheld brings the notice down as an upheld objection does; what is confirmed ends there. */
export const review = rule<'publications.review', Reviewed>({
  before: ({ project }) => (objectionsOf(project).some(isInReview) ? null : refusal('no-such-objection')),
  decide: (scene, { objection, upheld, text, hideText }) => {
    const found = objectionsOf(scene.project).find((o) => o.id === objection && isInReview(o))
    if (!found) return refuse('no-such-objection', { about: objection })
    return accept({ ...fallsIf(upheld, scene), data: { objection, upheld, text, at: scene.now, hideText }, told: { reviewed: 'yes', upheld: upheld ? 'yes' : 'no', text } })
  },
  apply: (project, { objection, upheld, text, at, hideText }) => {
    const answer = { answer: text, answeredAt: at }
    const changed = withReview(project, objection, (o) => o.review && { ...o.review, ...answer, state: upheld ? 'upheld' : 'dismissed', held: hideText === true })
    const notice = openNotice({ ...project, ...changed })
    return upheld && notice ? fallen(project, notice, answer) : changed
  },
})
