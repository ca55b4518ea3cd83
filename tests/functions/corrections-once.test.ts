/** However many correct one notice at once, and however often the same request comes: its versions are a chain and never a fork, in every log that holds them. */
import { randomUUID } from 'node:crypto'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import type { Joint } from '../../contracts/joint'
import type { PublicationRecord } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import { verifyExport } from '../../domain/publications/verify'
import { startCloud, type Cloud, type InputOf, type Name, type OutputOf } from './cloud'
import { aProject, putProject } from './projects'
import { LONG_AGO, STAFF, startTown, TOWN } from './town'

const NOW = { now: '2030-03-05T10:00:00+08:00' } as const
const MOST = 32
const clerks = Array.from({ length: MOST }, (_, index) => `clerk${index}`)

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  for (const clerk of clerks) await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf(clerk), role: 'streetClerk', place: TOWN.street, from: LONG_AGO, basis: '任命' })
}, 120_000)
afterAll(() => cloud.stop())

/** Sent as a phone sends it: as long as nobody had time for it, the same request again. */
async function send<K extends Name>(person: string, operation: K, input: InputOf<K>, requestId: string = randomUUID()): Promise<Reply<OutputOf<K>>> {
  for (;;) {
    const reply = await cloud.call(person, operation, input, { ...NOW, requestId })
    if (reply.ok || reply.refusal.code !== 'busy') return reply
  }
}
const codes = (replies: readonly Reply<unknown>[]): readonly string[] => replies.map((reply) => (reply.ok ? 'done' : reply.refusal.code)).toSorted()
/** One of so many, and the others by this name. */
const oneOf = (many: number, others: string): readonly string[] => ['done', ...Array.from({ length: many - 1 }, () => others)].toSorted()

const partner = { community: TOWN.elsewhere, name: '明通社区', street: TOWN.street, within: [TOWN.city, TOWN.district, TOWN.street, TOWN.elsewhere] }
const joint: Joint = { leadName: '东风社区', partners: [partner], shares: [], agreed: [], decided: [], sittingsBefore: 0, left: [], held: [] }
/** A determination of two communities, which hangs. */
async function published(id: string): Promise<string> {
  await putProject(cloud, aProject({ id, code: id.toUpperCase(), stage: 'determined', contentChecked: true, title: '扶手', cost: 1_000_000, approvals: [{ level: 'street', at: 0, by: 'x', text: '' }], joint }))
  await cloud.must(STAFF.approver, 'publications.publishDetermination', { project: id, content: '加扶手', location: '3号院', timeLimit: '60天', budget: 100, benefit: '40户' }, NOW)
  return id
}
const projectOf = async (id: string): Promise<Project> => (await cloud.read('projects', { _id: id }))[0] as unknown as Project
const asSeen = async (project: string) => ({ project, expectedVersion: (await projectOf(project)).version })
const logOf = async (community: string) => ((await cloud.read('publications', { community })) as unknown as readonly PublicationRecord[]).toSorted((a, b) => a.number - b.number)
/** The versions of a project's notice in a log, oldest first, each by its number and by the one that it says it replaces. */
const versionsIn = async (community: string, project: string) => (await logOf(community)).filter(({ project: of, fields }) => of === project || fields.projectCode === project.toUpperCase()).map(({ number, fields }) => [number, fields.replaces])
/** A chain of so many versions: each replaces the one before it, and the first none. */
const aChain = (versions: readonly (readonly unknown[])[]) => versions.map(([number], index) => [number, versions[index - 1]?.[0]])

