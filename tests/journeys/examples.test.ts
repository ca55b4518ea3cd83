/** The communities of today, as `npm start` leaves them: every screen has something on it, for somebody. */
import { randomUUID } from 'node:crypto'
import type { PictureDue, PictureSeen } from '../../contracts/files'
import type { Home, InboxRow, Page, Todo } from '../../contracts/operations'
import type { Message } from '../../contracts/people'
import type { ProjectView, SittingView } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import type { Stage } from '../../contracts/vocabulary'
import { seed } from '../../emulator/seed/main'
import { openLaptop, type Laptop } from './laptop'
import { breakIn, chainOf } from './records'

let laptop: Laptop
const told: string[] = []
beforeAll(async () => {
  laptop = await openLaptop()
  await seed({ url: laptop.url(), log: (line) => void told.push(line), only: ['xinglin', 'hetang', 'liuyin', 'newcomer'] })
}, 600_000)
afterAll(() => laptop?.stop())

async function ask<T>(person: string | null, operation: string, input: object): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(person === null ? {} : { 'x-dev-person': person }) }
  const response = await fetch(`${laptop.url()}/call`, { method: 'POST', headers, body: JSON.stringify({ operation, input, requestId: randomUUID() }) })
  const reply: Reply<T> = await response.json()
  if (!reply.ok) throw new Error(`${operation}: ${JSON.stringify(reply.refusal)}`)
  return reply.data
}
const waitingFor = async (person: string): Promise<readonly string[]> => (await ask<Page<Todo>>(person, 'projects.todo', { limit: 50 })).items.map(({ operation }) => operation)

describe('the community of today', () => {
  it('has a project in every state that a screen can show', async () => {
    const projects = await laptop.read('projects', { community: 'km-xl' })
    const stages: readonly Stage[] = [
      'proposed', 'organiserReview', 'triage', 'selfGovernance', 'consentCollecting', 'residentPoll', 'consultation', 'councilScheduled', 'councilSession', 'resolutionNotice', 'approvingStreet', 'reserve',
      'determineNotice', 'funding', 'implementerSelecting', 'inProgress', 'acceptance', 'resultNotice', 'satisfaction', 'closed', 'rejected',
    ]
    expect(new Set(projects.map(({ stage }) => stage))).toEqual(new Set(stages))
  })
  it('keeps its public records in the order of their time', async () => {
    for (const community of ['km-xl', 'sz-ht', 'sz-mp', 'lz-ly']) {
      const chain = await chainOf(laptop, community)
      expect(breakIn(chain)).toBeNull()
      expect(chain.every(({ at }, index) => at >= (chain[index - 1]?.at ?? 0))).toBe(true)
    }
  })
  it('stands under a daily root, so that an export can be checked against it on the first day', async () => {
    const { roots } = (await (await fetch(`${laptop.url()}/open/roots.json`)).json()) as { readonly roots: readonly { readonly communities: number }[] }
    expect(roots).toHaveLength(1)
    for (const community of ['km-xl', 'sz-ht', 'sz-mp', 'lz-ly']) {
      const log = (await (await fetch(`${laptop.url()}/open/${community}/export.json`)).json()) as { readonly anchors: readonly { readonly root: number }[] }
      expect([community, log.anchors]).toEqual([community, [expect.objectContaining({ root: 1 })]])
    }
  })
  it('shows a visitor projects and notices', async () => {
    const home = await ask<Home>(null, 'projects.home', { community: 'km-xl' })
    expect(home.projects.length).toBeGreaterThan(10)
    expect(home.notices.length).toBeGreaterThan(3)
    expect(home.todo).toEqual([])
  })
  it('has something waiting for everybody', async () => {
    expect(await waitingFor('xinglin-resident-4')).toEqual(expect.arrayContaining(['consents.give', 'councils.vote']))
    expect(await waitingFor('xinglin-building-head-1')).toContain('proposals.vouch')
    expect(await waitingFor('xinglin-staff-1')).toEqual(expect.arrayContaining(['proposals.receive', 'proposals.accept']))
    expect(await waitingFor('xinglin-staff-2')).toEqual(expect.arrayContaining(['proposals.confirmReject', 'publications.answerObjection']))
    expect(await waitingFor('qingtong-street-approver')).toContain('approvals.approve')
    expect(await waitingFor('xinglin-resident-1')).toContain('ratings.give')
  })
  it('has pictures waiting for those who look after them: one held, one that somebody would have blurred; and one that is blurred', async () => {
    const { items } = await ask<Page<PictureDue>>('xinglin-staff-1', 'files.queue', { limit: 50 })
    expect(items.map(({ why, state }) => `${why} ${state}`).sort()).toEqual(['blur shown', 'check held'])
    expect(items.find(({ why }) => why === 'blur')?.asks).toMatchObject([{ marks: [{ x: 460 }] }])
    const messages = await ask<Page<Message>>('xinglin-resident-6', 'people.messages', { limit: 50 })
    const { figures: { picture } = {} } = messages.items.find(({ kind }) => kind === 'picture-blurred') ?? {}
    expect(await ask<PictureSeen>('xinglin-resident-6', 'files.picture', { file: picture })).toMatchObject({ state: 'shown', isBlurred: true, asked: 'answered' })
  })
  it('has a sitting in session and one that is called', async () => {
    const { items } = await ask<Page<SittingView>>('xinglin-party-secretary', 'councils.sittings', { community: 'km-xl' })
    const open = items.find((sitting) => sitting.open)
    expect(open?.members.filter(({ voted }) => voted)).toHaveLength(3)
    expect(items.some(({ presentCount, result }) => presentCount === 0 && result === null)).toBe(true)
  })
  it('has one approval that is overdue, and nothing was approved by that', async () => {
    const { items, overdue } = await ask<Page<InboxRow> & { readonly overdue: number }>('liuyin-street-approver', 'projects.inbox', {})
    expect(items).toHaveLength(2)
    expect(overdue).toBe(1)
    expect(items.every(({ card, waitingFor: wanted }) => card.stage === 'approvingStreet' && wanted.includes('approvals.approve'))).toBe(true)
  })
  it('shows what those who watch said, what was answered, and what came round with the calendar', async () => {
    const records = await laptop.read('publications', { community: 'km-xl' })
    expect(records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['commentAnswer', 'auditRequested', 'auditAnswer']))
    const [commented] = await laptop.read('projects', { community: 'km-xl', stage: 'inProgress' })
    expect(commented?.comments).toMatchObject([{ answer: expect.any(String) as string }, { answer: null }])
    const quarterly = await laptop.read('publications', { community: 'lz-ly', kind: 'bulletin' })
    expect(quarterly.length).toBeGreaterThan(0)
  })
  it('keeps every fund in balance', async () => {
    const accounts = await laptop.read('funds', {})
    expect(accounts.length).toBeGreaterThan(1)
    for (const { appropriated, available, reserved, committed, paid } of accounts) expect(Number(available) + Number(reserved) + Number(committed) + Number(paid)).toBe(appropriated)
  })
  it('says how far it has come while it is being told', () => {
    expect(told.at(-1)).toMatch(/^The examples are complete: \d+ steps/)
    expect(told.length).toBeGreaterThan(4)
  })
})

