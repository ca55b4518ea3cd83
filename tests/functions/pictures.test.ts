/** Pictures on their way to the public: checked by WeChat, held for a person where it is not sure, shown by one gate only. */
import { init } from '@cloudbase/node-sdk'
import { OPERATIONS } from '../../cloudfunctions/files/operations'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { pictureKey } from '../../cloudfunctions/_runtime/pictures'
import type { Picture } from '../../contracts/files'
import { newPicture } from '../../domain/files/pictures'
import { startCloud, type Cloud, type InputOf, type OutputOf } from './cloud'
import { ascii, EOI, exif, jpeg, jpegOf, SECRET, segment, tiff, upright } from '../contracts/images'
import { aProject, putProject } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const AT = Date.parse(NOW)
/** More than an hour after. */
const LATER = '2030-03-05T12:00:00+08:00'
const AFTERWARDS = '2030-03-05T13:00:00+08:00'
let cloud: Cloud
let put: (name: string, bytes?: Uint8Array) => Promise<string>

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ['101', '102'] })
  await moveIn(cloud, 'proposer', { building: TOWN.building, room: '101' })
  await moveIn(cloud, 'neighbour', { building: TOWN.building, room: '102' })
  const app = init({ env: 'weishishi-local', secretId: 'test', secretKey: 'test', serviceUrl: `${cloud.url}/admin` })
  put = async (name, bytes = jpegOf(name)) => (await app.uploadFile({ cloudPath: `photos/${name}.jpg`, fileContent: Buffer.from(bytes) })).fileID
}, 60_000)
afterAll(() => cloud.stop())

const draft = (photos: readonly string[], title = '修一修长廊') => cloud.must('proposer', 'proposals.draft', { place: TOWN.building, where: '院里', title, problem: '坏了', beneficiaries: '大家', roughCost: 100_000, photos: [...photos] }, { now: NOW })
const pictureOf = async (file: string): Promise<Picture | undefined> => (await cloud.read('pictures', { _id: pictureKey(file) }))[0] as Picture | undefined
const linkFor = async (person: string | null, file: string) => (await cloud.must(person, 'files.link', { files: [file] }, { now: NOW })).links[0]
const at = async (url: string | null | undefined): Promise<Buffer> => Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
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

