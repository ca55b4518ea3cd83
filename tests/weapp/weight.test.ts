import fs from 'node:fs'
import path from 'node:path'

const dist = 'dist/weapp'
const KB = 1024
/** WeChat's own limit is 2 MB for each; ours keep the first opening short on a weak signal. */
const BUDGETS: Readonly<Record<string, number>> = { main: 620 * KB, 'packages/steward': 90 * KB, 'packages/council': 60 * KB, 'packages/office': 160 * KB, 'packages/rules': 60 * KB, 'packages/polls': 60 * KB, 'packages/pictures': 30 * KB, 'packages/watch': 40 * KB, 'packages/demands': 60 * KB, 'packages/mine': 40 * KB, 'packages/notice': 480 * KB }
/** Words that only the server or the laptop's emulator may say. */
const SERVER_WORDS = ['x-dev-person', 'dev-person', '/dev/as', 'tcb-admin', 'valibot', '@cloudbase/node-sdk', 'secretId', 'secretKey', 'TENCENTCLOUD', 'strictObject']

const filesIn = (folder: string): readonly string[] => fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
const counts = (file: string): boolean => !file.endsWith('.LICENSE.txt') && !file.endsWith('.map')
const sizeOf = (files: readonly string[]): number => files.filter(counts).reduce((sum, file) => sum + fs.statSync(file).size, 0)
const packages = filesIn(path.join(dist, 'packages'))

describe('the built bundles', () => {
  it.each(Object.entries(BUDGETS))('keep %s within its budget', (name, budget) => {
    const files = name === 'main' ? filesIn(dist).filter((file) => !packages.includes(file)) : filesIn(path.join(dist, name))
    const size = sizeOf(files)
    process.stdout.write(`  ${name}: ${Math.round(size / KB)} KB of ${budget / KB} KB\n`)
    expect(size).toBeLessThanOrEqual(budget)
  })

  it.each(['dist/weapp', 'dist/h5'])('say no word of the server in %s', (folder) => {
    const scripts = filesIn(folder).filter((file) => /\.(js|json|wxml|html)$/.test(file))
    const said = scripts.flatMap((file) => {
      const text = fs.readFileSync(file, 'utf8')
      return SERVER_WORDS.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`)
    })
    expect(scripts.length).toBeGreaterThan(3)
    expect(said).toEqual([])
  })
})
