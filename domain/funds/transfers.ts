/** Money between the communities of a district: whoever gives asks, whoever gets agrees, the level above approves; three persons, and never by silence (「调剂使用机制」, E21). */
import type { FundAccount, FundEntry } from '../../contracts/operations'
import type { Governing } from '../../contracts/policies'
import type { Fen, Instant, Refusal } from '../../contracts/reply'
import type { FundTransfer, TransferHand, TransferSide } from '../../contracts/transfers'
import type { Role } from '../../contracts/vocabulary'
import { dayOf, yearOf } from '../calendar'
import { reason, ruled } from '../policies/explain'
import { accept, refusal, refuse, type Result } from '../result'

/** The rule of the scheme: who approves. A scheme that names nobody knows no transfer. */
export type Approvers = Governing<readonly Role[]> | undefined

/** What is missing in the giving account, in whole fen; null where it has enough that nothing is set aside for. */
function short(account: FundAccount | null, fen: Fen): Refusal | null {
  const available = account?.available ?? 0
  return available >= fen ? null : refusal('insufficient-fund', { ...(account === null ? {} : { about: account.id }), figures: { available, wanted: fen, missing: fen - available }, remedy: { mostFen: available } })
}

interface Asking { readonly id: string; readonly district: string; readonly year: number; readonly from: TransferSide; readonly to: TransferSide; readonly fen: Fen; readonly by: TransferHand; readonly account: FundAccount | null; readonly approvers: Approvers }

/** Asks for a transfer. Refuses `not-in-this-scheme`, `same-account`, and `insufficient-fund` for what is not free in the giving account. */
export function askTransfer({ id, district, year, from, to, fen, by, account, approvers }: Asking): Result<FundTransfer> {
  if (approvers === undefined) return refuse('not-in-this-scheme')
  if (from.account === to.account) return refuse('same-account', { about: 'to' })
  const no = short(account, fen)
  return no ? { ok: false, refusal: no } : accept({ id, version: 1, state: 'asked', district, year, fen, from, to, asked: by, agreed: null, ended: null, reason: null })
}

/** Whose turn it is in a state. */
const TURN = { answer: ['asked'], approve: ['agreed'], withdraw: ['asked', 'agreed'] } as const satisfies Readonly<Record<string, readonly FundTransfer['state'][]>>
export type TransferStep = keyof typeof TURN

/** Why a step cannot be taken now, whoever asks: `transfer-over`, `not-agreed-yet`, and `year-is-over` once the fiscal year has ended (预算法 §18). */
export function stepRefusal({ state, year }: FundTransfer, step: TransferStep, now: Instant): Refusal | null {
  if (!(TURN[step] as readonly string[]).includes(state)) return refusal(step === 'approve' && state === 'asked' ? 'not-agreed-yet' : 'transfer-over', { about: state })
  return step !== 'withdraw' && yearOf(dayOf(now)) !== year ? refusal('year-is-over', { figures: { year } }) : null
}

/** Three persons: whoever has had a hand in it takes no further step, but to take back what was asked (SoD-5). */
export const handRefusal = ({ asked, agreed }: FundTransfer, step: TransferStep, person: string): Refusal | null =>
  step !== 'withdraw' && [asked, agreed].some((hand) => hand?.person === person) ? refusal('second-person-needed', { duty: 'SoD-5' }) : null

const ended = (transfer: FundTransfer, state: 'declined' | 'withdrawn', by: TransferHand): FundTransfer => ({ ...transfer, version: transfer.version + 1, state, ended: by })

interface Step { readonly agrees: boolean; readonly by: TransferHand }

function ready(transfer: FundTransfer, step: TransferStep, by: TransferHand): Refusal | null {
  return stepRefusal(transfer, step, by.at) ?? handRefusal(transfer, step, by.person)
}

/** The other community agrees or declines. Refuses `transfer-over`, `year-is-over` and `second-person-needed`. */
export function answerTransfer(transfer: FundTransfer, { agrees, by }: Step): Result<FundTransfer> {
  const no = ready(transfer, 'answer', by)
  if (no) return { ok: false, refusal: no }
  return accept(agrees ? { ...transfer, version: transfer.version + 1, state: 'agreed', agreed: by } : ended(transfer, 'declined', by))
}

/** Whoever asked, or another one of the giving community, takes it back before it is done. Refuses `transfer-over`. */
export function withdrawTransfer(transfer: FundTransfer, by: TransferHand): Result<FundTransfer> {
  const no = ready(transfer, 'withdraw', by)
  return no ? { ok: false, refusal: no } : accept(ended(transfer, 'withdrawn', by))
}

/** A transfer with the two accounts as they are after it: unchanged where it was declined. */
export interface Moved { readonly transfer: FundTransfer; readonly from: FundAccount; readonly to: FundAccount }

interface Approval extends Step { readonly from: FundAccount | null; readonly to: FundAccount; readonly approvers: Approvers }

/** The level above approves, and the money is out of the one account and in the other; both or neither. Refuses as the other steps do, and `insufficient-fund` for what is no longer free. */
export function approveTransfer(transfer: FundTransfer, { agrees, by, from, to, approvers }: Approval): Result<Moved | { readonly transfer: FundTransfer }> {
  const no = ready(transfer, 'approve', by)
  if (no) return { ok: false, refusal: no }
  if (!agrees) return accept({ transfer: ended(transfer, 'declined', by) })
  if (approvers === undefined) return refuse('not-in-this-scheme')
  const missing = short(from, transfer.fen)
  if (missing || from === null) return { ok: false, refusal: missing ?? refusal('insufficient-fund') }
  const { fen } = transfer
  return accept({
    transfer: { ...transfer, version: transfer.version + 1, state: 'done', ended: by, reason: reason(approvers, { rule: 'reallocation', figures: { fen, leftFen: from.available - fen }, result: 'met' }) },
    from: { ...from, available: from.available - fen, movedOut: (from.movedOut ?? 0) + fen, version: from.version + 1 },
    to: { ...to, available: to.available + fen, movedIn: (to.movedIn ?? 0) + fen, version: to.version + 1 },
  })
}

/** The two lines of the ledger, each naming the other community. */
export function entriesOf({ transfer: { fen, from: giver, to: getter }, from, to }: Moved, at: Instant): { readonly out: FundEntry; readonly in: FundEntry } {
  return { out: { at, kind: 'moveOut', fen, project: null, other: getter.name, availableAfter: from.available }, in: { at, kind: 'moveIn', fen, project: null, other: giver.name, availableAfter: to.available } }
}

/** Why nobody of these offices may approve: the offices that the scheme names. */
export const approverRefusal = (approvers: Approvers): Refusal => refusal(approvers === undefined ? 'not-in-this-scheme' : 'not-your-role', approvers === undefined ? {} : ruled(approvers, { rule: 'reallocation', figures: {} }))
