import { mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { buildDoors, isFields, openLaptop, type Laptop } from './laptop'

let laptop: Laptop
let functionsDir: string

beforeAll(async () => {
  functionsDir = await buildDoors(['probe', 'clerk'])
  writeFileSync(path.join(functionsDir, 'collections.json'), JSON.stringify({ neighbours: { holds: 'x', indexes: [{ name: 'name_1', keys: [{ field: 'name', direction: 1 }], unique: true }] } }))
  laptop = await openLaptop({ functionsDir })
  mkdirSync(path.join(laptop.folder, 'h5', 'js'), { recursive: true })
  writeFileSync(path.join(laptop.folder, 'h5', 'index.html'), '<!doctype html><title>微实事</title>' + '<p>你好</p>'.repeat(200))
  writeFileSync(path.join(laptop.folder, 'h5', 'js', 'app.0123abcd.js'), 'console.log(1)')
  writeFileSync(path.join(laptop.folder, 'secret.txt'), 'not for the web')
}, 60_000)
afterAll(() => laptop.close())

const admin = async (body: object | string, headers: Record<string, string> = {}, query = '?env=x&seqId=1'): Promise<{ status: number; answer: Record<string, unknown> }> => {
  const response = await fetch(`${laptop.emulator.url}/admin${query}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const answer: unknown = await response.json()
  return { status: response.status, answer: isFields(answer) ? answer : {} }
}

/** A raw request, where fetch would clean up the path. */
const raw = (at: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }> =>
  new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port: laptop.emulator.port, path: at, headers }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    }).on('error', reject)
  })

describe('the admin door', () => {
  it('answers 200 with a requestId, errors too', async () => {
    expect(await admin({ action: 'no.such' })).toMatchObject({ status: 200, answer: { code: 'INVALID_ACTION', requestId: expect.any(String) } })
    expect(await admin('{{')).toMatchObject({ status: 200, answer: { code: 'INVALID_PARAM', requestId: expect.any(String) } })
    expect(await admin({ action: 'database.getDocument', collectionName: 'nowhere', queryType: 'WHERE', limit: 1 })).toMatchObject({ status: 200, answer: { code: 'DATABASE_COLLECTION_NOT_EXIST' } })
    expect(await admin({ action: 'analytics.report' })).toMatchObject({ status: 200, answer: { requestId: expect.any(String) } })
  })

  it('bears the glued query of the SDK', async () => {
    expect((await admin({ action: 'analytics.report' }, {}, '?x=1env=e1&seqId=2')).status).toBe(200)
  })

  it('is closed to web pages', async () => {
    expect((await admin({ action: 'analytics.report' }, { origin: laptop.emulator.url })).status).toBe(403)
  })

  it('knows users as far as the laptop has them', async () => {
    expect((await laptop.call('probe.user', { uid: 'nobody-1' })).reply).toMatchObject({ userInfo: { uid: 'nobody-1', standIn: true } })
  })
})

describe('documents of a function', () => {
  it('go into the collections of the build, with the indexes it names', async () => {
    const { reply } = await laptop.call('probe.keep', { collection: 'neighbours', name: '王秀英' })
    expect(reply.id).toEqual(expect.any(String))
    expect((await laptop.call('probe.keep', { collection: 'neighbours', name: '王秀英' })).reply).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000') })
    expect(await (await laptop.get('/dev/collections.json')).json()).toMatchObject([{ name: 'neighbours', documents: 1, indexes: [{ name: 'name_1', unique: true }] }])
  })

  it('carry the time that the invocation was told', async () => {
    await laptop.call('probe.keep', { collection: 'neighbours', name: '旧事' }, { 'x-dev-now': '2020-09-01T08:00:00+08:00' })
    const { reply } = await laptop.call('probe.find', { collection: 'neighbours', name: '旧事' })
    const [found] = Array.isArray(reply.data) ? reply.data : []
    expect(isFields(found) ? String(found.at) : '').toMatch(/^2020-09-01T00:00:0/)
  })
})

describe('a transaction of an invocation that lives in the past', () => {
  it('is not too old for those who live in the present', async () => {
    const past = laptop.call('probe.transact', { collection: 'neighbours', name: '长廊', ms: '400' }, { 'x-dev-now': '2021-01-01T00:00:00Z' })
    for (let asked = 0; asked < 10; asked += 1) await laptop.call('probe.find', { collection: 'neighbours', name: '长廊' })
    expect((await past).reply).toEqual({ id: expect.any(String) })
    expect((await laptop.call('probe.find', { collection: 'neighbours', name: '长廊 again' })).reply.data).toHaveLength(1)
  })
})

describe('POST /call', () => {
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${laptop.emulator.url}/call`, { method: 'POST', headers, body })

  it.each([['{"operation":'], ['[]'], ['"x"'], ['{"input":{}}'], ['{"operation":"nodot"}'], ['{"operation":"../probe.who"}']])('refuses %s as malformed', async (body) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
  })

  it('refuses what no function answers', async () => {
    expect((await laptop.call('nowhere.open')).reply).toEqual({ ok: false, refusal: { code: 'unknown-operation' } })
    expect((await laptop.call('constructor.name')).reply).toEqual({ ok: false, refusal: { code: 'unknown-operation' } })
  })

  it('refuses more than 1 MB', async () => {
    expect((await post(JSON.stringify({ operation: 'probe.who', input: 'x'.repeat(1024 * 1024) }))).status).toBe(413)
  })

  it('refuses what is nested without end, and lives on', async () => {
    const nested = (levels: number): string => `{"operation":"probe.echo","input":${'['.repeat(levels)}"\\"[[["${']'.repeat(levels)}}`
    const posted = async (body: string) => (await fetch(`${laptop.emulator.url}/call`, { method: 'POST', body })).status
    for (const levels of [200, 5_000, 100_000]) expect(await posted(nested(levels))).toBe(413)
    expect(await posted(nested(100))).toBe(200)
  })
  it('refuses an address that is none', async () => {
    const status = await new Promise((resolve, reject) => http.get({ host: '127.0.0.1', port: laptop.emulator.port, path: '//[' }, (response) => { response.resume(); resolve(response.statusCode) }).on('error', reject))
    expect(status).toBe(400)
  })

  it('refuses a person with a name that is none', async () => {
    expect((await post('{"operation":"probe.who"}', { 'x-dev-person': 'a;b' })).status).toBe(400)
    expect((await laptop.call('probe.who', {}, { 'x-dev-person': 'malformed' })).reply).toMatchObject({ openid: 'dev-malformed' })
  })

  it('knows the person from the path where a mini-program in DevTools has no cookie', async () => {
    const asked = await fetch(`${laptop.emulator.url}/as/zhang/call`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"operation":"probe.who","input":{}}' })
    expect(await asked.json()).toMatchObject({ openid: 'dev-zhang' })
  })

  it('is for our own pages and those of a development server here, not for others', async () => {
    expect((await post('{"operation":"probe.who"}', { origin: 'https://elsewhere.example' })).status).toBe(403)
    const allowed = await post('{"operation":"probe.who"}', { origin: 'http://127.0.0.1:10086' })
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:10086')
    const asked = await fetch(`${laptop.emulator.url}/call`, { method: 'OPTIONS', headers: { origin: 'http://localhost:3000' } })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-dev-person')
  })
})

