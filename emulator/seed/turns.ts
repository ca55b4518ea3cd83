/** Several stories of one community, told in the order of their time: its chain of publications must not jump back. */
import type { Instant } from '../../contracts/reply'

export interface Turns {
  /** Resolves when every other story stands at a later moment. */
  readonly take: (at: Instant) => Promise<void>
  /** This story takes no more turns. */
  readonly end: () => void
}

/** For a story that stands alone. */
export const ALONE: Turns = { take: () => Promise.resolve(), end: () => undefined }

/** Turns for so many stories at once. */
export function shareTurns(stories: number): Turns {
  let running = stories
  let waiting: readonly { readonly at: Instant; readonly go: () => void }[] = []
  const next = (): void => {
    if (waiting.length < running || waiting.length === 0) return
    const first = waiting.reduce((earliest, one) => (one.at < earliest.at ? one : earliest))
    waiting = waiting.filter((one) => one !== first)
    first.go()
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