async function holds(project: string, corrections: number): Promise<void> {
  for (const community of [TOWN.community, TOWN.elsewhere]) {
    const versions = await versionsIn(community, project)
    expect(versions).toHaveLength(corrections + 1)
    expect(versions).toEqual(aChain(versions))
    const lines = (await (await fetch(`${cloud.url}/open/${community}/export.json`)).text()).split('\n')
    expect(verifyExport({ name: 'export.json', lines }, { digest: sha256, partOf: () => null })).toMatchObject({ ok: true, records: (await logOf(community)).length })
  }
  const { notices, version } = await projectOf(project)
  const own = await versionsIn(TOWN.community, project)
  expect(notices.map(({ record, replaces, supersededBy }) => [record, replaces?.record, supersededBy?.record])).toEqual(own.map(([number, replaces], index) => [index === 0 ? undefined : number, replaces, own[index + 1]?.[0]]))
  expect((await cloud.read('events', { stream: `project:${project}` })).length).toBe(version - 1)
}

describe.each([1, 2, 8, MOST])('%i at once', (many) => {
  const some = clerks.slice(0, many)

  it('draft, sign and publish: of each step one is done, and three corrections are a chain', async () => {
    const project = await published(`step${many}`)
    for (const round of [1, 2, 3]) {
      const drafted = await Promise.all(some.map((clerk, n) => send(clerk, 'publications.draftCorrection', { project, text: '更正', location: `${round}-${n}号院` })))
      expect(codes(drafted)).toEqual(oneOf(many, 'correction-waits'))
      const author = drafted.findIndex(({ ok }) => ok)
      const others = [STAFF.approver, ...some.filter((_, n) => n !== author)]
      const draft = await asSeen(project)
      expect(codes(await Promise.all(others.map((person) => send(person, 'publications.signCorrection', draft))))).toEqual(oneOf(others.length, 'changed-meanwhile'))
      const signed = await asSeen(project)
      expect(codes(await Promise.all(others.map((person) => send(person, 'publications.supersede', signed))))).toEqual(oneOf(others.length, 'changed-meanwhile'))
    }
    await holds(project, 3)
  }, 240_000)

  it('send the same request twice: it is one draft, one signature and one record, and one answer', async () => {
    const project = await published(`twice${many}`)
    const twice = async <K extends Name>(person: string, operation: K, input: InputOf<K>): Promise<void> => {
      const answers = await Promise.all(Array.from({ length: many + 1 }, () => send(person, operation, input, `${operation}-${project}`)))
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(answers[0]?.ok).toBe(true)
    }
    await twice('clerk0', 'publications.draftCorrection', { project, text: '更正', location: '4号院' })
    await twice(STAFF.approver, 'publications.signCorrection', await asSeen(project))
    await twice('clerk0', 'publications.supersede', await asSeen(project))
    await holds(project, 1)
  }, 240_000)

  it('do whatever they find to do, in whatever order: what was answered as published is what stands, one after the other', async () => {
    const project = await published(`jostle${many}`)
    const acts = await Promise.all([STAFF.approver, ...some].map(async (person, n) => {
      const draft = await send(person, 'publications.draftCorrection', { project, text: '更正', timeLimit: `${n}天` })
      const sign = await send(person, 'publications.signCorrection', await asSeen(project))
      const publish = await send(person, 'publications.supersede', await asSeen(project))
      return [draft, sign, publish].map(({ ok }) => ok)
    }))
    const done = [0, 1, 2].map((step) => acts.filter((answers) => answers[step] === true).length)
    expect(done[0]).toBeGreaterThan(0)
    await holds(project, done[2] ?? 0)
  }, 240_000)

  it('correct as many notices of one log: each record has the number that its notice says', async () => {
    const projects = some.map((_, n) => `each${many}n${n}`)
    for (const project of projects) await published(project)
    await Promise.all(projects.map(async (project) => {
      await send('clerk0', 'publications.draftCorrection', { project, text: '更正', budget: 90 })
      await send(STAFF.approver, 'publications.signCorrection', await asSeen(project))
      expect(codes([await send('clerk0', 'publications.supersede', await asSeen(project))])).toEqual(['done'])
    }))
    for (const project of projects) await holds(project, 1)
  }, 240_000)
})
