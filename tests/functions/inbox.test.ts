/** The tray of an office that has more open projects than are read at once: nothing that waits is left out. */
import type { InboxRow } from '../../contracts/operations'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { STAFF, startTown } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const MANY = 320
const clock = (day: string) => ({ kind: 'triage' as const, due: day, anchor: '2030-02-01', how: '', clause: '', calendarVersion: '', estimate: false })
let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  const since = Date.parse(NOW) - 86_400_000
  for (let index = 0; index < MANY; index += 1) {
    await putProject(cloud, aProject({ id: `triage${index}`, code: `T${index}`, stage: 'triage', contentChecked: true, since, deadlines: [clock(`2030-03-${String(1 + (index % 28)).padStart(2, '0')}`)] }))
  }
  await putProject(cloud, aProject({ id: 'last', code: 'LAST', title: 'last of all', stage: 'approvingStreet', contentChecked: true, since, deadlines: [{ ...clock('2030-12-01'), kind: 'approval' }] }))
}, 120_000)
afterAll(() => cloud.stop())

async function whole(person: string | null, input: { readonly all?: boolean; readonly overdueOnly?: boolean }): Promise<readonly InboxRow[]> {
  const found: InboxRow[] = []
  for (let cursor: number | null = 0; cursor !== null;) {
    const page: { readonly items: readonly InboxRow[]; readonly next: number | null } = await cloud.must(person, 'projects.inbox', { ...input, cursor, limit: 50 }, { now: NOW })
    found.push(...page.items)
    cursor = page.next
  }
  return found
}
const idsOf = (rows: readonly InboxRow[]) => rows.map(({ card }) => card.id)

describe('a tray with more than three hundred open projects in its scope', () => {
  it('shows the one that waits, however far its day is', async () => {
    expect(idsOf(await whole(STAFF.approver, {}))).toEqual(['last'])
    expect((await cloud.must(STAFF.approver, 'projects.todo', { limit: 50 }, { now: NOW })).items).toMatchObject([{ card: { id: 'last' }, operation: 'approvals.approve' }])
  })
  it('shows each that waits at the committee, once, by its day', async () => {
    const rows = await whole(STAFF.staff, {})
    expect([new Set(idsOf(rows)).size, rows.length]).toEqual([MANY, MANY])
    expect(rows.map(({ due }) => due)).toEqual(rows.map(({ due }) => due).sort())
  })
  it('lists all that is open, and all that is overdue, page by page', async () => {
    expect(new Set(idsOf(await whole(STAFF.approver, { all: true }))).size).toBe(MANY + 1)
    const late = await whole(STAFF.approver, { all: true, overdueOnly: true })
    expect([late.length, late.every(({ overdue }) => overdue)]).toEqual([Array.from({ length: MANY }, (_, index) => 1 + (index % 28)).filter((day) => day < 5).length, true])
  })
  it('is empty for a neighbour without office and for nobody', async () => {
    await cloud.must('some-neighbour', 'people.register', { name: '邻居甲' }, { now: NOW })
    expect(await whole('some-neighbour', { all: true })).toEqual([])
    await cloud.refused(null, 'projects.inbox', {}, { now: NOW }).then((code) => expect(code).toBe('not-identified'))
  })
})
