/** A district lowers a cap: who handed in before keeps the old one, who comes after has the new one, and a move is a decision of its own. */
import { startCloud, type Cloud, type InputOf } from '../functions/cloud'
import { appointStaff, importDoors, importPlaces, LONG_AGO, moveIn, STAFF, TOWN } from '../functions/town'
import { checklistOf } from '../domain/lives'
import { breakIn } from './records'
import type { PublicationRecord } from '../../contracts/operations'
import type { PolicyValues } from '../../contracts/policies'

const LEADER = 'leader'
const on = (day: string, hour = '10'): { readonly now: string } => ({ now: `2026-${day}T${hour}:00:00+08:00` })
const OLD_CAP = 30_000_000
const NEW_CAP = 10_000_000

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
  await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf(LEADER), role: 'districtLeadingGroup', place: TOWN.district, from: LONG_AGO, basis: 'test' })
  await importDoors(cloud, { building: TOWN.building, rooms: ['101', '102'] })
  await moveIn(cloud, 'wang', { building: TOWN.building, room: '101' })
}, 60_000)
afterAll(() => cloud.stop())

const types = (capFen: number): PolicyValues['types'] => [{ type: 'service', label: '服务类', capFen, capMode: 'hard' }, { type: 'physicalEngineering', label: '实物工程类', capFen, capMode: 'hard' }]
const change = (value: unknown, from: string): InputOf<'policies.propose'> => ({ place: TOWN.district, key: 'types', value, from, clause: '第五条', document: '盘民发〔2026〕5号', tag: 'published' })
const amend = async (value: unknown, from: string, at: { readonly now: string }): Promise<void> => {
  const { id } = await cloud.must(STAFF.coordinator, 'policies.propose', change(value, from), at)
  await cloud.must(LEADER, 'policies.confirm', { district: TOWN.district, amendment: id }, at)
}
/** A proposal of 200,000 yuan that waits to be sorted. */
async function proposed(title: string, day: string): Promise<string> {
  const { project } = await cloud.must('wang', 'proposals.draft', { place: TOWN.building, where: '14号院', title, problem: '年久失修', beneficiaries: '全院', photos: ['cloud://x/p.jpg'] }, on(day))
  await cloud.must('wang', 'proposals.submit', { project }, on(day, '11'))
  await cloud.must(STAFF.head, 'proposals.vouch', { project, text: '属实' }, on(day, '13'))
  return project
}
/** Each of a category of its own, so that they are not counted together. */
const sorting = (project: string, category: 'environment' | 'safety' | 'care'): InputOf<'proposals.accept'> => ({ project, type: 'physicalEngineering', category, level: 2, estimate: 20_000_000, question: '同意修吗', ...checklistOf({ id: 'panlong-2020', asOf: '2026-04-30' }) })
const policyOf = async (project: string) => (await cloud.must(null, 'projects.get', { project })).policy

it('a cap is lowered by two persons: before its day the old one holds, from its day the new one, and only a published decision moves what was before', async () => {
  await amend(types(OLD_CAP), '2026-03-02', on('03-01'))
  const before = await proposed('修屋顶排水', '04-30')
  await amend(types(NEW_CAP), '2026-05-01', on('04-29'))
  const between = await proposed('修院墙', '04-30')
  const after = await proposed('修围栏', '05-01')

  expect((await cloud.must(STAFF.staff, 'proposals.accept', sorting(before, 'environment'), on('05-02'))).stage).toBe('consentCollecting')
  expect((await cloud.must(STAFF.staff, 'proposals.accept', sorting(between, 'safety'), on('05-02'))).stage).toBe('consentCollecting')
  const refused = await cloud.call(STAFF.staff, 'proposals.accept', sorting(after, 'care'), on('05-02'))
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'over-cap', clause: '第五条', since: '2026-05-01', figures: { cap: NEW_CAP, estimate: 20_000_000 }, remedy: { estimate: NEW_CAP } } })
  expect([await policyOf(before), await policyOf(between), await policyOf(after)]).toMatchObject([{ asOf: '2026-04-30', version: 1 }, { asOf: '2026-04-30', version: 2 }, { asOf: '2026-05-01', version: 2 }])

  // The district gives the one that came too late the higher cap of June: a decision of its own, with its reason, for everyone to read.
  await amend(types(OLD_CAP), '2026-06-01', on('05-20'))
  expect(await cloud.refused(LEADER, 'policies.move', { project: after, text: '太早了' }, on('05-31'))).toBe('nothing-changes')
  await cloud.must(LEADER, 'policies.move', { project: after, text: '六月起上限恢复' }, on('06-01'))
  expect(await policyOf(after)).toMatchObject({ asOf: '2026-06-01', version: 3 })
  expect((await cloud.must(STAFF.staff, 'proposals.accept', sorting(after, 'care'), on('06-01'))).stage).toBe('consentCollecting')

  const chain = async (community: string) => [...(await cloud.read('publications', { community }))].sort((a, b) => Number(a.number) - Number(b.number)) as unknown as readonly PublicationRecord[]
  const [ofDistrict, ofCommunity] = [await chain(TOWN.district), await chain(TOWN.community)]
  expect([breakIn(ofDistrict), breakIn(ofCommunity)]).toEqual([null, null])
  expect(ofDistrict.map(({ kind, fields }) => [kind, fields.from])).toEqual([['policyChange', '2026-03-02'], ['policyChange', '2026-05-01'], ['policyChange', '2026-06-01']])
  expect(ofCommunity.filter(({ kind }) => kind === 'policyMove').map(({ project, fields }) => [project, fields.text, fields.fromVersion, fields.toVersion])).toEqual([[after, '六月起上限恢复', 2, 3]])
}, 120_000)

it('an expired scheme takes no new proposal, cannot be lengthened by a change, and is left alone by it', async () => {
  await cloud.must('founder', 'places.import', { places: [
    { id: 'sz', kind: 'city', name: '深圳市' }, { id: 'sz-d', kind: 'district', name: '某区', parent: 'sz', packId: 'shenzhen-2015' }, { id: 'sz-s', kind: 'street', name: '某街道', parent: 'sz-d' }, { id: 'sz-c', kind: 'community', name: '某社区', parent: 'sz-s' }, { id: 'sz-b', kind: 'building', name: '1栋', parent: 'sz-c' },
  ] })
  await cloud.must('founder', 'people.appoint', { person: await cloud.idOf('sz-coordinator'), role: 'districtCoordinator', place: 'sz-d', from: '2015-01-01', basis: 'test' })
  const { acceptsProposalsUntil: last } = await cloud.must(null, 'policies.show', { place: 'sz-c' })
  const lengthen = { place: 'sz-d', key: 'objectionDays', value: 9, from: '2026-08-01', clause: '第一条', document: '延长试行的通知', tag: 'published' } as const
  expect(await cloud.call('sz-coordinator', 'policies.propose', lengthen, on('05-01'))).toMatchObject({ ok: false, refusal: { code: 'scheme-expired', figures: { until: last } } })
  await cloud.must('sz-coordinator', 'people.appoint', { person: await cloud.idOf('sz-staff'), role: 'committeeStaff', place: 'sz-c', from: '2015-01-01', basis: 'test' })
  expect(await cloud.refused('sz-staff', 'proposals.draft', { place: 'sz-b', where: '1栋', title: '修路', problem: '坏了', beneficiaries: '全院', photos: ['cloud://x/p.jpg'] }, on('05-01'))).toBe('scheme-expired')
}, 60_000)
