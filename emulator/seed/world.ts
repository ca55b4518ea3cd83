/** Living in the emulator as a person would: one call after another through the web door, never a row written. */
import { randomUUID } from 'node:crypto'
import type { OperationName, Operations } from '../../contracts/operations'
import type { FileId, Instant, PersonId, Reply } from '../../contracts/reply'
import { nameOf } from './names'
import { drawPicture, type PictureOf } from './picture'

export type InputOf<K extends OperationName> = Operations[K]['input']
export type OutputOf<K extends OperationName> = Operations[K]['output']

/** One call as it is made. */
export interface Step<K extends OperationName = OperationName> {
  /** Nobody known: a visitor. */
  readonly person: string | null
  readonly at: Instant
  readonly operation: K
  readonly input: InputOf<K>
  readonly requestId: string
}

export interface Upload { readonly person: string; readonly purpose: 'photos' | 'vouchers' | `private/${string}/${string}`; readonly name: string; readonly image: Buffer }

/** How a call leaves: over HTTP, or however a test wants it. */
export interface Line {
  readonly send: <K extends OperationName>(step: Step<K>) => Promise<Reply<OutputOf<K>>>
  readonly upload: (upload: Upload) => Promise<FileId>
}

/** Whoever looks on: a test that tries every step with the wrong person first and repeats it afterwards. */
export interface Witness {
  readonly before: (step: Step) => Promise<void>
  readonly after: (step: Step, answered: unknown) => Promise<void>
}

export interface Acting {
  /** Does something; fails loudly with the refusal. */
  readonly do: <K extends OperationName>(operation: K, input: InputOf<K>) => Promise<OutputOf<K>>
  /** Asks something; nobody looks on. */
  readonly ask: <K extends OperationName>(operation: K, input: InputOf<K>) => Promise<OutputOf<K>>
}

export interface World {
  readonly as: (person: string | null) => { readonly at: (at: Instant) => Acting }
  /** The id of a person, who is registered on the way if they are not yet. */
  readonly idOf: (person: string, at: Instant) => Promise<PersonId>
  /** A photo, uploaded by the person; the same one only once. */
  readonly photo: (person: string, picture: PictureOf, purpose?: Upload['purpose']) => Promise<FileId>
  readonly steps: () => number
}

/** A step that was refused; the message says who wanted what and when. */
export class Refused extends Error {}

function refusalOf(step: Step, reply: Reply<unknown>): Refused {
  return new Refused(`${step.operation} by ${step.person ?? 'a visitor'} at ${new Date(step.at).toISOString()} was refused: ${JSON.stringify(reply.ok ? null : reply.refusal)}\n${JSON.stringify(step.input)}`)
}

export function openWorld({ line, witness }: { readonly line: Line; readonly witness?: Witness }): World {
  let steps = 0
  const ids = new Map<string, Promise<PersonId>>()
  const photos = new Map<string, Promise<FileId>>()

  async function taken<K extends OperationName>(step: Step<K>): Promise<OutputOf<K>> {
    steps += 1
    const reply = await line.send(step)
    if (!reply.ok) throw refusalOf(step, reply)
    return reply.data
  }
  const as: World['as'] = (person) => ({
    at: (at) => ({
      do: async (operation, input) => {
        const step = { person, at, operation, input, requestId: randomUUID() }
        await witness?.before(step)
        const answered = await taken(step)
        await witness?.after(step, answered)
        return answered
      },
      ask: (operation, input) => taken({ person, at, operation, input, requestId: randomUUID() }),
    }),
  })
  const idOf: World['idOf'] = (person, at) => {
    const known = ids.get(person) ?? as(person).at(at).do('people.register', { name: nameOf(person) }).then(({ id }) => id)
    ids.set(person, known)
    return known
  }
  const photo: World['photo'] = (person, picture, purpose = 'photos') => {
    const words = `${person}-${picture.subject}-${picture.moment}-${picture.of}${picture.blurred === undefined ? '' : '-blurred'}`
    // The stand-in of the check knows by the name what it is to say.
    const prefix = picture.check === undefined ? '' : `test-${picture.check}-`
    const known = photos.get(words) ?? line.upload({ person, purpose, name: `${prefix}${Buffer.from(words).toString('base64url').slice(prefix.length - 70).padStart(8, '0')}.png`, image: drawPicture(picture) })
    photos.set(words, known)
    return known
  }
  return { as, idOf, photo, steps: () => steps }
}

/** The emulator's web door. */
export function overHttp(url: () => string): Line {
  const header = (person: string | null): Record<string, string> => (person === null ? {} : { 'x-dev-person': person })
  return {
    send: async ({ person, at, operation, input, requestId }) => {
      const headers = { 'content-type': 'application/json', 'x-dev-now': new Date(at).toISOString(), ...header(person) }
      const response = await fetch(`${url()}/call`, { method: 'POST', headers, body: JSON.stringify({ operation, input, requestId }) })
      return response.json()
    },
    upload: async ({ person, purpose, name, image }) => {
      const form = new FormData()
      form.set('purpose', purpose)
      form.set('file', new Blob([Uint8Array.from(image)], { type: 'image/png' }), name)
      const response = await fetch(`${url()}/upload`, { method: 'POST', headers: header(person), body: form })
      const answer: unknown = await response.json()
      if (typeof answer === 'object' && answer !== null && 'fileId' in answer && typeof answer.fileId === 'string') return answer.fileId
      throw new Error(`the upload of ${name} by ${person} was answered ${response.status} ${JSON.stringify(answer)}`)
    },
  }
}

/** More would only start more instances of each function, and a laptop has few cores. */
const AT_ONCE = 4

/** Does independent things, a few at a time. */
export async function together<T>(items: readonly T[], work: (item: T, index: number) => Promise<unknown>, atOnce = AT_ONCE): Promise<void> {
  const rest = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of rest) await work(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}
