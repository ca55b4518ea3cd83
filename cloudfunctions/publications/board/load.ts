/** Gathers what the pages of the notice board show, with as few requests as there are records to look at. */
import type { PublicationRecord } from '../../../contracts/operations'
import type { RankExplanation } from '../../../contracts/oversight'
import type { Place } from '../../../contracts/places'
import type { Policy } from '../../../contracts/policies'
import type { Overdue, Project } from '../../../contracts/projects'
import type { FileId, PlaceId } from '../../../contracts/reply'
import { dayOf } from '../../../domain/calendar'
import { overdueOf } from '../../../domain/projects/deadlines'
import { isPublic } from '../../../domain/projects/view'
import { jointName } from '../../../domain/councils/joint'
import { PRIVATE_STAGES } from '../../../domain/projects/stages'
import { recordOf } from '../../../domain/publications/chain'
import { policyFor } from '../../../policies'
import { calendarForMark } from '../../_runtime/calendar'
import { explanationsOf } from '../../_runtime/explained'
import { correctionsOf } from '../../_runtime/log'
import type { Context } from '../../_runtime/operation'
import { publicOf } from '../../_runtime/pictures'
import type { Stored } from '../../_runtime/ports'
import { publicJoint, WITH_JOINT } from '../../_runtime/joint'
import { asProject, placeOf, policyOf, type StoredProject } from '../../_runtime/scene'

interface Here { readonly communityName: string; readonly phone: string | null; readonly today: string }

/** A project's page; its newest record carries the number and the check code. */
export interface BoardProject extends Here {
  readonly project: Project; readonly policy: Policy; readonly answered: number; readonly rated: number; readonly hasPhoto: boolean; readonly overdue: Overdue | null
  readonly newest: PublicationRecord; readonly records: readonly PublicationRecord[]
}
/** The page of one record; `project` is null where it is about none. */
export interface BoardRecord extends Here { readonly record: PublicationRecord; readonly project: Project | null; /** The number of the record that corrects it. */ readonly by: number | null; /** What streets say to a ranking. */ readonly explained: readonly RankExplanation[] }
/** The page of a community; `projects` are those under way, `records` the newest that people look for. */
export interface BoardCommunity { readonly place: Place; readonly district: Pick<Place, 'id' | 'name'> | null; readonly scheme: string; readonly projects: readonly Project[]; readonly records: readonly PublicationRecord[]; readonly today: string }

/** How many records a page looks at. */
export const MOST_RECORDS = 60
const MOST_PROJECTS = 60

/** The public project of a code, one request; null where there is none or nothing of it is public yet. */
export async function projectOf({ ports: { store } }: Context, code: string): Promise<Project | null> {
  const [stored] = await store.list<StoredProject>('projects', { where: { code }, limit: 1 })
  return stored === undefined || !isPublic(stored) ? null : asProject(stored)
}

/** What is counted while it is open; nothing is asked for where nothing is. */
export async function openCounts({ ports: { store } }: Context, { id, consent, rating }: Project): Promise<{ readonly answered: number; readonly rated: number }> {
  return {
    answered: consent === null || consent.sealed !== null ? 0 : await store.count('consents', { project: id, round: consent.round, answer: { $in: ['agree', 'disagree', 'undecided'] } }),
    rated: rating === null || rating.result !== null ? 0 : await store.count('ratings', { project: id }),
  }
}

/** The photo that the page shows: the newest of the work, else of the proposal, of those that the public may look at. */
export async function photoOf({ ports: { store } }: Context, { progress, photos }: Project): Promise<FileId | null> {
  const [shown = null] = await publicOf(store, [progress.at(-1)?.photos[0], photos[0]].filter((file) => file !== undefined))
  return shown
}

async function hereOf(ctx: Context, project: Project): Promise<Here> {
  const here = await placeHere(ctx, project.community)
  return { ...here, communityName: jointName(project, here.communityName) }
}

