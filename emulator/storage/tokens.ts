import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isFields, parseJson } from '../json'

/** Leave to read or write one file until an instant of the machine's clock. */
export interface Leave {
  readonly may: 'read' | 'write'
  readonly path: string
  readonly until: number
}

export interface Tokens {
  readonly sign: (leave: Leave) => string
  /** The leave that a token carries, or why it is none. */
  readonly verify: (token: string) => Leave | 'forged' | 'expired'
}

/** Tokens signed with a key that stays in the data folder, so that a temporary URL outlives a restart. */
export function openTokens(keyFile: string): Tokens {
  if (!existsSync(keyFile)) writeFileSync(keyFile, randomBytes(32).toString('hex'), { mode: 0o600 })
  const key = readFileSync(keyFile, 'utf8')
  const seal = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')
  return {
    sign: (leave) => {
      const text = Buffer.from(JSON.stringify(leave)).toString('base64url')
      return `${text}.${seal(text)}`
    },
    verify: (token) => {
      const [text = '', signature = ''] = token.split('.')
      if (!isSame(signature, seal(text))) return 'forged'
      const leave = leaveOf(parseJson(Buffer.from(text, 'base64url').toString('utf8')))
      if (leave === undefined) return 'forged'
      return leave.until < Date.now() ? 'expired' : leave
    },
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function leaveOf(value: unknown): Leave | undefined {
  if (!isFields(value) || typeof value.path !== 'string' || typeof value.until !== 'number') return undefined
  if (value.may !== 'read' && value.may !== 'write') return undefined
  return { may: value.may, path: value.path, until: value.until }
}
