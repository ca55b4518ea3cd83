import type { FileLink, Picture } from '../../contracts/files'
import { FILE_INPUTS } from '../../contracts/files.schema'
import type { Place } from '../../contracts/places'
import { isPublicFile, maySee, ownerOf, pathOf } from '../../domain/files/access'
import { maySeePicture, MODERATORS, standsFor } from '../../domain/files/pictures'
import { withinOf } from '../../domain/places/tree'
import { yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import { picturesOf } from '../_runtime/pictures'
import { appeal, askBlur, asks, decide, queue, show } from './moderating'

/** The files among those asked for that this caller may look at. */
async function visible(ctx: Context, files: readonly string[], pictures: ReadonlyMap<string, Picture>): Promise<ReadonlySet<string>> {
  const viewer = { person: ctx.person?.id ?? null, appointments: ctx.appointments }
  const known = files.flatMap((file) => {
    const path = pathOf(file)
    return path === null ? [] : [{ file, isPrivate: !isPublicFile(path), owner: ownerOf(path) }]
  })
  const owned = known.flatMap(({ owner }) => (owner === null ? [] : [owner.place]))
  const places = new Map(owned.length === 0 ? [] : (await byIds<Place>(ctx.ports.store, 'places', owned)).map((place) => [place.id, place]))
  const seen = known.filter(({ file, isPrivate, owner }) => {
    const picture = pictures.get(file)
    if (!isPrivate) return picture === undefined || maySeePicture(viewer, picture)
    if (owner === null) return false
    const place = places.get(owner.place)
    return maySee(viewer, { owner: owner.person, within: place === undefined ? [] : withinOf(place) })
  })
  return new Set(seen.map(({ file }) => file))
}

export const OPERATIONS = [
  operation({
    name: 'files.link', does: 'Gives temporary addresses of files: of private evidence only to whoever put it there or answers for the place, of a picture that is not shown yet only to whoever put it there or looks after it.', kind: 'read',
    who: 'anyone', input: FILE_INPUTS['files.link'], output: '{ links: FileLink[] }', refusals: [],
    run: async (ctx, { files }) => {
      const pictures = await picturesOf(ctx.ports.store, files)
      const may = await visible(ctx, files, pictures)
      const stand = (file: string): string => standsFor(pictures.get(file) ?? { file, blurred: null })
      const links = await ctx.ports.files.links(files.filter((file) => may.has(file)).map(stand))
      const urls = new Map(links.map(({ file, url }) => [file, url]))
      return yes({ links: files.map((file): FileLink => ({ file, url: may.has(file) ? (urls.get(stand(file)) ?? null) : null, state: pictures.get(file)?.state ?? null })) })
    },
  }),
  operation({
    name: 'files.picture', does: 'Shows how far the look at a picture has come, and what the caller has asked about it.', kind: 'read',
    who: 'anyone', input: FILE_INPUTS['files.picture'], output: 'PictureSeen', refusals: ['unknown-record'], run: show,
  }),
  operation({
    name: 'files.queue', does: 'Lists the pictures of the caller’s communities that wait for a person: held by the check, asked to be blurred, appealed; the longest waiting first.', kind: 'read',
    who: MODERATORS, input: FILE_INPUTS['files.queue'], output: 'Page<PictureDue>', refusals: [], run: queue,
  }),
  operation({
    name: 'files.asks', does: 'Lists what is asked to be made unrecognisable in a picture since it was last decided, and where; the first who asked first, nobody’s name.', kind: 'read',
    who: MODERATORS, input: FILE_INPUTS['files.asks'], output: 'Page<PictureWish>', refusals: ['unknown-record', 'not-your-scope'], run: asks,
  }),
  operation({
    name: 'files.decide', does: 'Shows a picture, keeps it back with a reason, or puts a blurred copy in its place; never by who put it there, an appeal never by who kept it back.', kind: 'write',
    who: MODERATORS, input: FILE_INPUTS['files.decide'], output: 'PictureSeen', refusals: ['unknown-record', 'not-your-scope', 'second-person-needed', 'reason-needed', 'photo-needed', 'picture-unreadable', 'already-decided'], run: decide,
  }),
  operation({
    name: 'files.askBlur', does: 'Asks for something in a picture to be made unrecognisable; once per person and picture.', kind: 'write',
    who: 'identified', input: FILE_INPUTS['files.askBlur'], output: 'PictureSeen', refusals: ['unknown-record', 'already-requested'], run: askBlur,
  }),
  operation({
    name: 'files.appeal', does: 'Asks for another look at one’s own picture that is kept back, once, by somebody else than who kept it back.', kind: 'write',
    who: 'identified', input: FILE_INPUTS['files.appeal'], output: 'PictureSeen', refusals: ['unknown-record', 'not-your-role', 'not-hidden', 'already-appealed'], run: appeal,
  }),
]
