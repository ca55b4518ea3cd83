import { useSyncExternalStore } from 'react'
import Taro from '@tarojs/taro'
import type { Receipt } from '../../contracts/ballots'
import type { HouseholdId, ProjectId, Reply } from '../../contracts/reply'
import { call } from './call'
import { deviceName } from './device'
import { newRequestId } from './intention'
import { dropFile, keepFile, openKeptFile } from './kept-files'
import { onNetwork } from './network'
import { isConsent, sendKept, tryAgain, type KeptAnswer, type KeptBallot, type KeptConsent, type KeptFile, type OutboxPorts } from './outbox'
import { keepReceipt } from './receipts'
import { Unreached } from './resend'
import { evidenceFolder, uploadFile } from './uploads'

const KEY = 'outbox'
const SLIPS = 'slips'
const MOST_SLIPS = 500
const EVERY_MS = 30_000

/** The number on a neighbour's slip, kept so that it can still be handed over after an answer without a signal: of a household in a project, or of a voter in a poll. */
export interface Slip { readonly id: string; readonly project: ProjectId; readonly household: HouseholdId; readonly receipt: string; readonly at: number; readonly late?: boolean; readonly told?: number }

/** What the cloud says of what has arrived; how many of a household were told of it. */
type Arrived = Receipt & { readonly told?: number }

export interface OutboxState { readonly answers: readonly KeptAnswer[]; readonly slips: readonly Slip[]; readonly sending: boolean }

/** Only this file writes these keys. */
function stored<T>(key: string): readonly T[] {
  const value: unknown = Taro.getStorageSync(key)
  return Array.isArray(value) ? (value as readonly T[]) : []
}

/** Before there were ballots, all were consents. */
const load = (): readonly KeptAnswer[] => stored<KeptAnswer>(KEY).map((one) => ('kind' in one ? one : { ...(one as KeptConsent), kind: 'consent' }))

let state: OutboxState | null = null
let sending: Promise<void> | null = null
const listeners = new Set<() => void>()

const look = (): OutboxState => (state ??= { answers: load(), slips: stored(SLIPS), sending: sending !== null })
function changed(): void {
  state = null
  listeners.forEach((listener) => listener())
}

function store(answers: readonly KeptAnswer[]): void {
  Taro.setStorageSync(KEY, answers)
  changed()
}

const filesOf = ({ signature, photos }: Pick<KeptAnswer, 'signature' | 'photos'>): readonly KeptFile[] => [...(signature === null ? [] : [signature]), ...photos]

function sent(answer: KeptAnswer, receipt: Arrived): void {
  if (isConsent(answer)) keepSlip(answer, { ...receipt, told: receipt.told ?? 0 })
  else if (answer.neighbour === null) keepReceipt({ project: answer.poll, kind: 'choice', what: answer.title, number: receipt.receipt, at: receipt.at })
  else keepSlip({ id: answer.id, project: answer.poll, household: answer.neighbour.voter }, receipt)
  filesOf(answer).forEach(({ kept }) => dropFile(kept))
  changed()
}

function keepSlip({ id, project, household }: Pick<Slip, 'id' | 'project' | 'household'>, { receipt, at, late, told }: Arrived): void {
  const others = stored<Slip>(SLIPS).filter((slip) => slip.project !== project || slip.household !== household)
  Taro.setStorageSync(SLIPS, [{ id, project, household, receipt, at, late, ...(told === undefined ? {} : { told }) }, ...others].slice(0, MOST_SLIPS))
}

const arrivedFiles = (photos: readonly KeptFile[]): string[] => photos.flatMap(({ file }) => file ?? [])
const calledIn = ({ ending = null, at }: KeptAnswer): { readonly ending: string; readonly at: number } | null => (ending === null ? null : { ending, at })

async function recordConsent(kept: KeptConsent): Promise<Reply<Arrived>> {
  const { id, at, project, household, answer, reason, channel, answeredBy, signature, photos } = kept
  return call('consents.record', { device: await deviceName(), takenAt: at, project, household, answer, reason, channel, answeredBy, signature: signature?.file ?? null, evidence: arrivedFiles(photos), called: calledIn(kept) }, id)
}

function sendBallot(kept: KeptBallot): Promise<Reply<Arrived>> {
  const { id, at, poll, neighbour, photos } = kept
  const said = { poll, choices: [...kept.choices], points: [...kept.points], takenAt: at }
  return neighbour === null ? call('polls.cast', said, id) : call('polls.record', { ...said, ...neighbour, evidence: arrivedFiles(photos), called: calledIn(kept) }, id)
}

export const ports: OutboxPorts = {
  load, store, sent,
  whoAmI: async () => {
    const reply = await call('people.me', {})
    return reply.ok ? (reply.data.person?.id ?? null) : null
  },
  upload: async ({ kept, extension }, { place, by }) => uploadFile(await openKeptFile(kept), extension, evidenceFolder(place, by)),
  isUnreached: (error) => error instanceof Unreached,
  record: (answer) => (isConsent(answer) ? recordConsent(answer) : sendBallot(answer)),
}

/** One sender at a time; asking again while it runs waits for the same run. */
export function sendOutbox(): Promise<void> {
  sending ??= sendKept(ports).finally(() => {
    sending = null
    changed()
  })
  changed()
  return sending
}

type Fresh<K extends KeptAnswer> = Omit<K, 'id' | 'at' | 'signature' | 'photos' | 'refusal'>
export type Taken = (Fresh<KeptConsent> | Fresh<KeptBallot>) & { readonly signature: string | null; readonly photos: readonly string[] }

/** Keeps an answer in the phone, files first; resolves only when all of it is there. Rejects when the phone is full. */
export async function keepAnswer(taken: Taken): Promise<KeptAnswer> {
  const id = await newRequestId()
  const keep = async (path: string, extension: 'jpg' | 'png', index: number): Promise<KeptFile> => ({ kept: await keepFile(path, `${id}-${index}.${extension}`), extension, file: null })
  const signature = taken.signature === null ? null : await keep(taken.signature, 'png', 0)
  const photos = await Promise.all(taken.photos.map((path, index) => keep(path, 'jpg', index + 1)))
  const answer: KeptAnswer = { ...taken, id, at: Date.now(), signature, photos, refusal: null }
  store([...load(), answer])
  return answer
}

/** Sends a refused one again. */
export function sendAgain(id: string): void {
  tryAgain(ports, id)
  void sendOutbox()
}

/** Takes one away that the helper has given up on purpose. */
export function dropAnswer(answer: KeptAnswer): void {
  store(load().filter(({ id }) => id !== answer.id))
  filesOf(answer).forEach(({ kept }) => dropFile(kept))
}

let watching = false

/** From the start of the app: whatever waits is sent as soon as there is a network, on whichever page one is. */
export function watchOutbox(): void {
  if (watching) return
  watching = true
  const sendWhatWaits = (): void => { if (load().some(({ refusal }) => refusal === null)) void sendOutbox() }
  onNetwork(sendWhatWaits)
  setInterval(sendWhatWaits, EVERY_MS)
  sendWhatWaits()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useOutbox(): OutboxState {
  return useSyncExternalStore(subscribe, look, look)
}