async function placeHere(ctx: Context, community: PlaceId): Promise<Here> {
  const place = await placeOf(ctx.ports.store, community, ctx.now)
  return { communityName: place?.name ?? '', phone: place?.phone ?? null, today: dayOf(ctx.now) }
}

/** All that a project's page shows; null while nothing of it was published. */
export async function loadProject(ctx: Context, project: Project, counts: { readonly answered: number; readonly rated: number }): Promise<BoardProject | null> {
  const [here, records] = await Promise.all([
    hereOf(ctx, project),
    ctx.ports.store.list<PublicationRecord>('publications', { where: { project: project.id }, order: [['at', 'desc'], ['number', 'desc']], limit: MOST_RECORDS }),
  ])
  const newest = records.reduce<PublicationRecord | null>((found, r) => (found === null || r.number > found.number ? r : found), null)
  if (newest === null) return null
  return { ...here, ...counts, project, policy: await policyOf(ctx.ports.store, project, ctx.now), hasPhoto: (await photoOf(ctx, project)) !== null, overdue: overdueOf(project, { calendar: await calendarForMark(ctx.ports.store, project, ctx.now), now: ctx.now }), newest, records: records.map(recordOf) }
}

/** All that the page of a project's record of this number shows. */
export async function loadRecord(ctx: Context, project: Project, number: number): Promise<BoardRecord | null> {
  const [here, record] = await Promise.all([hereOf(ctx, project), ctx.ports.store.get<PublicationRecord>('publications', `${project.community}@${number}`)])
  return record?.project === project.id ? { ...here, record: recordOf(record), project, by: (await correctionsOf(ctx.ports.store, [record]))(record), explained: [] } : null
}

/** All that the page of a community's own record of this number shows; null where the record has a project, whose page it is on. */
export async function loadOwnRecord(ctx: Context, { community, number }: { readonly community: PlaceId; readonly number: number }): Promise<BoardRecord | null> {
  const [here, record] = await Promise.all([placeHere(ctx, community), ctx.ports.store.get<PublicationRecord>('publications', `${community}@${number}`)])
  if (record?.project !== '') return null
  const { ranking, periodFrom } = record.fields
  const [by, explained] = await Promise.all([correctionsOf(ctx.ports.store, [record]), ranking === undefined ? [] : explanationsOf(ctx.ports.store, community, [String(periodFrom)])])
  return { ...here, record: recordOf(record), project: null, by: by(record), explained }
}

/** The newest records of a community's log. */
export async function newestRecords({ ports: { store } }: Context, community: PlaceId, limit: number): Promise<readonly PublicationRecord[]> {
  return (await store.list<PublicationRecord>('publications', { where: { community }, order: [['number', 'desc']], limit })).map(recordOf)
}

/** All that the page of a community, or of a district with a log of its own, shows; null where there is neither. */
export async function loadCommunity(ctx: Context, id: PlaceId, records: readonly PublicationRecord[]): Promise<BoardCommunity | null> {
  const { store } = ctx.ports
  const [place, own] = await Promise.all([
    store.gather<Place & { readonly above: readonly Stored<Place>[]; readonly also: readonly StoredProject[] }>('places', id, [{ from: 'places', ours: 'path', theirs: '_id', as: 'above' }, WITH_JOINT]),
    store.list<StoredProject>('projects', { where: { community: id, open: true, contentChecked: true, stage: { $nin: PRIVATE_STAGES } }, order: [['since', 'desc']], limit: MOST_PROJECTS }),
  ])
  if (place?.kind !== 'community' && place?.kind !== 'district') return null
  const today = dayOf(ctx.now)
  const district = place.kind === 'community' ? (place.above.find(({ kind }) => kind === 'district') ?? null) : null
  return { place, district, scheme: place.packId === null ? '' : policyFor(place.packId, today).schemeName, projects: [...own, ...publicJoint(place.also).filter(({ open }) => open)].sort((a, b) => b.since - a.since).map(asProject), records, today }
}