describe('the two communities that share projects', () => {
  const shared = async (title: string): Promise<ProjectView> => {
    const [found] = await laptop.read('projects', { community: 'sz-ht', title: { $regex: title } })
    return ask<ProjectView>(null, 'projects.get', { project: found?._id })
  }
  it('hold one that both councils passed and that both pay by their shares', async () => {
    const { card, councils, money } = await shared('无障碍坡道')
    expect([card.stage, card.communityName]).toEqual(['inProgress', '荷塘社区、梅坡社区'])
    expect(councils.map(({ name, share, result, signatures }) => [name, share, result?.passed, signatures])).toEqual([['荷塘社区', 7_560_000, true, 2], ['梅坡社区', 5_040_000, true, 2]])
    expect(money.expenses.map(({ paid }) => paid)).toEqual([true, false])
    // 55 in a hundred of the cost is paid, the rest is bound.
    const [stored] = await laptop.read('projects', { _id: card.id })
    expect(stored?.joint).toMatchObject({ held: [{ community: 'sz-ht', reserved: 0, committed: 3_402_000 }, { community: 'sz-mp', reserved: 0, committed: 2_268_000 }] })
    const paid = await laptop.read('events', { stream: { $regex: '^fund:sz-' }, project: card.id, kind: 'pay' })
    expect(paid.map(({ stream, fen }) => [String(stream).split(':')[1], fen]).sort()).toEqual([['sz-ht', 4_158_000], ['sz-mp', 2_772_000]])
    expect(await waitingFor('hetang-finance')).toContain('funds.pay')
  })
  it('hold one that one council refused and the other goes on with at a lower cost', async () => {
    const { card, councils } = await shared('充电棚')
    expect([card.stage, card.cost, card.communityName]).toEqual(['councilScheduled', 4_600_000, '荷塘社区'])
    expect(councils.map(({ name, left, turn }) => [name, left, turn])).toEqual([['荷塘社区', false, true], ['梅坡社区', true, false]])
    expect((await laptop.read('publications', { community: 'sz-mp', kind: 'approval' })).map(({ fields }) => fields)).toEqual(expect.arrayContaining([expect.objectContaining({ passedIn: '荷塘社区', refusedIn: '梅坡社区' })]))
  })
  it('hold one in the middle of the second council’s sitting, which three people on the list bring to its end', async () => {
    const { card, councils } = await shared('联合送餐')
    expect(card.stage).toBe('councilSession')
    expect(councils.map(({ name, result, turn }) => [name, result?.passed ?? null, turn])).toEqual([['荷塘社区', true, false], ['梅坡社区', null, true]])
    for (const person of ['meipo-council-1', 'meipo-council-2', 'meipo-council-3']) {
      expect(await waitingFor(person)).toContain('councils.vote')
      await ask(person, 'councils.vote', { project: card.id, vote: 'for' })
    }
    expect(await ask('meipo-facilitator', 'councils.close', { project: card.id })).toMatchObject({ stage: 'resolved' })
  })
})

describe('the newcomer’s community', () => {
  it('holds nothing but a draft of its author', async () => {
    expect(await laptop.read('projects', { community: 'km-xm' })).toMatchObject([{ stage: 'draft', version: 1 }])
    expect((await ask<Home>(null, 'projects.home', { community: 'km-xm' })).projects).toEqual([])
    expect(await waitingFor('xinmiao-resident-1')).toEqual(['proposals.submit'])
  })
})
