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
/** The timer as the platform calls it. */
const night = async (day: string): Promise<void> => {
  const response = await fetch(`${cloud.url}/dev/timers`, { method: 'POST', body: JSON.stringify({ function: 'oversight', trigger: 'oversight-daily', at: `${day}T00:10:00+08:00` }) })
  expect(response.status).toBe(200)
}
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
  it('is told that the question was taken back, and is asked nothing any more', async () => {
    const { from, into } = await two('drop')
    await ask(from, into)
    expect(await cloud.refused('giver', 'funds.dropPurpose', { project: from, text: 'x' }, { now: NOW })).toBe('not-your-role')
    expect(await cloud.refused(null, 'funds.dropPurpose', { project: from, text: 'x' }, { now: NOW })).toBe('not-identified')
    const sent = await Promise.all([1, 2, 3].map(() => cloud.call('bookkeeper', 'funds.dropPurpose', { project: from, text: '问错了' }, { now: NOW, requestId: 'the-same-drop' })))
    expect(sent.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await commandsOf(from)).toEqual(['funds.askPurpose', 'funds.dropPurpose'])
    expect(await cloud.refused('bookkeeper', 'funds.dropPurpose', { project: from, text: 'x' }, { now: NOW })).toBe('no-question-open')
    const messages = (await cloud.must('giver', 'people.messages', {}, { now: NOW })).items
    expect(messages.filter(({ kind, project }) => kind === 'purpose-dropped' && project === from)).toHaveLength(1)
    expect(await todoOf('giver', from)).toEqual([])
    expect(await cloud.refused('giver', 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: true }, { now: NOW })).toBe('giver-not-asked')
    expect(await pledgesOf(from)).toMatchObject([{ state: 'refundDue' }])
  })
  it('who says nothing has said no when the night after the last day is over, written once by two timers', async () => {
    const { from, into } = await two('night')
    await ask(from, into)
    await night('2030-03-20')
    expect(await pledgesOf(from)).toMatchObject([{ purpose: 'asked' }])
    await Promise.all([night('2030-03-21'), night('2030-03-21')])
    expect(await pledgesOf(from)).toMatchObject([{ state: 'refundDue', purpose: 'silent' }])
    expect(await commandsOf(from)).toEqual(['funds.askPurpose', 'funds.closePurpose'])
    const seen = await cloud.must(null, 'projects.get', { project: from }, { now: '2030-03-21T10:00:00+08:00' })
    expect([seen.money.purpose?.open, seen.money.pledges[0]?.purpose]).toEqual([false, 'silent'])
    expect(await cloud.refused('bookkeeper', 'funds.closePurpose', { project: from }, { now: NOW })).toBe('not-your-role')
  })
  it('had the money received by somebody who then spends none of it in the other project (SoD-5)', async () => {
    const { from, into } = await two('sod')
    await cloud.put('projects', { ...(await cloud.read('projects', { _id: from }))[0], _id: from, hands: [{ command: 'funds.receive', person: await cloud.idOf('receiver') }] })
    await ask(from, into)
    await cloud.must('giver', 'funds.answerPurpose', { project: from, pledge: 'paid', agrees: true }, { now: NOW })
    expect((await cloud.read('projects', { _id: into }))[0]?.pledges).toMatchObject([{ receivers: [await cloud.idOf('receiver')] }])
    expect(JSON.stringify(await cloud.must(null, 'projects.get', { project: into }, { now: NOW }))).not.toContain(await cloud.idOf('receiver'))
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
