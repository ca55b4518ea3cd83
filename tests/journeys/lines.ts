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
