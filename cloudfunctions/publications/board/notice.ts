/** The page of a single public record: word for word what was published, and its place in the log. */
import { openNotice } from '../../../domain/projects/project'
import { saysNotice } from '../../../domain/publications/corrected'
import { REPORT_KINDS } from '../../../contracts/vocabulary'
import { BOARD } from '../../../src/copy/board'
import { dayOf, dayText } from '../../../src/copy/dates'
import { factText } from '../../../src/copy/facts'
import { clip, document, escape, facts, fitted, link, list, note, paragraph, section, type Limits } from './html'
import type { BoardRecord } from './load'
import { addressOf, howToCheck, kindText, numberOf, printedOf } from './project'

const TITLE = 80
/** Between a term and its value in the words of `factText`. */
const SAID = '：'

/** What the record says, as term and value; what has no words is not shown, and what is told in lines stands below. */
function saidIn({ record }: BoardRecord, text: number): readonly (readonly [string, string])[] {
  return Object.entries(record.fields).filter(([key]) => key !== 'title' && key !== 'stage' && key !== 'objectionUntil' && !(record.code === '' && key === 'text')).flatMap(([key, value]) => {
    const told = factText(key, value)
    if (told === null) return []
    const [term = '', ...rest] = told.split(SAID)
    return [[term, clip(rest.join(SAID), text)] as const]
  })
}

/** Until when this record could be objected to; it is said to be open only as long as the project says so. */
function windowOf({ record, project, by, today }: BoardRecord): readonly (readonly [string, string])[] {
  const open = project === null ? null : openNotice(project)
  const until = open !== null && by === null && saysNotice(record, open) ? open.objectionUntil : null
  const said = typeof record.fields.objectionUntil === 'string' ? record.fields.objectionUntil : null
  if (until !== null && today <= until) return [[BOARD.objectionEnd, dayText(until, today.slice(0, 4))]]
  return said === null ? [] : [[BOARD.objectionEnd, by === null ? BOARD.objectionOver : BOARD.objectionMoved]]
}

/** A notice of a period: what it is about, and what it lists. */
function linesIn({ record }: BoardRecord, { records, text }: Limits): string {
  if (record.code !== '' || typeof record.fields.text !== 'string') return ''
  const [head = '', ...lines] = record.fields.text.split('\n')
  return `${paragraph(clip(head, text))}${list(lines.slice(0, records).map((line) => escape(clip(line, text))))}${lines.length > records ? note(BOARD.more(records)) : ''}`
}

/** What the streets say to their places in a ranking, each with its own record. */
const explainedIn = ({ record, explained }: BoardRecord, text: number): string => section(BOARD.explained, list(explained.map((one) => `${escape(one.streetName)}：${escape(clip(one.text, text))} ${link(addressOf.notice({ code: '', number: one.number, community: record.community }), BOARD.recordOf(one.number))}`)))

/** A notice of a period as a sheet for the board. */
const toPrint = ({ record: { kind, community, number } }: BoardRecord): string => (REPORT_KINDS.some((one) => one === kind) ? `<p>${link(addressOf.sheet(community, number), BOARD.poster)}</p>` : '')

/** The project that a record is about: its own, or one that another community leads. */
const codeOf = ({ code, fields: { projectCode } }: BoardRecord['record']): string => (code === '' && typeof projectCode === 'string' ? projectCode : code)

/** That a later record corrects this one, with the way to it. */
function correctedBy({ record, by }: BoardRecord): string {
  return by === null ? '' : `<p><strong class="late">${link(addressOf.notice({ ...record, number: by }), BOARD.supersededBy(numberOf({ ...record, number: by })))}</strong></p>`
}

/** Which record this one corrects, with the way to it. */
function corrects({ record }: BoardRecord): string {
  const { replaces } = record.fields
  return record.kind === 'correction' && typeof replaces === 'number' ? `<p>${link(addressOf.notice({ ...record, number: replaces }), BOARD.replaces(numberOf({ ...record, number: replaces })))}</p>` : ''
}

/** The page of one record. */
export function pageOfNotice(board: BoardRecord): string {
  const { record, project, communityName, today, phone } = board
  const kind = kindText(record)
  const title = clip(String(record.fields.title ?? project?.title ?? ''), TITLE)
  return fitted((limits) => document(`${kind}：${title} · ${communityName}`, [
    `<header>${note(communityName)}<h1>${escape(kind)}：${escape(title)}</h1></header>`,
    correctedBy(board), corrects(board),
    facts([[BOARD.published, dayText(dayOf(record.at), today.slice(0, 4))], ...windowOf(board), ...saidIn(board, 4 * limits.text)]),
    linesIn(board, limits), explainedIn(board, limits.text), toPrint(board),
    phone === null ? '' : paragraph(`${BOARD.committee}：${phone}`),
    codeOf(record) === '' ? '' : `<p>${link(addressOf.project(codeOf(record)), BOARD.whole)}</p>`,
    howToCheck(record.community, `${printedOf(record)}${section(BOARD.whole64, `<p><code>${record.hash}</code></p>${record.previous === '' ? '' : `<p class="note">${BOARD.previous} <code>${record.previous}</code></p>`}`)}`),
    `<p>${link(addressOf.community(record.community), BOARD.community)} ${link(addressOf.data(record.community), BOARD.openData)}</p>`,
  ].join('')))
}
