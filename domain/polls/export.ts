/** Sealed ballots as anyone may take them: Pabulib's `.pb`, a table, or JSON; the same ballots in the same order in all three. */
import type { PollExport } from '../../contracts/vocabulary'
import type { Decimal } from './exact'
import { WITH_POINTS, type PbBallot, type PbFile, type PbProject } from './pabulib'
import { rowText } from './pb-rows'

/** A decimal as digits with a point. */
export function decimalText({ digits, places }: Decimal): string {
  const sign = digits < 0n ? '-' : ''
  const all = `${digits < 0n ? -digits : digits}`.padStart(places + 1, '0')
  return places === 0 ? `${sign}${all}` : `${sign}${all.slice(0, -places)}.${all.slice(-places)}`
}

const pointsText = ({ points }: PbBallot): string => (points ?? []).map(decimalText).join(',')

/** The columns of the projects: id and cost first, then all that any project says. */
function columnsOf(projects: readonly PbProject[]): readonly string[] {
  const own = new Set(projects.flatMap(({ fields }) => Object.keys(fields)))
  return [...own].filter((name) => name !== 'project_id' && name !== 'cost')
}

/** The head of a `.pb` file: all but its ballots. */
function pbHead(file: PbFile, votes: number): string {
  const columns = columnsOf(file.projects)
  const { vote_type: _type, budget: _budget, num_projects: _projects, num_votes: _votes, ...meta } = file.meta
  const rows: readonly (readonly string[])[] = [
    ['META'], ['key', 'value'], ...Object.entries({ ...meta, num_projects: `${file.projects.length}`, num_votes: `${votes}`, budget: decimalText(file.budget), vote_type: file.voteType }),
    ['PROJECTS'], ['project_id', 'cost', ...columns], ...file.projects.map(({ id, cost, fields }) => [id, decimalText(cost), ...columns.map((name) => fields[name] ?? '')]),
    ['VOTES'], ['voter_id', 'vote', ...(WITH_POINTS[file.voteType] ? ['points'] : [])],
  ]
  return `${rows.map((row) => rowText(row, ';')).join('\n')}\n`
}

/** One line of the VOTES section, with its ending: what a sealed pool's hash is made over. */
export const pbLine = ({ voteType }: Pick<PbFile, 'voteType'>, ballot: PbBallot): string => `${rowText([ballot.voter, ballot.choices.join(','), ...(WITH_POINTS[voteType] ? [pointsText(ballot)] : [])], ';')}\n`

/** A spreadsheet's line; a byte order mark at the head lets it see that it is UTF-8. */
const csvLine = (row: readonly string[]): string => `${rowText(row, ',')}\r\n`

/** Amounts as text, because they are exact. */
function jsonHead({ meta, voteType, budget, projects }: PbFile): string {
  const told = { meta, voteType, budget: decimalText(budget), projects: projects.map(({ id, cost, fields }) => ({ ...fields, id, cost: decimalText(cost) })) }
  return `${JSON.stringify(told).slice(0, -1)},"ballots":[`
}
const jsonBallot = ({ voter, choices, points }: PbBallot): string => JSON.stringify({ voter, choices, ...(points ? { points: points.map(decimalText) } : {}) })

/** A file in parts, so that the ballots of a city need not be in memory together: head, each ballot (the first is told), tail. */
export interface ExportParts {
  readonly head: (file: PbFile, votes: number) => string
  readonly ballot: (file: PbFile, ballot: PbBallot, first: boolean) => string
  readonly tail: string
}

/** The parts of each kind of file. */
export const EXPORT_PARTS: Record<PollExport, ExportParts> = {
  pb: { head: pbHead, ballot: pbLine, tail: '' },
  csv: { head: () => `\uFEFF${csvLine(['voter_id', 'vote', 'points'])}`, ballot: (_file, ballot) => csvLine([ballot.voter, ballot.choices.join(' '), (ballot.points ?? []).map(decimalText).join(' ')]), tail: '' },
  json: { head: jsonHead, ballot: (_file, ballot, first) => `${first ? '' : ','}${jsonBallot(ballot)}`, tail: ']}' },
}

/** A whole election as one file; a `.pb` reads back as the same election. */
export function exportText(file: PbFile, kind: PollExport): string {
  const { head, ballot, tail } = EXPORT_PARTS[kind]
  return head(file, file.ballots.length) + file.ballots.map((each, at) => ballot(file, each, at === 0)).join('') + tail
}
