import { readdirSync } from 'node:fs'
import path from 'node:path'
import { buildDoors, isFields, openLaptop, until, writeDoor, type Laptop } from './laptop'

let laptop: Laptop

beforeAll(async () => {
  laptop = await openLaptop({ functionsDir: await buildDoors(['probe']), watch: true })
}, 60_000)
afterAll(() => laptop.close())

const times = <T>(count: number, act: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, act))

describe('who is calling', () => {
  it('comes from the context: the development person of the request', async () => {
    const { reply } = await laptop.call('probe.who', {}, { 'x-dev-person': 'zhang' })
    expect(reply).toMatchObject({ openid: 'dev-zhang', appid: 'wx0000000000000000', source: 'wx_client', userInfo: { openId: 'dev-zhang' } })
  })

  it('is nobody without a person, also right after somebody', async () => {
    await times(8, () => laptop.call('probe.who', {}, { 'x-dev-person': 'zhang' }))
    const replies = await times(8, () => laptop.call('probe.who'))
    for (const { reply } of replies) expect(reply).toMatchObject({ openid: '', userInfo: { openId: '' } })
  })

  it('is not taken from what the client sends', async () => {
    const response = await fetch(`${laptop.emulator.url}/call`, {
      method: 'POST',
      headers: { 'x-dev-person': 'li' },
      body: JSON.stringify({ operation: 'probe.who', input: { openid: 'dev-mayor' }, requestId: 'r', openid: 'dev-mayor', WX_OPENID: 'dev-mayor', userInfo: { openId: 'dev-mayor' }, environment: '{}' }),
    })
    expect(await response.json()).toMatchObject({ openid: 'dev-li', event: { operation: 'probe.who', input: { openid: 'dev-mayor' }, requestId: 'r' } })
  })

  it('is kept apart when many call at once', async () => {
    const names = Array.from({ length: 24 }, (_, number) => `p${number}`)
    const replies = await Promise.all(names.map((name) => laptop.call('probe.who', {}, { 'x-dev-person': name })))
    expect(replies.map(({ reply }) => reply.openid)).toEqual(names.map((name) => `dev-${name}`))
  })

  it('is the cookie of the chosen person when there is no header', async () => {
    expect((await laptop.call('probe.who', {}, { cookie: 'a=b; dev-person=wang' })).reply).toMatchObject({ openid: 'dev-wang' })
    expect((await laptop.call('probe.who', {}, { cookie: 'dev-person=wang', 'x-dev-person': 'li' })).reply).toMatchObject({ openid: 'dev-li' })
  })

  it('is nobody when one function asks another', async () => {
    const { reply } = await laptop.call('probe.ask', { name: 'probe', data: JSON.stringify({ operation: 'probe.who' }) }, { 'x-dev-person': 'zhang' })
    expect(reply).toMatchObject({ result: { openid: '', source: 'wx_client,scf' } })
  })
})

