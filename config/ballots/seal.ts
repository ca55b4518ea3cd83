/** What it takes to seal a full box: first counted here, where memory can be seen, then by the function itself. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { countPoll } from '../../cloudfunctions/_runtime/counting'
import type { Project } from '../../contracts/projects'

const MEGABYTE = 1024 * 1024
const LOOK_EVERY_MS = 20

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1)

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
