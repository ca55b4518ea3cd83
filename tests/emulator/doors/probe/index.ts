import { threadId } from 'node:worker_threads'
import tcb from '@cloudbase/node-sdk'

type Context = Parameters<typeof tcb.getCloudbaseContext>[0]

interface Event {
  readonly operation?: string
  readonly input?: Readonly<Record<string, string>>
}

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
const loadedAt = Date.now()
let running = 0
let mostAtOnce = 0

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function hold(ms: number): Promise<object> {
  running += 1
  mostAtOnce = Math.max(mostAtOnce, running)
  await sleep(ms)
  running -= 1
  return { threadId, mostAtOnce }
}

/** Each verb shows one thing that the platform promises to a function, through the real SDK. */
const VERBS: Readonly<Record<string, (input: Readonly<Record<string, string>>, context: Context, event: unknown) => unknown>> = {
  who: (_input, context, event) => {
    const { WX_OPENID, WX_APPID, TCB_SOURCE, TRIGGER_SRC } = tcb.getCloudbaseContext(context)
    return { openid: WX_OPENID ?? '', appid: WX_APPID ?? '', source: TCB_SOURCE ?? '', trigger: TRIGGER_SRC ?? '', userInfo: app.auth().getUserInfo(), event }
  },
  env: () => ({ ...process.env }),
  when: () => ({ now: Date.now(), text: new Date().toISOString(), spoken: Date(), isDate: new Date(0) instanceof Date, sameMaker: new Date().constructor === Date, loadedAt }),
  later: async (input) => {
    await sleep(Number(input.ms))
    return { now: Date.now() }
  },
  hold: (input) => hold(Number(input.ms)),
  forever: () => new Promise(() => undefined),
  spin: () => {
    for (;;);
  },
  fail: () => {
    throw new Error('the probe fails on purpose')
  },
  reject: async () => {
    void Promise.reject(new Error('nobody waits for this'))
    await sleep(200)
  },
  exit: () => process.exit(3),
  nothing: () => undefined,
  say: (input) => console.log(input.text),
  missing: () => {
    const name = 'lodash'
    return require(name)
  },
  upload: async (input) => {
    const { fileID } = await app.uploadFile({ cloudPath: input.path ?? '', fileContent: Buffer.from(input.text ?? '') })
    return { fileID }
  },
  urls: (input) => app.getTempFileURL({ fileList: (input.ids ?? '').split(',').map((fileID) => ({ fileID, maxAge: Number(input.maxAge ?? 600) })) }),
  download: async (input) => {
    const { fileContent } = await app.downloadFile({ fileID: input.id ?? '' })
    return { text: fileContent?.toString() }
  },
  info: (input) => app.getFileInfo({ fileList: [input.id ?? ''] }),
  remove: (input) => app.deleteFile({ fileList: (input.ids ?? '').split(',') }),
  copy: (input) => app.copyFile({ fileList: [{ srcPath: input.from ?? '', dstPath: input.to ?? '', overwrite: input.overwrite !== 'no', removeOriginal: input.move === 'yes' }] }),
  wechat: (input) => app.callWxOpenApi({ apiName: input.api ?? '', apiOptions: {}, cgiName: 'commrpcv2', requestData: JSON.parse(input.request ?? '{}') }),
  compatible: (input) => app.callCompatibleWxOpenApi({ apiName: input.api ?? '', requestData: Buffer.from(input.request ?? '{}') }),
  ask: (input) => app.callFunction({ name: input.name ?? '', data: JSON.parse(input.data ?? '{}') }),
  user: (input) => app.auth().getEndUserInfo(input.uid ?? ''),
  keep: async (input) => {
    const { id } = await app.database().collection(input.collection ?? '').add({ name: input.name, at: app.database().serverDate() })
    return { id }
  },
  transact: async (input) => {
    const transaction = await app.database().startTransaction()
    const { id } = await transaction.collection(input.collection ?? '').add({ name: input.name, at: app.database().serverDate() })
    await sleep(Number(input.ms))
    await transaction.collection(input.collection ?? '').add({ name: `${input.name ?? ''} again`, after: id })
    await transaction.commit()
    return { id }
  },
  find: (input) => app.database().collection(input.collection ?? '').where({ name: input.name }).get(),
}

export async function main(event: Event, context: Context): Promise<unknown> {
  const verb = VERBS[(event.operation ?? '').split('.')[1] ?? '']
  if (!verb) return { unknown: event }
  try {
    return (await verb(event.input ?? {}, context, event)) ?? null
  } catch (error) {
    // Errors of the SDK are what is being looked at; others go their way.
    if (error instanceof Error && 'code' in error && 'requestId' in error) return { code: error.code, message: error.message }
    throw error
  }
}
