import { AsyncLocalStorage } from 'node:async_hooks'
import { isFields } from './json'
import { readJsonFile, writeJsonFile } from './json-file'

const DAY_MS = 86_400_000

/** The emulator's own time: the machine's, moved by an offset that survives restarts. */
export interface Clock {
  /** The emulator's time or, inside `during`, that of the one invocation being served. */
  readonly now: () => Date
  /** Milliseconds that the emulator's time is ahead of the machine's (negative: behind). */
  readonly offset: () => number
  readonly set: (instant: Date) => void
  readonly advance: (days: number) => void
  /** Runs `act` (and all it awaits) at another offset: the time an invocation was told it is. */
  readonly during: <T>(offset: number | undefined, act: () => T) => T
}

export function openClock(file: string): Clock {
  const stored = readJsonFile(file, { offset: 0 })
  let offset = isFields(stored) && typeof stored.offset === 'number' ? stored.offset : 0
  // Made only when an invocation really carries its own time: async hooks slow every promise down.
  let invocations: AsyncLocalStorage<number> | undefined

  const move = (to: number): void => {
    offset = to
    writeJsonFile(file, { offset })
  }
  return {
    now: () => new Date(Date.now() + (invocations?.getStore() ?? offset)),
    offset: () => offset,
    set: (instant) => move(instant.getTime() - Date.now()),
    advance: (days) => move(offset + days * DAY_MS),
    during: (other, act) => {
      if (other === undefined) return act()
      invocations ??= new AsyncLocalStorage()
      return invocations.run(other, act)
    },
  }
}
