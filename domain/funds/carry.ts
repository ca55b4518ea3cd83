/** Money of one fiscal year in the years after it: until when it is carried over, and what is surplus from then on. */
import type { FundAccount, FundYear } from '../../contracts/operations'
import type { Governing } from '../../contracts/policies'
import type { Day, Refusal } from '../../contracts/reply'
import { yearOf } from '../calendar'
import { reason, ruled } from '../policies/explain'
import { refusal } from '../result'
import { wholeOf } from './account'

/** The day on which an account is looked at, and for how many years money stays with what it was given for; nothing is asked where no law in force says so. */
interface Asked { readonly day: Day; readonly years: Governing<number> | undefined }

/**
 * The last day on which money of a fiscal year may be spent: 「连续两年」 are the year itself and the next,
 * for what counts is what is still unspent at the end of the year after (预算法 §42; 预算法实施条例 §50).
 */
export const carriedUntil = (year: number, years: number): Day => `${year + years - 1}-12-31`

/** One account as the law sees it on a day: of the running year, carried over until a day, or surplus since then; with what of it is unspent, in fen. */
export function fundYear(account: FundAccount, { day, years }: Asked): FundYear {
  const unspent = wholeOf(account) - account.paid
  if (account.year >= yearOf(day)) return { account, unspent, state: 'running', until: null, reason: null }
  if (years === undefined) return { account, unspent, state: 'carried', until: null, reason: null }
  const until = carriedUntil(account.year, years.value)
  const state = day > until ? 'surplus' : 'carried'
  return { account, unspent, state, until, reason: reason(years, { rule: 'carryOver', figures: { year: account.year, until }, result: state }) }
}

/** Why nothing more may be reserved of this account: `carry-over-ended` once its money is surplus, with the oldest year of which it still may; null while it may. */
export function carryRefusal(account: FundAccount, { day, years }: Asked): Refusal | null {
  if (years === undefined) return null
  const until = carriedUntil(account.year, years.value)
  if (day <= until) return null
  return refusal('carry-over-ended', { about: account.id, ...ruled(years, { rule: 'carryOver', figures: { year: account.year, until }, remedy: { oldestYear: yearOf(day) - years.value + 1 } }) })
}
