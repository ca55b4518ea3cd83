// npm run build [-- functions|weapp|h5 …]: what the cloud and the phones get. Without a word: all three.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, root, run } from './install.mjs'
import { withProgress } from './progress.mjs'

const TARGETS = ['functions', 'weapp', 'h5']

/** What each target is made from; a change in any of these files makes the last build old. */
const SOURCES = {
  functions: ['cloudfunctions', 'domain', 'contracts', 'policies', 'src/copy', 'config/functions.mjs', 'config/policies', 'package-lock.json'],
  weapp: ['src', 'contracts', 'config/index.ts', 'config/dev.ts', 'config/prod.ts', 'babel.config.js', 'tsconfig.json', 'project.config.json', 'package-lock.json'],
  h5: ['src', 'contracts', 'config/index.ts', 'config/dev.ts', 'config/prod.ts', 'babel.config.js', 'tsconfig.json', 'package-lock.json'],
}
const OUTPUTS = { functions: 'dist/cloudfunctions', weapp: 'dist/weapp', h5: 'dist/h5' }
/** Settings that end up inside the bundles. */
const SETTINGS = { functions: [], weapp: ['WEISHISHI_DOOR', 'WEISHISHI_ENV', 'NODE_ENV'], h5: ['WEISHISHI_DOOR', 'WEISHISHI_ENV', 'NODE_ENV'] }

function filesUnder(place) {
  const full = path.join(root, place)
  if (!fs.existsSync(full)) return []
  if (fs.statSync(full).isFile()) return [place]
  return fs.readdirSync(full).sort().flatMap((name) => filesUnder(path.join(place, name)))
}

/** One hash over all that a target is made from. */
export function sourceHash(target) {
  const hash = createHash('sha256')
  for (const file of SOURCES[target].flatMap(filesUnder)) hash.update(file).update('\0').update(fs.readFileSync(path.join(root, file))).update('\0')
  for (const name of SETTINGS[target]) hash.update(`${name}=${process.env[name] ?? ''}\0`)
  return hash.digest('hex')
}

const stampFile = (target) => path.join(root, 'dist', `.stamp-${target}`)

/** Whether the last build of the target was made from exactly these sources. */
export function isBuilt(target) {
  if (!fs.existsSync(path.join(root, OUTPUTS[target])) || !fs.existsSync(stampFile(target))) return false
  return fs.readFileSync(stampFile(target), 'utf8') === sourceHash(target)
}

function stamp(target, hash) {
  fs.mkdirSync(path.dirname(stampFile(target)), { recursive: true })
  fs.writeFileSync(stampFile(target), hash)
}

/** The bundles of all cloud functions, in dist/cloudfunctions. */
export async function buildCloudFunctions() {
  // Loaded here, not above: before the packages are installed there is no esbuild.
  const { buildFunctions } = await import('../functions.mjs')
  const hash = sourceHash('functions')
  const { names } = await withProgress('Building the cloud functions', () => buildFunctions())
  stamp('functions', hash)
  return names
}

function sizeOf(folder) {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : []
  return files.reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0)
}

/** Taro's build of one platform, in dist/weapp or dist/h5. */
export async function buildTaro(platform) {
  if (!fs.existsSync(path.join(root, 'src', 'app.config.ts'))) {
    console.log(`Nothing to build for ${platform}: there is no src/app.config.ts yet`)
    return
  }
  const hash = sourceHash(platform)
  const taro = path.join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const output = await withProgress(`Building ${platform === 'h5' ? 'the web pages' : 'the mini-program'} (taro build --type ${platform})`, () =>
    run(process.execPath, [taro, 'build', '--type', platform], { env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production', BROWSERSLIST_IGNORE_OLD_DATA: 'true' } }),
  )
  const folder = path.join(root, 'dist', platform)
  const index = path.join(folder, platform === 'h5' ? 'index.html' : 'app.json')
  // Taro may end with exit 0 although webpack failed.
  if (!fs.existsSync(index)) throw new Error(`taro build --type ${platform} made no ${path.basename(index)}:\n${output.split('\n').slice(-40).join('\n')}`)
  console.log(`  dist/${platform}  ${(sizeOf(folder) / 1024).toFixed(0)} KB`)
  stamp(platform, hash)
}

async function main(words) {
  const wrong = words.find((word) => !TARGETS.includes(word))
  if (wrong) throw new Error(`"${wrong}" cannot be built; there are: ${TARGETS.join(', ')}`)
  const chosen = words.length === 0 ? TARGETS : words
  await ensureInstalled()
  for (const target of TARGETS.filter((name) => chosen.includes(name))) {
    if (target === 'functions') await buildCloudFunctions()
    else await buildTaro(target)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
