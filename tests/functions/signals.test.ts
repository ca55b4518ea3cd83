/** The figures of a year on the whole cloud: for the offices of the place alone, and only where the scheme names them. */
import { startOf } from '../../domain/calendar'
import type { AppointedRole } from '../../contracts/vocabulary'
import { startCloud, FOUNDER, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { appointStaff, importPlaces, STAFF, TOWN } from './town'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
  await cloud.must(FOUNDER, 'places.import', {
    places: [
      { id: 'sz', kind: 'city', name: '深圳市' }, { id: 'sz-lh', kind: 'district', name: '罗湖区', parent: 'sz', packId: 'luohu-2017' },
      { id: 'sz-lh-a', kind: 'street', name: '甲街道', parent: 'sz-lh' }, { id: 'sz-lh-b', kind: 'street', name: '乙街道', parent: 'sz-lh' },
    ],
  })
  const to = (by: string, person: string, role: AppointedRole, place: string) => cloud.idOf(person).then((id) => cloud.must(by, 'people.appoint', { person: id, role, place, from: '2020-01-01', basis: '任命' }))
  await to(FOUNDER, 'lh-coordinator', 'districtCoordinator', 'sz-lh')
  await to('lh-coordinator', 'clerk-a', 'streetClerk', 'sz-lh-a')
  for (const [n, street] of ['sz-lh-a', 'sz-lh-a', 'sz-lh-b'].entries()) {
    await putProject(cloud, aProject({
      id: `s-${n}`, code: `SSSS22${n}`, title: `工程${n}`, stage: 'inProgress', since: startOf('2029-06-01'), district: 'sz-lh', street, community: `${street}1`, within: ['sz', 'sz-lh', street, `${street}1`], pack: { id: 'luohu-2017', asOf: '2029-02-01' },
      implementer: { supplier: n === 2 ? '乙公司' : '甲公司', person: 'builder', fen: 1_000, quotes: 3, method: 'quoteComparison', confirmedOn: '2029-05-01', reason: null },
      expenses: [{ id: 'e', at: startOf('2029-12-20'), fen: 500, what: '料', voucher: null, paid: true, by: 'x', reference: null }],
    }))
  }
}, 60_000)
afterAll(() => cloud.stop())

it('E22, E86: counts the district for its office and the street for the street’s, with the figures of the scheme and their clause', async () => {
  expect(await cloud.must('lh-coordinator', 'oversight.signals', { place: 'sz-lh', year: 2029 })).toMatchObject({
    december: { fen: 1_500, ofFen: 1_500, noticed: true }, nearCap: { projects: [], of: 3 }, suppliers: { hhi: { numerator: '5', denominator: '9' }, above: [] }, figures: { contractsMost: 5 }, clause: expect.stringContaining('平台设定'),
  })
  expect(await cloud.must('clerk-a', 'oversight.signals', { place: 'sz-lh-a', year: 2029 })).toMatchObject({ december: { ofFen: 1_000 }, suppliers: { shares: [{ supplier: '甲公司', contracts: 2, fen: 2_000 }] } })
  expect(await cloud.must('lh-coordinator', 'oversight.signals', { place: 'sz-lh', year: 2028 })).toMatchObject({ december: { ofFen: 0, noticed: false }, suppliers: { hhi: null } })
})

it('is refused to everybody else, elsewhere, and where the scheme names no figures', async () => {
  expect(await cloud.refused(null, 'oversight.signals', { place: 'sz-lh', year: 2029 })).toBe('not-identified')
  await cloud.idOf('stranger')
  expect(await cloud.refused('stranger', 'oversight.signals', { place: 'sz-lh', year: 2029 })).toBe('not-your-role')
  expect(await cloud.refused('clerk-a', 'oversight.signals', { place: 'sz-lh-b', year: 2029 })).toBe('not-your-scope')
  expect(await cloud.refused('clerk-a', 'oversight.signals', { place: 'sz-lh', year: 2029 })).toBe('not-your-scope')
  expect(await cloud.refused(STAFF.approver, 'oversight.signals', { place: TOWN.street, year: 2029 })).toBe('not-in-this-scheme')
})
