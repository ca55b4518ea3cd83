/** A joint declaration over the wire: one contract of many who confirm at once, one payment of many who pay, and everything of it public. */
import { codeFor, registered } from '../../emulator/seed/suppliers'
import type { Project } from '../../contracts/projects'
import { startCloud, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { LONG_AGO, STAFF, startTown, TOWN } from './town'

const NOW = '2030-03-05T10:00:00+08:00'
const PRICE = 1_900_000
const LEAD = '示例社工服务中心'
const ORGS = [{ name: '乐龄互助队', filingNumber: '备0001', filedWith: '示例街道办', fen: 600_000 }, { name: '晚风合唱队', filingNumber: '备0002', filedWith: '示例街道办', fen: 300_000 }]
const JOINT = { supplier: LEAD, standing: 'jointDeclaration' as const, creditCode: codeFor(LEAD, '52'), leadFen: 1_000_000, filedOrgs: ORGS, fen: PRICE }
const PARTS = [{ filedOrg: '乐龄互助队', fen: 600_000 }, { filedOrg: '晚风合唱队', fen: 0 }]
const MANY = [1, 2, 8, 32] as const

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  const office = async (person: string, role: 'streetClerk' | 'finance') => cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf(person), role, place: TOWN.street, from: LONG_AGO, basis: '文' })
  for (const clerk of ['clerk', 'clerk2', 'clerk3']) await office(clerk, 'streetClerk')
  for (const clerk of ['cashier', 'cashier2']) await office(clerk, 'finance')
}, 120_000)
afterAll(() => cloud.stop())

const selecting = (id: string, more: Partial<Project> = {}) => putProject(cloud, aProject({
  id, code: id.toUpperCase(), title: `课堂 ${id}`, stage: 'implementerSelecting', contentChecked: true, method: 'quoteComparison', cost: PRICE, pack: { id: 'luohu-2017', asOf: '2030-02-01' }, proposedAt: Date.parse('2030-02-01T10:00:00+08:00'),
  pledges: [{ id: 'gift', source: 'residentContribution', from: 'giver', publicName: null, fen: PRICE, note: '', state: 'received', reference: '收据1' }], ...more,
}))
const at = { now: NOW }

async function nominated(id: string): Promise<string> {
  const project = await selecting(id)
  await cloud.must('clerk', 'works.recordQuote', { project, ...JOINT }, at)
  await cloud.must('clerk', 'works.nominate', { project, quote: 0, reason: '只有这一家' }, at)
  return project
}
async function billed(id: string): Promise<{ readonly project: string; readonly expense: string }> {
  const project = await nominated(id)
  await cloud.must('clerk2', 'works.confirmImplementer', { project }, at)
  const [kept] = await cloud.read('projects', { _id: project })
  await cloud.put('projects', { ...(kept as { readonly _id: string }), stage: 'inProgress' })
  await cloud.must('clerk', 'works.recordExpense', { project, fen: 800_000, what: '课时费' }, at)
  const { money } = await cloud.must(null, 'projects.get', { project }, at)
  return { project, expense: money.expenses[0]?.id ?? '' }
}
const commandsOf = async (project: string) => (await cloud.read('events', { stream: `project:${project}` })).map(({ command }) => command)

it('E87: a registered lead contracts and receives for filed organisations, and everything of it is public', async () => {
  const { project, expense } = await billed('whole')
  await cloud.must('cashier', 'funds.pay', { project, expense, reference: '凭证1', passedOn: PARTS }, at)
  const view = await cloud.must(null, 'projects.get', { project }, at)
  expect(view.implementer).toMatchObject({ supplier: LEAD, creditCode: JOINT.creditCode, jointDeclaration: { leadFen: 1_000_000, filedOrgs: ORGS } })
  expect(view.money.expenses).toMatchObject([{ paid: true, receiver: LEAD, passedOn: PARTS }])
  const [record] = (await cloud.read('publications', { project })).filter(({ kind }) => kind === 'implementer')
  expect(record?.fields).toMatchObject({ supplier: LEAD, creditCode: JOINT.creditCode, leadFen: 1_000_000, filedOrgs: '乐龄互助队|备0001|示例街道办|600000;晚风合唱队|备0002|示例街道办|300000' })
  const page = await (await fetch(`${cloud.url}/n/WHOLE`)).text()
  for (const told of [LEAD, JOINT.creditCode, '乐龄互助队', '备0001', '6,000 元', '晚风合唱队', '3,000 元', '牵头单位转给']) expect(page).toContain(told)
  const table = await (await fetch(`${cloud.url}/open/${TOWN.community}/projects.csv`)).text()
  expect(table).toContain(JOINT.creditCode)
  expect(table).toContain('乐龄互助队|备0001|示例街道办|600000')
})

