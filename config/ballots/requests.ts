/** What a ballot, and an opening of the voting page, ask of the database: counted on the wire. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { serve } from '../../cloudfunctions/_runtime/serve'
import { OPERATIONS } from '../../cloudfunctions/polls/operations'
import { openidOf } from '../../emulator/functions/environment'
import { choicesOf, DURING, voterOf } from './town'

const EACH = 100

/** Prints how many requests one of each takes on the average, the first ones of an instance included. */
export async function requestsOfABallot({ poll, nextVoter }: { readonly poll: string; readonly nextVoter: () => number }): Promise<void> {
  const main = serve(OPERATIONS)
  const clock = Date.now
  Date.now = () => DURING
  const ask = async (operation: string, inputOf: (voter: number) => object): Promise<void> => {
    const voter = nextVoter()
    const person = voterOf(voter)
    Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openidOf(person) })
    const reply = await main({ operation, input: inputOf(voter), requestId: `requests-${person}` }, { environ: '' })
    if (typeof reply === 'string' || !('data' in reply)) throw new Error(JSON.stringify(reply))
  }
  try {
    for (const [what, act] of [['a ballot', () => ask('polls.cast', (voter) => ({ poll, choices: choicesOf(voter) }))], ['an opening of the voting page', () => ask('polls.show', () => ({ poll }))]] as const) {
      let requests = 0
      const count = (): void => { requests += 1 }
      subscribe('http.client.request.start', count)
      for (let n = 0; n < EACH; n += 1) await act()
      unsubscribe('http.client.request.start', count)
      console.log(`requests to the database for ${what}: ${(requests / EACH).toFixed(2)}, on the average of ${EACH} in one new instance`)
    }
  } finally {
    Date.now = clock
  }
}
