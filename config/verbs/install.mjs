// Brings what is missing: the packages of the lock file, and a browser for the tests. Node's own modules only.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { withProgress } from './progress.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const lockFile = path.join(root, 'package-lock.json')
const stampFile = path.join(root, 'node_modules', '.weishishi-lock')
const LEAST_NODE = 20

function lockHash() {
  return createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex')
}

/** Runs a program; resolves with its output, rejects with the end of it when it fails. */
export function run(command, args, { env = process.env, show = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ${args.join(' ')} failed (exit ${code})\n${ends(output)}`))
    })
  })
}

/** The first and the last lines: the one says what, the other where. */
function ends(output) {
  const lines = output.split('\n')
  return (lines.length <= 60 ? lines : [...lines.slice(0, 20), '…', ...lines.slice(-40)]).join('\n')
}

/** Packages as in package-lock.json; does nothing when they are there already. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < LEAST_NODE) throw new Error(`Node ${LEAST_NODE} or newer is needed; this is ${process.versions.node}`)
  const stamp = fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8').trim() : ''
  if (stamp === lockHash()) return
  if (stamp === '' && isCompleteInstall()) {
    // Installed by hand with the same lock file: npm leaves its own record of it.
    fs.writeFileSync(stampFile, lockHash())
    return
  }
  await installPackages()
  fs.writeFileSync(stampFile, lockHash())
}

async function installPackages() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund']
  try {
    await withProgress('Installing packages (npm ci)', () => run(npm, ['ci', ...quietly]))
  } catch (error) {
    if (!error.message.includes('in sync')) throw error
    // npm ci wants an entry for every optional package of every platform; npm install takes the versions that the lock file has.
    console.error('  The lock file lacks packages of other platforms, so npm ci will not use it; npm install will')
    await withProgress('Installing packages (npm install)', () => run(npm, ['install', '--no-save', ...quietly]))
  }
}

/** Whether node_modules was made from this very lock file: npm's hidden lock file names the same versions. */
function isCompleteInstall() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json')
  if (!fs.existsSync(hidden)) return false
  const installed = JSON.parse(fs.readFileSync(hidden, 'utf8')).packages
  const wanted = JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages
  return Object.entries(wanted).every(([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version)
}

const COMMANDS = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

function onPath(command) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => path.join(folder, command)).find((file) => fs.existsSync(file))
}

/** An installed Chrome or Chromium, or undefined. CHROME_PATH goes before all. */
export function findBrowser() {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!fs.existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist`)
    return named
  }
  return COMMANDS.map(onPath).find((file) => file !== undefined) ?? MAC_APPS.find((file) => fs.existsSync(file))
}

/** How the system installs a browser: the steps, and what they need. */
const MANAGERS = [
  { command: 'apt-get', asRoot: true, steps: [['apt-get', 'update'], ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']] },
  { command: 'dnf', asRoot: true, steps: [['dnf', 'install', '-y', 'chromium', 'google-noto-sans-cjk-fonts']] },
  { command: 'brew', asRoot: false, steps: [['brew', 'install', '--cask', 'chromium']] },
]

/** The words to put before a command so that it runs as root; undefined when that is not possible without a password. */
function rootPrefix() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined
}

/** A browser for the tests: the installed one, else by the system's package manager, else a clear message. */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  const manager = MANAGERS.find(({ command }) => onPath(command))
  const prefix = manager?.asRoot ? rootPrefix() : []
  const advice = 'Install Google Chrome or Chromium, or name one in CHROME_PATH.'
  if (!manager) throw new Error(`No browser was found, and no apt-get, dnf or brew to install one with. ${advice}`)
  if (!prefix) throw new Error(`No browser was found, and ${manager.command} needs root. Run: ${manager.steps.map((step) => `sudo ${step.join(' ')}`).join(' && ')}. ${advice}`)
  for (const step of manager.steps) {
    const [command, ...args] = [...prefix, ...step]
    await withProgress(`Installing a browser for the tests (${step.join(' ')})`, () => run(command, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }))
  }
  const installed = findBrowser()
  if (!installed) throw new Error(`${manager.command} ended well, but no browser was found. ${advice}`)
  return installed
}
