/** Whether a contract is being delivered in a year. */
import type { Project } from '../../contracts/projects'
import { TERMINAL_STAGES, type Stage } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'

const ENDED: readonly Stage[] = TERMINAL_STAGES

/** From the contract to the last day of the work: in delivery in every year (of the calendar) that this touches. Without a contract, in none. */
export function inDelivery({ implementer, completedOn, stage, since }: Pick<Project, 'implementer' | 'completedOn' | 'stage' | 'since'>, year: number): boolean {
  if (implementer === null) return false
  const last = completedOn ?? (ENDED.includes(stage) ? dayOf(since) : null)
  return Number(implementer.confirmedOn.slice(0, 4)) <= year && (last === null || Number(last.slice(0, 4)) >= year)
}
