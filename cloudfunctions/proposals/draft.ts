import { COMMAND_INPUTS, type CommandInput } from '../../contracts/commands.schema'
import type { BindingRequest } from '../../contracts/households'
import type { CommandDone } from '../../contracts/operations'
import type { PlaceId, Reply } from '../../contracts/reply'
import { estateOf } from '../../domain/projects/family'
import { blankProject } from '../../domain/projects/project'
import type { Facts, Scene } from '../../domain/projects/rule'
import { no } from '../_runtime/answers'
import { calendarOf } from '../_runtime/calendar'
import { write, type Prepared } from '../_runtime/commands'
import type { StoredDemand } from '../_runtime/demands'
import { operation, type Context } from '../_runtime/operation'
import { haveChecked } from '../_runtime/pictures'
import type { StoredProject } from '../_runtime/scene'
import { actorFor, placeAbove, placeOf, policyToday } from '../_runtime/scene'
import { once } from '../_runtime/write'

type Input = CommandInput<'proposals.draft'>

/** Letters and digits that nobody confuses when they are read out from a board. */
const READABLE = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 7

function codeFrom(random: string): string {
  return [...random].slice(0, CODE_LENGTH).map((c) => READABLE[c.charCodeAt(0) % READABLE.length]).join('')
}

/** Where the proposal is, with its district, street and community; null where the tree has no such place or no scheme. */
async function whereabouts(ctx: Context, id: PlaceId): Promise<NonNullable<Facts['place']> | null> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  if (place?.packId == null) return null
  const [district, street, community] = (await Promise.all((['district', 'street', 'community'] as const).map((kind) => placeAbove(ctx, place, kind)))).map((found) => found?.id ?? null)
  if (district == null || street == null || community == null) return null
  const around = await Promise.all(place.path.map((above) => placeOf(ctx.ports.store, above, ctx.now)))
  const estate = estateOf([...around.filter((p) => p !== null), place])
  return { id: place.id, within: [...place.path, place.id], district, street, community, estate, packId: place.packId }
}

const MOST_REQUESTS = 20

/** Whoever waits to be confirmed is heard: they may propose, and are counted nowhere. */
function waitingHomes({ person, ports }: Context): Promise<readonly BindingRequest[]> {
  return person === null ? Promise.resolve([]) : ports.store.list<BindingRequest>('bindingRequests', { where: { person: person.id, state: 'waiting' }, limit: MOST_REQUESTS })
}

/** The other communities that a proposal names, as far as there are such communities. */
async function partnersIn(ctx: Context, named: readonly PlaceId[]): Promise<NonNullable<Facts['partners']>> {
  const found = await Promise.all(named.map(async (id) => ({ place: await placeOf(ctx.ports.store, id, ctx.now), at: await whereabouts(ctx, id) })))
  return found.flatMap(({ place, at }) => (place?.kind !== 'community' || at === null ? [] : [{ community: place.id, name: place.name, street: at.street, within: at.within, district: at.district, packId: at.packId }]))
}

/** The demand that it comes from, as far as there is one, and whether the caller endorses it. */
async function demandAsked({ ports: { store }, person }: Context, named: string | null): Promise<Pick<Facts, 'demand' | 'endorses'>> {
  if (named === null) return {}
  const [demand, own] = await Promise.all([store.get<StoredDemand>('demands', named), store.get('endorsements', `${named}|${person?.id ?? ''}`)])
  return { demand, endorses: own !== null }
}

async function sceneFor(ctx: Context, place: NonNullable<Facts['place']>, { partners: named, demand }: Input): Promise<Scene> {
  const blank = { ...blankProject(), place: place.id, within: place.within, district: place.district, street: place.street, community: place.community }
  const several = named.length === 0 ? {} : { leadName: (await placeOf(ctx.ports.store, place.community, ctx.now))?.name ?? '', partners: await partnersIn(ctx, named) }
  const facts: Facts = { place, ids: { project: ctx.ports.newId(), code: codeFrom(ctx.ports.newId()) }, ...several, ...(await demandAsked(ctx, demand)) }
  return { project: blank, actor: await actorFor(ctx, blank, await waitingHomes(ctx)), policy: await policyToday(ctx.ports.store, { pack: place.packId, district: place.district, street: place.street }, ctx.now), now: ctx.now, calendar: await calendarOf(ctx.ports.store, { district: place.district, pack: place.packId }, ctx.now), facts }
}

async function run(ctx: Context, input: Input): Promise<Reply<CommandDone>> {
  const place = await whereabouts(ctx, input.place)
  if (place === null) return no('unknown-place', { about: input.place })
  const scene = await sceneFor(ctx, place, input)
  const reply = await once(ctx, (tx) => write(tx, { ctx, scene, command: 'proposals.draft', input }))
  if (reply.ok) await haveChecked(ctx, input)
  return reply
}

export const draft = operation({
  name: 'proposals.draft', does: 'Starts a proposal as a draft of its author, pinned to the scheme of its place.', who: 'identified', input: COMMAND_INPUTS['proposals.draft'],
  output: 'CommandDone', refusals: ['unknown-place', 'not-in-this-scheme', 'not-your-role', 'scheme-expired', 'scheme-not-started', 'not-identified', 'unknown-record', 'not-open', 'already-decided', 'endorsements-missing', 'malformed', 'busy', 'fault'], kind: 'write', run,
})

/** Asks the content check before anything is written; its answer is a fact for the rule. */
export async function proposalText(ctx: Context, input: CommandInput<'proposals.submit'>): Promise<Prepared> {
  const stored = await ctx.ports.store.get<StoredProject>('projects', input.project)
  const text = [input.title ?? stored?.title, input.problem ?? stored?.problem, input.beneficiaries ?? stored?.beneficiaries].join('\n')
  const verdict = await ctx.ports.wechat.checkText({ openid: ctx.caller.openid ?? '', text })
  return { contentRisky: verdict !== 'pass' }
}
