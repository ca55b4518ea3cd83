import fs from 'node:fs'
import path from 'node:path'

/** Names from miniprogram-api-typings: Taro copies every key that `wx` has. */
const API_NAMES = JSON.parse(fs.readFileSync(path.join(__dirname, 'wx-api-names.json'), 'utf8')) as readonly string[]

export type Wx = Record<string, unknown>
interface Options { readonly success?: (result: unknown) => void; readonly fail?: (error: unknown) => void; readonly complete?: (result: unknown) => void }

const SYSTEM = {
  SDKVersion: '3.8.0', version: '8.0.50', platform: 'ios', system: 'iOS 17.0', brand: 'iPhone', model: 'iPhone 14', pixelRatio: 3, language: 'zh_CN',
  windowWidth: 390, windowHeight: 752, screenWidth: 390, screenHeight: 844, statusBarHeight: 47, fontSizeSetting: 16, fontSizeScaleFactor: 1, theme: 'light',
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
}

export interface WxParts {
  readonly later: (run: () => void) => void
  readonly launch: unknown
  readonly storage: Map<string, unknown>
  readonly overrides: Wx
  readonly async: Readonly<Record<string, (options: Record<string, unknown>) => unknown>>
  readonly onCall: (name: string, options: unknown) => void
}

/** What the base library gives to a page's script: storage, navigation, and an `ok` for everything else. */
export function makeWx(parts: WxParts): Wx {
  const { storage, overrides } = parts
  const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown
  const sync: Record<string, (...args: never[]) => unknown> = {
    getSystemInfoSync: () => SYSTEM, getWindowInfo: () => SYSTEM, getDeviceInfo: () => SYSTEM, getAppBaseInfo: () => ({ ...SYSTEM, ...(overrides.appBaseInfo ?? {}) }), getSystemSetting: () => ({}), canIUse: () => true,
    getLaunchOptionsSync: () => parts.launch, getEnterOptionsSync: () => parts.launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wxlab', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, copy(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    nextTick: (run: () => void) => parts.later(run),
    getUpdateManager: () => ({ onUpdateReady() {}, onCheckForUpdate() {}, onUpdateFailed() {}, applyUpdate() {} }),
  }
  const wx: Wx = {}
  for (const name of new Set([...API_NAMES, ...Object.keys(overrides)])) {
    const given = overrides[name]
    if (typeof given === 'object') wx[name] = given
    else if (given === undefined && sync[name] !== undefined) wx[name] = sync[name]
    else if (/^(on|off)[A-Z]/.test(name)) wx[name] = () => undefined
    else wx[name] = answering(name, parts)
  }
  return wx
}

/** An API that answers later, by callbacks and as a promise. */
function answering(name: string, parts: WxParts): (options?: Record<string, unknown> & Options) => unknown {
  return (options = {}) => {
    parts.onCall(name, options)
    const given = parts.overrides[name]
    const run = typeof given === 'function' ? (given as (o: unknown) => unknown) : parts.async[name]
    const settled = Promise.resolve().then(() => run?.(options)).then(
      (result) => {
        const answer = { errMsg: `${name}:ok`, ...(typeof result === 'object' ? result : {}) }
        options.success?.(answer)
        options.complete?.(answer)
        return answer
      },
      (error: unknown) => {
        const answer = { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` }
        options.fail?.(answer)
        options.complete?.(answer)
        if (options.fail === undefined) throw new Error(answer.errMsg)
      },
    )
    settled.catch(() => undefined)
    return /Manager$|Context$|Query$|Observer$/.test(name) ? chain(parts.later, parts.overrides.canvasNode) : settled
  }
}

/** SelectorQuery and friends: every method chains; exec() answers boxes of one size, as there is no layout here, each with the canvas that a test brings along. */
function chain(later: (run: () => void) => void, node: unknown): unknown {
  const box = { node, id: '', dataset: {}, left: 0, top: 0, right: 100, bottom: 20, width: 100, height: 20, scrollTop: 0, scrollLeft: 0 }
  let asked = 0
  const link: unknown = new Proxy({}, {
    get: (_, name) => {
      if (name === 'then') return undefined
      if (name === 'exec') return (done?: (boxes: unknown[]) => void) => { later(() => done?.(Array.from({ length: asked }, () => box))); return link }
      return () => { asked += 1; return link }
    },
  })
  return link
}
