/** Pictures on their way to the public: known with the command that carries them, checked after it, shown by this gate only. */
import type { Finding, Picture } from '../../contracts/files'
import { withoutMetadata } from '../../contracts/image'
import type { Project, ProjectEvent } from '../../contracts/projects'
import type { FileId } from '../../contracts/reply'
import { asked, filesIn, isUnasked, newPicture, standsFor } from '../../domain/files/pictures'
import { sha256 } from './canonical'
import type { Context } from './operation'
import { byIds } from './pages'
import type { Files, Store, Stored, Tx } from './ports'

/** The key of a picture. */
export const pictureKey = (file: FileId): string => sha256(file)

/** The pictures among these files, by file; one request, none for no files. */
export async function picturesOf(store: Store, files: readonly FileId[]): Promise<ReadonlyMap<FileId, Stored<Picture>>> {
  return files.length === 0 ? new Map() : new Map((await byIds<Picture>(store, 'pictures', files.map(pictureKey))).map((picture) => [picture.file, picture]))
}

/** Makes the pictures of a command known in its own write; what is known already stays as it is. */
export async function register(tx: Tx, ctx: Context, { project, events }: { readonly project: Project; readonly events: readonly Pick<ProjectEvent, 'photos' | 'data'>[] }): Promise<void> {
  for (const file of filesIn(events.map(({ photos, data }) => ({ photos, data })))) {
    const id = pictureKey(file)
    if ((await tx.get<Picture>('pictures', id)) === null) await tx.add('pictures', { ...newPicture(id, { file, project, by: ctx.person?.id ?? project.proposer, at: ctx.now }), _id: id })
  }
}

/** Has the pictures that a command carried checked, once it is written; one that was cut off before this is made good when it is sent again. */
export async function haveChecked(ctx: Context, input: unknown): Promise<void> {
  const { store, files: storage, wechat } = ctx.ports
  const waiting = [...(await picturesOf(store, filesIn(input))).values()].filter(isUnasked)
  if (waiting.length === 0) return
  // The command stands already: what cannot be asked is held for a person, and nothing is refused because of it.
  const links = new Map((await storage.links(waiting.map(({ file }) => file)).catch(() => [])).map(({ file, url }) => [file, url]))
  const traces = await Promise.all(waiting.map(async ({ id, file }) => {
    const url = links.get(file) ?? null
    return { id, trace: url === null ? null : await wechat.checkImage({ openid: ctx.caller.openid ?? '', url }) }
  }))
  await store.transact(async (tx) => {
    for (const { id, trace } of traces) {
      const picture = await tx.get<Picture>('pictures', id)
      if (picture !== null) await tx.set('pictures', { ...asked(picture, trace, ctx.now), _id: id })
    }
  })
}

/** Takes out of a stored picture what may tell a place or a name, before the public may look at it; anything but `pass` may not be shown. */
export async function madeFit(storage: Files, file: FileId): Promise<Extract<Finding, 'pass' | 'unreadable' | 'unreached'>> {
  const bytes = await storage.read(file)
  if (bytes === null) return 'unreached'
  const clean = withoutMetadata(bytes)
  if (clean === null) return 'unreadable'
  return clean === bytes || (await storage.replace(file, clean)) ? 'pass' : 'unreached'
}

/** What the public may look at of these, or what stands for it; a file that no command carried has no gate here. */
export async function publicOf(store: Store, files: readonly FileId[]): Promise<readonly FileId[]> {
  const pictures = await picturesOf(store, files)
  return files.flatMap((file) => {
    const picture = pictures.get(file)
    if (picture === undefined) return [file]
    return picture.state === 'shown' ? [standsFor(picture)] : []
  })
}
