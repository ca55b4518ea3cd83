/** Pictures that commands carry: checked before they are public, by a person where the check is in doubt. */
import type { Finding, Picture, PictureAsk, PictureDue, PictureSeen } from '../../contracts/files'
import type { Appointment, MessageKind } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import type { FileId, Instant, PersonId, PlaceId } from '../../contracts/reply'
import type { AppointedRole, HideReason, HoldReason, PictureDecision } from '../../contracts/vocabulary'
import { reaches } from '../people/appointments'
import { accept, refuse, type Result } from '../result'
import { isPublicFile, pathOf } from './access'

/** Who looks at what the check is not sure of: the committee, and the street above it. */
export const MODERATORS: readonly AppointedRole[] = ['committeeStaff', 'streetClerk']

/** WeChat answers within half an hour; what it has not answered in an hour is for a person. */
const ANSWERED_WITHIN_MS = 3_600_000

const HELD: Readonly<Record<Exclude<Finding, 'pass'>, HoldReason>> = { review: 'doubtful', risky: 'risky', unreadable: 'unreadable', unreached: 'unchecked' }

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** The files of the public folders that stand anywhere in what a command says or writes, each once. */
export function filesIn(said: unknown): readonly FileId[] {
  return [...new Set(textsIn(said))].filter((text) => isPublicFile(pathOf(text) ?? ''))
}

/** A picture as it is first known: shown to nobody but who put it there and who looks after the place. */
export function newPicture(id: string, { file, project, by, at }: { readonly file: FileId; readonly project: Pick<Project, 'id' | 'community' | 'within'>; readonly by: PersonId; readonly at: Instant }): Picture {
  return { id, file, project: project.id, community: project.community, within: project.within, by, at, state: 'checking', trace: null, reason: null, blurred: null, decided: 0, hiddenBy: null, asks: 0, appeal: null, waitsFrom: at + ANSWERED_WITHIN_MS }
}

/** Whether the check has still to be asked about it. */
export const isUnasked = ({ state, trace }: Pick<Picture, 'state' | 'trace'>): boolean => state === 'checking' && trace === null

/** The picture once the check was asked; what cannot be asked (null) is held for a person at once. */
export function asked(picture: Picture, trace: string | null, now: Instant): Picture {
  if (!isUnasked(picture)) return picture
  return trace === null ? { ...picture, state: 'held', reason: 'unchecked', waitsFrom: now } : { ...picture, trace }
}

/** The picture once the check has answered, and what it passed was read; only the first answer counts, and none where a person was faster. */
export function judged(picture: Picture, finding: Finding, now: Instant): Picture {
  if (picture.state !== 'checking') return picture
  return finding === 'pass' ? { ...picture, state: 'shown', waitsFrom: null } : { ...picture, state: 'held', reason: HELD[finding], waitsFrom: now }
}

/** Whether somebody with these offices looks after the pictures of a place. */
export const moderates = (appointments: readonly Appointment[], within: readonly PlaceId[]): boolean => appointments.some(({ role, place }) => MODERATORS.includes(role) && reaches(place, within))

/** Whether a picture is shown: to anyone once it is shown at all; before and after only to who put it there and who looks after the place. */
export function maySeePicture({ person, appointments }: { readonly person: PersonId | null; readonly appointments: readonly Appointment[] }, picture: Pick<Picture, 'state' | 'by' | 'within'>): boolean {
  return picture.state === 'shown' || picture.by === person || moderates(appointments, picture.within)
}

/** What stands for a picture everywhere: its copy, once there is one. */
export const standsFor = ({ file, blurred }: Pick<Picture, 'file' | 'blurred'>): FileId => blurred ?? file

const isAppealed = ({ appeal }: Picture): boolean => appeal !== null && appeal.answeredAt === null

/** Why a picture waits for a person. */
export function whyWaiting(picture: Picture): PictureDue['why'] {
  if (isAppealed(picture)) return 'appeal'
  return picture.state === 'checking' || picture.state === 'held' ? 'check' : 'blur'
}

/** Whether somebody else has to decide: nobody judges a picture of their own, nor an appeal against what they did. */
export const isForAnother = (picture: Picture, person: PersonId): boolean => picture.by === person || (isAppealed(picture) && picture.hiddenBy === person)

interface Decided { readonly decision: PictureDecision; readonly reason: HideReason | null; readonly blurred: FileId | null; readonly by: PersonId; readonly now: Instant }

/** The picture as a person decides; refuses `second-person-needed`, `reason-needed`, `photo-needed` (no copy), `already-decided`. */
export function decidePicture(picture: Picture, { decision, reason, blurred, by, now }: Decided): Result<Picture> {
  if (isForAnother(picture, by)) return refuse('second-person-needed')
  if (decision === 'hide' && reason === null) return refuse('reason-needed')
  if (decision === 'blur' && blurred === null) return refuse('photo-needed')
  const isSame = (decision === 'show' && picture.state === 'shown') || (decision === 'hide' && picture.state === 'hidden')
  if (isSame && picture.waitsFrom === null) return refuse('already-decided')
  const after = { ...picture, decided: picture.decided + 1, asks: 0, waitsFrom: null }
  if (decision !== 'hide') return accept({ ...after, state: 'shown', reason: null, hiddenBy: null, appeal: null, blurred: decision === 'blur' ? blurred : picture.blurred })
  return accept({ ...after, state: 'hidden', reason, hiddenBy: by, appeal: picture.appeal === null ? null : { ...picture.appeal, answeredAt: picture.appeal.answeredAt ?? now } })
}

const TO_ASKERS: Readonly<Record<PictureDecision, MessageKind>> = { blur: 'picture-blurred', show: 'picture-blur-declined', hide: 'picture-blur-hidden' }

/** What those hear who asked for something in a picture to be made unrecognisable. */
export const toAskers = (decision: PictureDecision): MessageKind => TO_ASKERS[decision]

/** What who put a picture there hears of a decision: the answer to an appeal, that it is kept back, else nothing. */
export function toOwner(before: Picture, decision: PictureDecision): MessageKind | null {
  if (isAppealed(before)) return decision === 'hide' ? 'picture-appeal-dismissed' : 'picture-appeal-upheld'
  return decision === 'hide' ? 'picture-hidden' : null
}

/** The picture once somebody has asked for something in it to be made unrecognisable. */
export const withAsk = (picture: Picture, now: Instant): Picture => ({ ...picture, asks: picture.asks + 1, waitsFrom: picture.waitsFrom ?? now })

/** The picture once who put it there appeals; refuses `not-your-role`, `not-hidden`, `already-appealed`. */
export function appealFor(picture: Picture, { by, text, now }: { readonly by: PersonId; readonly text: string; readonly now: Instant }): Result<Picture> {
  if (picture.by !== by) return refuse('not-your-role')
  if (picture.state !== 'hidden') return refuse('not-hidden')
  if (picture.appeal !== null) return refuse('already-appealed')
  return accept({ ...picture, appeal: { text, at: now, answeredAt: null }, waitsFrom: now })
}

/** A picture as a caller sees it: nothing of how it was checked or by whom it was decided. */
export function seenBy(picture: Picture, { person, ask }: { readonly person: PersonId | null; readonly ask: Pick<PictureAsk, 'after'> | null }): PictureSeen {
  const { file, project, state, reason, blurred, by, appeal, decided } = picture
  const asked = ask === null ? 'none' : ask.after < decided ? 'answered' : 'open'
  return { file, project, state, reason, isBlurred: blurred !== null, mine: by === person, asked, appeal: appeal === null ? 'none' : isAppealed(picture) ? 'open' : 'answered' }
}
