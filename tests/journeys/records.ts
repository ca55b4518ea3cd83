/** What a lived journey leaves behind, read back whole. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Project, ProjectEvent } from '../../contracts/projects'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import { asProject, type StoredProject } from '../../cloudfunctions/_runtime/scene'
import { evolve } from '../../domain/projects/decide'
import { blankProject } from '../../domain/projects/project'
import { hashOf, recordOf } from '../../domain/publications/chain'
import type { Laptop } from './laptop'

const byNumber = (field: string) => (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): number => Number(a[field]) - Number(b[field])

/** The stream of a project in the order of its versions. */
export async function streamOf(laptop: Laptop, project: string): Promise<readonly ProjectEvent[]> {
  const rows = await laptop.read('events', { stream: `project:${project}` })
  // Sound: only `append` writes to a project's stream.
  return [...rows].sort(byNumber('version')) as unknown as readonly ProjectEvent[]
}

/** The project as it follows from its stream alone. */
export const replayed = (events: readonly ProjectEvent[]): Project => events.reduce(evolve, blankProject())

/** The project as it is stored. */
export async function snapshotOf(laptop: Laptop, id: string): Promise<Project> {
  const [stored] = await laptop.read('projects', { _id: id })
  return asProject(stored as unknown as StoredProject)
}

/** The chain of a community's public records in the order of their numbers. */
export async function chainOf(laptop: Laptop, community: string): Promise<readonly PublicationRecord[]> {
  const rows = await laptop.read('publications', { community })
  return [...rows].sort(byNumber('number')).map((stored) => recordOf(stored as unknown as PublicationRecord))
}

/** The first record that does not follow from the one before; null when the chain is whole. */
export function breakIn(chain: readonly PublicationRecord[]): PublicationRecord | null {
  return chain.find(({ hash, ...record }, index) => record.number !== index + 1 || record.previous !== (chain[index - 1]?.hash ?? '') || hash !== hashOf(record, sha256)) ?? null
}

/** The public page of a code, without its marks. */
export async function publicPage(laptop: Laptop, code: string): Promise<string> {
  const response = await fetch(`${laptop.url()}/n/${code}`)
  return (await response.text()).replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, ' ')
}
