/** A published election held again from the first ballot to the export; `npm run bench -- replay` does the same with a real one of 12,933 ballots. */
import { replay } from '../../config/elect/replay'
import { startCloud, type Cloud } from './cloud'

const BALLOTS = 200
let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
}, 60_000)
afterAll(() => cloud.stop())

/** Neighbours who want the many cheap things, and others who want the few dear ones. */
const votes = Array.from({ length: BALLOTS }, (_, n) => `${n};${n % 3 === 0 ? `${1 + (n % 5)},6` : [1, 2, 3, 4, 5].filter((id) => (n + id) % 3 !== 0).join(',')}`)
const PB = `META\nkey;value\ndescription;某区\nbudget;1000.50\nvote_type;approval\nmax_length;5\nPROJECTS\nproject_id;cost;name\n${[1, 2, 3, 4, 5].map((id) => `${id};${150 + id * 25};第${id}件`).join('\n')}\n6;700;大件\nVOTES\nvoter_id;vote\n${votes.join('\n')}\nempty;\n`

it('comes out as it went in: every ballot, a receipt for each, the winners of the file by both rules', async () => {
  const found = await replay(cloud.url, PB)
  expect(found).toMatchObject({ ballots: BALLOTS, empty: 1, receipts: BALLOTS, sameBallots: true, sameWinners: true, sameEqualShares: true })
  expect(found.winners.length).toBeGreaterThan(1)
}, 120_000)
