/** Pabulib's `.pb` files: real elections as text in three sections, META, PROJECTS and VOTES (pabulib.org/format). */
import type { Ties, Utility } from '../../contracts/vocabulary'
import { decimalOf, inUnits, type Decimal } from './exact'
import { electionOf, type Election, type PlainBallot } from './election'
import { rowsOf, type Row } from './pb-rows'

/** Kinds of vote that Pabulib knows. */
export const VOTE_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const
export type VoteType = (typeof VOTE_TYPES)[number]

/** Why a file cannot be read. */
export const PB_PROBLEMS = [
  'empty-file', 'unclosed-quote', 'text-before-section', 'missing-section', 'missing-column', 'missing-key', 'missing-field',
  'unknown-vote-type', 'not-a-number', 'negative-amount', 'doubled-project', 'unknown-project', 'points-do-not-match',
] as const
/** A problem with the line on which it stands, from 1, and what it is about. */
export interface PbProblem { readonly code: (typeof PB_PROBLEMS)[number]; readonly line: number; readonly about: string }

/** A project with everything that its row says. */
export interface PbProject { readonly id: string; readonly cost: Decimal; readonly fields: Readonly<Record<string, string>> }
/** A ballot with its voter; `points` where the kind of vote has them. One of `alike` that say the same, where ballots were added up already. */
export interface PbBallot { readonly voter: string; readonly choices: readonly string[]; readonly points: readonly Decimal[] | null; readonly alike?: number }
/** An election as it was published. */
export interface PbFile { readonly meta: Readonly<Record<string, string>>; readonly voteType: VoteType; readonly budget: Decimal; readonly projects: readonly PbProject[]; readonly ballots: readonly PbBallot[] }

export type PbReading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: PbProblem }
const no = (code: PbProblem['code'], line: number, about: string): { readonly ok: false; readonly problem: PbProblem } => ({ ok: false, problem: { code, line, about } })
const yes = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

const SECTIONS = ['meta', 'projects', 'votes'] as const
type Section = (typeof SECTIONS)[number]
interface Table { readonly line: number; readonly header: readonly string[]; readonly rows: readonly Row[] }

/** Reads a whole file; says line and reason where it cannot. */
export function parsePb(text: string): PbReading<PbFile> {
  const tables = tablesOf(text)
  if (!tables.ok) return tables
  const { meta: metaTable, projects: projectTable, votes: voteTable } = tables.value
  const meta = Object.fromEntries(metaTable.rows.map(({ fields }) => [(fields[0] ?? '').trim(), (fields[1] ?? '').trim()]))
  const voteType = VOTE_TYPES.find((known) => known === meta.vote_type?.toLowerCase())
  if (meta.vote_type === undefined) return no('missing-key', metaTable.line, 'vote_type')
  if (voteType === undefined) return no('unknown-vote-type', lineOf(metaTable, 'vote_type'), meta.vote_type)
  if (meta.budget === undefined) return no('missing-key', metaTable.line, 'budget')
  const budget = amountOf(meta.budget, lineOf(metaTable, 'budget'))
  if (!budget.ok) return budget
  const projects = projectsOf(projectTable)
  if (!projects.ok) return projects
  const ballots = ballotsOf(voteTable, new Set(projects.value.map(({ id }) => id)), voteType)
  return ballots.ok ? yes({ meta, voteType, budget: budget.value, projects: projects.value, ballots: ballots.value }) : ballots
}

const lineOf = ({ rows, line }: Table, key: string): number => rows.find(({ fields }) => fields[0]?.trim() === key)?.line ?? line

function tablesOf(text: string): PbReading<Record<Section, Table>> {
  const rows = rowsOf(text, ';')
  if ('unclosed' in rows) return no('unclosed-quote', rows.unclosed, '"')
  const starts = rows.flatMap(({ line, fields }, index) => {
    const section = SECTIONS.find((name) => name === fields[0]?.trim().toLowerCase())
    return section ? [{ section, line, index }] : []
  })
  const [first] = starts
  if (rows.length === 0) return no('empty-file', 1, '')
  if (first?.index !== 0) return no('text-before-section', rows[0]?.line ?? 1, rows[0]?.fields[0] ?? '')
  const found = new Map(starts.map(({ section, line, index }, n) => [section, { line, header: (rows[index + 1]?.fields ?? []).map((field) => field.trim()), rows: rows.slice(index + 2, starts[n + 1]?.index) }]))
  const [meta, projects, votes] = SECTIONS.map((name) => found.get(name))
  if (meta && projects && votes) return yes({ meta, projects, votes })
  return no('missing-section', rows.at(-1)?.line ?? 1, SECTIONS.find((name) => !found.has(name)) ?? '')
}

