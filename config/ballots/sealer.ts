// Counts one poll of a place in a process that does nothing else, and tells time and memory as JSON. Started by the benchmark.
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { countChoices } from '../../cloudfunctions/_runtime/open-polls'
import { plain } from '../../cloudfunctions/_runtime/pages'
import type { Poll } from '../../contracts/polls'
import type { Counted } from './seal'

const KILOBYTE = 1024

async function main(): Promise<void> {
  const { store } = cloudbasePorts()
  const poll = await store.get<Poll>('polls', process.argv[2] ?? '')
  if (poll === null) throw new Error('no such poll')
  const before = process.memoryUsage().rss
  const started = performance.now()
  const { counted, ballotsHash, codesHash, pools } = await countChoices(store, plain(poll))
  const told: Counted = {
    seconds: (performance.now() - started) / 1000, before, most: process.resourceUsage().maxRSS * KILOBYTE, counted, ballotsHash, codesHash,
    winners: pools[0]?.chosen.winners ?? [], equalShares: pools[0]?.equalShares.winners ?? [],
  }
  process.stdout.write(JSON.stringify(told))
}

main().catch((error: unknown) => { console.error(error); process.exit(1) })
