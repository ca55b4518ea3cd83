/** Owners' joint decisions (民法典 §278): never inferred from a poll, a household consent or a council. */
import type { OwnersRule, ShareRule } from '../../contracts/policies'
import type { OwnersItem } from '../../contracts/vocabulary'
import { meets } from '../share'

/** So many owners, holding so much floor area in whole units of any size. */
export interface Owners { readonly heads: bigint; readonly area: bigint }

const both = (rule: ShareRule, part: Owners, all: Owners): boolean => meets(rule, part.heads, all.heads) && meets(rule, part.area, all.area)

/** Whether enough took part, by head and by area, and whether enough of those agreed; `pass` is the share that the item needs. */
export function ownersDecide(rule: OwnersRule, item: OwnersItem, { total, part, inFavour }: { readonly total: Owners; readonly part: Owners; readonly inFavour: Owners }): { readonly participation: boolean; readonly passed: boolean; readonly pass: ShareRule } {
  const pass = rule.specialItems.includes(item) ? rule.special : rule.ordinary
  const participation = both(rule.participation, part, total)
  return { participation, passed: participation && both(pass, inFavour, part), pass }
}