it.each(MANY)('one contract is made of %i who confirm at once', async (many) => {
  const project = await nominated(`confirm${many}`)
  const replies = await Promise.all(Array.from({ length: many }, (_one, i) => cloud.call(i % 2 === 0 ? 'clerk2' : 'clerk3', 'works.confirmImplementer', { project }, at)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await commandsOf(project)).filter((command) => command === 'works.confirmImplementer')).toHaveLength(1)
})

it.each(MANY)('one payment is made of %i who pay at once, and the parts are of that one', async (many) => {
  const { project, expense } = await billed(`pay${many}`)
  const replies = await Promise.all(Array.from({ length: many }, (_one, i) => cloud.call(i % 2 === 0 ? 'cashier' : 'cashier2', 'funds.pay', { project, expense, reference: `凭证${i}`, passedOn: [{ filedOrg: '乐龄互助队', fen: i }, { filedOrg: '晚风合唱队', fen: 0 }] }, at)))
  const won = replies.findIndex(({ ok }) => ok)
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  const { money } = await cloud.must(null, 'projects.get', { project }, at)
  expect(money.expenses[0]?.passedOn).toEqual([{ filedOrg: '乐龄互助队', fen: won }, { filedOrg: '晚风合唱队', fen: 0 }])
})

it('the same request is one quote, one contract and one payment', async () => {
  const project = await selecting('twice')
  const twice = async <T>(once: (requestId: string) => Promise<T>, requestId: string): Promise<void> => expect(await once(requestId)).toEqual(await once(requestId))
  await twice((requestId) => cloud.must('clerk', 'works.recordQuote', { project, ...JOINT }, { ...at, requestId }), 'quote-once')
  expect((await cloud.must(null, 'projects.get', { project }, at)).quotes).toHaveLength(1)
  await cloud.must('clerk', 'works.nominate', { project, quote: 0, reason: '只有这一家' }, at)
  await twice((requestId) => cloud.must('clerk2', 'works.confirmImplementer', { project }, { ...at, requestId }), 'confirm-once')
  const paid = await billed('twicepaid')
  await twice((requestId) => cloud.must('cashier', 'funds.pay', { ...paid, reference: '凭证1', passedOn: PARTS }, { ...at, requestId }), 'pay-once')
  expect((await commandsOf(paid.project)).filter((command) => command === 'funds.pay')).toHaveLength(1)
})

it('is refused by name, and nothing is written', async () => {
  const project = await selecting('refused')
  const quote = (more: object) => cloud.refused('clerk', 'works.recordQuote', { project, ...JOINT, ...more }, at)
  expect(await quote({ standing: 'filed', creditCode: null, leadFen: null, filedOrgs: [] })).toBe('filed-org-alone')
  expect(await quote({ creditCode: `${JOINT.creditCode.slice(0, 17)}${JOINT.creditCode.endsWith('0') ? '1' : '0'}` })).toBe('credit-code-wrong')
  expect(await quote({ leadFen: 999_999 })).toBe('parts-differ')
  expect(await quote({ leadFen: -1 })).toBe('malformed')
  expect(await quote({ leadFen: 0.5 })).toBe('malformed')
  expect(await quote({ filedOrgs: Array.from({ length: 31 }, (_one, i) => ({ ...ORGS[0], name: `队${i}` })) })).toBe('malformed')
  expect(await cloud.refused('cashier', 'works.recordQuote', { project, ...JOINT }, at)).toBe('not-your-role')
  expect(await cloud.refused(null, 'works.recordQuote', { project, ...JOINT }, at)).toBe('not-identified')
  expect(await commandsOf(project)).toEqual([])
  const elsewhere = await selecting('unknown', { pack: { id: 'shenzhen-2015', asOf: '2030-02-01' } })
  expect(await cloud.refused('clerk', 'works.recordQuote', { project: elsewhere, ...JOINT }, at)).toBe('joint-unknown-here')
  const { project: paid, expense } = await billed('alone')
  expect(await cloud.refused('cashier', 'funds.pay', { project: paid, expense, reference: '凭证1', receiver: '乐龄互助队', passedOn: PARTS }, at)).toBe('filed-org-alone')
  expect((await cloud.must(null, 'projects.get', { project: paid }, at)).money.expenses).toMatchObject([{ paid: false }])
})

