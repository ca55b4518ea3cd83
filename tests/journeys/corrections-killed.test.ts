/** The process dies while corrected notices are published: each is there with its record, its copy and its marks, or nothing of it is, and whoever was answered is answered the same again. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import { correctedIn } from '../../domain/publications/corrected'
import { verifyExport } from '../../domain/publications/verify'
import { pointSdkAt } from '../functions/cloud'
import { alsoAppoint, BOTH_PASSED, FIRST, putJoint, SECOND, startNeighbours, STREET } from '../functions/neighbours'
import { openLaptop, type Laptop } from './laptop'
import { lineOf, sendTo, throughACut } from './lines'
import { chainOf, snapshotOf, streamOf } from './records'

const MANY = 16
/** The cut comes when so many have their answer and the others are under way. */
const CUT_AFTER = 5
const PUBLISHED = Date.parse('2030-03-05T10:00:00+08:00')
const CORRECTED = Date.parse('2030-03-06T10:00:00+08:00')
const projects = Array.from({ length: MANY }, (_, index) => `corrected${index}`)
/** Before anything is corrected: published, drafted, signed. */
const SIGNED = 4

let laptop: Laptop
beforeAll(async () => {
  laptop = await openLaptop()
  const line = lineOf(laptop)
  await startNeighbours(line)
  await alsoAppoint(line, [['approver-2', 'streetApprover', STREET]])
  pointSdkAt(laptop.url(), laptop.keys)
  const { store } = cloudbasePorts()
  for (const project of projects) {
    await putJoint(store, project, { stage: 'determined', cost: 1_000_000, approvals: [{ level: 'street', at: 0, by: 'x', text: '' }], joint: BOTH_PASSED })
    await sendTo(laptop, { person: 'approver', operation: 'publications.publishDetermination', now: PUBLISHED, input: { project, content: '加扶手', location: '3号院', timeLimit: '60天', budget: 100, benefit: '40户' } })
    await sendTo(laptop, { person: 'approver', operation: 'publications.draftCorrection', now: CORRECTED, input: { project, text: '写错了地点', location: '4号院' } })
    await sendTo(laptop, { person: 'approver-2', operation: 'publications.signCorrection', now: CORRECTED, input: { project, expectedVersion: SIGNED - 1 } })
  }
}, 300_000)
afterAll(() => laptop?.stop())

const publish = async (project: string): Promise<string> => JSON.stringify(await sendTo(laptop, { person: 'approver', operation: 'publications.supersede', now: CORRECTED, requestId: `publish-${project}`, input: { project, expectedVersion: SIGNED } }))

/** Everything that a corrected notice consists of, in the project, in both logs and in what is found by search. */
async function partsOf(project: string): Promise<readonly boolean[]> {
  const { version, correction, notices } = await snapshotOf(laptop, project)
  const [old, now] = notices
  const [own, copies] = [await chainOf(laptop, FIRST), await chainOf(laptop, SECOND)]
  const record = own.find((one) => one.project === project && one.kind === 'correction')
  const copy = copies.find(({ kind, fields }) => kind === 'correction' && fields.projectCode === project.toUpperCase())
  const first = own.find((one) => one.project === project && one.kind === 'determination')
  const there = copies.find(({ kind, fields }) => kind === 'determination' && fields.projectCode === project.toUpperCase())
  const marked = async (community: string, number: number | undefined, by: number | undefined) => (await laptop.read('searchEntries', { _id: `n:${community}@${number}` })).some(({ supersededBy }) => by !== undefined && supersededBy === by)
  return [
    version === SIGNED + 1, correction === null, old?.supersededBy !== undefined && old.supersededBy.record === record?.number, now?.record !== undefined && now.record === record?.number,
    record?.fields.replaces !== undefined && record.fields.replaces === first?.number, copy?.fields.replaces !== undefined && copy.fields.replaces === there?.number,
    await marked(FIRST, first?.number, record?.number), await marked(SECOND, there?.number, copy?.number), (await streamOf(laptop, project)).length === SIGNED,
  ]
}
const standingOf = async (project: string): Promise<'done' | 'not' | readonly boolean[]> => {
  const parts = await partsOf(project)
  return parts.every((part) => part) ? 'done' : parts.some((part) => part) ? parts : 'not'
}

/** Both logs replay, and no record of either is corrected twice. */
async function logsFollow(): Promise<void> {
  for (const community of [FIRST, SECOND]) {
    const lines = (await (await fetch(`${laptop.url()}/open/${community}/export.json`)).text()).split('\n')
    expect(verifyExport({ name: 'export.json', lines }, { digest: sha256, partOf: () => null })).toMatchObject({ ok: true })
  }
}

it('the power cut while corrected notices are published leaves each of them whole or not there, and once when everybody sends again', async () => {
  const before = await throughACut(laptop, { everybody: projects, cutAfter: CUT_AFTER, ask: publish })
  expect(before.size).toBeGreaterThanOrEqual(CUT_AFTER)
  for (const project of projects) {
    const standing = await standingOf(project)
    expect([project, standing]).toEqual([project, before.has(project) || standing !== 'not' ? 'done' : 'not'])
  }
  await logsFollow()

  const after = new Map<string, string>()
  await Promise.all(projects.map(async (project) => void after.set(project, await publish(project))))
  for (const [project, answer] of before) expect(after.get(project)).toBe(answer)
  for (const project of projects) expect([project, await standingOf(project)]).toEqual([project, 'done'])
  await logsFollow()
  for (const community of [FIRST, SECOND]) {
    const records = await chainOf(laptop, community)
    const by = correctedIn(records)
    expect(records.filter(({ kind }) => kind === 'correction')).toHaveLength(MANY)
    expect(new Set(records.filter(({ kind }) => kind === 'determination').map(by)).size).toBe(MANY)
  }
}, 300_000)
