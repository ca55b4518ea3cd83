/** The roster of doors: what an import from the committee's list would do. */
import type { Household, RegisterMember } from '../../contracts/households'
import type { RosterMember, RosterRow } from '../../contracts/households.schema'
import type { ImportProblem, Place } from '../../contracts/places'
import type { HouseholdId, Instant, PlaceId } from '../../contracts/reply'
import { withinOf } from '../places/tree'

const DOOR_KINDS: readonly Place['kind'][] = ['committee', 'courtyard', 'building']
const DIGITS = 6

/** Doors in walking order: unit 2 before unit 10. */
export function doorOrderOf(building: PlaceId, room: string): string {
  return `${building}/${room.replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'))}`
}

/** A row with what only the door can compute: its id, and the code as it will be stored. */
export interface RosterEntry { readonly row: RosterRow; readonly id: HouseholdId; readonly code: { readonly salt: string; readonly hash: string } | null }

export interface RosterPlan { readonly problems: readonly ImportProblem[]; readonly added: readonly Household[]; readonly changed: readonly Household[]; readonly unchanged: number }

interface Known { readonly community: PlaceId; readonly places: ReadonlyMap<PlaceId, Place>; readonly existing: ReadonlyMap<HouseholdId, Household>; readonly now: Instant }

function problemOf({ row, id }: RosterEntry, index: number, { community, places, first }: Known & { readonly first: ReadonlyMap<HouseholdId, number> }): ImportProblem | null {
  const { members } = row
  const at = (field: string, code: ImportProblem['code']): ImportProblem => ({ row: index, field, code })
  const building = places.get(row.building)
  if (building === undefined || !DOOR_KINDS.includes(building.kind) || !building.path.includes(community)) return at('building', 'unknown-place')
  const group = row.group === null ? null : places.get(row.group)
  if (group === undefined || (group !== null && (group.kind !== 'tenHouseholdGroup' || !group.path.includes(community)))) return at('group', 'unknown-place')
  if (first.get(id) !== index) return at('room', 'duplicate')
  return new Set(members.map(({ name, phone }) => `${name}\n${phone ?? ''}`)).size === members.length ? null : at('members', 'duplicate')
}

/** Members keep their keys by name, and by number where two have the same name; whoever is new gets the next free one. */
export function keyedMembers(members: readonly RosterMember[], before: readonly RegisterMember[]): readonly RegisterMember[] {
  const left = [...before]
  const numberOf = ({ key }: Pick<RegisterMember, 'key'>): number => Number(key.slice(1))
  let last = Math.max(0, ...before.map(numberOf))
  return members.map((member): RegisterMember => {
    const same = left.find(({ name, phone }) => name === member.name && phone === member.phone) ?? left.find(({ name }) => name === member.name)
    if (same !== undefined) left.splice(left.indexOf(same), 1)
    else last += 1
    return { key: same?.key ?? `m${last}`, ...member }
  })
}

function householdOf({ row, id, code }: RosterEntry, { community, places, existing, now }: Known): Household {
  const [building, group, before] = [places.get(row.building), row.group === null ? undefined : places.get(row.group), existing.get(id)]
  const within = [...new Set([...(building ? withinOf(building) : []), ...(group ? withinOf(group) : [])])]
  const kept = { representative: before?.representative ?? null, bound: before?.bound ?? 0, addedAt: before?.addedAt ?? now, removedAt: null }
  const codes = code === null ? { codeSalt: before?.codeSalt ?? null, codeHash: before?.codeHash ?? null } : { codeSalt: code.salt, codeHash: code.hash }
  return { id, community, building: row.building, within, room: row.room, doorOrder: doorOrderOf(row.building, row.room), members: row.members.length === 0 ? (before?.members ?? []) : keyedMembers(row.members, before?.members ?? []), ...codes, ...kept }
}

const textOf = ({ key, name, phone, tenure, birthYear }: RegisterMember): readonly unknown[] => [key, name, phone, tenure, birthYear]

function isSame(a: Household, b: Household): boolean {
  return a.within.join() === b.within.join() && JSON.stringify(a.members.map(textOf)) === JSON.stringify(b.members.map(textOf)) && a.codeHash === b.codeHash && a.removedAt === b.removedAt
}

/** All or nothing: with one bad row, no row is taken over, and every bad row is named. Repeating an import changes nothing. */
export function planRoster(entries: readonly RosterEntry[], known: Known): RosterPlan {
  const first = new Map([...entries.entries()].reverse().map(([index, { id }]) => [id, index]))
  const problems = entries.flatMap((entry, index) => problemOf(entry, index, { ...known, first }) ?? [])
  if (problems.length > 0) return { problems, added: [], changed: [], unchanged: 0 }
  const households = entries.map((entry) => householdOf(entry, known))
  const added = households.filter(({ id }) => !known.existing.has(id))
  const changed = households.filter((household) => {
    const before = known.existing.get(household.id)
    return before !== undefined && !isSame(before, household)
  })
  return { problems, added, changed, unchanged: households.length - added.length - changed.length }
}
