/** What people do about pictures: decide on what waits, ask for something to be blurred, appeal. */
import type * as v from 'valibot'
import type { Picture, PictureAsk, PictureDue, PictureSeen, PictureWish } from '../../contracts/files'
import type { FILE_INPUTS } from '../../contracts/files.schema'
import type { Page } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import type { FileId, Reply } from '../../contracts/reply'
import type { PictureDecision } from '../../contracts/vocabulary'
import { isPublicFile, pathOf } from '../../domain/files/access'
import { appealFor, decidePicture, isForAnother, maySeePicture, MODERATORS, moderates, seenBy, toAskers, toOwner, whyWaiting, withAsk } from '../../domain/files/pictures'
import { callerIn, no, yes } from '../_runtime/answers'
import { tell } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import { byIds, everyPage, inBatches, pageOf } from '../_runtime/pages'
import { madeFit, pictureKey } from '../_runtime/pictures'
import type { Stored, Tx } from '../_runtime/ports'
import { placeOf } from '../_runtime/scene'
import { append, once } from '../_runtime/write'

type Input<O extends keyof typeof FILE_INPUTS> = v.InferOutput<(typeof FILE_INPUTS)[O]>

/** So many asks stand with a picture in the queue; the others are asked for. */
const FIRST_ASKS = 3

const askKey = (picture: string, person: string): string => `${picture}|${person}`

/** The picture of a file, where this caller may look at it. */
async function seen(ctx: Context, reader: Pick<Tx, 'get'>, file: FileId): Promise<Picture | null> {
  const picture = await reader.get<Stored<Picture>>('pictures', pictureKey(file))
  return picture !== null && maySeePicture({ person: ctx.person?.id ?? null, appointments: ctx.appointments }, picture) ? picture : null
}

const keep = (tx: Tx, picture: Picture): Promise<void> => tx.set('pictures', { ...picture, _id: picture.id })

/** `files.picture` */
export async function show(ctx: Context, { file }: Input<'files.picture'>): Promise<Reply<PictureSeen>> {
  const { store } = ctx.ports
  const picture = await seen(ctx, store, file)
  if (picture === null) return no('unknown-record', { about: file })
  const person = ctx.person?.id ?? null
  const ask = person === null ? null : await store.get<PictureAsk>('pictureAsks', askKey(picture.id, person))
  return yes(seenBy(picture, { person, ask }))
}

/** What was asked of a picture since it was last decided, the first who asked first; one more than the limit. */
async function wishesOf({ ports: { store } }: Context, { id, decided }: Picture, { cursor, limit }: { readonly cursor: number | null; readonly limit: number }): Promise<readonly PictureWish[]> {
  const found = await store.list<PictureAsk>('pictureAsks', { where: { picture: id, after: decided }, order: [['at', 'asc'], ['_id', 'asc']], skip: cursor ?? 0, limit: limit + 1 })
  return found.map(({ text, marks }) => ({ text, marks }))
}

/** `files.queue` */
export async function queue(ctx: Context, { cursor, limit }: Input<'files.queue'>): Promise<Reply<Page<PictureDue>>> {
  const { store } = ctx.ports
  const me = callerIn(ctx).id
  const places = ctx.appointments.filter(({ role }) => MODERATORS.includes(role)).map(({ place }) => place)
  const found = await store.list<Stored<Picture>>('pictures', { where: { within: { $in: places }, waitsFrom: { $lte: ctx.now } }, order: [['waitsFrom', 'asc'], ['_id', 'asc']], skip: cursor ?? 0, limit: limit + 1 })
  const { items, next } = pageOf<Picture>(found, { cursor, limit })
  const projects = await byIds<Project>(store, 'projects', items.map(({ project }) => project))
  const titles = new Map(projects.map(({ _id, title }) => [_id, title]))
  const due = items.map(async (picture): Promise<PictureDue> => {
    const { file, project, at, state, reason, appeal } = picture
    const wishes = picture.asks === 0 ? [] : await wishesOf(ctx, picture, { cursor: null, limit: FIRST_ASKS })
    return {
      file, project, title: titles.get(project) ?? '', communityName: (await placeOf(store, picture.community, ctx.now))?.name ?? '', at, waitsFrom: picture.waitsFrom ?? at,
      state, reason, why: whyWaiting(picture), asks: wishes.slice(0, FIRST_ASKS), moreAsks: wishes.length > FIRST_ASKS, appeal: appeal?.text ?? null, forAnother: isForAnother(picture, me),
    }
  })
  return yes({ items: await Promise.all(due), next })
}

/** `files.asks` */
export async function asks(ctx: Context, { file, cursor, limit }: Input<'files.asks'>): Promise<Reply<Page<PictureWish>>> {
  const picture = await ctx.ports.store.get<Stored<Picture>>('pictures', pictureKey(file))
  if (picture === null) return no('unknown-record', { about: file })
  if (!moderates(ctx.appointments, picture.within)) return no('not-your-scope')
  return yes(pageOf<PictureWish>(await wishesOf(ctx, picture, { cursor, limit }), { cursor, limit }))
}

/** A copy that may stand for a picture: there, public, without a word of a place or a name, and not itself a picture that somebody looks after. */
async function mayStandIn(ctx: Context, { file, blurred }: { readonly file: FileId; readonly blurred: FileId }): Promise<boolean> {
  if (blurred === file || !isPublicFile(pathOf(blurred) ?? '')) return false
  if ((await ctx.ports.store.get<Picture>('pictures', pictureKey(blurred))) !== null) return false
  return (await madeFit(ctx.ports.files, blurred)) === 'pass'
}

