/** Door codes are short, so they are kept as salted scrypt hashes and compared in constant time. */
import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import type { HouseholdId, PlaceId } from '../../contracts/reply'

/** A few milliseconds a try: an import of five hundred doors stays under two seconds. */
const COST = { N: 1024, r: 8, p: 1 }
const BYTES = 32

export function newSalt(): string {
  return randomBytes(16).toString('hex')
}

export function hashCode(code: string, salt: string): string {
  return scryptSync(code.trim().toUpperCase(), Buffer.from(salt, 'hex'), BYTES, COST).toString('hex')
}

export function isCode(code: string, { salt, hash }: { readonly salt: string | null; readonly hash: string | null }): boolean {
  if (salt === null || hash === null) return false
  return timingSafeEqual(Buffer.from(hashCode(code, salt), 'hex'), Buffer.from(hash, 'hex'))
}

/** A household's id follows from its door, so that an import can be repeated. */
export function householdIdOf({ building, room }: { readonly building: PlaceId; readonly room: string }): HouseholdId {
  return createHash('sha256').update(`${building}\n${room.normalize('NFKC').replace(/\s/g, '')}`).digest('hex').slice(0, 20)
}
