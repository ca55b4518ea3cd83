import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { isFields, listOf, textOf } from '../json'
import { readJsonFile } from '../json-file'
import { messageOf } from '../thrown'
import { parseCron, type Cron } from './cron'

const DEFAULT_TIMEOUT_SECONDS = 15

export interface TimerTrigger {
  readonly name: string
  readonly config: string
  readonly cron: Cron
}

/** One bundled function as it lies in the build folder. */
export interface FunctionBundle {
  readonly name: string
  readonly file: string
  readonly source: string
  /** Changes when the bundle or its configuration changes. */
  readonly version: string
  readonly timeoutSeconds: number
  readonly triggers: readonly TimerTrigger[]
  /** Path prefixes under which the function answers HTTP. */
  readonly http: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** Every function of the folder; one with a broken configuration is reported and left out. */
export function readBundles(folder: string, report: (problem: string) => void): readonly FunctionBundle[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return names.flatMap((name) => {
    if (!existsSync(path.join(folder, name, 'index.js'))) return []
    try {
      return [readBundle(path.join(folder, name), name)]
    } catch (error) {
      report(`${name}: ${messageOf(error)}`)
      return []
    }
  })
}

function readBundle(folder: string, name: string): FunctionBundle {
  const file = path.resolve(folder, 'index.js')
  const source = readFileSync(file, 'utf8')
  const config = readJsonFile(path.join(folder, 'config.json'), {})
  if (!isFields(config)) throw new Error('config.json holds no object')
  return {
    name,
    file,
    source,
    version: createHash('sha256').update(source).update(JSON.stringify(config)).digest('hex'),
    timeoutSeconds: typeof config.timeoutSeconds === 'number' ? config.timeoutSeconds : DEFAULT_TIMEOUT_SECONDS,
    triggers: listOf(config.triggers).map(triggerOf),
    http: listOf(config.http).map(httpPathOf),
    environment: isFields(config.environment) ? Object.fromEntries(Object.entries(config.environment).map(([key, value]) => [key, String(value)])) : {},
  }
}

function triggerOf(value: unknown): TimerTrigger {
  if (!isFields(value) || value.type !== 'timer') throw new Error('only triggers of type timer are known')
  const config = textOf(value.config)
  return { name: textOf(value.name), config, cron: parseCron(config) }
}

function httpPathOf(value: unknown): string {
  const prefix = textOf(value)
  if (!/^(\/[a-z0-9-]+)+$/.test(prefix)) throw new Error(`"${prefix}" is no HTTP path`)
  return prefix
}
