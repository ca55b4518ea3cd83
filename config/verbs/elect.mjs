// npm run -s elect -- <file.pb> --rule greedy|equal-shares --utility cost|cardinality: stdout is the answer alone, all else goes to stderr.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureInstalled, root } from './install.mjs'

async function main(args) {
  console.log = console.error
  await ensureInstalled()
  spawn(process.execPath, ['--import', 'tsx', path.join(root, 'config/elect/main.ts'), ...args], { cwd: root, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1))
}

main(process.argv.slice(2)).catch((error) => { console.error(error.message); process.exit(1) })
