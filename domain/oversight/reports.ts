/** What a period's notice says, worked out from the public log alone: whoever has the log can work it out again, and a late run finds the same. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Day, Fen, PlaceId } from '../../contracts/reply'
import type { NoticeKind } from '../../contracts/vocabulary'
import { addDays, dayOf, yearOf } from '../calendar'
import type { Period } from './periods'

type Said = Pick<PublicationRecord, 'code' | 'kind' | 'at' | 'fields'>

/** One project in a notice. */
export interface Line { readonly code: string; readonly title: string; readonly on: Day }

const lineOf = ({ code, at, fields }: Said): Line => ({ code, title: String(fields.title ?? ''), on: dayOf(at) })
/** The last that was said of each project, in the order in which the projects were first spoken of. */
const lastOf = (records: readonly Said[]): readonly Said[] => [...new Map(records.map((record) => [record.code, record])).values()]

/** The kinds that a notice is worked out from. */
export const READS = {
  bulletin: ['approval', 'rejection'], circular: ['approval', 'progress', 'stage', 'overdue'], yearEnd: ['implementer', 'stage', 'unfinished', 'termination'], barList: ['unfinished'], meetingReminder: ['agenda'],
} as const satisfies Readonly<Record<string, readonly NoticeKind[]>>

/** An approval, with what the fund gives to it; a change of a work under way leaves out the money, which it names whole. */
export interface Granted extends Line { readonly fen: Fen | null }
export interface ApprovalResults { readonly granted: readonly Granted[]; readonly refused: readonly Line[]; readonly fen: Fen }

/** The results of approval in a period: what was approved at last, and what was turned down. What only went up to the next level has no result yet. */
export function approvalResults(records: readonly Said[]): ApprovalResults {
  const granted = records.filter(({ kind, fields }) => kind === 'approval' && (fields.stage === 'determined' || fields.stage === 'inProgress'))
    .map((record): Granted => ({ ...lineOf(record), fen: record.fields.stage === 'determined' && typeof record.fields.fund === 'number' ? record.fields.fund : null }))
  const refused = records.filter(({ kind, fields }) => kind === 'rejection' || (kind === 'approval' && fields.stage === 'rejected')).map(lineOf)
  return { granted, refused, fen: granted.reduce((sum, { fen }) => sum + (fen ?? 0), 0) }
}

/** How far the projects are that were approved this year, and how many duties passed their day in the period. */
export interface Progress { readonly taken: number; readonly begun: number; readonly finished: number; readonly overdue: number }

/** Counts a community's projects from its log of the year until the end of the period. */
export function progressIn(records: readonly Said[], { from }: Period): Progress {
  const codes = (found: (record: Said) => boolean): ReadonlySet<string> => new Set(records.filter(found).map(({ code }) => code))
  const taken = codes(({ kind, fields }) => kind === 'approval' && fields.stage === 'determined')
  const begun = codes(({ kind, fields }) => kind === 'progress' && fields.stage === 'inProgress')
  const finished = codes(({ kind, fields }) => kind === 'stage' && fields.stage === 'settling')
  const both = (one: ReadonlySet<string>): number => [...one].filter((code) => taken.has(code)).length
  return { taken: taken.size, begun: both(begun), finished: both(finished), overdue: records.filter(({ kind, at }) => kind === 'overdue' && dayOf(at) >= from).length }
}

/** A street in the ranking; `rank` is null where nothing was approved this year and so nothing can be late. */
export interface Ranked extends Progress { readonly street: PlaceId; readonly rank: number | null }

const sum = (some: readonly Progress[]): Progress => some.reduce((all, one) => ({ taken: all.taken + one.taken, begun: all.begun + one.begun, finished: all.finished + one.finished, overdue: all.overdue + one.overdue }), { taken: 0, begun: 0, finished: 0, overdue: 0 })

/** By the share that is finished, then the share that has begun, then by fewer overdue duties: never by how much was spent. Exact, without a rounded share. */
function better(one: Progress, other: Progress): number {
  return other.finished * one.taken - one.finished * other.taken || other.begun * one.taken - one.begun * other.taken || one.overdue - other.overdue
}

/** The streets by progress; equals share a place, and the next one comes after all of them. */
export function rankStreets(communities: readonly (Progress & { readonly street: PlaceId })[]): readonly Ranked[] {
  const streets = [...new Set(communities.map(({ street }) => street))].sort()
  const all = streets.map((street) => ({ street, ...sum(communities.filter((one) => one.street === street)) }))
  const compared = all.filter(({ taken }) => taken > 0).sort(better)
  const ranked = compared.map((one): Ranked => ({ ...one, rank: compared.findIndex((other) => better(other, one) === 0) + 1 }))
  return [...ranked, ...all.filter(({ taken }) => taken === 0).map((one): Ranked => ({ ...one, rank: null }))]
}

export interface YearEnd { readonly finished: readonly Line[]; readonly unfinished: readonly Line[] }

/** The works that were in hand in a year: those whose implementer was confirmed by its end, and those that the year before left unfinished. */
export function yearEndOf(records: readonly Said[], { carried, period }: { readonly carried: readonly Line[]; readonly period: Period }): YearEnd {
  const began = lastOf(records.filter(({ kind }) => kind === 'implementer')).map(lineOf)
  const inHand = [...carried, ...began.filter(({ code }) => !carried.some((one) => one.code === code))]
  const ended = new Map(lastOf(records.filter(({ kind, fields }) => kind === 'stage' && fields.stage === 'settling')).map((record) => [record.code, lineOf(record)]))
  const given = new Set(records.filter(({ fields }) => fields.stage === 'failedIncomplete' || fields.stage === 'terminated').map(({ code }) => code))
  return { finished: inHand.flatMap(({ code }) => ended.get(code) ?? []).filter(({ on }) => on >= period.from), unfinished: inHand.filter(({ code }) => !ended.has(code) && !given.has(code)) }
}

export interface Barred extends Line { readonly untilYear: number }

/** The projects that are not taken on the day after the period, by the last that was said of each. */
export function barredAfter(records: readonly Said[], { until }: Period): readonly Barred[] {
  const year = yearOf(addDays(until, 1))
  return lastOf(records.filter(({ fields }) => fields.barredUntilYear !== undefined || fields.barLifted !== undefined)).flatMap((record) => {
    const untilYear = Number(record.fields.barredUntilYear ?? 0)
    return record.fields.barLifted === undefined && untilYear >= year ? [{ ...lineOf(record), untilYear }] : []
  })
}

/** Whether a representatives' meeting of the period is on the agenda, by what was published of it. */
export const isMeetingCalled = (records: readonly Said[], { from, until }: Period): boolean => records.some(({ fields }) => fields.body === 'representativesMeeting' && typeof fields.on === 'string' && from <= fields.on && fields.on <= until)
