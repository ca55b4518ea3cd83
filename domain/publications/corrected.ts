/** Which records of a public log a later one corrects, as the log itself tells it: nothing of a record is ever marked or changed. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Notice } from '../../contracts/projects'
import type { NoticeKind } from '../../contracts/vocabulary'

/** The kinds of records that a correction can replace. */
const CORRECTABLE: readonly NoticeKind[] = ['resolution', 'determination', 'result', 'correction']

/** Whether a later record may correct one of this kind. */
export const isCorrectable = ({ kind }: Pick<PublicationRecord, 'kind'>): boolean => CORRECTABLE.includes(kind)

/** Whether a record is this notice: of its kind, or the correction that it was published by. */
export const saysNotice = (record: Pick<PublicationRecord, 'kind' | 'number'>, notice: Notice): boolean => (notice.replaces === undefined ? record.kind === notice.kind : record.number === notice.record)

/** The number of the record of the same log that corrects one; null for one that stands. */
export type CorrectedBy = (record: Pick<PublicationRecord, 'community' | 'number'>) => number | null

const keyOf = (community: string, number: number): string => `${community}@${number}`

/** Which of these records another one of them corrects: a correction names the number that it replaces in its own log, and none is replaced twice. */
export function correctedIn(records: readonly Pick<PublicationRecord, 'kind' | 'community' | 'number' | 'fields'>[]): CorrectedBy {
  const found = new Map(records.flatMap(({ kind, community, number, fields: { replaces } }) => (kind === 'correction' && typeof replaces === 'number' ? [[keyOf(community, replaces), number] as const] : [])))
  return ({ community, number }) => found.get(keyOf(community, number)) ?? null
}
