/** Small words that every operation uses. */
import type { Person } from '../../contracts/people'
import type { Refusal, Reply } from '../../contracts/reply'
import type { RefusalCode } from '../../contracts/vocabulary'
import type { Context } from './operation'

export const yes = <T>(data: T): Reply<T> => ({ ok: true, data })
export const no = (code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Reply<never> => ({ ok: false, refusal: { code, ...more } })

/** The caller of an operation whose row says that there is one. */
export function callerIn({ person }: Context): Person {
  if (person === null) throw new Error('this operation is for identified callers only')
  return person
}

/** A short code that a person can read out: what they keep as a receipt. */
export function receiptFrom({ ports }: Pick<Context, 'ports'>): string {
  const code = ports.newId().slice(0, 8).toUpperCase()
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
