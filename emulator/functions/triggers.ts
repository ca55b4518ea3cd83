import type { Clock } from '../clock'
import { isFields } from '../json'
import { readJsonFile, writeJsonFile } from '../json-file'
import { dueBetween } from './cron'
import type { CallOutcome, FunctionHost } from './host'

/** How often the machine's clock is looked at. */
const LOOK_EVERY_MS = 1000
/** How much of an idle wait is forgotten by a `kill -9`: the place is written down at most this often. */
const WRITE_EVERY_MS = 60_000

export interface Triggers {
  /** Begins to look at the clock. */
  readonly start: () => void
  /** Runs one trigger as if it were due at that instant; undefined when there is no such trigger. */
  readonly runNow: (wanted: { readonly name: string; readonly trigger: string; readonly at: Date }) => Promise<CallOutcome | undefined>
  /** Runs, in order, all that has become due; also used when the clock has been moved. */
  readonly catchUp: () => Promise<number>
  /** While held, nothing becomes due by the clock alone; what did meanwhile is run when it is let go. */
  readonly hold: (held: boolean) => void
  readonly stop: () => void
}

/**
 * Timer triggers on the emulator's clock. One catch-up runs a trigger at most once for each day, at the last instant
 * of that day on which it was due, so that moving on by a month is thirty runs and not thirty thousand.
 */
export function openTriggers(options: { readonly host: FunctionHost; readonly clock: Clock; readonly file: string }): Triggers {
  const { host, clock, file } = options
  const stored = readJsonFile(file, {})
  let seenUntil = isFields(stored) && typeof stored.seenUntil === 'number' ? stored.seenUntil : clock.now().getTime()
  let writtenAt = 0
  let turn: Promise<number> = Promise.resolve(0)

  const remember = (): void => {
    if (Math.abs(seenUntil - writtenAt) < WRITE_EVERY_MS) return
    writtenAt = seenUntil
    writeJsonFile(file, { seenUntil })
  }
  const run = ({ name, trigger, at }: { name: string; trigger: string; at: Date }): Promise<CallOutcome> => {
    const event = { Type: 'Timer', TriggerName: trigger, Time: at.toISOString(), Message: '' }
    return host.invoke({ name, event, caller: { kind: 'timer' }, at })
  }
  const runNow: Triggers['runNow'] = async (wanted) => {
    const isKnown = host.bundles().some(({ name, triggers }) => name === wanted.name && triggers.some((trigger) => trigger.name === wanted.trigger))
    return isKnown ? run(wanted) : undefined
  }
  async function runDue(): Promise<number> {
    const after = seenUntil
    const until = clock.now().getTime()
    // First noted, then run: a run that is cut short is not run twice.
    seenUntil = until
    remember()
    const due = host
      .bundles()
      .flatMap(({ name, triggers }) => triggers.flatMap((trigger) => dueBetween(trigger.cron, { after, until }).map((at) => ({ name, trigger: trigger.name, at }))))
      .sort((a, b) => a.at - b.at)
    for (const { name, trigger, at } of due) await run({ name, trigger, at: new Date(at) })
    return due.length
  }
  const catchUp = (): Promise<number> => {
    turn = turn.then(runDue, runDue)
    return turn
  }
  let timer: NodeJS.Timeout | undefined
  let isHeld = false
  const start = (): void => {
    timer = setInterval(() => { if (!isHeld) void catchUp() }, LOOK_EVERY_MS)
    timer.unref()
  }
  const stop = (): void => {
    if (timer !== undefined) writeJsonFile(file, { seenUntil })
    clearInterval(timer)
    timer = undefined
  }
  return { start, catchUp, runNow, hold: (held) => { isHeld = held }, stop }
}
