/** The notice-board page: one HTML document without script, readable on old phones, in large type and on paper. */
import type { PublicationRecord } from '../../contracts/operations'
import { costOf, openNotice } from '../../domain/projects/project'
import { threeNumbers } from '../../domain/projects/view'
import { BOARD } from '../../src/copy/board'
import { dayOf, dayText } from '../../src/copy/dates'
import { factsText } from '../../src/copy/facts'
import { moneyText } from '../../src/copy/money'
import { STAGE_LABELS } from '../../src/copy/stages'
import { BODY_LABELS, NOTICE_LABELS } from '../../src/copy/words'
import type { BoardNotice } from './notice'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
// Bidirectional overrides could make a sentence read as another one; they have no place in a title.
const BIDI = /[\u202A-\u202E\u2066-\u2069]/g

/** Makes any text safe inside an element or a quoted attribute. */
export const escape = (text: string): string => text.replace(BIDI, '').replace(/[&<>"']/g, (c) => ESCAPES[c] ?? '')

const STYLE = `body{font:1.05rem/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;background:#f4f5f4;margin:0}main{max-width:42rem;margin:0 auto;background:#fff;padding:1rem}h1{font-size:1.5rem;line-height:1.3;margin:.2rem 0 .6rem}h2{font-size:1.1rem;border-left:.3rem solid #07793f;padding-left:.5rem;margin:1.6rem 0 .5rem}p{margin:.4rem 0}img{width:100%;height:auto;max-height:18rem;object-fit:cover;border-radius:.4rem}dl.three{display:table;width:100%;table-layout:fixed;margin:.8rem 0;text-align:center}dl.three div{display:table-cell;padding:.5rem .2rem;border:1px solid #d5d9d6}dt{color:#4d5650;font-size:.9rem}dd{margin:0;font-weight:600;font-size:1.15rem;overflow-wrap:anywhere}ol,ul{padding-left:1.2rem;margin:.4rem 0}li{margin:.3rem 0;overflow-wrap:anywhere}.stage{display:inline-block;background:#07793f;color:#fff;border-radius:.3rem;padding:.1rem .6rem}.note{color:#4d5650;font-size:.92rem}code{font:600 1rem ui-monospace,Consolas,monospace;overflow-wrap:anywhere}@media print{body{background:#fff}main{padding:0}h2{page-break-after:avoid}}`

const day = (instant: number, now: string): string => dayText(dayOf(instant), now.slice(0, 4))
const section = (title: string, body: string): string => (body === '' ? '' : `<section><h2>${title}</h2>${body}</section>`)
const paragraph = (text: string): string => (text === '' ? '' : `<p>${escape(text)}</p>`)
const items = (lines: readonly string[]): string => (lines.length === 0 ? '' : `<ul>${lines.map((l) => `<li>${escape(l)}</li>`).join('')}</ul>`)

function document(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
}

function threeOf({ project }: BoardNotice): string {
  const n = threeNumbers(project)
  const sources = n.others > 0 ? `${BOARD.others} ${moneyText(n.others)}${project.approvedFundFen > 0 ? `,${BOARD.fund} ${moneyText(project.approvedFundFen)}` : ''}` : project.approvedFundFen > 0 ? BOARD.fund : BOARD.none
  const cell = (dt: string, dd: string) => `<div><dt>${dt}</dt><dd>${escape(dd)}</dd></div>`
  return `<dl class="three">${cell(BOARD.budget, costOf(project) === null ? BOARD.none : moneyText(n.budget))}${cell(BOARD.spent, moneyText(n.spent))}${cell(BOARD.sources, sources)}</dl>`
}

function countsOf({ project, answered, rated }: BoardNotice): readonly string[] {
  const { consent, poll, sitting, rating } = project
  const lines: string[] = []
  if (consent) lines.push(`${BOARD.consent}:${consent.sealed ? `${BOARD.households(consent.households)},${factsText({ agree: consent.sealed.agree, disagree: consent.sealed.disagree, undecided: consent.sealed.undecided })}` : `${BOARD.households(consent.households)},${BOARD.answered(answered)}`}`)
  if (poll?.sealed) lines.push(`${BOARD.poll}:${factsText({ voters: poll.sealed.voters, for: poll.sealed.votes[0] ?? 0, against: poll.sealed.votes[1] ?? 0 })}。${BOARD.poll_note}`)
  if (sitting?.result) lines.push(`${BODY_LABELS[sitting.body]}:${factsText({ members: sitting.result.members, present: sitting.result.present, for: sitting.result.for, against: sitting.result.against, abstain: sitting.result.abstain })},${sitting.result.passed ? BOARD.passed : BOARD.notPassed}`)
  if (rating?.result) lines.push(`${BOARD.rating}:${rating.result.enough ? BOARD.points((rating.result.average100 / 100).toFixed(2)) : BOARD.notEnough},${BOARD.sample(rating.result.answers)}`)
  else if (rating) lines.push(`${BOARD.rating}:${BOARD.sample(rated)}`)
  return lines
}

const lineOf = (record: PublicationRecord, today: string): string => {
  const { title: _title, stage: _stage, ...facts } = record.fields
  const stage = record.kind === 'stage' && typeof record.fields.stage === 'string' ? (STAGE_LABELS[record.fields.stage as keyof typeof STAGE_LABELS] ?? '') : NOTICE_LABELS[record.kind]
  const told = factsText(facts)
  return `${day(record.at, today)} ${stage}${told === '' ? '' : `:${told}`}`
}

function decidedBy(notice: BoardNotice): string {
  const { policy, records } = notice
  const decisions = records.filter((r) => ['approval', 'resolution', 'determination'].includes(r.kind)).map((r) => lineOf(r, notice.day))
  return `${items(decisions)}${paragraph(`${BOARD.basis}:${policy.title}(${policy.asOf})`)}${policy.status === 'illustrative' ? `<p class="note">${BOARD.illustrative}</p>` : ''}`
}

function worksOf({ project, day: today }: BoardNotice): string {
  return items(project.progress.map((p) => `${day(p.at, today)} ${p.percent}% ${p.text}`))
}

function moneyOf({ project, day: today }: BoardNotice): string {
  return items(project.expenses.filter((e) => e.paid).map((e) => `${day(e.at, today)} ${e.what} ${moneyText(e.fen)}`))
}

function suppliersOf({ project }: BoardNotice): string {
  const quotes = project.quotes.map((q) => `${q.supplier} ${moneyText(q.fen)}`)
  return `${project.implementer ? paragraph(`${project.implementer.supplier} ${moneyText(project.implementer.fen)}`) : ''}${items(quotes)}`
}

function objectionOf({ project, day: today, phone }: BoardNotice): string {
  const until = openNotice(project)?.objectionUntil ?? null
  const open = until !== null && today <= until
  return `${paragraph(open ? BOARD.objectionOpen(dayText(until, today.slice(0, 4))) : BOARD.objectionClosed)}${phone === null ? '' : paragraph(`${BOARD.committee}:${phone}`)}`
}

function upkeepOf({ project: { maintenance } }: BoardNotice): string {
  return maintenance === null ? '' : paragraph(`${maintenance.unit}:${maintenance.duty}。${BOARD.upkeepPhone} ${maintenance.phone}`)
}

/** The page of a project as anyone may see it. */
export function pageOfProject(notice: BoardNotice): string {
  const { project, head, communityName, policy } = notice
  const now = `<p><span class="stage">${STAGE_LABELS[project.stage]}</span> ${day(project.since, notice.day)}</p>`
  const photo = notice.photo === null ? '' : `<img src="${escape(notice.photo)}" alt="${escape(project.title)}" loading="lazy">`
  const record = `<p>${BOARD.record} <code>${escape(project.code)}-${head.number}</code> ${BOARD.check} <code>${head.hash.slice(0, 8)}</code></p><p class="note">${BOARD.howText}</p>`
  return document(`${project.title} · ${communityName}`, [
    `<p class="note">${escape(communityName)} · ${escape(policy.schemeName)}</p><h1>${escape(project.title)}</h1>`, photo, paragraph(`${project.problem}`), paragraph(`${BOARD.where}:${project.where}`), threeOf(notice), now, items(countsOf(notice)),
    section(BOARD.decided, decidedBy(notice)), section(BOARD.progress, worksOf(notice)), section(BOARD.suppliers, suppliersOf(notice)), section(BOARD.money, moneyOf(notice)),
    section(BOARD.audit, project.accounts === null ? '' : paragraph(`${factsText({ finalFen: project.accounts.finalFen, surplusFen: project.accounts.surplusFen })}。${project.accounts.audit}`)),
    section(BOARD.upkeep, upkeepOf(notice)), section(BOARD.objection, objectionOf(notice)), section(BOARD.life, items(notice.records.map((r) => lineOf(r, notice.day)))), section(BOARD.how, record),
  ].join(''))
}

/** A code that stands for nothing: said plainly, because somebody may have pasted over the real one. */
export const unknownPage = (): string => document(BOARD.unknown, `<h1>${BOARD.unknown}</h1><p>${BOARD.unknownText}</p>`)
