import type { Page } from '../../contracts/operations'
import type { Appointment } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { CouncilView } from '../../contracts/projects'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import type { PlaceId } from '../../contracts/reply'
import type { PlaceKind } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { councilView } from '../../domain/councils/composition'
import { yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { byIds, everyPage, pageOf } from '../_runtime/pages'
import { placeAbove, placeOf, schemeAt } from '../_runtime/scene'

const KINDS: readonly PlaceKind[] = ['community', 'committee']
const MOST_PLACES = 1000

/** Where I live or hold an office; an office over a building counts for its community. */
async function scopesOf(ctx: Context): Promise<readonly PlaceId[]> {
  const offices = await Promise.all(ctx.appointments.map(async ({ place }) => {
    const found = await placeOf(ctx.ports.store, place, ctx.now)
    return found === null ? [] : [(await placeAbove(ctx, found, 'community'))?.id ?? found.id]
  }))
  return [...new Set([...ctx.households.map((home) => home.community), ...offices.flat()])]
}

async function placesIn({ ports: { store } }: Context, scopes: readonly PlaceId[]): Promise<readonly Place[]> {
  const [own, below] = await Promise.all([byIds<Place>(store, 'places', scopes), store.list<Place>('places', { where: { path: { $in: scopes }, kind: { $in: KINDS } }, limit: MOST_PLACES })])
  const found = [...own.filter(({ kind }) => KINDS.includes(kind)), ...below]
  return found.filter(({ id }, index) => found.findIndex((one) => one.id === id) === index).sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function termsOf({ ports: { store } }: Context, places: readonly Place[]): Promise<readonly Appointment[]> {
  const found: Appointment[] = []
  for await (const page of everyPage<Appointment>(store, 'appointments', { place: { $in: places.map(({ id }) => id) }, role: 'councilMember', endedAt: null })) found.push(...page)
  return found
}

/** Where a council has to be, though nobody sits on it yet: in each committee, or in the community where there is none or the community has a council of its own. */
function hasCouncil(place: Place, { places, seated }: { readonly places: readonly Place[]; readonly seated: (id: PlaceId) => boolean }): boolean {
  if (seated(place.id)) return true
  return place.kind === 'committee' ? !place.path.some(seated) : !places.some(({ kind, path }) => kind === 'committee' && path.includes(place.id))
}

export const seats = operation({
  name: 'councils.seats', does: 'Lists the councils of a community by the classes of their seats: filled, vacant, terms that are over soon, and why one could not sit today.', who: 'anyone', input: PROJECT_INPUTS['councils.seats'], output: 'Page<CouncilView>',
  refusals: ['malformed', 'fault'], kind: 'read',
  run: async (ctx, { community, cursor, limit }) => {
    const places = await placesIn(ctx, community === null ? await scopesOf(ctx) : [community])
    const terms = await termsOf(ctx, places)
    const seated = (id: PlaceId): boolean => terms.some(({ place }) => place === id)
    const wanted = places.filter((place) => hasCouncil(place, { places, seated }))
    const views = await Promise.all(wanted.map(async (place): Promise<readonly CouncilView[]> => {
      const policy = await schemeAt(ctx, place)
      if (policy === null || (policy.values.councilSeats === undefined && !seated(place.id))) return []
      return [councilView(policy, { council: place.id, name: place.name, terms: terms.filter((term) => term.place === place.id), today: dayOf(ctx.now) })]
    }))
    const page: Page<CouncilView> = pageOf(views.flat().slice(cursor ?? 0, (cursor ?? 0) + limit + 1), { cursor, limit })
    return yes(page)
  },
})
