/** Acting as somebody: every operation goes through its own row (validation, roles, rule, write path), only without a network in between. */
import type { OperationName, InputOf, OutputOf } from './operations'
import { loadCaller, refusalAtTheDoor } from '../../cloudfunctions/_runtime/caller'
import { canonicalJson, sha256 } from '../../cloudfunctions/_runtime/canonical'
import { runCommand } from '../../cloudfunctions/_runtime/commands'
import type { Context } from '../../cloudfunctions/_runtime/operation'
import type { Caller, Ports } from '../../cloudfunctions/_runtime/ports'
import type { Command } from '../../contracts/vocabulary'
import type { Instant, Reply } from '../../contracts/reply'
import { FOUNDER, openidOf } from '../../emulator/functions/environment'
import type { Chance } from './chance'
import type { MemoryStore } from './memory-store'
import { ROWS } from './operations'

export interface Acting {
  readonly store: MemoryStore
  /** Does it as this person at this moment; a refusal is a mistake of the generator, and says so. */
  readonly does: <O extends OperationName>(person: string, at: Instant, operation: O, input: InputOf<O>) => Promise<OutputOf<O>>
  /** What a clock does by itself; answers whether it did. */
  readonly timer: (at: Instant, command: Command, project: string) => Promise<boolean>
  readonly registered: (person: string, name: string, at: Instant) => Promise<string>
}

/** Thrown where the generator does what a rule refuses. */
export class NotAllowed extends Error {}

/** `findKey` is the data folder's own, because names and numbers are found by it later. */
export function actingOn(store: MemoryStore, { chance, findKey }: { readonly chance: Chance; readonly findKey: Ports['findKey'] }): Acting {
  let now = 0
  let turn = 0
  const ports: Ports = {
    now: () => now, store, findKey, newId: chance.id, founder: openidOf(FOUNDER),
    wechat: { checkText: async () => 'pass', checkImage: async () => null, notify: async () => true, phoneNumber: async (code) => code },
    files: { links: async (files) => files.map((file) => ({ file, url: null })), read: async () => null, replace: async () => false },
  }
  const contextFor = async (caller: Caller, { operation, input }: { readonly operation: string; readonly input: unknown }): Promise<Context> => {
    turn += 1
    return { ports, now, caller, ...(await loadCaller(ports, { caller, now })), requestId: `generated-${turn}`, operation, fingerprint: sha256(canonicalJson({ operation, input })) }
  }
  const does: Acting['does'] = async (person, at, operation, input) => {
    now = at
    const row = ROWS.get(operation)
    if (row === undefined) throw new Error(`no area has ${operation}`)
    const prepared = row.prepare(input)
    const ctx = await contextFor({ openid: openidOf(person), source: 'person' }, { operation, input })
    const closed = refusalAtTheDoor(row, ctx)
    const reply: Reply<unknown> = !prepared.ok ? prepared : closed === null ? await prepared.run(ctx) : { ok: false, refusal: closed }
    if (!reply.ok) throw new NotAllowed(`${operation} by ${person} at ${new Date(at).toISOString()}: ${JSON.stringify(reply.refusal)} ${JSON.stringify(input)}`)
    // Sound: the row of this name answers with the output of this name.
    return reply.data as OutputOf<typeof operation>
  }
  return {
    store, does,
    timer: async (at, command, project) => {
      now = at
      const ctx = await contextFor({ openid: null, source: 'timer' }, { operation: command, input: { project } })
      return (await runCommand(ctx, command, { project })).ok
    },
    registered: async (person, name, at) => (await does(person, at, 'people.register', { name })).id,
  }
}
