// Writes docs/<name>.md from what config/docs/<name>.ts prints; with --check it only says which files differ and fails.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const generators = readdirSync(join(root, 'config/docs')).filter((file) => file.endsWith('.ts')).sort()

function print(file) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join('config/docs', file)], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(Buffer.concat(chunks).toString('utf8')) : reject(new Error(`config/docs/${file} ended with ${code}`))))
  })
}

function onDisk(path) {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

const documents = await Promise.all(generators.map(async (file) => ({ path: `docs/${file.replace(/\.ts$/, '.md')}`, text: await print(file) })))
const stale = documents.filter(({ path, text }) => onDisk(path) !== text)

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is not what its generator prints: run npm run docs`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const { path, text } of stale) writeFileSync(join(root, path), text)
  console.log(stale.length === 0 ? 'docs: nothing to write' : `docs: wrote ${stale.map(({ path }) => path).join(', ')}`)
}
