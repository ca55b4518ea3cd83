/** Two communities of one district that may let each other have money, one of another district, and those who decide. */
import { LONG_AGO, type Line } from './town'

export const [GIVES, GETS, STRANGE, DISTRICT] = ['lz-a', 'lz-b', 'lz-z', 'lz-d'] as const
export const NOW = '2030-03-05T10:00:00+08:00'
export const FILLED = 1_000_000

export async function startLenders(line: Line, founder: string): Promise<void> {
  await line.must(founder, 'people.register', { name: founder })
  await line.must(founder, 'places.import', {
    places: [
      { id: 'lz', kind: 'city', name: '柳州市' }, { id: DISTRICT, kind: 'district', name: '柳北区', parent: 'lz', packId: 'liuzhou-2014' }, { id: 'lz-e', kind: 'district', name: '鱼峰区', parent: 'lz', packId: 'liuzhou-2014' },
      { id: 'lz-s', kind: 'street', name: '解放街道', parent: DISTRICT }, { id: 'lz-t', kind: 'street', name: '天马街道', parent: 'lz-e' },
      { id: GIVES, kind: 'community', name: '北雀社区', parent: 'lz-s' }, { id: GETS, kind: 'community', name: '南雀社区', parent: 'lz-s' }, { id: STRANGE, kind: 'community', name: '马鞍社区', parent: 'lz-t' },
    ],
  })
  for (const [person, district] of [['coordinator', DISTRICT], ['far-coordinator', 'lz-e']] as const) await line.must(founder, 'people.appoint', { person: await line.idOf(person), role: 'districtCoordinator', place: district, from: LONG_AGO, basis: 'test' })
  for (const [person, role, place] of [['leader', 'districtLeadingGroup', DISTRICT], ['finance', 'finance', DISTRICT], ['approver', 'streetApprover', 'lz-s']] as const) await line.must('coordinator', 'people.appoint', { person: await line.idOf(person), role, place, from: LONG_AGO, basis: 'test' })
  await line.must('far-coordinator', 'people.appoint', { person: await line.idOf('far-leader'), role: 'districtLeadingGroup', place: 'lz-e', from: LONG_AGO, basis: 'test' })
  for (const [person, place] of [['staff-a', GIVES], ['second-a', GIVES], ['staff-b', GETS], ['both', GIVES], ['both', GETS]] as const) await line.must('approver', 'people.appoint', { person: await line.idOf(person), role: 'committeeStaff', place, from: LONG_AGO, basis: 'test' })
}
