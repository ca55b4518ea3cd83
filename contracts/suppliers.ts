/** Who offers, who has the contract and who was paid: one registered supplier, or a registered lead with filed community organisations under it. */
import type { Day, Fen, FileId, Instant, PersonId } from './reply'
import type { ProcurementMethod } from './vocabulary'

/** A community organisation that is filed (备案) and not registered: its number, where it is filed, and its part of the price in whole fen. */
export interface FiledOrg { readonly name: string; readonly filingNumber: string; readonly filedWith: string; readonly fen: Fen }

/** 联合申报: a registered organisation contracts and receives; what stays with it and the parts of the filed ones are the price, to the fen. */
export interface JointDeclaration { readonly leadFen: Fen; readonly filedOrgs: readonly FiledOrg[] }

/** Whose offer or contract it is. Without a code it is from before codes were asked for: not stated, and nobody guesses it. */
export interface Party { readonly supplier: string; readonly creditCode?: string; readonly jointDeclaration?: JointDeclaration }

/** What one filed organisation gets: of the price, or of one payment. */
export interface OrgPart { readonly filedOrg: string; readonly fen: Fen }

export interface Quote extends Party { readonly fen: Fen; readonly note: string; readonly attachments: readonly FileId[]; /** Under which it can be reached; kept from the public. Two under one number are one bidder. */ readonly phone?: string }
export interface Implementer extends Party {
  readonly person: PersonId | null; readonly fen: Fen; readonly quotes: number; readonly method: ProcurementMethod; readonly confirmedOn: Day; readonly reason: string | null
  /** Who stands behind which filed organisation, where it was stated; never public. */
  readonly behind?: readonly { readonly filedOrg: string; readonly person: PersonId }[]
}

/** `receiver`: whom it was paid to, where that was stated; `passedOn`: what of it the lead passed on, of a joint declaration, the rest being the lead's own. */
export interface Expense { readonly id: string; readonly at: Instant; readonly fen: Fen; readonly what: string; readonly voucher: FileId | null; readonly paid: boolean; readonly by: PersonId; readonly reference: string | null; readonly receiver?: string; readonly passedOn?: readonly OrgPart[] }

/** A change of the contract: by how much, why, what it becomes where it becomes another work, and of a joint declaration how the new price is shared. */
export interface Change { readonly at: Instant; readonly byFen: Fen; readonly reason: string; readonly scope?: string; readonly shares?: { readonly leadFen: Fen; readonly filedOrgs: readonly OrgPart[] } }
