/** The register of households: taken over whole or not at all, exported, and changed by two people. */
import { OPERATIONS } from '../../cloudfunctions/households/operations'
import type { RosterImport } from '../../contracts/households'
import { startCloud, type Cloud, type InputOf } from './cloud'
import { aConsentRound, aProject, putProject, WHILE_OPEN } from './projects'
import { codeOf, importDoors, moveIn, STAFF, startTown, TOWN } from './town'

type Row = InputOf<'households.stage'>['rows'][number]

let cloud: Cloud
const { community, building } = TOWN
const SECOND = 'second-clerk'
const DAY = '2030-03-01'

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf(SECOND), role: 'committeeStaff', place: community, from: '2020-01-01', basis: 'test' })
}, 60_000)
afterAll(() => cloud.stop())

const rowsOf = (prefix: string, count: number, more: Partial<Row> = {}): Row[] =>
  Array.from({ length: count }, (_, at) => ({ building, room: `${prefix}${at}`, members: [{ name: `示例${prefix}${at}`, phone: `1990000${String(at).padStart(4, '0')}`, tenure: 'owner' as const, birthYear: 1970 }], ...more }))

async function stageAll(name: string, rows: readonly Row[], size = 200): Promise<{ readonly import: string; readonly parts: number }> {
  const parts = Math.ceil(rows.length / size)
  for (let part = 0; part < parts; part += 1) await cloud.must(STAFF.staff, 'households.stage', { community, import: name, part, rows: rows.slice(part * size, (part + 1) * size) })
  return { import: name, parts }
}
const doors = (prefix: string) => cloud.read('households', { room: { $gte: prefix, $lt: `${prefix}~` } })

describe('a list that is longer than one request', () => {
  it('is tried first, with every bad row of every part, and taken over not at all', async () => {
    const rows = [...rowsOf('B', 250), { building: 'nowhere', room: 'B-lost' }, { building, room: 'B3' }, { building, room: 'B-two', members: ['王一', '王一'] }]
    const report = await cloud.must(STAFF.staff, 'households.import', { community, staged: await stageAll('bad-rows', rows), dryRun: true })
    expect(report.problems).toEqual([{ row: 250, field: 'building', code: 'unknown-place' }, { row: 251, field: 'room', code: 'duplicate' }, { row: 252, field: 'members', code: 'duplicate' }])
    expect(await cloud.must(STAFF.staff, 'households.import', { community, staged: { import: 'bad-rows', parts: 2 } })).toMatchObject({ added: 0 })
    expect(await doors('B')).toEqual([])
  })
  it('is taken over whole; the same file again changes nothing', async () => {
    const rows = rowsOf('L', 450)
    expect(await cloud.must(STAFF.staff, 'households.import', { community, staged: await stageAll('long-list', rows) })).toMatchObject({ rows: 450, added: 450, problems: [] })
    expect(await doors('L')).toHaveLength(450)
    expect(await cloud.must(STAFF.staff, 'households.import', { community, staged: await stageAll('long-again', rows) })).toMatchObject({ added: 0, changed: 0, unchanged: 450 })
    expect(await cloud.read('rosterParts', { _id: { $gt: `${community}|`, $lt: `${community}}` } })).toHaveLength(2)
  })
  it('leaves names and numbers nowhere in the open', () => {
    const bytes = cloud.bytes()
    expect(bytes.includes('示例L17')).toBe(false)
    expect(bytes.includes('19900000017')).toBe(false)
  })
  it('is refused while a part is missing, and to other clerks', async () => {
    await stageAll('short-one', rowsOf('M', 3))
    expect(await cloud.refused(STAFF.staff, 'households.import', { community, staged: { import: 'short-one', parts: 2 } })).toBe('import-incomplete')
    expect(await cloud.refused(SECOND, 'households.import', { community, staged: { import: 'short-one', parts: 1 } })).toBe('import-incomplete')
    expect(await cloud.refused(STAFF.staff, 'households.import', { community })).toBe('malformed')
    expect(await cloud.refused(STAFF.staff, 'households.stage', { community: TOWN.elsewhere, import: 'elsewhere', part: 0, rows: rowsOf('E', 1) })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.head, 'households.stage', { community, import: 'by-a-head', part: 0, rows: rowsOf('E', 1) })).toBe('not-your-role')
    expect(await cloud.refused(null, 'households.stage', { community, import: 'by-nobody', part: 0, rows: rowsOf('E', 1) })).toBe('not-identified')
  })
  it('that was cut off in the middle is carried to its end by whoever comes next, and answers the resent request with its own report', async () => {
    const rows = rowsOf('C', 300)
    const staged = await stageAll('cut-off-list', rows)
    // The state that a power cut leaves: decided, and a part of the doors written.
    const id = `${community}|${await cloud.idOf(STAFF.staff)}|cut-off-list`
    const record: RosterImport = { id, community, by: await cloud.idOf(STAFF.staff), at: Date.parse('2030-02-01T10:00:00+08:00'), state: 'applying', parts: staged.parts, rows: 300, added: 300, changed: 0, unchanged: 0 }
    await cloud.must(STAFF.staff, 'households.import', { community, rows: rows.slice(0, 130) })
    await cloud.put('rosterImports', { ...record, _id: id })
    expect(await doors('C')).toHaveLength(130)
    expect(await cloud.must(SECOND, 'households.import', { community, rows: rowsOf('D', 1), dryRun: true })).toMatchObject({ added: 1 })
    expect(await doors('C')).toHaveLength(300)
    expect(await cloud.must(STAFF.staff, 'households.import', { community, staged })).toEqual({ rows: 300, added: 300, changed: 0, unchanged: 0, problems: [] })
  })
  it('has one effect and one reply when sent twice at once', async () => {
    const staged = await stageAll('sent-twice', rowsOf('T', 90), 50)
    const replies = await Promise.all([1, 2].map(() => cloud.call(STAFF.staff, 'households.import', { community, staged }, { requestId: 'import-staged-twice' })))
    expect(replies[0]).toEqual(replies[1])
    expect(await doors('T')).toHaveLength(90)
  })
})

