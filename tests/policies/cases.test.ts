import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseCases } from '../../contracts/policy-cases.schema'
import { parsePack } from '../../contracts/policies.schema'
import { PACK_IDS } from '../../contracts/vocabulary'
import { outcomeOf } from '../../domain/policies/cases'
import { policyFor } from '../../policies/index'

const policies = join(__dirname, '../../policies')
const json = (path: string): unknown => JSON.parse(readFileSync(join(policies, path), 'utf8'))
const folders = readdirSync(policies, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'national').map(({ name }) => name)

it('every scheme has its folder', () => {
  expect(folders.map((folder) => parsePack(json(`${folder}/policy.json`), folder).id).sort()).toEqual([...PACK_IDS].sort())
})

describe.each(folders)('%s decides its own cases', (folder) => {
  const { id } = parsePack(json(`${folder}/policy.json`), `policies/${folder}/policy.json`)
  it.each(parseCases(json(`${folder}/cases.json`), `policies/${folder}/cases.json`).map((one) => [one.situation, one] as const))('%s', (_situation, one) => {
    expect(outcomeOf(policyFor(id, one.day), one)).toEqual(one.outcome)
  })
})
