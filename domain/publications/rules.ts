/** The three disclosures and their windows: what is published, who may object until when, who answers. */
import type { FundMove } from '../../contracts/joint'
import type { Notice, Objection, Project } from '../../contracts/projects'
import type { Day, FileId, Instant, Refusal } from '../../contracts/reply'
import type { NoticeKind, Stage } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'
import { sittingsOf } from '../councils/joint'
import { isSigned, signaturesOf } from '../councils/rules'
import { clockOf } from '../projects/deadlines'
import { costOf, openNotice, openReport, withNotice } from '../projects/project'
import { ownRoute } from '../projects/route'
import { ruled } from '../policies/explain'
import { rule, type Scene } from '../projects/rule'
import { accept, refusal, refuse } from '../result'
import { heldBack } from '../approvals/rules'
import { atTheEnd, partedFrom, totalOf, type Left } from '../funds/left'
import { spent } from '../funds/rules'
import { toldOfResult } from '../works/joint-declaration'
import { needed } from '../share'
import { gapInDetermination, gapInProcess, gapInResolution, gapInResult, sayResolution } from './disclosures'
import { openRating } from '../ratings/rules'

export function aNotice(scene: Scene, kind: NoticeKind, fields: Notice['fields']): Notice {
  const clock = (one: 'objectionWindow' | 'posting') => clockOf(one, dayOf(scene.now), scene)
  // The 15-day posting is law only since 2026-01-01 (居委会组织法 §34): before that no scheme names one.
  const [objection, posting] = [clock('objectionWindow'), clock('posting')]
  return {
    id: `${kind}-${scene.project.notices.filter((n) => n.kind === kind).length + 1}`, kind, at: scene.now, fields,
    objectionUntil: objection?.due ?? null, postingUntil: posting?.due ?? null, clocks: [objection, posting].filter((d) => d !== null), boardPhotos: [], objections: [],
  }
}

export const told = (notice: Notice) => ({ ...notice.fields, ...(notice.objectionUntil ? { objectionUntil: notice.objectionUntil } : {}), ...(notice.postingUntil ? { postingUntil: notice.postingUntil } : {}) })
const added = (project: Project, notice: Notice) => ({ notices: [...project.notices, notice] })

export const publishResolution = rule<'publications.publishResolution', { readonly notice: Notice }>({
  before: ({ project }) => (isSigned(project) ? null : refusal('signatures-needed', { figures: signaturesOf(project) })),
  decide: (scene) => {
    const { project } = scene
    const sitting = sittingsOf(project).at(-1)?.sitting
    if (!sitting?.result) return refuse('minutes-needed')
    const fields = sayResolution(project, { needed: needed(sitting.quorum, sitting.result.members), answerWithin: scene.policy.values.objectionAnswerWorkingDays?.value ?? null })
    const notice = aNotice(scene, 'resolution', fields)
    const gap = gapInResolution(scene, told(notice))
    if (gap) return { ok: false, refusal: gap }
    return accept({ data: { notice }, told: told(notice) })
  },
  apply: (project, { notice }) => added(project, notice),
})

export const publishDetermination = rule<'publications.publishDetermination', { readonly notice: Notice }>({
  before: ({ project }) => {
    const byMeeting = project.approvals.at(-1)?.level === 'community'
    return byMeeting && !isSigned(project) ? refusal('signatures-needed', { figures: signaturesOf(project) }) : null
  },
  decide: (scene, { content, location, timeLimit, budget, benefit }) => {
    const cost = costOf(scene.project) ?? 0
    if (budget > cost) return refuse('over-approved', { figures: { approved: cost, budget } })
    const notice = aNotice(scene, 'determination', { content, location, timeLimit, budget, benefit })
    const gap = gapInDetermination(scene, notice.fields)
    if (gap) return { ok: false, refusal: gap }
    return accept({ data: { notice }, told: told(notice) })
  },
  apply: (project, { notice }) => added(project, notice),
})

export const publishResult = rule<'publications.publishResult', { readonly notice: Notice }>({
  // Accounts that leave out a bill that came after them are not the final ones.
  before: (scene) => (scene.project.accounts?.finalFen === spent(scene.project, false) ? gapInProcess(scene) : refusal('accounts-needed')),
  decide: (scene, { effect, photos }) => {
    const { accounts } = scene.project
    if (!accounts) return refuse('accounts-needed')
    const notice = aNotice(scene, 'result', { audit: accounts.audit, fundUse: accounts.finalFen, surplus: accounts.surplusFen, effect, ...toldOfResult(scene.project) })
    const gap = gapInResult(scene, notice.fields)
    if (gap) return { ok: false, refusal: gap }
    return accept({ data: { notice }, told: told(notice), photos })
  },
  apply: (project, { notice }) => added(project, notice),
})

