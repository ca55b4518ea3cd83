/** One fund unit's year of money: available + reserved + committed + paid = appropriated + what came from other communities − what went to them, all of them at least zero, in whole fen. */
import type { FundMove } from '../../contracts/joint'
import type { FundAccount, FundEntry } from '../../contracts/operations'
import type { Governing } from '../../contracts/policies'
import type { Reason } from '../../contracts/projects'
import type { Fen, Instant, PlaceId, ProjectId } from '../../contracts/reply'
import { reason, ruled } from '../policies/explain'
import { accept, refuse, type Result } from '../result'

/** An account with nothing in it yet. */
export function newAccount(input: { readonly id: string; readonly unit: string; readonly unitName: string; readonly year: number }): FundAccount {
  return { ...input, appropriated: 0, available: 0, reserved: 0, committed: 0, paid: 0, version: 0 }
}

/** Adds a year's appropriation (预算法 §18: a fiscal year is a calendar year). */
export function appropriate(account: FundAccount, fen: Fen): FundAccount {
  return { ...account, appropriated: account.appropriated + fen, available: account.available + fen, version: account.version + 1 }
}

/** What all the funds of one district were given for one fiscal year, in fen. */
export interface DistrictTotal { readonly district: PlaceId; readonly year: number; readonly appropriated: Fen }

/** What the total says under the ceiling of the scheme: nothing where the scheme has none; exactly at it is within. */
export function ceilingReason({ appropriated }: Pick<DistrictTotal, 'appropriated'>, ceiling: Governing<Fen> | undefined): Reason | null {
  if (ceiling === undefined) return null
  return reason(ceiling, { rule: 'ceiling', figures: { appropriated, ceiling: ceiling.value }, result: appropriated > ceiling.value ? 'over' : 'within' })
}

/**
 * Adds an appropriation to the district's year; refuses `over-district-ceiling` when all funds of the district together would get more
 * than the scheme in force on the day of the appropriation allows for a year, and says how many fen may still be given.
 */
export function appropriateWithin(total: DistrictTotal, fen: Fen, ceiling: Governing<Fen> | undefined): Result<DistrictTotal> {
  const { appropriated } = total
  if (ceiling !== undefined && appropriated + fen > ceiling.value) {
    return refuse('over-district-ceiling', { about: total.district, ...ruled(ceiling, { rule: 'ceiling', figures: { ceiling: ceiling.value, appropriated, fen }, remedy: { mostFen: Math.max(0, ceiling.value - appropriated) } }) })
  }
  return accept({ ...total, appropriated: appropriated + fen })
}

function moved(account: FundAccount, move: FundMove): FundAccount {
  switch (move.kind) {
    case 'reserve': return { ...account, available: account.available - move.fen, reserved: account.reserved + move.fen }
    case 'release': return { ...account, available: account.available + move.reserved + move.committed, reserved: account.reserved - move.reserved, committed: account.committed - move.committed }
    case 'commit': return { ...account, reserved: account.reserved - move.reserved, committed: account.committed + move.fen, available: account.available + move.reserved - move.fen }
    case 'pay': return { ...account, committed: account.committed - move.fen, paid: account.paid + move.fen }
  }
}

/** Applies one move; refuses `insufficient-fund` when nothing is left to take, `over-committed` when more would be given back or paid than was set aside. */
export function decideFund(account: FundAccount, move: FundMove): Result<FundAccount> {
  const after = moved(account, move)
  if (after.available < 0) return refuse('insufficient-fund', { about: account.id, figures: { available: account.available, wanted: account.available - after.available } })
  if (after.reserved < 0 || after.committed < 0) return refuse('over-committed', { about: account.id, figures: { reserved: account.reserved, committed: account.committed } })
  return accept({ ...after, version: account.version + 1 })
}

/** The ledger line of a move. */
export function entryOf(account: FundAccount, move: FundMove, project: ProjectId, at: Instant): FundEntry {
  const fen = move.kind === 'release' ? move.reserved + move.committed : move.fen
  return { at, kind: move.kind, fen, project, availableAfter: account.available }
}

/** All that a year's account has or had to spend, in fen: what the budget gave, with what other communities gave and without what they got. */
export const wholeOf = ({ appropriated, movedIn = 0, movedOut = 0 }: Pick<FundAccount, 'appropriated' | 'movedIn' | 'movedOut'>): Fen => appropriated + movedIn - movedOut

/** True while the four parts add up to all there is and none is negative. */
export function balances(account: FundAccount): boolean {
  const parts = [account.available, account.reserved, account.committed, account.paid]
  return parts.every((p) => Number.isSafeInteger(p) && p >= 0) && parts.reduce((a, b) => a + b, 0) === wholeOf(account)
}
