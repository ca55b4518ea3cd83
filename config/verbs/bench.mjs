// npm run bench -- emulator: measured, never asserted. Prints ratios taken in one run, because machines are noisy.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureInstalled, root } from './install.mjs'

const BENCHES = { emulator: 'emulator/bench/main.ts', selection: 'config/elect/bench.ts' }

async function main([name, ...rest]) {
  const file = BENCHES[name ?? '']
  if (!file) throw new Error(`npm run bench -- ${Object.keys(BENCHES).join('|')}`)
  await ensureInstalled()
  spawn(process.execPath, ['--import', 'tsx', path.join(root, file), ...rest], { cwd: root, stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } }).on('exit', (code) => process.exit(code ?? 1))
}

main(process.argv.slice(2)).catch((error) => { console.error(error.message); process.exit(1) })
