/** Input for any command, made from its own schema: every field gets a value that the schema allows, picked by numbers from outside. */
import type * as v from 'valibot'
import { COMMAND_INPUTS } from '../../contracts/commands.schema'
import type { Project } from '../../contracts/projects'
import type { Instant } from '../../contracts/reply'
import type { Command } from '../../contracts/vocabulary'
import { addDays, dayOf } from '../../domain/calendar'

interface Shape { readonly type: string; readonly entries?: Readonly<Record<string, Shape>>; readonly wrapped?: Shape; readonly pipe?: readonly Shape[]; readonly item?: Shape; readonly options?: readonly string[]; readonly requirement?: unknown }

/** Turns a list of numbers into picks, one after another, from the beginning again when they are used up. */
export function picker(numbers: readonly number[]): <T>(from: readonly T[]) => T {
  let at = 0
  return (from) => {
    const picked = from[(numbers[at++ % numbers.length] ?? 0) % from.length]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
}
export type Pick = ReturnType<typeof picker>

export interface World { readonly people: readonly string[]; readonly project: Project; readonly now: Instant }

/** Ids that mean something here, and one that does not. */
const ids = ({ people, project }: World): readonly string[] => [
  ...people, ...project.pledges.map((p) => p.id), ...project.expenses.map((e) => e.id), ...project.notices.flatMap((n) => n.objections.map((o) => o.id)), ...project.tickets.map((t) => t.id), ...project.comments.map((c) => c.id), ...project.notices.map((n) => n.id), 'b', 'other', 'nothing',
]
const AMOUNTS = [0, 1, 2, 100, 1_000_000, 5_000_000, 5_000_001, 20_000_000, 20_000_001, 40_000_001, 1_000_000_000_000]

const has = (shape: Shape, type: string): Shape | undefined => shape.pipe?.find((p) => p.type === type || (p.pipe !== undefined && has(p, type) !== undefined))
const bound = (shape: Shape, type: string, otherwise: number): number => {
  const own = shape.pipe?.flatMap((p) => [p, ...(p.pipe ?? [])]).filter((p) => p.type === type).map((p) => Number(p.requirement)) ?? []
  return own.length === 0 ? otherwise : type.startsWith('min') ? Math.max(...own) : Math.min(...own)
}

function stringFor(shape: Shape, world: World, pick: Pick): string {
  if (has(shape, 'iso_date')) return addDays(dayOf(world.now), pick([0, 2, 3, 4, 30]))
  const regex = shape.pipe?.find((p) => p.type === 'regex')?.requirement
  if (regex instanceof RegExp) return regex.test('a') ? pick(ids(world)) : '0755-123456'
  return pick(['words', 'First Builders', 'other words'])
}

function valueFor(shape: Shape, world: World, pick: Pick): unknown {
  switch (shape.type) {
    case 'optional': case 'nullable': return pick([true, false]) || shape.wrapped === undefined ? (shape.type === 'nullable' ? null : undefined) : valueFor(shape.wrapped, world, pick)
    case 'strict_object': case 'object': return Object.fromEntries(Object.entries(shape.entries ?? {}).map(([key, inner]) => [key, valueFor(inner, world, pick)] as const).filter(([, value]) => value !== undefined))
    case 'array': {
      const least = bound(shape, 'min_length', 0)
      const item = shape.item
      return item === undefined ? [] : Array.from({ length: least + pick([0, 1, 3, 12]) }, () => valueFor(item, world, pick)).slice(0, bound(shape, 'max_length', 50))
    }
    case 'picklist': return pick(shape.options ?? [])
    case 'boolean': return pick([true, false])
    case 'number': return Math.min(Math.max(pick(AMOUNTS), bound(shape, 'min_value', 0)), bound(shape, 'max_value', Number.MAX_SAFE_INTEGER))
    default: return stringFor(shape, world, pick)
  }
}

/** What somebody might send for this command about this project; where it has to say which state was on the screen, the present one. */
export function sayingFor(command: Command, world: World, pick: Pick): Record<string, unknown> {
  const shape = COMMAND_INPUTS[command] as v.GenericSchema as unknown as Shape
  const { project: _project, expectedVersion: _version, ...said } = valueFor(shape, world, pick) as Record<string, unknown>
  const asked = shape.entries?.expectedVersion
  return asked === undefined || asked.type === 'optional' ? said : { ...said, expectedVersion: world.project.version }
}
