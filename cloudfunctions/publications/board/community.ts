/** The notice board of a whole community: what is under way, what was published last, and where the log stands. */
import { costOf } from '../../../domain/projects/project'
import { correctedIn } from '../../../domain/publications/corrected'
import { BOARD } from '../../../src/copy/board'
import { dayOf, dayText } from '../../../src/copy/dates'
import { moneyText } from '../../../src/copy/money'
import { STAGE_LABELS } from '../../../src/copy/stages'
import { clip, document, escape, fitted, link, list, note, paragraph, section, three, type Limits } from './html'
import type { BoardCommunity } from './load'
import { addressOf, howToCheck, kindText, printedOf } from './project'

const TITLE = 60

function projectsOf({ projects }: BoardCommunity, { lines }: Limits): string {
  const shown = projects.slice(0, lines).map((project) => {
    const cost = costOf(project)
    return `${link(addressOf.project(project.code), clip(project.title, TITLE))} ${STAGE_LABELS[project.stage]}${cost === null ? '' : ` ${escape(moneyText(cost))}`}`
  })
  return shown.length === 0 ? paragraph(BOARD.noProjects) : `${list(shown)}${projects.length > shown.length ? note(BOARD.more(shown.length)) : ''}`
}

function noticesOf({ records, today }: BoardCommunity, { lines }: Limits): string {
  const by = correctedIn(records)
  const shown = records.slice(0, lines).map((record) => `${escape(dayText(dayOf(record.at), today.slice(0, 4)))} ${link(addressOf.notice(record), `${kindText(record)}：${clip(String(record.fields.title ?? ''), TITLE)}`)}${by(record) === null ? '' : `（${BOARD.superseded}）`}`)
  return shown.length === 0 ? paragraph(BOARD.noNotices) : list(shown)
}

/** The page of a community, or of a district, which has no projects of its own here. */
export function pageOfCommunity(board: BoardCommunity): string {
  const { place, district, scheme, projects, records } = board
  const [newest] = records
  const open = projects.length
  return fitted((limits) => document(BOARD.columnOf(place.name), [
    `<header>${note(scheme)}<h1>${escape(BOARD.columnOf(clip(place.name, TITLE)))}</h1></header>`,
    three([...(place.kind === 'district' ? [] : [[BOARD.underWay, BOARD.count(open)] as const]), [BOARD.records, BOARD.recordCount(newest?.number ?? 0)]]),
    place.phone === null ? '' : paragraph(`${BOARD.committee}：${place.phone}`),
    section(BOARD.notices, noticesOf(board, limits)), place.kind === 'district' ? '' : section(BOARD.projects, projectsOf(board, limits)),
    newest === undefined ? '' : howToCheck(place.id, `${paragraph(BOARD.head(newest.number, newest.hash.slice(0, 8)))}${printedOf(newest)}`),
    `<p>${district === null ? '' : `${link(addressOf.community(district.id), BOARD.columnOf(district.name))} `}${link(addressOf.data(place.id), BOARD.openData)}</p>`,
  ].join('')))
}
