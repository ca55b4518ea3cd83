/** What is kept of one person: all of it in one answer, and the way to have it taken out. */
import type { ConsentBallot } from '../../contracts/consents'
import type { Picture } from '../../contracts/files'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { MyData, Person } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import type { PersonId, Reply } from '../../contracts/reply'
import { leave } from '../../domain/households/binding'
import { mayForgetChild } from '../../domain/households/children'
import { ratingKey } from '../../domain/ratings/ballots'
import { callerIn, no, yes } from '../_runtime/answers'
import type { CollectionName } from '../_runtime/collections'
import type { Context } from '../_runtime/operation'
import { byIds, everyPage, inBatches } from '../_runtime/pages'
import type { Scalar, Stored, Tx } from '../_runtime/ports'

type Kept = Stored<object>
const MOST = 1000
const MOST_MEMBERS = 50

/** Everything of a collection that a field names the person in. */
async function namedIn(ctx: Context, collection: CollectionName, where: Readonly<Record<string, Scalar>>): Promise<readonly Kept[]> {
  return ctx.ports.store.list<Kept>(collection, { where, limit: MOST })
}

/** Ballots, ratings and support are found by their key alone: one for each project where the person may have given one. */
async function votesOf(ctx: Context, { person, homes }: { readonly person: PersonId; readonly homes: readonly HouseholdBinding[] }): Promise<Pick<MyData, 'pollBallots' | 'choices' | 'ratings' | 'supports'>> {
  const { store } = ctx.ports
  const projects: Pick<Project, 'id' | 'poll'>[] = []
  for (const community of new Set(homes.map((home) => home.community))) for await (const page of everyPage<Project>(store, 'projects', { community })) projects.push(...page)
  const polls = (await Promise.all([...new Set(homes.flatMap(({ within, community }) => [...within, community]))].map((place) => namedIn(ctx, 'polls', { place })))).flat()
  const [pollBallots, choices, ratings, supports] = await Promise.all([
    byIds<object>(store, 'pollBallots', projects.flatMap(({ id, poll }) => Array.from({ length: poll?.round ?? 0 }, (_, at) => `${id}|${at + 1}|${person}`))),
    byIds<object>(store, 'choices', polls.map(({ _id }) => `${_id}|${person}`)),
    byIds<object>(store, 'ratings', projects.map(({ id }) => ratingKey({ project: id, person }))),
    byIds<object>(store, 'supports', projects.map(({ id }) => `${id}|${person}`)),
  ])
  return { pollBallots, choices, ratings, supports }
}

/** What this person said in a household's ballot: not what others of the household said, nor who lives there now. */
function spokenIn({ project, round, household, receipt, history, ...last }: ConsentBallot, person: PersonId): readonly object[] {
  const { answer, reason, channel, by, onBehalf, signature, evidence, at } = last
  const entries = [...history, { answer, reason, channel, by, onBehalf, signature, evidence, at }].filter((entry) => entry.by === person)
  return entries.length === 0 ? [] : [{ project, round, household, receipt, entries }]
}

/** All that is kept of the caller, as it is worked with: nothing in it is sealed. */
export async function exportMine(ctx: Context): Promise<Reply<MyData>> {
  const { store } = ctx.ports
  const me = callerIn(ctx)
  const person = (await store.get<Person>('people', me.id)) ?? me
  const homes = await store.list<Stored<HouseholdBinding>>('bindings', { where: { person: me.id }, limit: MOST })
  const [households, accounts, offices, requests, changes, messages, proposals, objections, auditSignatures, sheetReports, endorsements, looks, consents, votes, pictures, pictureAsks, agreed, agreedTo] = await Promise.all([
    byIds<Household>(store, 'households', homes.map(({ household }) => household)),
    namedIn(ctx, 'accounts', { person: me.id }), namedIn(ctx, 'appointments', { person: me.id }), namedIn(ctx, 'bindingRequests', { person: me.id }),
    namedIn(ctx, 'registerChanges', { reportedBy: me.id }), namedIn(ctx, 'messages', { to: me.id }), namedIn(ctx, 'projects', { proposer: me.id }), namedIn(ctx, 'objections', { person: me.id }), namedIn(ctx, 'auditSignatures', { person: me.id }), namedIn(ctx, 'sheetReports', { person: me.id }), namedIn(ctx, 'endorsements', { person: me.id }),
    Promise.all([me.id, ...homes.filter(({ endedAt }) => endedAt === null).map(({ household }) => household)].map((about) => namedIn(ctx, 'accessLog', { about }))),
    Promise.all(homes.map(({ household }) => store.list<ConsentBallot>('consents', { where: { household }, limit: MOST }))),
    votesOf(ctx, { person: me.id, homes }),
    store.list<Stored<Picture>>('pictures', { where: { by: me.id }, limit: MOST }), namedIn(ctx, 'pictureAsks', { person: me.id }), namedIn(ctx, 'childPermits', { guardian: me.id }), namedIn(ctx, 'childPermits', { child: me.id }),
  ])
  const register = homes.flatMap(({ household, member }) => households.find((one) => one.id === household)?.members.filter(({ key }) => key === member) ?? [])
  return yes({ at: ctx.now, person, accounts, offices, homes, register, requests, changes, messages, proposals, objections, auditSignatures, sheetReports, endorsements, looks: looks.flat(), pictures: pictures.map(({ file, project, at, state, reason, appeal }) => ({ file, project, at, state, reason, appeal })), pictureAsks, childPermits: [...agreed, ...agreedTo], consents: consents.flat().flatMap((ballot) => spokenIn(ballot, me.id)), ...votes })
}

