/** Instants in Chinese time, and the clock of one story: it goes on and never back. */
import type { Day, Instant } from '../../contracts/reply'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const SHANGHAI = 8 * 60 * MINUTE

/** `on('2020-06-16', '09:30')`: that moment in Asia/Shanghai. */
export function on(day: Day, time = '09:30'): Instant {
  const at = Date.parse(`${day}T${time}:00+08:00`)
  if (Number.isNaN(at)) throw new RangeError(`${day} ${time} is no moment`)
  return at
}

/** The calendar day in Asia/Shanghai. */
export const dayOf = (at: Instant): Day => new Date(at + SHANGHAI).toISOString().slice(0, 10)

/** The same time of day, some days later or earlier. */
export const daysAfter = (at: Instant, days: number): Instant => at + days * DAY

/** How far ahead of today somebody who follows the walk may move the clock. */
const WALK_DAYS = 180

/** The budget years that an example needs money of: from when it began to where a walk may lead. The next year's is told ahead of it, as budgets are. */
export function budgetYears(from: Instant, now: Instant): readonly number[] {
  const [first, last] = [from, daysAfter(now, WALK_DAYS)].map((moment) => Number(dayOf(moment).slice(0, 4)))
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index)
}

/** A moment on the day that lies so many days before. */
export const ago = (now: Instant, days: number, time = '10:00'): Instant => on(dayOf(daysAfter(now, -days)), time)

export interface StoryClock {
  readonly now: () => Instant
  /** Goes on to a moment; fails when that is past. */
  readonly to: (at: Instant) => void
  /** Goes on to a moment unless it is past. */
  readonly notBefore: (at: Instant) => void
  readonly wait: (minutes: number) => void
  /** Half past nine in the morning after. */
  readonly nextMorning: () => void
}

/** `latest` is the emulator's present: no example may lie after it. */
export function storyClock(start: Instant, latest: Instant): StoryClock {
  let at = start
  const to = (next: Instant): void => {
    if (next < at) throw new RangeError(`the story is at ${new Date(at).toISOString()} and cannot go back to ${new Date(next).toISOString()}`)
    if (next > latest) throw new RangeError(`${new Date(next).toISOString()} lies in the future`)
    at = next
  }
  return {
    now: () => at,
    to,
    notBefore: (next) => to(Math.max(at, next)),
    wait: (minutes) => to(at + minutes * MINUTE),
    nextMorning: () => to(on(dayOf(daysAfter(at, 1)))),
  }
}
