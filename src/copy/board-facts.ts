import type { ProjectView } from '../../contracts/projects'
import { BOARD } from './board'
import { moneyText } from './money'

export interface BoardNumber { readonly label: string; readonly text: string }

/** Budget, spent, sources: the three numbers of every public page and poster, from what the record says. */
export function threeNumbers({ money }: Pick<ProjectView, 'money'>): readonly BoardNumber[] {
  const fund = money.sources.filter(({ source }) => source === 'fund').reduce((sum, one) => sum + one.received, 0)
  const others = money.sources.filter(({ source }) => source !== 'fund').reduce((sum, one) => sum + one.received, 0)
  const parts = [...(others > 0 ? [`${BOARD.others} ${moneyText(others)}`] : []), ...(fund > 0 ? [others > 0 ? `${BOARD.fund} ${moneyText(fund)}` : BOARD.fund] : [])]
  return [
    { label: BOARD.budget, text: money.cost === null ? BOARD.none : moneyText(money.cost) },
    { label: BOARD.spent, text: moneyText(money.paid) },
    { label: BOARD.sources, text: parts.length === 0 ? BOARD.none : parts.join('，') },
  ]
}
