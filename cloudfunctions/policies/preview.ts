import type * as v from 'valibot'
import type { AmendmentPreview, InForce, TouchedProject } from '../../contracts/amendments'
import type { POLICY_INPUTS } from '../../contracts/amendments.schema'
import type { Policy } from '../../contracts/policies'
import type { Project } from '../../contracts/projects'
import type { PlaceId, Reply } from '../../contracts/reply'
import { changesIn, mayDecideHere, policyWith, refusalOfChange, standing, type Desk } from '../../domain/policies/amending'
import { governing } from '../../domain/policies/in-force'
import { effectsOf } from '../../domain/policies/moving'
import { isPublic } from '../../domain/projects/view'
import { no, yes } from '../_runtime/answers'
import { cardFor } from '../_runtime/cards'
import type { Context } from '../_runtime/operation'
import { asProject, bookOf, type StoredProject } from '../_runtime/scene'
import { changeOf, deskOf, ruledPlace } from './desk'

/** Enough to judge by; the counts are of all. */
const LOOKED_AT = 200

/** Drafts follow what is in force on the day they are handed in; what is under way keeps its version. */
export async function countTouched({ ports }: Context, place: PlaceId): Promise<{ readonly drafts: number; readonly keeping: number }> {
  const [drafts, keeping] = await Promise.all([
    ports.store.count('projects', { within: place, open: true, stage: 'draft' }), ports.store.count('projects', { within: place, open: true, stage: { $ne: 'draft' } }),
  ])
  return { drafts, keeping }
}

/** The rules of the day on which the change begins, without it and with it, as they bear on one street. */
function pairFor(desk: Desk, { place, change, street }: { readonly place: PlaceId; readonly change: ReturnType<typeof changeOf>; readonly street: PlaceId }): readonly [Policy, Policy] {
  const without = changesIn(desk.book, { pack: desk.pack.id, street })
  const changed: InForce = place === desk.book.district ? { ...without, district: [...without.district, change] } : { ...without, street: [...without.street, change] }
  const on = (changes: InForce): Policy => policyWith(desk.pack, { floor: desk.floor, day: change.dated.from, changes })
  return [on(without), on(changed)]
}

export async function previewChange(ctx: Context, input: v.InferOutput<(typeof POLICY_INPUTS)['policies.preview']>): Promise<Reply<AmendmentPreview>> {
  const where = await ruledPlace(ctx, input.place)
  const desk = where === null ? null : deskOf(ctx, where, await bookOf(ctx.ports.store, where.district.id))
  if (where === null || desk === null || (where.place.kind !== 'district' && where.place.kind !== 'street')) return no('unknown-place', { about: input.place })
  if (mayDecideHere(desk) !== null) return no('not-your-scope', { about: 'place' })
  const change = changeOf(input)
  const refused = refusalOfChange(desk, input.place, change)
  if (refused) return { ok: false, refusal: refused }
  const [touched, stored] = await Promise.all([
    countTouched(ctx, input.place),
    ctx.ports.store.list<StoredProject>('projects', { where: { within: input.place, open: true, stage: { $ne: 'draft' } }, order: [['deadlineDue', 'asc']], limit: LOOKED_AT }),
  ])
  const projects = stored.map(asProject).filter((p) => isPublic(p) && p.pack.id === desk.pack.id)
  const pairs = new Map([...new Set(projects.map((p) => p.street))].map((street) => [street, pairFor(desk, { place: input.place, change, street })]))
  const differing = projects.flatMap((project): readonly { readonly project: Project; readonly effects: TouchedProject['effects'] }[] => {
    const pair = pairs.get(project.street)
    const effects = pair === undefined ? [] : effectsOf(project, ...pair)
    return effects.length === 0 ? [] : [{ project, effects }]
  })
  const shown = await Promise.all(differing.map(async ({ project, effects }): Promise<TouchedProject> => ({ card: await cardFor(ctx, project), effects })))
  return yes({ before: standing(desk, { place: input.place, key: change.key, day: change.dated.from }) ?? null, after: governing<unknown>(change.dated), ...touched, looked: projects.length, differing: shown })
}
