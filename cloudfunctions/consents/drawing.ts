import type { ConsentBallot, Revisit } from '../../contracts/consents'
import type { Household } from '../../contracts/households'
import type { Instant } from '../../contracts/reply'
import { beginsBlock, isDrawn } from '../../domain/consents/revisits'
import { sha256 } from '../_runtime/canonical'
import type { Context } from '../_runtime/operation'
import type { Stored, Tx } from '../_runtime/ports'

/** Whose answers a helper has recorded, and the place of the drawn door in the block that is being filled; no screen ever gets it. */
export interface HelperTally { readonly households: readonly string[]; readonly slot?: number }

interface Drawing { readonly before: HelperTally | null; readonly ballot: ConsentBallot; readonly household: Household; readonly oneIn: number | null; readonly until: Instant }

/** Below `oneIn`, by lot. */
const lot = ({ ports }: Context, oneIn: number): number => Number.parseInt(sha256(ports.newId()).slice(0, 12), 16) % oneIn

/** Counts the door for its helper, and puts it on the list of those who visit again if the lot fell on it; in the same write as the ballot. */
export async function drawDoor(tx: Tx, ctx: Context, { before, ballot, household, oneIn, until }: Drawing): Promise<HelperTally> {
  const recorded = before?.households ?? []
  if (oneIn === null || recorded.includes(household.id)) return { ...before, households: [...new Set([...recorded, household.id])] }
  const nth = recorded.length
  const slot = beginsBlock({ nth, oneIn }) ? lot(ctx, oneIn) : (before?.slot ?? 0)
  if (isDrawn({ nth, slot, oneIn })) {
    const { id, project, round, by: helper } = ballot
    const drawn: Stored<Revisit> = { _id: id, id, project, round, household: household.id, building: household.building, within: household.within, room: household.room, helper, drawnAt: ctx.now, until, state: 'due', visits: [] }
    await tx.set('revisits', drawn)
  }
  return { households: [...recorded, household.id], slot }
}
