import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import { serve } from '../../cloudfunctions/_runtime/serve'
import { once, append, publish } from '../../cloudfunctions/_runtime/write'
import { hashOf } from '../../domain/publications/chain'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { Context } from '../../cloudfunctions/_runtime/operation'
import type { PublicationRecord } from '../../contracts/operations'
import { NATIONAL_FLOOR } from '../../policies'
import { startCloud, type Cloud } from './cloud'

let cloud: Cloud
const { store, newId } = cloudbasePorts()
beforeAll(async () => { cloud = await startCloud() }, 60_000)
afterAll(() => cloud.stop())

const post = async (body: unknown, headers: Record<string, string> = {}): Promise<unknown> =>
  (await fetch(`${cloud.url}/call`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })).json()

describe('the rim', () => {
  it('answers a visitor with an empty self', async () => {
    expect(await cloud.must(null, 'people.me', {})).toEqual({ person: null, waiting: [], roles: [], households: [], communities: [], unread: 0, guardianBelowAge: NATIONAL_FLOOR.values.guardianConsentBelowAge?.at(-1)?.value })
  })
  it('refuses an operation that nobody knows', async () => {
    expect(await post({ operation: 'people.fly', input: {} })).toEqual({ ok: false, refusal: { code: 'unknown-operation' } })
  })
  it('names the field that is malformed', async () => {
    expect(await post({ operation: 'places.import', input: { places: [{ id: 'a', kind: 'planet', name: 'x' }] }, requestId: 'request-1' })).toEqual({ ok: false, refusal: { code: 'malformed', about: 'places.0.kind' } })
  })
  it('asks a write for an id of its own', async () => {
    expect(await post({ operation: 'people.register', input: { name: '李' } }, { 'x-dev-person': 'li' })).toEqual({ ok: false, refusal: { code: 'malformed', about: 'requestId' } })
  })
  it('refuses more than the gateway would take', async () => {
    expect(await post({ operation: 'people.register', input: { name: 'x'.repeat(110_000) }, requestId: 'request-1' })).toEqual({ ok: false, refusal: { code: 'too-large' } })
  })
  it('refuses what is nested without end, and lives on', async () => {
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1)
    expect(await serve([])({ operation: 'people.register', input: deep }, {})).toEqual({ ok: false, refusal: { code: 'too-large' } })
    const outcome = await cloud.emulator.host.invoke({ name: 'people', event: { operation: 'people.register', input: deep }, caller: { kind: 'http' } })
    expect(outcome.kind).toBe('failed')
    expect(await cloud.must(null, 'people.me', {})).toMatchObject({ person: null })
  })
  it('never believes who the event says it is', async () => {
    const forged = { operation: 'people.register', input: { name: '李' }, requestId: 'request-1', userInfo: { openId: 'dev-li' }, WX_OPENID: 'dev-li', TriggerName: 'people-register' }
    expect(await post(forged)).toEqual({ ok: false, refusal: { code: 'not-identified' } })
    const outcome = await cloud.emulator.host.invoke({ name: 'people', event: forged, caller: { kind: 'timer' } })
    expect(outcome.kind === 'answered' && JSON.parse(outcome.reply)).toEqual({ ok: false, refusal: { code: 'not-identified' } })
  })
  it('treats an HTTP request as nobody, and as nothing where the function has no page', async () => {
    const outcome = await cloud.emulator.host.invoke({ name: 'people', event: { httpMethod: 'GET', path: '/', operation: 'people.me' }, caller: { kind: 'person', person: 'li' } })
    expect(outcome.kind === 'answered' && JSON.parse(outcome.reply)).toEqual({ ok: false, refusal: { code: 'unknown-operation' } })
  })
  it('logs a fault whole and tells only a reference', async () => {
    await cloud.put('accounts', { _id: 'dev-broken' })
    const reply = await cloud.call('broken', 'people.me', {})
    expect(reply).toEqual({ ok: false, refusal: { code: 'fault', reference: expect.any(String) } })
    const reference = reply.ok ? '' : (reply.refusal.reference ?? '')
    expect(cloud.logged.some((line) => line.includes(reference) && line.includes('people.me'))).toBe(true)
  })
})

