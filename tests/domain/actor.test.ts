import { ROLES } from '../../contracts/vocabulary'
import type { AppointedRole } from '../../contracts/vocabulary'
import { actorOn, SYSTEM } from '../../domain/projects/actor'
import { aProject } from './builders'

const project = aProject({ place: 'building', within: ['city', 'd', 's', 'c', 'building'], community: 'c', street: 's' })
const path: Readonly<Record<string, readonly string[]>> = { city: ['city'], s: ['city', 'd', 's'], c: ['city', 'd', 's', 'c'], building: ['city', 'd', 's', 'c', 'building'], group: ['city', 'd', 's', 'c', 'building', 'group'], other: ['city', 'd', 's', 'c', 'other'], s2: ['city', 'd', 's2'] }
const rolesOf = (role: AppointedRole, scope: string, on = project) => actorOn(on, { person: 'x', seats: [{ role, scope, path: path[scope] ?? [] }], homes: [] }).roles

describe('seen from a project', () => {
  it('nobody known is a visitor, and the timer is the system', () => {
    expect(actorOn(project, { person: null, seats: [{ role: 'finance', scope: 's', path: [] }], homes: [{ path: ['c'] }] })).toEqual({ person: null, roles: ['visitor'] })
    expect(SYSTEM).toEqual({ person: null, roles: ['system'] })
  })
  it('an office counts where its place holds the project', () => {
    for (const scope of ['city', 's', 'c', 'building']) expect(rolesOf('committeeStaff', scope)).toEqual(['committeeStaff'])
  })
  it('an officer of one street is a stranger in the next', () => {
    for (const role of ['streetApprover', 'streetClerk', 'finance'] as const) expect(rolesOf(role, 's2')).toEqual([])
  })
  it('a head of ten households has a say in what is about his whole building; an officer of a corner has none', () => {
    expect(rolesOf('tenHouseholdHead', 'group')).toEqual(['tenHouseholdHead'])
    expect(rolesOf('tenHouseholdHead', 'other')).toEqual([])
    expect(rolesOf('committeeStaff', 'group')).toEqual([])
  })
  it('a head of one building has a say in what is about the whole community', () => {
    expect(rolesOf('buildingHead', 'other', aProject({ place: 'c', within: ['city', 'd', 's', 'c'] }))).toEqual(['buildingHead'])
  })
  it('who lives in the community is a resident, wherever the project is in it', () => {
    expect(actorOn(project, { person: 'x', seats: [], homes: [{ path: ['c', 'other'] }] }).roles).toEqual(['resident'])
    expect(actorOn(project, { person: 'x', seats: [], homes: [{ path: ['c2', 'other'] }] }).roles).toEqual([])
  })
  it('its author is its proposer and its contractor its implementer, with all their other offices once', () => {
    const mine = { ...project, proposer: 'x', implementer: { supplier: 's', person: 'x', fen: 1, quotes: 1, method: 'single', confirmedOn: '2026-03-02', reason: null } as const }
    const seat = { role: 'implementer', scope: 'c', path: path.c ?? [] } as const
    expect([...actorOn(mine, { person: 'x', seats: [seat, seat], homes: [{ path: ['c'] }] }).roles].sort()).toEqual(['implementer', 'proposer', 'resident'])
  })
  it('no office makes anybody the system or a visitor', () => {
    for (const role of ROLES.filter((r) => !['visitor', 'system', 'proposer', 'resident', 'householdRep'].includes(r))) expect(rolesOf(role as AppointedRole, 'c')).not.toEqual(expect.arrayContaining(['system']))
  })
})
