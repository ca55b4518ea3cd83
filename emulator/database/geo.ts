import { failed } from './errors'
import { isDocument, type Document, type Value } from './values'

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number]
type Ring = readonly Position[]
type Geometry =
  | { readonly kind: 'points'; readonly points: readonly Position[] }
  | { readonly kind: 'lines'; readonly lines: readonly Ring[] }
  | { readonly kind: 'areas'; readonly areas: readonly (readonly Ring[])[] }

/** The radius that MongoDB uses to turn angles into metres. */
const EARTH = 6378100

/** Great-circle distance in metres, with the arithmetic of S2 so that even the last digits agree with MongoDB. */
export function distance(a: Position, b: Position): number {
  const [x1, y1, z1] = unit(a)
  const [x2, y2, z2] = unit(b)
  const cx = y1 * z2 - z1 * y2
  const cy = z1 * x2 - x1 * z2
  const cz = x1 * y2 - y1 * x2
  return Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), x1 * x2 + y1 * y2 + z1 * z2) * EARTH
}

function unit([longitude, latitude]: Position): readonly [number, number, number] {
  const lambda = longitude * (Math.PI / 180)
  const phi = latitude * (Math.PI / 180)
  return [Math.cos(lambda) * Math.cos(phi), Math.sin(lambda) * Math.cos(phi), Math.sin(phi)]
}

/** The point of a stored value: GeoJSON or a legacy pair. */
export function pointOf(value: Value | undefined): Position | undefined {
  if (isDocument(value)) return value['type'] === 'Point' ? positionOf(value['coordinates']) : undefined
  return positionOf(value)
}

function positionOf(value: Value | undefined): Position | undefined {
  if (!Array.isArray(value)) return undefined
  const [longitude, latitude] = value as readonly Value[]
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : undefined
}

/** What `$nearSphere` and `$geoNear` measure from. */
export interface Near {
  readonly centre: Position
  readonly maximum: number
  readonly minimum: number
}

/** Reads `{$geometry, $maxDistance, $minDistance}`. */
export function nearOf(operand: Document): Near {
  const centre = pointOf(operand['$geometry'])
  if (!centre) throw failed('(BadValue) $near requires a point, given ' + JSON.stringify(operand['$geometry'] ?? null))
  const bound = (value: Value | undefined, otherwise: number) => (typeof value === 'number' ? value : otherwise)
  return { centre, maximum: bound(operand['$maxDistance'], Infinity), minimum: bound(operand['$minDistance'], 0) }
}

/** The value test behind a geo operator. */
export function geoPredicate(operator: string, operand: Document): (leaf: Value | undefined) => boolean {
  if (operator === '$nearSphere' || operator === '$near') {
    const near = nearOf(operand)
    return (leaf) => {
      const point = pointOf(leaf)
      return point !== undefined && within(distance(near.centre, point), near)
    }
  }
  if (operator === '$geoWithin' && operand['$centerSphere'] !== undefined) return withinCap(operand['$centerSphere'])
  const shape = geometryOf(operand['$geometry'])
  if (!shape) throw failed(`(BadValue) ${operator} needs a $geometry`)
  if (operator === '$geoIntersects') return (leaf) => some(geometryOf(leaf), (geometry) => intersects(geometry, shape))
  if (shape.kind !== 'areas') throw failed('(BadValue) $geoWithin not supported with provided geometry')
  return (leaf) => some(geometryOf(leaf), (geometry) => inside(geometry, shape.areas))
}

export const within = (metres: number, near: Near) => metres <= near.maximum && metres >= near.minimum

function some(geometry: Geometry | undefined, test: (geometry: Geometry) => boolean): boolean {
  return geometry !== undefined && test(geometry)
}

function withinCap(operand: Value): (leaf: Value | undefined) => boolean {
  const [centre, radius] = Array.isArray(operand) ? (operand as readonly Value[]) : []
  const middle = pointOf(centre)
  if (!middle || typeof radius !== 'number') throw failed('(BadValue) $centerSphere needs a point and a radius')
  return (leaf) => some(geometryOf(leaf), (geometry) => corners(geometry).every((point) => distance(middle, point) <= radius * EARTH))
}

