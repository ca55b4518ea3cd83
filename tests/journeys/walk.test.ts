/** docs/walk.md, done row by row: nobody's time is chosen, only the clock of the laptop is moved. */
import { registered } from '../../emulator/seed/suppliers'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import type { OperationName } from '../../contracts/operations'
import type { ProjectView } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import { COMMANDS } from '../../contracts/vocabulary'
import { leaveDraft, settleNewcomer } from '../../emulator/seed/newcomer'
import { openPanlong } from '../../emulator/seed/panlong'
import { daysAfter, dayOf } from '../../emulator/seed/time'
import { openWorld, overHttp, type World } from '../../emulator/seed/world'
import { openQingtong } from '../../emulator/seed/xinglin'
import { COMMAND_BUTTONS } from '../../src/copy/commands'
import { openLaptop, type Laptop } from './laptop'
import { publicPage } from './records'

interface Row { readonly number: number; readonly who: string; readonly operation: string; readonly button: string; readonly then: string }

const MOST_DAYS = 30
const bare = (cell: string): string => cell.trim().replaceAll('`', '')
const ROWS: readonly Row[] = readFileSync(path.resolve(__dirname, '../../docs/walk.md'), 'utf8').split('\n').filter((line) => /^\| \d+ \|/.test(line)).map((line) => {
  const [, number = '', who = '', operation = '', button = '', then = ''] = line.split('|').map(bare)
  return { number: Number(number), who, operation, button, then }
})

let laptop: Laptop
let world: World
let project = ''