describe('HTTP access', () => {
  it('is an event without a person; the answer is the response', async () => {
    const answer = await laptop.get('/n/AB12?from=qr', { 'user-agent': 'phone', cookie: 'dev-person=zhang', 'x-dev-person': 'zhang', authorization: 'secret' })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-notice')).toBe('yes')
    const { event, openid }: { event: Record<string, unknown>; openid: string } = await answer.json()
    expect(openid).toBe('')
    expect(event).toMatchObject({ path: '/n/AB12', httpMethod: 'GET', queryStringParameters: { from: 'qr' }, headers: { 'user-agent': 'phone' }, body: '', isBase64Encoded: false })
    expect(JSON.stringify(event)).not.toMatch(/secret|zhang/)
  })

  it('decodes a body in base64, sends what is no response as JSON, and hides a fault', async () => {
    expect(Buffer.from(await (await laptop.get('/n/picture')).arrayBuffer())).toEqual(Buffer.from([1, 2, 3]))
    expect(await (await laptop.get('/n/plain')).json()).toEqual({ not: 'a response' })
    const torn = await laptop.get('/n/fault')
    expect(torn.status).toBe(500)
    expect(await torn.text()).not.toContain('torn')
  })
})

describe('stand-ins for WeChat', () => {
  const ask = async (api: string, request: object): Promise<unknown> => (await laptop.call('probe.wechat', { api, request: JSON.stringify(request) })).reply.result

  it('take a message into the inbox and say what they are', async () => {
    const message = { touser: 'dev-zhang', template_id: 't1', page: 'pages/x', data: { thing1: { value: '长廊' } } }
    expect(await ask('subscribeMessage.send', message)).toMatchObject({ errcode: 0, standIn: true })
    expect(await (await laptop.get('/dev/inbox.json')).json()).toMatchObject([{ api: 'subscribeMessage.send', to: 'dev-zhang', request: message, standIn: true }])
    expect(await ask('subscribeMessage.send', { ...message, touser: '' })).toMatchObject({ errcode: 40003 })
  })

  it('find a text risky when it holds the word for that', async () => {
    expect(await ask('security.msgSecCheck', { version: 2, scene: 3, openid: 'dev-li', content: '修长廊' })).toMatchObject({ errcode: 0, result: { suggest: 'pass' }, standIn: true })
    expect(await ask('security.msgSecCheck', { version: 2, scene: 3, openid: 'dev-li', content: '这是测试违规内容' })).toMatchObject({ errcode: 0, result: { suggest: 'risky' } })
    expect(await ask('security.msgSecCheck', { content: '测试违规' })).toMatchObject({ errcode: 87014 })
  })

  it('take a picture to look at, and answer with a name only', async () => {
    const asked = { openid: 'dev-li', media_url: `${laptop.emulator.url}/file/none`, media_type: 2, version: 2, scene: 3 }
    expect(await ask('security.mediaCheckAsync', asked)).toMatchObject({ errcode: 0, trace_id: expect.stringMatching(/.{16,}/), standIn: true })
    expect(await ask('security.mediaCheckAsync', { ...asked, media_type: 1 })).toMatchObject({ errcode: 40004 })
    await laptop.emulator.pushes.settled()
    // Nothing takes messages here: it is tried three times and said.
    expect(laptop.logged.filter((line) => line.startsWith('[wechat] files did not take'))).toHaveLength(1)
  })

  it('give a phone number, the same for the same code', async () => {
    const first = await ask('phonenumber.getPhoneNumber', { code: 'c1' })
    expect(first).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: expect.stringMatching(/^199\d{8}$/), countryCode: '86' }, standIn: true })
    expect(await ask('phonenumber.getPhoneNumber', { code: 'c1' })).toMatchObject({ phone_info: isFields(first) ? { purePhoneNumber: isFields(first.phone_info) ? first.phone_info.purePhoneNumber : '' } : {} })
  })

  it('answer the older form of the call as well', async () => {
    expect((await laptop.call('probe.compatible', { api: 'security.msgSecCheck', request: '{"content":"好"}' })).reply).toMatchObject({ errcode: 0, standIn: true })
  })

  it('do not pretend to be what they are not', async () => {
    expect((await laptop.call('probe.wechat', { api: 'wxacode.getUnlimited' })).reply).toMatchObject({ code: 'WX_STAND_IN_MISSING' })
  })
})

