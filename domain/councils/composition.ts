/** Who has to sit on a council: seats by class within the scheme's bounds, and the residents' share. Only seats that are held on the day count (E42, E89). */
import type { Appointment } from '../../contracts/people'
import type { Governing, Policy, SeatRule } from '../../contracts/policies'
import type { CouncilSeat, CouncilView, Reason, Sitting } from '../../contracts/projects'
import type { Day, PlaceId, Refusal } from '../../contracts/reply'
import { SEAT_CLASSES, type SeatClass } from '../../contracts/vocabulary'
import { addDays } from '../calendar'
import { reason, ruled } from '../policies/explain'
import { needs } from '../projects/project'
import { refusal } from '../result'
import { meets, needed } from '../share'

type Seats = readonly CouncilSeat[]
type Bounds = Pick<SeatRule, 'seatsMin' | 'seatsMax'>

/** The scheme's seats, where it is a council that decides and the scheme says how it is made up. */
const seatRules = ({ values }: Policy): Governing<readonly SeatRule[]> | null => (values.sitting?.value.body === 'council' ? (values.councilSeats ?? null) : null)

/** A class that the scheme does not name has no seat. */
export const boundsOf = (rules: readonly SeatRule[], seatClass: SeatClass): Bounds => rules.find((rule) => rule.seatClass === seatClass) ?? { seatsMin: 0, seatsMax: 0 }

export const countOf = (seats: readonly Pick<CouncilSeat, 'seatClass'>[], seatClass: SeatClass): number => seats.filter((seat) => seat.seatClass === seatClass).length

const councilsOf = (seats: Seats): readonly PlaceId[] => [...new Set(seats.map(({ council }) => council))]

function classRefusal(rules: Governing<readonly SeatRule[]>, seats: Seats): Refusal | null {
  for (const seatClass of SEAT_CLASSES) {
    const { seatsMin, seatsMax } = boundsOf(rules.value, seatClass)
    const filled = countOf(seats, seatClass)
    const remedy = filled < seatsMin ? { seatsMin } : seatsMax !== null && filled > seatsMax ? { seatsMax } : null
    if (remedy !== null) return refusal('composition-not-met', ruled(rules, { rule: 'composition', figures: { seatClass, seats: filled }, remedy }))
  }
  return null
}

function shareRefusal({ values: { residentShareMin } }: Policy, seats: Seats): Refusal | null {
  const residents = countOf(seats, 'resident')
  if (residentShareMin === undefined || meets(residentShareMin.value, residents, seats.length)) return null
  return refusal('composition-not-met', ruled(residentShareMin, { rule: 'composition', figures: { seats: seats.length, resident: residents }, remedy: { resident: needed(residentShareMin.value, seats.length) } }))
}

/** The law's share of representatives in their own meeting (居委会组织法 §28), where it was in force for the project; those called before it was kept as what they sit are not measured. */
function representativesShare({ values: { sitting, representativesShareMin } }: Policy, seats: Seats): Policy['values']['representativesShareMin'] {
  return sitting?.value.body === 'representativesMeeting' && seats.every(({ seatClass }) => seatClass !== null) ? representativesShareMin : undefined
}

function representativesRefusal(policy: Policy, seats: Seats): Refusal | null {
  const asked = representativesShare(policy, seats)
  const representatives = countOf(seats, 'resident')
  if (asked === undefined || meets(asked.value, representatives, seats.length)) return null
  return refusal('composition-not-met', ruled(asked, { rule: 'composition', figures: { seats: seats.length, resident: representatives }, remedy: { resident: needed(asked.value, seats.length) } }))
}

/**
 * Whether those who sit on a day may decide: `composition-not-met` with the class, its figure and its bound, where nobody sits,
 * where a class has too few or too many seats, or where the residents' share is not reached; in a meeting of representatives, where they are fewer than the law asks for. Of several councils each has to be in order.
 */
export function compositionRefusal(policy: Policy, seats: Seats): Refusal | null {
  if (seats.length === 0) return refusal('composition-not-met', ruled(needs(policy, 'sitting'), { rule: 'composition', figures: { seats: 0 } }))
  const rules = seatRules(policy)
  if (rules === null) return representativesRefusal(policy, seats)
  const refusals = councilsOf(seats).map((council) => seats.filter((seat) => seat.council === council)).map((own) => classRefusal(rules, own) ?? shareRefusal(policy, own))
  return refusals.find((one) => one !== null) ?? null
}

