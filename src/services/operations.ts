import type { Operations } from '../../contracts/operations'
import type { ResidentOperations } from '../../contracts/resident-operations'

/** Everything that can be asked of the cloud. */
export type AllOperations = Operations & ResidentOperations
export type OperationName = keyof AllOperations
