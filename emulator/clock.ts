import { isFields } from './json'
import { readJsonFile, writeJsonFile } from './json-file'

const DAY_MS = 86_400_000

/** The emulator's own time: the machine's, moved by an offset that survives restarts. */
export interface Clock {
  /** The emulator's time or, inside `during`, what one invocation was told. */
  readonly now: () => Date
  /** Milliseconds that the emulator's time is ahead of the machine's (negative: behind). */
  readonly offset: () => number
  readonly set: (instant: Date) => void
  readonly advance: (days: number) => void
  /** Runs `act` at another offset, the time an invocation was told it is; up to where it first waits, so whoever waits reads the time before. */
  readonly during: <T>(offset: number | undefined, act: () => T) => T
}

export function openClock(file: string): Clock {
  const stored = readJsonFile(file, { offset: 0 })
  let offset = isFields(stored) && typeof stored.offset === 'number' ? stored.offset : 0
  // No AsyncLocalStorage: its hooks slow down every promise of the process.
  let told: number | undefined

  const move = (to: number): void => {
    offset = to
    writeJsonFile(file, { offset })
  }
  return {
    now: () => new Date(Date.now() + (told ?? offset)),
    offset: () => offset,
    set: (instant) => move(instant.getTime() - Date.now()),
    advance: (days) => move(offset + days * DAY_MS),
    during: (other, act) => {
      const before = told
      told = other
      try {
        return act()
      } finally {
        told = before
      }
    },
  }
}
