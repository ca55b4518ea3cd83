// npm run generate -- [--data DIR] [--scale 0.01] [--seed TEXT] [--day YYYY-MM-DD] [--fresh]: fills an emulator's data folder with a whole district of invented people.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureInstalled, root } from './install.mjs'

await ensureInstalled()
const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'config/generate/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, TZ: 'UTC', TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') } })
child.on('exit', (code) => process.exit(code ?? 1))
