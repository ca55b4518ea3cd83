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
