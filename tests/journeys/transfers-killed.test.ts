/** The process dies while money goes from one community to another and back: each is in both accounts or in neither, and approved once. */
import { FOUNDER } from '../functions/cloud'
import { FILLED, GETS, GIVES, NOW, startLenders } from '../functions/lenders'
import { openLaptop, type Laptop } from './laptop'
import { lineOf, sendTo, throughACut } from './lines'

const MANY = 16
/** The cut comes when so many have their answer and the others are under way. */
const CUT_AFTER = 4
const now = Date.parse(NOW)
const FEN = 1_000

let laptop: Laptop
let wanted: readonly string[] = []
beforeAll(async () => {
  laptop = await openLaptop()
  await startLenders(lineOf(laptop), FOUNDER)
  for (const unit of [GIVES, GETS]) await sendTo(laptop, { person: 'finance', operation: 'funds.appropriate', input: { unit, year: 2030, fen: FILLED, document: 'x' }, now })
  const all: string[] = []
  for (let n = 0; n < MANY; n += 1) {
    const [from, to, asks, agrees] = n % 4 === 3 ? ([GETS, GIVES, 'staff-b', 'staff-a'] as const) : ([GIVES, GETS, 'staff-a', 'staff-b'] as const)
    const { transfer } = await sendTo(laptop, { person: asks, operation: 'funds.askTransfer', input: { from, to, fen: FEN + n, text: '借用' }, now })
    await sendTo(laptop, { person: agrees, operation: 'funds.answerTransfer', input: { transfer, version: 1, agrees: true, text: '同意' }, now })
    all.push(transfer)
  }
  wanted = all
}, 300_000)
afterAll(() => laptop?.stop())

const approve = async (transfer: string): Promise<string> => JSON.stringify(await sendTo(laptop, { person: 'leader', operation: 'funds.approveTransfer', input: { transfer, version: 2, agrees: true, text: '同意' }, now, requestId: `approve-${transfer}` }))

/** How often each transfer stands in each place that it belongs to. */
async function standing(transfer: string): Promise<readonly number[]> {
  const [stored] = await laptop.read('fundTransfers', { _id: transfer })
  const entries = await laptop.read('events', { transfer })
  const records = await laptop.read('publications', { kind: 'reallocation', 'fields.fen': stored?.fen })
  return [Number(stored?.state === 'done'), ...['moveOut', 'moveIn'].map((kind) => entries.filter((one) => one.kind === kind).length), ...[GIVES, GETS].map((community) => records.filter((one) => one.community === community).length)]
}

it('the power cut while transfers are approved leaves each whole or not there, and once when everybody sends again', async () => {
  const before = await throughACut(laptop, { everybody: wanted, cutAfter: CUT_AFTER, ask: approve })
  expect(before.size).toBeGreaterThanOrEqual(CUT_AFTER)
  for (const transfer of wanted) {
    const found = await standing(transfer)
    expect([transfer, new Set(found).size]).toEqual([transfer, 1])
    if (before.has(transfer)) expect([transfer, found[0]]).toEqual([transfer, 1])
  }
  const after = new Map<string, string>()
  await Promise.all(wanted.map(async (transfer) => void after.set(transfer, await approve(transfer))))
  for (const [transfer, answer] of before) expect(after.get(transfer)).toBe(answer)
  for (const transfer of wanted) expect([transfer, await standing(transfer)]).toEqual([transfer, [1, 1, 1, 1, 1]])
  const accounts = await Promise.all([GIVES, GETS].map(async (unit) => (await laptop.read('funds', { _id: `${unit}:2030` }))[0]))
  expect(accounts.reduce((sum, one) => sum + Number(one?.available), 0)).toBe(2 * FILLED)
  const gone = wanted.reduce((sum, _one, n) => sum + (n % 4 === 3 ? -(FEN + n) : FEN + n), 0)
  expect(accounts.map((one) => Number(one?.available))).toEqual([FILLED - gone, FILLED + gone])
}, 300_000)
