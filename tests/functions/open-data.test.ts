/** The open data over the wire: every file of a place whole and by the year, pages that list them, licence and dictionary, and nothing of a person. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { PublicationRecord } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import { nextRecord } from '../../domain/publications/chain'
import { NOTICE_COLUMNS, OPEN_DATA, PROJECT_COLUMNS } from '../../src/copy/open-data'
import { startCloud, type Cloud } from './cloud'
import { aConsentRound, aProject, putProject } from './projects'
import { appointStaff, importPlaces, TOWN } from './town'

const at = (day: string): number => Date.parse(`${day}T10:00:00+08:00`)
let cloud: Cloud
let folder = ''
const last = new Map<string, PublicationRecord>()

async function publish(project: Project, kind: PublicationRecord['kind'], day: string, fields: PublicationRecord['fields']): Promise<void> {
  const { store } = cloudbasePorts()
  const record = nextRecord(last.get(project.community) ?? null, { community: project.community, project: project.id, code: project.code, kind, at: at(day), fields: { title: project.title, ...fields } }, sha256)
  last.set(project.community, record)
  await store.put('publications', { ...record, _id: `${record.community}@${record.number}` })
  await store.put('publicationHeads', { _id: record.community, number: record.number, hash: record.hash, at: record.at })
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'weishishi-open-'))
  cloud = await startCloud()
  await importPlaces(cloud)
  await appointStaff(cloud)
  const sealed = { households: 20, agree: 17, disagree: 3, undecided: 0, late: 0, byChannel: { wechat: 20, assisted: 0, paper: 0, phone: 0 }, byBuilding: [], unresolved: 0, offline: 0, revisits: { drawn: 0, confirmed: 0, contradicted: 0 }, counted: 20, ballotsHash: '', codesHash: '' }
  const projects = [
    aProject({ id: 'a', code: 'AAAA222', stage: 'inProgress', contentChecked: true, title: '楼道扶手, "三号楼"', where: '14号院', proposer: 'secret-person', proposedBy: '张三', proposedAt: at('2029-12-31'), consent: aConsentRound(20, { sealed }), cost: 2_000_050, triage: { type: 'engineering', category: 'safety', level: 2, estimate: 2_000_050, justification: null, needsOwnersDecision: false, ownersDecision: null } }),
    aProject({ id: 'b', code: 'BBBB222', stage: 'closed', contentChecked: true, title: '=1+1', where: '＝15号院', proposedAt: at('2030-01-01') }),
    aProject({ id: 'c', code: 'CCCC222', stage: 'closed', contentChecked: true, title: '别的社区的路灯', community: TOWN.elsewhere, proposedAt: at('2030-02-01') }),
    aProject({ id: 'd', code: 'DDDD222', stage: 'organiserReview', contentChecked: true, title: '还没公开', proposedAt: at('2030-02-01') }),
    aProject({ id: 'e', code: 'EEEE222', stage: 'triage', contentChecked: false, title: '还没看过', proposedAt: at('2030-02-01') }),
  ]
  for (const project of projects) await putProject(cloud, project)
  const [a, , c] = projects
  if (a === undefined || c === undefined) throw new Error('there are five')
  await publish(a, 'resolution', '2029-12-31', { amount: 2_000_050, for: 11, against: 2, stage: 'resolutionNotice', objectionUntil: '2030-01-07' })
  await publish(a, 'implementer', '2030-01-05', { supplier: '甲公司', fen: 1_900_000, stage: 'implementerConfirmed' })
  await publish(c, 'progress', '2030-02-05', { text: '立杆', percent: 10, stage: 'inProgress' })
}, 60_000)
afterAll(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
})

const get = (address: string, headers: Record<string, string> = {}) => fetch(`${cloud.url}${address}`, { headers })
const rowsOf = async (address: string): Promise<readonly Record<string, unknown>[]> => ((await (await get(address)).json()) as { readonly rows: readonly Record<string, unknown>[] }).rows
const codesOf = async (address: string): Promise<readonly unknown[]> => (await rowsOf(address)).map(({ code }) => code)
const of = (place: string, file: string): string => `/open/${place}/${file}`

describe('the table of projects', () => {
  it('of a community, a street and a district holds what is public there, whole and by the year in which it was proposed', async () => {
    expect(await codesOf(of(TOWN.community, 'projects.json'))).toEqual(['AAAA222', 'BBBB222'])
    expect(await codesOf(of(TOWN.community, 'projects-2029.json'))).toEqual(['AAAA222'])
    expect(await codesOf(of(TOWN.community, 'projects-2031.json'))).toEqual([])
    for (const place of [TOWN.street, TOWN.district]) expect(await codesOf(of(place, 'projects.json'))).toEqual(['AAAA222', 'BBBB222', 'CCCC222'])
  })
  it('says nothing of a person and spares counts of few', async () => {
    const [row] = await rowsOf(of(TOWN.community, 'projects.json'))
    expect(row).toMatchObject({ households: 20, agree: '*', disagree: '*', undecided: 0, costFen: 2_000_050, category: 'safety', page: '/n/AAAA222' })
    expect(Object.keys(row ?? {})).toEqual(Object.keys(PROJECT_COLUMNS))
    for (const file of ['projects.json', 'projects.csv', 'notices.json', 'releases.json']) expect(await (await get(of(TOWN.district, file))).text()).not.toMatch(/secret-person|张三/)
  })
  it('is a CSV that Excel opens: with a mark of its order of bytes, Chinese headings and words, nothing that it would run', async () => {
    const answer = await get(of(TOWN.community, 'projects.csv'))
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([answer.headers.get('content-type'), answer.headers.get('access-control-allow-origin'), answer.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', '*', `attachment; filename="${TOWN.community}-projects.csv"`])
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = bytes.subarray(3).toString('utf8').split('\r\n')
    expect(lines[0]).toBe(Object.values(PROJECT_COLUMNS).map(({ name }) => name).join(','))
    expect(lines[1]).toContain('AAAA222,"楼道扶手, ""三号楼""",14号院')
    expect(lines[1]).toContain('公开二：正在施工')
    expect(lines[1]).toContain('公共安全')
    expect(lines[2]).toContain(",'=1+1,'＝15号院,")
    expect(lines.at(-1)).toBe('')
  })
})

describe('the table of public records', () => {
  it('is the log of a community, and of all of a district, by the year in which it was published', async () => {
    const rows = await rowsOf(of(TOWN.community, 'notices.json'))
    expect(rows.map(({ number, kind, on, objectionUntil, page }) => [number, kind, on, objectionUntil, page])).toEqual([[1, 'resolution', '2029-12-31', '2030-01-07', '/n/AAAA222/1'], [2, 'implementer', '2030-01-05', null, '/n/AAAA222/2']])
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(NOTICE_COLUMNS))
    expect((await rowsOf(of(TOWN.district, 'notices-2030.json'))).map(({ community, number }) => [community, number])).toEqual([[TOWN.community, 2], [TOWN.elsewhere, 1]])
    expect((await (await get(of(TOWN.community, 'notices.csv'))).text()).split('\r\n')[1]).toMatch(/决议公示,2029-12-31,"楼道扶手, ""三号楼""",公开一：决议公示,2030-01-07,[0-9a-f]{64},\/n\/AAAA222\/1,,$/)
  })
})

describe('the releases', () => {
  it('are a package of the Open Contracting Data Standard, one release a record', async () => {
    const pack = (await (await get(of(TOWN.district, 'releases.json'))).json()) as { readonly releases: readonly Record<string, unknown>[] }
    expect(pack).toMatchObject({ uri: `urn:weishishi:open:${TOWN.district}:releases.json`, version: '1.1', publishedDate: '2030-02-05T10:00:00+08:00', publisher: { name: '盘龙区' }, license: OPEN_DATA.licenceAddress })
    expect(pack.releases.map(({ ocid, id, tag }) => [ocid, id, tag])).toEqual([['weishishi-AAAA222', 'AAAA222-1', ['planning']], ['weishishi-AAAA222', 'AAAA222-2', ['award', 'contract']], ['weishishi-CCCC222', 'CCCC222-1', ['implementation']]])
    expect(pack.releases[2]).toMatchObject({ buyer: { id: TOWN.elsewhere, name: '明通社区' } })
    expect(((await (await get(of(TOWN.community, 'releases-2030.json'))).json()) as typeof pack).releases).toHaveLength(1)
  })
})

const anchorsIn = (html: string): readonly string[] => [...html.matchAll(/href="([^"]+)"/g)].map(([, address = '']) => address).filter((address) => address.startsWith('/'))

describe('the pages', () => {
  it('list every file of a place, and every address that they name is there', async () => {
    for (const page of ['/open/', `/open/${TOWN.community}/`, `/open/${TOWN.district}/`, '/open', `/open/${TOWN.street}`]) {
      const answer = await get(page)
      const html = await answer.text()
      expect([page, answer.status, answer.headers.get('content-type')]).toEqual([page, 200, 'text/html; charset=utf-8'])
      for (const address of anchorsIn(html)) {
        const found = await get(address)
        // A community that has published nothing has no log yet.
        expect([page, address, found.status]).toEqual([page, address, 200])
      }
    }
  }, 60_000)
  it('lead from the board to the place, from the place to its files by the year, from the index to every place', async () => {
    expect(anchorsIn(await (await get('/n/AAAA222')).text())).toContain(`/open/${TOWN.community}/`)
    expect(anchorsIn(await (await get(`/n/c/${TOWN.community}`)).text())).toContain(`/open/${TOWN.community}/`)
    const listed = anchorsIn(await (await get(`/open/${TOWN.community}/`)).text())
    for (const file of ['projects.csv', 'projects.json', 'projects-2029.csv', 'projects-2030.json', 'notices.csv', 'notices-2030.json', 'releases.json', 'releases-2029.json', 'export.json']) expect(listed).toContain(of(TOWN.community, file))
    expect(anchorsIn(await (await get('/open/')).text())).toEqual(expect.arrayContaining([`/open/${TOWN.district}/`, `/open/${TOWN.community}/`, `/open/${TOWN.elsewhere}/`, '/open/roots.json']))
  })
  it('tell licence, every column with its codes, and how to check: the very command, which is true', async () => {
    const html = await (await get('/open/')).text()
    for (const id of ['licence', 'dictionary', 'verify', 'small']) expect(html).toContain(`id="${id}"`)
    for (const [key, { name }] of [...Object.entries(PROJECT_COLUMNS), ...Object.entries(NOTICE_COLUMNS)]) expect(html).toContain(`<dt>${name} <code>${key}</code></dt>`)
    writeFileSync(path.join(folder, 'export.json'), Buffer.from(await (await get(of(TOWN.community, 'export.json'))).arrayBuffer()))
    const command = /<p><code>(N=12;.*?)<\/code><\/p>/.exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>') ?? 'false'
    const { stdout } = await promisify(execFile)('sh', ['-c', command.replace('N=12', 'N=2')], { cwd: folder })
    expect(stdout.slice(0, 64)).toBe(last.get(TOWN.community)?.hash)
  })
  it('say so where there is nothing, and are sent once only', async () => {
    for (const wrong of ['/open/nowhere/', `/open/${TOWN.building}/`, '/open/nowhere/projects.csv', of(TOWN.community, 'projects-99.csv'), of(TOWN.community, 'projects.xml'), of(TOWN.community, 'constructor')]) expect([wrong, (await get(wrong)).status]).toEqual([wrong, 404])
    for (const address of ['/open/', of(TOWN.community, 'projects.csv'), of(TOWN.community, 'releases.json')]) {
      const tag = (await get(address)).headers.get('etag') ?? ''
      expect([address, (await get(address, { 'if-none-match': tag })).status]).toEqual([address, 304])
    }
  })
})
