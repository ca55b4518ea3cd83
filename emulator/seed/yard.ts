/** Spreading people and answers over the doors of a courtyard, the same way on every run. */
import type { PlaceId } from '../../contracts/reply'
import type { Answer } from './plan'
import { doorKey, type Door } from './settle'

export interface Row { readonly building: PlaceId; readonly rooms: readonly string[]; /** Who of the named people live here. */ readonly named: readonly string[]; readonly head: string }

/** How many households answer what, by WeChat and at the door; the rest do not answer. */
export interface Tally { readonly agree: number; readonly disagree: number; readonly undecided: number }

const REASONS: { readonly [K in Exclude<Answer['answer'], 'agree'>]: readonly string[] } = {
  disagree: ['担心占了晾衣服的地方', '怕晚上吵', '觉得应当由产权单位出钱'],
  undecided: ['等家里人商量', '想先看看图纸'],
}

/** Doors in an order that jumps between the buildings, so that every kind of answer occurs in each. */
function mixed(doors: readonly Door[]): readonly Door[] {
  const stride = [37, 41, 43].find((step) => doors.length % step !== 0) ?? 1
  return doors.map((_, index) => doors[(index * stride) % doors.length]).filter((door) => door !== undefined)
}

const kinds = ({ agree, disagree, undecided }: Tally): readonly Answer['answer'][] => [...Array<'agree'>(agree).fill('agree'), ...Array<'disagree'>(disagree).fill('disagree'), ...Array<'undecided'>(undecided).fill('undecided')]

export interface Yard { readonly doors: readonly Door[]; readonly answers: readonly Answer[]; /** Everyone bound, the named ones first. */ readonly residents: readonly string[] }

export interface YardPlan {
  readonly prefix: string
  readonly rows: readonly Row[]
  readonly byWechat: Tally
  readonly atTheDoor: Tally
  /** Ten doors with a head of their own. */
  readonly group?: { readonly place: PlaceId; readonly building: PlaceId; readonly rooms: readonly string[]; readonly head: string }
}

const withReason = (answer: Answer['answer'], index: number): Pick<Answer, 'answer' | 'reason'> => {
  const reason = answer === 'agree' ? undefined : REASONS[answer][index % REASONS[answer].length]
  return { answer, ...(reason === undefined ? {} : { reason }) }
}

/** Who lives where, and what every household answers. */
export function layOut({ prefix, rows, byWechat, atTheDoor, group }: YardPlan): Yard {
  const headOf = new Map(rows.map(({ building, head }) => [building, head]))
  const named = rows.flatMap(({ building, rooms, named: people }) => people.map((person, index): Door => ({ building, room: rooms[index] ?? '', person })))
  const inGroup = ({ building, room }: Door): boolean => group !== undefined && building === group.building && group.rooms.includes(room)
  const empty = rows.flatMap(({ building, rooms, named: people }) => rooms.slice(people.length).map((room): Door => ({ building, room })))
  const [wechat, recorded] = [kinds(byWechat), kinds(atTheDoor)]
  const order = mixed(empty)
  const bound = order.slice(0, wechat.length - named.length).map((door, index): Door => ({ ...door, person: `${prefix}-neighbour-${index + 1}` }))
  const helped = order.slice(bound.length, bound.length + recorded.length)
  const silent = order.slice(bound.length + recorded.length)
  const members = [...named, ...bound]
  const answers = [
    ...members.map(({ person }, index): Answer => ({ ...withReason(wechat[index] ?? 'agree', index), by: { kind: 'member', person: person ?? '' } })),
    ...helped.map((door, index): Answer => ({
      ...withReason(recorded[index] ?? 'agree', index),
      by: { kind: 'helper', helper: (inGroup(door) ? group?.head : headOf.get(door.building)) ?? '', door: doorKey(door), channel: index % 3 === 0 ? 'paper' : 'assisted', answeredBy: '户主' },
    })),
  ]
  const doors = [...members, ...helped, ...silent].map((door) => (group !== undefined && inGroup(door) ? { ...door, group: group.place } : door))
  return { doors, answers, residents: members.map(({ person }) => person ?? '') }
}
