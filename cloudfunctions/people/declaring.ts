/** Near relatives and interests: declared and withdrawn by the person, read by the person, and by the street about its officials. */
import type { Declaration, DeclarationSeen, Interest, Person } from '../../contracts/people'
import type { PEOPLE_INPUTS } from '../../contracts/people.schema'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { Refusal, Reply } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { counterpartOf, declared, refusalToWithdraw, withdrawn, writesOf } from '../../domain/people/declaring'
import { maskedName } from '../../domain/people/masking'
import { isPublic } from '../../domain/projects/view'
import { noteAccess } from '../_runtime/accesses'
import { callerIn, no, yes } from '../_runtime/answers'
import { tell } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import type { Tx } from '../_runtime/ports'
import { append, once } from '../_runtime/write'
import { nearMe } from './finding'
import type * as v from 'valibot'

type Inputs = typeof PEOPLE_INPUTS

/** Who reads the declarations of a street's officials. */
export const DECLARATION_READERS = ['streetClerk', 'streetApprover'] as const satisfies readonly AppointedRole[]

/** The event says that something of a kind was declared; what it is stands sealed with the person alone. */
async function write(tx: Tx, { ctx, before, after, event }: { readonly ctx: Context; readonly before: Person; readonly after: readonly Declaration[]; readonly event: { readonly what: 'declared' | 'withdrawn'; readonly kind: Declaration['kind']; readonly declaration: string } }): Promise<void> {
  await append(tx, { stream: `person:${before.id}`, expected: writesOf(before.declarations), events: [event], at: ctx.now })
  await tx.set('people', { ...before, declarations: after, _id: before.id })
}

async function unknownIn(tx: Tx, input: v.InferOutput<Inputs['people.declare']>, me: string): Promise<Refusal | null> {
  switch (input.kind) {
    case 'relative': return input.person === me ? { code: 'malformed', about: 'person' } : null
    case 'supplier': return null
    case 'propertyCompany': return (await tx.get<Place>('places', input.place)) === null ? { code: 'unknown-place', about: 'place' } : null
    case 'ownBenefit': {
      const project = await tx.get<Project>('projects', input.project)
      return project !== null && (isPublic(project) || project.proposer === me) ? null : { code: 'unknown-record', about: 'project' }
    }
  }
}

/** A near relative is written down with both, in one transaction. */
async function declareOther(tx: Tx, { ctx, person, me }: { readonly ctx: Context; readonly person: string; readonly me: string }): Promise<Refusal | null> {
  const other = await tx.get<Person>('people', person)
  if (other === null || other.forgottenAt !== undefined) return { code: 'unknown-person', about: 'person' }
  const id = ctx.ports.newId()
  const after = declared(other.declarations ?? [], { kind: 'relative', person: me, by: me }, { id, at: ctx.now })
  if (!after.ok) return after.refusal
  await write(tx, { ctx, before: other, after: after.value, event: { what: 'declared', kind: 'relative', declaration: id } })
  await tell(tx, ctx, { to: person, kind: 'relative-declared' })
  return null
}

export function declare(ctx: Context, input: v.InferOutput<Inputs['people.declare']>): Promise<Reply<{ readonly declaration: string }>> {
  const me = callerIn(ctx).id
  return once(ctx, async (tx) => {
    const unknown = await unknownIn(tx, input, me)
    if (unknown !== null) return { ok: false, refusal: unknown }
    const person = await tx.get<Person>('people', me)
    if (person === null) return no('unknown-person')
    const interest: Interest = input.kind === 'relative' ? { ...input, by: me } : input
    const id = ctx.ports.newId()
    const after = declared(person.declarations ?? [], interest, { id, at: ctx.now })
    if (!after.ok) return after
    const refused = input.kind === 'relative' ? await declareOther(tx, { ctx, person: input.person, me }) : null
    if (refused !== null) return { ok: false, refusal: refused }
    await write(tx, { ctx, before: person, after: after.value, event: { what: 'declared', kind: input.kind, declaration: id } })
    return yes({ declaration: id })
  })
}

async function withdrawOther(tx: Tx, ctx: Context, { person, me }: { readonly person: string; readonly me: string }): Promise<void> {
  const other = await tx.get<Person>('people', person)
  const theirs = counterpartOf(other?.declarations, me)
  if (other === null || theirs === undefined) return
  await write(tx, { ctx, before: other, after: withdrawn(other.declarations ?? [], theirs.id, ctx.now), event: { what: 'withdrawn', kind: 'relative', declaration: theirs.id } })
}

