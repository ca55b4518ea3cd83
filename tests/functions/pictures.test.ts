/** Pictures on their way to the public: checked by WeChat, held for a person where it is not sure, shown by one gate only. */
import { init } from '@cloudbase/node-sdk'
import { OPERATIONS } from '../../cloudfunctions/files/operations'
import { pictureKey } from '../../cloudfunctions/_runtime/pictures'
import type { Picture } from '../../contracts/files'
import { newPicture } from '../../domain/files/pictures'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const AT = Date.parse(NOW)
let cloud: Cloud
let put: (name: string) => Promise<string>

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ['101', '102'] })
  await moveIn(cloud, 'proposer', { building: TOWN.building, room: '101' })
  await moveIn(cloud, 'neighbour', { building: TOWN.building, room: '102' })
  const app = init({ env: 'weishishi-local', secretId: 'test', secretKey: 'test', serviceUrl: `${cloud.url}/admin` })
  put = async (name) => (await app.uploadFile({ cloudPath: `photos/${name}.jpg`, fileContent: Buffer.from(`a photo, ${name}`) })).fileID
}, 60_000)
afterAll(() => cloud.stop())

const draft = (photos: readonly string[], title = '修一修长廊') => cloud.must('proposer', 'proposals.draft', { place: TOWN.building, where: '院里', title, problem: '坏了', beneficiaries: '大家', roughCost: 100_000, photos: [...photos] }, { now: NOW })
const pictureOf = async (file: string): Promise<Picture | undefined> => (await cloud.read('pictures', { _id: pictureKey(file) }))[0] as Picture | undefined
const linkFor = async (person: string | null, file: string) => (await cloud.must(person, 'files.link', { files: [file] }, { now: NOW })).links[0]
const sees = async (person: string | null, file: string): Promise<boolean> => typeof (await linkFor(person, file))?.url === 'string'

/** A picture whose check was asked and has not answered yet: put there, because the stand-in answers within a moment. */
async function underCheck(name: string, trace: string): Promise<string> {
  const file = await put(name)
  const picture = newPicture(pictureKey(file), { file, project: aProject({ id: 'p-under-check' }), by: await cloud.idOf('proposer'), at: AT })
  await cloud.put('pictures', { ...picture, trace, _id: picture.id })
  return file
}
const event = (trace: string, suggest: string): object => ({ MsgType: 'event', Event: 'wxa_media_check', trace_id: trace, version: 2, errcode: 0, result: { suggest, label: 100 } })
async function push(message: object, caller: { readonly kind: 'push' } | { readonly kind: 'person'; readonly person: string } = { kind: 'push' }): Promise<unknown> {
  const outcome = await cloud.emulator.host.invoke({ name: 'files', event: message, caller, at: new Date(AT) })
  return outcome.kind === 'answered' ? JSON.parse(outcome.reply) : outcome
}

