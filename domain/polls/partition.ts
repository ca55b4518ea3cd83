/** Voters kept together for as long as they have paid for the same winners: what a count of equal shares needs instead of single voters. */
import type { Choice, Election } from './election'

/** Those who support one contender, by class and points: three lists of one length, and the sum of points times voters. */
export interface Supporters { readonly classes: Int32Array; readonly points: Int32Array; readonly voters: Int32Array; readonly total: number }

/** For each class, the class that it was part of before the last winner, and the points for which it paid then. */
export interface Origins { readonly from: Int32Array; readonly points: Int32Array }

/** The voters after some have won; it depends on who won, not on the order, nor on the money. */
export interface Partition {
  readonly classes: number
  supporters(contender: number): Supporters
  /** The voters after this contender has won too, and where their classes come from. */
  after(contender: number): { readonly partition: Partition; readonly origins: Origins }
}

interface Node extends Partition { readonly winners: bigint; readonly classOf: Int32Array; readonly first: Int32Array }

/** Which groups support a contender, and the level of their points among the points that occur. */
interface Wanted { readonly groups: Int32Array; readonly levels: Int32Array; readonly points: readonly number[] }

interface Ground {
  readonly wanted: readonly Wanted[]
  readonly choices: readonly (readonly Choice[])[]
  readonly sizes: Int32Array
  /** Partitions met before, the latest last. */
  readonly known: Map<bigint, Node>
  /** Zeros to count in; left as zeros. */
  scratch: Int32Array
}

/** Bytes that remembered partitions may take. */
const MEMORY = 96 * 2 ** 20

/** All voters in one class, before anybody has won. */
export function everybody(election: Election): Partition {
  const { groups } = election
  const ground: Ground = {
    wanted: wantedOf(election), choices: groups.map(({ choices }) => choices), sizes: Int32Array.from(groups, ({ voters }) => voters), known: new Map(), scratch: new Int32Array(1024),
  }
  return nodeOf(0n, new Int32Array(groups.length), Int32Array.of(0), ground)
}

function wantedOf({ contenders, groups }: Election): readonly Wanted[] {
  const lists = contenders.map(() => ({ groups: [] as number[], levels: [] as number[], points: new Map<number, number>() }))
  groups.forEach(({ choices }, group) => choices.forEach(({ contender, points }) => {
    const list = lists[contender]
    if (list === undefined) return
    const level = list.points.get(points) ?? list.points.size
    list.points.set(points, level)
    list.groups.push(group)
    list.levels.push(level)
  }))
  return lists.map((list) => ({ groups: Int32Array.from(list.groups), levels: Int32Array.from(list.levels), points: [...list.points.keys()] }))
}

function nodeOf(winners: bigint, classOf: Int32Array, first: Int32Array, ground: Ground): Node {
  const counted = new Map<number, Supporters>()
  const origins = new Map<number, Origins>()
  const node: Node = {
    winners, classOf, first, classes: first.length,
    supporters: (contender) => remembered(counted, contender, () => supportersIn(node, contender, ground)),
    after: (contender) => {
      const next = nodeAfter(node, contender, ground)
      return { partition: next, origins: remembered(origins, contender, () => originsOf(node, next, contender, ground)) }
    },
  }
  return node
}

function remembered<T>(known: Map<number, T>, key: number, make: () => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

function nodeAfter(node: Node, contender: number, ground: Ground): Node {
  const winners = node.winners | (1n << BigInt(contender))
  const next = ground.known.get(winners) ?? split(node, winners, contender, ground)
  ground.known.delete(winners)
  ground.known.set(winners, next)
  for (const old of ground.known.keys()) {
    if (ground.known.size * next.classOf.byteLength <= MEMORY) break
    ground.known.delete(old)
  }
  return next
}

function zeros(ground: Ground, length: number): Int32Array {
  if (ground.scratch.length < length) ground.scratch = new Int32Array(length * 2)
  return ground.scratch
}

function supportersIn({ classOf, classes }: Node, contender: number, ground: Ground): Supporters {
  const { groups, levels, points } = ground.wanted[contender] ?? { groups: [], levels: [], points: [] }
  const counts = zeros(ground, classes * points.length)
  const touched: number[] = []
  for (let index = 0; index < groups.length; index += 1) {
    const group = groups[index] ?? 0
    const slot = (classOf[group] ?? 0) * points.length + (levels[index] ?? 0)
    if (counts[slot] === 0) touched.push(slot)
    counts[slot] = (counts[slot] ?? 0) + (ground.sizes[group] ?? 0)
  }
  const here: Supporters = { classes: new Int32Array(touched.length), points: new Int32Array(touched.length), voters: new Int32Array(touched.length), total: 0 }
  let total = 0
  touched.forEach((slot, index) => {
    here.classes[index] = Math.floor(slot / points.length)
    here.points[index] = points[slot % points.length] ?? 0
    here.voters[index] = counts[slot] ?? 0
    total += (points[slot % points.length] ?? 0) * (counts[slot] ?? 0)
    counts[slot] = 0
  })
  return { ...here, total }
}

/** Supporters leave their class for one of those who gave the same points; a class that everybody left is dropped. */
function split({ classOf, classes }: Node, winners: bigint, contender: number, ground: Ground): Node {
  const { groups, levels, points } = ground.wanted[contender] ?? { groups: [], levels: [], points: [] }
  const now = classOf.slice()
  let made = classes
  const places = new Int32Array(classes * points.length)
  for (let index = 0; index < groups.length; index += 1) {
    const group = groups[index] ?? 0
    const slot = (classOf[group] ?? 0) * points.length + (levels[index] ?? 0)
    if (places[slot] === 0) places[slot] = made++
    now[group] = places[slot] ?? 0
  }
  return nodeOf(winners, now, renumber(now, made), ground)
}

/** Numbers the classes that somebody is in by their first group, in place; says which group that is. */
function renumber(classOf: Int32Array, classes: number): Int32Array {
  const places = new Int32Array(classes).fill(-1)
  const first: number[] = []
  for (let group = 0; group < classOf.length; group += 1) {
    const old = classOf[group] ?? 0
    if (places[old] === -1) places[old] = first.push(group) - 1
    classOf[group] = places[old] ?? 0
  }
  return Int32Array.from(first)
}

function originsOf(before: Node, { first }: Node, contender: number, { choices }: Ground): Origins {
  return {
    from: first.map((group) => before.classOf[group] ?? 0),
    points: first.map((group) => choices[group]?.find((choice) => choice.contender === contender)?.points ?? 0),
  }
}
