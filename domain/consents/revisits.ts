/** The drawn tenth: which doors are visited again, by whom, and what follows from what is found. */
import type { ConsentBallot, Revisit, RevisitCount } from '../../contracts/consents'
import type { Instant, PersonId } from '../../contracts/reply'
import type { RevisitFinding } from '../../contracts/vocabulary'
import { accept, refuse, type Result } from '../result'

/** Whether the `nth` door (from 0) that a helper records is the drawn one of its block; `slot` was drawn for that block by lot. */
export const isDrawn = ({ nth, slot, oneIn }: { readonly nth: number; readonly slot: number; readonly oneIn: number }): boolean => nth % oneIn === slot

/** Whether a new lot is drawn before this door. */
export const beginsBlock = ({ nth, oneIn }: { readonly nth: number; readonly oneIn: number }): boolean => nth % oneIn === 0

/** Whether the door still has to be asked again: what a helper wrote there stands, and the household has said nothing itself. */
export const isStillAsked = (ballot: ConsentBallot | null | undefined): boolean => ballot != null && ballot.onBehalf && ballot.answer !== null && ballot.disowned === null

export interface Visiting { readonly by: PersonId; readonly livesThere: boolean; readonly found: RevisitFinding; readonly now: Instant }

/**
 * A visit by a second person. Refuses `second-person-needed` to whoever recorded it or lives there, `unknown-record` where nothing was drawn,
 * `already-decided` once it turned out one way or the other, and `already-answered` where the household has spoken for itself since.
 */
export function visit(before: Revisit | null, ballot: ConsentBallot | null, { by, livesThere, found, now }: Visiting): Result<Revisit> {
  if (before === null) return refuse('unknown-record', { about: 'household' })
  if (before.helper === by || livesThere) return refuse('second-person-needed', { duty: 'SoD-4' })
  if (before.state !== 'due') return refuse('already-decided', { about: 'household' })
  if (ballot === null || !isStillAsked(ballot)) return refuse('already-answered', { about: 'household' })
  const visits = [...before.visits, { at: now, by, found }]
  if (found === 'absent') return accept({ ...before, visits })
  return accept({ ...before, visits, state: found === ballot.answer ? 'confirmed' : 'contradicted' })
}

/** How many were drawn, and how they turned out. */
export const countRevisits = (all: readonly Pick<Revisit, 'state'>[]): RevisitCount => ({
  drawn: all.length, confirmed: all.filter(({ state }) => state === 'confirmed').length, contradicted: all.filter(({ state }) => state === 'contradicted').length,
})
