import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Policy, PolicyKey } from '../../contracts/policies'
import { POLICY_VALUES } from '../../contracts/policies.schema'
import { PACK_IDS, PROJECT_TYPES, STAGES, type PackId } from '../../contracts/vocabulary'
import { capVerdict } from '../../domain/policies/caps'
import { accepts, value } from '../../domain/policies/in-force'
import { routeOf } from '../../domain/policies/route'
import { levelsFor } from '../../domain/policies/tiers'
import { meets } from '../../domain/share'
import { policyFor } from '../../policies/index'
import { FOLDERS } from './folders'

const told = { situation: v.string(), day: v.pipe(v.string(), v.isoDate()) }
const number = v.number()
const caseSchema = v.variant('ask', [
  v.strictObject({ ...told, ask: v.literal('accepts'), outcome: v.picklist(['yes', 'scheme-not-started', 'scheme-expired']) }),
  v.strictObject({ ...told, ask: v.literal('cap'), type: v.picklist(PROJECT_TYPES), fen: number, outcome: v.picklist(['within', 'needs-justification', 'over']) }),
  v.strictObject({ ...told, ask: v.literal('levels'), fen: number, outcome: v.array(v.string()) }),
  v.strictObject({ ...told, ask: v.literal('passes'), fen: number, stage: v.picklist(STAGES), outcome: v.boolean() }),
  v.strictObject({ ...told, ask: v.literal('quorum'), members: number, present: number, outcome: v.boolean() }),
  v.strictObject({ ...told, ask: v.literal('majority'), present: number, votesFor: number, outcome: v.boolean() }),
  v.strictObject({ ...told, ask: v.literal('consent'), households: number, agree: number, outcome: v.boolean() }),
  v.strictObject({ ...told, ask: v.literal('value'), key: v.picklist(Object.keys(POLICY_VALUES) as PolicyKey[]), outcome: v.unknown() }),
])
type Case = v.InferOutput<typeof caseSchema>

function shareOf(policy: Policy, key: 'quorum' | 'pass') {
  const sitting = value(policy, 'sitting')
  if (sitting === undefined) throw new Error('no sitting rule')
  return sitting.value[key]
}

function answer(policy: Policy, asked: Case): unknown {
  switch (asked.ask) {
    case 'accepts': { const reply = accepts(policy, asked.day); return reply.ok ? 'yes' : reply.refusal.code }
    case 'cap': return capVerdict({ policy, type: asked.type, fen: asked.fen, fundFen: asked.fen }).verdict
    case 'levels': return levelsFor(policy, asked.fen).levels
    case 'passes': return routeOf(policy, asked.fen).includes(asked.stage)
    case 'quorum': return meets(shareOf(policy, 'quorum'), asked.present, asked.members)
    case 'majority': return meets(shareOf(policy, 'pass'), asked.votesFor, asked.present)
    case 'consent': { const threshold = value(policy, 'consentThreshold')?.value; return threshold ? meets(threshold, asked.agree, asked.households) : null }
    case 'value': return value(policy, asked.key)?.value ?? null
  }
}

const casesOf = (id: PackId): readonly Case[] => {
  const json: unknown = JSON.parse(readFileSync(join(__dirname, '../../policies', FOLDERS[id], 'cases.json'), 'utf8'))
  return v.parse(v.array(caseSchema), json)
}

describe.each(PACK_IDS)('%s decides its own cases', (id) => {
  it.each(casesOf(id).map((one) => [one.situation, one] as const))('%s', (_situation, one) => {
    expect(answer(policyFor(id, one.day), one)).toEqual(one.outcome)
  })
})