describe('exactly once', () => {
  it('gives the first reply again, also to two at the same time', async () => {
    const requestId = 'the-same-request'
    const replies = await Promise.all([1, 2, 3].map(() => cloud.call('wang', 'people.register', { name: '王五' }, { requestId })))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect((await cloud.read('people')).filter(({ name }) => name === '王五')).toHaveLength(1)
  })
  it('refuses the same id for another request', async () => {
    await cloud.idOf('zhao')
    const requestId = 'one-id-two-requests'
    await cloud.must('zhao', 'people.readMessages', { messages: ['a-message'] }, { requestId })
    expect(await cloud.call('zhao', 'people.readMessages', { messages: ['another'] }, { requestId })).toEqual({ ok: false, refusal: { code: 'malformed', about: 'requestId' } })
  })
  it('keeps nothing of a refusal', async () => {
    const ctx = { ports: cloudbasePorts(), now: 1, caller: { openid: 'x', source: 'person' }, person: null, appointments: [], households: [], requestId: 'refused-request', operation: 'x.y', fingerprint: '' } as const satisfies Context
    const reply = await once(ctx, async (tx) => {
      await tx.set('codes', { _id: 'never-written' })
      return { ok: false, refusal: { code: 'not-open' } }
    })
    expect(reply).toEqual({ ok: false, refusal: { code: 'not-open' } })
    expect(await store.get('codes', 'never-written')).toBeNull()
    expect(await store.get('requests', 'x|refused-request')).toBeNull()
  })
})

describe('transactions', () => {
  it.each([1, 2, 8, 32])('lose nothing when %i write one document at once', async (writers) => {
    const _id = newId()
    await Promise.all(Array.from({ length: writers }, () => store.transact(async (tx) => {
      const before = await tx.get<{ readonly n: number }>('codes', _id)
      await tx.set('codes', { _id, n: (before?.n ?? 0) + 1 })
    })))
    expect(await store.get('codes', _id)).toEqual({ _id, n: writers })
  })
  it('keep the error that ended them', async () => {
    const error = new Error('the work went wrong')
    await expect(store.transact(() => Promise.reject(error))).rejects.toBe(error)
  })
})

describe('streams and chains', () => {
  const writers = 12
  it('number events and records without gaps, each record holding the hash of the one before', async () => {
    const [stream, community] = [newId(), newId()]
    await Promise.all(Array.from({ length: writers }, (_, n) => store.transact(async (tx) => {
      const head = await tx.get<{ readonly version: number }>('codes', stream)
      await append(tx, { stream, expected: head?.version ?? 0, events: [{ what: n }], at: n })
      await publish(tx, { community, project: 'p', kind: 'stage', at: n, fields: { n }, code: 'c' })
      await tx.set('codes', { _id: stream, version: (head?.version ?? 0) + 1 })
    })))
    const events = await store.list<{ readonly _id: string; readonly version: number }>('events', { where: { stream }, order: [['version', 'asc']], limit: 100 })
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: writers }, (_, n) => n + 1))
    expect(events[0]?._id).toBe(`${stream}@1`)
    const records = await store.list<PublicationRecord & { readonly _id: string }>('publications', { where: { community }, order: [['number', 'asc']], limit: 100 })
    expect(records.map(({ number }) => number)).toEqual(Array.from({ length: writers }, (_, n) => n + 1))
    records.forEach(({ _id, hash, ...record }, index) => {
      expect(record.previous).toBe(records[index - 1]?.hash ?? '')
      expect(hashOf(record, sha256)).toBe(hash)
    })
  })
  it('refuse a second writer of the same version', async () => {
    const stream = newId()
    await store.transact((tx) => append(tx, { stream, expected: 0, events: [{ what: 1 }], at: 1 }))
    await expect(store.transact((tx) => append(tx, { stream, expected: 0, events: [{ what: 2 }], at: 1 }))).rejects.toThrow('E11000')
  })
})
