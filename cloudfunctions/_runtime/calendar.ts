/** The calendar of working days by which this cloud counts. */
import type { Instant } from '../../contracts/reply'
import { STATE_COUNCIL_CALENDAR, type Calendar } from '../../domain/calendar'
import type { Store } from './ports'

/** The State Council's calendar as it is known now. */
export const calendarOf = (_store: Store, _now: Instant): Promise<Calendar> => Promise.resolve(STATE_COUNCIL_CALENDAR)
