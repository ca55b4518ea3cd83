/** An answer of the form {code, message}; thrown inside the engine, returned by `handle`, never seen as an exception outside. */
export class Refusal extends Error {
  // A class because it must travel through `throw` and be told apart from a bug by `instanceof`.
  constructor(readonly code: string, message: string) {
    super(message)
  }
}

const CONTACT = 'Please check your request, but if the problem persists, contact us.'

export const collectionMissing = () =>
  new Refusal('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist. ${CONTACT}`)

export const collectionExists = () =>
  new Refusal('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceUnavailable.ResourceExist] Table exist. ${CONTACT}`)

export const transactionConflict = () =>
  new Refusal('DATABASE_TRANSACTION_CONFLICT', `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`)

export const transactionEnded = () =>
  new Refusal(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  )

export const invalidParameter = (message: string) => new Refusal('INVALID_PARAM', message)

/** An error of the engine itself, with MongoDB's own words. */
export const failed = (text: string) => new Refusal('DATABASE_REQUEST_FAILED', `[FailedOperation] ${text}`)

/** An error of a write, wrapped as CloudBase wraps the driver's bulk-write error. */
export const writeFailed = (text: string, code = 'DATABASE_REQUEST_FAILED') =>
  new Refusal(code, `[FailedOperation] multiple write errors: [{write errors: [{${text}}]}, {<nil>}]`)
