/** Which value governs on a day: a pack is dated text, a policy is how it stood on one day. */
import type { DatedValue, Governing, Policy, PolicyKey, PolicyPack, PolicyValues } from '../../contracts/policies'
import type { Day } from '../../contracts/reply'
import { accept, refuse, type Result } from '../result'
import { tighter } from './floor'

/** The national floor under a city's pack: dated law, without a scheme of its own. */
export type PolicyFloor = Pick<PolicyPack, 'values'>

/** The value of a list that is in force on the day, both its first and its last day included; undefined if none is. */
export const inForceOn = <T>(dated: readonly DatedValue<T>[], day: Day): DatedValue<T> | undefined =>
  dated.find((value) => value.from <= day && (value.until === null || day <= value.until))

/** A dated value as it governs, with its source. */
export const governing = <T>({ from, value, clause, quote, tag }: DatedValue<T>): Governing<T> => ({ value, clause, tag, since: from, ...(quote === undefined ? {} : { quote }) })

type Values = { readonly [K in PolicyKey]?: Governing<PolicyValues[K]> }

function valueOn<K extends PolicyKey>({ pack, floor, key, day }: { readonly pack: PolicyFloor; readonly floor: PolicyFloor | null; readonly key: K; readonly day: Day }): Governing<PolicyValues[K]> | undefined {
  const city = inForceOn<PolicyValues[K]>(pack.values[key] ?? [], day)
  const law = inForceOn<PolicyValues[K]>(floor?.values[key] ?? [], day)
  const found = city !== undefined && law !== undefined ? tighter(key, city, law) : (city ?? law)
  return found === undefined ? undefined : governing(found)
}

/** The pack as it stood on the day, over the national floor: where both speak, the tighter value governs with its own clause. */
export function policyOn(pack: PolicyPack, floor: PolicyFloor | null, day: Day): Policy {
  const keys = [...new Set([...Object.keys(pack.values), ...Object.keys(floor?.values ?? {})])] as PolicyKey[]
  return {
    packId: pack.id, asOf: day, version: 0, schemeName: pack.schemeName, title: pack.title, status: pack.status,
    acceptsProposalsFrom: pack.acceptsProposalsFrom, acceptsProposalsUntil: pack.acceptsProposalsUntil,
    values: Object.fromEntries(keys.map((key) => [key, valueOn({ pack, floor, key, day })] as const).filter(([, found]) => found !== undefined)) as Values,
  }
}

/** One value of the policy with its clause; undefined where the scheme publishes none and no rule applies. */
export const value = <K extends PolicyKey>(policy: Policy, key: K): Policy['values'][K] => policy.values[key]

/** The policy itself while the scheme takes new proposals, its first and last day included; projects under way go on after it. */
export function accepts(policy: Policy, day: Day): Result<Policy> {
  const { acceptsProposalsFrom: from, acceptsProposalsUntil: until } = policy
  if (day < from) return refuse('scheme-not-started', { figures: { from } })
  if (until !== null && day > until) return refuse('scheme-expired', { figures: { from, until } })
  return accept(policy)
}
