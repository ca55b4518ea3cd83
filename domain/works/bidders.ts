/** Who really bids against whom: names that are spelt alike, names under one code or one telephone number, and leads with the same filed organisation under them, are one (E80, E87). */
import type { Quote } from '../../contracts/suppliers'
import { spelt } from '../people/declaring'
import { partiesOf } from './joint-declaration'

type Bid = Pick<Quote, 'supplier' | 'creditCode' | 'jointDeclaration' | 'fen' | 'phone'>

/** A number without what is written between its digits, and without the country's own. */
const dialled = (phone: string): string => phone.replace(/\D/g, '').replace(/^86(?=\d{10})/, '')
const marksOf = ({ creditCode, phone, ...bid }: Bid): readonly string[] => [...partiesOf(bid).map((name) => `name:${spelt(name)}`), ...(creditCode === undefined ? [] : [`code:${creditCode}`]), ...(phone === undefined ? [] : [`phone:${dialled(phone)}`])]

/** The quotes by bidder: whoever shares a name, a code or a number with another, directly or through a third, is the same. */
export function biddersOf<Q extends Bid>(quotes: readonly Q[]): readonly (readonly Q[])[] {
  const groups: { readonly marks: Set<string>; readonly quotes: Q[] }[] = []
  for (const quote of quotes) {
    const marks = marksOf(quote)
    const same = groups.filter((group) => marks.some((mark) => group.marks.has(mark)))
    const joined = { marks: new Set([...same.flatMap((group) => [...group.marks]), ...marks]), quotes: [...same.flatMap((group) => group.quotes), quote] }
    for (const one of same) groups.splice(groups.indexOf(one), 1)
    groups.push(joined)
  }
  return groups.map((group) => group.quotes)
}

const PERCENT = 100n

/** Whether the best prices of two or more bidders all lie within less than so many percent of the lowest; exact. */
export function areAlike(quotes: readonly Bid[], percent: number): boolean {
  const best = biddersOf(quotes).map((some) => Math.min(...some.map(({ fen }) => fen)))
  const lowest = Math.min(...best)
  return best.length > 1 && BigInt(Math.max(...best) - lowest) * PERCENT < BigInt(lowest) * BigInt(percent)
}
