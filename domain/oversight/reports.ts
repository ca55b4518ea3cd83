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
  bulletin: ['approval', 'rejection'], circular: ['stage', 'consentResult', 'resolution', 'approval', 'rejection', 'termination', 'progress', 'result', 'objectionAnswer', 'overdue', 'fieldCheck'], yearEnd: ['implementer', 'stage', 'unfinished', 'termination'], barList: ['unfinished'], meetingReminder: ['agenda'],
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

/**
 * How far the needs of a year are. `eligible`: taken on after the triage, and neither withdrawn nor turned down since; `taken`: of these, approved;
 * `finished`: of these, accepted by a group, settled, audited and published, and not brought down since; `overdue`: duties that passed their day in the period.
 * `begun` is what the builder says; it is told and never scored.
 */
export interface Progress { readonly eligible: number; readonly taken: number; readonly begun: number; readonly finished: number; readonly overdue: number }

/** What ends a need without an answer being owed: nobody wants it any more, or it is another's. */
const LEFT: readonly unknown[] = ['withdrawn', 'merged', 'transferred', 'selfResolved']
/** A need for which there was no money stays one. */
const hasLeft = ({ fields: { stage, reason } }: Said): boolean => LEFT.includes(stage) || (stage === 'rejected' && reason !== 'insufficientFund')

const isTakenOn = ({ kind, fields: { type, estimate } }: Said): boolean => kind === 'stage' && type !== undefined && estimate !== undefined
const isApproved = ({ fields: { stage } }: Said): boolean => stage === 'determined'

/** Whether somebody else than the builder stands by the end, by the last that was said of it: its result, an objection that brought the result down, a look on the spot. */
function isProven(records: readonly Said[]): boolean {
  const last = (found: (record: Said) => boolean): number => records.findLastIndex(found)
  const result = last(({ kind, fields }) => kind === 'result' && fields.stage === 'resultNotice')
  const upheld = last(({ kind, fields }) => kind === 'objectionAnswer' && fields.stage === 'settling')
  // What was found on the spot holds until it is looked at again.
  const check = records.findLast(({ kind }) => kind === 'fieldCheck')
  return result > upheld && check?.fields.finding !== 'notAsReported'
}

/** Counts a community's needs from its log of the year until the end of the period: only what the log proves (E51). */
export function progressIn(records: readonly Said[], { from }: Period): Progress {
  const of = new Map<string, Said[]>()
  for (const record of records) {
    const before = of.get(record.code)
    if (before === undefined) of.set(record.code, [record])
    else before.push(record)
  }
  const stands = (said: readonly Said[]): boolean => !said.some((record, at) => hasLeft(record) && at === said.findLastIndex(({ fields }) => fields.stage !== undefined))
  const needs = [...of.values()].filter((said) => said.some((record) => isTakenOn(record) || isApproved(record)) && stands(said))
  const taken = needs.filter((said) => said.some(isApproved))
  const begun = taken.filter((said) => said.some(({ kind, fields }) => kind === 'progress' && fields.stage === 'inProgress'))
  return { eligible: needs.length, taken: taken.length, begun: begun.length, finished: taken.filter(isProven).length, overdue: records.filter(({ kind, at }) => kind === 'overdue' && dayOf(at) >= from).length }
}

/** A street in the ranking; `rank` is null where there was no need this year and so nothing to answer. */
export interface Ranked extends Progress { readonly street: PlaceId; readonly rank: number | null }

/** Of a place that has published nothing. */
export const NO_PROGRESS: Progress = { eligible: 0, taken: 0, begun: 0, finished: 0, overdue: 0 }
const sum = (some: readonly Progress[]): Progress => some.reduce((all, one) => ({ eligible: all.eligible + one.eligible, taken: all.taken + one.taken, begun: all.begun + one.begun, finished: all.finished + one.finished, overdue: all.overdue + one.overdue }), NO_PROGRESS)

/**
 * By the share of the needs that are proven to be met, then the share that is approved, then by fewer overdue duties. A street of few needs stands as one of many (E84);
 * how much was spent is no part of it (L31–L33). Exact, without a rounded share.
 */
function better(one: Progress, other: Progress): number {
  return other.finished * one.eligible - one.finished * other.eligible || other.taken * one.eligible - one.taken * other.eligible || one.overdue - other.overdue
}

/** The streets by progress; equals share a place, and the next one comes after all of them. */
export function rankStreets(communities: readonly (Progress & { readonly street: PlaceId })[]): readonly Ranked[] {
  const streets = [...new Set(communities.map(({ street }) => street))].sort()
  const all = streets.map((street) => ({ street, ...sum(communities.filter((one) => one.street === street)) }))
  const compared = all.filter(({ eligible }) => eligible > 0).sort(better)
  const ranked = compared.map((one): Ranked => ({ ...one, rank: compared.findIndex((other) => better(other, one) === 0) + 1 }))
  return [...ranked, ...all.filter(({ eligible }) => eligible === 0).map((one): Ranked => ({ ...one, rank: null }))]
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
