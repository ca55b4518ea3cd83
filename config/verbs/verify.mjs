// npm run -s verify -- <export.json> [--printed 12=ab12cd34 …]: replays an exported log offline and names the first record that does not follow.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './install.mjs'

const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'config/verify/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, TZ: 'UTC', TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') } })
child.on('exit', (code) => process.exit(code ?? 2))
