/** Closing the household consent: the answers are counted against the frozen number and sealed. */
import type { ConsentCount } from '../../contracts/projects'
import { meets, needed } from '../share'
import { reason } from '../policies/explain'
import { notSealable } from '../ballots/window'
import { rule } from '../projects/rule'
import { accept, refuse } from '../result'

export const closeConsent = rule<'consents.close', { readonly count: ConsentCount; readonly reached: boolean }>({
  before: ({ project, now }) => notSealable(project.consent, now),
  decide: (scene) => {
    const { project, facts, policy } = scene
    if (!project.consent || !facts.consentCount) return refuse('not-open')
    const { threshold, households } = project.consent
    const { agree, disagree, undecided } = facts.consentCount
    const reached = threshold === null || meets(threshold, agree, households)
    const told = { households, agree, disagree, undecided, unanswered: households - agree - disagree - undecided }
    const basis = policy.values.consentThreshold
    const because = threshold === null || !basis ? [] : [reason(basis, { rule: 'consent', figures: { households, agree, needed: needed(threshold, households) }, result: reached ? 'met' : 'not-met' })]
    return accept({ ...(reached ? {} : { to: 'rejected' as const }), data: { count: facts.consentCount, reached }, told, because })
  },
  apply: (project, { count, reached }) => ({
    consent: project.consent && { ...project.consent, sealed: count },
    rejection: reached ? null : { reason: 'consentNotReached', text: '', stage: project.stage },
  }),
})
