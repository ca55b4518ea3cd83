import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { View, type Element, type Words } from './view'
import { makeWx, type Wx } from './wx'

type Handler = (this: Instance, ...args: unknown[]) => unknown
interface Instance { [name: string]: unknown; data: Record<string, unknown>; route: string }
type Definition = Record<string, unknown>
interface AppJson { readonly pages: readonly string[]; readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[]; readonly independent?: boolean }[] }
interface Launch { readonly path: string; readonly query: Readonly<Record<string, string>> }

export interface BootOptions {
  readonly dist: string
  /** Boots that independent subpackage alone. */
  readonly root?: string
  readonly path?: string
  readonly query?: Readonly<Record<string, string>>
  /** Answers of the base library, for example `{ cloud: { init() {}, callFunction: async (o) => … } }`. */
  readonly wx?: Wx
}

const clone = (value: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(value ?? {})) as Record<string, unknown>
const callOn = (target: Record<string, unknown>, name: string, ...args: unknown[]): void => {
  const run = target[name]
  if (typeof run === 'function') (run as Handler).apply(target as Instance, args)
}

/** Boots a compiled mini-program in node:vm: the real scripts, real setData, the real WXML as a tree to read, tap and type into. */
export class MiniApp {
  readonly dist: string
  readonly errors: string[] = []
  readonly calls: (readonly [string, unknown])[] = []
  readonly storage = new Map<string, unknown>()
  setDataBytes = 0
  private readonly root: string
  private readonly context: vm.Context
  private readonly view: View
  private readonly stack: Instance[] = []
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly definitions = new Map<string, Definition>()
  private readonly components = new Map<string, Instance>()
  private readonly timers = new Map<NodeJS.Timeout, number>()
  private readonly launch: Launch
  private app: Definition | null = null
  private defined: Definition | null = null

  constructor({ dist, root = '', path: entry, query = {}, wx = {} }: BootOptions) {
    this.dist = path.resolve(dist)
    this.root = root
    this.launch = { path: entry ?? this.appJson.pages[0] ?? '', query }
    this.view = new View({ dist: this.dist, root, usingOf: (base) => this.usingOf(base), component: (base, element) => this.component(base, element) })
    const later = (run: () => void, ms = 0, ...args: unknown[]): NodeJS.Timeout => this.later(run, ms, args)
    const log = (...words: unknown[]): void => void this.errors.push(words.map((word) => (word instanceof Error ? word.stack : String(word))).join(' '))
    const quiet = (): void => undefined
    // Only what a mini-program's script has: no window, document, process or node require; eval and new Function throw.
    this.context = vm.createContext({
      wx: makeWx({ later, launch: this.launch, storage: this.storage, overrides: wx, async: this.navigation(), onCall: (name, options) => this.calls.push([name, options]) }),
      console: { log: quiet, info: quiet, debug: quiet, warn: quiet, error: log },
      setTimeout: later, setInterval: (run: () => void, ms: number) => setInterval(run, ms).unref(), clearInterval,
      clearTimeout: (timer: NodeJS.Timeout) => { this.timers.delete(timer); clearTimeout(timer) },
      App: (definition: Definition) => { this.app = definition }, Page: (definition: Definition) => { this.defined = definition }, Component: (definition: Definition) => { this.defined = definition },
      Behavior: (definition: Definition) => definition, getApp: () => this.app, getCurrentPages: () => [...this.stack],
    }, { codeGeneration: { strings: false, wasm: false } })
    vm.runInContext('var global = globalThis', this.context)
  }

  get appJson(): AppJson { return this.json('app') as unknown as AppJson }
  get pages(): readonly { readonly path: string; readonly root: string }[] {
    const { pages, subPackages = [] } = this.appJson
    return [...pages.map((page) => ({ path: page, root: '' })), ...subPackages.flatMap((sub) => sub.pages.map((page) => ({ path: `${sub.root}/${page}`, root: sub.independent === true ? sub.root : '' })))]
  }
  get page(): Instance {
    const page = this.stack.at(-1)
    if (page === undefined) throw new Error('no page is open')
    return page
  }

