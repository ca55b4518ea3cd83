/** The page of one project: what it costs, who decided, how it goes, and how to check that nothing of it was changed. */
import type { PublicationRecord } from '../../../contracts/operations'
import type { Project } from '../../../contracts/projects'
import { namesOn } from '../../../domain/funds/naming'
import { costOf, openNotice, openReport } from '../../../domain/projects/project'
import { threeNumbers } from '../../../domain/projects/view'
import { correctedIn } from '../../../domain/publications/corrected'
import { hangingOn } from '../../../domain/publications/sheets'
import { sharesOf } from '../../../domain/works/joint-declaration'
import { BOARD } from '../../../src/copy/board'
import { overdueText } from '../../../src/copy/counting'
import { dayOf, dayText } from '../../../src/copy/dates'
import { factsText } from '../../../src/copy/facts'
import { moneyText } from '../../../src/copy/money'
import { STAGE_LABELS } from '../../../src/copy/stages'
import { orgText, SUPPLIERS } from '../../../src/copy/suppliers'
import { BODY_LABELS, NOTICE_LABELS } from '../../../src/copy/words'
import { clip, document, escape, fitted, items, link, list, note, paragraph, section, three, type Limits } from './html'
import type { BoardProject } from './load'

const day = (instant: number, today: string): string => dayText(dayOf(instant), today.slice(0, 4))
const TITLE = 80

/** Where the pages and files of a community are. */
export const addressOf = {
  project: (code: string): string => `/n/${encodeURIComponent(code)}`,
  sheet: (community: string, number: number): string => `/p/c/${encodeURIComponent(community)}/${number}.pdf`,
  poster: (code: string): string => `/p/${encodeURIComponent(code)}.pdf`,
  /** A record that is about no project has its page with its community. */
  notice: ({ code, number, community }: Pick<PublicationRecord, 'code' | 'number' | 'community'>): string => (code === '' ? `/n/c/${encodeURIComponent(community)}/${number}` : `/n/${encodeURIComponent(code)}/${number}`),
  community: (id: string): string => `/n/c/${encodeURIComponent(id)}`,
  data: (id: string): string => `/open/${encodeURIComponent(id)}/`,
  log: (id: string): string => `/open/${encodeURIComponent(id)}/export.json`,
  how: '/open/#verify',
} as const

/** How anyone checks: the eye compares with the wall, the machine replays the whole log. */
export function howToCheck(community: string, record: string): string {
  return section(BOARD.how, `${record}${list(BOARD.howSteps.map(escape))}<p>${link(addressOf.log(community), BOARD.exportAll)} ${link(addressOf.how, BOARD.howLink)}</p>`)
}

/** The number of a record as it is printed. */
export const numberOf = ({ code, number }: Pick<PublicationRecord, 'code' | 'number'>): string => (code === '' ? String(number) : `${code}-${number}`)

/** The printed pair of a record: its number and the beginning of its hash. */
export const printedOf = ({ code, number, hash }: Pick<PublicationRecord, 'code' | 'number' | 'hash'>): string => `<p>${BOARD.record} <code>${escape(numberOf({ code, number }))}</code> ${BOARD.check} <code>${hash.slice(0, 8)}</code></p>`

function sourcesOf({ project }: BoardProject): string {
  const { others } = threeNumbers(project)
  const fund = project.approvedFundFen > 0
  if (others === 0) return fund ? BOARD.fund : BOARD.none
  return `${BOARD.others} ${moneyText(others)}${fund ? `，${BOARD.fund} ${moneyText(project.approvedFundFen)}` : ''}`
}

function threeOf(board: BoardProject): string {
  const { budget, spent } = threeNumbers(board.project)
  return three([[BOARD.budget, costOf(board.project) === null ? BOARD.none : moneyText(budget)], [BOARD.spent, moneyText(spent)], [BOARD.sources, sourcesOf(board)]])
}

