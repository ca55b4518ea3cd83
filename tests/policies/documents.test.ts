import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')

describe('docs/glossary.md', () => {
  const sources = ['contracts', 'domain'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(root, folder, file), 'utf8'))).join('\n')
  const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8').split('\n').filter((line) => line.startsWith('| ') && line.includes('`'))
  const words = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''))
  it('holds only words that the code uses', () => {
    expect(words.length).toBeGreaterThan(60)
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(sources))).toEqual([])
  })
  it('gives every word once', () => {
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })
})

it('the generated documents are what their generators print', () => {
  const { status, stderr } = spawnSync(process.execPath, ['config/verbs/docs.mjs', '--check'], { cwd: root, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})
