/** Lives one journey on a fresh laptop, with everybody looking on. */
import type { ProjectView } from '../../contracts/projects'
import type { PackId } from '../../contracts/vocabulary'
import type { Story } from '../../emulator/seed/story'
import { openWorld, overHttp, type World } from '../../emulator/seed/world'
import { settleElsewhere, STRANGER } from './elsewhere'
import { openLaptop, type Laptop } from './laptop'
import { lookOn, noFindings, type Findings } from './witnesses'

export interface Journey { readonly laptop: Laptop; readonly story: Story; readonly view: ProjectView; readonly findings: Findings }

export async function liveJourney({ pack, cast, tell }: { readonly pack: PackId; readonly cast: readonly string[]; readonly tell: (world: World) => Promise<Story> }): Promise<Journey> {
  const laptop = await openLaptop()
  const line = overHttp(laptop.url)
  await settleElsewhere(line)
  const findings = noFindings()
  const world = openWorld({ line, witness: lookOn({ laptop, line, findings, stranger: STRANGER, cast, pack }) })
  try {
    const story = await tell(world)
    return { laptop, story, view: await story.view(), findings }
  } catch (error) {
    await laptop.stop()
    throw new Error(`${error instanceof Error ? error.stack : String(error)}\n${JSON.stringify({ ...findings, accepted: findings.accepted.slice(0, 5) })}\n${laptop.logged()}`)
  }
}
