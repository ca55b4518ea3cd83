// Bundles every cloud function: one folder with index.ts becomes one file, as the cloud wants it.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import esbuild from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'silent',
  absWorkingDir: root,
}

/** The areas: every folder with an index.ts whose name does not start with an underscore. */
export function functionNames(sourceDir) {
  if (!fs.existsSync(sourceDir)) return []
  return fs
    .readdirSync(sourceDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && fs.existsSync(path.join(sourceDir, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .sort()
}

/** Writes only what is different, so that a watcher sees only real changes. */
function writeIfChanged(file, content) {
  if (fs.existsSync(file) && Buffer.compare(fs.readFileSync(file), Buffer.from(content)) === 0) return false
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(`${file}.new`, content)
  fs.renameSync(`${file}.new`, file)
  return true
}

/** Files of packages that a function reads beside its bundle, such as a font. */
function assetsOf(config) {
  return fs.existsSync(config) ? (JSON.parse(fs.readFileSync(config, 'utf8')).assets ?? []) : []
}

/** A package's file never changes under its version: the size tells whether it is there whole. */
function copyIfChanged(from, to) {
  if (fs.existsSync(to) && fs.statSync(to).size === fs.statSync(from).size) return false
  fs.copyFileSync(from, `${to}.new`)
  fs.renameSync(`${to}.new`, to)
  return true
}

/** The declared collections, by running the declaration itself; null when there is none yet. */
async function declaredCollections(sourceDir) {
  const file = path.join(sourceDir, '_runtime', 'collections.ts')
  if (!fs.existsSync(file)) return null
  const { outputFiles } = await esbuild.build({ ...shared, entryPoints: [file], write: false })
  const code = outputFiles[0].contents
  const place = path.join(root, 'node_modules', '.cache', 'weishishi', `collections-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.cjs`)
  fs.mkdirSync(path.dirname(place), { recursive: true })
  fs.writeFileSync(place, code)
  const loaded = await import(pathToFileURL(place).href)
  fs.rmSync(place, { force: true })
  return loaded.COLLECTIONS ?? loaded.default?.COLLECTIONS ?? null
}

/** Puts the results of one build in place and answers which functions changed. */
async function place({ outputFiles, names, sourceDir, outDir }) {
  const changed = []
  for (const { path: file, contents } of outputFiles) {
    if (writeIfChanged(file, contents)) changed.push(path.basename(path.dirname(file)))
  }
  for (const name of names) {
    const config = path.join(sourceDir, name, 'config.json')
    const copy = path.join(outDir, name, 'config.json')
    if (!fs.existsSync(config)) fs.rmSync(copy, { force: true })
    else if (writeIfChanged(copy, fs.readFileSync(config))) changed.push(name)
    for (const asset of assetsOf(config)) if (copyIfChanged(path.join(root, 'node_modules', asset), path.join(outDir, name, path.basename(asset)))) changed.push(name)
  }
  const collections = await declaredCollections(sourceDir)
  const list = path.join(outDir, 'collections.json')
  if (collections === null) fs.rmSync(list, { force: true })
  else writeIfChanged(list, JSON.stringify(collections, null, 2) + '\n')
  removeOthers({ names, outDir })
  return [...new Set(changed)]
}

/** A function that is no longer in the source must not go on answering. */
function removeOthers({ names, outDir }) {
  for (const entry of fs.readdirSync(outDir, { withFileTypes: true })) {
    if (entry.isDirectory() && !names.includes(entry.name)) fs.rmSync(path.join(outDir, entry.name), { recursive: true })
  }
}

function printSizes({ outputFiles, log }) {
  const widest = Math.max(...outputFiles.map((file) => path.basename(path.dirname(file.path)).length))
  for (const file of outputFiles) {
    const name = path.basename(path.dirname(file.path)).padEnd(widest)
    log(`  ${name}  ${kilobytes(file.contents.length).padStart(7)}  gzip ${kilobytes(gzipSync(file.contents).length).padStart(6)}`)
  }
}

/**
 * @param {{ watch?: boolean, sourceDir?: string, outDir?: string, packsRoot?: string, log?: (line: string) => void, onRebuild?: (changed: string[]) => void }} options
 * @returns {Promise<{ names: string[], stop: () => Promise<void> }>}
 */
export async function buildFunctions(options = {}) {
  const { watch = false, log = console.log, onRebuild = () => undefined } = options
  const sourceDir = path.resolve(root, options.sourceDir ?? 'cloudfunctions')
  const outDir = path.resolve(root, options.outDir ?? 'dist/cloudfunctions')
  // Functions of another folder come without our packs.
  const packsRoot = options.packsRoot ?? (options.sourceDir === undefined ? root : undefined)
  const names = functionNames(sourceDir)
  fs.mkdirSync(outDir, { recursive: true })
  if (names.length === 0) {
    log('  no cloud functions to build')
    return { names, stop: async () => undefined }
  }
  const context = await esbuild.context({
    ...shared,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, path.join(sourceDir, name, 'index.ts')])),
    outdir: outDir,
    write: false,
    plugins: [...(packsRoot === undefined ? [] : [checkPolicies(packsRoot)]), ...(watch ? [placeOnRebuild({ names, sourceDir, outDir, log, onRebuild })] : [])],
  })
  if (watch) {
    await context.watch()
    return { names, stop: () => context.dispose() }
  }
  try {
    const { outputFiles } = await context.rebuild()
    await place({ outputFiles, names, sourceDir, outDir })
    printSizes({ outputFiles, log })
  } catch (error) {
    throw new Error(`the cloud functions do not build:\n${await explain(error)}`)
  } finally {
    await context.dispose()
  }
  return { names, stop: async () => undefined }
}

async function explain(error) {
  if (!error.errors) return error.stack ?? String(error)
  return (await esbuild.formatMessages(error.errors, { kind: 'error', color: process.stdout.isTTY === true })).join('\n')
}

/** The packs are checked with every build: a fault in one stops it, and nothing that was built before is touched. */
function checkPolicies(packsRoot) {
  const faults = () => new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'config/policies/main.ts', packsRoot], { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0 ? [] : said.split('\n').filter((line) => line !== '')))
  })
  return {
    name: 'check-policies',
    setup(build) {
      build.onStart(async () => ({ errors: (await faults()).map((text) => ({ text })) }))
    },
  }
}

function placeOnRebuild({ log, onRebuild, ...where }) {
  return {
    name: 'place-on-rebuild',
    setup(build) {
      build.onEnd(async (result) => {
        if (result.errors.length > 0) return log(await explain(result))
        const changed = await place({ outputFiles: result.outputFiles, ...where })
        if (changed.length > 0) onRebuild(changed)
      })
    },
  }
}
