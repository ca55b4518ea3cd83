import Taro from '@tarojs/taro'
import type { AllOperations, OperationName } from './operations'
import type { Reply } from '../../contracts/reply'
import { newRequestId } from './intention'
import { sendUntilAnswered, Unreached } from './resend'

/** The only door out: what is asked, of whom, under which name of the intention. */
interface Message {
  readonly operation: OperationName
  readonly input: unknown
  readonly requestId: string
}

const TIMEOUT_MS = 15_000

/** True where the calls go over HTTP: browsers always, the mini-program when it was built to use a laptop. */
export const OVER_HTTP = process.env.TARO_ENV === 'h5' || WEISHISHI_DOOR !== ''

let cloudIsOpen = false

/** The cloud, opened on first use: an independent subpackage has no app to open it. */
export function openCloud(): typeof Taro.cloud {
  if (!cloudIsOpen) Taro.cloud.init(WEISHISHI_ENV === '' ? {} : { env: WEISHISHI_ENV })
  cloudIsOpen = true
  return Taro.cloud
}

async function overHttp(message: Message): Promise<unknown> {
  const response = await Taro.request<unknown>({
    url: `${WEISHISHI_DOOR}/call`,
    method: 'POST',
    data: message,
    header: { 'content-type': 'application/json' },
    timeout: TIMEOUT_MS,
  }).catch((error: unknown) => {
    throw new Unreached(String(error))
  })
  if (response.statusCode >= 502) throw new Unreached(`status ${response.statusCode}`)
  return response.data
}

async function overCloud(message: Message): Promise<unknown> {
  const area = message.operation.slice(0, message.operation.indexOf('.'))
  const answer = await openCloud()
    .callFunction({ name: area, data: message, config: { env: WEISHISHI_ENV } })
    .catch((error: unknown) => {
      throw new Unreached(JSON.stringify(error))
    })
  return answer.result
}

const isReply = (answer: unknown): answer is Reply<unknown> => typeof answer === 'object' && answer !== null && 'ok' in answer

const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })

/** Asks the cloud for one operation. A lost network is a refusal like any other: `offline`. */
export async function call<O extends OperationName>(
  operation: O,
  input: AllOperations[O]['input'],
  requestId?: string,
): Promise<Reply<AllOperations[O]['output']>> {
  const id = requestId ?? (await newRequestId())
  const send = (name: string): Promise<unknown> => {
    const message: Message = { operation, input, requestId: name }
    return OVER_HTTP ? overHttp(message) : overCloud(message)
  }
  const answer = await sendUntilAnswered({ requestId: id, send, wait })
  if (answer === null) return { ok: false, refusal: { code: 'offline' } }
  if (!isReply(answer)) return { ok: false, refusal: { code: 'fault', reference: id.slice(0, 8) } }
  // The door's own contract test proves that an `ok` answer carries this operation's output.
  return answer as Reply<AllOperations[O]['output']>
}
