/** Year end: in a scheme that must finish within the year, what is unfinished is marked, excused in writing or confirmed as failed and barred. */
import type { Project } from '../../contracts/projects'
import type { BarAppeal } from '../../contracts/watching'
import { dayOf, yearOf } from '../calendar'
import { reason } from '../policies/explain'
import { personOf } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal, refuse } from '../result'

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

/** Whether there is a bar that can still be appealed, once, by whoever proposed the project or its committee. */
function appealable({ project, now }: Scene) {
  if (project.barAppeal) return refusal('already-appealed')
  if (project.barredUntilYear === null) return refusal('not-in-this-scheme')
  return yearOf(dayOf(now)) > project.barredUntilYear ? refusal('window-closed', { figures: { barredUntilYear: project.barredUntilYear } }) : null
}

export const appealBar = rule<'oversight.appealBar', { readonly appeal: BarAppeal }>({
  before: appealable,
  decide: ({ actor, now }, { text }) => accept({ data: { appeal: { by: personOf(actor), at: now, text, state: 'open', answer: null } }, told: { text } }),
  apply: (_project, { appeal }) => ({ barAppeal: appeal }),
})

/** Somebody uninvolved of the street answers; an upheld appeal lifts the bar, under whatever name the project comes again. Refuses `no-such-objection` where no appeal waits. */
export const decideBar = rule<'oversight.decideBar', { readonly upheld: boolean; readonly text: string }>({
  before: ({ project }) => (project.barAppeal?.state === 'open' ? null : refusal('no-such-objection')),
  decide: (scene, { upheld, text }) => {
    const { barredUntilYear } = scene.project
    if (barredUntilYear === null) return refuse('no-such-objection')
    const bar = scene.policy.values.rebidBarYears
    return accept({
      data: { upheld, text }, told: { upheld: upheld ? 'yes' : 'no', text, ...(upheld ? { barLifted: 'yes' } : { barredUntilYear }) },
      because: bar === undefined ? [] : [reason(bar, { rule: 'bar', figures: { barredUntilYear }, result: upheld ? 'relaxed' : 'barred' })],
    })
  },
  apply: (project, { upheld, text }) => ({ ...(upheld ? { barredUntilYear: null } : {}), barAppeal: project.barAppeal ? { ...project.barAppeal, state: upheld ? 'upheld' : 'dismissed', answer: text } : null }),
})
