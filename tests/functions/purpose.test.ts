/** Givers who are asked whether their money may be used for something else, over the wire: told, answered once, moved whole or not at all. */
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
  await cloud.must('approver', 'people.appoint', { person: await cloud.idOf('giver'), role: 'sponsor', place: TOWN.community, from: '2020-01-01', basis: 'test' })
}, 120_000)
afterAll(() => cloud.stop())

/** A project that has ended with money of one giver, and one that still takes money. */
async function two(name: string) {
  const pledge = { id: 'paid', source: 'sponsorship' as const, from: await cloud.idOf('giver'), publicName: null, fen: FEN, note: '', state: 'refundDue' as const, reference: '收据第0001号' }
  const from = await putProject(cloud, aProject({ id: `${name}-old`, code: `${name}OLD`.toUpperCase(), stage: 'terminated', contentChecked: true, title: '车棚', pledges: [pledge] }))
  const into = await putProject(cloud, aProject({ id: `${name}-new`, code: `${name}NEW`.toUpperCase(), stage: 'funding', contentChecked: true, title: '路灯' }))
  await cloud.put('codes', { _id: `${name}NEW`.toUpperCase(), project: into })
  return { from, into }
}
const ask = (project: string, into: string) => cloud.must('bookkeeper', 'funds.askPurpose', { project, into, text: '钱转给路灯' }, { now: NOW })
const pledgesOf = async (id: string) => ((await cloud.read('projects', { _id: id }))[0]?.pledges ?? []) as readonly { readonly id: string; readonly state: string; readonly fen: number }[]
const commandsOf = async (id: string) => (await cloud.read('events', { stream: `project:${id}` })).map(({ command }) => command)
const todoOf = async (person: string, project: string) => (await cloud.must(person, 'projects.todo', {}, { now: NOW })).items.flatMap((one) => ('card' in one && one.card.id === project ? [{ operation: one.operation, due: one.due }] : []))

describe('a giver who is asked', () => {
  it('is told, finds it among what waits, and lets the money go to the other project in one write', async () => {
    const { from, into } = await two('told')
    await ask(from, 'TOLDNEW')
    const messages = (await cloud.must('giver', 'people.messages', {}, { now: NOW })).items
    expect(messages).toContainEqual(expect.objectContaining({ kind: 'purpose-asked', project: from, figures: expect.objectContaining({ title: '车棚' }) }))
    const [waits] = await todoOf('giver', from)
    expect(waits).toMatchObject({ operation: 'funds.answerPurpose', due: '2030-03-20' })
    expect(await todoOf(STAFF.staff, from)).toEqual([expect.objectContaining({ operation: 'funds.refund' })])
    await cloud.must('giver', 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: true }, { now: NOW })
    expect(await pledgesOf(from)).toMatchObject([{ state: 'moved', fen: FEN }])
    expect(await pledgesOf(into)).toMatchObject([{ state: 'received', fen: FEN, reference: '收据第0001号' }])
    expect([await commandsOf(from), await commandsOf(into)]).toEqual([['funds.askPurpose', 'funds.answerPurpose'], ['funds.takeOver']])
    expect(await todoOf('giver', from)).toEqual([])
    expect(await todoOf(STAFF.staff, from)).toEqual([])
    const seen = await cloud.must(null, 'projects.get', { project: from }, { now: NOW })
    expect(seen.money.purpose).toMatchObject({ text: '钱转给路灯', into: { title: '路灯', code: 'TOLDNEW' }, open: false })
    expect(JSON.stringify(seen)).not.toContain(await cloud.idOf('giver'))
  })
  it.each([1, 2, 8, 32])('moves it once, however many answers come at once: %i', async (times) => {
    const { from, into } = await two(`race${times}`)
    await ask(from, into)
    const replies = await Promise.all(Array.from({ length: times }, () => cloud.call('giver', 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: true }, { now: NOW })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code])))).toEqual(new Set(times === 1 ? [] : ['giver-answered']))
    expect([await pledgesOf(from), await pledgesOf(into)].map((all) => all.map(({ state }) => state))).toEqual([['moved'], ['received']])
  }, 60_000)
  it('gets the first answer again for the same request, and the money moves once', async () => {
    const { from, into } = await two('again')
    await ask(from, into)
    const sent = await Promise.all([1, 2, 3].map(() => cloud.call('giver', 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: true }, { now: NOW, requestId: 'the-same-answer' })))
    expect(sent.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await commandsOf(into)).toEqual(['funds.takeOver'])
  })
  it('whose yes cannot be carried out has not answered: the other project takes no money any more', async () => {
    const { from, into } = await two('late')
    await ask(from, into)
    await putProject(cloud, aProject({ id: into, code: 'LATENEW', stage: 'rejected', contentChecked: true, title: '路灯' }))
    expect(await cloud.refused('giver', 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: true }, { now: NOW })).toBe('not-at-this-stage')
    expect(await pledgesOf(from)).toMatchObject([{ state: 'refundDue' }])
    expect(await commandsOf(from)).toEqual(['funds.askPurpose'])
    await cloud.must('giver', 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: false }, { now: NOW })
    expect(await pledgesOf(from)).toMatchObject([{ state: 'refundDue', purpose: 'refused' }])
  })
  it('alone may answer, and only those who keep the books may ask', async () => {
    const { from, into } = await two('who')
    expect(await cloud.refused('giver', 'funds.askPurpose', { project: from, into, text: 'x' }, { now: NOW })).toBe('not-your-role')
    expect(await cloud.refused(null, 'funds.askPurpose', { project: from, into, text: 'x' }, { now: NOW })).toBe('not-identified')
    await ask(from, into)
    expect(await cloud.refused('bookkeeper', 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: true }, { now: NOW })).toBe('household-not-bound')
    expect(await cloud.refused(null, 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: true }, { now: NOW })).toBe('not-identified')
    expect(await cloud.refused('bookkeeper', 'funds.takeOver', { project: into, pledge: 'paid' }, { now: NOW })).toBe('not-your-role')
    expect(await pledgesOf(into)).toEqual([])
  })
})
