import type { ConsentBallot } from '../../contracts/consents'
import type { Door, DoorState, Household, NamedKey } from '../../contracts/households'
import type { HOUSEHOLD_INPUTS } from '../../contracts/households.schema'
import type { Page } from '../../contracts/operations'
import type { Appointment } from '../../contracts/people'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { PlaceId, Reply } from '../../contracts/reply'
import type { AppointedRole } from '../../contracts/vocabulary'
import { consentKey, isOnTheRoll } from '../../domain/consents/ballots'
import { reaches } from '../../domain/people/appointments'
import { maskedName } from '../../domain/people/masking'
import { withinOf } from '../../domain/places/tree'
import { callerIn, no, yes } from '../_runtime/answers'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import type * as v from 'valibot'

type Input = v.InferOutput<(typeof HOUSEHOLD_INPUTS)['households.doors']>

export const DOOR_WALKERS = ['buildingHead', 'tenHouseholdHead', 'committeeStaff'] as const satisfies readonly AppointedRole[]
const READ_AT_ONCE = 200

export const mayWalk = (appointments: readonly Appointment[], within: readonly PlaceId[]): boolean =>
  appointments.some((office) => DOOR_WALKERS.some((role) => role === office.role) && reaches(office.place, within))

/** The register's members as a screen may show them. */
export const namedKeys = ({ members }: Household): readonly NamedKey[] => members.map(({ key, name }) => ({ key, name: maskedName(name) }))

function stateOf(ballot: ConsentBallot | undefined): DoorState {
  if (ballot === undefined) return 'unanswered'
  return ballot.answer === null || ballot.answer === 'undecided' ? 'revisit' : 'answered'
}

interface Asking { readonly ctx: Context; readonly project: Project | null }

async function doorsOf(households: readonly Household[], { ctx, project }: Asking): Promise<readonly Door[]> {
  const round = project?.consent ?? null
  const keyOf = (household: string): string => consentKey({ project: project?.id ?? '', round: round?.round ?? 0, household })
  const ballots = round === null ? [] : await byIds<ConsentBallot>(ctx.ports.store, 'consents', households.map(({ id }) => keyOf(id)))
  const byHousehold = new Map(ballots.map((ballot) => [ballot.household, ballot]))
  return households.map((household): Door => {
    const { id, building, room, bound } = household
    const asked = round !== null && isOnTheRoll(round, household)
    const ballot = byHousehold.get(id)
    return {
      household: id, building, room, members: household.members.map(({ name }) => maskedName(name)), register: namedKeys(household), bound: bound > 0, state: asked ? stateOf(ballot) : null, answer: ballot?.answer ?? null,
      recordedByMe: ballot !== undefined && ballot.onBehalf && ballot.by === callerIn(ctx).id,
    }
  })
}

/** The place asked for, or the first that the caller answers for. */
async function placeAsked(ctx: Context, place: PlaceId | null): Promise<Place | null> {
  const own = ctx.appointments.find((office) => DOOR_WALKERS.some((role) => role === office.role))?.place
  return ctx.ports.store.get<Place>('places', place ?? own ?? '')
}

/** Walks on until the page is full: only the answered ones may be asked for, and they are not stored with the doors. */
export async function listDoors(ctx: Context, { place: asked, project: projectId, state, cursor, limit }: Input): Promise<Reply<Page<Door>>> {
  const { store } = ctx.ports
  const [place, project] = await Promise.all([placeAsked(ctx, asked), projectId === null ? null : store.get<Project>('projects', projectId)])
  if (place === null) return no('unknown-place')
  if (!mayWalk(ctx.appointments, withinOf(place))) return no('not-your-scope', { about: 'place' })
  if (projectId !== null && project === null) return no('unknown-record', { about: 'project' })
  const found: Door[] = []
  for (let skip = cursor ?? 0; ; skip += READ_AT_ONCE) {
    const households = await store.list<Household>('households', { where: { within: place.id, removedAt: null }, order: [['doorOrder', 'asc']], skip, limit: READ_AT_ONCE })
    const doors = await doorsOf(households, { ctx, project })
    for (const [index, door] of doors.entries()) {
      if (state !== null && door.state !== state) continue
      if (found.length === limit) return yes({ items: found, next: skip + index })
      found.push(door)
    }
    if (households.length < READ_AT_ONCE) return yes({ items: found, next: null })
  }
}
