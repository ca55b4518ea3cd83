/** Which records of a public log a later one corrects, as the log itself tells it: nothing of a record is ever marked or changed. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Notice } from '../../contracts/projects'
import type { NoticeKind } from '../../contracts/vocabulary'
import type { Fault } from './reading'

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

/** An earlier record as a correction may name it: of which project, which kind of notice it says, and by which record it was corrected. */
interface Replaceable { readonly of: string; readonly notice: string; readonly by: number | null }

/** What of a log may still be corrected, by number; it grows as the log is replayed. */
export type Replaceables = Map<number, Replaceable>

/**
 * Judges a record where it stands in its log: one that corrects names an earlier record of the same log that says the same notice of the same project, and one that nothing corrects
 * yet, so that there is a chain of versions and never a fork. Null where it does.
 */
export function correctionFault(seen: Replaceables, { kind, number, project, fields }: Pick<PublicationRecord, 'kind' | 'number' | 'project' | 'fields'>): Fault | null {
  if (!isCorrectable({ kind })) return null
  const own = { of: project === '' ? String(fields.projectCode ?? '') : project, notice: kind === 'correction' ? String(fields.notice ?? '') : kind, by: null }
  // A copy in a partner's log whose first version is not there corrects nothing there.
  const free = kind !== 'correction' || (fields.replaces === undefined && fields.leadNumber !== undefined)
  const replaces = free ? null : Number(fields.replaces)
  const old = replaces === null ? undefined : seen.get(replaces)
  if (replaces !== null) {
    if (old === undefined || typeof fields.replaces !== 'number' || old.of !== own.of || old.notice !== own.notice) return { problem: 'correction-mismatch', about: 'replaces', found: String(fields.replaces ?? '') }
    if (old.by !== null) return { problem: 'correction-fork', about: String(old.by), found: String(replaces) }
    seen.set(replaces, { ...old, by: number })
  }
  seen.set(number, own)
  return null
}
