/** The unauthorised twin of every operation: a visitor, a stranger and a neighbour knock at every door of every table. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Operation } from '../../cloudfunctions/_runtime/operation'
import { REFUSALS, STAGES, type Stage } from '../../contracts/vocabulary'
import { TABLE } from '../../domain/projects/stages'
import { startCloud, type Cloud, type Name } from './cloud'
import { aProject, putProject } from './projects'
import { sample } from './sample'
import { appointStaff, importPlaces, TOWN } from './town'

const FOLDER = path.resolve(__dirname, '../../cloudfunctions')
const AREAS = readdirSync(FOLDER).filter((name) => !name.startsWith('_') && existsSync(path.join(FOLDER, name, 'operations.ts')))
const ALL: readonly Operation[] = AREAS.flatMap((area) => (jest.requireActual(path.join(FOLDER, area, 'operations.ts')) as { readonly OPERATIONS: readonly Operation[] }).OPERATIONS)
const WRITES = ALL.filter((o) => o.kind === 'write' && o.who !== 'anyone')
/** Anybody who is known may do these to themselves. */
const ONES_OWN = ['people.readMessages', 'people.register']

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
  await cloud.idOf('stranger')
  await cloud.must('approver', 'people.appoint', { person: await cloud.idOf('elsewhere-staff'), role: 'committeeStaff', place: TOWN.elsewhere, from: '2020-01-01', basis: 'test' })
}, 60_000)
afterAll(() => cloud.stop())

const stageFor = (name: string): Stage => (name in TABLE ? (TABLE[name as keyof typeof TABLE].rows[0]?.from[0] ?? 'draft') : STAGES[0])

async function knock(person: string | null, { name, input }: Operation): Promise<string> {
  const id = `knock-${name.replace('.', '-')}-${person ?? 'visitor'}`
  await putProject(cloud, aProject({ id, stage: stageFor(name), proposer: 'nobody', fundId: `${TOWN.district}:2030` }))
  const given = sample(input as unknown as Parameters<typeof sample>[0]) as Record<string, unknown>
  const body = { ...given, ...('project' in given ? { project: id } : {}), ...('place' in given ? { place: TOWN.building } : {}) }
  expect(v.safeParse(input, body).success).toBe(true)
  const reply = await cloud.call(person, name as Name, body as never)
  const [after] = await cloud.read('projects', { _id: id })
  expect(after?.version).toBe(1)
  return reply.ok ? 'accepted' : reply.refusal.code
}

describe('every write operation', () => {
  it('is in this list', () => expect(WRITES.length).toBeGreaterThan(80))

  it.each(WRITES.map((o) => [o.name, o] as const))('%s is refused to a visitor', async (_name, row) => {
    expect(await knock(null, row)).toBe('not-identified')
  })

  it.each(WRITES.filter((o) => !ONES_OWN.includes(o.name)).map((o) => [o.name, o] as const))('%s is refused by name to a stranger', async (_name, row) => {
    const refused = await knock('stranger', row)
    expect(REFUSALS).toContain(refused)
    expect(['malformed', 'fault', 'busy', 'unknown-operation']).not.toContain(refused)
  })

  it.each(WRITES.filter((o) => o.name in TABLE).map((o) => [o.name, o] as const))('%s is refused to the committee of another community', async (_name, row) => {
    const refused = await knock('elsewhere-staff', row)
    expect(['not-your-role', 'household-not-bound', 'not-identified']).toContain(refused)
  })
})

it('a timer’s operation is not to be had by calling it', async () => {
  for (const person of [null, 'stranger', 'founder', 'staff']) for (const name of ['oversight.daily', 'oversight.sealDay']) expect(['not-your-role', 'not-identified']).toContain(await cloud.refused(person, name as Name, {} as never))
})
