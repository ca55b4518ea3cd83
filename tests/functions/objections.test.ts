/** Words of an objection that the content check is not sure of: made at once, read by who answers, public only when a person says so. */
import type { Notice } from '../../contracts/projects'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const resolution: Notice = { id: 'resolution-1', kind: 'resolution', at: Date.parse('2030-03-04T10:00:00+08:00'), fields: {}, objectionUntil: '2030-03-09', postingUntil: null, clocks: [], boardPhotos: ['photo'], objections: [] }

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ['101', '102'] })
  for (const [person, room] of [['one', '101'], ['two', '102']] as const) await moveIn(cloud, person, { building: TOWN.building, room })
}, 60_000)
afterAll(() => cloud.stop())

const noticed = (id: string) => putProject(cloud, aProject({ id, code: id.toUpperCase(), stage: 'resolutionNotice', contentChecked: true, title: '扶手', notices: [resolution] }))
const textsFor = async (person: string | null, project: string) => (await cloud.must(person, 'projects.get', { project }, { now: NOW })).notices.flatMap(({ objections }) => objections.map(({ text }) => text))
const object = (person: string, project: string, text: string) => cloud.must(person, 'publications.object', { project, text }, { now: NOW })

describe('an objection', () => {
  it('with plain words is public at once', async () => {
    const id = await noticed('plain11')
    await object('one', id, '太吵了')
    for (const person of [null, 'two', STAFF.staff]) expect(await textsFor(person, id)).toEqual(['太吵了'])
  })
  it.each(['测试违规的话', '测试复核的话'])('with %s is taken, and read by nobody but who answers', async (words) => {
    const id = await noticed(words.includes('违规') ? 'risky11' : 'doubt11')
    await object('one', id, words)
    for (const person of [null, 'one', 'two']) expect(await textsFor(person, id)).toEqual([''])
    expect(await textsFor(STAFF.staff, id)).toEqual([words])
    expect(await cloud.refused('two', 'publications.answerObjection', { project: id, objection: 'x', upheld: false, text: 'x' }, { now: NOW })).toBe('not-your-role')
  })
  it.each([[false, '测试复核的话'], [true, '']] as const)('is shown or kept back as the person who answers says (keep back: %s)', async (hideText, seen) => {
    const id = await noticed(hideText ? 'hidden1' : 'shown11')
    await object('one', id, '测试复核的话')
    const objection = (await cloud.must(STAFF.staff, 'projects.get', { project: id }, { now: NOW })).notices[0]?.objections[0]?.id ?? ''
    await cloud.must(STAFF.staff, 'publications.answerObjection', { project: id, objection, upheld: false, text: '看过了', hideText }, { now: NOW })
    expect(await textsFor(null, id)).toEqual([seen])
    expect((await cloud.must(null, 'projects.get', { project: id }, { now: NOW })).notices[0]?.objections[0]).toMatchObject({ state: 'dismissed', answer: '看过了' })
  })
})

describe('whoever objected', () => {
  const dismissed = async (id: string): Promise<string> => {
    await noticed(id)
    await object('one', id, '太吵了')
    const objection = (await cloud.must(null, 'projects.get', { project: id }, { now: NOW })).notices[0]?.objections[0]?.id ?? ''
    await cloud.must(STAFF.staff, 'publications.answerObjection', { project: id, objection, upheld: false, text: '已加隔音' }, { now: NOW })
    return objection
  }
  it('is known to the one who handles it, with a reason, and reads who looked; to nobody else', async () => {
    const id = await noticed('handler')
    await object('one', id, '太吵了')
    const { notices, myObjections } = await cloud.must('one', 'projects.get', { project: id }, { now: NOW })
    const [objection] = myObjections
    expect(notices[0]?.objections[0]?.id).toBe(objection)
    for (const person of [null, 'two', STAFF.staff]) expect((await cloud.must(person, 'projects.get', { project: id }, { now: NOW })).myObjections).toEqual([])
    const asked = { project: id, objection: objection ?? '', reason: '当面听一听' }
    for (const person of [null, 'two', STAFF.head]) expect(await cloud.refused(person, 'publications.objector', asked, { now: NOW })).toMatch(/^not-(identified|your-role)$/)
    expect(await cloud.must(STAFF.staff, 'publications.objector', asked, { now: NOW })).toMatchObject({ person: await cloud.idOf('one') })
    const looks = await cloud.must('one', 'people.accesses', {}, { now: NOW })
    expect(looks.items.filter(({ reason }) => reason === asked.reason)).toMatchObject([{ role: 'committeeStaff' }])
    await cloud.must(STAFF.staff, 'publications.answerObjection', { project: id, objection: asked.objection, upheld: false, text: '已加隔音' }, { now: NOW })
    expect(await cloud.refused(STAFF.staff, 'publications.objector', asked, { now: NOW })).toBe('no-such-objection')
  })
  it('is told of the answer, asks once for a second review, and is told again', async () => {
    const objection = await dismissed('again11')
    const asks = { project: 'again11', objection, text: '请上门听一听' }
    expect(await cloud.refused('two', 'publications.askReview', asks, { now: NOW })).toBe('not-your-objection')
    await cloud.must('one', 'publications.askReview', asks, { now: NOW })
    expect(await cloud.refused('one', 'publications.askReview', asks, { now: NOW })).toBe('no-such-objection')
    const look = { project: 'again11', objection, reason: '上门听取意见' }
    expect(await cloud.refused(STAFF.staff, 'publications.objector', look, { now: NOW })).toBe('not-your-role')
    expect(await cloud.must(STAFF.approver, 'publications.objector', look, { now: NOW })).toMatchObject({ person: await cloud.idOf('one') })
    await cloud.must(STAFF.approver, 'publications.review', { project: 'again11', objection, upheld: true, text: '您说得对' }, { now: NOW })
    expect(await cloud.must(null, 'projects.get', { project: 'again11' }, { now: NOW })).toMatchObject({ card: { stage: 'consultation' }, notices: [{ objections: [{ state: 'dismissed', review: { state: 'upheld', answer: '您说得对' } }] }] })
    const told = (await cloud.must('one', 'people.messages', {}, { now: NOW })).items.filter(({ kind, project }) => kind === 'objection-answered' && project === 'again11')
    expect(told.map(({ figures }) => figures.upheld).sort()).toEqual(['no', 'yes'])
  })
  it('keeps to the doubtful words of a request what was kept of the objection', async () => {
    const objection = await dismissed('words11')
    await cloud.must('one', 'publications.askReview', { project: 'words11', objection, text: '测试复核的话' }, { now: NOW })
    const textFor = async (person: string | null) => (await cloud.must(person, 'projects.get', { project: 'words11' }, { now: NOW })).notices[0]?.objections[0]?.review?.text
    expect([await textFor(null), await textFor('two'), await textFor(STAFF.approver)]).toEqual(['', '', '测试复核的话'])
  })
})
