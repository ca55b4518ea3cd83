/** Writes what is found anew from what is true, a page at a time: for records that are older than the index, or after its words have changed. */
import type * as v from 'valibot'
import type { PublicationRecord } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import { isPublic } from '../../domain/projects/view'
import { recordOf } from '../../domain/publications/chain'
import { isFound, noticeEntry, projectEntry, reportEntry, type SearchEntry } from '../../domain/publications/search'
import { yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { correctionsOf } from '../_runtime/log'
import { byIds, inBatches } from '../_runtime/pages'
import type { Store, Stored } from '../_runtime/ports'
import { asProject, type StoredProject } from '../_runtime/scene'

const AT_ONCE = 100
type Places = ReadonlyMap<string, Place>

const nameOf = (places: Places, id: string): string => places.get(id)?.name ?? ''
async function placesOf(store: Store, ids: readonly string[]): Promise<Places> {
  return new Map((await byIds<Place>(store, 'places', [...new Set(ids)])).map((place) => [place._id, place]))
}

async function projectsAnew(store: Store, page: readonly StoredProject[]): Promise<void> {
  const places = await placesOf(store, page.map(({ community }) => community))
  await inBatches(store, page, async (tx, { _id }) => {
    const stored = await tx.get<StoredProject>('projects', _id)
    const project = stored === null ? null : asProject(stored)
    if (project !== null && isPublic(project)) await tx.set('searchEntries', projectEntry(project, nameOf(places, project.community)))
    else await tx.remove('searchEntries', `p:${_id}`)
  })
}

/** Which district a place's own records are found in; a district's are its own. */
async function districtsOf(store: Store, places: Places): Promise<ReadonlyMap<string, string>> {
  const above = await placesOf(store, [...places.values()].flatMap(({ path }) => path))
  return new Map([...places].map(([id, { path, kind }]) => [id, kind === 'district' ? id : (path.find((one) => above.get(one)?.kind === 'district') ?? '')]))
}

async function recordsAnew(store: Store, page: readonly Stored<PublicationRecord>[]): Promise<void> {
  const found = page.map(recordOf).filter(({ kind }) => isFound(kind))
  const projects = new Map<string, Project>((await byIds<StoredProject>(store, 'projects', [...new Set(found.map(({ project }) => project).filter((id) => id !== ''))])).map((one) => [one._id, asProject(one)]))
  const places = await placesOf(store, found.map(({ community }) => community))
  const districts = await districtsOf(store, places)
  const entries = found.flatMap((record): readonly SearchEntry[] => {
    const project = projects.get(record.project)
    const communityName = nameOf(places, record.community)
    if (record.project === '') return [reportEntry(record, { communityName, district: districts.get(record.community) ?? '' })]
    return project === undefined ? [] : [noticeEntry(record, project, communityName)]
  })
  const by = await correctionsOf(store, found)
  await inBatches(store, entries, async (tx, entry) => {
    // One that is corrected meanwhile keeps its mark.
    const before = await tx.get<SearchEntry & { readonly _id: string }>('searchEntries', entry._id)
    const supersededBy = before?.supersededBy ?? by({ community: entry.community, number: entry.number ?? 0 })
    await tx.set('searchEntries', supersededBy === null ? entry : { ...entry, supersededBy })
  })
}

const REWRITES = { projects: projectsAnew, publications: recordsAnew } as const

async function reindexed({ ports: { store } }: Context, { of, after }: v.InferOutput<(typeof PROJECT_INPUTS)['publications.reindex']>): Promise<{ readonly seen: number; readonly next: string | null }> {
  const page = await store.list<StoredProject & Stored<PublicationRecord>>(of, { where: { _id: { $gt: after } }, order: [['_id', 'asc']], limit: AT_ONCE })
  await REWRITES[of](store, page)
  return { seen: page.length, next: page.length < AT_ONCE ? null : (page.at(-1)?._id ?? null) }
}

export const reindex = operation({
  name: 'publications.reindex', does: 'Writes a page of what is found anew from the projects or the public log; safe to repeat, and goes on from where the page before ended.', kind: 'write',
  who: ['sysAdmin'], input: PROJECT_INPUTS['publications.reindex'], output: '{ seen, next }', refusals: ['not-your-role', 'not-identified', 'malformed', 'fault'],
  run: async (ctx, input) => yes(await reindexed(ctx, input)),
})
