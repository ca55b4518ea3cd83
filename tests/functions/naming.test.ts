/** A name for a gift over the wire (E17): asked, counted, confirmed, approved and published once each, whoever comes at once. */
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const at = { now: NOW }
const REPS = ['rep1', 'rep2', 'rep3', 'rep4', 'rep5', 'rep6', 'rep7', 'rep8'] as const
const [PRESENT, FOR] = [8, 8] as const

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  const offices = [
    ['giver', 'sponsor', TOWN.community], ['host', 'facilitator', TOWN.community], ['watch1', 'supervisionCommittee', TOWN.community], ['watch2', 'supervisionCommittee', TOWN.community], ['leader', 'districtLeadingGroup', TOWN.district],
    ...REPS.map((rep) => [rep, 'residentRep', TOWN.community] as const),
  ] as const
  for (const [who, role, place] of offices) await cloud.must(role === 'residentRep' ? STAFF.staff : role === 'districtLeadingGroup' ? STAFF.coordinator : STAFF.approver, 'people.appoint', { person: await cloud.idOf(who), role, place, from: '2020-01-01', basis: 'test' })
}, 120_000)
afterAll(() => cloud.stop())

/** A finished work with a gift, and with a larger one of a neighbour where the giver did not give most. */
async function given(id: string, more: { readonly main?: boolean } = {}): Promise<string> {
  const pledge = { id: 'paid', source: 'sponsorship' as const, from: await cloud.idOf('giver'), publicName: null, fen: 100_000, note: '', state: 'received' as const, reference: 'R1' }
  const other = { ...pledge, id: 'other', source: 'residentContribution' as const, from: 'somebody-else', fen: 200_000 }
  await cloud.put('codes', { _id: id.toUpperCase(), project: id })
  return putProject(cloud, aProject({ id, code: id.toUpperCase(), stage: 'closed', contentChecked: true, title: '凉亭', cost: 300_000, pledges: more.main === true ? [pledge] : [pledge, other] }))
}
const NAME = { pledge: 'paid', text: '同心亭', where: '东门', until: '2031-03-05' }
const namingsOf = async (project: string, person: string | null = 'giver', now = NOW) => (await cloud.must(person, 'projects.get', { project }, { now })).money.namings
const ask = async (project: string): Promise<string> => {
  await cloud.must('giver', 'funds.askName', { project, ...NAME }, at)
  return (await namingsOf(project))[0]?.id ?? ''
}
const counted = (project: string, naming: string) => ({ project, naming, present: PRESENT, for: FOR, minutes: 'minutes' })
const confirmed = (project: string, naming: string) => ({ project, naming, present: PRESENT, for: FOR })
const recordsOf = async (project: string) => (await cloud.must(null, 'publications.list', { project, kind: 'naming' }, at)).items.map(({ record }) => record)
const commandsOf = async (id: string) => (await cloud.read('events', { stream: `project:${id}` })).map(({ command }) => command)
const todoOf = async (person: string, project: string, now = NOW) => (await cloud.must(person, 'projects.todo', {}, { now })).items.flatMap((one) => ('card' in one && one.card.id === project ? [one.operation] : []))
const pageOf = async (code: string): Promise<string> => (await fetch(`${cloud.url}/n/${code}`)).text()
/** What those who came too late were told. */
const refusedIn = (replies: readonly ({ readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } })[]) => [...new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code])))]

