/** The calendar of working days by which a district counts. */
import type { Project } from '../../contracts/projects'
import type { Instant, PlaceId } from '../../contracts/reply'
import type { PackId } from '../../contracts/vocabulary'
import type { PolicyBook } from '../../contracts/amendments'
import { dayOf, STATE_COUNCIL_CALENDAR, withOverrides, type Calendar } from '../../domain/calendar'
import { changesIn, emptyBook } from '../../domain/policies/amending'
import { isDuty, isPast } from '../../domain/projects/deadlines'
import { policyFor } from '../../policies'
import type { Store } from './ports'

interface Where { readonly district: PlaceId; readonly pack: PackId }
const calendars = new Map<string, { readonly calendar: Promise<Calendar>; readonly until: Instant }>()
const KEPT_MS = 60_000
const MOST_KEPT = 1000

async function counted(reader: Pick<Store, 'get'>, { district, pack }: Where, now: Instant): Promise<Calendar> {
  const book = (await reader.get<PolicyBook>('policies', district)) ?? emptyBook(district)
  const changes = policyFor(pack, dayOf(now), changesIn(book, { pack, street: null })).values.calendarChanges
  return withOverrides(STATE_COUNCIL_CALENDAR, (changes?.value ?? []).map((one) => ({ ...one, clause: changes?.clause ?? '' })))
}

/** The State Council's calendar with what was announced since, as the district has confirmed it; kept for a minute, because days hardly ever change, and asked for once by all who need it at a time. */
export async function calendarOf(reader: Pick<Store, 'get'>, where: Where, now: Instant): Promise<Calendar> {
  const key = `${where.district}@${where.pack}@${dayOf(now)}`
  const kept = calendars.get(key)
  if (kept !== undefined && kept.until > now && kept.until <= now + KEPT_MS) return kept.calendar
  if (calendars.size >= MOST_KEPT) calendars.clear()
  const calendar = counted(reader, where, now)
  calendars.set(key, { calendar, until: now + KEPT_MS })
  // What could not be read is not kept.
  calendar.catch(() => calendars.delete(key))
  return calendar
}

/** The calendar of a project's district. */
export const calendarFor = (reader: Pick<Store, 'get'>, { district, pack }: { readonly district: PlaceId; readonly pack: { readonly id: PackId } }, now: Instant): Promise<Calendar> => calendarOf(reader, { district, pack: pack.id }, now)

/** The calendar for the public mark of what has passed its day: that of the district where something has, and where nothing has no request is made. */
export const calendarForMark = (reader: Pick<Store, 'get'>, project: Pick<Project, 'district' | 'pack' | 'deadlines'>, now: Instant): Promise<Calendar> =>
  project.deadlines.some((one) => isDuty(one) && isPast(one, { now })) ? calendarFor(reader, project, now) : Promise.resolve(STATE_COUNCIL_CALENDAR)
