/** The one check of all packs: the build, the start and the tests run it. What it finds names file, path and clause; a pack with a fault is not used at all. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { DatedValue, PolicyPack } from '../../contracts/policies'
import { parseCases } from '../../contracts/policy-cases.schema'
import { parseFloor, parsePack, type NationalFloor } from '../../contracts/policies.schema'
import { PACK_IDS, type PackId } from '../../contracts/vocabulary'
import { basisOf, outcomeOf } from '../../domain/policies/cases'
import { looseningsIn } from '../../domain/policies/floor'
import { policyOn } from '../../domain/policies/in-force'

const NATIONAL = 'national'

interface Shelf { readonly floor: NationalFloor; readonly packs: ReadonlyMap<PackId, PolicyPack>; readonly folderOf: ReadonlyMap<PackId, string> }
type Found = readonly string[]

/** Runs a step; what it throws is one fault more. */
function attempt<T>(faults: string[], step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    faults.push((error as Error).message)
    return undefined
  }
}

function readText(root: string, path: string): string {
  const file = join(root, path)
  if (!existsSync(file)) throw new Error(`${path}: (whole): there is no such file`)
  return readFileSync(file, 'utf8')
}

function readJson(root: string, path: string): unknown {
  const text = readText(root, path)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path}: (whole): not JSON: ${(error as Error).message}`)
  }
}

const rowsOf = (values: PolicyPack['values']): readonly (readonly [path: string, row: DatedValue<unknown>])[] =>
  Object.entries(values).flatMap(([key, rows]) => (rows as readonly DatedValue<unknown>[]).map((row, index) => [`values.${key}.${index}`, row] as const))

/** Every quote stands in source.md letter by letter, every passage there is quoted, and every first day is told in CHANGES.md. */
function papers(root: string, folder: string, values: PolicyPack['values']): Found {
  const faults: string[] = []
  const [source, changes] = ['source.md', 'CHANGES.md'].map((file) => attempt(faults, () => readText(root, `policies/${folder}/${file}`)))
  if (source === undefined || changes === undefined) return faults
  const passages = source.split('\n').filter((line) => line.startsWith('> ')).map((line) => line.slice(2))
  const rows = rowsOf(values)
  for (const [path, { quote, clause, from }] of rows) {
    if (quote !== undefined && !passages.some((passage) => passage.includes(quote))) faults.push(`policies/${folder}/policy.json: ${path}.quote: stands nowhere in source.md [${clause}]`)
    if (!changes.includes(from)) faults.push(`policies/${folder}/policy.json: ${path}.from: ${from} is not told in CHANGES.md [${clause}]`)
  }
  const unused = passages.filter((passage) => !rows.some(([, { quote }]) => quote !== undefined && passage.includes(quote)))
  return [...faults, ...unused.map((passage) => `policies/${folder}/source.md: > ${passage.slice(0, 20)}…: nothing quotes this passage`)]
}

/** Where the pack asks for less than the layer above. */
const floors = (folder: string, values: PolicyPack['values'], above: PolicyPack['values']): Found =>
  looseningsIn(values, above).map((one) => `policies/${folder}/policy.json: values.${one.key}.${one.index}: asks for less than ${one.above.clause}: ${JSON.stringify(one.below.value)} for ${JSON.stringify(one.above.value)} [${one.below.clause}]`)

/** Where the pack decides one of its own cases otherwise than the case says. */
function ownCases(root: string, folder: string, pack: PolicyPack, floor: NationalFloor): Found {
  const path = `policies/${folder}/cases.json`
  const faults: string[] = []
  const cases = attempt(faults, () => parseCases(readJson(root, path), path)) ?? []
  for (const [index, asked] of cases.entries()) {
    const policy = policyOn(pack, floor, asked.day)
    const outcome = attempt(faults, () => outcomeOf(policy, asked))
    if (outcome === undefined || isDeepStrictEqual(outcome, asked.outcome)) continue
    faults.push(`${path}: ${index} (${asked.situation}): the pack says ${JSON.stringify(outcome)}, the case ${JSON.stringify(asked.outcome)} [${basisOf(policy, asked)?.clause ?? pack.document}]`)
  }
  return faults
}

/** Every folder's pack; folders that cannot be read are faults, and so is a scheme that has none or two. */
function shelf(root: string, faults: string[]): Shelf | undefined {
  const folders = readdirSync(join(root, 'policies'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
  const read = (folder: string) => readJson(root, `policies/${folder}/policy.json`)
  const floor = attempt(faults, () => parseFloor(read(NATIONAL), `policies/${NATIONAL}/policy.json`))
  const [packs, folderOf] = [new Map<PackId, PolicyPack>(), new Map<PackId, string>()]
  for (const folder of folders.filter((name) => name !== NATIONAL)) {
    const pack = attempt(faults, () => parsePack(read(folder), `policies/${folder}/policy.json`))
    if (pack === undefined) continue
    if (packs.has(pack.id)) faults.push(`policies/${folder}/policy.json: id: ${pack.id} is also in policies/${folderOf.get(pack.id) ?? ''}`)
    packs.set(pack.id, pack)
    folderOf.set(pack.id, folder)
  }
  return floor === undefined ? undefined : { floor, packs, folderOf }
}

/** All faults of the packs under `<root>/policies`, each in one line; none means that they may be used. */
export function faultsOfPolicies(root: string): Found {
  const faults: string[] = []
  const found = shelf(root, faults)
  if (found === undefined || faults.length > 0) return faults
  const { floor, packs, folderOf } = found
  const missing = PACK_IDS.filter((id) => !packs.has(id)).map((id) => `policies: (whole): no folder holds ${id}`)
  const perPack = [...packs].flatMap(([id, pack]) => {
    const folder = folderOf.get(id) ?? id
    const city = pack.under === undefined ? undefined : packs.get(pack.under)
    return [...papers(root, folder, pack.values), ...floors(folder, pack.values, floor.values), ...(city === undefined ? [] : floors(folder, pack.values, city.values)), ...ownCases(root, folder, pack, floor)]
  })
  return [...missing, ...papers(root, NATIONAL, floor.values), ...perPack]
}