function geometryOf(value: Value | undefined): Geometry | undefined {
  const plain = positionOf(value)
  if (plain) return { kind: 'points', points: [plain] }
  if (!isDocument(value)) return undefined
  const coordinates = value['coordinates']
  switch (value['type']) {
    case 'Point':
      return points([coordinates])
    case 'MultiPoint':
      return points(coordinates)
    case 'LineString':
      return { kind: 'lines', lines: [ringOf(coordinates)] }
    case 'MultiLineString':
      return { kind: 'lines', lines: listOf(coordinates).map(ringOf) }
    case 'Polygon':
      return { kind: 'areas', areas: [listOf(coordinates).map(ringOf)] }
    case 'MultiPolygon':
      return { kind: 'areas', areas: listOf(coordinates).map((area) => listOf(area).map(ringOf)) }
    default:
      return undefined
  }
}

const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : [])
const ringOf = (value: Value | undefined): Ring => listOf(value).flatMap((item) => (positionOf(item) ? [positionOf(item) as Position] : []))
const points = (value: Value | readonly (Value | undefined)[] | undefined): Geometry => ({ kind: 'points', points: ringOf(value as Value) })

function corners(geometry: Geometry): readonly Position[] {
  if (geometry.kind === 'points') return geometry.points
  return geometry.kind === 'lines' ? geometry.lines.flat() : geometry.areas.flat(2)
}

function edges(geometry: Geometry): (readonly [Position, Position])[] {
  if (geometry.kind === 'points') return []
  const rings = geometry.kind === 'lines' ? geometry.lines : geometry.areas.flat()
  return rings.flatMap((ring) => ring.slice(1).map((end, i) => [ring[i] ?? end, end] as const))
}

function inside(geometry: Geometry, areas: readonly (readonly Ring[])[]): boolean {
  const boundary: Geometry = { kind: 'areas', areas }
  if (!corners(geometry).every((point) => areas.some((area) => covers(area, point)))) return false
  return !edges(geometry).some((edge) => edges(boundary).some((side) => crosses(edge, side)))
}

function intersects(a: Geometry, b: Geometry): boolean {
  if (corners(a).some((point) => touches(b, point)) || corners(b).some((point) => touches(a, point))) return true
  return edges(a).some((edge) => edges(b).some((side) => crosses(edge, side)))
}

function touches(geometry: Geometry, point: Position): boolean {
  if (geometry.kind === 'points') return geometry.points.some((other) => other[0] === point[0] && other[1] === point[1])
  if (geometry.kind === 'areas' && geometry.areas.some((area) => covers(area, point))) return true
  return edges(geometry).some(([start, end]) => side(start, end, point) === 0 && between(start, end, point))
}

/** Inside the first ring (its border included) and in none of the holes. */
function covers(area: readonly Ring[], point: Position): boolean {
  const [outer, ...holes] = area
  return outer !== undefined && inRing(outer, point) && !holes.some((hole) => inRing(hole, point) && !onRing(hole, point))
}

// Edges are straight in longitude and latitude; MongoDB bends them along great circles. For city-sized areas both agree.
function inRing(ring: Ring, point: Position): boolean {
  if (onRing(ring, point)) return true
  let odd = false
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] ?? point
    const b = ring[(i + 1) % ring.length] ?? point
    if (a[1] > point[1] === b[1] > point[1]) continue
    if (point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd
  }
  return odd
}

const onRing = (ring: Ring, point: Position) => ring.slice(1).some((end, i) => side(ring[i] ?? end, end, point) === 0 && between(ring[i] ?? end, end, point))

const side = (a: Position, b: Position, p: Position) => Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]))

function between(a: Position, b: Position, p: Position): boolean {
  return p[0] >= Math.min(a[0], b[0]) && p[0] <= Math.max(a[0], b[0]) && p[1] >= Math.min(a[1], b[1]) && p[1] <= Math.max(a[1], b[1])
}

function crosses([a, b]: readonly [Position, Position], [c, d]: readonly [Position, Position]): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}
