/** What of an event may enter the public log, where nothing can be taken out again: no telephone number and no identity number (个人信息保护法 §6). */
import { maskedPhone } from '../people/masking'
import { isHash } from './reading'

type Told = Readonly<Record<string, string | number>>

/** A mobile number, however it is spaced; and a landline with its area code. */
const MOBILE = /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/g
const LANDLINE = /(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)/g
/** A resident identity card: eighteen digits, the last may be X. */
const IDENTITY = /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g

/** A text in which numbers that lead to a person cannot be read. */
export const withoutNumbers = (text: string): string =>
  text.replace(IDENTITY, (id) => `${id.slice(0, 6)}${'*'.repeat(id.length - 6)}`).replace(MOBILE, (number) => maskedPhone(number.replace(/^\+?86[\s-]?/, ''))).replace(LANDLINE, maskedPhone)

/** What the log keeps of what an event tells: `phone` stands on the project's page, where it can be changed, and not here. A hash stays whole, whatever some of its digits look like: with four signs hidden it proves nothing. */
export function forTheLog(told: Told): Told {
  return Object.fromEntries(Object.entries(told).filter(([key]) => key !== 'phone').map(([key, value]) => [key, typeof value === 'string' && !isHash(value) ? withoutNumbers(value) : value]))
}
