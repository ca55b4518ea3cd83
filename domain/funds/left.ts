/** What is left of gifts, giver by giver: given money is spent first, and what was not needed of it is owed back by what each gave (惠民补差; workflow T33). */
import type { Pledge, Project } from '../../contracts/projects'
import type { Fen } from '../../contracts/reply'
import { splitByLargestRemainder } from '../money'
import { givenByOthers } from '../projects/project'

/** What of one gift is not needed, in whole fen: owed back, or kept for the upkeep of the work where its giver said so when giving (E13). */
export interface Left { readonly pledge: string; readonly fen: Fen; readonly kept?: true }

const isMoney = ({ source }: Pledge): boolean => source !== 'inKind'

/** Gifts of money in one of these states. */
export const giftsIn = ({ pledges }: Project, state: 'received' | 'refundDue'): readonly Pledge[] => pledges.filter((p) => isMoney(p) && p.state === state)

/** What of the received money is neither paid nor owed for what was done, in whole fen. */
export const unspent = (project: Project): Fen => Math.max(0, givenByOthers(project, ['received']) - project.expenses.reduce((sum, { fen }) => sum + fen, 0))

/** The same, of each gift, by what each gave; together it is `unspent` to the fen. */
export function leftOf(project: Project): readonly Left[] {
  const received = giftsIn(project, 'received')
  if (received.length === 0) return []
  const parts = splitByLargestRemainder({ total: unspent(project), weights: received.map(({ fen }) => fen) })
  return received.flatMap(({ id }, i) => ((parts[i] ?? 0) === 0 ? [] : [{ pledge: id, fen: parts[i] ?? 0 }]))
}

export const totalOf = (left: readonly Left[]): Fen => left.reduce((sum, { fen }) => sum + fen, 0)

/** The same once the work is finished: what its giver left for the upkeep stays. */
export const atTheEnd = (project: Project): readonly Left[] => leftOf(project).map((one) => (project.pledges.find(({ id }) => id === one.pledge)?.spare === 'upkeep' ? { ...one, kept: true } : one))

/** The gifts once this is owed back or kept of them: a gift of which part was used becomes two, under two names. */
export function partedFrom(pledges: readonly Pledge[], left: readonly Left[]): readonly Pledge[] {
  const free = (id: string): string => (pledges.some((p) => p.id === id) ? free(`${id}-left`) : id)
  return pledges.flatMap((p): readonly Pledge[] => {
    const one = left.find(({ pledge }) => pledge === p.id)
    if (one === undefined) return [p]
    const state = one.kept === true ? ('upkeep' as const) : ('refundDue' as const)
    return one.fen === p.fen ? [{ ...p, state }] : [{ ...p, fen: p.fen - one.fen }, { ...p, id: free(`${p.id}-left`), of: p.of ?? p.id, fen: one.fen, state }]
  })
}
