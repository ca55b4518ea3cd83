/** `/open/<place>/projects.csv` and its like: what anyone may take away and count, by the year or whole. */
import type { NoticeRow, ProjectRow } from '../../../contracts/publications'
import { releaseOf, releasePackage } from '../../../domain/publications/releases'
import { noticeRow, projectRow } from '../../../domain/publications/tables'
import { NOTICE_COLUMNS, OPEN_DATA, PROJECT_COLUMNS } from '../../../src/copy/open-data'
import { correctionsOf } from '../../_runtime/log'
import type { Context } from '../../_runtime/operation'
import { jsonAnswer, type Answer } from '../answer'
import { csvText } from './csv'
import { communitiesOf, projectsOf, publishedIn, type OpenPlace } from './load'

const SECONDS = 300
/** An answer that is not compressed has at most 6 MB. */
const MOST_BYTES = 5_500_000
const CSV_TYPE = 'text/csv; charset=utf-8'

export const FILES = ['projects.csv', 'projects.json', 'notices.csv', 'notices.json', 'releases.json'] as const
export type OpenFile = (typeof FILES)[number]
/** The name of a file of one year. */
export const fileOf = (file: OpenFile, year: number | null): string => (year === null ? file : file.replace('.', `-${year}.`))

const tooLarge: Answer = { status: 413, type: 'application/json; charset=utf-8', body: JSON.stringify({ ok: false, refusal: { code: 'too-large', about: 'year' } }), seconds: 0 }

const csv = (name: string, body: string): Answer => ({ type: CSV_TYPE, body, seconds: SECONDS, headers: { 'access-control-allow-origin': '*', 'content-disposition': `attachment; filename="${name}"` } })
const json = ({ id, name, kind }: OpenPlace, year: number | null, rows: readonly object[]): Answer =>
  jsonAnswer(`${JSON.stringify({ place: { id, name, kind }, year, licence: OPEN_DATA.licenceAddress, dictionary: '/open/#dictionary', rows })}\n`, SECONDS)

async function noticesFile(ctx: Context, place: OpenPlace, { file, year }: { readonly file: OpenFile; readonly year: number | null }): Promise<Answer> {
  // A district has a log of its own, for what it decides about its rules.
  const communities = [...new Map([place, ...(await communitiesOf(ctx, place))].map((one) => [one.id, one])).values()]
  const records = await publishedIn(ctx, communities, year)
  if (records === null) return tooLarge
  if (file !== 'releases.json') {
    // Those of December may be corrected in January.
    const by = await correctionsOf(ctx.ports.store, records)
    const rows = records.map((record) => noticeRow(record, by(record)))
    return file === 'notices.csv' ? csv(`${place.id}-${fileOf(file, year)}`, csvText<NoticeRow>(rows, NOTICE_COLUMNS)) : json(place, year, rows)
  }
  const names = new Map(communities.map(({ id, name }) => [id, name]))
  const releases = records.flatMap((record) => releaseOf(record, names.get(record.community) ?? '') ?? [])
  const uri = `urn:weishishi:open:${encodeURIComponent(place.id)}:${fileOf(file, year)}`
  return jsonAnswer(`${JSON.stringify(releasePackage(releases, { uri, publisher: place.name, licence: OPEN_DATA.licenceAddress }))}\n`, SECONDS)
}

async function projectsFile(ctx: Context, place: OpenPlace, { file, year }: { readonly file: OpenFile; readonly year: number | null }): Promise<Answer> {
  const rows = (await projectsOf(ctx, place, year))?.map(projectRow)
  if (rows === undefined) return tooLarge
  return file === 'projects.csv' ? csv(`${place.id}-${fileOf(file, year)}`, csvText<ProjectRow>(rows, PROJECT_COLUMNS)) : json(place, year, rows)
}

/** One open file of a place, whole (`year` null) or of a year; a refusal named `too-large` where it has to be taken by the year. */
export async function openFile(ctx: Context, place: OpenPlace, asked: { readonly file: OpenFile; readonly year: number | null }): Promise<Answer> {
  const answer = await (asked.file.startsWith('projects') ? projectsFile(ctx, place, asked) : noticesFile(ctx, place, asked))
  return Buffer.byteLength(answer.body) > MOST_BYTES ? tooLarge : answer
}
