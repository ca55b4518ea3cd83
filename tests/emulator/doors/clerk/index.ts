import tcb from '@cloudbase/node-sdk'

interface Event {
  readonly operation?: string
  readonly Type?: string
  readonly TriggerName?: string
  readonly Time?: string
  readonly httpMethod?: string
  readonly path?: string
}

const runs: object[] = []

/** A function with timers and a public page. Its memory is enough to see what happened: it has one instance. */
export async function main(event: Event, context: Parameters<typeof tcb.getCloudbaseContext>[0]): Promise<unknown> {
  const { WX_OPENID, TRIGGER_SRC } = tcb.getCloudbaseContext(context)
  if (event.Type === 'Timer') {
    runs.push({ trigger: event.TriggerName, time: event.Time, sees: new Date().toISOString(), source: TRIGGER_SRC, openid: WX_OPENID ?? '' })
    return null
  }
  if (event.path === '/n/plain') return { not: 'a response' }
  if (event.path === '/n/fault') throw new Error('the notice is torn')
  if (event.path === '/n/picture') {
    return { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: Buffer.from([1, 2, 3]).toString('base64'), isBase64Encoded: true }
  }
  if (event.httpMethod !== undefined) {
    return { statusCode: 201, headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Notice': 'yes' }, body: JSON.stringify({ event, openid: WX_OPENID ?? '' }) }
  }
  return { runs }
}
