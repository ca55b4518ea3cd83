/** What the fund adds: the gap that sponsors and neighbours leave (柳州 「单位赞助+居民众筹+惠民补差」). */
import type { Project } from '../../contracts/projects'
import type { Fen } from '../../contracts/reply'
import { gapFill } from '../money'
import { costOf, givenByOthers, isChange } from '../projects/project'

/** The fund's share of the present cost, in whole fen; never negative, never above the cost. Once there is a contract, a promise that never came counts no more. */
export function fundShareOf(project: Project): Fen {
  return gapFill({ cost: costOf(project) ?? 0, sponsor: givenByOthers(project, isChange(project) ? ['received'] : ['pledged', 'received']), residents: 0 }).fund
}
