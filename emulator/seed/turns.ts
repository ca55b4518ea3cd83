/** Several stories of one community, told in the order of their time: its chain of publications must not jump back. */
import type { Instant } from '../../contracts/reply'

export interface Turns {
  /** Resolves when every other story stands at a later moment; with that moment, or the next minute that is free. */
  readonly take: (at: Instant) => Promise<Instant>
  /** This story takes no more turns. */
  readonly end: () => void
}

/** For a story that stands alone. */
export const ALONE: Turns = { take: (at) => Promise.resolve(at), end: () => undefined }

const MINUTE = 60_000

/** Turns for so many stories at once. */
export function shareTurns(stories: number): Turns {
  let running = stories
  let waiting: readonly { readonly at: Instant; readonly go: (at: Instant) => void }[] = []
  let last = -Infinity
  const next = (): void => {
    if (waiting.length < running || waiting.length === 0) return
    const first = waiting.reduce((earliest, one) => (one.at < earliest.at ? one : earliest))
    waiting = waiting.filter((one) => one !== first)
    // A slow machine may need a moment between the two: never the same minute.
    last = Math.max(first.at, last + MINUTE)
    first.go(last)
  }
  return {
    take: (at) => new Promise((go) => {
      waiting = [...waiting, { at, go }]
      next()
    }),
    end: () => {
      running -= 1
      next()
    },
  }
}
