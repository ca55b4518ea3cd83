/** A sheet that was torn down (E73): whoever sees it says so with a picture, the committee hangs it up again or shows that it hangs, and the days without it are added to its windows. */
import type { Deadline, Notice, Project } from '../../contracts/projects'
import type { SheetGap, SheetReport } from '../../contracts/watching'
import type { Day, FileId, Instant } from '../../contracts/reply'
import { TERMINAL_STAGES, type Stage } from '../../contracts/vocabulary'
import { addDays, dayOf } from '../calendar'
import { reason } from '../policies/explain'
import { lengthened } from '../projects/deadlines'
import { openNotice, openReport, withNotice } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal, refuse } from '../result'
import { photographed } from './rules'

/** What has come to its end in some other way than by being done needs no board any more. */
const OVER: readonly Stage[] = TERMINAL_STAGES.filter((stage) => stage !== 'closed')

/** An upheld objection takes a notice down. */
export const isFallen = ({ objections }: Notice): boolean => objections.some((o) => o.state === 'upheld' || o.review?.state === 'upheld')

/** The last day on which the sheet has to hang. */
const hangsUntil = ({ objectionUntil, postingUntil }: Notice): Day => [objectionUntil ?? '', postingUntil ?? ''].sort().at(-1) ?? ''

/** The notices whose sheet has to hang on a day, the newest last: for its posting even after the project has gone on. */
export const hangingOn = ({ notices, stage }: Pick<Project, 'notices' | 'stage'>, day: Day): readonly Notice[] => (OVER.includes(stage) ? [] : notices.filter((notice) => !isFallen(notice) && notice.supersededBy === undefined && day <= hangsUntil(notice)))

const among = (notices: readonly Notice[], asked: string | undefined): Notice | undefined => (asked === undefined ? notices.at(-1) : notices.find(({ id }) => id === asked))

/** The notice that a report is about: the one that is named, or the newest that hangs. */
export const reportedNotice = (project: Project, asked: string | undefined, now: Instant): Notice | null => among(hangingOn(project, dayOf(now)), asked) ?? null

/** How often the sheet was hung up again: after that, who has reported it gone may do so once more. */
export const hungAgain = ({ sheetReports = [] }: Notice): number => sheetReports.filter(({ answer }) => answer?.reposted === true).length

/** Which round of reports of a notice a report belongs to, from 1: each answer ends one. By the count and not by the clock, since the clocks of two machines differ. */
export const roundOf = ({ sheetReports = [] }: Notice): number => sheetReports.length + (openReport({ sheetReports }) === null ? 1 : 0)

interface Reported { readonly notice: string; readonly photos: readonly FileId[]; readonly at: Instant }

/** Refuses `nothing-hangs` where no sheet has to hang any more, and `already-reported`. Moves nothing by itself, but no window closes over it. */
export const reportSheet = rule<'publications.reportSheet', Reported>({
  before: (scene) => {
    if (hangingOn(scene.project, dayOf(scene.now)).length === 0) return refusal('nothing-hangs')
    return scene.facts.alreadyReported === true ? refusal('already-reported') : null
  },
  decide: ({ project, now }, { notice: asked, photos }) => {
    const notice = reportedNotice(project, asked, now)
    return notice === null ? refuse('nothing-hangs') : accept({ data: { notice: notice.id, photos, at: now }, told: { notice: notice.kind }, photos })
  },
  apply: (project, { notice: id, photos, at }) => {
    const notice = project.notices.find((n) => n.id === id)
    if (notice === undefined) return {}
    const open = openReport(notice)
    const report: SheetReport = open === null ? { at, reports: 1, photos, answer: null } : { ...open, reports: open.reports + 1, photos: [...open.photos, ...photos] }
    return { notices: withNotice(project, { ...notice, sheetReports: [...(notice.sheetReports ?? []).filter((one) => one !== open), report] }) }
  },
})

/** The days without the sheet, by the scheme: from the first report on, or from the day after the last picture of it; the day on which it hangs again is one of them. */
function gapOf(notice: Notice, { at }: SheetReport, { policy, now }: Scene): SheetGap | null {
  const from = policy.values.sheetGoneFrom
  if (from === undefined) return null
  const reported = dayOf(at)
  const proven = addDays(notice.boardDays?.at(-1) ?? dayOf(notice.at), 1)
  return { from: from.value === 'lastPhoto' && proven < reported ? proven : reported, to: dayOf(now) }
}

interface Answered { readonly notice: string; readonly reposted: boolean; readonly photos: readonly FileId[]; readonly text: string; readonly at: Instant; readonly gap: SheetGap | null; readonly clocks: readonly Deadline[] }

const dueOf = (clocks: readonly Deadline[], kind: Deadline['kind']): Day | undefined => clocks.find((clock) => clock.kind === kind)?.due

/** Refuses `no-sheet-report`. A sheet that was hung up again hangs for as many days more as it was gone; no window ever becomes shorter. */
export const answerSheet = rule<'publications.answerSheet', Answered>({
  before: ({ project }) => (project.notices.some((notice) => openReport(notice) !== null) ? null : refusal('no-sheet-report')),
  decide: (scene, { notice: asked, reposted, photos, text }) => {
    const notice = among(scene.project.notices.filter((one) => openReport(one) !== null), asked)
    const report = notice && openReport(notice)
    if (notice === undefined || !report) return refuse('no-sheet-report', asked === undefined ? {} : { about: asked })
    const gap = reposted ? gapOf(notice, report, scene) : null
    const clocks = gap === null ? notice.clocks : notice.clocks.map((clock) => lengthened(clock, [gap], scene))
    const basis = scene.policy.values.sheetGoneFrom
    const ends = { ...(dueOf(clocks, 'objectionWindow') === undefined ? {} : { objectionUntil: dueOf(clocks, 'objectionWindow') ?? '' }), ...(dueOf(clocks, 'posting') === undefined ? {} : { postingUntil: dueOf(clocks, 'posting') ?? '' }) }
    const told = { notice: notice.kind, sheet: reposted ? 'reposted' : 'hanging', text, ...(gap === null ? {} : { goneFrom: gap.from, goneTo: gap.to, ...ends }) }
    const because = gap === null || basis === undefined ? [] : [reason(basis, { rule: 'sheet', figures: { goneFrom: gap.from, goneTo: gap.to, ...ends }, result: 'lengthened' })]
    return accept({ data: { notice: notice.id, reposted, photos, text, at: scene.now, gap, clocks }, told, photos, because })
  },
  apply: (project, { notice: id, reposted, photos, text, at, gap, clocks }) => {
    const notice = project.notices.find((n) => n.id === id)
    if (notice === undefined) return {}
    const sheetReports = (notice.sheetReports ?? []).map((one) => (one.answer === null ? { ...one, answer: { at, reposted, text, gap } } : one))
    const answered = { ...photographed(notice, photos, dayOf(at)), sheetReports, clocks, objectionUntil: dueOf(clocks, 'objectionWindow') ?? notice.objectionUntil, postingUntil: dueOf(clocks, 'posting') ?? notice.postingUntil }
    // Only the windows of the open notice run as clocks of the project.
    const deadlines = openNotice(project)?.id === id ? project.deadlines.map((d) => clocks.find(({ kind, anchor }) => kind === d.kind && anchor === d.anchor) ?? d) : project.deadlines
    return { notices: withNotice(project, answered), deadlines }
  },
})
