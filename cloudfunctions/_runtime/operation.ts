/** One row of an area's table: what may be asked, by whom, and what answers it. */
import * as v from 'valibot'
import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment, Person } from '../../contracts/people'
import type { Instant, Refusal, Reply } from '../../contracts/reply'
import type { RefusalCode, Role } from '../../contracts/vocabulary'
import type { Caller, Ports } from './ports'

/** Everything an operation knows besides its input. */
export interface Context {
  readonly ports: Ports
  readonly now: Instant
  readonly caller: Caller
  readonly person: Person | null
  /** In force now. */
  readonly appointments: readonly Appointment[]
  /** The households that the caller is bound to now. */
  readonly households: readonly HouseholdBinding[]
  readonly requestId: string
  readonly operation: string
  /** Of the operation and its input: a request id stands for one request only. */
  readonly fingerprint: string
}

export interface OperationRow<S extends v.GenericSchema, O> {
  readonly name: string
  /** One English sentence. */
  readonly does: string
  readonly who: 'anyone' | 'identified' | readonly Role[]
  readonly input: S
  /** The name of the output's type, for the documentation. */
  readonly output: string
  readonly refusals: readonly RefusalCode[]
  readonly kind: 'read' | 'write'
  readonly run: (ctx: Context, input: v.InferOutput<S>) => Promise<Reply<O>>
}

export type Prepared = { readonly ok: true; readonly run: (ctx: Context) => Promise<Reply<unknown>> } | { readonly ok: false; readonly refusal: Refusal }

/** A row whose input nobody outside needs to know. */
export interface Operation extends Omit<OperationRow<v.GenericSchema, unknown>, 'run'> {
  /** Validates once, at the rim; what comes back only needs to know who is calling. */
  readonly prepare: (raw: unknown) => Prepared
}

export function operation<S extends v.GenericSchema, O>(row: OperationRow<S, O>): Operation {
  const { run, ...rest } = row
  return {
    ...rest,
    refusals: [...new Set(row.refusals)],
    prepare: (raw) => {
      const parsed = v.safeParse(row.input, raw)
      if (parsed.success) return { ok: true, run: (ctx) => run(ctx, parsed.output) }
      const [issue] = parsed.issues
      return { ok: false, refusal: { code: 'malformed', about: v.getDotPath(issue) ?? 'input' } }
    },
  }
}
