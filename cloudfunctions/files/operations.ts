import type { FileLink, Picture } from '../../contracts/files'
import { FILE_INPUTS } from '../../contracts/files.schema'
import type { Place } from '../../contracts/places'
import { isPublicFile, maySee, ownerOf, pathOf } from '../../domain/files/access'
import { maySeePicture } from '../../domain/files/pictures'
import { withinOf } from '../../domain/places/tree'
import { yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import { picturesOf } from '../_runtime/pictures'

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
      const links = await ctx.ports.files.links(files.filter((file) => may.has(file)))
      const urls = new Map(links.map(({ file, url }) => [file, url]))
      return yes({ links: files.map((file): FileLink => ({ file, url: urls.get(file) ?? null, state: pictures.get(file)?.state ?? null })) })
    },
  }),
]