export function withdrawDeclaration(ctx: Context, { declaration: id }: v.InferOutput<Inputs['people.withdrawDeclaration']>): Promise<Reply<{ readonly declaration: string }>> {
  const me = callerIn(ctx).id
  return once(ctx, async (tx) => {
    const person = await tx.get<Person>('people', me)
    const one = person?.declarations?.find((declaration) => declaration.id === id)
    const refused = refusalToWithdraw(one, me)
    if (refused !== null || person === null || one === undefined) return { ok: false, refusal: refused ?? { code: 'unknown-record' } }
    if (one.kind === 'relative') await withdrawOther(tx, ctx, { person: one.person, me })
    await write(tx, { ctx, before: person, after: withdrawn(person.declarations ?? [], id, ctx.now), event: { what: 'withdrawn', kind: one.kind, declaration: id } })
    return yes({ declaration: id })
  })
}

/** In words that a person can read; relatives by their masked name. */
async function seen({ ports }: Context, { id: owner, declarations = [] }: Person): Promise<readonly DeclarationSeen[]> {
  const { store } = ports
  const ids = (of: (one: Declaration) => string | null): readonly string[] => declarations.map(of).filter((one) => one !== null)
  const found = async <T extends object>(collection: 'people' | 'places' | 'projects', wanted: readonly string[]): Promise<ReadonlyMap<string, T>> => new Map(wanted.length === 0 ? [] : (await byIds<T>(store, collection, wanted)).map((one) => [one._id, one]))
  const [people, places, projects] = await Promise.all([
    found<Person>('people', ids((one) => (one.kind === 'relative' ? one.person : null))), found<Place>('places', ids((one) => (one.kind === 'propertyCompany' ? one.place : null))),
    found<Project>('projects', ids((one) => (one.kind === 'ownBenefit' ? one.project : null))),
  ])
  const named = (one: Declaration): string => {
    switch (one.kind) {
      case 'relative': return maskedOrNothing(people.get(one.person)?.name)
      case 'supplier': return one.supplier
      case 'propertyCompany': return places.get(one.place)?.name ?? ''
      case 'ownBenefit': return projects.get(one.project)?.title ?? ''
    }
  }
  return declarations.map((one) => ({ id: one.id, kind: one.kind, what: named(one), at: one.at, withdrawnAt: one.withdrawnAt, own: one.kind !== 'relative' || one.by === owner }))
}

const maskedOrNothing = (name = ''): string => (name === '' ? '' : maskedName(name))

/** Newest first: what stands before what was withdrawn. */
const inOrder = (items: readonly DeclarationSeen[]): readonly DeclarationSeen[] => [...items].sort((a, b) => Number(a.withdrawnAt !== null) - Number(b.withdrawnAt !== null) || b.at - a.at)

export async function myDeclarations(ctx: Context): Promise<Reply<{ readonly items: readonly DeclarationSeen[] }>> {
  return yes({ items: inOrder(await seen(ctx, callerIn(ctx))) })
}

/** The reply that is kept for a resent request holds nothing personal: the values are read anew. */
export async function officialDeclarations(ctx: Context, { person: id, reason }: v.InferOutput<Inputs['people.officialDeclarations']>): Promise<Reply<{ readonly person: string; readonly items: readonly DeclarationSeen[]; readonly at: number }>> {
  const person = await ctx.ports.store.get<Person>('people', id)
  if (person === null) return no('unknown-person')
  const asStreet: Context = { ...ctx, appointments: ctx.appointments.filter(({ role }) => DECLARATION_READERS.some((reader) => reader === role)) }
  const { by: office = null, offices = [] } = (await nearMe(asStreet, [id])).get(id) ?? {}
  if (office === null || offices.length === 0) return no('not-your-scope', { about: 'person' })
  const noted = await once(ctx, async (tx) => {
    await noteAccess(tx, ctx, { about: id, opened: ['declarations'], reason, office })
    return yes({ at: ctx.now })
  })
  return noted.ok ? yes({ person: id, items: inOrder(await seen(ctx, person)), at: noted.data.at }) : noted
}