describe('what a camera writes into a picture', () => {
  const secret = [exif(tiff(6)), segment(0xed, ...ascii(SECRET))]
  it('is gone from the file itself when the public first sees it, but for which way up it is', async () => {
    const file = await put('camera', jpegOf('camera', ...secret))
    await draft([file])
    await cloud.emulator.pushes.settled()
    expect(await linkFor(null, file)).toMatchObject({ state: 'shown' })
    expect(await at((await linkFor(null, file))?.url)).toEqual(Buffer.from(jpegOf('camera', exif(upright(6)))))
  })
  it('is gone when a person shows what was held', async () => {
    const file = await put('test-doubtful-camera', jpegOf('doubt', ...secret))
    await draft([file])
    await cloud.emulator.pushes.settled()
    expect((await at((await linkFor('proposer', file))?.url)).includes(SECRET)).toBe(true)
    await cloud.must(STAFF.staff, 'files.decide', { file, decision: 'show' }, { now: LATER })
    expect(await at((await linkFor(null, file))?.url)).toEqual(Buffer.from(jpegOf('doubt', exif(upright(6)))))
  })
  it('is gone from a copy that stands in', async () => {
    const file = await put('test-doubtful-original')
    await draft([file])
    await cloud.emulator.pushes.settled()
    const blurred = await put('camera-copy', jpegOf('copy', ...secret))
    await cloud.must(STAFF.staff, 'files.decide', { file, decision: 'blur', blurred }, { now: LATER })
    expect(await at((await linkFor(null, file))?.url)).toEqual(Buffer.from(jpegOf('copy', exif(upright(6)))))
  })
  it.each([['page.html', ascii('<html><script>alert(1)</script>')], ['cut', [...jpeg(...secret, EOI)]], ['empty', [0]]])('cannot be told of what is no picture (%s): it waits for a person, who may keep it back or put a copy there, not show it', async (name, bytes) => {
    const file = await put(`broken-${name}`, Uint8Array.from(bytes))
    await draft([file])
    await cloud.emulator.pushes.settled()
    expect(await pictureOf(file)).toMatchObject({ state: 'held', reason: 'unreadable', waitsFrom: expect.any(Number) })
    expect(await sees(null, file)).toBe(false)
    const decide = (input: InputOf<'files.decide'>) => cloud.call(STAFF.staff, 'files.decide', input, { now: LATER })
    const codes = [await decide({ file, decision: 'show' }), await decide({ file, decision: 'blur', blurred: await put(`copy-${name}`, Uint8Array.from(bytes)) })].map((reply) => (reply.ok ? 'accepted' : reply.refusal.code))
    expect(codes).toEqual(['picture-unreadable', 'photo-needed'])
    expect(await decide({ file, decision: 'hide', reason: 'unrelated' })).toMatchObject({ ok: true })
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

describe('what waits for a person', () => {
  const dueFor = async (person: string, file: string) => {
    const found = []
    for (let cursor: number | null = 0; cursor !== null; ) {
      const page: OutputOf<'files.queue'> = await cloud.must(person, 'files.queue', { cursor, limit: 1 }, { now: AFTERWARDS })
      found.push(...page.items)
      cursor = page.next
    }
    return found.filter((due) => due.file === file)
  }
  const held = async (name: string): Promise<string> => {
    const file = await put(`test-doubtful-${name}`)
    await draft([file], `长廊${name}`)
    await cloud.emulator.pushes.settled()
    return file
  }
  const decide = (person: string, input: InputOf<'files.decide'>) => cloud.must(person, 'files.decide', input, { now: LATER })
  const refused = (person: string | null, input: InputOf<'files.decide'>) => cloud.refused(person, 'files.decide', input, { now: LATER })

  beforeAll(async () => {
    const office = async (person: string, role: 'committeeStaff' | 'streetClerk', place: string, by: string) => void (await cloud.must(by, 'people.appoint', { person: await cloud.idOf(person), role, place, from: '2020-01-01', basis: '文' }))
    await office('clerk', 'streetClerk', TOWN.street, STAFF.approver)
    await office('elsewhere-staff', 'committeeStaff', TOWN.elsewhere, STAFF.approver)
  }, 60_000)

  it('is listed page by page for the committee and the street, for nobody else', async () => {
    const file = await held('list')
    for (const person of [STAFF.staff, 'clerk']) expect(await dueFor(person, file)).toMatchObject([{ title: '长廊list', communityName: '东风社区', state: 'held', reason: 'doubtful', why: 'check', asks: [], appeal: null, forAnother: false }])
    expect(await dueFor('elsewhere-staff', file)).toEqual([])
    for (const person of [null, 'proposer', 'neighbour', STAFF.head]) expect(await cloud.refused(person, 'files.queue', {})).toBe(person === null ? 'not-identified' : 'not-your-role')
  })
  it('is what the check has not answered in an hour, too', async () => {
    const file = await underCheck('unanswered', 'name-given-by-wechat-9')
    expect((await cloud.must(STAFF.staff, 'files.queue', { limit: 50 }, { now: NOW })).items.filter((due) => due.file === file)).toEqual([])
    expect(await dueFor(STAFF.staff, file)).toMatchObject([{ state: 'checking', why: 'check' }])
  })
  it('is shown by a person of its place, and waits no longer; sent twice it is one decision', async () => {
    const file = await held('show')
    expect(await refused('elsewhere-staff', { file, decision: 'show' })).toBe('not-your-scope')
    expect(await refused('neighbour', { file, decision: 'show' })).toBe('not-your-role')
    const input: InputOf<'files.decide'> = { file, decision: 'show' }
    const replies = await Promise.all([1, 2, 3, 4].map(() => cloud.call(STAFF.staff, 'files.decide', input, { now: LATER, requestId: 'show-it-once' })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(4)
    expect(await sees(null, file)).toBe(true)
    expect(await dueFor(STAFF.staff, file)).toEqual([])
    expect(await cloud.read('events', { stream: `picture:${pictureKey(file)}` })).toMatchObject([{ version: 1, decision: 'show', before: 'held' }])
    expect(await refused(STAFF.staff, input)).toBe('already-decided')
  })
  it('is decided by one of two who decide at once', async () => {
    const file = await held('race')
    const replies = await Promise.all([cloud.call(STAFF.staff, 'files.decide', { file, decision: 'show' }, { now: LATER }), cloud.call('clerk', 'files.decide', { file, decision: 'show' }, { now: LATER })])
    expect(replies.map((reply) => (reply.ok ? 'accepted' : reply.refusal.code)).sort()).toEqual(['accepted', 'already-decided'])
  })
  it('is not decided by who put it there', async () => {
    const file = await put('staff-own')
    const picture = newPicture(pictureKey(file), { file, project: aProject({ id: 'p-own' }), by: await cloud.idOf(STAFF.staff), at: AT })
    await cloud.put('pictures', { ...picture, state: 'held', reason: 'doubtful', waitsFrom: AT, _id: picture.id })
    expect(await dueFor(STAFF.staff, file)).toMatchObject([{ forAnother: true }])
    expect(await refused(STAFF.staff, { file, decision: 'show' })).toBe('second-person-needed')
    expect(await decide('clerk', { file, decision: 'show' })).toMatchObject({ state: 'shown' })
  })
  it('is kept back with a reason, appealed against once, and looked at again by somebody else', async () => {
    const file = await held('appeal')
    const appeal = { file, text: '照片里没有人' }
    expect(await refused(STAFF.staff, { file, decision: 'hide' })).toBe('reason-needed')
    expect(await cloud.refused('proposer', 'files.appeal', appeal)).toBe('not-hidden')
    await decide(STAFF.staff, { file, decision: 'hide', reason: 'personal' })
    expect((await cloud.must('proposer', 'people.messages', { limit: 50 })).items.map(({ kind }) => kind)).toContain('picture-hidden')
    expect(await cloud.must('proposer', 'files.picture', { file })).toMatchObject({ state: 'hidden', reason: 'personal', mine: true, appeal: 'none' })
    for (const person of [null, 'neighbour']) expect(await cloud.refused(person, 'files.picture', { file })).toBe('unknown-record')
    expect(await cloud.refused('neighbour', 'files.appeal', appeal)).toBe('unknown-record')
    expect(await cloud.refused(STAFF.staff, 'files.appeal', appeal)).toBe('not-your-role')
    await cloud.must('proposer', 'files.appeal', appeal, { now: LATER })
    expect(await cloud.refused('proposer', 'files.appeal', appeal)).toBe('already-appealed')
    expect(cloud.bytes().includes(Buffer.from(appeal.text))).toBe(false)
    expect(await dueFor('clerk', file)).toMatchObject([{ why: 'appeal', appeal: appeal.text, forAnother: false }])
    expect(await dueFor(STAFF.staff, file)).toMatchObject([{ forAnother: true }])
    expect(await refused(STAFF.staff, { file, decision: 'show' })).toBe('second-person-needed')
    await decide('clerk', { file, decision: 'show' })
    expect(await sees(null, file)).toBe(true)
    expect((await cloud.must('proposer', 'people.messages', { limit: 50 })).items.map(({ kind }) => kind)).toContain('picture-appeal-upheld')
  })
  it('is what somebody asks to be blurred, once each; the copy then stands for it everywhere', async () => {
    const file = await put('faces')
    await putProject(cloud, aProject({ id: 'p-faces', code: 'FACES23', stage: 'triage', contentChecked: true, title: '广场', photos: [file] }))
    const picture = newPicture(pictureKey(file), { file, project: aProject({ id: 'p-faces' }), by: await cloud.idOf('proposer'), at: AT })
    await cloud.put('pictures', { ...picture, state: 'shown', waitsFrom: null, _id: picture.id })
    const ask = { file, text: '左边是我的孩子', marks: [{ x: 100, y: 200, width: 50, height: 80 }] }
    expect(await cloud.refused(null, 'files.askBlur', ask)).toBe('not-identified')
    const both = await Promise.all([1, 2].map(() => cloud.call('neighbour', 'files.askBlur', ask, { now: NOW })))
    expect(both.map((reply) => (reply.ok ? 'accepted' : reply.refusal.code)).sort()).toEqual(['accepted', 'already-requested'])
    expect(await cloud.must('neighbour', 'files.picture', { file })).toMatchObject({ asked: 'open', mine: false })
    expect(cloud.bytes().includes(Buffer.from(ask.text))).toBe(false)
    expect(await sees(null, file)).toBe(true)
    expect(await dueFor(STAFF.staff, file)).toMatchObject([{ why: 'blur', asks: [{ text: ask.text, marks: ask.marks }], moreAsks: false, title: '广场' }])
    const evidence = file.replace('photos/', `private/${TOWN.building}/x/`)
    for (const blurred of [null, file, evidence, 'cloud://weishishi-local/photos/not-there.jpg', await held('another')]) expect(await refused(STAFF.staff, { file, decision: 'blur', blurred })).toBe('photo-needed')
    const copy = await put('faces-blurred')
    expect(await decide(STAFF.staff, { file, decision: 'blur', blurred: copy })).toMatchObject({ isBlurred: true, state: 'shown' })
    for (const person of [null, 'proposer', STAFF.staff]) expect(await at((await linkFor(person, file))?.url)).toEqual(Buffer.from(jpegOf('faces-blurred')))
    expect(await at(`${cloud.url}/n/FACES23/photo`)).toEqual(Buffer.from(jpegOf('faces-blurred')))
    expect(await dueFor(STAFF.staff, file)).toEqual([])
  })
  describe('once it is decided', () => {
    const CROWD = 230
    const messagesOf = async (person: string) => (await cloud.must(person, 'people.messages', { limit: 50 })).items
    /** A picture in the open that so many people asked to have blurred; put there, because each of them would have to sign in. */
    async function askedBy(name: string, crowd: number): Promise<string> {
      const file = await put(name)
      await putProject(cloud, aProject({ id: `p-${name}`, stage: 'triage', contentChecked: true, title: '广场', photos: [file] }))
      const picture = newPicture(pictureKey(file), { file, project: aProject({ id: `p-${name}` }), by: await cloud.idOf('proposer'), at: AT })
      await cloud.put('pictures', { ...picture, state: 'shown', waitsFrom: AT, asks: crowd, decided: 0, _id: picture.id })
      for (let index = 0; index < crowd; index += 1) await cloud.put('pictureAsks', { _id: `${picture.id}|asker-${index}`, picture: picture.id, person: `asker-${index}`, text: `第 ${index} 个人`, marks: [], at: AT + index, after: 0 })
      return file
    }
    const told = async (file: string): Promise<readonly string[]> => (await cloud.read('messages', { _id: { $gte: `${pictureKey(file)}|`, $lt: `${pictureKey(file)}}` } })).map(({ to, kind }) => `${String(to)} ${String(kind)}`).sort()
    const everybody = (kind: string): readonly string[] => Array.from({ length: CROWD }, (_, index) => `asker-${index} ${kind}`).sort()

    it.each([['blur', 'picture-blurred', true], ['show', 'picture-blur-declined', true], ['hide', 'picture-blur-hidden', false]] as const)('is told to who asked for a blur (%s), with a way to the picture where there is one', async (decision, kind, leads) => {
      const file = await askedBy(`told-${decision}`, 0)
      await cloud.must('neighbour', 'files.askBlur', { file, text: '我的车牌' }, { now: NOW })
      const copy = decision === 'blur' ? await put(`told-${decision}-copy`) : null
      const input: InputOf<'files.decide'> = { file, decision, reason: decision === 'hide' ? 'personal' : null, blurred: copy }
      const replies = await Promise.all([1, 2, 3].map(() => cloud.call(STAFF.staff, 'files.decide', input, { now: LATER, requestId: `told-once-${decision}` })))
      expect(replies.map(({ ok }) => ok)).toEqual([true, true, true])
      const mine = (await messagesOf('neighbour')).filter(({ project }) => project === `p-told-${decision}`)
      expect(mine).toMatchObject([{ kind, figures: { title: '广场', ...(leads ? { picture: file } : {}) }, readAt: null }])
      if (leads) expect(await cloud.must('neighbour', 'files.picture', { file })).toMatchObject({ asked: 'answered' })
    })
    it('shows all that more than two hundred people asked, page by page, and tells each of them once', async () => {
      const file = await askedBy('crowd', CROWD)
      expect(await dueFor(STAFF.staff, file)).toMatchObject([{ asks: [{ text: '第 0 个人' }, { text: '第 1 个人' }, { text: '第 2 个人' }], moreAsks: true }])
      const seen: string[] = []
      for (let cursor: number | null = 0; cursor !== null; ) {
        const page: OutputOf<'files.asks'> = await cloud.must(STAFF.staff, 'files.asks', { file, cursor, limit: 50 })
        seen.push(...page.items.map(({ text }) => text))
        cursor = page.next
      }
      expect(seen).toEqual(Array.from({ length: CROWD }, (_, index) => `第 ${index} 个人`))
      expect([await cloud.refused('elsewhere-staff', 'files.asks', { file }), await cloud.refused('neighbour', 'files.asks', { file }), await cloud.refused(null, 'files.asks', { file })]).toEqual(['not-your-scope', 'not-your-role', 'not-identified'])
      await cloud.must(STAFF.staff, 'files.decide', { file, decision: 'blur', blurred: await put('crowd-copy') }, { now: LATER, requestId: 'one-for-all-of-them' })
      expect(await told(file)).toEqual(everybody('picture-blurred'))
      expect((await cloud.must(STAFF.staff, 'files.asks', { file })).items).toEqual([])
    })
    it('is told to those whom a process that was cut off left out, when it is sent again, and to nobody twice', async () => {
      const file = await askedBy('cut-off', CROWD)
      const input: InputOf<'files.decide'> = { file, decision: 'show' }
      const send = () => cloud.must(STAFF.staff, 'files.decide', input, { now: LATER, requestId: 'cut-off-in-the-middle' })
      await send()
      const { store } = cloudbasePorts()
      await store.transact(async (tx) => {
        for (let index = 200; index < CROWD; index += 1) await tx.remove('messages', `${pictureKey(file)}|asker-${index}`)
      })
      expect(await told(file)).toHaveLength(200)
      await send()
      expect(await told(file)).toEqual(everybody('picture-blur-declined'))
    })
    it('is a queue of more than two hundred, each of them once, the longest waiting first', async () => {
      const files = Array.from({ length: CROWD }, (_, index) => `cloud://weishishi-local/photos/queue-${index}.jpg`)
      for (const [index, file] of files.entries()) {
        const picture = newPicture(pictureKey(file), { file, project: aProject({ id: 'p-queue' }), by: 'nobody', at: AT })
        await cloud.put('pictures', { ...picture, state: 'held', reason: 'doubtful', waitsFrom: AT - CROWD + index, _id: picture.id })
      }
      const found: string[] = []
      for (let cursor: number | null = null, first = true; first || cursor !== null; first = false) {
        const page: OutputOf<'files.queue'> = await cloud.must('clerk', 'files.queue', { cursor, limit: 50 }, { now: AFTERWARDS })
        found.push(...page.items.map(({ file }) => file))
        cursor = page.next
      }
      expect(found.slice(0, CROWD)).toEqual(files)
      expect(new Set(found).size).toBe(found.length)
    })
  })
  it('is nothing that nobody knows', async () => {
    const file = 'cloud://weishishi-local/photos/unknown.jpg'
    expect(await refused(STAFF.staff, { file, decision: 'show' })).toBe('unknown-record')
    expect(await cloud.refused('neighbour', 'files.askBlur', { file, text: '脸' })).toBe('unknown-record')
    expect(await cloud.refused(STAFF.staff, 'files.asks', { file })).toBe('unknown-record')
    for (const marks of [[{ x: 900, y: 0, width: 200, height: 10 }], [{ x: 0, y: 0, width: 0, height: 10 }], [{ x: 0.5, y: 0, width: 10, height: 10 }]]) expect(await cloud.refused('neighbour', 'files.askBlur', { file, text: '脸', marks })).toBe('malformed')
    expect(await cloud.refused('neighbour', 'files.appeal', { file, text: '脸' })).toBe('unknown-record')
  })
  it('holds no word of a person who had themselves forgotten, and they hear all of it before', async () => {
    const file = await held('forget')
    await cloud.idOf('leaver')
    const picture = newPicture(pictureKey(file), { file, project: aProject({ id: 'p-forget' }), by: await cloud.idOf('leaver'), at: AT })
    await cloud.put('pictures', { ...picture, trace: 'name-not-told', state: 'hidden', reason: 'personal', waitsFrom: null, _id: picture.id })
    await cloud.must('leaver', 'files.appeal', { file, text: '我的申诉' })
    const shown = await put('seen')
    const other = newPicture(pictureKey(shown), { file: shown, project: aProject({ id: 'p-forget' }), by: 'nobody', at: AT })
    await cloud.put('pictures', { ...other, state: 'shown', _id: other.id })
    await cloud.must('leaver', 'files.askBlur', { file: shown, text: '我的车牌' })
    const mine = JSON.stringify(await cloud.must('leaver', 'people.exportMine', {}))
    expect([mine.includes('我的申诉'), mine.includes('我的车牌'), mine.includes('name-not-told')]).toEqual([true, true, false])
    await cloud.must('leaver', 'people.forgetMe', {})
    expect(await cloud.read('pictureAsks', { picture: other.id })).toEqual([])
    expect((await pictureOf(file))?.appeal).toMatchObject({ text: '' })
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
