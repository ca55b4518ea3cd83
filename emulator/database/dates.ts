import { failed } from './errors'

const DAY = 86_400_000
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const pad = (value: number, width: number) => String(value).padStart(width, '0')

const dayOfYear = (date: Date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1

/** Week of the year, 0 to 53; weeks begin on Sundays, and days before the first Sunday are in week 0. */
export function weekOfYear(date: Date): number {
  return Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)
}

/** ISO week and the year it belongs to. */
function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY)
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 }
}

const SPECIFIERS: Record<string, (local: Date, offset: number) => string> = {
  Y: (date) => pad(date.getUTCFullYear(), 4),
  m: (date) => pad(date.getUTCMonth() + 1, 2),
  d: (date) => pad(date.getUTCDate(), 2),
  H: (date) => pad(date.getUTCHours(), 2),
  M: (date) => pad(date.getUTCMinutes(), 2),
  S: (date) => pad(date.getUTCSeconds(), 2),
  L: (date) => pad(date.getUTCMilliseconds(), 3),
  j: (date) => pad(dayOfYear(date), 3),
  w: (date) => String(date.getUTCDay() + 1),
  u: (date) => String(date.getUTCDay() || 7),
  U: (date) => pad(weekOfYear(date), 2),
  V: (date) => pad(isoWeek(date).week, 2),
  G: (date) => pad(isoWeek(date).year, 4),
  b: (date) => (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3),
  B: (date) => MONTHS[date.getUTCMonth()] ?? '',
  z: (_, offset) => (offset < 0 ? '-' : '+') + pad(Math.floor(Math.abs(offset) / 60), 2) + pad(Math.abs(offset) % 60, 2),
  Z: (_, offset) => String(offset),
  '%': () => '%',
}

/** `$dateToString`; without a format, ISO 8601 (with Z in UTC only). */
export function dateToString(date: Date, format: string | undefined, timezone: string | undefined): string {
  const offset = timezone === undefined ? 0 : offsetMinutes(date, timezone)
  const local = new Date(date.getTime() + offset * 60_000)
  const pattern = format ?? (timezone === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L')
  return pattern.replace(/%(.)/gs, (_, specifier: string) => {
    const write = SPECIFIERS[specifier]
    if (!write) throw failed(`(Location18536) Invalid format character '%${specifier}' in format string`)
    return write(local, offset)
  })
}

/** Minutes east of Greenwich, for `+08`, `+0830`, `+08:30`, `UTC` or an Olson name. */
export function offsetMinutes(date: Date, timezone: string): number {
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(timezone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0))
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(date)
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
    const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name)
    return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
  } catch {
    throw failed(`(Location40485) unrecognized time zone identifier: "${timezone}"`)
  }
}
