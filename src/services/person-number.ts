import type { PersonId } from '../../contracts/reply'

const PREFIX = 'weishishi:person:'
const PERSON = /^[0-9a-z]{4,40}$/

/** What a person's code says to a scanner. */
export const codeOf = (person: PersonId): string => `${PREFIX}${person}`

/** In groups of four, so that it can be read out. */
export const spoken = (person: PersonId): string => person.replace(/.{4}(?=.)/g, (four) => `${four} `)

/** The person that somebody read out, typed or scanned; null when it cannot be one. */
export function personIn(text: string): PersonId | null {
  const said = text.trim().replace(PREFIX, '').replace(/[\s-]/g, '').toLowerCase()
  return PERSON.test(said) ? said : null
}
