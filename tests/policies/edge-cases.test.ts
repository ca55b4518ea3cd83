/** docs/edge-cases.md tells the truth: each of the ninety stands there once, and every test that it names is there. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
const rows = readFileSync(path.join(ROOT, 'docs/edge-cases.md'), 'utf8').split('\n').filter((line) => line.startsWith('| E')).map((line) => line.slice(2, -2).split(' | '))

it('holds the ninety cases, each once, in order', () => {
  expect(rows.map(([id]) => id)).toEqual(Array.from({ length: 90 }, (_, index) => `E${String(index + 1).padStart(2, '0')}`))
})

const named = rows.flatMap(([id = '', , proof = '']) => [...proof.matchAll(/`([^`]+)`: ([^|]+?)(?=<br>|$)/g)].map(([, file = '', title = '']) => ({ id, file, title })))

it.each(named)('$id is proven by $file: $title', ({ file, title }) => {
  expect(readFileSync(path.join(ROOT, 'tests', file), 'utf8')).toContain(title)
})

it('says of every other case what covers it', () => {
  const others = rows.filter(([id]) => !named.some((one) => one.id === id))
  expect(others.filter(([, , proof = '']) => !/^(issue \d+, open|no issue filed yet): /.test(proof))).toEqual([])
})
