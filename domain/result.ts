import type { Refusal } from '../contracts/reply'
import type { RefusalCode } from '../contracts/vocabulary'

/** An answer that is either a value or a named refusal; a rule never throws for an expected “no”. */
export type Result<T> = { readonly ok: true; readonly value: T } | No
/** The “no” of any answer. */
export interface No { readonly ok: false; readonly refusal: Refusal }

/** The “yes” of a rule. */
export const accept = <T>(value: T): Result<T> => ({ ok: true, value })

/** A bare refusal, with what it is about. */
export const refusal = (code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refusal => ({ code, ...more })

/** The “no” of a rule. */
export const refuse = (code: RefusalCode, more: Omit<Refusal, 'code'> = {}): No => ({ ok: false, refusal: refusal(code, more) })
