// npm run -s ask -- <question> '<json>': one question to the rules, one JSON object on stdout, the clause with it.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureInstalled, root } from './install.mjs'

async function main(words) {
  await ensureInstalled()
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'config/ask/main.ts'), ...words], { cwd: root, stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
}

main(process.argv.slice(2)).catch((error) => { console.error(error.message); process.exit(1) })
