/** What people do about pictures: decide on what waits, ask for something to be blurred, appeal. */
import type * as v from 'valibot'
import type { Picture, PictureAsk, PictureDue, PictureSeen } from '../../contracts/files'
import type { FILE_INPUTS } from '../../contracts/files.schema'
import type { Page } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import type { FileId, Reply } from '../../contracts/reply'
import { isPublicFile, pathOf } from '../../domain/files/access'
import { appealFor, decidePicture, isForAnother, maySeePicture, MODERATORS, moderates, seenBy, whyWaiting, withAsk } from '../../domain/files/pictures'
import { callerIn, no, yes } from '../_runtime/answers'
import { tell } from '../_runtime/messages'
import type { Context } from '../_runtime/operation'
import { byIds, pageOf } from '../_runtime/pages'
import { pictureKey } from '../_runtime/pictures'
import type { Stored, Tx } from '../_runtime/ports'
import { placeOf } from '../_runtime/scene'
import { append, once } from '../_runtime/write'

type Input<O extends keyof typeof FILE_INPUTS> = v.InferOutput<(typeof FILE_INPUTS)[O]>

const MOST_ASKS = 200

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
  const asked = person !== null && (await store.get<PictureAsk>('pictureAsks', askKey(picture.id, person))) !== null
  return yes(seenBy(picture, { person, asked }))
}

/** `files.queue` */
export async function queue(ctx: Context, { cursor, limit }: Input<'files.queue'>): Promise<Reply<Page<PictureDue>>> {
  const { store } = ctx.ports
  const me = callerIn(ctx).id
  const places = ctx.appointments.filter(({ role }) => MODERATORS.includes(role)).map(({ place }) => place)
  const found = await store.list<Stored<Picture>>('pictures', { where: { within: { $in: places }, waitsFrom: { $lte: ctx.now } }, order: [['waitsFrom', 'asc'], ['_id', 'asc']], skip: cursor ?? 0, limit: limit + 1 })
  const { items, next } = pageOf<Picture>(found, { cursor, limit })
  const wanted = items.filter(({ asks }) => asks > 0).map(({ id }) => id)
  const [projects, asks] = await Promise.all([
    byIds<Project>(store, 'projects', items.map(({ project }) => project)),
    wanted.length === 0 ? [] : store.list<PictureAsk>('pictureAsks', { where: { picture: { $in: wanted } }, limit: MOST_ASKS }),
  ])
  const titles = new Map(projects.map(({ _id, title }) => [_id, title]))
  const due = items.map(async (picture): Promise<PictureDue> => {
    const { id, file, project, at, state, reason, decided, appeal } = picture
    return {
      file, project, title: titles.get(project) ?? '', communityName: (await placeOf(store, picture.community, ctx.now))?.name ?? '', at, waitsFrom: picture.waitsFrom ?? at,
      state, reason, why: whyWaiting(picture), asks: asks.filter((ask) => ask.picture === id && ask.after === decided).map(({ text }) => text), appeal: appeal?.text ?? null, forAnother: isForAnother(picture, me),
    }
  })
  return yes({ items: await Promise.all(due), next })
}

/** A copy that may stand for a picture: there, public, and not itself a picture that somebody looks after. */
async function mayStandIn(ctx: Context, { file, blurred }: { readonly file: FileId; readonly blurred: FileId }): Promise<boolean> {
  if (blurred === file || !isPublicFile(pathOf(blurred) ?? '')) return false
  const [link] = await ctx.ports.files.links([blurred])
  return typeof link?.url === 'string' && (await ctx.ports.store.get<Picture>('pictures', pictureKey(blurred))) === null
}

/** `files.decide` */
export async function decide(ctx: Context, { file, decision, reason, blurred }: Input<'files.decide'>): Promise<Reply<PictureSeen>> {
  const by = callerIn(ctx).id
  const copy = decision === 'blur' && blurred !== null && (await mayStandIn(ctx, { file, blurred })) ? blurred : null
  return once(ctx, async (tx) => {
    const picture = await tx.get<Picture>('pictures', pictureKey(file))
    if (picture === null) return no('unknown-record', { about: file })
    if (!moderates(ctx.appointments, picture.within)) return no('not-your-scope')
    const after = decidePicture(picture, { decision, reason, blurred: copy, by, now: ctx.now })
    if (!after.ok) return after
    await append(tx, { stream: `picture:${picture.id}`, expected: picture.decided, events: [{ decision, reason: after.value.reason, before: picture.state, asks: picture.asks, by }], at: ctx.now })
    await keep(tx, after.value)
    const kind = whyWaiting(picture) === 'appeal' ? 'picture-appeal-decided' : 'picture-hidden'
    if (decision === 'hide' || kind === 'picture-appeal-decided') await tell(tx, ctx, { to: picture.by, kind, project: picture.project })
    return yes(seenBy(after.value, { person: by, asked: false }))
  })
}

/** `files.askBlur` */
export async function askBlur(ctx: Context, { file, text }: Input<'files.askBlur'>): Promise<Reply<PictureSeen>> {
  const person = callerIn(ctx).id
  return once(ctx, async (tx) => {
    const picture = await seen(ctx, tx, file)
    if (picture === null) return no('unknown-record', { about: file })
    const _id = askKey(picture.id, person)
    if ((await tx.get<PictureAsk>('pictureAsks', _id)) !== null) return no('already-requested')
    await tx.add<Stored<PictureAsk>>('pictureAsks', { _id, picture: picture.id, person, text, at: ctx.now, after: picture.decided })
    await keep(tx, withAsk(picture, ctx.now))
    return yes(seenBy(picture, { person, asked: true }))
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
    return yes(seenBy(after.value, { person: by, asked: false }))
  })
}