function countsOf({ project, answered, rated }: BoardProject): readonly string[] {
  const { consent, poll, sitting, rating } = project
  const lines: string[] = []
  if (consent) lines.push(`${BOARD.consent}：${BOARD.households(consent.households)}，${consent.sealed ? factsText({ agree: consent.sealed.agree, disagree: consent.sealed.disagree, undecided: consent.sealed.undecided }) : BOARD.answered(answered)}`)
  if (poll?.sealed) lines.push(`${BOARD.poll}：${factsText({ voters: poll.sealed.voters, for: poll.sealed.votes[0] ?? 0, against: poll.sealed.votes[1] ?? 0 })}。${BOARD.poll_note}`)
  if (sitting?.result) lines.push(`${BODY_LABELS[sitting.body]}：${factsText({ members: sitting.result.members, present: sitting.result.present, for: sitting.result.for, against: sitting.result.against, abstain: sitting.result.abstain })}，${sitting.result.passed ? BOARD.passed : BOARD.notPassed}`)
  if (rating?.result) lines.push(`${BOARD.rating}：${rating.result.enough ? BOARD.points((rating.result.average100 / 100).toFixed(2)) : BOARD.notEnough}，${BOARD.sample(rating.result.answers)}`)
  else if (rating) lines.push(`${BOARD.rating}：${BOARD.sample(rated)}`)
  return lines
}

/** A stage or a kind of notice in words. */
export function kindText({ kind, fields }: Pick<PublicationRecord, 'kind' | 'fields'>): string {
  const stage = kind === 'stage' && typeof fields.stage === 'string' && fields.stage in STAGE_LABELS ? STAGE_LABELS[fields.stage as keyof typeof STAGE_LABELS] : null
  return stage ?? NOTICE_LABELS[kind]
}

function lineOf(record: PublicationRecord, { today, text, by }: { readonly today: string; readonly text: number; readonly by: number | null }): string {
  const { title: _title, stage: _stage, ...facts } = record.fields
  const told = clip(factsText(facts), text)
  return `${escape(day(record.at, today))} ${link(addressOf.notice(record), kindText(record))}${by === null ? '' : `（${BOARD.superseded}）`}${told === '' ? '' : `：${escape(told)}`}`
}

const DECISIONS: readonly PublicationRecord['kind'][] = ['approval', 'resolution', 'determination', 'correction']

function decidedBy({ policy, records, today }: BoardProject, limits: Limits): string {
  const by = correctedIn(records)
  const decisions = records.filter((r) => DECISIONS.includes(r.kind)).slice(0, limits.lines).map((r) => lineOf(r, { today, text: limits.text, by: by(r) }))
  return `${list(decisions)}${paragraph(`${BOARD.basis}：${policy.title}（${policy.asOf}）`)}${policy.status === 'illustrative' ? note(BOARD.illustrative) : ''}`
}

const newestFirst = <T>(some: readonly T[]): readonly T[] => [...some].reverse()

/** The code where it was stated, and of a joint declaration every part as it is now. */
function sharesTold(project: Project): readonly string[] {
  const { implementer } = project
  const joint = sharesOf(project)
  if (implementer === null) return []
  return [...(implementer.creditCode === undefined ? [] : [SUPPLIERS.code(implementer.creditCode)]), ...(joint === null ? [] : [SUPPLIERS.lead(implementer.supplier, joint.leadFen), ...joint.filedOrgs.map(orgText)])]
}

function suppliersOf({ project }: BoardProject, limits: Limits): string {
  const quotes = project.quotes.map((q) => `${q.supplier} ${moneyText(q.fen)}`)
  return `${project.implementer ? paragraph(`${clip(project.implementer.supplier, limits.text)} ${moneyText(project.implementer.fen)}`) : ''}${items(sharesTold(project), limits)}${items(quotes, limits)}`
}

