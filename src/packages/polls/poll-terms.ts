/** What an official types about a poll, as it is sent; or the first thing that is not right yet, in words. */
import type { BallotForm, PollDraft } from '../../../contracts/polls'
import type { Place } from '../../../contracts/places'
import type { PollKind, PollRule, Ties } from '../../../contracts/vocabulary'
import { fenFromText } from '../../copy/money'
import { POLL_DESK as WORDS } from '../../copy/poll-desk'
import type { AllOperations } from '../../services/operations'

export interface Typed {
  readonly place: string; readonly question: string; readonly explanation: string; readonly items: string; readonly fen: string; readonly pools: string
  readonly kind: PollKind; readonly most: string; readonly total: string; readonly each: string
  readonly rule: PollRule; readonly share: string; readonly ties: Ties; readonly closesOn: string
}
export const BLANK: Typed = { place: '', question: '', explanation: '', items: '', fen: '', pools: '', kind: 'knapsack', most: '', total: '10', each: '10', rule: 'equal-shares', share: '', ties: 'id', closesOn: '' }

type Terms = AllOperations['polls.open']['input']
type Read = { readonly ok: true; readonly terms: Terms } | { readonly ok: false; readonly why: string }
const no = (why: string): Read => ({ ok: false, why })

const whole = (text: string): number | null => (/^[1-9]\d{0,3}$/.test(text.trim()) ? Number(text) : null)

function formOf({ kind, most, total, each }: Typed): BallotForm | null {
  if (kind === 'chooseK' || kind === 'ranking') { const n = whole(most); return n === null ? null : { kind, most: n } }
  if (kind !== 'points') return { kind }
  const [sum, one] = [whole(total), whole(each)]
  return sum === null || one === null ? null : { kind, total: sum, each: one }
}

function shareOf(text: string): NonNullable<Terms['method']['least']> | null {
  const found = /^\s*(>|>=|≥|＞)?\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text)
  return found === null ? null : { numerator: Number(found[2]), denominator: Number(found[3]), strict: found[1] === '>' || found[1] === '＞' }
}

/** Lines of names and amounts; the number of the first line that is not one. */
function linesOf(text: string): { readonly rows: readonly { readonly name: string; readonly fen: number; readonly where: string }[] } | { readonly bad: number } {
  const rows: { readonly name: string; readonly fen: number; readonly where: string }[] = []
  for (const [at, line] of text.split('\n').filter((one) => one.trim() !== '').entries()) {
    const [name = '', money = '', where = ''] = line.split(/[\t,\uff0c]/).map((cell) => cell.trim())
    const fen = fenFromText(money)
    if (name === '' || fen === null) return { bad: at + 1 }
    rows.push({ name, fen, where })
  }
  return { rows }
}

type PoolsRead = { readonly ok: true; readonly pools: Terms['pools']; readonly names: readonly string[] } | { readonly ok: false; readonly why: string }

function poolsOf(typed: Typed, inside: readonly Pick<Place, 'id' | 'name'>[]): PoolsRead {
  const main = fenFromText(typed.fen)
  if (main === null || main === 0) return { ok: false, why: WORDS.whyFen }
  const read = linesOf(typed.pools)
  if ('bad' in read) return { ok: false, why: `${WORDS.pools}：${WORDS.badLine(read.bad)}` }
  const pools = [{ place: typed.place, fen: main }]
  for (const { name, fen } of read.rows) {
    const place = inside.find((one) => one.name === name)
    if (place === undefined) return { ok: false, why: WORDS.unknownPlace(name) }
    pools.push({ place: place.id, fen })
  }
  return { ok: true, pools, names: ['', ...read.rows.map(({ name }) => name)] }
}

/** The terms, with things numbered as they are written; or why not. */
export function termsOf(typed: Typed, inside: readonly Pick<Place, 'id' | 'name'>[]): Read {
  const { place, question, explanation, rule, ties, closesOn } = typed
  if (place === '') return no(WORDS.whyPlace)
  if (question.trim() === '') return no(WORDS.whyQuestion)
  if (explanation.trim() === '') return no(WORDS.whyExplanation)
  const read = linesOf(typed.items)
  if ('bad' in read) return no(`${WORDS.items}：${WORDS.badLine(read.bad)}`)
  if (read.rows.length === 0) return no(WORDS.whyItems)
  const pools = poolsOf(typed, inside)
  if (!pools.ok) return pools
  const stray = read.rows.find(({ where }) => !pools.names.includes(where))
  if (stray !== undefined) return no(WORDS.unknownPlace(stray.where))
  const form = formOf(typed)
  if (form === null) return no(WORDS.whyMost)
  const least = rule === 'threshold' ? shareOf(typed.share) : null
  if (rule === 'threshold' && least === null) return no(WORDS.whyShare)
  if (closesOn === '') return no(WORDS.whyDay)
  const items = read.rows.map(({ name, fen, where }, at) => ({ id: String(at + 1), title: name, cost: fen, pool: pools.names.indexOf(where) }))
  const utility = form.kind === 'points' || form.kind === 'ranking' ? 'points' : 'cost'
  return { ok: true, terms: { place, question: question.trim(), explanation: explanation.trim(), form, items, pools: pools.pools, method: { rule, utility, completion: rule === 'equal-shares' ? 'add1u' : 'none', ties, least }, closesOn } }
}

const FEN = 100
const yuan = (fen: number): string => (fen % FEN === 0 ? String(fen / FEN) : (fen / FEN).toFixed(2))
/** A title without what parts the columns. */
const oneCell = (title: string): string => title.replace(/[\s,，;"]+/g, ' ').trim()

/** A published election, written into the form. */
export const fromDraft = (typed: Typed, { question, form, fen, items }: PollDraft): Typed => ({
  ...typed, question: question === '' ? typed.question : question, kind: form.kind, most: 'most' in form ? String(form.most) : '', total: form.kind === 'points' ? String(form.total) : typed.total, each: form.kind === 'points' ? String(form.each) : typed.each,
  fen: yuan(fen), pools: '', items: items.map(({ title, cost }) => `${oneCell(title)},${yuan(cost)}`).join('\n'),
})