describe('a name for a gift', () => {
  it('goes from desk to desk of a closed project, is published with each decision and shown to everybody until its last day', async () => {
    const project = await given('gate', { main: true })
    const naming = await ask(project)
    expect([await todoOf('host', project), await todoOf('watch1', project), await todoOf('leader', project)]).toEqual([['councils.countName'], [], []])
    expect(await namingsOf(project, null)).toEqual([])
    await cloud.must('host', 'councils.countName', counted(project, naming), at)
    expect(await todoOf('watch1', project)).toEqual(['councils.confirmName'])
    await cloud.must('watch1', 'councils.confirmName', confirmed(project, naming), at)
    expect(await namingsOf(project, null)).toMatchObject([{ state: 'approving' }])
    expect(await todoOf('leader', project)).toEqual(['approvals.approveName'])
    await cloud.must('leader', 'approvals.approveName', { project, naming, agrees: true, document: '区府函〔2030〕1号', on: '2030-03-04' }, at)
    expect(await namingsOf(project, null)).toMatchObject([{ text: '同心亭', where: '东门', state: 'shown', until: '2031-03-05', document: { number: '区府函〔2030〕1号', on: '2030-03-04' } }])
    expect((await recordsOf(project)).map(({ fields }) => fields)).toMatchObject([{ namedAs: '同心亭', document: '区府函〔2030〕1号', carried: 'yes' }, { namedAs: '同心亭', mainDonor: 'yes', carried: 'yes', members: 8, present: PRESENT, for: FOR }])
    const later = '2031-03-06T10:00:00+08:00'
    expect(await namingsOf(project, null, later)).toMatchObject([{ state: 'ended', hangs: true }])
    expect(await todoOf(STAFF.staff, project, later)).toEqual(['works.takeNameDown'])
    await cloud.must(STAFF.staff, 'works.takeNameDown', { project, naming, text: '物业摘下', picture: 'wall' }, { now: later })
    expect([await namingsOf(project, null, later), await todoOf(STAFF.staff, project, later)]).toMatchObject([[{ state: 'takenDown', hangs: false }], []])
    expect(await commandsOf(project)).toEqual(['funds.askName', 'councils.countName', 'councils.confirmName', 'approvals.approveName', 'works.takeNameDown'])
    const told = (await cloud.must('giver', 'people.messages', {}, { now: later })).items.filter((one) => one.project === project)
    expect(told.map(({ kind, figures }) => [kind, figures.namedAs])).toEqual([['name-decided', '同心亭'], ['name-decided', '同心亭'], ['name-decided', '同心亭']])
    expect(JSON.stringify([await recordsOf(project), await namingsOf(project, null)])).not.toContain(await cloud.idOf('giver'))
  })
  it('stands on the page behind the code of the notice board while it is shown: neither before nor afterwards', async () => {
    const pledge = { id: 'paid', source: 'sponsorship' as const, from: 'giver', publicName: null, fen: 1, note: '', state: 'received' as const, reference: 'R1' }
    const council = { passed: true, main: false, by: 'x', at: 0 }
    const one = { pledge: 'paid', from: 'giver', where: '东门', at: 0, count: null, approval: null, down: null, council }
    const namings = [{ ...one, id: 'now', text: '同心亭', until: '2999-01-01' }, { ...one, id: 'over', text: '旧名亭', until: '2001-01-01' }, { ...one, id: 'asked', text: '未定亭', until: '2999-01-01', council: null }]
    await cloud.put('codes', { _id: 'BOARD22', project: 'board' })
    await putProject(cloud, aProject({ id: 'board', code: 'BOARD22', stage: 'closed', contentChecked: true, title: '凉亭', approvedFundFen: 2, pledges: [pledge], namings }))
    const count = { project: 'board', naming: 'asked', present: PRESENT, for: 0 }
    await cloud.must('host', 'councils.countName', { ...count, minutes: 'minutes' }, at)
    await cloud.must('watch1', 'councils.confirmName', count, at)
    const page = await pageOf('BOARD22')
    expect(page).toContain('冠名')
    expect(page).toContain('同心亭（东门，到2999年1月1日止）')
    for (const text of ['旧名亭', '未定亭']) expect(page).not.toContain(text)
  })
  it('is asked through the content check, and nothing is written of what it stops', async () => {
    const project = await given('risky')
    expect(await cloud.refused('giver', 'funds.askName', { project, ...NAME, text: '测试违规亭' }, at)).toBe('content-not-allowed')
    expect(await cloud.refused('giver', 'funds.askName', { project, ...NAME, text: '香烟亭' }, at)).toBe('name-forbidden')
    expect(await commandsOf(project)).toEqual([])
  })
  it.each([1, 2, 8, 32])('is asked for once, however often at once: %i', async (times) => {
    const project = await given(`ask${times}`)
    const replies = await Promise.all(Array.from({ length: times }, () => cloud.call('giver', 'funds.askName', { project, ...NAME }, at)))
    expect([replies.filter(({ ok }) => ok).length, refusedIn(replies)]).toEqual([1, times === 1 ? [] : ['name-already-asked']])
    expect([await commandsOf(project), (await namingsOf(project)).length]).toEqual([['funds.askName'], 1])
  }, 60_000)
  it.each([1, 2, 8, 32])('is decided once, however many confirm at once: %i', async (times) => {
    const project = await given(`two${times}`)
    const naming = await ask(project)
    await cloud.must('host', 'councils.countName', counted(project, naming), at)
    const replies = await Promise.all(Array.from({ length: times }, (_, i) => cloud.call(i % 2 === 0 ? 'watch1' : 'watch2', 'councils.confirmName', confirmed(project, naming), at)))
    expect([replies.filter(({ ok }) => ok).length, refusedIn(replies)]).toEqual([1, times === 1 ? [] : ['no-name-waits']])
    expect([await commandsOf(project), (await recordsOf(project)).length]).toEqual([['funds.askName', 'councils.countName', 'councils.confirmName'], 1])
  }, 60_000)
  it('gets the first answer again for the same request, at every step', async () => {
    const project = await given('again', { main: true })
    const thrice = async (person: string, name: 'funds.askName' | 'councils.countName' | 'councils.confirmName' | 'approvals.approveName', input: object): Promise<void> => {
      const sent = await Promise.all([1, 2, 3].map(() => cloud.call(person, name, input as never, { now: NOW, requestId: `same-${name}` })))
      expect(sent.map(({ ok }) => ok)).toEqual([true, true, true])
    }
    await thrice('giver', 'funds.askName', { project, ...NAME })
    const naming = (await namingsOf(project))[0]?.id ?? ''
    await thrice('host', 'councils.countName', counted(project, naming))
    await thrice('watch1', 'councils.confirmName', confirmed(project, naming))
    await thrice('leader', 'approvals.approveName', { project, naming, agrees: true, document: '区府函〔2030〕2号', on: '2030-03-05' })
    expect([(await commandsOf(project)).length, (await recordsOf(project)).length, (await namingsOf(project)).map(({ state }) => state)]).toEqual([4, 2, ['shown']])
  })
  it('is decided by nobody without the office, nor by who asked for it', async () => {
    const project = await given('twins', { main: true })
    const naming = await ask(project)
    const paper = { project, naming, agrees: true, document: '1', on: '2030-03-05' }
    expect(await cloud.refused('giver', 'councils.countName', counted(project, naming), at)).toBe('not-your-role')
    expect(await cloud.refused(STAFF.staff, 'councils.countName', counted(project, naming), at)).toBe('not-your-role')
    await cloud.must('host', 'councils.countName', counted(project, naming), at)
    expect(await cloud.refused('host', 'councils.confirmName', confirmed(project, naming), at)).toBe('second-person-needed')
    expect(await cloud.refused('giver', 'councils.confirmName', confirmed(project, naming), at)).toBe('not-your-role')
    await cloud.must('watch1', 'councils.confirmName', confirmed(project, naming), at)
    expect(await cloud.refused('giver', 'approvals.approveName', paper, at)).toBe('not-your-role')
    expect(await cloud.refused(STAFF.approver, 'approvals.approveName', paper, at)).toBe('wrong-level')
    expect(await cloud.refused('leader', 'approvals.approveName', { ...paper, on: '2030-03-06' }, at)).toBe('date-in-the-future')
    expect(await cloud.refused(STAFF.staff, 'funds.dropName', { project, naming, text: 'x' }, at)).toBe('household-not-bound')
    expect(await namingsOf(project, null)).toMatchObject([{ state: 'approving' }])
  })
})
