import { randomUUID } from 'node:crypto'
import type { Collection } from './catalogue'
import { transactionEnded } from './errors'

/** A document as stored: its place in natural order and its text. */
export interface Stored {
  readonly sequence: number
  readonly text: string
}

/** A change that a transaction holds back until commit; no text means removal. */
export interface Pending {
  readonly collection: Collection
  readonly id: Buffer
  readonly text: string | undefined
  /** The committed document this replaces or removes. */
  readonly before: Stored | undefined
  /** Keys of unique indexes claimed for this document. */
  readonly claims: readonly string[]
}

export interface Transaction {
  readonly id: string
  readonly startedAt: number
  /** The last commit that it sees; set by the first operation. */
  snapshot: number | undefined
  readonly pending: Map<string, Pending>
  readonly ended: Promise<void>
  readonly release: () => void
}

interface Claim {
  readonly transaction: Transaction
  readonly documentKey: string
}

/** The version of a document that commit number `replacedBy` replaced. */
interface OldVersion {
  readonly replacedBy: number
  readonly id: Buffer
  readonly stored: Stored | undefined
}

export const documentKey = (collection: Collection, id: Buffer) => `${collection.id}/${id.toString('latin1')}`

const LIMIT_IN_MILLISECONDS = 30_000

/** Live transactions, the documents they hold, and old versions for as long as a snapshot may need them. */
export interface Transactions {
  readonly start: () => string
  /** The live transaction; on its first operation the snapshot is taken. */
  readonly use: (id: string) => Transaction
  readonly find: (id: string) => Transaction | undefined
  readonly end: (transaction: Transaction) => void
  /** Ends those that are older than thirty seconds. */
  readonly sweep: () => void
  /** False when no transaction holds anything: most writes need not look further. */
  readonly anyHeld: () => boolean
  readonly holder: (key: string) => Transaction | undefined
  /** The transaction that means to store this unique key, and for which document. */
  readonly claimant: (claim: string) => Claim | undefined
  readonly hold: (transaction: Transaction, key: string, pending: Pending) => void
  /** Gives the next commit its number. */
  readonly commitNumber: () => number
  readonly remember: (collection: Collection, id: Buffer, stored: Stored | undefined, replacedBy: number) => void
  /** The version that the snapshot sees, when the document has changed since. */
  readonly versionFor: (transaction: Transaction, collection: Collection, id: Buffer) => { readonly stored: Stored | undefined } | undefined
  /** Every document of the collection that changed since the snapshot, as the snapshot sees it. */
  readonly changedSince: (transaction: Transaction, collection: Collection) => Map<string, { readonly id: Buffer; readonly stored: Stored | undefined }>
}

/** All of it lives in memory: a restart ends every transaction, as a restart of the service would. */
export function openTransactions(now: () => number): Transactions {
  const live = new Map<string, Transaction>()
  const holders = new Map<string, Transaction>()
  const claimants = new Map<string, Claim>()
  const history = new Map<number, Map<string, OldVersion[]>>()
  let lastCommit = 0

  let remembered = 0
  let tolerated = 1000

  /** Drops versions that no live snapshot can ask for; now and then only, so that the cost stays small beside the writes. */
  const forgetHistory = () => {
    const oldest = Math.min(...[...live.values()].map((transaction) => transaction.snapshot ?? Infinity))
    if (oldest !== Infinity && remembered < tolerated) return
    remembered = oldest === Infinity ? 0 : prune(history, oldest)
    if (oldest === Infinity) history.clear()
    tolerated = Math.max(1000, remembered * 2)
  }
  const end = (transaction: Transaction) => {
    if (!live.delete(transaction.id)) return
    for (const [key, pending] of transaction.pending) {
      holders.delete(key)
      for (const claim of pending.claims) claimants.delete(claim)
    }
    forgetHistory()
    transaction.release()
  }
  const sweep = () => {
    for (const transaction of live.values()) if (now() - transaction.startedAt >= LIMIT_IN_MILLISECONDS) end(transaction)
  }
  const seenBy = (transaction: Transaction, versions: readonly OldVersion[] | undefined) =>
    versions?.find((version) => version.replacedBy > (transaction.snapshot ?? lastCommit))

  return {
    start: () => {
      const transaction = newTransaction(now())
      live.set(transaction.id, transaction)
      return transaction.id
    },
    use: (id) => {
      const transaction = live.get(id)
      if (!transaction) throw transactionEnded()
      transaction.snapshot ??= lastCommit
      return transaction
    },
    find: (id) => live.get(id),
    end,
    sweep,
    anyHeld: () => live.size > 0,
    holder: (key) => holders.get(key),
    claimant: (claim) => claimants.get(claim),
    hold: (transaction, key, pending) => {
      for (const claim of transaction.pending.get(key)?.claims ?? []) claimants.delete(claim)
      transaction.pending.set(key, pending)
      holders.set(key, transaction)
      for (const claim of pending.claims) claimants.set(claim, { transaction, documentKey: key })
    },
    commitNumber: () => ++lastCommit,
    remember: (collection, id, stored, replacedBy) => {
      if (![...live.values()].some((transaction) => transaction.snapshot !== undefined)) return
      const versions = history.get(collection.id) ?? new Map<string, OldVersion[]>()
      history.set(collection.id, versions)
      const key = id.toString('latin1')
      remembered++
      const known = versions.get(key)
      if (known) known.push({ replacedBy, id, stored })
      else versions.set(key, [{ replacedBy, id, stored }])
    },
    versionFor: (transaction, collection, id) => seenBy(transaction, history.get(collection.id)?.get(id.toString('latin1'))),
    changedSince: (transaction, collection) => {
      const changed = new Map<string, { id: Buffer; stored: Stored | undefined }>()
      for (const [key, versions] of history.get(collection.id) ?? []) {
        const version = seenBy(transaction, versions)
        if (version) changed.set(key, { id: version.id, stored: version.stored })
      }
      return changed
    },
  }
}

/** Keeps the versions that a snapshot as old as `oldest` may need; answers how many. */
function prune(history: Map<number, Map<string, OldVersion[]>>, oldest: number): number {
  let kept = 0
  for (const versions of history.values()) {
    for (const [key, list] of versions) {
      const needed = list.filter((version) => version.replacedBy > oldest)
      if (needed.length === 0) versions.delete(key)
      else versions.set(key, needed)
      kept += needed.length
    }
  }
  return kept
}

function newTransaction(startedAt: number): Transaction {
  let release: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    release = resolve
  })
  return { id: randomUUID().replaceAll('-', ''), startedAt, snapshot: undefined, pending: new Map(), ended, release }
}
