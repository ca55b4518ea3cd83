/** A layer may only tighten the one above it (national law, city, district, street): which of two values is the tighter one, and where a layer loosens. */
import type { DatedValue, PolicyKey, PolicyPack, PolicyValues } from '../../contracts/policies'
import { belowLawsMeeting, LOOSER } from './directions'

/** True when the lower layer's value asks for less than the upper one's; keys that have no direction never loosen. */
export function loosens<K extends PolicyKey>(key: K, below: PolicyValues[K], above: PolicyValues[K]): boolean {
  const looser: ((below: PolicyValues[K], above: PolicyValues[K]) => boolean) | null = LOOSER[key]
  return looser?.(below, above) ?? false
}

/** Of two values in force at once, the city's, unless it asks for less than the law. */
export const tighter = <K extends PolicyKey>(key: K, city: DatedValue<PolicyValues[K]>, law: DatedValue<PolicyValues[K]>): DatedValue<PolicyValues[K]> =>
  loosens(key, city.value, law.value) ? law : city

type Period = Pick<DatedValue<unknown>, 'from' | 'until'>

/** True when two periods share a day. */
export const overlapping = (a: Period, b: Period): boolean => (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until)

const isSitting = (key: PolicyKey, _value: unknown): _value is PolicyValues['sitting'] => key === 'sitting'

/** The value of the layer above than which this dated value asks for less on some day; undefined while it loosens nothing. */
export function loosened<K extends PolicyKey>(key: K, dated: DatedValue<PolicyValues[K]>, above: PolicyPack['values']): DatedValue<unknown> | undefined {
  const rows: readonly DatedValue<PolicyValues[K]>[] = above[key] ?? []
  const same = rows.find((row) => overlapping(row, dated) && loosens<K>(key, dated.value, row.value))
  if (same !== undefined) return same
  const { value } = dated
  return isSitting(key, value) ? (above.representativesMeeting ?? []).find((row) => overlapping(row, dated) && belowLawsMeeting(value, row.value)) : undefined
}

/** One place where a layer asks for less than the one above it. */
export interface Loosening { readonly key: PolicyKey; readonly index: number; readonly below: DatedValue<unknown>; readonly above: DatedValue<unknown> }

function looseningsOf<K extends PolicyKey>(key: K, values: PolicyPack['values'], above: PolicyPack['values']): readonly Loosening[] {
  const rows: readonly DatedValue<PolicyValues[K]>[] = values[key] ?? []
  return rows.flatMap((below, index) => {
    const found = loosened(key, below, above)
    return found === undefined ? [] : [{ key, index, below, above: found }]
  })
}

/** Every place where these values ask for less than those of the layer above, on any day. */
export const looseningsIn = (values: PolicyPack['values'], above: PolicyPack['values']): readonly Loosening[] =>
  (Object.keys(values) as PolicyKey[]).flatMap((key) => looseningsOf(key, values, above))
