/** Weighing a proposal before it is accepted: what the rules would say, without deciding anything. */
import type * as v from 'valibot'
import type { Weighed } from '../../contracts/proposals'
import type { Project } from '../../contracts/projects'
import { PROPOSAL_INPUTS } from '../../contracts/proposals.schema'
import type { Reply } from '../../contracts/reply'
import { capBecause, capSaysNo, type Asked } from '../../domain/approvals/cap'
import { fundShareOf } from '../../domain/approvals/share'
import { familyOf, togetherBecause } from '../../domain/projects/family'
import { approvingLevels, levelsBecause } from '../../domain/projects/route'
import { isPublic, stepsOf } from '../../domain/projects/view'
import { looksLike } from '../../domain/proposals/similar'
import { no, yes } from '../_runtime/answers'
import { checklistFacts, plannedAlike } from '../_runtime/checklist'
import { neighboursOf } from '../_runtime/facts'
import { operation, type Context } from '../_runtime/operation'
import { asProject, sceneOf, type StoredProject } from '../_runtime/scene'
import { cardsFor } from '../_runtime/cards'

type Input = v.InferOutput<(typeof PROPOSAL_INPUTS)['proposals.weigh']>
const DESK = ['committeeStaff', 'partySecretary', 'supervisionCommittee', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'districtCoordinator'] as const
const SEARCHED = 300
const SHOWN = 5

type Sorted = Pick<NonNullable<Project['triage']>, 'type' | 'category' | 'estimate'>
const sortedBy = ({ type, category, estimate }: Input): Sorted | null => (type === null || category === null || estimate === null ? null : { type, category, estimate })

const asSorted = (project: Project, { type, category, estimate }: Sorted, family: Project['family']): Project =>
  ({ ...project, family, cost: estimate, triage: { type, category, level: 2, estimate, justification: null, needsOwnersDecision: false, ownersDecision: null } })

async function similarTo(ctx: Context, project: Project): Promise<readonly Project[]> {
  const found = await ctx.ports.store.list<StoredProject>('projects', { where: { community: project.community, open: true }, order: [['since', 'desc']], limit: SEARCHED })
  return found.map(asProject).filter((other) => other.id !== project.id && isPublic(other) && looksLike(other.title, project.title)).slice(0, SHOWN)
}

async function run(ctx: Context, input: Input): Promise<Reply<Weighed>> {
  const stored = await ctx.ports.store.get<StoredProject>('projects', input.project)
  if (stored === null) return no('unknown-record', { about: input.project })
  const project = asProject(stored)
  const { policy, actor } = await sceneOf(ctx, project)
  if (!DESK.some((role) => actor.roles.includes(role))) return no('not-your-scope')
  const { types, categories, exclusions, eligibility } = policy.values
  const sorted = sortedBy(input)
  const known = sorted !== null && types?.value.some((t) => t.type === sorted.type) === true ? sorted : null
  const family = input.category === null ? [] : familyOf(project, { others: await neighboursOf(ctx, project), category: input.category, policy })
  const after = known === null ? { ...project, family } : asSorted(project, known, family)
  const asked: Asked | null = known === null ? null : { policy, type: known.type, fen: known.estimate, fundFen: fundShareOf(after), family, name: 'estimate' }
  const [facts, planned, similar] = await Promise.all([checklistFacts({ store: ctx.ports.store, project, category: input.category, type: input.type, now: ctx.now }), plannedAlike({ store: ctx.ports.store, project }), similarTo(ctx, project)])
  return yes({
    exclusions: (exclusions?.value ?? []).map((rule) => ({ ...rule, clause: exclusions?.clause ?? '', since: exclusions?.since ?? null, tag: exclusions?.tag ?? 'assumption', ...(exclusions?.quote === undefined ? {} : { quote: exclusions.quote }) })),
    eligibility: { tests: eligibility?.value ?? [], basis: eligibility ?? null },
    types: (types?.value ?? []).map(({ type, label }) => ({ type, label })), categories: categories?.value ?? [],
    planned: planned.map(({ title, department, state }) => ({ title, department, state })), barred: facts.barred, scope: facts.scope, similar: await cardsFor(ctx, similar), family,
    because: asked === null ? [] : [...capBecause(asked), ...togetherBecause({ policy, family, fen: asked.fen }), ...levelsBecause(after, policy)],
    refusal: asked === null ? null : capSaysNo(asked, null), levels: approvingLevels(after, policy), steps: stepsOf(after, policy),
  })
}

export const weigh = operation({
  name: 'proposals.weigh', does: 'Shows what the rules would say to a proposal before it is accepted: checklist, look-alikes, family, cap and route.', who: DESK,
  input: PROPOSAL_INPUTS['proposals.weigh'], output: 'Weighed', refusals: ['unknown-record', 'not-your-scope', 'not-your-role', 'not-identified', 'malformed', 'fault'], kind: 'read', run,
})