/** A picture stays, because its project does; what was said of it goes. */
async function withoutWords(tx: Tx, { _id }: Kept): Promise<void> {
  const picture = await tx.get<Picture>('pictures', _id)
  if (picture !== null && picture.appeal !== null) await tx.set('pictures', { ...picture, appeal: { ...picture.appeal, text: '' }, _id })
}

/** Replies and messages first, in small pieces that may be repeated; whoever is cut off here is still known, and can ask again. */
async function forgetTexts(ctx: Context, person: PersonId): Promise<void> {
  const { store } = ctx.ports
  for await (const page of everyPage<object>(store, 'messages', { to: person })) await inBatches(store, page, (tx, { _id }) => tx.remove('messages', _id))
  for await (const page of everyPage<object>(store, 'pictureAsks', { person })) await inBatches(store, page, (tx, { _id }) => tx.remove('pictureAsks', _id))
  for await (const page of everyPage<Picture>(store, 'pictures', { by: person })) await inBatches(store, page.filter(({ appeal }) => appeal !== null), withoutWords)
  for (;;) {
    const page = await store.list<Kept>('requests', { where: { _id: { $gte: `${person}|`, $lt: `${person}}` } }, order: [['_id', 'asc']], limit: MOST })
    await inBatches(store, page, (tx, { _id }) => tx.remove('requests', _id))
    if (page.length < MOST) return
  }
}

async function leaveHome(tx: Tx, ctx: Context, { mine, others }: { readonly mine: HouseholdBinding; readonly others: readonly HouseholdBinding[] }): Promise<void> {
  const household = await tx.get<Household>('households', mine.household)
  if (household === null) return
  const left = leave(household, { mine, others, now: ctx.now })
  await tx.set('households', { ...left.household, _id: household.id })
  await tx.set('bindings', { ...left.mine, _id: mine.id })
  if (left.heir !== null) await tx.set('bindings', { ...left.heir, _id: left.heir.id })
}

/** Takes a person out: name, number, accounts, homes, messages and replies. Safe to repeat. */
async function forget(ctx: Context, known: Pick<Person, 'id' | 'createdAt'>): Promise<void> {
  const { store } = ctx.ports
  const [accounts, homes, requests, identities] = await Promise.all([
    namedIn(ctx, 'accounts', { person: known.id }), store.list<Stored<HouseholdBinding>>('bindings', { where: { person: known.id }, limit: MOST_MEMBERS }),
    namedIn(ctx, 'bindingRequests', { person: known.id }), namedIn(ctx, 'identities', { person: known.id }),
  ])
  const others = await Promise.all(homes.map(({ household }) => store.list<HouseholdBinding>('bindings', { where: { household, endedAt: null }, limit: MOST_MEMBERS })))
  await forgetTexts(ctx, known.id)
  await store.transact(async (tx) => {
    for (const [at, home] of homes.entries()) {
      const mine = await tx.get<HouseholdBinding>('bindings', home.id)
      if (mine !== null) await leaveHome(tx, ctx, { mine, others: others[at] ?? [] })
    }
    for (const { _id } of requests) await tx.remove('bindingRequests', _id)
    for (const { _id } of identities) await tx.remove('identities', _id)
    for (const { _id } of accounts) await tx.remove('accounts', _id)
    await tx.remove('doorAttempts', known.id)
    await tx.set('people', { _id: known.id, id: known.id, name: '', createdAt: known.createdAt, forgottenAt: ctx.now })
  })
}

/**
 * Takes the caller out. What was counted stays under a number that leads to nobody; the public log never held a name.
 * Safe to repeat: an account that nothing is kept of answers the same.
 */
export async function forgetMe(ctx: Context): Promise<Reply<{ readonly forgotten: true }>> {
  const { person: known, caller } = ctx
  if (caller.openid === null) return no('not-identified')
  if (known === null) return yes({ forgotten: true })
  if (ctx.appointments.length > 0) return no('holds-an-office', { about: ctx.appointments[0]?.role ?? '' })
  await forget(ctx, known)
  return yes({ forgotten: true })
}

/** Takes back what a guardian agreed to: the child is taken out as if it had asked itself. Safe to repeat. */
export async function forgetChild(ctx: Context, { person: id }: { readonly person: PersonId }): Promise<Reply<{ readonly forgotten: true }>> {
  const { store } = ctx.ports
  const [homes, child] = await Promise.all([store.list<Stored<HouseholdBinding>>('bindings', { where: { person: id }, limit: MOST_MEMBERS }), store.get<Person>('people', id)])
  if (child === null || !homes.some((home) => mayForgetChild(home, ctx.households))) return no('unknown-person')
  if (homes.some(({ how, endedAt }) => how !== 'guardian' && endedAt === null)) return no('not-eligible', { about: 'person' })
  const offices = await namedIn(ctx, 'appointments', { person: id })
  if (offices.length > 0) return no('holds-an-office', { about: 'person' })
  if (child.forgottenAt === undefined) await forget(ctx, child)
  return yes({ forgotten: true })
}