describe('a picture that a command carries', () => {
  it('is asked about under a name that nobody outside ever hears, and shown once the check has passed it', async () => {
    const file = await put('lamp')
    await draft([file])
    await cloud.emulator.pushes.settled()
    expect(await pictureOf(file)).toMatchObject({ file, community: TOWN.community, by: await cloud.idOf('proposer'), state: 'shown', waitsFrom: null })
    expect(await linkFor(null, file)).toMatchObject({ url: expect.any(String), state: 'shown' })
    const { trace } = (await pictureOf(file)) ?? {}
    expect(trace).toMatch(/.{16,}/)
    for (const person of [null, 'proposer', STAFF.staff]) expect(JSON.stringify(await linkFor(person, file))).not.toContain(String(trace))
  })
  it.each([['test-doubtful-1', 'doubtful'], ['test-risky-1', 'risky']])('is held for a person where the check is not sure of it (%s)', async (name, reason) => {
    const file = await put(name)
    await draft([file])
    await cloud.emulator.pushes.settled()
    expect(await pictureOf(file)).toMatchObject({ state: 'held', reason, waitsFrom: expect.any(Number) })
    expect(await Promise.all([null, 'neighbour', STAFF.head, 'proposer', STAFF.staff].map((person) => sees(person, file)))).toEqual([false, false, false, true, true])
  })
  it('is held for a person where it cannot be checked, and the command stands all the same', async () => {
    const file = 'cloud://weishishi-local/photos/never-arrived.jpg'
    const { project } = await draft([file])
    expect(await pictureOf(file)).toMatchObject({ project, state: 'held', reason: 'unchecked' })
  })
  it('is known once, however often its command is sent, and not asked about again by the next', async () => {
    const file = await put('twice')
    const checks = () => cloud.emulator.inbox.list(500).filter(({ api }) => api.includes('mediaCheck')).length
    const input = { place: TOWN.building, where: '院里', title: '两次', problem: '坏了', beneficiaries: '大家', roughCost: 100_000, photos: [file] }
    const sent = await Promise.all([1, 2, 3].map(() => cloud.call('proposer', 'proposals.draft', input, { now: NOW, requestId: 'the-same-request' })))
    await cloud.emulator.pushes.settled()
    expect(await cloud.read('pictures', { file })).toMatchObject([{ state: 'shown' }])
    const before = checks()
    const first = sent.find((reply) => reply.ok)
    await cloud.must('proposer', 'proposals.submit', { project: first?.ok === true ? first.data.project : '' }, { now: NOW })
    await cloud.must('proposer', 'proposals.draft', { ...input, title: '再用一次' }, { now: NOW })
    expect(checks()).toBe(before)
    expect(await pictureOf(file)).toMatchObject({ state: 'shown' })
  })
  it('is not known at all when its command is refused', async () => {
    const file = await put('refused')
    const { project } = await draft([])
    expect(await cloud.refused('neighbour', 'proposals.submit', { project, photos: [file] }, { now: NOW })).toBe('not-your-role')
    expect(await pictureOf(file)).toBeUndefined()
  })
})

describe('the verdict', () => {
  it('is believed under the name that WeChat gave, and shows the picture', async () => {
    const file = await underCheck('waiting-1', 'name-given-by-wechat-1')
    expect(await sees(null, file)).toBe(false)
    expect(await push(event('name-given-by-wechat-1', 'pass'))).toBe('success')
    expect(await sees(null, file)).toBe(true)
  })
  it('counts once: a second one changes nothing', async () => {
    const file = await underCheck('waiting-2', 'name-given-by-wechat-2')
    expect(await push(event('name-given-by-wechat-2', 'risky'))).toBe('success')
    expect(await push(event('name-given-by-wechat-2', 'pass'))).toBe('success')
    expect(await pictureOf(file)).toMatchObject({ state: 'held', reason: 'risky' })
  })
  it.each([
    ['an unknown name', event('no-such-name', 'pass')], ['no name', { ...event('', 'pass') }], ['another event', { ...event('name-given-by-wechat-3', 'pass'), Event: 'user_enter_tempsession' }],
    ['another word', event('name-given-by-wechat-3', 'fine')], ['an operator for a name', { ...event('', 'pass'), trace_id: { $ne: '' } }],
  ])('with %s is ignored, whoever sends it', async (_what, message) => {
    const file = await underCheck('waiting-3', 'name-given-by-wechat-3')
    for (const caller of [{ kind: 'push' }, { kind: 'person', person: 'proposer' }] as const) expect(await push(message, caller)).toBe('unknown')
    expect(await pictureOf(file)).toMatchObject({ state: 'checking' })
  })
})

describe('the gate', () => {
  it('keeps a picture that is not shown from the notice board, and shows it there once it is', async () => {
    const file = await underCheck('board', 'name-given-by-wechat-4')
    await putProject(cloud, aProject({ id: 'p-board', code: 'BXARD23', stage: 'triage', contentChecked: true, title: '长廊', photos: [file] }))
    const photo = () => fetch(`${cloud.url}/n/BXARD23/photo`, { redirect: 'manual' })
    expect((await photo()).status).toBe(404)
    await push(event('name-given-by-wechat-4', 'pass'))
    expect(await photo()).toMatchObject({ status: 302 })
  })
  it('leaves a picture that no command carried as it was', async () => {
    const file = await put('never-carried')
    expect(await linkFor(null, file)).toMatchObject({ url: expect.any(String), state: null })
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
