import type { NoticeItem, PublicationRecord } from '../../contracts/operations'
import type { Day } from '../../contracts/reply'

const SHOWN = 8

/** What is compared by eye: the beginning of the record's hash. */
export const checkCode = (hash: string): string => hash.slice(0, SHOWN)

/** The record that a page or a poster stands on: the newest of these. */
export const newestOf = (items: readonly NoticeItem[]): PublicationRecord | null =>
  items.reduce<PublicationRecord | null>((newest, { record }) => (newest === null || record.number > newest.number ? record : newest), null)

/** Until when one may object, as the cloud says of the notice that is open; null where none is. */
export const openUntil = (items: readonly NoticeItem[]): Day | null => items.find(({ open }) => open)?.objectionUntil ?? null
