import Taro from '@tarojs/taro'
import type { BallotKind } from '../../contracts/vocabulary'

/** A receipt kept on this phone, so that it is at hand without a network. */
export interface KeptReceipt {
  readonly project: string
  readonly what: string
  /** What was answered, so that the code can be looked up once it is sealed. */
  readonly kind?: BallotKind
  readonly number: string
  readonly at: number
}

const KEY = 'receipts'
const KEEP = 30

const isKept = (value: unknown): value is KeptReceipt => typeof value === 'object' && value !== null && 'number' in value && 'project' in value && 'what' in value && 'at' in value

export function keptReceipts(): readonly KeptReceipt[] {
  const stored: unknown = Taro.getStorageSync(KEY)
  return Array.isArray(stored) ? stored.filter(isKept) : []
}

/** Keeps the newest; an answer that was changed keeps only its last receipt. */
export function keepReceipt(receipt: KeptReceipt): void {
  const others = keptReceipts().filter((one) => one.project !== receipt.project || one.what !== receipt.what)
  Taro.setStorageSync(KEY, [receipt, ...others].slice(0, KEEP))
}