/** Those who asked for a blur since the picture was last decided, as long as they fit into the decision's own write. */
const TOLD_AT_ONCE = 40

interface Answered { readonly picture: Picture; readonly decision: PictureDecision }

/** One message for one ask: its id is the ask's, so that a second telling finds it there. */
async function tellAsker(tx: Tx, ctx: Context, { ask: { _id, person }, title, picture, decision }: Answered & { readonly ask: Stored<PictureAsk>; readonly title: string }): Promise<void> {
  if ((await tx.get('messages', _id)) !== null) return
  await tell(tx, ctx, { id: _id, to: person, kind: toAskers(decision), project: picture.project, figures: { title, ...(decision === 'hide' ? {} : { picture: picture.file }) } })
}

const titleOf = async (reader: Pick<Tx, 'get'>, { project }: Picture): Promise<string> => (await reader.get<Project>('projects', project))?.title ?? ''

/** Whoever is left of a crowd, once the decision stands; a decision that was cut off before this makes it good when it is sent again. */
async function tellTheRest(ctx: Context, id: string): Promise<void> {
  const { store } = ctx.ports
  const picture = await store.get<Stored<Picture>>('pictures', id)
  const last = picture === null ? null : await store.get<{ readonly decision: PictureDecision }>('events', `picture:${id}@${picture.decided}`)
  if (picture === null || last === null) return
  const title = await titleOf(store, picture)
  for await (const page of everyPage<PictureAsk>(store, 'pictureAsks', { picture: id, after: picture.decided - 1 })) await inBatches(store, page, (tx, ask) => tellAsker(tx, ctx, { ask, title, picture, decision: last.decision }))
}

/** Everybody whom a decision answers: who asked for it, and who put the picture there. */
async function tellAll(tx: Tx, ctx: Context, { picture, decision }: Answered): Promise<void> {
  const title = await titleOf(tx, picture)
  const asks = picture.asks === 0 ? [] : await ctx.ports.store.list<Stored<PictureAsk>>('pictureAsks', { where: { picture: picture.id, after: picture.decided }, order: [['_id', 'asc']], limit: TOLD_AT_ONCE })
  for (const ask of asks) await tellAsker(tx, ctx, { ask, title, picture, decision })
  const kind = toOwner(picture, decision)
  if (kind !== null) await tell(tx, ctx, { to: picture.by, kind, project: picture.project, figures: { title, picture: picture.file } })
}

/** `files.decide` */
export async function decide(ctx: Context, { file, decision, reason, blurred }: Input<'files.decide'>): Promise<Reply<PictureSeen>> {
  const { store, files } = ctx.ports
  const by = callerIn(ctx).id
  const found = await store.get<Stored<Picture>>('pictures', pictureKey(file))
  if (found === null) return no('unknown-record', { about: file })
  if (!moderates(ctx.appointments, found.within)) return no('not-your-scope')
  // A person sees what is in a picture, not what its bytes say of a place or a name.
  if (decision === 'show' && found.blurred === null && (await madeFit(files, file)) !== 'pass') return no('picture-unreadable', { about: file })
  const copy = decision === 'blur' && blurred !== null && (await mayStandIn(ctx, { file, blurred })) ? blurred : null
  let all = false
  const reply = await once(ctx, async (tx): Promise<Reply<PictureSeen>> => {
    const picture = await tx.get<Picture>('pictures', pictureKey(file))
    if (picture === null) return no('unknown-record', { about: file })
    const after = decidePicture(picture, { decision, reason, blurred: copy, by, now: ctx.now })
    if (!after.ok) return after
    await append(tx, { stream: `picture:${picture.id}`, expected: picture.decided, events: [{ decision, reason: after.value.reason, before: picture.state, asks: picture.asks, by }], at: ctx.now })
    await keep(tx, after.value)
    await tellAll(tx, ctx, { picture, decision })
    all = picture.asks <= TOLD_AT_ONCE
    return yes(seenBy(after.value, { person: by, ask: null }))
  })
  if (reply.ok && !all) await tellTheRest(ctx, found.id)
  return reply
}

/** `files.askBlur` */
export async function askBlur(ctx: Context, { file, text, marks }: Input<'files.askBlur'>): Promise<Reply<PictureSeen>> {
  const person = callerIn(ctx).id
  return once(ctx, async (tx) => {
    const picture = await seen(ctx, tx, file)
    if (picture === null) return no('unknown-record', { about: file })
    const _id = askKey(picture.id, person)
    if ((await tx.get<PictureAsk>('pictureAsks', _id)) !== null) return no('already-requested')
    const ask: Stored<PictureAsk> = { _id, picture: picture.id, person, text, marks, at: ctx.now, after: picture.decided }
    await tx.add('pictureAsks', ask)
    await keep(tx, withAsk(picture, ctx.now))
    return yes(seenBy(picture, { person, ask }))
  })
}

/** `files.appeal` */
export async function appeal(ctx: Context, { file, text }: Input<'files.appeal'>): Promise<Reply<PictureSeen>> {
  const by = callerIn(ctx).id
  return once(ctx, async (tx) => {
    const picture = await seen(ctx, tx, file)
    if (picture === null) return no('unknown-record', { about: file })
    const after = appealFor(picture, { by, text, now: ctx.now })
    if (!after.ok) return after
    await keep(tx, after.value)
    return yes(seenBy(after.value, { person: by, ask: null }))
  })
}
