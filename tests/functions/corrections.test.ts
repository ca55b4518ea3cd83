/** A corrected notice over the wire: its record has the number that it says, the old one is marked wherever it is read, and whoever objected still finds their objection. */
import { wordsOf } from '../../cloudfunctions/posters/words'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import type { Joint } from '../../contracts/joint'
import type { PublicationRecord } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import type { NoticeRow } from '../../contracts/publications'
import type { Release } from '../../domain/publications/releases'
import { verifyExport } from '../../domain/publications/verify'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const NEXT = '2030-03-06T10:00:00+08:00'
const LAST = '2030-03-07T10:00:00+08:00'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ['101'] })
  await moveIn(cloud, 'one', { building: TOWN.building, room: '101' })
  await cloud.must('approver', 'people.appoint', { person: await cloud.idOf('the-clerk'), role: 'streetClerk', place: TOWN.street, from: '2020-01-01', basis: 'test' })
}, 120_000)
afterAll(() => cloud.stop())

const SAID = { content: '加扶手', location: '3号院', timeLimit: '60天', budget: 100, benefit: '40户' }
const published = async (id: string, part: Partial<Project> = {}): Promise<string> => {
  await putProject(cloud, aProject({ id, code: id.toUpperCase(), stage: 'determined', contentChecked: true, title: '扶手', cost: 1_000_000, approvals: [{ level: 'street', at: 0, by: 'x', text: '' }], ...part }))
  await cloud.must(STAFF.approver, 'publications.publishDetermination', { project: id, ...SAID }, { now: NOW })
  return id
}
const records = async (project: string) => ((await cloud.read('publications', { project })) as unknown as readonly PublicationRecord[]).toSorted((a, b) => a.number - b.number)
/** Whoever signs or publishes says which state was on the screen. */
const asSeen = async (project: string) => ({ project, expectedVersion: (await seen(SIGNED, project)).version })
const seen = (person: string | null, project: string) => cloud.must(person, 'projects.get', { project }, { now: LAST })

const SIGNED = 'the-clerk'
/** Drafted by the approver, signed by the clerk, published. */
async function correct(project: string, said: object, now: string): Promise<void> {
  await cloud.must(STAFF.approver, 'publications.draftCorrection', { project, text: '更正', ...said }, { now })
  await cloud.must(SIGNED, 'publications.signCorrection', await asSeen(project), { now })
  await cloud.must(STAFF.approver, 'publications.supersede', await asSeen(project), { now })
}
const text = async (path: string): Promise<string> => (await fetch(`${cloud.url}${path}`)).text()

