import type { Receipt } from '../../contracts/ballots'
import type { FileId, HouseholdId, Instant, PersonId, PlaceId, ProjectId, Refusal, Reply } from '../../contracts/reply'
import type { Channel, ConsentAnswer } from '../../contracts/vocabulary'

/** A signature or a photo of a slip: where it lies in the phone, and its name in the cloud once it has arrived. */
export interface KeptFile { readonly kept: string; readonly extension: 'jpg' | 'png'; readonly file: FileId | null }

/** What was taken down before anybody but the phone knows of it. */
interface Kept {
  /** The request id: however often it is sent, it counts once. */
  readonly id: string
  readonly by: PersonId
  readonly at: Instant
  /** What it is about, in words. */
  readonly title: string
  /** Whose it is, in words: a door, or a neighbour. */
  readonly room: string
  /** Whoever answers for this place may look at the evidence. */
  readonly place: PlaceId
  readonly signature: KeptFile | null; readonly photos: readonly KeptFile[]
  /** The last four digits of the number that was called. */
  readonly ending?: string | null
  /** Why the cloud did not take it; it stays here until its writer has seen that. */
  readonly refusal: Refusal | null
}

/** A neighbour's answer as it was taken down at the door. */
export interface KeptConsent extends Kept {
  readonly kind: 'consent'
  readonly project: ProjectId
  readonly household: HouseholdId
  readonly answer: ConsentAnswer; readonly reason: string | null
  readonly channel: Exclude<Channel, 'wechat'>; readonly answeredBy: string | null
}

/** A ballot in a poll of a place: one's own, or a neighbour's that was written down with them. */
export interface KeptBallot extends Kept {
  readonly kind: 'ballot'
  readonly poll: string
  readonly choices: readonly string[]; readonly points: readonly number[]
  readonly neighbour: { readonly voter: PersonId; readonly channel: Exclude<Channel, 'wechat'> } | null
}

export type KeptAnswer = KeptConsent | KeptBallot

export const isConsent = (answer: KeptAnswer): answer is KeptConsent => answer.kind === 'consent'
/** Whether it is a ballot in this poll. */
export const isBallotIn = (poll: string) => (answer: KeptAnswer): answer is KeptBallot => answer.kind === 'ballot' && answer.poll === poll

/** What the outbox needs of the phone and of the cloud. */
export interface OutboxPorts {
  readonly load: () => readonly KeptAnswer[]
  readonly store: (answers: readonly KeptAnswer[]) => void
  /** Null while nobody can be reached, or while nobody is known. */
  readonly whoAmI: () => Promise<PersonId | null>
  readonly upload: (file: KeptFile, answer: KeptAnswer) => Promise<FileId>
  readonly isUnreached: (error: unknown) => boolean
  readonly record: (answer: KeptAnswer) => Promise<Reply<Receipt>>
  readonly sent: (answer: KeptAnswer, receipt: Receipt) => void
}

const put = (ports: OutboxPorts, answer: KeptAnswer): void => ports.store(ports.load().map((one) => (one.id === answer.id ? answer : one)))
export const remove = (ports: Pick<OutboxPorts, 'load' | 'store'>, id: string): void => ports.store(ports.load().filter((one) => one.id !== id))

/** Sends what one person has taken down, the oldest first, and stops where nobody answers. Nothing leaves the phone before the cloud has it. */
export async function sendKept(ports: OutboxPorts): Promise<void> {
  if (ports.load().length === 0) return
  const me = await ports.whoAmI()
  for (const { id } of ports.load()) {
    const answer = ports.load().find((one) => one.id === id)
    if (answer === undefined || answer.by !== me || answer.refusal !== null) continue
    if (!(await sendOne(answer, ports))) return
  }
}

/** Whether it may have arrived or not: the same request will tell. */
export const isUnanswered = ({ code }: Refusal): boolean => code === 'offline' || code === 'busy'

/** False when nobody answered: the rest waits too. */
async function sendOne(answer: KeptAnswer, ports: OutboxPorts): Promise<boolean> {
  try {
    const ready = await withFiles(answer, ports)
    const reply = await ports.record(ready)
    if (reply.ok) {
      remove(ports, ready.id)
      ports.sent(ready, reply.data)
      return true
    }
    if (isUnanswered(reply.refusal)) return false
    put(ports, { ...ready, refusal: reply.refusal })
    return true
  } catch (error) {
    if (ports.isUnreached(error)) return false
    // The file is gone from the phone: without it there is no evidence, and only the helper can get another.
    put(ports, { ...answer, refusal: { code: 'evidence-needed' } })
    return true
  }
}

/** Each file is noted as soon as it has arrived, so that a second try sends the very same answer. */
async function withFiles(answer: KeptAnswer, ports: OutboxPorts): Promise<KeptAnswer> {
  let ready = answer
  if (ready.signature !== null && ready.signature.file === null) {
    ready = { ...ready, signature: { ...ready.signature, file: await ports.upload(ready.signature, answer) } }
    put(ports, ready)
  }
  for (const [index, photo] of answer.photos.entries()) {
    if (photo.file !== null) continue
    const file = await ports.upload(photo, answer)
    ready = { ...ready, photos: ready.photos.map((one, at) => (at === index ? { ...one, file } : one)) }
    put(ports, ready)
  }
  return ready
}

/** One that was refused is tried again: the office has been put right, or the round was opened again. */
export const tryAgain = (ports: Pick<OutboxPorts, 'load' | 'store'>, id: string): void => ports.store(ports.load().map((one) => (one.id === id ? { ...one, refusal: null } : one)))

/** Whether this person has an answer of this household waiting in the phone. */
export const isWaiting = (answers: readonly KeptAnswer[], { project, household }: { readonly project: ProjectId; readonly household: HouseholdId }): boolean =>
  answers.some((one) => isConsent(one) && one.project === project && one.household === household)
