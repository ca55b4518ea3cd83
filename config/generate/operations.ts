/** The rows of the areas that a district is lived through. */
import { OPERATIONS as approvals } from '../../cloudfunctions/approvals/operations'
import { OPERATIONS as councils } from '../../cloudfunctions/councils/operations'
import { OPERATIONS as funds } from '../../cloudfunctions/funds/operations'
import { OPERATIONS as households } from '../../cloudfunctions/households/operations'
import { OPERATIONS as people } from '../../cloudfunctions/people/operations'
import { OPERATIONS as places } from '../../cloudfunctions/places/operations'
import { OPERATIONS as proposals } from '../../cloudfunctions/proposals/operations'
import { OPERATIONS as publications } from '../../cloudfunctions/publications/operations'
import { OPERATIONS as ratings } from '../../cloudfunctions/ratings/operations'
import { OPERATIONS as works } from '../../cloudfunctions/works/operations'
import type { Operation } from '../../cloudfunctions/_runtime/operation'
import type { Operations } from '../../contracts/operations'

export type OperationName = keyof Operations
export type InputOf<O extends OperationName> = Operations[O]['input']
export type OutputOf<O extends OperationName> = Operations[O]['output']

const ALL: readonly Operation[] = [approvals, councils, funds, households, people, places, proposals, publications, ratings, works].flat()
export const ROWS: ReadonlyMap<string, Operation> = new Map(ALL.map((row) => [row.name, row]))
