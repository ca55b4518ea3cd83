// npm run check: types, lint, boundaries and unit tests, in under a minute. What a person runs before each commit.
import path from 'node:path'
import { ensureInstalled, root, run } from './install.mjs'
import { withProgress } from './progress.mjs'

const bin = (name) => path.join(root, 'node_modules', '.bin', name)
const FOLDERS = ['contracts', 'domain', 'policies', 'cloudfunctions', 'emulator', 'src', 'tests']
export const UNIT = ['domain', 'policies', 'contracts', 'screens']

const STEPS = [
  ['Types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['Lint', bin('eslint'), ['--cache', '--cache-location', 'node_modules/.cache/eslint/', ...FOLDERS]],
  ['Boundaries', bin('depcruise'), ['--config', 'config/boundaries.cjs', ...FOLDERS.filter((f) => f !== 'tests')]],
  ['Generated documents', process.execPath, [path.join(root, 'config/verbs/docs.mjs'), '--check']],
  ['Unit tests', bin('jest'), ['-c', 'config/jest.config.cjs', '--testTimeout=60000', '--selectProjects', ...UNIT]],
]

async function step([label, command, args]) {
  try {
    await run(command, args)
    console.log(`  ✓ ${label}`)
    return true
  } catch (error) {
    console.error(`  ✗ ${label}\n${error.message}`)
    return false
  }
}

async function main() {
  await ensureInstalled()
  // Two at a time: the machines that run this have two cores.
  const waiting = [...STEPS]
  const results = await withProgress('Checking', () => Promise.all([0, 1].map(async () => {
    const passed = []
    for (let next = waiting.shift(); next; next = waiting.shift()) passed.push(await step(next))
    return passed
  })))
  process.exit(results.flat().every(Boolean) ? 0 : 1)
}

main().catch((error) => { console.error(error.message); process.exit(1) })