describe('a corrected notice', () => {
  it('is published under the number that it says, and the old one is marked in lists and on the web', async () => {
    const project = await published('place44')
    await cloud.must(STAFF.approver, 'publications.draftCorrection', { project, text: '写错了地点', location: '4号院' }, { now: NEXT })
    expect(await cloud.refused('one', 'publications.signCorrection', await asSeen(project), { now: NEXT })).toBe('not-your-role')
    expect(await cloud.refused(STAFF.approver, 'publications.signCorrection', await asSeen(project), { now: NEXT })).toBe('second-person-needed')
    await cloud.must('the-clerk', 'publications.signCorrection', await asSeen(project), { now: NEXT })
    const signed = await asSeen(project)
    const twice = await Promise.all([1, 2].map(() => cloud.call(STAFF.approver, 'publications.supersede', signed, { now: LAST, requestId: 'the-same-correction' })))
    expect(twice.map(({ ok }) => ok)).toEqual([true, true])
    const [old, now, ...rest] = await records(project)
    expect(rest).toEqual([])
    expect(now).toMatchObject({ kind: 'correction', fields: { location: '4号院', notice: 'determination', replaces: old?.number, text: '写错了地点', anew: 'yes' } })
    expect((await seen(null, project)).notices).toMatchObject([{ fields: { location: '3号院' }, supersededBy: { record: now?.number } }, { record: now?.number, replaces: { record: old?.number, anew: true } }])
    const { items } = await cloud.must(null, 'publications.list', { project, limit: 10 }, { now: LAST })
    expect(items.map(({ record, supersededBy, open }) => [record.number, supersededBy, open])).toEqual([[now?.number, null, true], [old?.number, now?.number, false]])
    expect(await (await fetch(`${cloud.url}/n/PLACE44/${old?.number}`)).text()).toContain(`已由记录 PLACE44-${now?.number} 更正`)
    expect(await (await fetch(`${cloud.url}/n/PLACE44/${now?.number}`)).text()).toContain(`更正并代替记录 PLACE44-${old?.number}`)
    expect(await (await fetch(`${cloud.url}/n/PLACE44`)).text()).toContain('（已更正）')
  })
  it('leaves whoever objected their objection, and lets them object anew where the window began anew', async () => {
    const project = await published('again55')
    await cloud.must('one', 'publications.object', { project, text: '太吵了' }, { now: NOW })
    const [mine] = (await seen('one', project)).myObjections
    await correct(project, { timeLimit: '90天' }, NEXT)
    expect((await seen('one', project)).myObjections).toEqual([mine])
    expect((await cloud.must('one', 'people.messages', {}, { now: LAST })).items.filter((one) => one.project === project)).toMatchObject([{ kind: 'notice-corrected', figures: { anew: 'no' } }])
    expect(await cloud.refused('one', 'publications.object', { project, text: '再说一次' }, { now: NEXT })).toBe('already-objected')
    await correct(project, { location: '5号院' }, LAST)
    await cloud.must('one', 'publications.object', { project, text: '5号院更吵' }, { now: LAST })
    expect((await seen('one', project)).myObjections.toSorted()).toEqual([mine, (await seen(null, project)).notices.at(-1)?.objections.at(-1)?.id].toSorted())
  })
  it('is marked in what is found, in the open tables and on the poster, and the whole log still follows', async () => {
    const project = await published('tables77')
    await correct(project, { budget: 90 }, NEXT)
    const [old, now] = await records(project)
    const { items } = await cloud.must(null, 'publications.search', { within: { kind: 'community', id: TOWN.community }, text: 'TABLES77', what: 'notice', category: null, year: null }, { now: LAST })
    expect(items.map(({ number, supersededBy }) => [number, supersededBy]).toSorted(([a = 0], [b = 0]) => Number(a) - Number(b))).toEqual([[old?.number, now?.number], [now?.number, undefined]])
    const { rows } = JSON.parse(await text(`/open/${TOWN.community}/notices.json`)) as { readonly rows: readonly NoticeRow[] }
    expect(rows.filter(({ code }) => code === 'TABLES77').map(({ number, replaces, supersededBy }) => [number, replaces, supersededBy])).toEqual([[old?.number, null, now?.number], [now?.number, old?.number, null]])
    expect(await text(`/open/${TOWN.community}/notices.csv`)).toContain('更正的记录,已被更正')
    const { releases } = JSON.parse(await text(`/open/${TOWN.community}/releases.json`)) as { readonly releases: readonly Release[] }
    expect(releases.filter(({ ocid }) => ocid.endsWith('TABLES77')).map(({ planning }) => planning?.budget?.amount.amount)).toEqual([1, 0.9])
    expect(await text(`/n/c/${TOWN.community}`)).toContain('（已更正）')
    const stored = (await cloud.read('projects', { _id: project }))[0] as unknown as Project
    expect(wordsOf({ project: stored, newest: now as PublicationRecord, communityName: '', phone: null, today: '2030-03-07' }, '').facts).toContain(`更正记录 TABLES77-${old?.number}，以此为准`)
    expect(wordsOf({ project: stored, newest: now as PublicationRecord, communityName: '', phone: null, today: '2030-03-07' }, '').problem).toMatch(/^更正：更正。/)
    const lines = (await text(`/open/${TOWN.community}/export.json`)).split('\n')
    expect(verifyExport({ name: 'export.json', lines }, { digest: sha256, partOf: () => null })).toMatchObject({ ok: true, records: now?.number })
  })
  it('whose project has ended is corrected in its wording still: it waits at the signer’s desk, is marked everywhere, and opens no window', async () => {
    const project = await published('late99')
    const [hung] = await cloud.read('projects', { _id: project })
    await putProject(cloud, { ...(hung as unknown as Project), id: project, stage: 'closed', deadlines: [] })
    expect(await cloud.refused(STAFF.approver, 'publications.draftCorrection', { project, text: '写错了', location: '4号院' }, { now: '2030-06-05T10:00:00+08:00' })).toBe('gate-passed')
    const late = { now: '2030-06-05T10:00:00+08:00' } as const
    const waits = async () => (await cloud.must(SIGNED, 'projects.todo', { limit: 50 }, late)).items.flatMap((one) => ('card' in one && one.card.id === project ? [one.operation] : []))
    expect(await waits()).toEqual([])
    await cloud.must(STAFF.approver, 'publications.draftCorrection', { project, text: '电话印错了', note: '联系电话以社区公布的为准' }, late)
    expect(await waits()).toEqual(['publications.signCorrection'])
    await cloud.must(SIGNED, 'publications.signCorrection', await asSeen(project), late)
    expect(await waits()).toEqual(['publications.supersede'])
    await cloud.must(SIGNED, 'publications.supersede', await asSeen(project), late)
    expect(await waits()).toEqual([])
    const [old, now] = await records(project)
    expect(now).toMatchObject({ kind: 'correction', fields: { note: '联系电话以社区公布的为准', location: '3号院', replaces: old?.number, anew: 'no' } })
    expect((await seen(null, project)).notices).toMatchObject([{ supersededBy: { record: now?.number } }, { record: now?.number, objections: [] }])
    const page = await text(`/n/LATE99/${now?.number}`)
    expect(page).toContain(`更正并代替记录 LATE99-${old?.number}`)
    expect(page).toContain('联系电话以社区公布的为准')
    expect(page).toContain('异议期已过')
    const stored = (await cloud.read('projects', { _id: project }))[0] as unknown as Project
    expect(wordsOf({ project: stored, newest: now as PublicationRecord, communityName: '', phone: null, today: '2030-06-06' }, '').facts).toContain(`更正记录 LATE99-${old?.number}，以此为准`)
  })
  it('is in the partner’s log under its own number there, and the copy of the first is marked', async () => {
    const partner = { community: TOWN.elsewhere, name: '对面社区', street: TOWN.street, within: [TOWN.city, TOWN.district, TOWN.street, TOWN.elsewhere] }
    const joint: Joint = { leadName: '东风巷社区', partners: [partner], shares: [], agreed: [], decided: [], sittingsBefore: 0, left: [], held: [] }
    const project = await published('shared88', { joint })
    await correct(project, { location: '两个社区之间' }, NEXT)
    const [old] = await records(project)
    const [first, next] = ((await cloud.read('publications', { community: TOWN.elsewhere })) as unknown as readonly PublicationRecord[]).toSorted((a, b) => a.number - b.number)
    expect(first?.fields.leadNumber).toBe(old?.number)
    expect(next).toMatchObject({ kind: 'correction', project: '', fields: { replaces: first?.number, projectCode: 'SHARED88' } })
    expect(await text(`/n/c/${TOWN.elsewhere}/${first?.number}`)).toContain(`已由记录 ${next?.number} 更正`)
    const { items } = await cloud.must(null, 'publications.list', { community: TOWN.elsewhere, limit: 10 }, { now: LAST })
    expect(items.map(({ record, supersededBy }) => [record.number, supersededBy])).toEqual([[next?.number, null], [first?.number, next?.number]])
  })
})