function amountOf(text: string, line: number): PbReading<Decimal> {
  const amount = decimalOf(text)
  if (amount === null) return no('not-a-number', line, text)
  return amount.digits < 0n ? no('negative-amount', line, text) : yes(amount)
}

function projectsOf({ line, header, rows }: Table): PbReading<readonly PbProject[]> {
  const projects = new Map<string, PbProject>()
  const column = header.indexOf('cost')
  if (column === -1) return no('missing-column', line + 1, 'cost')
  for (const { line: at, fields } of rows) {
    const id = (fields[0] ?? '').trim()
    const written = fields[column]?.trim() ?? ''
    if (id === '' || written === '') return no('missing-field', at, id === '' ? header[0] ?? 'project_id' : 'cost')
    const cost = amountOf(written, at)
    if (!cost.ok) return cost
    if (projects.has(id)) return no('doubled-project', at, id)
    projects.set(id, { id, cost: cost.value, fields: Object.fromEntries(header.map((name, index) => [name, (fields[index] ?? '').trim()])) })
  }
  return yes([...projects.values()])
}

/** Kinds of vote whose ballots give points. */
export const WITH_POINTS: Record<VoteType, boolean> = { approval: false, 'choose-1': false, ordinal: false, cumulative: true, scoring: true }

/** A field that is empty or says none. */
const listOf = (field: string): readonly string[] => (field.trim() === '' || field.trim().toLowerCase() === 'none' ? [] : field.split(',').map((each) => each.trim()).filter((each) => each !== ''))

function ballotsOf({ line, header, rows }: Table, projects: ReadonlySet<string>, voteType: VoteType): PbReading<readonly PbBallot[]> {
  const [voteColumn, pointsColumn] = [header.indexOf('vote'), header.indexOf('points')]
  if (voteColumn === -1) return no('missing-column', line + 1, 'vote')
  if (WITH_POINTS[voteType] && pointsColumn === -1) return no('missing-column', line + 1, 'points')
  const ballots: PbBallot[] = []
  for (const { line: at, fields } of rows) {
    const written = fields[voteColumn]
    if (written === undefined) return no('missing-field', at, 'vote')
    const choices = listOf(written)
    const stranger = choices.find((id) => !projects.has(id))
    if (stranger !== undefined) return no('unknown-project', at, stranger)
    const points = WITH_POINTS[voteType] ? pointsOf(fields[pointsColumn] ?? '', choices, at) : yes(null)
    if (!points.ok) return points
    // Without points a ballot of a kind that gives points says nothing.
    ballots.push({ voter: (fields[0] ?? '').trim(), choices: points.value?.length === 0 ? [] : choices, points: points.value })
  }
  return yes(ballots)
}

function pointsOf(field: string, choices: readonly string[], line: number): PbReading<readonly Decimal[]> {
  const points: Decimal[] = []
  for (const text of listOf(field)) {
    const given = decimalOf(text)
    if (given === null) return no('not-a-number', line, text)
    points.push(given)
  }
  return points.length > 0 && points.length < choices.length ? no('points-do-not-match', line, field) : yes(points)
}

const pointPlacesOf = (ballots: readonly PbBallot[]): number => ballots.reduce((most, { points }) => (points ?? []).reduce((here, { places }) => Math.max(here, places), most), 0)

/** The first ballot whose points are too large, or beside others too fine, to be counted exactly; undefined where all can. */
export function uncountable(ballots: readonly PbBallot[]): PbBallot | undefined {
  const places = pointPlacesOf(ballots)
  return ballots.find(({ points }) => points?.some((given) => !Number.isSafeInteger(Number(inUnits(given, places)))))
}

/** The election that a file describes: money in the finest unit that it uses, ballots as lists; a listed project counts as named, whatever its points. */
export function electionFrom({ budget, projects, ballots, voteType }: Pick<PbFile, 'budget' | 'projects' | 'ballots' | 'voteType'>, { utility, ties = 'id' }: { readonly utility: Utility; readonly ties?: Ties }): Election {
  const places = Math.max(budget.places, ...projects.map(({ cost }) => cost.places))
  const pointPlaces = pointPlacesOf(ballots)
  const plain = function* (): Generator<PlainBallot> {
    for (const { choices, points, alike = 1 } of ballots) {
      if (points) yield { choices, alike, points: points.map((given) => Number(inUnits(given, pointPlaces))) }
      else yield voteType === 'ordinal' ? { choices, alike, points: choices.map((_, rank) => projects.length - rank) } : { choices, alike }
    }
  }
  return electionOf({
    budget: inUnits(budget, places), unit: 10n ** BigInt(places), utility, ties, ballots: plain(),
    contenders: projects.map(({ id, cost }) => ({ id, cost: inUnits(cost, places) })),
  })
}
