/** A torn-down sheet over the wire: many report it at once, each once, nobody is named; hanging it up again is published and told to them. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Notice, Project } from '../../contracts/projects'
import { STATE_COUNCIL_CALENDAR } from '../../domain/calendar'
import { clockOf } from '../../domain/projects/deadlines'
import { policyFor } from '../../policies'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const LATER = '2030-03-07T10:00:00+08:00'
const PEOPLE = Array.from({ length: 8 }, (_, i) => `reporter-${i}`)
const BOARD = { photos: ['board'] }

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: PEOPLE.map((_, i) => String(101 + i)) })
  for (const [i, person] of PEOPLE.entries()) await moveIn(cloud, person, { building: TOWN.building, room: String(101 + i) })
}, 120_000)
afterAll(() => cloud.stop())

const hung = (id: string): Promise<string> => {
  const plain = aProject({ id, code: id.toUpperCase(), stage: 'resolutionNotice', contentChecked: true, title: '扶手' })
  const clocks = (['objectionWindow', 'posting'] as const).flatMap((kind) => clockOf(kind, '2030-03-04', { policy: policyFor(plain.pack.id, plain.pack.asOf), calendar: STATE_COUNCIL_CALENDAR }) ?? [])
  const notice: Notice = { id: 'resolution-1', kind: 'resolution', at: Date.parse('2030-03-04T10:00:00+08:00'), fields: {}, objectionUntil: clocks.find(({ kind }) => kind === 'objectionWindow')?.due ?? null, postingUntil: clocks.find(({ kind }) => kind === 'posting')?.due ?? null, clocks, boardPhotos: ['photo'], objections: [] }
  const project: Project = { ...plain, notices: [notice], deadlines: clocks }
  return putProject(cloud, project)
}
const seen = async (person: string | null, project: string) => cloud.must(person, 'projects.get', { project }, { now: NOW })
const records = async (project: string) => (await cloud.read('publications', { project, kind: 'sheetAnswer' })) as unknown as readonly PublicationRecord[]

describe('a report that the sheet is gone', () => {
  it('from many at once counts each once, and twice of nobody', async () => {
    const project = await hung('manyat1')
    const sent = await Promise.all(PEOPLE.flatMap((person) => [1, 2].map(() => cloud.call(person, 'publications.reportSheet', { project, ...BOARD }, { now: NOW, requestId: 'the-same-report' }))))
    expect(sent.filter(({ ok }) => !ok)).toEqual([])
    expect((await seen(null, project)).notices[0]?.sheetReports).toMatchObject([{ reports: PEOPLE.length, answer: null }])
    expect(await cloud.read('sheetReports', { project })).toHaveLength(PEOPLE.length)
    expect(await cloud.refused('reporter-0', 'publications.reportSheet', { project, ...BOARD }, { now: NOW })).toBe('already-reported')
    expect((await seen('reporter-0', project)).actions.find(({ operation }) => operation === 'publications.reportSheet')).toMatchObject({ allowed: false, because: { code: 'already-reported' } })
    expect((await cloud.must('reporter-0', 'people.exportMine', {}, { now: NOW })).sheetReports).not.toEqual([])
  })
  it('is not a stranger’s, and stands before the committee until it is answered', async () => {
    const project = await hung('atdesk1')
    await cloud.idOf('stranger')
    expect(await cloud.refused('stranger', 'publications.reportSheet', { project, ...BOARD }, { now: NOW })).toBe('household-not-bound')
    expect(await cloud.refused(null, 'publications.reportSheet', { project, ...BOARD }, { now: NOW })).toBe('not-identified')
    await cloud.must('reporter-1', 'publications.reportSheet', { project, ...BOARD }, { now: NOW })
    const waiting = (await cloud.must(STAFF.staff, 'projects.inbox', {}, { now: NOW })).items.find(({ card }) => card.id === project)
    expect(waiting?.waitingFor).toContain('publications.answerSheet')
    expect(await cloud.refused('reporter-2', 'publications.answerSheet', { project, reposted: false, text: '还在', ...BOARD }, { now: NOW })).toBe('not-your-role')
  })
  it('that is answered by hanging the sheet up again lengthens what the public reads, is published, and told to who reported', async () => {
    const project = await hung('again22')
    for (const person of ['reporter-3', 'reporter-4']) await cloud.must(person, 'publications.reportSheet', { project, ...BOARD }, { now: NOW })
    await cloud.must(STAFF.staff, 'publications.answerSheet', { project, reposted: true, text: '风吹掉了，已重贴', photos: ['again'] }, { now: LATER })
    const { notices, deadlines } = await seen(null, project)
    expect(notices[0]).toMatchObject({ boardPhotos: ['photo', 'again'], sheetReports: [{ reports: 2, answer: { reposted: true, gap: { from: '2030-03-05', to: '2030-03-07' } } }] })
    expect(deadlines.find(({ kind }) => kind === 'posting')).toMatchObject({ due: notices[0]?.postingUntil, gaps: [{ from: '2030-03-05', to: '2030-03-07' }] })
    const [record] = await records(project)
    expect(record?.fields).toMatchObject({ sheet: 'reposted', goneFrom: '2030-03-05', goneTo: '2030-03-07', postingUntil: notices[0]?.postingUntil })
    expect(JSON.stringify(record)).not.toContain(await cloud.idOf('reporter-3'))
    for (const person of ['reporter-3', 'reporter-4']) expect((await cloud.must(person, 'people.messages', {}, { now: LATER })).items.filter((one) => one.project === project)).toMatchObject([{ kind: 'sheet-answered', figures: { sheet: 'reposted' } }])
    await cloud.must('reporter-3', 'publications.reportSheet', { project, ...BOARD }, { now: LATER })
    expect(await (await fetch(`${cloud.url}/n/AGAIN22`, { headers: { 'x-dev-now': LATER } })).text()).toContain('有人反映公示栏上的决议公示不见了')
  })
  it('that was not so leaves every day as it is, and its maker reports this sheet no second time', async () => {
    const project = await hung('still33')
    await cloud.must('reporter-5', 'publications.reportSheet', { project, ...BOARD }, { now: NOW })
    const before = (await seen(null, project)).notices[0]
    await cloud.must(STAFF.staff, 'publications.answerSheet', { project, reposted: false, text: '在左边', photos: ['today'] }, { now: NOW })
    expect((await seen(null, project)).notices[0]).toMatchObject({ objectionUntil: before?.objectionUntil, postingUntil: before?.postingUntil, sheetReports: [{ answer: { reposted: false, gap: null } }] })
    expect(await cloud.refused('reporter-5', 'publications.reportSheet', { project, ...BOARD }, { now: NOW })).toBe('already-reported')
    await cloud.must('reporter-6', 'publications.reportSheet', { project, ...BOARD }, { now: NOW })
  })
})