describe('an instance', () => {
  it('serves one invocation at a time, and several instances share the work', async () => {
    const replies = await times(8, () => laptop.call('probe.hold', { ms: '150' }))
    expect(replies.every(({ reply }) => reply.mostAtOnce === 1)).toBe(true)
    const threads = new Set(replies.map(({ reply }) => reply.threadId))
    expect(threads.size).toBeGreaterThan(1)
    expect(threads.size).toBeLessThanOrEqual(4)
  })

  it('is kept when idle, and let go after long, all but one', async () => {
    const instances = (): number => laptop.emulator.host.states().find(({ name }) => name === 'probe')?.instances ?? 0
    await times(8, () => laptop.call('probe.hold', { ms: '100' }))
    laptop.emulator.host.trim(60_000)
    expect(instances()).toBeGreaterThan(1)
    laptop.emulator.host.trim(0)
    expect(instances()).toBe(1)
    expect((await laptop.call('probe.who')).status).toBe(200)
  })

  it('has an environment of its own and nothing of the machine', async () => {
    const { reply } = await laptop.call('probe.env')
    expect(reply).toMatchObject({ TENCENTCLOUD_RUNENV: 'SCF', TCB_ENV: 'weishishi-local', OWN_SETTING: 'from config.json', FOUNDING_OPENID: 'dev-founder', TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${laptop.emulator.url}/admin` }) })
    expect(reply).not.toHaveProperty('PATH')
    expect(reply).not.toHaveProperty('HOME')
  })

  it('has no modules but those in its bundle', async () => {
    expect((await laptop.call('probe.missing')).reply).toMatchObject({ ok: false, refusal: { code: 'fault' } })
    expect(laptop.logged.join('\n')).toContain("Cannot find module 'lodash'")
  })

  it.each(['forever', 'spin'])('is ended at the time limit (%s), and the next call gets a new one', async (verb) => {
    const { reply } = await laptop.call(`probe.${verb}`)
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'fault' } })
    expect((await laptop.call('probe.who')).status).toBe(200)
  }, 60_000)

  it.each(['exit', 'reject'])('may die (%s) without taking the next call with it', async (verb) => {
    expect((await laptop.call(`probe.${verb}`)).reply).toMatchObject({ ok: false, refusal: { code: 'fault' } })
    expect((await laptop.call('probe.who', {}, { 'x-dev-person': 'li' })).reply).toMatchObject({ openid: 'dev-li' })
  })

  it('may answer nothing', async () => {
    expect((await laptop.call('probe.nothing')).reply).toEqual({ value: null })
  })

  it('writes to the log under its name', async () => {
    await laptop.call('probe.say', { text: '你好' })
    await until(() => laptop.logged.includes('[probe] 你好'))
  })
})

describe('an error of a function', () => {
  it('is a fault with a reference that the log also has', async () => {
    const { status, reply } = await laptop.call('probe.fail')
    expect(status).toBe(200)
    const reference = isFields(reply.refusal) ? String(reply.refusal.reference) : ''
    expect(laptop.logged.some((line) => line.includes(reference) && line.includes('the probe fails on purpose'))).toBe(true)
  })

  it('is a code of the protocol for another function that asked', async () => {
    const ask = (data: object): object => ({ name: 'probe', data: JSON.stringify(data) })
    expect((await laptop.call('probe.ask', { name: 'no-such', data: '{}' })).reply).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
    expect((await laptop.call('probe.ask', ask({ operation: 'probe.fail' }))).reply).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    writeDoor(laptop.functionsDir, { name: 'slow', code: 'exports.main = () => new Promise(() => undefined)', config: { timeoutSeconds: 0.2 } })
    laptop.emulator.host.reload()
    expect((await laptop.call('probe.ask', { name: 'slow', data: '{}' })).reply).toMatchObject({ code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' })
  })

  it('is shown when the bundle does not even load', async () => {
    writeDoor(laptop.functionsDir, { name: 'broken', code: 'throw new Error("torn in two")' })
    laptop.emulator.host.reload()
    expect((await laptop.call('broken.open')).reply).toMatchObject({ ok: false, refusal: { code: 'fault' } })
    expect(laptop.emulator.host.states().find(({ name }) => name === 'broken')?.lastError?.message).toContain('torn in two')
  })
})

describe('the time', () => {
  it('is the emulator\'s, in functions whose code knows nothing of it', async () => {
    const { reply } = await laptop.call('probe.when')
    expect(Math.abs(Number(reply.now) - Date.now())).toBeLessThan(5000)
    laptop.emulator.clock.set(new Date('2031-02-03T04:05:06Z'))
    const moved = (await laptop.call('probe.when')).reply
    expect(String(moved.text)).toMatch(/^2031-02-03T04:05/)
    expect(String(moved.spoken)).toContain('2031')
    expect(moved).toMatchObject({ isDate: true, sameMaker: true })
    laptop.emulator.clock.set(new Date())
  })

  it('can be named for a single invocation', async () => {
    const { reply } = await laptop.call('probe.when', {}, { 'x-dev-now': '2020-09-01T08:00:00+08:00' })
    expect(String(reply.text)).toMatch(/^2020-09-01T00:00:0/)
    expect(String((await laptop.call('probe.when')).reply.text)).not.toMatch(/^2020/)
    for (const none of ['yesterday', '+200000-01-01T00:00:00Z', '1823-01-01']) expect((await laptop.call('probe.when', {}, { 'x-dev-now': none })).status).toBe(400)
  })

  it('goes on within an invocation', async () => {
    const { reply } = await laptop.call('probe.later', { ms: '120' }, { 'x-dev-now': '2020-09-01T00:00:00Z' })
    expect(Number(reply.now) - Date.parse('2020-09-01T00:00:00Z')).toBeGreaterThanOrEqual(115)
  })
})

describe('hot reload', () => {
  it('swaps the instances of a bundle that changes, and lets the running invocation end', async () => {
    const code = (word: string): string => `exports.main = async () => { await new Promise((resolve) => setTimeout(resolve, 300)); return { word: '${word}' } }`
    writeDoor(laptop.functionsDir, { name: 'fresh', code: code('old') })
    await until(() => laptop.emulator.host.states().some(({ name }) => name === 'fresh'))
    const before = laptop.call('fresh.word')
    await until(() => laptop.emulator.host.states().some(({ name, busy }) => name === 'fresh' && busy === 1))
    writeDoor(laptop.functionsDir, { name: 'fresh', code: code('new') })
    await until(() => laptop.logged.filter((line) => line.includes('swapped: fresh')).length >= 2)
    expect((await laptop.call('fresh.word')).reply).toEqual({ word: 'new' })
    expect((await before).reply).toEqual({ word: 'old' })
  })

  it('keeps the compiled code of one version of a bundle, for later instances', async () => {
    const kept = (): string[] => readdirSync(path.join(laptop.folder, 'code-cache')).filter((name) => name.startsWith('fresh-'))
    await until(() => kept().length === 1)
  })
})
