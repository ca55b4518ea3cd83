import type { Fields } from '../json'
import { codeOf, messageOf } from '../thrown'

/** An error that the protocol answers with HTTP 200 and its code. A class, so that it can be thrown through any depth. */
export class AdminError extends Error {
  constructor(readonly code: string, message: string) {
    super(message)
  }
}

/** The protocol's form of anything thrown; what carries no code of its own is a fault of the emulator. */
export function errorAnswer(error: unknown): Fields {
  return { code: codeOf(error) ?? 'SYS_ERR', message: messageOf(error) }
}
