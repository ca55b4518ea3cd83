/** What is kept of a person: all of it in one answer; and what stays when they have it taken out. */
import { OPERATIONS } from '../../cloudfunctions/people/operations'
import { hashOf, recordOf } from '../../domain/publications/chain'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import type { PublicationRecord } from '../../contracts/operations'
import { startCloud, type Cloud } from './cloud'
import { aConsentRound, aProject, CLOSES, putProject, WHILE_OPEN } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const { building, community } = TOWN
const LATER = { now: CLOSES + 3 * 24 * 3_600_000 }
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building, rooms: ['101', '102', '103'], group: TOWN.group })
  await moveIn(cloud, 'gone-soon', { building, room: '101' })
  await moveIn(cloud, 'partner', { building, room: '101' })
  await moveIn(cloud, 'neighbour', { building, room: '102' })
}, 60_000)
afterAll(() => cloud.stop())

describe('people.exportMine', () => {
  it('holds everything about me and nothing of anybody else', async () => {
    const me = await cloud.idOf('gone-soon')
    const project = await putProject(cloud, aProject({ id: 'kept', stage: 'consentCollecting', contentChecked: true, consent: aConsentRound(3) }))
    await cloud.must('gone-soon', 'consents.give', { project, answer: 'agree', reason: '我的理由', signature: 'cloud://x/private/mine.png' }, { now: WHILE_OPEN })
    await cloud.must('neighbour', 'consents.give', { project, answer: 'disagree', reason: '别人的理由', signature: 'cloud://x/private/other.png' }, { now: WHILE_OPEN })
    await cloud.must('gone-soon', 'projects.support', { project: await putProject(cloud, aProject({ id: 'liked', stage: 'triage', contentChecked: true, proposer: 'x' })) })
    await cloud.must(STAFF.staff, 'people.reveal', { person: me, reason: '电话核实' })
    const mine = await cloud.must('gone-soon', 'people.exportMine', {})
    expect(mine).toMatchObject({ person: { id: me, name: 'gone-soon' }, accounts: [{ person: me }], homes: [{ room: '101', name: 'gone-soon' }], consents: [{ project, entries: [{ answer: 'agree', reason: '我的理由' }] }], supports: [{ project: 'liked' }], looks: [{ reason: '电话核实' }] })
    expect(JSON.stringify(mine)).not.toContain('别人的理由')
    expect(JSON.stringify(mine)).not.toContain('partner')
    expect((await cloud.must('partner', 'people.exportMine', {})).consents).toEqual([])
  })
  it('is refused to a visitor', async () => {
    expect(await cloud.refused(null, 'people.exportMine', {})).toBe('not-identified')
  })
})

describe('people.forgetMe', () => {
  const log = async (): Promise<readonly PublicationRecord[]> => (await cloud.read('publications', { community })) as unknown as readonly PublicationRecord[]

  it('is refused while an office is held, and to a caller whom WeChat does not name', async () => {
    expect(await cloud.refused(STAFF.head, 'people.forgetMe', {})).toBe('holds-an-office')
    expect(await cloud.refused(null, 'people.forgetMe', {})).toBe('not-identified')
  })
  it('leaves the ballot counted and the log as it was, and nothing that leads to the person', async () => {
    const me = await cloud.idOf('gone-soon')
    const household = String((await cloud.read('bindings', { person: me }))[0]?.household)
    const [ballotBefore] = await cloud.read('consents', { household })
    await cloud.must('gone-soon', 'people.forgetMe', {})
    expect(await cloud.read('people', { _id: me })).toMatchObject([{ id: me, name: '' }])
    expect(await cloud.read('accounts', { person: me })).toEqual([])
    expect(await cloud.read('messages', { to: me })).toEqual([])
    expect((await cloud.read('requests')).filter(({ _id }) => String(_id).startsWith(`${me}|`))).toEqual([])
    expect(await cloud.read('bindings', { person: me })).toMatchObject([{ name: '', representative: false, endedAt: expect.any(Number) }])
    expect((await cloud.must('partner', 'people.me', {})).roles.map(({ role }) => role)).toEqual(['resident', 'householdRep'])
    expect(await cloud.read('consents', { household })).toEqual([ballotBefore])
    await cloud.must(STAFF.staff, 'consents.close', { project: 'kept' }, LATER)
    const [after] = await cloud.read('projects', { _id: 'kept' })
    expect(after).toMatchObject({ consent: { sealed: { agree: 1, disagree: 1, counted: 2 } } })
    const records = [...(await log())].sort((a, b) => a.number - b.number)
    expect(records.length).toBeGreaterThan(0)
    for (const [at, one] of records.entries()) expect({ previous: one.previous, hash: one.hash }).toEqual({ previous: records[at - 1]?.hash ?? one.previous, hash: hashOf(recordOf(one), sha256) })
    expect(JSON.stringify(records)).not.toContain('gone-soon')
  })
  it('answers the same when it is sent again, and lets the account begin anew as somebody else', async () => {
    expect(await cloud.must('gone-soon', 'people.forgetMe', {})).toEqual({ forgotten: true })
    expect((await cloud.must('gone-soon', 'people.me', {})).person).toBeNull()
    const again = await cloud.must('gone-soon', 'people.register', { name: 'new-name' })
    expect(again.id).not.toBe(await cloud.idOf('gone-soon'))
  })
  it('has one effect when pressed five times at once', async () => {
    await moveIn(cloud, 'impatient', { building, room: '103' })
    const replies = await Promise.all(Array.from({ length: 5 }, () => cloud.call('impatient', 'people.forgetMe', {})))
    expect(replies.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    expect((await cloud.read('households', { building, room: '103' }))[0]).toMatchObject({ bound: 0, representative: null })
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
