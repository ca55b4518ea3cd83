/** Waits before the second, third… try of the same request. */
export const RESEND_AFTER_MS = [800, 2400] as const

export class Unreached extends Error {}

export interface Sending<T> {
  readonly requestId: string
  /** One try; rejects with `Unreached` when nobody answered, so that sending the same id again is safe. */
  readonly send: (requestId: string) => Promise<T>
  readonly wait: (ms: number) => Promise<void>
}

/** Sends until somebody answers, always under the same request id; null when nobody ever did. */
export async function sendUntilAnswered<T>({ requestId, send, wait }: Sending<T>): Promise<T | null> {
  for (const pause of [...RESEND_AFTER_MS, null]) {
    try {
      return await send(requestId)
    } catch (error) {
      if (!(error instanceof Unreached)) throw error
      if (pause === null) return null
      await wait(pause)
    }
  }
  return null
}
