import { OPERATIONS } from '../../cloudfunctions/files/operations'
import { init } from '@cloudbase/node-sdk'
import { startCloud, type Cloud } from './cloud'
import { STAFF, startTown, TOWN } from './town'

let cloud: Cloud
let publicFile: string
let evidence: string

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  const app = init({ env: 'weishishi-local', secretId: 'test', secretKey: 'test', serviceUrl: `${cloud.url}/admin` })
  const put = async (cloudPath: string): Promise<string> => (await app.uploadFile({ cloudPath, fileContent: Buffer.from('a photo') })).fileID
  publicFile = await put('photos/2030-01/lamp.jpg')
  evidence = await put(`private/${TOWN.building}/${await cloud.idOf('owner')}/slip.jpg`)
}, 60_000)
afterAll(() => cloud.stop())

const linked = async (person: string | null, files: readonly string[]): Promise<readonly boolean[]> => (await cloud.must(person, 'files.link', { files: [...files] })).links.map(({ url }) => url !== null)

describe('files.link', () => {
  it('gives anyone the address of a public photo, and it opens', async () => {
    const { links } = await cloud.must(null, 'files.link', { files: [publicFile] })
    expect(await (await fetch(links[0]?.url ?? '')).text()).toBe('a photo')
  })
  it('gives evidence to whoever put it there and to those who answer for the place', async () => {
    expect(await linked('owner', [evidence, publicFile])).toEqual([true, true])
    expect(await linked(STAFF.staff, [evidence])).toEqual([true])
    expect(await linked(STAFF.head, [evidence])).toEqual([true])
  })
  it('gives evidence to nobody else', async () => {
    await cloud.idOf('neighbour')
    expect(await linked(null, [evidence, publicFile])).toEqual([false, true])
    expect(await linked('neighbour', [evidence])).toEqual([false])
    expect(await linked(STAFF.approver, [evidence])).toEqual([false])
  })
  it('gives nothing for what is not there or no file at all', async () => {
    expect(await linked(STAFF.staff, ['cloud://x/photos/none.jpg', 'https://elsewhere/photo.jpg', evidence.replace('private/', 'photos/../private/')])).toEqual([false, false, false])
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
