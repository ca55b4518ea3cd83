import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  addDays, addMonths, CALENDAR_VERSION, calendarDaysAfter, dayOf, daysBetween, endOf, fiscalYearEnd, isWorkingDay, monthsAfter, startOf,
  STATE_COUNCIL_CALENDAR, withOverrides, workingDaysAfter,
} from '../../domain/calendar'

describe('a day is a day in Asia/Shanghai', () => {
  it('ends at 24:00, which already is the next day', () => {
    expect(new Date(startOf('2026-03-01')).toISOString()).toBe('2026-02-28T16:00:00.000Z')
    expect(endOf('2026-02-28')).toBe(startOf('2026-03-01'))
    expect(dayOf(endOf('2026-02-28') - 1)).toBe('2026-02-28')
    expect(dayOf(endOf('2026-02-28'))).toBe('2026-03-01')
  })
  it('counts over month ends, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-02-13', '2026-02-27')).toBe(14)
    expect(fiscalYearEnd('2026-02-13')).toBe('2026-12-31')
  })
  it('refuses a day that does not exist', () => {
    expect(() => addDays('2026-02-29', 1)).toThrow(RangeError)
    expect(() => startOf('2026-2-1')).toThrow(RangeError)
  })
  it('keeps the day of the month, or takes the last one there is (民法典 §202)', () => {
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28')
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-01-15', 12)).toBe('2027-01-15')
  })
})

describe('a working day is one of the State Council’s', () => {
  it('knows holidays, weekends and 调休 Saturdays', () => {
    expect(isWorkingDay('2026-02-13')).toBe(true)
    expect(isWorkingDay('2026-02-14')).toBe(true)
    expect(isWorkingDay('2026-02-16')).toBe(false)
    expect(isWorkingDay('2026-03-07')).toBe(false)
  })
  it('does not know a year whose calendar is not published', () => {
    expect(isWorkingDay('2027-03-03')).toBe('unknown')
    expect(isWorkingDay('2003-03-03')).toBe('unknown')
  })
  it('takes a dated correction, and says so in its version', () => {
    const corrected = withOverrides(STATE_COUNCIL_CALENDAR, [{ day: '2026-09-03', is: 'rest', clause: '国务院临时通知' }])
    expect(isWorkingDay('2026-09-03', corrected)).toBe(false)
    expect(isWorkingDay('2026-09-03')).toBe(true)
    expect(corrected.version).toBe(`${CALENDAR_VERSION}+2026-09-03:rest`)
    expect(withOverrides(STATE_COUNCIL_CALENDAR, [])).toBe(STATE_COUNCIL_CALENDAR)
  })
  it('names the library version that is installed', () => {
    const installed: { version: string } = JSON.parse(readFileSync(join(__dirname, '../../node_modules/chinese-days/package.json'), 'utf8'))
    expect(CALENDAR_VERSION).toBe(`chinese-days@${installed.version}/2026`)
  })
})

describe('working days are counted from the day after', () => {
  it('received on Friday 2026-02-13, five working days end on 02-27, after the Spring Festival', () => {
    expect(workingDaysAfter({ anchor: '2026-02-13', days: 5 })).toEqual({
      due: '2026-02-27', estimate: false, calendarVersion: CALENDAR_VERSION,
      how: '2026-02-14=1 skip:2026-02-15..2026-02-23 2026-02-24=2 2026-02-25=3 2026-02-26=4 2026-02-27=5',
    })
  })
  it('received on Monday 2026-09-28, five working days end on the working Saturday 10-10', () => {
    expect(workingDaysAfter({ anchor: '2026-09-28', days: 5 })).toMatchObject({
      due: '2026-10-10', how: '2026-09-29=1 2026-09-30=2 skip:2026-10-01..2026-10-07 2026-10-08=3 2026-10-09=4 2026-10-10=5',
    })
  })
  it('received on a rest day, the first working day counts', () => {
    expect(workingDaysAfter({ anchor: '2026-03-07', days: 1 })).toMatchObject({ due: '2026-03-09', how: 'skip:2026-03-08 2026-03-09=1' })
  })
  it('of no days is the day itself; a fraction or a debt of days is a bug', () => {
    expect(workingDaysAfter({ anchor: '2026-03-07', days: 0 })).toMatchObject({ due: '2026-03-07', how: '', estimate: false })
    expect(() => workingDaysAfter({ anchor: '2026-03-07', days: 1.5 })).toThrow(RangeError)
    expect(() => workingDaysAfter({ anchor: '2026-03-07', days: -1 })).toThrow(RangeError)
  })
  it('reaching into an unpublished year is an estimate, and says which year', () => {
    expect(workingDaysAfter({ anchor: '2026-12-30', days: 3 })).toMatchObject({
      due: '2027-01-05', estimate: true, how: '2026-12-31=1 skip:2027-01-01..2027-01-03 2027-01-04=2 2027-01-05=3 estimate:2027',
    })
  })
  it('is counted anew under a late announcement', () => {
    const corrected = withOverrides(STATE_COUNCIL_CALENDAR, [{ day: '2026-03-04', is: 'rest', clause: '国务院临时通知' }])
    expect(workingDaysAfter({ anchor: '2026-03-02', days: 3 }).due).toBe('2026-03-05')
    expect(workingDaysAfter({ anchor: '2026-03-02', days: 3 }, corrected).due).toBe('2026-03-06')
  })
})

describe('calendar days and months end on a working day (民法典 §201–203)', () => {
  it('ends on the fifth day when that one works', () => {
    expect(calendarDaysAfter({ anchor: '2026-03-02', days: 2 })).toMatchObject({ due: '2026-03-04', how: '+2d=2026-03-04' })
  })
  it('moves over a weekend and over a holiday', () => {
    expect(calendarDaysAfter({ anchor: '2026-03-02', days: 5 })).toMatchObject({ due: '2026-03-09', how: '+5d=2026-03-07 skip:2026-03-07..2026-03-08 moved:2026-03-09' })
    expect(calendarDaysAfter({ anchor: '2026-02-12', days: 5 })).toMatchObject({ due: '2026-02-24', how: '+5d=2026-02-17 skip:2026-02-17..2026-02-23 moved:2026-02-24' })
  })
  it('31 August and six months is 28 February, a working Saturday in 2026', () => {
    expect(monthsAfter({ anchor: '2025-08-31', months: 6 })).toMatchObject({ due: '2026-02-28', how: '+6m=2026-02-28 month-end', estimate: false })
  })
  it('31 August and six months is 29 February in a leap year', () => {
    expect(monthsAfter({ anchor: '2023-08-31', months: 6 })).toMatchObject({ due: '2024-02-29' })
  })
  it('one month from 1 September 2026 is the National Day, so the first working day after it', () => {
    expect(monthsAfter({ anchor: '2026-09-01', months: 1 })).toMatchObject({ due: '2026-10-08', how: '+1m=2026-10-01 skip:2026-10-01..2026-10-07 moved:2026-10-08' })
  })
  it('marks an end in an unpublished year as an estimate', () => {
    expect(monthsAfter({ anchor: '2026-10-08', months: 6 })).toMatchObject({ due: '2027-04-08', estimate: true, how: '+6m=2027-04-08 estimate:2027' })
  })
})
