/** The verdict on a picture, as WeChat pushes it some time after it was asked. */
import * as v from 'valibot'
import type { Picture } from '../../contracts/files'
import { VERDICT } from '../../contracts/files.schema'
import { judged } from '../../domain/files/pictures'
import type { Context } from '../_runtime/operation'
import { madeFit } from '../_runtime/pictures'
import type { Stored } from '../_runtime/ports'
import type { PushMessage } from '../_runtime/serve'

/** Believed only under a name that WeChat gave us for a picture; a second time, and under any other name, nothing happens. */
export async function pushed({ ports: { store, files }, now }: Pick<Context, 'ports' | 'now'>, message: PushMessage): Promise<boolean> {
  const verdict = v.safeParse(VERDICT, message)
  if (!verdict.success) return false
  const { trace_id: trace, result: { suggest } } = verdict.output
  const [found] = await store.list<Stored<Picture>>('pictures', { where: { trace }, limit: 1 })
  if (found === undefined) return false
  const finding = suggest === 'pass' && found.state === 'checking' ? await madeFit(files, found.file) : suggest
  await store.transact(async (tx) => {
    const picture = await tx.get<Picture>('pictures', found.id)
    if (picture !== null) await tx.set('pictures', { ...judged(picture, finding, now), _id: found.id })
  })
  return true
}
