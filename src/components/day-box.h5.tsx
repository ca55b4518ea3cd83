import type { DayBoxProps } from './day-box'

/** A day, typed or picked from the browser's own calendar. */
export function DayBox({ label, value, onChange }: DayBoxProps) {
  return <input className='ws-field__box ws-field__box_native' type='date' aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
}
