/** How each value of a pack takes effect, so that none looks as if it governed that does not. */
import type { PolicyKey, PolicyUse } from '../../contracts/policies'

/** What the system holds by the way it is made, on every day and for every scheme: no rule has to look the value up, and a value that says otherwise would change nothing. */
export const BUILT_IN: readonly PolicyKey[] = [
  'fundFillsGap', 'boundWords', 'startDayExcluded', 'monthEndRule', 'restDayEndMoves', 'workingDayCalendar', 'boardRequired', 'voluntaryOnly', 'apportioningForbidden', 'publicFundraisingInAppForbidden', 'publicationNeedsConsent',
]

/** What stands in a pack to be read and nothing else: money between city and district, meetings that are held elsewhere, figures that a source names without making them a bound. */
export const FOR_READING: readonly PolicyKey[] = [
  'fundYearlyFen', 'matching', 'growth', 'residentsMeeting',
]

/** Whether a rule decides by this value, the system is made so that it holds, or it only stands there to be read. */
export function useOf(key: PolicyKey): PolicyUse {
  if (BUILT_IN.includes(key)) return 'built'
  return FOR_READING.includes(key) ? 'reading' : 'rule'
}
