import { randomBytes } from 'node:crypto'

/** The one CloudBase environment that the laptop has. */
export const ENVIRONMENT_ID = 'weishishi-local'
export const APP_ID = 'wx0000000000000000'

/** What a cloud function finds in process.env: nothing of the machine's own. */
export function instanceEnvironment(options: {
  readonly adminUrl: string
  readonly functionName: string
  readonly own: Readonly<Record<string, string>>
}): { readonly env: Record<string, string>; readonly secretId: string } {
  const secretId = `AKID${randomBytes(16).toString('hex')}`
  const env = {
    ...options.own,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENVIRONMENT_ID,
    SCF_FUNCTIONNAME: options.functionName,
    TCB_ENV: ENVIRONMENT_ID,
    TENCENTCLOUD_SECRETID: secretId,
    TENCENTCLOUD_SECRETKEY: randomBytes(16).toString('hex'),
    TENCENTCLOUD_SESSIONTOKEN: randomBytes(16).toString('hex'),
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: options.adminUrl }),
    TCB_CONTEXT_KEYS:
      'TCB_ENV,TCB_SEQID,TCB_SOURCE,TCB_SOURCE_IP,TCB_UUID,TCB_CUSTOM_USER_ID,TCB_ISANONYMOUS_USER,TCB_SESSIONTOKEN,TCB_TRACELOG,TCB_ROUTE_KEY,LOGINTYPE',
    WX_CONTEXT_KEYS: 'WX_CLIENTIP,WX_OPENID,WX_APPID,WX_UNIONID,WX_API_TOKEN',
    SILENCE: 'true',
  }
  return { env, secretId }
}

/** Who or what started an invocation, as the platform tells the function. */
export type Caller =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'visitor' }
  | { readonly kind: 'function'; readonly source: string }
  | { readonly kind: 'timer' }
  | { readonly kind: 'http' }
  | { readonly kind: 'push' }

/** The development person that administers an empty installation (see FOUNDING_OPENID in the functions' settings). */
export const FOUNDER = 'founder'

/** The openid of a development person. Only this emulator gives such names out. */
export function openidOf(person: string): string {
  return `dev-${person}`
}

/** The variables that hold for one invocation only; only a person has an openid. */
export function invocationEnvironment(caller: Caller, requestId: string): Record<string, string> {
  const every = { TCB_SEQID: requestId, TCB_SOURCE_IP: '127.0.0.1' }
  switch (caller.kind) {
    case 'person':
      return { ...every, TCB_SOURCE: 'wx_client', WX_CLIENTIP: '127.0.0.1', WX_APPID: APP_ID, WX_OPENID: openidOf(caller.person) }
    case 'visitor':
      return { ...every, TCB_SOURCE: 'web_client' }
    case 'function':
      return { ...every, TCB_SOURCE: caller.source }
    case 'timer':
      return { ...every, TCB_SOURCE: 'scf', TRIGGER_SRC: 'timer' }
    case 'http':
      return { ...every, TCB_SOURCE: 'http' }
    case 'push':
      return { ...every, TCB_SOURCE: 'wx_push', WX_APPID: APP_ID }
  }
}

/** What an operator would set in the console for every function. */
export const LAPTOP_SETTINGS: Readonly<Record<string, string>> = { FOUNDING_OPENID: openidOf(FOUNDER) }
