/** What looks odd in answers that others wrote down: a reason to look, never a verdict, and never which answer it was. */
import type { PatternFound } from '../../contracts/consents'
import type { PatternRule } from '../../contracts/policies'
import type { Instant, PersonId } from '../../contracts/reply'
import type { ConsentAnswer } from '../../contracts/vocabulary'
import { hourOf } from '../calendar'

/** One answer that a helper wrote down; `at` is when it was taken. */
export interface Written { readonly helper: PersonId; readonly at: Instant; readonly answer: ConsentAnswer; readonly device: string | null }

const MINUTE = 60_000

/** The most answers within any stretch of so many minutes. */
function densest(times: readonly Instant[], minutes: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  let from = 0
  return sorted.reduce((most, at, index) => {
    while (at - (sorted[from] ?? at) >= minutes * MINUTE) from += 1
    return Math.max(most, index - from + 1)
  }, 0)
}

const isNight = (at: Instant, { nightFromHour, nightUntilHour }: PatternRule): boolean => hourOf(at) >= nightFromHour || hourOf(at) < nightUntilHour

/** What looks odd about one helper among all answers of the round that were written down. */
export function patternsOf(helper: PersonId, all: readonly Written[], rule: PatternRule): readonly PatternFound[] {
  const own = all.filter((one) => one.helper === helper)
  const devices = new Set(own.flatMap(({ device }) => device ?? []))
  const burst = densest(own.map(({ at }) => at), rule.burstMinutes)
  const night = own.filter(({ at }) => isNight(at, rule)).length
  const others = new Set(all.filter((one) => one.helper !== helper && one.device !== null && devices.has(one.device)).map((one) => one.helper)).size
  const same = own.length >= rule.sameAnswersMin && new Set(own.map(({ answer }) => answer)).size === 1
  const found: readonly (PatternFound | null)[] = [
    burst >= rule.burstAnswers ? { kind: 'burst', figures: { answers: burst, minutes: rule.burstMinutes } } : null,
    others > 0 ? { kind: 'one-device', figures: { others } } : null,
    same ? { kind: 'same-answer', figures: { answers: own.length } } : null,
    night > 0 ? { kind: 'night', figures: { answers: night } } : null,
  ]
  return found.flatMap((one) => one ?? [])
}

/** For each telephone from which suspiciously many households answered: how many, the most first. */
export function sharedDevices(own: readonly { readonly device: string | null; readonly household: string }[], { deviceHouseholdsMin }: PatternRule): readonly number[] {
  const households = new Map<string, Set<string>>()
  for (const { device, household } of own) if (device !== null) households.set(device, (households.get(device) ?? new Set()).add(household))
  return [...households.values()].map(({ size }) => size).filter((size) => size >= deviceHouseholdsMin).sort((a, b) => b - a)
}
