// npm run bench -- emulator|rules|selection|notices|ballots|replay: measured, never asserted. Prints ratios taken in one run, because machines are noisy.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { buildCloudFunctions, isBuilt } from './build.mjs'
import { ensureBrowser, ensureInstalled, root } from './install.mjs'

const BENCHES = { emulator: 'emulator/bench/main.ts', rules: 'config/rules/bench.ts', selection: 'config/elect/bench.ts', notices: 'config/notices/bench.ts', ballots: 'config/ballots/bench.ts', replay: 'config/elect/replay-bench.ts' }
/** What runs on the built functions, and what of it in a browser. */
const BUILT = ['rules', 'notices', 'ballots', 'replay']
const SEEN = ['notices']

async function main([name, ...rest]) {
  const file = BENCHES[name ?? '']
  if (!file) throw new Error(`npm run bench -- ${Object.keys(BENCHES).join('|')}`)
  await ensureInstalled()
  if (BUILT.includes(name) && !isBuilt('functions')) await buildCloudFunctions()
  const browser = SEEN.includes(name) ? { CHROME_PATH: await ensureBrowser() } : {}
  spawn(process.execPath, ['--import', 'tsx', path.join(root, file), ...rest], { cwd: root, stdio: 'inherit', env: { ...process.env, TZ: 'UTC', ...browser } }).on('exit', (code) => process.exit(code ?? 1))
}

main(process.argv.slice(2)).catch((error) => { console.error(error.message); process.exit(1) })
