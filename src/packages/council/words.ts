import type { SittingView } from '../../../contracts/projects'
import type { BallotWay } from '../../../contracts/vocabulary'
import { COUNCIL } from '../../copy/council'

export type Member = SittingView['members'][number]

/** Where a sitting is: not begun, in session, or decided. */
export type SittingState = 'ahead' | 'open' | 'passed' | 'failed'

export function stateOf({ open, result }: Pick<SittingView, 'open' | 'result'>): SittingState {
  if (result !== null) return result.passed ? 'passed' : 'failed'
  return open ? 'open' : 'ahead'
}

export const STATE_WORDS: Record<SittingState, string> = { ahead: COUNCIL.stateAhead, open: COUNCIL.stateOpen, passed: COUNCIL.statePassed, failed: COUNCIL.stateFailed }
export const STATE_LOOKS: Record<SittingState, string> = { ahead: 'ws-tag_caution', open: '', passed: '', failed: 'ws-tag_warn' }

/** What the wall says of a member: whether they voted, never how. */
export function markOf({ present, recused, voted }: Pick<Member, 'present' | 'recused' | 'voted'>, way: BallotWay = 'secret'): string {
  if (recused) return COUNCIL.marks.recused
  if (voted) return COUNCIL.marks.voted
  if (present && way === 'showOfHands') return COUNCIL.here
  return present ? COUNCIL.marks.here : COUNCIL.marks.absent
}

/** Those who still have to vote. */
export const outstanding = (sitting: Pick<SittingView, 'members'>): number => sitting.members.filter(({ present, recused, voted }) => present && !recused && !voted).length
