import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { isFields, parseJson, textOf, type Fields } from '../json'

/** What WeChat would have been asked; nothing ever leaves the laptop. */
export interface InboxEntry {
  readonly id: string
  readonly at: string
  readonly api: string
  /** The openid it was meant for, if it names one. */
  readonly to: string
  readonly request: unknown
  readonly answer: unknown
  readonly standIn: true
}

export interface Inbox {
  readonly add: (entry: Omit<InboxEntry, 'id' | 'standIn'>) => InboxEntry
  /** Newest first. */
  readonly list: (limit: number) => readonly InboxEntry[]
  readonly count: () => number
}

/** A file with one entry per line, only ever appended to. */
export function openInbox(file: string): Inbox {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const entries = lines.map(parseJson).filter(isFields).map(entryOf)
  return {
    add: (given) => {
      const entry: InboxEntry = { id: randomUUID(), ...given, standIn: true }
      appendFileSync(file, JSON.stringify(entry) + '\n')
      entries.push(entry)
      return entry
    },
    list: (limit) => entries.slice(-limit).reverse(),
    count: () => entries.length,
  }
}

function entryOf(fields: Fields): InboxEntry {
  return {
    id: textOf(fields.id), at: textOf(fields.at), api: textOf(fields.api), to: textOf(fields.to),
    request: fields.request, answer: fields.answer, standIn: true,
  }
}
