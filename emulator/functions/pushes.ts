import type { CallOutcome, FunctionHost } from './host'

/** WeChat sends a message again that is not answered with `success`, three times in all. */
const MOST_TRIES = 3
const LOOK_AGAIN_MS = 20

export interface Push {
  /** The function that takes the messages. */
  readonly name: string
  readonly event: object
  readonly at: Date
  /** The secret of the instance that asked: the answer never overtakes it. */
  readonly after: string | undefined
}

/** Messages that WeChat pushes to a function some time after it was asked something. */
export interface Pushes {
  readonly send: (push: Push) => void
  /** When nothing is on its way any more. */
  readonly settled: () => Promise<void>
}

const isTaken = (outcome: CallOutcome): boolean => outcome.kind === 'answered' && outcome.reply === '"success"'
const pause = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, LOOK_AGAIN_MS) })

export function openPushes({ host, log }: { readonly host: Pick<FunctionHost, 'invoke' | 'offsetOf'>; readonly log: (line: string) => void }): Pushes {
  const underway = new Set<Promise<void>>()
  async function deliver({ name, event, at, after }: Push): Promise<void> {
    while (after !== undefined && host.offsetOf(after) !== undefined) await pause()
    for (let tried = 1; tried <= MOST_TRIES; tried += 1) {
      if (isTaken(await host.invoke({ name, event, caller: { kind: 'push' }, at }))) return
    }
    log(`[wechat] ${name} did not take ${JSON.stringify(event)}`)
  }
  return {
    send: (push) => {
      const delivery = deliver(push).finally(() => underway.delete(delivery))
      underway.add(delivery)
    },
    settled: async () => {
      while (underway.size > 0) await Promise.all(underway)
    },
  }
}
