// npm test: installs what it needs, its browser included, builds everything and runs every test. -- NAME … runs only these kinds.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawn } from 'node:child_process'
import { ensureBrowser, ensureInstalled, root } from './install.mjs'

/** In the order of cost; what fails early is cheap. */
const KINDS = ['boundaries', 'domain', 'policies', 'contracts', 'screens', 'emulator', 'functions', 'journeys', 'weapp', 'browser']
const NEEDS = { functions: ['functions', 'journeys', 'browser'], weapp: ['weapp'], h5: ['browser'], browser: ['browser'] }

const chosen = process.argv.slice(2)
const kinds = chosen.length === 0 ? KINDS : KINDS.filter((k) => chosen.includes(k))
const needs = (what) => NEEDS[what].some((k) => kinds.includes(k))

function jest(results) {
  const args = [path.join(root, 'node_modules/jest/bin/jest.js'), '-c', 'config/jest.config.cjs', '--maxWorkers=2', '--testTimeout=60000', '--json', `--outputFile=${results}`, '--selectProjects', ...kinds]
  return new Promise((resolve) => spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, TZ: 'UTC' } }).on('exit', (code) => resolve(code ?? 1)))
}

async function main() {
  const unknown = chosen.find((k) => !KINDS.includes(k))
  if (unknown) throw new Error(`there are no "${unknown}" tests; there are: ${KINDS.join(', ')}`)
  const startedAt = Date.now()
  await ensureInstalled()
  if (needs('browser')) await ensureBrowser()
  const { buildCloudFunctions, buildTaro, isBuilt } = await import('./build.mjs')
  if (needs('functions') && !isBuilt('functions')) await buildCloudFunctions()
  if (needs('h5') && !isBuilt('h5')) await buildTaro('h5')
  if (needs('weapp') && !isBuilt('weapp')) await buildTaro('weapp')
  const results = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'weishishi-')), 'results.json')
  const code = await jest(results)
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numFailedTestSuites = 0 } = fs.existsSync(results) ? JSON.parse(fs.readFileSync(results, 'utf8')) : {}
  console.log(`\nAll of it took ${((Date.now() - startedAt) / 1000).toFixed(0)} s${numFailedTestSuites > 0 ? `; ${numFailedTestSuites} files failed` : ''}`)
  console.log(`${numPassedTests} passed, ${numFailedTests} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`)
  process.exit(code === 0 && numPassedTests === 0 ? 1 : code)
}

main().catch((error) => { console.error(error.message); process.exit(1) })
