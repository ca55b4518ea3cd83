import { buildDoors, isFields, openLaptop, until, type Laptop } from './laptop'

let laptop: Laptop

beforeAll(async () => {
  laptop = await openLaptop({ functionsDir: await buildDoors(['probe']) })
}, 60_000)
afterAll(() => laptop.close())

const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('not quite a picture')])
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(64)])

async function upload(path: string, text: string): Promise<string> {
  const { reply } = await laptop.call('probe.upload', { path, text })
  return String(reply.fileID)
}

async function firstUrl(id: string, maxAge = 600): Promise<{ code: unknown; url: string }> {
  const { reply } = await laptop.call('probe.urls', { ids: id, maxAge: String(maxAge) })
  const [first] = Array.isArray(reply.fileList) ? reply.fileList : []
  return isFields(first) ? { code: first.code, url: String(first.tempFileURL) } : { code: undefined, url: '' }
}

describe('storage through the real SDK', () => {
  it('gives back what was uploaded', async () => {
    const id = await upload('minutes/第一次 会议.txt', '一致同意。')
    expect(id).toMatch(/^cloud:\/\/weishishi-local\.[^/]+\/minutes\/第一次 会议\.txt$/)
    expect((await laptop.call('probe.download', { id })).reply).toEqual({ text: '一致同意。' })
  })

  it('overwrites a file of the same path', async () => {
    await upload('a/b.txt', 'old')
    const id = await upload('a/b.txt', 'new')
    expect((await laptop.call('probe.download', { id })).reply).toEqual({ text: 'new' })
  })

  it('tells size and type', async () => {
    const id = await upload('a/c.txt', 'seven..')
    expect((await laptop.call('probe.info', { id })).reply).toMatchObject({ fileList: [{ code: 'SUCCESS', size: 7, mime: 'text/plain', fileName: 'c.txt' }] })
  })

  it('says which files there are not', async () => {
    const id = await upload('a/d.txt', 'd')
    const { reply } = await laptop.call('probe.urls', { ids: `${id},${id}x` })
    expect(reply.fileList).toMatchObject([{ code: 'SUCCESS', fileID: id }, { code: 'STORAGE_FILE_NONEXIST', fileID: `${id}x` }])
    expect((await laptop.call('probe.download', { id: `${id}x` })).reply).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  it('deletes, and takes at most fifty at once', async () => {
    const id = await upload('a/e.txt', 'e')
    const { url } = await firstUrl(id)
    expect((await laptop.call('probe.remove', { ids: id })).reply.fileList).toEqual([{ code: 'SUCCESS', fileID: id }])
    expect((await fetch(url)).status).toBe(404)
    expect((await laptop.call('probe.remove', { ids: Array.from({ length: 51 }, () => id).join(',') })).reply).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('copies and moves', async () => {
    await upload('from/f.txt', 'f')
    expect((await laptop.call('probe.copy', { from: 'from/f.txt', to: 'to/f.txt' })).reply.fileList).toMatchObject([{ code: 'SUCCESS' }])
    expect((await laptop.call('probe.copy', { from: 'from/f.txt', to: 'to/f.txt', overwrite: 'no' })).reply.fileList).toMatchObject([{ code: 'STORAGE_FILE_EXIST' }])
    const { reply } = await laptop.call('probe.copy', { from: 'from/f.txt', to: 'moved/f.txt', move: 'yes' })
    const [moved] = Array.isArray(reply.fileList) ? reply.fileList : []
    expect((await laptop.call('probe.download', { id: isFields(moved) ? String(moved.fileId) : '' })).reply).toEqual({ text: 'f' })
    expect((await laptop.call('probe.copy', { from: 'from/f.txt', to: 'again/f.txt' })).reply.fileList).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
  })

  it('refuses paths that lead out of the storage', async () => {
    expect((await laptop.call('probe.upload', { path: '../../etc/passwd', text: 'x' })).reply).toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('a temporary URL', () => {
  it('expires', async () => {
    const { url } = await firstUrl(await upload('g.txt', 'g'), 3)
    expect((await fetch(url)).status).toBe(200)
    await until(async () => (await fetch(url)).status === 403)
  })

  it('cannot be made up or bent to another file', async () => {
    const { url } = await firstUrl(await upload('h.txt', 'h'))
    const [payload = '', seal = ''] = url.slice(url.indexOf('/file/') + 6).split('.')
    const bent = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('h.txt', 'g.txt')).toString('base64url')
    expect((await laptop.get(`/file/${bent}.${seal}`)).status).toBe(403)
    expect((await laptop.get('/file/anything')).status).toBe(403)
  })

  it('does not let anybody write', async () => {
    const { url } = await firstUrl(await upload('i.txt', 'i'))
    const token = url.slice(url.indexOf('/file/') + 6)
    const answer = await fetch(`${laptop.emulator.url}/storage`, { method: 'PUT', headers: { authorization: token }, body: 'overwritten' })
    expect(await answer.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
    expect(await (await fetch(url)).text()).toBe('i')
  })
})

describe('POST /upload', () => {
  const form = (bytes: Buffer, name = 'shot-1234.jpg', purpose = 'photos'): FormData => {
    const made = new FormData()
    made.append('purpose', purpose)
    made.append('file', new Blob([new Uint8Array(bytes)], { type: 'text/html' }), name)
    return made
  }
  const send = (body: FormData | Buffer, person: string | null = 'zhang'): Promise<Response> =>
    fetch(`${laptop.emulator.url}/upload`, { method: 'POST', headers: person === null ? {} : { 'x-dev-person': person }, body: body instanceof FormData ? body : new Uint8Array(body) })

  it('stores a picture and answers where it is', async () => {
    const answer: unknown = await (await send(form(JPEG))).json()
    const { fileId, url } = isFields(answer) ? answer : {}
    expect(String(fileId)).toMatch(/\/photos\/shot-1234\.jpg$/)
    const shown = await fetch(String(url))
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await shown.arrayBuffer()).equals(JPEG)).toBe(true)
  })

  it('takes plain bytes too', async () => {
    expect(await (await send(PNG)).json()).toMatchObject({ fileId: expect.stringMatching(/\/photos\/.*\.png$/) })
  })

  it('is one file when sent twice, and never overwrites another\'s', async () => {
    const ids = [await send(form(JPEG, 'twice-0001.jpg')), await send(form(JPEG, 'twice-0001.jpg')), await send(form(PNG, 'twice-0001.jpg'))].map(async (response) => {
      const answer: unknown = await response.json()
      return isFields(answer) ? answer.fileId : ''
    })
    const [first, second, third] = await Promise.all(ids)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  it('goes by the bytes, not by the name', async () => {
    expect((await send(form(Buffer.from('<script>alert(1)</script>')))).status).toBe(415)
  })

  it('has a limit of 2 MB', async () => {
    expect((await send(form(Buffer.concat([JPEG, Buffer.alloc(2 * 1024 * 1024)])))).status).toBe(413)
  })

  it('is for somebody known only', async () => {
    expect((await send(form(JPEG), null)).status).toBe(401)
  })

  it('shows nothing by its id alone: every address is temporary and was asked for', async () => {
    const answer: unknown = await (await send(form(JPEG, 'photos-0001.jpg', 'photos'))).json()
    const photo = await laptop.get(`/file?id=${encodeURIComponent(String(isFields(answer) ? answer.fileId : ''))}`)
    expect(photo.status).toBe(404)
  })
})
