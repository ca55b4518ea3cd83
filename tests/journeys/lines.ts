/** Asks a laptop that may be killed and started again: its address is looked up anew for every request. */
import { randomUUID } from 'node:crypto'
import type { Reply } from '../../contracts/reply'
import type { InputOf, Name, OutputOf } from '../functions/cloud'
import type { Line } from '../functions/town'
import type { Laptop } from './laptop'

export interface Asked { readonly person: string | null; readonly operation: Name; readonly input: object; readonly now?: number; readonly requestId?: string }

/** An answer, unlike a line that broke. */
export class Refused extends Error {}

/** Sends one request; throws `Refused` for a refusal, and whatever broke for a line that broke. */
export async function sendTo<K extends Name>(laptop: Laptop, { person, operation, input, now, requestId = randomUUID() }: Asked & { readonly operation: K; readonly input: InputOf<K> }): Promise<OutputOf<K>> {
  const headers = { 'content-type': 'application/json', ...(person === null ? {} : { 'x-dev-person': person }), ...(now === undefined ? {} : { 'x-dev-now': new Date(now).toISOString() }) }
  const response = await fetch(`${laptop.url()}/call`, { method: 'POST', headers, body: JSON.stringify({ operation, input, requestId }) })
  const reply: Reply<OutputOf<K>> = await response.json()
  if (!reply.ok) throw new Refused(`${operation} by ${person ?? 'a visitor'}: ${JSON.stringify(reply.refusal)}\n${laptop.logged()}`)
  return reply.data
}

/** Everybody asks at once, and the power is cut when so many have their answer and the others are under way: who was answered, and what. The laptop runs again afterwards. */
export async function throughACut(laptop: Laptop, { everybody, cutAfter, ask }: { readonly everybody: readonly string[]; readonly cutAfter: number; readonly ask: (one: string) => Promise<string> }): Promise<ReadonlyMap<string, string>> {
  const answered = new Map<string, string>()
  const cuts: Promise<void>[] = []
  await Promise.all(everybody.map(async (one) => {
    try {
      answered.set(one, await ask(one))
    } catch (error) {
      if (error instanceof Refused) throw error
      return
    }
    if (answered.size === cutAfter) cuts.push(laptop.kill())
  }))
  await Promise.all(cuts)
  await laptop.start()
  return answered
}

/** What it takes to live in a town on this laptop. */
export function lineOf(laptop: Laptop): Line {
  const ids = new Map<string, string>()
  return {
    must: (person, operation, input) => sendTo(laptop, { person, operation, input }),
    idOf: async (person) => {
      const id = ids.get(person) ?? (await sendTo(laptop, { person, operation: 'people.register', input: { name: person } })).id
      ids.set(person, id)
      return id
    },
  }
}
