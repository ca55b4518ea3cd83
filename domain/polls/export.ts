/** Sealed ballots as anyone may take them: Pabulib's `.pb`, a table, or JSON; the same ballots in the same order in all three. */
import type { Decimal } from './exact'
import { WITH_POINTS, type PbBallot, type PbFile, type PbProject } from './pabulib'
import { rowText } from './pb-rows'

/** Kinds of file that sealed ballots are given as. */
export const EXPORTS = ['pb', 'csv', 'json'] as const
export type ExportKind = (typeof EXPORTS)[number]

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

/** The election as a `.pb` file that reads back as the same election. */
export function pbText(file: PbFile): string {
  const columns = columnsOf(file.projects)
  const points = WITH_POINTS[file.voteType]
  const { vote_type: _type, budget: _budget, num_projects: _projects, num_votes: _votes, ...meta } = file.meta
  const rows: readonly (readonly string[])[] = [
    ['META'], ['key', 'value'], ...Object.entries({ ...meta, num_projects: `${file.projects.length}`, num_votes: `${file.ballots.length}`, budget: decimalText(file.budget), vote_type: file.voteType }),
    ['PROJECTS'], ['project_id', 'cost', ...columns], ...file.projects.map(({ id, cost, fields }) => [id, decimalText(cost), ...columns.map((name) => fields[name] ?? '')]),
    ['VOTES'], ['voter_id', 'vote', ...(points ? ['points'] : [])], ...file.ballots.map((ballot) => [ballot.voter, ballot.choices.join(','), ...(points ? [pointsText(ballot)] : [])]),
  ]
  return `${rows.map((row) => rowText(row, ';')).join('\n')}\n`
}

/** One line per ballot, as spreadsheets read it; a byte order mark lets them see that it is UTF-8. */
export function csvText({ ballots }: PbFile): string {
  const rows = [['voter_id', 'vote', 'points'], ...ballots.map((ballot) => [ballot.voter, ballot.choices.join(' '), (ballot.points ?? []).map(decimalText).join(' ')])]
  return `\uFEFF${rows.map((row) => rowText(row, ',')).join('\r\n')}\r\n`
}

/** Everything in one object; amounts as text, because they are exact. */
export function jsonText({ meta, voteType, budget, projects, ballots }: PbFile): string {
  return JSON.stringify({
    meta, voteType, budget: decimalText(budget),
    projects: projects.map(({ id, cost, fields }) => ({ ...fields, id, cost: decimalText(cost) })),
    ballots: ballots.map(({ voter, choices, points }) => ({ voter, choices, ...(points ? { points: points.map(decimalText) } : {}) })),
  })
}

/** The export of each kind. */
export const EXPORT_TEXT: Record<ExportKind, (file: PbFile) => string> = { pb: pbText, csv: csvText, json: jsonText }
