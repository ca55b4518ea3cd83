/** What a pack answers to one of its own cases, by the rules that decide projects. */
import type { PolicyCase } from '../../contracts/policy-cases.schema'
import type { Basis, Policy, PolicyKey } from '../../contracts/policies'
import { meets } from '../share'
import { capVerdict } from './caps'
import { accepts, value } from './in-force'
import { cityMatch } from './matching'
import { routeOf } from './route'
import { levelsFor } from './tiers'

/** The value that each question rests on, for its clause. */
const RESTS_ON: Readonly<Record<Exclude<PolicyCase['ask'], 'accepts' | 'value'>, PolicyKey>> = {
  cap: 'types', levels: 'approvalTiers', passes: 'optionalStages', quorum: 'sitting', majority: 'sitting', consent: 'consentThreshold', matching: 'matching',
}

/** Where the answer to a case stands; undefined where the scheme says nothing of it. */
export const basisOf = (policy: Policy, asked: PolicyCase): Basis | undefined => (asked.ask === 'accepts' ? undefined : value(policy, asked.ask === 'value' ? asked.key : RESTS_ON[asked.ask]))

/** What the policy says to the case, in the terms of its `outcome`; null where the scheme has no such rule. */
export function outcomeOf(policy: Policy, asked: PolicyCase): unknown {
  const sitting = value(policy, 'sitting')?.value
  switch (asked.ask) {
    case 'accepts': { const reply = accepts(policy, asked.day); return reply.ok ? 'yes' : reply.refusal.code }
    case 'cap': return capVerdict({ policy, type: asked.type, fen: asked.fen, fundFen: asked.fen }).verdict
    case 'levels': return levelsFor(policy, asked.fen).levels
    case 'passes': return routeOf(policy, asked.fen).includes(asked.stage)
    case 'quorum': return sitting === undefined ? null : meets(sitting.quorum, asked.present, asked.members)
    case 'majority': return sitting === undefined ? null : meets(sitting.pass, asked.votesFor, asked.present)
    case 'consent': { const threshold = value(policy, 'consentThreshold')?.value; return threshold ? meets(threshold, asked.agree, asked.households) : null }
    case 'matching': { const rule = value(policy, 'matching')?.value; return rule === undefined ? null : Number(cityMatch(rule, { communities: BigInt(asked.communities), district: BigInt(asked.districtFen) }).city) }
    case 'value': return value(policy, asked.key)?.value ?? null
  }
}
