/** Money that one community lets another have for the rest of a fiscal year (调剂): asked by the one, agreed by the other, approved above both. */
import type { Reason } from './projects'
import type { Fen, Instant, PersonId, PlaceId, Refusal } from './reply'
import type { Role, TransferState } from './vocabulary'

/** Who had a hand in it, with which office and what they wrote. */
export interface TransferHand { readonly person: PersonId; readonly role: Role; readonly at: Instant; readonly text: string }
export interface TransferSide { readonly community: PlaceId; readonly name: string; readonly account: string }

/** One request and what became of it. `asked` and `agreed` wait for somebody; the others are its ends. */
export interface FundTransfer {
  readonly id: string; readonly version: number; readonly state: TransferState
  readonly district: PlaceId; readonly year: number; readonly fen: Fen
  readonly from: TransferSide; readonly to: TransferSide
  readonly asked: TransferHand; readonly agreed: TransferHand | null; /** Who approved, declined or withdrew it. */ readonly ended: TransferHand | null
  /** By which rule it may be approved, as it stood when it was. */
  readonly reason: Reason | null
}

/** A transfer as anyone may see it, people by their offices, with what this caller may do and why not. */
export interface TransferSeen extends Pick<FundTransfer, 'id' | 'version' | 'state' | 'year' | 'fen' | 'reason'> {
  readonly fromName: string; readonly toName: string; /** Whether the community that was looked at gives it. */ readonly gives: boolean
  readonly hands: readonly Omit<TransferHand, 'person'>[]
  /** Null: the caller may. */
  readonly may: { readonly answer: Refusal | null; readonly approve: Refusal | null; readonly withdraw: Refusal | null }
}

/** What the fund page asks: the communities of the district that money may go to, and why this caller may not ask; null, null where the scheme knows no transfer. */
export interface TransferDesk { readonly others: readonly { readonly community: PlaceId; readonly name: string }[]; readonly mayAsk: Refusal | null; readonly available: Fen }
