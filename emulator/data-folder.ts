import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { isFields } from './json'
import { readJsonFile, writeJsonFile } from './json-file'
import { codeOf } from './thrown'

/** Only a folder with this file in it is ever removed. */
const MARKER = '.weishishi-data'

/** How far the examples of `npm start` have come in this folder. */
export type Examples = 'none' | 'begun' | 'complete'

/** Where everything that the emulator keeps lies. */
export interface DataFolder {
  readonly at: (name: string) => string
  /** Whether this start made it. */
  readonly isNew: boolean
  readonly examples: Examples
  readonly release: () => void
}

/** Takes the folder for this process; two emulators on one database would spoil it. */
export function takeDataFolder(folder: string): DataFolder {
  const at = (name: string): string => path.join(folder, name)
  const marker = readJsonFile(at(MARKER), undefined)
  refuseIfHeld(folder)
  mkdirSync(at('files'), { recursive: true })
  if (marker === undefined) writeJsonFile(at(MARKER), { what: 'data of the Weishishi emulator', made: new Date().toISOString(), examples: 'none' })
  writeJsonFile(at('running.json'), { pid: process.pid, birth: birthOf(process.pid) })
  return { at, isNew: marker === undefined, examples: examplesOf(marker), release: () => rmSync(at('running.json'), { force: true }) }
}

function examplesOf(marker: unknown): Examples {
  const noted = isFields(marker) ? marker.examples : undefined
  return noted === 'begun' || noted === 'complete' ? noted : 'none'
}

export function noteExamples(folder: string, examples: Examples): void {
  const marker = readJsonFile(path.join(folder, MARKER), {})
  writeJsonFile(path.join(folder, MARKER), { ...(isFields(marker) ? marker : {}), examples })
}

/** Removes a data folder, but only one that carries our marker or is empty. */
export function removeDataFolder(folder: string): void {
  if (!existsSync(folder)) return
  if (readdirSync(folder).length > 0 && !existsSync(path.join(folder, MARKER))) {
    throw new Error(`${folder} holds something else than an emulator's data (there is no ${MARKER} in it); it is left alone`)
  }
  refuseIfHeld(folder)
  rmSync(folder, { recursive: true, force: true })
}

function refuseIfHeld(folder: string): void {
  const holder = readJsonFile(path.join(folder, 'running.json'), {})
  const pid = isFields(holder) ? Number(holder.pid) : Number.NaN
  if (isFields(holder) && pid !== process.pid && isAlive(pid) && birthOf(pid) === holder.birth) throw new Error(`${folder} is in use by another emulator (process ${pid})`)
}

/** When a process was born, where the system tells: after a restart of a container another program may have the same number. */
function birthOf(pid: number): string {
  const stat = `/proc/${pid}/stat`
  return existsSync(stat) ? (readFileSync(stat, 'utf8').split(') ')[1]?.split(' ')[19] ?? '') : ''
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
