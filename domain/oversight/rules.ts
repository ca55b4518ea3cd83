/** Year end: in a scheme that must finish within the year, what is unfinished is marked, excused in writing or confirmed as failed and barred. */
import type { Project } from '../../contracts/projects'
import { dayOf, yearOf } from '../calendar'
import { reason } from '../policies/explain'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal } from '../result'

const clauseOf = ({ policy }: Scene) => policy.values.sameYearCompletion?.clause ?? ''
/** The year in which the implementer was confirmed is the year in which it had to be done. */
export const yearOfWorks = (project: Project): number => yearOf(project.implementer?.confirmedOn ?? dayOf(project.since))

export const markUnfinished = rule<'oversight.markUnfinished', { readonly year: number }>({
  before: (scene) => {
    if (scene.policy.values.sameYearCompletion?.value !== true) return refusal('not-in-this-scheme')
    if (scene.project.pending?.kind === 'unfinished' || scene.project.excused !== null) return refusal('already-answered')
    return yearOf(dayOf(scene.now)) > yearOfWorks(scene.project) ? null : refusal('not-before-year-end', { clause: clauseOf(scene) })
  },
  decide: (scene) => accept({ data: { year: yearOfWorks(scene.project) }, told: { year: yearOfWorks(scene.project) } }),
  apply: () => ({ pending: { kind: 'unfinished' } }),
})

const marked = ({ project }: Scene) => (project.pending?.kind === 'unfinished' ? null : refusal('not-before-year-end'))

export const excuseUnfinished = rule<'oversight.excuseUnfinished', { readonly text: string }>({
  before: marked,
  decide: (_scene, { text }) => accept({ data: { text }, told: { excused: 'yes', text } }),
  apply: (_project, { text }) => ({ excused: text, pending: null }),
})

export const confirmUnfinished = rule<'oversight.confirmUnfinished', { readonly text: string; readonly barredUntilYear: number | null }>({
  before: marked,
  decide: (scene, { text }) => {
    const year = yearOfWorks(scene.project)
    // How long it is barred is the scheme's to say; one that says nothing bars nothing.
    const bar = scene.policy.values.rebidBarYears
    const barredUntilYear = bar === undefined ? null : year + bar.value
    return accept({ data: { text, barredUntilYear }, told: { text, ...(barredUntilYear === null ? {} : { barredUntilYear }) }, because: bar === undefined ? [] : [reason(bar, { rule: 'bar', figures: { year }, result: 'barred' })] })
  },
  apply: (_project, { barredUntilYear }) => ({ barredUntilYear, pending: null }),
})
