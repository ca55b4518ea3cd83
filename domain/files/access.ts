/** Who may look at a file, told by where it lies: photos and vouchers are public, `private/<place>/<person>/…` is evidence, anything else is nobody's. */
import type { Appointment } from '../../contracts/people'
import type { FileId, PersonId, PlaceId } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { reaches } from '../people/appointments'

/** Those who may see what a household signed (roles note, d.2). */
const EVIDENCE_READERS: readonly AppointedRole[] = ['tenHouseholdHead', 'buildingHead', 'committeeStaff', 'partySecretary', 'supervisionCommittee']

/** The path of a file id `cloud://<environment>/<path>`; null for anything else. */
export function pathOf(file: FileId): string | null {
  const found = /^cloud:\/\/[^/]+\/(.+)$/.exec(file)
  const path = found?.[1]
  return path === undefined || path.split('/').includes('..') ? null : path
}

/** The folders that anyone may look into; what lies elsewhere is not shown by mistake. */
const PUBLIC_FOLDERS: readonly string[] = ['photos', 'vouchers']

/** Whether anyone may look at the file of this path. */
export const isPublicFile = (path: string): boolean => PUBLIC_FOLDERS.includes(path.split('/')[0] ?? '')

/** Of a private file: the place and the person that it belongs to. */
export function ownerOf(path: string): { readonly place: PlaceId; readonly person: PersonId } | null {
  const [area, place, person, name] = path.split('/')
  return area === 'private' && place !== undefined && person !== undefined && name !== undefined ? { place, person } : null
}

/** Whether a private file may be seen: by whoever put it there, and by those who answer for the place. */
export function maySee({ person, appointments }: { readonly person: PersonId | null; readonly appointments: readonly Appointment[] }, { owner, within }: { readonly owner: PersonId; readonly within: readonly PlaceId[] }): boolean {
  return person === owner || appointments.some((office) => EVIDENCE_READERS.includes(office.role) && reaches(office.place, within))
}
