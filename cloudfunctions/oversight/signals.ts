/** The figures of a year that an office looks at: where money, budgets, consents or contracts stand out, with how they are counted. They accuse nobody and decide nothing (E22, E86). */
import type * as v from 'valibot'
import type { SignalsSeen } from '../../contracts/oversight'
import { OVERSIGHT_INPUTS } from '../../contracts/oversight.schema'
import type { Policy } from '../../contracts/policies'
import type { Project } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import { startOf } from '../../domain/calendar'
import { signalsOf } from '../../domain/oversight/detectors'
import { no, yes } from '../_runtime/answers'
import { notInOffice } from '../_runtime/offices'
import { operation, type Context } from '../_runtime/operation'
import { everyPage } from '../_runtime/pages'
import { asProject, placeOf, policyOf, schemeAt, type StoredProject } from '../_runtime/scene'

const LOOKS = ['streetClerk', 'streetApprover', 'districtLeadingGroup', 'districtCoordinator', 'finance', 'auditor'] as const

async function signals(ctx: Context, { place: id, year }: v.InferOutput<(typeof OVERSIGHT_INPUTS)['oversight.signals']>): Promise<Reply<SignalsSeen>> {
  const stranger = await notInOffice(ctx, id, LOOKS)
  if (stranger !== null) return { ok: false, refusal: stranger }
  const { store } = ctx.ports
  const place = await placeOf(store, id, ctx.now)
  if (place === null) return no('unknown-place', { about: 'place' })
  const figures = (await schemeAt(ctx, place))?.values.signalFigures
  if (figures === undefined) return no('not-in-this-scheme', { about: 'signalFigures' })
  const projects: Project[] = []
  const policies = new Map<string, Policy>()
  for await (const page of everyPage<StoredProject>(store, 'projects', { within: id, since: { $gte: startOf(`${year - 1}-01-01`) } })) {
    for (const stored of page) {
      const project = asProject(stored)
      if (project.implementer === null && project.expenses.length === 0) continue
      projects.push(project)
      policies.set(project.id, await policyOf(store, project, ctx.now))
    }
  }
  return yes({ place: id, year, clause: figures.clause, figures: figures.value, ...signalsOf(projects, { year, figures: figures.value, policyOf: (project) => policies.get(project.id) ?? null }) })
}

export const seeSignals = operation({
  name: 'oversight.signals', does: 'Counts what stands out in a year at a place: spending in December, budgets just under a cap, works that few households agreed to, and how the contracts are spread; figures and how they are counted, never an accusation.',
  who: LOOKS, input: OVERSIGHT_INPUTS['oversight.signals'], output: 'SignalsSeen', refusals: ['not-your-role', 'not-your-scope', 'not-identified', 'unknown-place', 'not-in-this-scheme', 'malformed', 'fault'], kind: 'read', run: signals,
})
