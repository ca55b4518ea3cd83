// npm start: a city on a laptop. Installs, builds what is old, starts the emulator and fills an empty one with examples.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildCloudFunctions, buildTaro, isBuilt } from './build.mjs'
import { ensureInstalled, root } from './install.mjs'
import { withProgress } from './progress.mjs'

const HELP = `npm start -- [options]
  --port N      port on 127.0.0.1 (8080, or the next free one)
  --data DIR    where the data lies (.local)
  --fresh       begin with empty data, then the examples
  --no-seed     without the examples
  --no-build    with what dist/ holds
  --watch       rebuild the cloud functions when their sources change
  --quiet       without the log of the functions`

const DEFAULT_PORT = 8080

const OPTIONS = {
  port: { type: 'string' },
  data: { type: 'string', default: '.local' },
  fresh: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  'no-build': { type: 'boolean', default: false },
  'no-seed': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
}

function optionsOf(args) {
  const { values } = parseArgs({ args, options: OPTIONS })
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) throw new Error(`--port ${values.port} is no port`)
  return { ...values, port, data: path.resolve(values.data) }
}

async function buildWhatIsOld() {
  if (isBuilt('functions')) console.log('The cloud functions are up to date')
  else await buildCloudFunctions()
  if (isBuilt('h5')) console.log('The web pages are up to date')
  else await buildTaro('h5')
}

/** A program of this repository in TypeScript. UTC, because the cloud's functions run in UTC. */
function runTypeScript(file, args, stdio) {
  return spawn(process.execPath, ['--import', 'tsx', path.join(root, file), ...args], { cwd: root, stdio, env: { ...process.env, TZ: 'UTC' } })
}

/** Starts the emulator and resolves with its URL; its end ends us. */
function startEmulator({ port, data, quiet, watch, fresh }) {
  const args = ['--data', data, '--functions', path.join(root, 'dist/cloudfunctions'), '--h5', path.join(root, 'dist/h5')]
  if (port !== undefined) args.push('--port', String(port))
  for (const [name, wanted] of Object.entries({ quiet, watch, fresh })) if (wanted) args.push(`--${name}`)
  const child = runTypeScript('emulator/main.ts', args, ['ignore', 'inherit', 'inherit', 'ipc'])
  const listening = new Promise((resolve, reject) => {
    child.on('message', (message) => resolve(message))
    child.on('exit', (code) => reject(new Error(`the emulator ended before it listened (exit ${code})`)))
  })
  return { child, listening }
}

/** Lives the examples through the running emulator, once for each data folder. */
async function seed({ url, data }) {
  const child = runTypeScript('emulator/seeding.ts', ['--url', url, '--data', data], ['ignore', 'inherit', 'inherit'])
  await withProgress('Filling the empty emulator with examples', () => new Promise((resolve) => {
    child.on('exit', (code) => {
      if (code !== 0) console.log('  The examples are not complete; `npm start -- --fresh` begins again')
      resolve()
    })
  }))
}

function printWhere({ url, port }) {
  if (port === undefined && !url.endsWith(`:${DEFAULT_PORT}`)) console.log(`  Port ${DEFAULT_PORT} is taken by another program, so another one it is.`)
  console.log(`\n  微实事 is running:\n    pages         ${url}/\n    developers    ${url}/dev/   (persons, clock, inbox, collections)\n  Ctrl+C ends it; the data stays.\n`)
}

function endTogether(child, stopBuilding) {
  const end = () => child.kill('SIGTERM')
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  child.removeAllListeners('exit')
  child.on('exit', (code) => void stopBuilding().then(() => process.exit(code ?? 0)))
}

async function main() {
  const options = optionsOf(process.argv.slice(2))
  if (options.help) return console.log(HELP)
  await ensureInstalled()
  if (!options['no-build']) await buildWhatIsOld()
  const { child, listening } = startEmulator(options)
  const { url, isNew, examples } = await listening
  const building = options.watch ? await watchFunctions() : undefined
  endTogether(child, async () => building?.stop())
  printWhere({ url, port: options.port })
  if (examples === 'begun') console.log('  The examples of an earlier start were never completed; `npm start -- --fresh` begins again')
  if (isNew && !options['no-seed'] && fs.existsSync(path.join(root, 'emulator/seed/main.ts'))) await seed({ url, data: options.data })
}

async function watchFunctions() {
  const { buildFunctions } = await import('../functions.mjs')
  return buildFunctions({ watch: true, onRebuild: (changed) => console.log(`[build] ${changed.join(', ')}`) })
}

main().catch((error) => {
  console.error(error.message)
  process.exit(1)
})
