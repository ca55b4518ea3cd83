/** Supervision comments: whoever watches a project says something at any stage of it, and the committee or the street owes an answer. They never move it. */
import type { Project } from '../../contracts/projects'
import type { Comment } from '../../contracts/watching'
import { dayOf } from '../calendar'
import { clockOf } from '../projects/deadlines'
import { personOf } from '../projects/project'
import { rule } from '../projects/rule'
import { accept, refusal, refuse } from '../result'

/** What nobody has read yet and what was taken back as a draft is not public, and nothing is said about it in public. */
const notPublic = ({ contentChecked, stage }: Project) => (contentChecked ? null : refusal('not-at-this-stage', { about: stage }))

const isOpen = ({ answer }: Comment): boolean => answer === null

/** Refuses `already-commented` while an earlier comment of the same person waits for its answer. */
export const comment = rule<'publications.comment', Omit<Comment, 'role'>>({
  before: ({ project, actor }) => notPublic(project) ?? (project.comments.some((one) => isOpen(one) && one.by === actor.person) ? refusal('already-commented') : null),
  decide: (scene, { text }) => {
    const { facts, now, actor } = scene
    const due = clockOf('commentAnswer', dayOf(now), scene)?.due
    if (facts.newId === undefined) return refuse('unknown-record')
    if (due === undefined) return refuse('not-in-this-scheme')
    return accept({ data: { id: facts.newId, by: personOf(actor), at: now, text, due, answer: null, answeredAt: null, ...(facts.contentRisky === true ? { held: true } : {}) }, told: { answerDue: due } })
  },
  apply: (project, data, { by }) => ({ comments: [...project.comments, { ...data, role: by.role }] }),
})

/** Refuses `no-such-comment`. What the content check was not sure of is shown, or kept back for good, as the one who answers says. */
export const answerComment = rule<'publications.answerComment', { readonly comment: string; readonly text: string; readonly at: number; readonly hideText: boolean }>({
  before: ({ project }) => (project.comments.some(isOpen) ? null : refusal('no-such-comment')),
  decide: ({ project, now }, { comment: id, text, hideText }) => {
    const found = project.comments.find((one) => one.id === id && isOpen(one))
    if (!found) return refuse('no-such-comment', { about: id })
    return accept({ data: { comment: id, text, at: now, hideText }, told: { watcher: found.role, text, ...(hideText ? {} : { comment: found.text }) } })
  },
  apply: (project, { comment: id, text, at, hideText }) => ({ comments: project.comments.map((one) => (one.id === id ? { ...one, answer: text, answeredAt: at, held: hideText } : one)) }),
})