async function call(person: string, operation: string, input: object): Promise<Reply<unknown>> {
  const response = await fetch(`${laptop.url()}/call`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-dev-person': person }, body: JSON.stringify({ operation, input, requestId: randomUUID() }) })
  return response.json()
}
async function view(): Promise<ProjectView> {
  const reply = await call('xinmiao-staff-1', 'projects.get', { project })
  if (!reply.ok) throw new Error(JSON.stringify(reply))
  // Sound: this is what the operation answers.
  return reply.data as ProjectView
}
const photo = (person: string): Promise<string> => world.photo(person, { subject: 'lamp', moment: 'after', of: person })
const idOf = (person: string): Promise<string> => clock().then((now) => world.idOf(person, now))
const clock = async (): Promise<number> => Date.parse(String(((await (await fetch(`${laptop.url()}/dev/clock.json`)).json()) as { readonly now: string }).now))
const move = (advanceDays: number): Promise<Response> => fetch(`${laptop.url()}/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advanceDays }) })
const words = (text: string) => () => ({ text })

async function homeOf(person: string): Promise<string> {
  const reply = await call(person, 'households.mine', {})
  return reply.ok ? (reply.data as { readonly households: readonly { readonly household: string }[] }).households[0]?.household ?? '' : ''
}

/** What is typed in, beside the project itself. */
const TYPED: { readonly [K in OperationName]?: (person: string) => object | Promise<object> } = {
  'proposals.vouch': words('去看过，确实没有灯。'),
  'proposals.accept': () => ({ type: 'physicalEngineering', category: 'safety', level: 2, estimate: 360_000, question: '是否同意在大门口加一盏路灯？', eligible: ['attentionHigh', 'benefitWide', 'urgentlyWanted'] }),
  'consents.give': async (person) => ({ answer: 'agree', signature: await photo(person) }),
  'consents.record': async (person) => ({ household: await homeOf('xinmiao-resident-5'), answer: 'agree', channel: 'assisted', answeredBy: '祁女士', evidence: [await photo(person)] }),
  'polls.vote': () => ({ option: 0 }),
  'councils.consult': () => ({ minutes: '装在门柱上，朝里照，晚上十一点后半亮。', participants: ['居民代表', '居委会'], estimate: 360_000 }),
  'councils.schedule': async () => ({ on: dayOf(daysAfter(await clock(), 3)), venue: '新苗社区议事厅' }),
  'councils.open': async () => ({ present: [await idOf('xinmiao-resident-2'), await idOf('xinmiao-resident-3')] }),
  'councils.vote': () => ({ vote: 'for' }),
  'publications.postBoard': async (person) => ({ photos: [await photo(person)] }),
  'publications.object': words('灯会不会照到我家窗户？'),
  'publications.answerObjection': async () => ({ objection: (await view()).notices.at(-1)?.objections[0]?.id ?? '', upheld: false, text: '灯朝里照，装好后请你来试。' }),
  'approvals.approve': words('同意实施。'),
  'publications.publishDetermination': () => ({ content: '大门口加装一盏路灯', location: '新苗里1号院大门口', timeLimit: '60天', budget: 360_000, benefit: '6户晚上看得清台阶' }),
  'funds.pledge': () => ({ source: 'residentContribution', fen: 20_000, publicName: '1号院居民' }),
  'funds.receive': async () => ({ pledge: (await view()).money.pledges[0]?.id ?? '', reference: '收据第0001号' }),
  'works.chooseMethod': () => ({ method: 'single', text: '活小，只有一家肯接。' }),
  'works.recordQuote': () => ({ supplier: '新苗电器行', ...registered('新苗电器行'), fen: 350_000 }),
  'works.nominate': () => ({ quote: 0, reason: '问过三家，只有一家肯接。' }),
  'works.confirmImplementer': async () => ({ person: await idOf('xinmiao-builder') }),
  'works.start': async (person) => ({ agreement: await photo(person), photos: [await photo(person)], text: '开工。' }),
  'works.reportProgress': async (person) => ({ percent: 60, text: '线拉好了。', photos: [await photo(person)] }),
  'works.recordExpense': async (person) => ({ fen: 350_000, what: '路灯一盏和人工', voucher: await photo(person) }),
  'works.claimCompletion': async (person) => ({ text: '灯亮了。', photos: [await photo(person)] }),
  'works.convene': async () => ({ members: [{ person: await idOf('xinmiao-resident-3'), kind: 'resident' }, { person: await idOf('xinmiao-staff-2'), kind: 'committee' }, { person: await idOf('qingtong-street-clerk'), kind: 'street' }] }),
  'works.inspect': () => ({ pass: true, text: '亮，不刺眼。' }),
  'funds.pay': async () => ({ expense: (await view()).money.expenses[0]?.id ?? '', reference: '付款凭证1' }),
  'funds.settle': () => ({ audit: '收支相符。' }),
  'publications.publishResult': () => ({ effect: '大门口亮了。' }),
  'ratings.give': () => ({ score: 5, asPromised: 'yes', useful: 'yes', informed: 'yes' }),
  'works.handOver': () => ({ unit: '新苗社区居委会', duty: '坏了三天内换。', phone: '0871-00003200' }),
  'works.openTicket': words('灯罩松了。'),
  'works.answerTicket': async () => ({ ticket: (await view()).tickets[0]?.id ?? '', text: '已经拧紧。' }),
}

/** Whether a notice hangs whose time is not over. */
const hangs = ({ actions }: ProjectView): boolean => actions.some(({ operation, because }) => operation === 'publications.closeWindow' && because?.code === 'window-open')

/** Days pass until the project has moved or its notice has hung its time; a sitting only needs its day to come. */
async function letDaysPass({ then }: Row): Promise<void> {
  const before = await view()
  if (before.card.stage === then && !hangs(before)) return void (await move(3))
  for (let day = 0; day < MOST_DAYS; day += 1) {
    await move(1)
    const now = await view()
    if (now.card.stage !== before.card.stage || (now.card.stage === then && !hangs(now))) return
  }
}

async function walk(row: Row): Promise<void> {
  if (row.who === 'clock') return letDaysPass(row)
  const typed = await TYPED[row.operation as OperationName]?.(row.who)
  const reply = await call(row.who, row.operation, { project, ...typed })
  if (!reply.ok) throw new Error(`row ${row.number}: ${row.operation} by ${row.who} was refused: ${JSON.stringify(reply.refusal)}`)
}

/** How many days lie between this moment and the 20th of December next to come. */
function untilDecember(now: number): number {
  const year = Number(dayOf(now).slice(0, 4))
  const day = [year, year + 1].map((one) => Date.parse(`${one}-12-20T12:00:00+08:00`)).find((moment) => moment > now) ?? now
  return Math.ceil((day - now) / 86_400_000)
}

describe.each([['today', () => 0], ['shortly before the year ends', untilDecember]] as const)('the walk that is written down, begun %s', (_when, ahead) => {
  const steps: { readonly row: Row; readonly stage: string }[] = []
  beforeAll(async () => {
    laptop = await openLaptop()
    world = openWorld({ line: overHttp(laptop.url) })
    await move(ahead(await clock()))
    const now = await clock()
    await openPanlong(world)
    await openQingtong(world, now)
    await settleNewcomer(world, now)
    project = await leaveDraft(world, now)
    // They are known already: this only tells their ids.
    for (const row of ROWS) {
      await walk(row)
      steps.push({ row, stage: row.number === 1 ? 'organiserReview' : (await view()).card.stage })
    }
  }, 600_000)
  afterAll(() => laptop?.stop())

  it('comes to the stage that each row names', () => {
    expect(steps.filter(({ row, stage }) => row.then !== stage)).toEqual([])
    expect(steps).toHaveLength(ROWS.length)
  })
  it('names every button as the screen does', () => {
    expect(ROWS.filter(({ operation, button }) => COMMANDS.some((command) => command === operation) && COMMAND_BUTTONS[operation as keyof typeof COMMAND_BUTTONS] !== button)).toEqual([])
  })
  it('ends with a rating that says it was given by too few', async () => {
    expect((await view()).rating?.result).toMatchObject({ answers: 2, enough: false, minimum: 10 })
  })
  it('gives back to the fund what was not spent', async () => {
    const [account] = (await laptop.read('funds', {})).filter(({ paid }) => paid !== 0)
    expect(account).toMatchObject({ paid: 330_000, reserved: 0, committed: 0 })
  })
  it('is public for whoever scans the code', async () => {
    expect(await publicPage(laptop, (await view()).card.code)).toContain('1号院大门口加一盏路灯')
  })
})
