/** Whoever objected, commented or reported a missing sheet is told of the answer: by a message of their own, because nobody else knows whom to tell. */
import type { Objection, Project } from '../../contracts/projects'
import { openReport } from '../../domain/projects/project'
import type { StoredObjection, StoredSheetReport } from './facts'
import { tell, tellAll } from './messages'
import type { Context } from './operation'
import type { Tx } from './ports'

const MOST = 1000
/** A transaction of about ninety writes is dropped by the service. */
const MOST_TOLD = 40

const objectionsOf = (project: Project): readonly Objection[] => project.notices.flatMap(({ objections }) => objections)

/** The last word on an objection so far. */
const wordOn = ({ state, review }: Objection): string => `${state}|${review?.state === 'open' ? '' : (review?.state ?? '')}`

/** Tells everyone whose objection this command answered, in the same write. */
export async function tellObjectors(tx: Tx, { ctx, before, after }: { readonly ctx: Context; readonly before: Project; readonly after: Project }): Promise<void> {
  const known = new Map(objectionsOf(before).map((one) => [one.id, wordOn(one)]))
  const answered = new Map(objectionsOf(after).filter((one) => known.get(one.id) !== wordOn(one)).map((one) => [one.id, one]))
  const made = await ctx.ports.store.list<StoredObjection>('objections', { where: { project: after.id }, limit: MOST })
  for (const { person, objection } of made) {
    const one = answered.get(objection)
    if (one !== undefined) await tell(tx, ctx, { to: person, kind: 'objection-answered', project: after.id, figures: { title: after.title, upheld: (one.review ?? one).state === 'upheld' ? 'yes' : 'no' } })
  }
}

/** Tells whoever waits for an answer that the notice was corrected and the objection goes on, in the same write. */
export async function tellCorrected(tx: Tx, { ctx, before, after }: { readonly ctx: Context; readonly before: Project; readonly after: Project }): Promise<void> {
  const notice = after.notices.find(({ id }) => !before.notices.some((one) => one.id === id))
  const goingOn = new Set(notice?.objections.map(({ id }) => id))
  const made = goingOn.size === 0 ? [] : await ctx.ports.store.list<StoredObjection>('objections', { where: { project: after.id }, limit: MOST })
  const to = made.filter(({ objection }) => goingOn.has(objection)).map(({ person }) => person)
  await tellAll(tx, ctx, { to: to.slice(0, MOST_TOLD), kind: 'notice-corrected', project: after.id, figures: { title: after.title, replaces: notice?.replaces?.record ?? 0, anew: notice?.replaces?.anew === true ? 'yes' : 'no' } })
}

/** Tells whoever reported that a sheet is gone what was found, in the same write. */
export async function tellReporters(tx: Tx, { ctx, before, after }: { readonly ctx: Context; readonly before: Project; readonly after: Project }): Promise<void> {
  const answered = after.notices.filter((notice) => openReport(notice) === null && openReport(before.notices.find(({ id }) => id === notice.id) ?? {}) !== null)
  for (const { id, sheetReports = [] } of answered) {
    const answer = sheetReports.at(-1)?.answer
    const made = await ctx.ports.store.list<StoredSheetReport>('sheetReports', { where: { project: after.id, notice: id, round: sheetReports.length }, limit: MOST_TOLD })
    await tellAll(tx, ctx, { to: made.map(({ person }) => person), kind: 'sheet-answered', project: after.id, figures: { title: after.title, sheet: answer?.reposted === true ? 'reposted' : 'hanging' } })
  }
}

/** Tells whoever made the comment that was answered, in the same write. */
export async function tellCommenter(tx: Tx, { ctx, before, after }: { readonly ctx: Context; readonly before: Project; readonly after: Project }): Promise<void> {
  const waiting = new Set(before.comments.filter(({ answer }) => answer === null).map(({ id }) => id))
  for (const { id, by, answer } of after.comments) if (answer !== null && waiting.has(id)) await tell(tx, ctx, { to: by, kind: 'comment-answered', project: after.id, figures: { title: after.title } })
}