it('who stands behind a filed organisation is kept, is told to nobody, and has declared it for every rule', async () => {
  const project = await nominated('behind')
  const person = await cloud.idOf('choirmaster')
  await cloud.must('clerk2', 'works.confirmImplementer', { project, behind: [{ filedOrg: '晚风合唱队', person }] }, at)
  expect((await cloud.read('projects', { _id: project }))[0]?.implementer).toMatchObject({ behind: [{ filedOrg: '晚风合唱队', person }] })
  for (const seenBy of [null, 'clerk']) expect(JSON.stringify(await cloud.must(seenBy, 'projects.get', { project }, at))).not.toContain(person)
  const next = await nominated('declared')
  await cloud.must('clerk3', 'people.declare', { kind: 'supplier', supplier: '乐龄互助队' }, at)
  expect(await cloud.refused('clerk3', 'works.confirmImplementer', { project: next }, at)).toBe('has-interest')
  expect(await cloud.must('clerk2', 'works.confirmImplementer', { project: next }, at)).toMatchObject({ stage: 'implementerConfirmed' })
  await cloud.idOf('critic')
  await cloud.must('critic', 'people.declare', { kind: 'supplier', supplier: '乐龄互助队' }, at)
  const evaluates = { role: 'thirdPartyEvaluator', place: TOWN.street, from: LONG_AGO, basis: '文' } as const
  expect(await cloud.call(STAFF.approver, 'people.appoint', { person: await cloud.idOf('critic'), ...evaluates }, at)).toMatchObject({ ok: false, refusal: { code: 'has-interest', duty: 'SoD-7', about: 'deliversHere' } })
  expect(await cloud.call(STAFF.approver, 'people.appoint', { person, ...evaluates }, at)).toMatchObject({ ok: false, refusal: { duty: 'SoD-7' } })
})

it('what a filed organisation took part in counts when it is to have the next contract (E23)', async () => {
  const triage: NonNullable<Project['triage']> = { type: 'service', category: 'care', level: 2, estimate: PRICE, justification: null, needsOwnersDecision: false, ownersDecision: null }
  const lead = { supplier: '另一家中心', creditCode: codeFor('另一家中心', '52'), person: null, fen: 19_000_000, quotes: 3, method: 'single', confirmedOn: '2030-02-02', reason: null, jointDeclaration: { leadFen: 18_000_000, filedOrgs: [{ ...ORGS[0], name: '晨练队', fen: 1_000_000 }] } } as unknown as NonNullable<Project['implementer']>
  await selecting('hadone', { stage: 'inProgress', triage, implementer: lead })
  const offered = { supplier: LEAD, ...registered(LEAD), fen: PRICE, note: '', attachments: [] }
  const quotes = [{ ...offered, jointDeclaration: { leadFen: 1_800_000, filedOrgs: [{ name: '晨练队', filingNumber: '备9', filedWith: '示例街道办', fen: 100_000 }] }, creditCode: JOINT.creditCode }]
  const project = await selecting('hasnext', { triage, quotes, nominee: { quote: 0, by: 'somebody', reason: null } })
  expect(await cloud.call('clerk2', 'works.confirmImplementer', { project }, at)).toMatchObject({ ok: false, refusal: { code: 'needs-justification', figures: { together: 20_900_000 } } })
})