describe('households.export', () => {
  const read = async (reason: string | null) => {
    const lines = []
    for (let after: string | null = ''; after !== null;) {
      const page: Awaited<ReturnType<typeof next>> = await next(reason, after)
      lines.push(...page.lines)
      after = page.next
    }
    return lines
  }
  const next = (reason: string | null, after: string) => cloud.must(STAFF.staff, 'households.export', { community, reason, after, limit: 300 })

  it('is masked without a reason and leaves no trace', async () => {
    const line = (await read(null)).find(({ room }) => room === 'L17')
    expect(line).toMatchObject({ building, bound: 0, members: [{ name: '示**', phone: '199****0017', tenure: 'owner', birthYear: null }] })
    expect(await cloud.read('accessLog', { about: community })).toEqual([])
  })
  it('is in the open with a reason, which whoever is on the register can read; what comes out goes in again without a change', async () => {
    await importDoors(cloud, { building, rooms: ['X1'] })
    await moveIn(cloud, 'on-the-list', { building, room: 'X1' })
    const lines = await read('年度核对')
    expect(lines.find(({ room }) => room === 'L17')).toMatchObject({ members: [{ name: '示例L17', phone: '19900000017', tenure: 'owner', birthYear: 1970 }] })
    expect((await cloud.must('on-the-list', 'people.accesses', {})).items).toMatchObject([{ opened: ['register'], reason: '年度核对', role: 'committeeStaff' }])
    const rows = lines.map(({ building: house, group, room, members }): Row => ({ building: house, group, room, members: members.map((one) => ({ ...one })) }))
    expect(await cloud.must(STAFF.staff, 'households.import', { community, staged: await stageAll('round-trip', rows), dryRun: true })).toMatchObject({ added: 0, unchanged: lines.length })
  })
  it('is refused to others', async () => {
    expect(await cloud.refused(STAFF.staff, 'households.export', { community: TOWN.elsewhere })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.head, 'households.export', { community })).toBe('not-your-role')
    expect(await cloud.refused(null, 'households.export', { community })).toBe('not-identified')
  })
})