/** The notice that a board photo belongs to: the open one, or the last published. */
const posted = (project: Project): Notice | null => openNotice(project) ?? project.notices.at(-1) ?? null

/** The day of each picture of the board; those of which it was not kept were taken when the notice was published. */
const boardDaysOf = ({ at, boardPhotos, boardDays }: Notice): readonly Day[] => boardDays ?? boardPhotos.map(() => dayOf(at))

/** A notice with pictures of the board, each with its day. */
export const photographed = (notice: Notice, photos: readonly FileId[], day: Day): Notice => ({
  ...notice, boardPhotos: [...notice.boardPhotos, ...photos], boardDays: [...boardDaysOf(notice), ...photos.map(() => day)],
})

/** Refuses `sheet-missing` while somebody says that the sheet is gone: that is answered, with a picture, and the window lengthened. */
export const postBoard = rule<'publications.postBoard', { readonly id: string; readonly photos: readonly FileId[] }>({
  before: ({ project }) => (openReport(posted(project) ?? {}) === null ? null : refusal('sheet-missing')),
  decide: ({ project }, { photos }) => {
    const notice = posted(project)
    return notice ? accept({ data: { id: notice.id, photos }, told: { notice: notice.kind }, photos }) : refuse('unknown-record')
  },
  apply: (project, { id, photos }, { at }) => ({ notices: project.notices.map((n) => (n.id === id ? photographed(n, photos, dayOf(at)) : n)) }),
})

const windowOpen = ({ project, now }: Scene) => {
  const notice = openNotice(project)
  if (!notice?.objectionUntil) return refusal('unknown-record')
  return dayOf(now) > notice.objectionUntil ? refusal('window-closed', { figures: { until: notice.objectionUntil } }) : null
}

/** The words of an objection are public without a name, once the content check or a person has found nothing in them; no doubt about words keeps an objection from being made. */
export const object = rule<'publications.object', { readonly notice: string; readonly objection: Objection }>({
  before: (scene) => windowOpen(scene) ?? (scene.facts.alreadyObjected === true ? refusal('already-objected') : null),
  decide: (scene, { text }) => {
    const { project, now, facts } = scene
    const notice = openNotice(project)
    const answer = clockOf('objectionAnswer', dayOf(now), scene)
    if (!notice || facts.newId === undefined || !answer) return refuse('unknown-record')
    return accept({ data: { notice: notice.id, objection: { id: facts.newId, at: now, text, state: 'open', answer: null, answeredAt: null, answerDue: answer.due, ...(facts.contentRisky === true ? { held: true } : {}) } } })
  },
  apply: (project, { notice, objection }) => ({ notices: project.notices.map((n) => (n.id === notice ? { ...n, objections: [...n.objections, objection] } : n)) }),
})

interface Answered { readonly objection: string; readonly upheld: boolean; readonly text: string; readonly at: Instant; readonly hideText?: boolean; readonly reviewUntil?: Day }

/** Where a project goes back to when its notice falls. */
function whereItGoes(scene: Scene): Stage {
  if (scene.project.stage === 'resultNotice') return 'settling'
  return ownRoute(scene.project, scene.policy).includes('consultation') ? 'consultation' : 'triage'
}

/** Where an answer leads: what is upheld brings the notice down, and what was held of the fund goes back. */
export function fallsIf(upheld: boolean, scene: Scene): { readonly to: Stage; readonly fund: readonly FundMove[] } {
  const goesBack = upheld && scene.project.stage !== 'resultNotice'
  return { to: upheld ? whereItGoes(scene) : scene.project.stage, fund: goesBack ? heldBack(scene) : [] }
}

/** A notice that falls, falls for everyone who objected to it: nobody's objection or review stays without an answer. */
export function fallen(project: Project, notice: Notice, answer: { readonly answer: string; readonly answeredAt: Instant }): Partial<Project> {
  const objections = notice.objections.map((o): Objection => {
    if (o.state === 'open') return { ...o, ...answer, state: 'upheld' }
    return o.review?.state === 'open' ? { ...o, review: { ...o.review, ...answer, state: 'upheld' } } : o
  })
  return { notices: withNotice(project, { ...notice, objections }), ...(project.stage === 'resultNotice' ? {} : { sitting: null, approvedFundFen: 0, fundId: null }) }
}

