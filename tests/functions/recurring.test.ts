/** What comes round for the leading group of a district, on the whole cloud: opened, drawn, missed, caught up and done, each once. */
import { createHash } from 'node:crypto'
import type { AppointedRole } from '../../contracts/vocabulary'
import { startOf } from '../../domain/calendar'
import { startCloud, FOUNDER, type Cloud, type InputOf } from './cloud'
import { aProject, putProject } from './projects'
import { appointStaff, importPlaces, STAFF } from './town'

const DISTRICT = 'lz-lb'
const COMMUNITY = 'lz-lb-s1'
const at = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}:00+08:00`)
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const CODES = ['AAAA222', 'BBBB222', 'CCCC222', 'DDDD222']

let cloud: Cloud
const run = (day: string, time = '00:40') => cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-bulletins', at: new Date(at(day, time)) })
const published = async (community: string, kind: string) => [...(await cloud.read('publications', { community, kind }))].sort((a, b) => Number(a.number) - Number(b.number)).map(({ fields, ...rest }) => ({ ...rest, fields: fields as Readonly<Record<string, string | number>> }))
const open = async (kind: string) => [...(await cloud.read('recurring', { district: DISTRICT, kind }))].sort((a, b) => String(a.from).localeCompare(String(b.from)))

beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
  await cloud.must(FOUNDER, 'places.import', {
    places: [
      { id: 'lz', kind: 'city', name: '柳州市' }, { id: DISTRICT, kind: 'district', name: '柳北区', parent: 'lz', packId: 'liuzhou-2014' },
      { id: 'lz-lb-s', kind: 'street', name: '解放街道', parent: DISTRICT }, { id: COMMUNITY, kind: 'community', name: '南雀社区', parent: 'lz-lb-s' },
    ],
  })
  const to = (person: string, role: AppointedRole, place: string) => cloud.idOf(person).then((id) => cloud.must(person === 'lz-coordinator' ? FOUNDER : 'lz-coordinator', 'people.appoint', { person: id, role, place, from: '2020-01-01', basis: '任命' }))
  await to('lz-coordinator', 'districtCoordinator', DISTRICT)
  await to('lz-leader', 'districtLeadingGroup', DISTRICT)
  await to('lz-clerk', 'streetClerk', 'lz-lb-s')
  const approved = { command: 'approvals.approve' as const, person: await cloud.idOf('lz-leader') }
  for (const code of CODES) {
    await putProject(cloud, aProject({
      id: `p-${code}`, code, title: `工程${code}`, stage: 'closed', since: startOf('2030-02-10'), district: DISTRICT, street: 'lz-lb-s', community: COMMUNITY, place: COMMUNITY, within: ['lz', DISTRICT, 'lz-lb-s', COMMUNITY],
      pack: { id: 'liuzhou-2014', asOf: '2029-02-01' }, proposer: 'nobody', hands: [approved], contentChecked: true,
    }))
  }
  await putProject(cloud, aProject({ id: 'p-old', code: 'OLDD222', title: '早办结的', stage: 'closed', since: startOf('2028-02-10'), district: DISTRICT, street: 'lz-lb-s', community: COMMUNITY, within: ['lz', DISTRICT, 'lz-lb-s', COMMUNITY], pack: { id: 'liuzhou-2014', asOf: '2027-02-01' } }))
}, 60_000)
afterAll(() => cloud.stop())

const meet = (person: string | null, part: Partial<InputOf<'oversight.recordMeeting'>> = {}, more: { readonly requestId?: string; readonly now?: number } = {}) =>
  cloud.call(person, 'oversight.recordMeeting', { district: DISTRICT, from: '2030-03-01', on: '2030-04-20', chair: '领导小组组长', text: '议定三月的五件项目。', ...part }, { now: at('2030-04-25'), ...more })
const check = (person: string | null, part: Partial<InputOf<'oversight.recordCheck'>> = {}, more: { readonly requestId?: string; readonly now?: number } = {}) =>
  cloud.call(person, 'oversight.recordCheck', { district: DISTRICT, from: '2030-01-01', found: 'notAsReported', text: '扶手只装了一半。', photos: ['cloud://weishishi-local/photos/check.jpg'], ...part }, { now: at('2030-06-20'), ...more })
const code = async (reply: Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } }>): Promise<string> => reply.then((one) => (one.ok ? 'yes' : one.refusal.code))

it('opens with its period, once however many timers run, and draws by lot what is looked at, so that anybody can draw again', async () => {
  await Promise.all(Array.from({ length: 8 }, () => run('2030-03-05')))
  expect((await open('leadingMeeting')).map(({ from, until, state }) => [from, until, state])).toEqual([['2030-03-01', '2030-04-30', 'open']])
  expect((await open('fieldCheck')).map(({ from, until, state }) => [from, until, state])).toEqual([['2030-01-01', '2030-06-30', 'open']])
  const [drawn, ...more] = await published(DISTRICT, 'checkDrawn')
  expect(more).toEqual([])
  const lowest = [...CODES].sort((a, b) => (digest(`${drawn?.fields.seed}|${a}`) < digest(`${drawn?.fields.seed}|${b}`) ? -1 : 1))[0]
  expect(drawn?.fields).toMatchObject({ title: '2030年上半年实地检查抽签', projectCode: lowest, frame: 4, frameHash: digest(CODES.map((one) => `${one}\n`).join('')), clause: expect.stringContaining('每半年') })
})

it('a meeting is recorded for its period once, however often it is sent, by the leading group and its office alone', async () => {
  expect(await Promise.all([meet(null), meet('lz-clerk'), meet(STAFF.coordinator)].map(code))).toEqual(['not-identified', 'not-your-role', 'not-your-scope'])
  expect(await code(meet('lz-leader', { on: '2030-02-28' }))).toBe('not-this-period')
  expect(await code(meet('lz-leader', { on: '2030-04-26' }))).toBe('not-this-period')
  expect(await code(meet('lz-leader', { from: '2030-05-01' }))).toBe('unknown-record')
  const replies = await Promise.all(Array.from({ length: 8 }, () => meet('lz-leader', {}, { requestId: 'met-once' })))
  for (const one of replies) expect(one).toEqual(replies[0])
  expect(await code(meet('lz-coordinator'))).toBe('already-recorded')
  expect((await published(DISTRICT, 'leadingMeeting')).map(({ fields }) => fields)).toMatchObject([{ title: '2030年3月至4月领导小组例会', on: '2030-04-20', chair: '领导小组组长', text: '议定三月的五件项目。', periodFrom: '2030-03-01' }])
})

it('what is missed is called to mind before its end and marked in public after it, once each, however late the timer comes, and is done late with the mark left', async () => {
  await run('2030-06-29')
  const near = await cloud.read('messages', { kind: 'duty-near' })
  expect(new Set(near.map(({ to }) => to))).toEqual(new Set([await cloud.idOf('lz-leader'), await cloud.idOf('lz-coordinator')]))
  await run('2030-07-10')
  await Promise.all(Array.from({ length: 4 }, () => run('2030-07-11')))
  expect((await published(DISTRICT, 'dutyMissed')).map(({ fields }) => [fields.title, fields.due]).sort()).toEqual([['2030年5月至6月没有按期召开领导小组例会', '2030-06-30'], ['2030年上半年没有按期实地检查', '2030-06-30']])
  expect(await code(meet('lz-leader', { from: '2030-05-01', on: '2030-07-12' }, { now: at('2030-07-12') }))).toBe('yes')
  expect((await published(DISTRICT, 'leadingMeeting')).at(-1)?.fields).toMatchObject({ afterDue: 'yes', periodFrom: '2030-05-01' })
  expect((await open('leadingMeeting')).map(({ from, state, missedOn }) => [from, state, missedOn])).toEqual([['2030-03-01', 'done', null], ['2030-05-01', 'done', '2030-07-10'], ['2030-07-01', 'open', null]])
})

it('E51: the work that was drawn is looked at by somebody who had no hand in it, with a picture, once; what is found stands in its own log', async () => {
  expect(await Promise.all([check(null), check('lz-clerk'), check(STAFF.coordinator)].map(code))).toEqual(['not-identified', 'not-your-role', 'not-your-scope'])
  expect(await code(check('lz-leader'))).toBe('decider-may-not-answer')
  expect(await code(check('lz-coordinator', { photos: [] }))).toBe('malformed')
  const { items } = await cloud.must('lz-coordinator', 'oversight.recurring', { place: COMMUNITY }, { now: at('2030-07-12') })
  const waits = items.find(({ kind, from }) => kind === 'fieldCheck' && from === '2030-01-01')
  expect(waits).toMatchObject({ state: 'open', missedOn: '2030-07-10', refusal: null, drawn: { frame: 4 } })
  const replies = await Promise.all(Array.from({ length: 8 }, () => check('lz-coordinator', {}, { requestId: 'checked-once', now: at('2030-07-12') })))
  for (const one of replies) expect(one).toEqual(replies[0])
  expect(await code(check('lz-coordinator'))).toBe('already-recorded')
  const drawn = String(waits?.drawn?.code)
  expect(await published(COMMUNITY, 'fieldCheck')).toMatchObject([{ project: `p-${drawn}`, code: drawn, fields: { title: `工程${drawn}`, finding: 'notAsReported', text: '扶手只装了一半。', afterDue: 'yes' } }])
  expect(await cloud.read('pictures', { file: 'cloud://weishishi-local/photos/check.jpg' })).toMatchObject([{ project: `p-${drawn}` }])
  expect(await (await fetch(`${cloud.url}/n/c/${COMMUNITY}`)).text()).toContain('实地检查结果')
})

it('draws nothing twice, and says so where there is nothing to draw from, which is no miss', async () => {
  await run('2031-07-05')
  const draws = (await published(DISTRICT, 'checkDrawn')).map(({ fields }) => fields)
  expect(draws.map(({ frame }) => frame)).toEqual([4, 3, 0])
  expect(new Set(draws.flatMap(({ projectCode }) => projectCode ?? [])).size).toBe(2)
  expect((await open('fieldCheck')).map(({ state }) => state)).toEqual(['done', 'open', 'empty', 'open'])
})