/** Why the council was held to be in order; nothing where neither the scheme nor the law says how it is made up. */
export function compositionReasons(policy: Policy, seats: Seats): readonly Reason[] {
  const rules = seatRules(policy)
  const share = rules === null ? representativesShare(policy, seats) : policy.values.residentShareMin
  const filled = Object.fromEntries(SEAT_CLASSES.map((seatClass) => [seatClass, countOf(seats, seatClass)]))
  const residents = countOf(seats, 'resident')
  return [
    ...(rules === null ? [] : [reason(rules, { rule: 'composition', figures: { ...filled, seats: seats.length }, result: 'met' as const })]),
    ...(share === undefined ? [] : [reason(share, { rule: 'composition', figures: { seats: seats.length, resident: residents, needed: needed(share.value, seats.length) }, result: 'met' as const })]),
  ]
}

/** All seats of the councils, vacant ones included, where the scheme counts the quorum of those: a class without an upper bound has as many as are held, and no fewer than its least. */
export function allSeats(policy: Policy, seats: Seats): number | undefined {
  const rules = seatRules(policy)
  if (rules === null || policy.values.quorumBase?.value !== 'allSeats') return undefined
  const ofOne = (own: Seats): number => SEAT_CLASSES.reduce((sum, seatClass) => {
    const { seatsMin, seatsMax } = boundsOf(rules.value, seatClass)
    return sum + Math.max(countOf(own, seatClass), seatsMax ?? seatsMin)
  }, 0)
  return councilsOf(seats).reduce((sum, council) => sum + ofOne(seats.filter((seat) => seat.council === council)), 0)
}

/** Of how many the quorum of a sitting is counted. */
export const quorumBase = ({ members, allSeats: all }: Pick<Sitting, 'members' | 'allSeats'>): number => all ?? members.length

type Term = Pick<Appointment, 'seat' | 'from' | 'until'>
const holdsOn = ({ from, until }: Term, day: Day): boolean => from <= day && (until === null || day <= until)

/** How long ahead a term's end is shown: time enough to elect somebody. */
const SOON_DAYS = 60

/** A council on a day as its page shows it; `terms` are those of this council that were not ended. */
export function councilView(policy: Policy, { council, name, terms, today }: { readonly council: PlaceId; readonly name: string; readonly terms: readonly Pick<Appointment, 'person' | 'seat' | 'from' | 'until'>[]; readonly today: Day }): CouncilView {
  const rules = policy.values.councilSeats?.value
  const held = terms.filter((term) => holdsOn(term, today))
  const seats = held.map(({ person, seat }): CouncilSeat => ({ person, council, seatClass: seat }))
  const classes = SEAT_CLASSES.map((seatClass) => {
    const filled = countOf(seats, seatClass)
    const { seatsMin, seatsMax } = rules === undefined ? { seatsMin: 0, seatsMax: null } : boundsOf(rules, seatClass)
    return { seatClass, filled, seatsMin, seatsMax, vacant: Math.max(0, (seatsMax ?? seatsMin) - filled) }
  })
  const last = addDays(today, SOON_DAYS)
  const ends = held.flatMap(({ seat, until }) => (seat === null || until === null || until > last ? [] : [{ seatClass: seat, until }])).sort((a, b) => (a.until < b.until ? -1 : 1))
  const ending = ends.filter((end, index) => ends.findIndex((one) => one.seatClass === end.seatClass && one.until === end.until) === index)
    .map((end) => ({ ...end, seats: ends.filter((one) => one.seatClass === end.seatClass && one.until === end.until).length }))
  return { council, name, members: seats.length, classes: classes.filter(({ filled, seatsMax }) => filled > 0 || (rules !== undefined && seatsMax !== 0)), ending, because: policy.values.sitting === undefined ? null : compositionRefusal(policy, seats) }
}

/**
 * Whether one more of this class fits on a council for this term: `composition-not-met` where on some day of it the class would have more than the scheme's seats.
 * `held`: the terms of this council that were not ended.
 */
export function seatRefusal(policy: Policy, asked: Term, held: readonly Term[]): Refusal | null {
  const rules = policy.values.councilSeats
  const { seat } = asked
  if (rules === undefined || seat === null) return null
  const { seatsMax } = boundsOf(rules.value, seat)
  if (seatsMax === null) return null
  const same = held.filter((one) => one.seat === seat)
  // A class is fullest on a day on which somebody's term begins.
  const days = [asked.from, ...same.map(({ from }) => from)].filter((day) => holdsOn(asked, day))
  const most = Math.max(...days.map((day) => same.filter((one) => holdsOn(one, day)).length))
  return most < seatsMax ? null : refusal('composition-not-met', ruled(rules, { rule: 'composition', figures: { seatClass: seat, seats: most }, remedy: { seatsMax } }))
}