export const answerObjection = rule<'publications.answerObjection', Answered>({
  before: ({ project }) => (openNotice(project)?.objections.some((o) => o.state === 'open') ? null : refusal('no-such-objection')),
  decide: (scene, { objection, upheld, text, hideText }) => {
    const found = openNotice(scene.project)?.objections.find((o) => o.id === objection && o.state === 'open')
    if (!found) return refuse('no-such-objection', { about: objection })
    const reviewUntil = upheld ? undefined : clockOf('objectionReview', dayOf(scene.now), scene)?.due
    return accept({ ...fallsIf(upheld, scene), data: { objection, upheld, text, at: scene.now, hideText, ...(reviewUntil === undefined ? {} : { reviewUntil }) }, told: { upheld: upheld ? 'yes' : 'no', text, ...(reviewUntil === undefined ? {} : { reviewUntil }) } })
  },
  apply: (project, { objection, upheld, text, at, hideText, reviewUntil }) => {
    const notice = openNotice(project)
    if (!notice) return {}
    const answer = { answer: text, answeredAt: at }
    const objections = notice.objections.map((o): Objection => (o.id === objection ? { ...o, ...answer, state: upheld ? 'upheld' : 'dismissed', held: hideText === true, ...(reviewUntil === undefined ? {} : { reviewUntil }) } : o))
    const answered = { ...notice, objections }
    return upheld ? fallen(project, answered, answer) : { notices: withNotice(project, answered) }
  },
})

/** Until when the sheet has to hang before the project goes on: the result for its whole posting, before the neighbours are asked to judge it. */
function lastDayOnBoard(project: Project): Day {
  const notice = openNotice(project)
  const [objection, posting] = [notice?.objectionUntil ?? dayOf(project.since), notice?.postingUntil ?? '']
  return project.stage === 'resultNotice' && posting > objection ? posting : objection
}

/** No notice ends before its sheet has hung its time, nor while a review can still be asked for. */
export function lastDayOfNotice(project: Project): Day {
  // Whoever was told no has time to ask for a second look.
  const reviews = openNotice(project)?.objections.flatMap((o) => (o.reviewUntil === undefined || o.review ? [] : [o.reviewUntil])) ?? []
  return [...reviews, lastDayOnBoard(project)].sort().at(-1) ?? ''
}

/**
 * Where the scheme asks for both ends: a picture of the board, and one of a later day that is the last of the notice or comes after it. A scheme that does not ask is content with one.
 * Refuses `board-photo-needed` and `last-board-photo-needed`.
 */
function boardUnproven({ project, policy }: Scene, notice: Notice): Refusal | null {
  const days = boardDaysOf(notice)
  if (days.length === 0) return refusal('board-photo-needed')
  const asked = policy.values.boardPhotos
  if (asked?.value !== 'bothEnds') return null
  const [last, first] = [lastDayOnBoard(project), days[0] ?? '']
  return days.some((day) => day > first && day >= last) ? null : refusal('last-board-photo-needed', ruled(asked, { rule: 'board', figures: { until: last } }))
}

/** Whether a picture of the board is owed now: one when it is hung up, one from the last day on. */
export function owesBoardPhoto(scene: Scene): boolean {
  const notice = openNotice(scene.project)
  const owed = notice && boardUnproven(scene, notice)
  return owed !== null && (owed.code === 'board-photo-needed' || dayOf(scene.now) >= lastDayOnBoard(scene.project))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

export const closeWindow = rule<'publications.closeWindow', { readonly rating: Project['rating']; readonly left?: readonly Left[] }>({
  before: (scene) => {
    const notice = openNotice(scene.project)
    if (!notice) return refusal('unknown-record')
    const last = lastDayOfNotice(scene.project)
    if (dayOf(scene.now) <= last) return refusal('window-open', { figures: { until: last } })
    if (notice.objections.some((o) => o.state === 'open' || o.review?.state === 'open')) return refusal('objection-open')
    if (openReport(notice) !== null) return refusal('sheet-missing')
    return boardUnproven(scene, notice)
  },
  decide: (scene) => {
    const notice = openNotice(scene.project)
    const objections = notice?.objections.length ?? 0
    const reviews = notice?.objections.filter((o) => o.review !== undefined).length ?? 0
    const opens = scene.project.stage === 'resultNotice'
    const rating = opens ? openRating(scene) : scene.project.rating
    const drawn = opens && rating?.frame ? { seed: rating.frame.seed, frame: sum(rating.frame.groups.map(({ size }) => size)), drawn: sum(rating.frame.groups.map((group) => group.drawn)) } : {}
    // Only now do the accounts stand: until then an objection could have them made again.
    const left = opens ? atTheEnd(scene.project) : []
    const [back, kept] = [left.filter((one) => one.kept !== true), left.filter((one) => one.kept === true)].map(totalOf)
    return accept({ data: { rating, ...(opens ? { left } : {}) }, told: { objections, ...(reviews > 0 ? { reviews } : {}), ...drawn, ...(back ? { owedBack: back } : {}), ...(kept ? { upkeep: kept } : {}) } })
  },
  apply: (project, { rating, left }) => ({ rating, ...(left === undefined ? {} : { purpose: null, pledges: partedFrom(project.pledges, left).map(({ purpose: _moot, ...p }) => p) }) }),
})
