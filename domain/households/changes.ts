/** Changes of the register: one person tells, another of the committee confirms; rounds that are open already do not notice. */
import type { Household, HouseholdBinding, RegisterChange, RegisterMember } from '../../contracts/households'
import type { Day, PersonId } from '../../contracts/reply'
import type { RegisterChangeKind } from '../../contracts/vocabulary'
import { accept, refuse, type Result } from '../result'
import { keyedMembers } from './roster'

/** Whether somebody comes with the change, or goes. */
const COMES: { readonly [K in RegisterChangeKind]: boolean } = { movedIn: true, born: true, let: true, movedOut: false, died: false }

type Told = Pick<RegisterChange, 'kind' | 'member' | 'memberKey' | 'on'>

/** Refuses `malformed` on a day to come or without whoever comes, `already-on-the-register` for somebody known there, `unknown-person` when nobody of the household is meant. */
export function checkChange(household: Household, { kind, member, memberKey, on }: Told, today: Day): Result<null> {
  if (on > today) return refuse('malformed', { about: 'on' })
  if (COMES[kind] && member === null) return refuse('malformed', { about: 'member' })
  if (COMES[kind] && household.members.some(({ name, phone }) => name === member?.name && phone === member.phone)) return refuse('already-on-the-register', { about: 'member' })
  if (!COMES[kind] && !household.members.some(({ key }) => key === memberKey)) return refuse('unknown-person', { about: 'memberKey' })
  return accept(null)
}

export interface Changed { readonly household: Household; readonly ended: readonly HouseholdBinding[] }

/** The member's own binding: the one that was matched with the register, or the only one of that name. */
function bindingsOf(member: RegisterMember, bindings: readonly HouseholdBinding[]): readonly HouseholdBinding[] {
  const matched = bindings.filter(({ member: key }) => key === member.key)
  return matched.length > 0 ? matched : bindings.filter(({ member: key, name }) => key === undefined && name === member.name)
}

/** The household after a confirmed change: whoever went is bound no longer and speaks for it no longer. */
export function applyChange(household: Household, { kind, member, memberKey }: Told, bindings: readonly HouseholdBinding[]): Changed {
  if (COMES[kind]) {
    const coming = member === null ? [] : [{ ...member, tenure: kind === 'let' ? 'tenant' as const : member.tenure }]
    return { household: { ...household, members: keyedMembers([...household.members.map(({ key: _key, ...one }) => one), ...coming], household.members) }, ended: [] }
  }
  const going = household.members.find(({ key }) => key === memberKey)
  const ended = going === undefined ? [] : bindingsOf(going, bindings)
  const left = household.members.filter(({ key }) => key !== memberKey)
  const speaks = ended.some(({ person }) => person === household.representative)
  return { household: { ...household, members: left, bound: household.bound - ended.length, representative: speaks ? null : household.representative }, ended }
}

/** Who must hear of a change: when a flat is let, its owners, because they may see it otherwise. */
export function toldOf(household: Household, kind: RegisterChangeKind, bindings: readonly HouseholdBinding[]): readonly PersonId[] {
  if (kind !== 'let') return []
  const owners = household.members.filter(({ tenure }) => tenure === 'owner').flatMap((member) => bindingsOf(member, bindings))
  return owners.map(({ person }) => person)
}
