/** What every table of operations must be, read from the tables themselves. */
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import type { Operation } from '../../cloudfunctions/_runtime/operation'

const FOLDER = path.resolve(__dirname, '../../cloudfunctions')
const AREAS = readdirSync(FOLDER).filter((name) => !name.startsWith('_') && existsSync(path.join(FOLDER, name, 'operations.ts')))
const tables = AREAS.map((area): { readonly area: string; readonly rows: readonly Operation[] } => ({ area, rows: jest.requireActual(path.join(FOLDER, area, 'operations.ts')).OPERATIONS }))

describe.each(tables)('the table of $area', ({ area, rows }) => {
  it('names its operations after its area, each once', () => {
    const names = rows.map(({ name }) => name)
    expect(names.filter((name) => !name.startsWith(`${area}.`))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })
  it('says in a sentence what each does', () => {
    expect(rows.filter(({ does }) => !/^[A-Z].+\.$/.test(does)).map(({ name }) => name)).toEqual([])
  })
  it('names each refusal once', () => {
    expect(rows.filter(({ refusals }) => new Set(refusals).size !== refusals.length).map(({ name }) => name)).toEqual([])
  })
  it('lets nobody unknown write, except to become known, as a child with a guardian’s code, and to hear that nothing is kept of them any more', () => {
    expect(rows.filter(({ kind, who, name }) => kind === 'write' && who === 'anyone' && !['people.register', 'people.forgetMe', 'households.joinAsChild'].includes(name)).map(({ name }) => name)).toEqual([])
  })
})

describe('what is kept', () => {
  const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => ({ file, text: readFileSync(path.join(FOLDER, file), 'utf8') }))
  it('no door deletes a file: papers and pictures outlast the years for which the law keeps them', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.filter(({ text }) => /\b(deleteFile|unlink)\b/.test(text)).map(({ file }) => file)).toEqual([])
  })
  it('the nightly cleaning takes only what has passed by itself', () => {
    const cleaning = sources.find(({ file }) => file === path.join('oversight', 'cleaning.ts'))?.text ?? ''
    expect([...cleaning.matchAll(/\.remove\('(\w+)'/g)].map(([, name]) => name).sort()).toEqual(['doorAttempts', 'rosterParts', 'requests', 'sealingParts'].sort())
  })
})