describe('the change queue', () => {
  const room = 'Q1'
  const member = (name: string) => ({ name, phone: null, tenure: 'family' as const, birthYear: null })
  let household = ''
  const keyOf = async (name: string): Promise<string> => ((await cloud.read('households', { _id: household }))[0]?.members as { readonly key: string; readonly name: string }[]).find((one) => one.name === name)?.key ?? ''
  const report = async (person: string, input: Omit<InputOf<'households.reportChange'>, 'household' | 'on'>) => (await cloud.must(person, 'households.reportChange', { household, on: DAY, ...input }, { now: WHILE_OPEN })).change

  beforeAll(async () => {
    await cloud.must(STAFF.staff, 'households.import', { community, rows: [{ building, room, group: TOWN.group, doorCode: codeOf(building, room), members: ['钱老大', '钱大嫂'] }] })
    await cloud.must('eldest', 'people.register', { name: '钱老大' })
    await cloud.must('wife', 'people.register', { name: '钱大嫂' })
    household = (await cloud.must('eldest', 'households.bind', { building, room, code: codeOf(building, room) })).household
    await cloud.must('wife', 'households.bind', { building, room, code: codeOf(building, room) })
  })

  it('takes what a resident tells to the committee, names masked, and changes nothing before somebody confirms', async () => {
    const change = await report('eldest', { kind: 'born', member: { ...member('钱小宝'), birthYear: 2030 } })
    expect((await cloud.must(STAFF.staff, 'households.changes', {})).items).toMatchObject([{ id: change, kind: 'born', who: '钱**', room, state: 'waiting', mine: false }])
    expect(await keyOf('钱小宝')).toBe('')
    expect(await cloud.must(STAFF.staff, 'households.decideChange', { change, decision: 'confirm' }, { now: WHILE_OPEN })).toEqual({ change, state: 'confirmed' })
    expect(await keyOf('钱小宝')).toBe('m3')
    expect((await cloud.must('eldest', 'households.changes', {})).items).toMatchObject([{ id: change, state: 'confirmed', mine: true }])
    expect((await cloud.must('eldest', 'people.messages', {})).items.map(({ kind }) => kind)).toContain('change-decided')
    expect(await cloud.refused(STAFF.staff, 'households.decideChange', { change, decision: 'confirm' }, { now: WHILE_OPEN })).toBe('already-decided')
  })
  it('needs two people, and a reason for a no', async () => {
    const change = await report(STAFF.staff, { kind: 'movedIn', member: member('钱表弟') })
    expect(await cloud.refused(STAFF.staff, 'households.decideChange', { change, decision: 'confirm' }, { now: WHILE_OPEN })).toBe('second-person-needed')
    expect(await cloud.refused(SECOND, 'households.decideChange', { change, decision: 'deny' }, { now: WHILE_OPEN })).toBe('reason-needed')
    expect(await cloud.must(SECOND, 'households.decideChange', { change, decision: 'deny', reason: '没有这个人' }, { now: WHILE_OPEN })).toMatchObject({ state: 'denied' })
    expect(await keyOf('钱表弟')).toBe('')
  })
  it('ends the binding of whoever moved out, and the last word with it; a round that is open keeps its roll', async () => {
    const project = await putProject(cloud, aProject({ id: 'open-round', stage: 'consentCollecting', consent: aConsentRound(9) }))
    const change = await report(STAFF.tenHead, { kind: 'movedOut', memberKey: await keyOf('钱老大') })
    await cloud.must(STAFF.staff, 'households.decideChange', { change, decision: 'confirm' }, { now: WHILE_OPEN })
    expect((await cloud.must('eldest', 'households.mine', {}, { now: WHILE_OPEN + 3_600_000 })).households).toEqual([])
    expect((await cloud.must('wife', 'households.mine', {})).households).toMatchObject([{ members: [{ name: '钱大嫂', me: true }] }])
    expect((await cloud.must('wife', 'consents.turnout', { project }, { now: WHILE_OPEN })).households).toBe(9)
  })
  it('tells the owner when the flat is let, and keeps owners and tenants apart', async () => {
    await cloud.must(STAFF.staff, 'households.import', { community, rows: [{ building, room, group: TOWN.group, members: [{ name: '钱大嫂', tenure: 'owner' }] }] })
    const change = await report(STAFF.tenHead, { kind: 'let', member: { ...member('赵租客'), tenure: 'family' } })
    await cloud.must(STAFF.staff, 'households.decideChange', { change, decision: 'confirm' }, { now: WHILE_OPEN })
    expect((await cloud.must('wife', 'people.messages', {})).items.map(({ kind }) => kind)).toContain('flat-let')
    expect((await cloud.read('households', { _id: household }))[0]).toMatchObject({ members: [{ name: '钱大嫂', tenure: 'owner' }, { name: '赵租客', tenure: 'tenant' }] })
  })
  it('refuses what cannot be', async () => {
    const asked = (person: string | null, input: Omit<InputOf<'households.reportChange'>, 'household'>, of = household) => cloud.refused(person, 'households.reportChange', { household: of, ...input }, { now: WHILE_OPEN })
    expect(await asked(STAFF.tenHead, { kind: 'born', member: member('钱二宝'), on: '2031-01-01' })).toBe('malformed')
    expect(await asked(STAFF.tenHead, { kind: 'born', on: DAY })).toBe('malformed')
    expect(await asked(STAFF.tenHead, { kind: 'died', memberKey: 'm99', on: DAY })).toBe('unknown-person')
    expect(await asked(STAFF.tenHead, { kind: 'movedIn', member: member('钱大嫂'), on: DAY })).toBe('already-on-the-register')
    expect(await asked(STAFF.tenHead, { kind: 'died', memberKey: 'm1', on: DAY }, 'nowhere')).toBe('unknown-record')
    expect(await asked('on-the-list', { kind: 'died', memberKey: 'm1', on: DAY })).toBe('not-your-scope')
    expect(await asked('nobody-yet', { kind: 'died', memberKey: 'm1', on: DAY })).toBe('not-identified')
    expect(await asked(null, { kind: 'died', memberKey: 'm1', on: DAY })).toBe('not-identified')
    expect(await cloud.refused(STAFF.head, 'households.decideChange', { change: 'x1', decision: 'confirm' })).toBe('not-your-role')
    expect(await cloud.refused(STAFF.staff, 'households.decideChange', { change: 'none', decision: 'confirm' })).toBe('unknown-record')
    expect(await cloud.refused(STAFF.staff, 'households.changes', { place: TOWN.elsewhere })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.staff, 'households.changes', { place: 'nowhere' })).toBe('unknown-place')
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