  async boot(): Promise<this> {
    if (this.root === '') {
      this.require('app.js')
      if (this.app === null) throw new Error('app.js did not call App()')
      callOn(this.app, 'onLaunch', this.launch)
      callOn(this.app, 'onShow', this.launch)
    }
    await this.open(this.launch.path, this.launch.query)
    return this
  }

  async open(route: string, query: Readonly<Record<string, string>> = {}): Promise<void> {
    if (!this.pages.some((page) => page.path === route)) throw new Error(`page "${route}" is not in app.json`)
    const before = this.stack.at(-1)
    if (before !== undefined) callOn(before, 'onHide')
    const page = Object.assign(this.instance(route), { options: query })
    this.stack.push(page)
    callOn(page, 'onLoad', query)
    callOn(page, 'onShow')
    callOn(page, 'onReady')
    await this.settle()
  }

  /** Waits until no timer up to `within` ms is pending (setData, React's scheduler): exact, not a guess. */
  async settle(within = 60, most = 30_000): Promise<void> {
    const end = Date.now() + most
    do await new Promise((resolve) => setTimeout(resolve, 1))
    while ([...this.timers.values()].some((ms) => ms <= within) && Date.now() < end)
  }

  // ---------- reading and acting ----------
  render(): Element { return this.view.page(this.page.route, this.page.data, this.page, { tag: 'page', attrs: {}, kids: [], parent: null, owner: this.page }) }
  all(wanted: (element: Element) => boolean, node: Element = this.render()): readonly Element[] {
    return [...(wanted(node) ? [node] : []), ...node.kids.flatMap((kid) => ('tag' in kid ? this.all(wanted, kid) : []))]
  }
  text(node: Element | Words = this.render()): string { return 'text' in node ? node.text : node.kids.map((kid) => this.text(kid)).join('') }
  /** The innermost element whose text contains the words. */
  find(words: string): Element {
    const hits = this.all((element) => this.text(element).includes(words))
    const last = hits.at(-1)
    if (last === undefined) throw new Error(`no "${words}" on ${this.page.route}: ${this.text()}`)
    return last
  }
  tap(words: string): Promise<void> { return this.fire(this.find(words), 'tap') }
  input(label: string, value: string): Promise<void> {
    const box = this.all((element) => ['input', 'textarea'].includes(element.tag) && element.attrs['aria-label'] === label)[0]
    if (box === undefined) throw new Error(`no box named "${label}" on ${this.page.route}`)
    return this.fire(box, 'input', { value, cursor: value.length })
  }

  async fire(element: Element, type: string, detail: unknown = {}, touches: readonly unknown[] = []): Promise<void> {
    const bubbles = /^(tap|longpress|touch)/.test(type)
    let handled = 0
    for (let node: Element | null = element; node !== null; node = bubbles ? node.parent : null) {
      const name = node.attrs[`bind${type}`] ?? node.attrs[`catch${type}`]
      if (typeof name !== 'string' || name === '') continue
      handled += 1
      const target = (one: Element): unknown => ({ id: one.attrs.id ?? '', offsetLeft: 0, offsetTop: 0, dataset: Object.fromEntries(Object.entries(one.attrs).filter(([key]) => key.startsWith('data-')).map(([key, value]) => [key.slice(5), value])) })
      callOn(node.owner as Instance, name, { type, timeStamp: Date.now(), detail, target: target(element), currentTarget: target(node), mark: {}, touches, changedTouches: touches })
      if (node.attrs[`catch${type}`] !== undefined) break
    }
    if (handled === 0) throw new Error(`<${element.tag}> has no ${type} handler in the compiled template`)
    await this.settle()
  }

