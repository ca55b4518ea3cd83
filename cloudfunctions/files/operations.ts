import type { FileLink } from '../../contracts/files'
import { FILE_INPUTS } from '../../contracts/files.schema'
import type { Place } from '../../contracts/places'
import { isPublicFile, maySee, ownerOf, pathOf } from '../../domain/files/access'
import { withinOf } from '../../domain/places/tree'
import { yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'

/** The files among those asked for that this caller may look at. */
async function visible(ctx: Context, files: readonly string[]): Promise<ReadonlySet<string>> {
  const known = files.flatMap((file) => {
    const path = pathOf(file)
    return path === null ? [] : [{ file, isPrivate: !isPublicFile(path), owner: ownerOf(path) }]
  })
  const places = new Map((await byIds<Place>(ctx.ports.store, 'places', known.flatMap(({ owner }) => (owner === null ? [] : [owner.place])))).map((place) => [place.id, place]))
  const seen = known.filter(({ isPrivate, owner }) => {
    if (!isPrivate) return true
    if (owner === null) return false
    const place = places.get(owner.place)
    return maySee({ person: ctx.person?.id ?? null, appointments: ctx.appointments }, { owner: owner.person, within: place === undefined ? [] : withinOf(place) })
  })
  return new Set(seen.map(({ file }) => file))
}

export const OPERATIONS = [
  operation({
    name: 'files.link', does: 'Gives temporary addresses of files; of private evidence only to whoever put it there or answers for the place.', kind: 'read',
    who: 'anyone', input: FILE_INPUTS['files.link'], output: '{ links: FileLink[] }', refusals: [],
    run: async (ctx, { files }) => {
      const may = await visible(ctx, files)
      const links = await ctx.ports.files.links(files.filter((file) => may.has(file)))
      const urls = new Map(links.map(({ file, url }) => [file, url]))
      return yes({ links: files.map((file): FileLink => ({ file, url: urls.get(file) ?? null })) })
    },
  }),
]
