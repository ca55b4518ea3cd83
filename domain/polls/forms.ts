/** What a ballot of a place's poll may say: one check for all the ways of filling it in. */
import type { Poll, PollItem } from '../../contracts/polls'
import type { PersonId } from '../../contracts/reply'
import { matterOf } from '../ballots/codes'
import { accept, refuse, type Result } from '../result'

/** A ballot as it is said: ids in the voter's order, with points where the form has them. */
export interface Said { readonly choices: readonly string[]; readonly points: readonly number[] }

/** A place's poll is asked once; what was wrong with it is asked anew in another poll. */
export const CHOICE_ROUND = 1

/** The matter of a place's poll, under which its codes and late answers stand. */
export const choiceMatter = (poll: string): string => matterOf({ kind: 'choice', project: poll, round: CHOICE_ROUND })

/** The one document of a voter in a place's poll. */
export const choiceKey = (poll: string, person: PersonId): string => `${poll}|${person}`

type Asked = Pick<Poll, 'form' | 'items' | 'pools'>

/**
 * The ballot, if the form takes it from a voter of these pools. Refuses `unknown-option`, `not-eligible` (a pool of another place),
 * `nothing-chosen` (only a yes-or-no may be left empty: that is the no), `too-many-chosen`, `over-envelope` and `points-do-not-fit`
 * with the figures that would fit, and `malformed` for an id twice or points where there are none.
 */
export function checkBallot(asked: Asked, pools: readonly number[], said: Said): Result<Said> {
  const { form, items } = asked
  if (new Set(said.choices).size !== said.choices.length) return refuse('malformed', { about: 'choices' })
  if (form.kind !== 'points' && said.points.length > 0) return refuse('malformed', { about: 'points' })
  const known = new Map(items.map((item) => [item.id, item]))
  const chosen = said.choices.flatMap((id) => known.get(id) ?? [])
  if (chosen.length < said.choices.length) return refuse('unknown-option', { about: 'choices', figures: { options: items.length } })
  if (chosen.some(({ pool }) => !pools.includes(pool))) return refuse('not-eligible', { about: 'pool' })
  if (chosen.length === 0 && form.kind !== 'yesNo') return refuse('nothing-chosen')
  const limits = LIMITS[form.kind](asked, chosen, said)
  return limits.ok ? accept(said) : limits
}

type Limit = (asked: Asked, chosen: readonly PollItem[], said: Said) => Result<null>
const FREE: Limit = () => accept(null)

const upTo: Limit = ({ form }, chosen) => {
  if (!('most' in form) || chosen.length <= form.most) return accept(null)
  return refuse('too-many-chosen', { figures: { chosen: chosen.length, most: form.most }, remedy: { most: form.most } })
}

/** What the chosen things of a pool cost together. */
export const costIn = (chosen: readonly PollItem[], pool: number): number => chosen.reduce((sum, item) => sum + (item.pool === pool ? item.cost : 0), 0)

const withinEnvelope: Limit = ({ pools }, chosen) => {
  const over = pools.findIndex(({ fen }, pool) => costIn(chosen, pool) > fen)
  const envelope = pools[over]?.fen
  return envelope === undefined ? accept(null) : refuse('over-envelope', { figures: { fen: costIn(chosen, over), envelope }, remedy: { envelope } })
}

const withPoints: Limit = ({ form }, chosen, { points }) => {
  if (form.kind !== 'points') return accept(null)
  if (points.length !== chosen.length) return refuse('malformed', { about: 'points' })
  const [sum, highest] = [points.reduce((a, b) => a + b, 0), Math.max(0, ...points)]
  if (sum <= form.total && highest <= form.each) return accept(null)
  return refuse('points-do-not-fit', { figures: { points: sum, total: form.total, highest, each: form.each }, remedy: { total: form.total, each: form.each } })
}

const LIMITS: Readonly<Record<Poll['form']['kind'], Limit>> = { yesNo: FREE, approval: FREE, chooseK: upTo, ranking: upTo, knapsack: withinEnvelope, points: withPoints }