  // ---------- the base library ----------
  private json(base: string): Record<string, unknown> { return JSON.parse(fs.readFileSync(path.join(this.dist, `${base}.json`), 'utf8')) as Record<string, unknown> }
  private usingOf(base: string): Record<string, string> {
    const using = (this.json(base).usingComponents ?? {}) as Record<string, string>
    return Object.fromEntries(Object.entries(using).map(([tag, file]) => [tag, file.startsWith('/') ? file.slice(1) : path.posix.join(path.posix.dirname(base), file)]))
  }
  private later(run: () => void, ms: number, args: readonly unknown[]): NodeJS.Timeout {
    const timer: NodeJS.Timeout = setTimeout(() => {
      this.timers.delete(timer)
      try { (run as (...given: readonly unknown[]) => void)(...args) } catch (error) { this.errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error)) }
    }, ms).unref() // a page that keeps asking must not keep the tests from ending
    this.timers.set(timer, ms)
    return timer
  }
  private navigation(): Record<string, (options: Record<string, unknown>) => unknown> {
    const close = (): void => { const page = this.stack.pop(); if (page !== undefined) callOn(page, 'onUnload') }
    const go = (before: () => void) => (options: Record<string, unknown>): Promise<void> => {
      before()
      const [route = '', query = ''] = String(options.url).replace(/^\//, '').split('?')
      return this.open(route, Object.fromEntries(query.split('&').filter(Boolean).map((pair) => pair.split('=') as [string, string])))
    }
    const closeAll = (): void => { while (this.stack.length > 0) close() }
    return {
      navigateTo: go(() => undefined), redirectTo: go(close), reLaunch: go(closeAll), switchTab: go(closeAll),
      navigateBack: (options) => { for (let left = Number(options.delta ?? 1); left > 0 && this.stack.length > 1; left -= 1) close(); callOn(this.page, 'onShow') },
    }
  }
  private require(file: string): unknown {
    const name = file.endsWith('.js') ? file : `${file}.js`
    if (this.root !== '' && !name.startsWith(`${this.root}/`)) throw new Error(`independent subpackage ${this.root} requires ${name} outside itself`)
    const known = this.modules.get(name)
    if (known !== undefined) return known.exports
    const module: { exports: unknown } = { exports: {} }
    this.modules.set(name, module)
    const source = fs.readFileSync(path.join(this.dist, name), 'utf8')
    const run = vm.compileFunction(source, ['require', 'module', 'exports'], { filename: path.join(this.dist, name), parsingContext: this.context })
    run((wanted: string) => this.require(path.posix.join(path.posix.dirname(name), wanted)), module, module.exports)
    return module.exports
  }
  private define(base: string): Definition {
    const known = this.definitions.get(base)
    if (known !== undefined) return known
    this.defined = null
    this.require(base)
    if (this.defined === null) throw new Error(`${base}.js did not call Page() or Component()`)
    this.definitions.set(base, this.defined)
    return this.defined
  }
  private instance(base: string): Instance {
    const definition = this.define(base)
    const instance: Instance = Object.assign(Object.create(definition) as Instance, (definition.methods ?? {}) as Record<string, unknown>, { data: clone(definition.data), route: base, __route__: base })
    instance.setData = (patch: unknown, done?: () => void) => {
      const json = JSON.stringify(patch) // the view side only ever sees JSON, as in WeChat
      this.setDataBytes += Buffer.byteLength(json)
      for (const [key, value] of Object.entries(JSON.parse(json) as Record<string, unknown>)) put(instance.data, key, value)
      if (done !== undefined) this.later(done, 0, [])
    }
    return instance
  }
  private component(base: string, element: Element): void {
    const wanted = element.attrs.i as { readonly sid?: string } | undefined
    const key = `${base}#${wanted?.sid ?? String(element.attrs.id)}`
    const names = Object.keys((this.define(base).properties ?? {}) as object)
    const props = clone(Object.fromEntries(names.map((name) => [name, element.attrs[name]])))
    let instance = this.components.get(key)
    if (instance === undefined) {
      instance = this.instance(base)
      this.components.set(key, instance)
      Object.assign(instance.data, props)
      instance.props = instance.properties = instance.data
      callOn(instance, 'attached')
    } else Object.assign(instance.data, props)
    this.view.page(base, instance.data, instance, element)
  }
}

/** setData's paths: `root.cn.[0].v` */
function put(data: Record<string, unknown>, dotted: string, value: unknown): void {
  const keys = dotted.replace(/\[(\d+)\]/g, '.$1').split('.').filter(Boolean)
  let at = data
  keys.slice(0, -1).forEach((key, index) => {
    at[key] ??= /^\d+$/.test(keys[index + 1] ?? '') ? [] : {}
    at = at[key] as Record<string, unknown>
  })
  at[keys.at(-1) ?? ''] = value
}

export const boot = (options: BootOptions): Promise<MiniApp> => new MiniApp(options).boot()
