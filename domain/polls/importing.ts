/** A published election as a poll that could be held here: its things, its money and its kind of ballot, never its ballots. */
import type { BallotForm, PollDraft } from '../../contracts/polls'
import { accept, refuse, type Result } from '../result'
import type { Decimal } from './exact'
import type { PbFile } from './pabulib'

const FEN_PLACES = 2

/** Whole fen; null where the amount is finer or too large to be counted in a computer number. */
function fenOf({ digits, places }: Decimal): number | null {
  const [by, over] = [10n ** BigInt(Math.max(0, places - FEN_PLACES)), 10n ** BigInt(Math.max(0, FEN_PLACES - places))]
  const fen = Number((digits / by) * over)
  return digits % by === 0n && Number.isSafeInteger(fen) ? fen : null
}

const whole = (text: string | undefined, usual: number): number => (text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : usual)
const MOST_POINTS = 1000

const FORMS: Readonly<Record<PbFile['voteType'], (file: PbFile) => BallotForm>> = {
  approval: ({ meta, projects }) => {
    const most = Math.min(whole(meta.max_length, projects.length), projects.length)
    if (meta.ballot === 'knapsack' || meta.max_sum_cost !== undefined) return { kind: 'knapsack' }
    return most < projects.length ? { kind: 'chooseK', most } : { kind: 'approval' }
  },
  'choose-1': () => ({ kind: 'chooseK', most: 1 }),
  ordinal: ({ meta, projects }) => ({ kind: 'ranking', most: Math.min(whole(meta.max_length, projects.length), projects.length) }),
  cumulative: ({ meta }) => points(meta),
  scoring: ({ meta }) => points(meta),
}

function points(meta: PbFile['meta']): BallotForm {
  const total = Math.min(whole(meta.max_sum_points, MOST_POINTS), MOST_POINTS)
  return { kind: 'points', total, each: Math.min(whole(meta.max_points, total), total) }
}

/** The draft; refuses `malformed` with the project whose cost is no whole fen, or whose id no list of ballots can hold. */
export function draftOf(file: PbFile): Result<PollDraft> {
  const fen = fenOf(file.budget)
  if (fen === null) return refuse('malformed', { about: 'budget' })
  const items: PollDraft['items'][number][] = []
  for (const { id, cost, fields } of file.projects) {
    const itemFen = fenOf(cost)
    if (itemFen === null || !/^[A-Za-z0-9_-]{1,40}$/.test(id)) return refuse('malformed', { about: `project ${id.slice(0, 40)}` })
    items.push({ id, title: (fields.name || id).slice(0, 200), cost: itemFen })
  }
  return accept({ question: (file.meta.description ?? '').slice(0, 100), form: FORMS[file.voteType](file), fen, items, ballots: file.ballots.length })
}