function objectionOf({ project, today, phone }: BoardProject, limits: Limits): string {
  const until = openNotice(project)?.objectionUntil ?? null
  const open = until !== null && today <= until
  const posted = project.notices.filter((n) => n.postingUntil !== null && n.supersededBy === undefined).map((n) => BOARD.posted(NOTICE_LABELS[n.kind], dayText(n.postingUntil ?? '', today.slice(0, 4))))
  const gone = project.notices.filter((n) => openReport(n) !== null).map((n) => BOARD.sheetGone(NOTICE_LABELS[n.kind]))
  return `${paragraph(open ? BOARD.objectionOpen(dayText(until, today.slice(0, 4))) : BOARD.objectionClosed)}${items(posted, limits)}${gone.map((one) => paragraph(one)).join('')}${hangingOn(project, today).length === 0 ? '' : paragraph(BOARD.sheetHow)}${phone === null ? '' : paragraph(`${BOARD.committee}：${phone}`)}`
}

function namesOf({ project, today }: BoardProject): readonly string[] {
  return namesOn(project, today).map((one) => BOARD.named(one.text, one.where, dayText(one.until, today.slice(0, 4))))
}

function upkeepOf({ project: { maintenance } }: BoardProject, { text }: Limits): string {
  return maintenance === null ? '' : paragraph(`${clip(maintenance.unit, TITLE)}：${clip(maintenance.duty, text).replace(/。$/, '')}。${BOARD.upkeepPhone} ${maintenance.phone}`)
}

function auditOf({ project: { accounts } }: BoardProject, { text }: Limits): string {
  return accounts === null ? '' : paragraph(`${factsText({ finalFen: accounts.finalFen, surplusFen: accounts.surplusFen })}。${clip(accounts.audit, text)}`)
}

function top(board: BoardProject, { text }: Limits): string {
  const { project, communityName, policy, today, hasPhoto, overdue } = board
  const title = clip(project.title, TITLE)
  const photo = hasPhoto ? `<img src="${escape(addressOf.project(project.code))}/photo" alt="${escape(BOARD.photoOf(title))}" width="640" height="400" loading="lazy">` : ''
  const now = `<p><span class="stage">${STAGE_LABELS[project.stage]}</span> ${escape(day(project.since, today))}${overdue === null ? '' : ` <strong class="late">${escape(overdueText(overdue))}</strong>`}</p>`
  return `<header>${note(`${communityName} · ${policy.schemeName}`)}<h1>${escape(title)}</h1></header>${now}${threeOf(board)}${paragraph(clip(project.problem, text))}${paragraph(`${BOARD.where}：${clip(project.where, TITLE)}`)}${photo}`
}

/** The page of a project as anyone may see it. */
export function pageOfProject(board: BoardProject): string {
  const { project, communityName, records, newest, today } = board
  const by = correctedIn(records)
  return fitted((limits) => document(`${project.title} · ${communityName}`, [
    top(board, limits), list(countsOf(board).map(escape)),
    section(BOARD.decided, decidedBy(board, limits)), section(BOARD.objection, objectionOf(board, limits)),
    section(BOARD.progress, items(newestFirst(project.progress).map((p) => `${day(p.at, today)} ${p.percent}% ${p.text}`), limits)),
    section(BOARD.suppliers, suppliersOf(board, limits)),
    section(BOARD.money, items(newestFirst(project.expenses.filter((e) => e.paid)).map((e) => `${day(e.at, today)} ${e.what} ${moneyText(e.fen)}${e.passedOn === undefined ? '' : `，${SUPPLIERS.passedOn(e.passedOn)}`}`), limits)),
    section(BOARD.audit, auditOf(board, limits)), section(BOARD.naming, items(namesOf(board), limits)), section(BOARD.upkeep, upkeepOf(board, limits)),
    section(BOARD.life, list(records.slice(0, limits.records).map((r) => lineOf(r, { today, text: limits.text, by: by(r) })))),
    howToCheck(project.community, printedOf(newest)), `<p>${link(addressOf.community(project.community), BOARD.community)} ${link(addressOf.data(project.community), BOARD.openData)} ${link(addressOf.poster(project.code), BOARD.poster)}</p>`,
  ].join('')))
}
