/** What it takes to seal a full box: first counted where memory can be seen, then by the function itself. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { countPoll } from '../../cloudfunctions/_runtime/counting'
import type { Project } from '../../contracts/projects'

const MEGABYTE = 1024 * 1024
const LOOK_EVERY_MS = 20

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1)

/** What a process of its own told of one count. */
export interface Counted { readonly seconds: number; readonly before: number; readonly most: number; readonly counted: number; readonly ballotsHash: string; readonly codesHash: string; readonly winners: readonly string[]; readonly equalShares: readonly string[] }

/** Counts a poll of a place in a fresh process, which sees its own memory. */
function countedApart(poll: string): Promise<Counted | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'sealer.ts'), poll], { stdio: ['ignore', 'pipe', 'inherit'], env: process.env })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => { text += chunk.toString('utf8') })
  return new Promise((resolve) => child.on('close', () => resolve(text === '' ? null : (JSON.parse(text) as Counted))))
}

/** Prints what it takes to seal a full poll of a place: in a process of its own, and then by the function itself. */
export async function sealingOfAPlace({ poll, close, sealedOf }: { readonly poll: string; readonly close: () => Promise<unknown>; readonly sealedOf: () => Promise<{ readonly ballotsHash: string; readonly codesHash: string } | null> }): Promise<void> {
  const started = performance.now()
  const whole = await countedApart(poll)
  if (whole === null) throw new Error('the count told nothing')
  const { counted, before, most, winners, equalShares } = whole
  console.log(`counted ${counted.toLocaleString('en')} ballots in ${whole.seconds.toFixed(1)} s with ${((most - before) / MEGABYTE).toFixed(0)} MB at the most above the ${(before / MEGABYTE).toFixed(0)} MB of the process (${seconds(started)} s with its start)`)
  console.log(`winners: ${winners.join(' ')}; by equal shares: ${equalShares.join(' ')}`)
  const closing = performance.now()
  await close()
  const sealed = await sealedOf()
  console.log(`polls.seal took up what was added up, and sealed in ${seconds(closing)} s; the same hashes: ${sealed?.ballotsHash === whole.ballotsHash && sealed.codesHash === whole.codesHash ? 'yes' : 'NO'}`)
}

/** Prints time and memory, and that both found the same. */
export async function sealing({ project, close }: { readonly project: Project; readonly close: () => Promise<unknown> }): Promise<void> {
  const before = process.memoryUsage().rss
  let most = before
  const looking = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, LOOK_EVERY_MS)
  const started = performance.now()
  const counted = await countPoll(cloudbasePorts().store, project)
  clearInterval(looking)
  console.log(`counted and hashed ${counted.counted.toLocaleString('en')} ballots in ${seconds(started)} s with ${((most - before) / MEGABYTE).toFixed(0)} MB above the ${(before / MEGABYTE).toFixed(0)} MB of the process`)
  const closing = performance.now()
  await close()
  const sealed = (await cloudbasePorts().store.get<Project>('projects', project.id))?.poll?.sealed
  console.log(`polls.close sealed ${sealed?.counted.toLocaleString('en')} ballots in ${seconds(closing)} s; the same hash: ${sealed?.ballotsHash === counted.ballotsHash && sealed.codesHash === counted.codesHash ? 'yes' : 'NO'}`)
}
