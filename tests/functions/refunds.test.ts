/** Money that is owed back, over the wire: found after the end, given back once, told without names. */
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const FEN = 200_000

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await cloud.must('approver', 'people.appoint', { person: await cloud.idOf('bookkeeper'), role: 'finance', place: TOWN.street, from: '2020-01-01', basis: 'test' })
}, 120_000)
afterAll(() => cloud.stop())

const owing = async (id: string) => putProject(cloud, aProject({
  id, code: id.toUpperCase(), stage: 'terminated', contentChecked: true, title: '车棚',
  hands: [{ command: 'funds.receive', person: await cloud.idOf(STAFF.staff) }],
  pledges: [{ id: 'paid', source: 'residentContribution', from: await cloud.idOf('giver'), publicName: null, fen: FEN, note: '', state: 'refundDue', reference: '收据第0001号' }],
}))
const BACK = { pledge: 'paid', fen: FEN, reference: '回单第0042号' }
const waits = async (person: string, project: string) => ({
  inbox: (await cloud.must(person, 'projects.inbox', {}, { now: NOW })).items.find(({ card }) => card.id === project)?.waitingFor ?? [],
  todo: (await cloud.must(person, 'projects.todo', {}, { now: NOW })).items.flatMap((one) => ('card' in one && one.card.id === project ? [one.operation] : [])),
})
const pledgeSeenBy = async (person: string | null, project: string) => (await cloud.must(person, 'projects.get', { project }, { now: NOW })).money.pledges[0]

describe('money owed back', () => {
  it('is on the desk until it is done, once, however often it is sent', async () => {
    const project = await owing('owed')
    expect(await waits('bookkeeper', project)).toEqual({ inbox: ['funds.refund'], todo: ['funds.refund'] })
    expect(await waits(STAFF.staff, project)).toEqual({ inbox: [], todo: [] })
    const sent = await Promise.all([1, 2, 3].map(() => cloud.call('bookkeeper', 'funds.refund', { project, ...BACK }, { now: NOW, requestId: 'the-same' })))
    expect(sent.map(({ ok }) => ok)).toEqual([true, true, true])
    expect((await cloud.read('events', { stream: `project:${project}` })).map(({ command }) => command)).toEqual(['funds.refund'])
    expect(await cloud.refused('bookkeeper', 'funds.refund', { project, ...BACK }, { now: NOW })).toBe('already-refunded')
    expect(await waits('bookkeeper', project)).toEqual({ inbox: [], todo: [] })
  })
  it('is given back by one of two who try at once', async () => {
    const project = await owing('raced')
    const replies = await Promise.all([1, 2, 3, 4].map(() => cloud.call('bookkeeper', 'funds.refund', { project, ...BACK }, { now: NOW })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code]))).toEqual(['already-refunded', 'already-refunded', 'already-refunded'])
  })
  it('is refused to whoever received it, to the giver and to a visitor, and changes nothing', async () => {
    const project = await owing('guarded')
    expect(await cloud.refused(STAFF.staff, 'funds.refund', { project, ...BACK }, { now: NOW })).toBe('receiver-may-not-spend')
    expect(await cloud.refused('giver', 'funds.refund', { project, ...BACK }, { now: NOW })).toBe('not-your-role')
    expect(await cloud.refused(null, 'funds.refund', { project, ...BACK }, { now: NOW })).toBe('not-identified')
    expect(await cloud.refused('bookkeeper', 'funds.refund', { project, ...BACK, fen: FEN - 1 }, { now: NOW })).toBe('refund-differs')
    expect(await pledgeSeenBy('giver', project)).toMatchObject({ state: 'refundDue', mine: true, refund: null })
  })
  it('is told to its giver when it comes to be owed, with how much, and when it was given back', async () => {
    const of = async (project: string) => (await cloud.must('giver', 'people.messages', {}, { now: NOW })).items.filter((one) => one.project === project).map(({ kind, figures }) => [kind, figures.fen])
    const giver = await cloud.idOf('giver')
    const project = await putProject(cloud, aProject({
      id: 'ending', code: 'ENDINGA', stage: 'funded', contentChecked: true, title: '车棚', hands: [{ command: 'funds.receive', person: await cloud.idOf(STAFF.staff) }],
      pledges: (['one', 'two'] as const).map((name) => ({ id: name, source: 'residentContribution' as const, from: giver, publicName: null, fen: FEN, note: '', state: 'received' as const, reference: name })),
    }))
    await cloud.must('approver', 'works.terminate', { project, text: '市里来修' }, { now: NOW })
    expect(await of(project)).toEqual([['gift-owed-back', 2 * FEN]])
    await cloud.must('bookkeeper', 'funds.refund', { project, pledge: 'one', fen: FEN, reference: '回单第0043号' }, { now: NOW })
    expect(await of(project)).toEqual(expect.arrayContaining([['gift-owed-back', 2 * FEN], ['gift-returned', FEN]]))
    expect(await of(project)).toHaveLength(2)
  })
  it('is told to everybody as given back, and with its numbers to the giver alone among neighbours', async () => {
    const project = await owing('seen')
    await cloud.must('bookkeeper', 'funds.refund', { project, ...BACK }, { now: NOW })
    expect(await pledgeSeenBy('giver', project)).toMatchObject({ state: 'refunded', reference: '收据第0001号', refund: { on: '2030-03-05', reference: '回单第0042号' } })
    expect(await pledgeSeenBy(null, project)).toMatchObject({ state: 'refunded', name: '', reference: '', refund: { on: '2030-03-05', reference: '' } })
    const page = JSON.stringify(await cloud.must(null, 'projects.get', { project }, { now: NOW }))
    for (const secret of ['回单第0042号', '收据第0001号', await cloud.idOf('giver'), await cloud.idOf('bookkeeper')]) expect(page).not.toContain(secret)
  })
})