describe('the pages', () => {
  it('are served from the build; a hashed name may be kept for ever', async () => {
    const index = await raw('/')
    expect(index).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } })
    expect((await raw('/', { 'accept-encoding': 'gzip, br' })).headers['content-encoding']).toBe('br')
    expect((await raw('/', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
    expect((await raw('/', { 'if-none-match': String(index.headers.etag) })).status).toBe(304)
    expect((await raw('/js/app.0123abcd.js')).headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' })
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/js/%00', '/%E0%A4%A', '/nothing.html'])('do not include %s', async (at) => {
    const answer = await raw(at)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('not for the web')
  })

  it('say how to build them when there are none', async () => {
    const bare = await openLaptop({ functionsDir, h5Dir: '/nowhere' })
    const answer = await fetch(bare.emulator.url)
    expect(await answer.text()).toContain('npm run build -- h5')
    await bare.close()
  })

  it('for developers show people, clock, inbox, collections and functions', async () => {
    const page = await (await laptop.get('/dev/')).text()
    for (const word of ['只存在于这台电脑', '时钟', '拨快15天', '人物', '收件箱', '集合', 'neighbours', 'probe', 'morning']) expect(page).toContain(word)
    await laptop.call('probe.keep', { collection: 'neighbours', name: '<script>alert(1)</script>' })
    const browsed = await (await laptop.get('/dev/collections/neighbours')).text()
    expect(browsed).toContain('王秀英')
    expect(browsed).not.toContain('<script>alert')
    for (const twin of ['people', 'inbox', 'collections', 'functions', 'clock']) expect((await laptop.get(`/dev/${twin}.json`)).status).toBe(200)
    expect((await laptop.get('/dev/nothing')).status).toBe(404)
  })

  it('let one choose a person', async () => {
    const chosen = await laptop.get('/dev/as/zhang')
    expect(chosen.status).toBe(303)
    expect(chosen.headers.get('location')).toBe('/?as=zhang#/')
    expect(chosen.headers.get('set-cookie')).toContain('dev-person=zhang')
    expect((await laptop.get('/dev/as/')).headers.get('set-cookie')).toContain('Max-Age=0')
  })
})

describe('a restart', () => {
  it('keeps documents, files, inbox and clock; a second emulator may not take the same folder', async () => {
    const first = await openLaptop({ functionsDir })
    await first.call('probe.keep', { collection: 'neighbours', name: '李' })
    const { reply } = await first.call('probe.upload', { path: 'kept.txt', text: 'kept' })
    await first.call('probe.wechat', { api: 'security.msgSecCheck', request: '{"content":"好"}' })
    first.emulator.clock.set(new Date('2030-01-01T00:00:00Z'))
    await first.close()

    const second = await openLaptop({ functionsDir, dataDir: first.folder })
    expect(second.emulator).toMatchObject({ isNew: false, examples: 'none' })
    expect((await second.call('probe.find', { collection: 'neighbours', name: '李' })).reply.data).toHaveLength(1)
    expect((await second.call('probe.download', { id: String(reply.fileID) })).reply).toEqual({ text: 'kept' })
    expect(second.emulator.inbox.count()).toBe(1)
    expect(second.emulator.clock.now().getUTCFullYear()).toBe(2030)
    await second.close()
  }, 60_000)
})
