/** A city may only tighten the law: which of two values is the tighter one, and where a pack loosens its floor. */
import type { DatedValue, PolicyKey, PolicyValues } from '../../contracts/policies'

type Loosens = { readonly [K in PolicyKey]?: (city: PolicyValues[K], law: PolicyValues[K]) => boolean }

const LOOSENS: Loosens = {
  postingDaysMin: (city, law) => city < law,
  // A rule of fewer grounds makes larger families: every rule of the law must be covered by one at least as wide.
  splitting: (city, law) => law.some((rule) => !city.some((own) => own.period === rule.period && own.same.every((ground) => rule.same.includes(ground)))),
  partyStudyRequired: (city, law) => law && !city,
  sameYearCompletion: (city, law) => law && !city,
  quotesMin: (city, law) => city < law,
  acceptanceGroupMin: (city, law) => city < law,
  acceptanceResidentsMin: (city, law) => city < law,
}

/** True when the city's value asks for less than the law's; keys on which the law sets no direction never loosen. */
export function loosens<K extends PolicyKey>(key: K, city: PolicyValues[K], law: PolicyValues[K]): boolean {
  const test: ((city: PolicyValues[K], law: PolicyValues[K]) => boolean) | undefined = LOOSENS[key]
  return test?.(city, law) ?? false
}

/** Of two values in force at once, the city's, unless it asks for less than the law. */
export const tighter = <K extends PolicyKey>(key: K, city: DatedValue<PolicyValues[K]>, law: DatedValue<PolicyValues[K]>): DatedValue<PolicyValues[K]> =>
  loosens(key, city.value, law.value) ? law : city
