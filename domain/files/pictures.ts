/** Pictures that commands carry: checked before they are public, by a person where the check is in doubt. */
import type { Picture, Suggestion } from '../../contracts/files'
import type { Appointment } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import type { FileId, Instant, PersonId, PlaceId } from '../../contracts/reply'
import type { AppointedRole, HoldReason } from '../../contracts/vocabulary'
import { reaches } from '../people/appointments'
import { isPublicFile, pathOf } from './access'

/** Who looks at what the check is not sure of: the committee, and the street above it. */
export const MODERATORS: readonly AppointedRole[] = ['committeeStaff', 'streetClerk']

/** WeChat answers within half an hour; what it has not answered in an hour is for a person. */
const ANSWERED_WITHIN_MS = 3_600_000

const HELD: Readonly<Record<Exclude<Suggestion, 'pass'>, HoldReason>> = { review: 'doubtful', risky: 'risky' }

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
  return { id, file, project: project.id, community: project.community, within: project.within, by, at, state: 'checking', trace: null, reason: null, waitsFrom: at + ANSWERED_WITHIN_MS }
}

/** Whether the check has still to be asked about it. */
export const isUnasked = ({ state, trace }: Pick<Picture, 'state' | 'trace'>): boolean => state === 'checking' && trace === null

/** The picture once the check was asked; what cannot be asked (null) is held for a person at once. */
export function asked(picture: Picture, trace: string | null, now: Instant): Picture {
  if (!isUnasked(picture)) return picture
  return trace === null ? { ...picture, state: 'held', reason: 'unchecked', waitsFrom: now } : { ...picture, trace }
}

/** The picture once the check has answered; only the first answer counts, and none where a person was faster. */
export function judged(picture: Picture, suggestion: Suggestion, now: Instant): Picture {
  if (picture.state !== 'checking') return picture
  return suggestion === 'pass' ? { ...picture, state: 'shown', waitsFrom: null } : { ...picture, state: 'held', reason: HELD[suggestion], waitsFrom: now }
}

/** Whether somebody with these offices looks after the pictures of a place. */
export const moderates = (appointments: readonly Appointment[], within: readonly PlaceId[]): boolean => appointments.some(({ role, place }) => MODERATORS.includes(role) && reaches(place, within))

/** Whether a picture is shown: to anyone once it is shown at all; before and after only to who put it there and who looks after the place. */
export function maySeePicture({ person, appointments }: { readonly person: PersonId | null; readonly appointments: readonly Appointment[] }, picture: Pick<Picture, 'state' | 'by' | 'within'>): boolean {
  return picture.state === 'shown' || picture.by === person || moderates(appointments, picture.within)
}
