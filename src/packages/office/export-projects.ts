import type { ProjectCard } from '../../../contracts/projects'
import type { Reply } from '../../../contracts/reply'
import type { ProjectInputs } from '../../../contracts/projects.schema'
import type * as v from 'valibot'
import { dayOf } from '../../copy/dates'
import { OFFICE } from '../../copy/office'
import { STAGE_LABELS } from '../../copy/stages'
import { call } from '../../services/call'
import { csvText } from './csv'

type Filters = Pick<v.InferInput<ProjectInputs['projects.list']>, 'community' | 'stages' | 'search'>

const PAGE = 50
const FEN_PER_YUAN = 100

/** Every project that the filters find, page by page. */
export async function everyProject(filters: Filters, onProgress: (found: number) => void): Promise<Reply<readonly ProjectCard[]>> {
  const cards: ProjectCard[] = []
  for (let cursor: number | null = 0; cursor !== null;) {
    const reply: Awaited<ReturnType<typeof call<'projects.list'>>> = await call('projects.list', { ...filters, cursor, limit: PAGE })
    if (!reply.ok) return reply
    cards.push(...reply.data.items)
    onProgress(cards.length)
    cursor = reply.data.next
  }
  return { ok: true, data: cards }
}

/** The table as a file: figures without units, so that a spreadsheet can add them up. */
export function projectsCsv(cards: readonly ProjectCard[]): string {
  const { columns } = OFFICE
  const head = [columns.code, columns.title, columns.where, columns.community, columns.scheme, columns.stage, columns.since, columns.costYuan, columns.due, columns.overdue, columns.answered, columns.households]
  return csvText([head, ...cards.map((card) => [
    card.code, card.title, card.where, card.communityName, card.scheme, STAGE_LABELS[card.stage], dayOf(card.since), card.cost === null ? '' : String(card.cost / FEN_PER_YUAN),
    card.deadline?.due ?? '', card.overdue === null ? OFFICE.no : OFFICE.yes, card.consent === null ? '' : String(card.consent.answered), card.consent === null ? '' : String(card.consent.households),
  ])])
}
