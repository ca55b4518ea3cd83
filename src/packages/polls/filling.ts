/** A ballot while it is being filled in: what a tap does, what is left, and why it cannot be sent yet. Every state before is kept, for undoing. */
import type { PollItem, PollTerms } from '../../../contracts/polls'
import { CHOOSE_WORDS } from '../../copy/choose'

export interface Filling { readonly choices: readonly string[]; readonly points: Readonly<Record<string, number>>; readonly before: Filling | null }
export const EMPTY: Filling = { choices: [], points: {}, before: null }

/** What was cast before, to go on from. */
export const fillingOf = (cast: { readonly choices: readonly string[]; readonly points: readonly number[] } | null): Filling =>
  cast === null ? EMPTY : { choices: cast.choices, points: Object.fromEntries(cast.choices.map((id, at) => [id, cast.points[at] ?? 0])), before: null }

/** A tap on a thing: in or out; where things are put in order it goes to the end. */
export function pressed(filling: Filling, id: string): Filling {
  const choices = filling.choices.includes(id) ? filling.choices.filter((one) => one !== id) : [...filling.choices, id]
  return { choices, points: filling.points, before: filling }
}

/** One point more or less. */
export function pointed(filling: Filling, id: string, by: 1 | -1): Filling {
  const points = { ...filling.points, [id]: Math.max(0, (filling.points[id] ?? 0) + by) }
  const others = filling.choices.filter((one) => one !== id)
  return { choices: points[id] === 0 ? others : filling.choices.includes(id) ? filling.choices : [...others, id], points, before: filling }
}

export const cleared = (filling: Filling): Filling => ({ ...EMPTY, before: filling })

/** The ballot as it is sent. */
export const said = ({ form }: Pick<PollTerms, 'form'>, { choices, points }: Filling) => ({ choices: [...choices], points: form.kind === 'points' ? choices.map((id) => points[id] ?? 0) : [] })

export const spentIn = (items: readonly PollItem[], { choices }: Filling, pool: number): number => items.reduce((sum, item) => sum + (item.pool === pool && choices.includes(item.id) ? item.cost : 0), 0)
export const pointsGiven = ({ choices, points }: Filling): number => choices.reduce((sum, id) => sum + (points[id] ?? 0), 0)

/** Why it cannot be sent yet, in words. */
export function unfinished({ form, items, pools }: Pick<PollTerms, 'form' | 'items' | 'pools'>, filling: Filling): string | undefined {
  if (filling.choices.length === 0 && form.kind !== 'yesNo') return CHOOSE_WORDS.whyNone
  if ('most' in form && filling.choices.length > form.most) return CHOOSE_WORDS.whyMany
  if (form.kind === 'knapsack' && pools.some(({ fen }, pool) => spentIn(items, filling, pool) > fen)) return CHOOSE_WORDS.whyOver
  if (form.kind === 'points' && (pointsGiven(filling) > form.total || filling.choices.some((id) => (filling.points[id] ?? 0) > form.each))) return CHOOSE_WORDS.whyPoints
  return undefined
}
