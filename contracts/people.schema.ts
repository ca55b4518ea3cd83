/** What may be asked about people and their offices. */
import * as v from 'valibot'
import { day, id, text } from './fields.schema'
import { APPOINTED_ROLES, SEAT_CLASSES } from './vocabulary'
import { placeId } from './places.schema'

export const PEOPLE_INPUTS = {
  'people.register': v.strictObject({ name: text(20) }),
  'people.me': v.strictObject({}),
  'people.appoint': v.strictObject({
    person: id, role: v.picklist(APPOINTED_ROLES), place: placeId, seat: v.optional(v.nullable(v.picklist(SEAT_CLASSES)), null),
    from: day, until: v.optional(v.nullable(day), null),
    /** The document that it rests on: number and title. */
    basis: text(200),
  }),
  /** An office of the caller's own, held by somebody else from a day until a day. */
  'people.deputise': v.strictObject({ person: id, role: v.picklist(APPOINTED_ROLES), place: placeId, from: day, until: day, basis: text(200) }),
  'people.deputies': v.strictObject({}),
  'people.endAppointment': v.strictObject({ appointment: id, reason: text(300) }),
  'people.messages': v.strictObject({
    cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))), null),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 20),
  }),
  'people.readMessages': v.strictObject({ messages: v.pipe(v.array(id), v.minLength(1), v.maxLength(50)) }),
  'people.reveal': v.strictObject({ person: id, reason: text(200) }),
  /** One near relative or interest: the relative by the person's number, a supplier by name. */
  'people.declare': v.variant('kind', [
    v.strictObject({ kind: v.literal('relative'), person: id }),
    v.strictObject({ kind: v.literal('supplier'), supplier: text(100) }),
    v.strictObject({ kind: v.literal('propertyCompany'), place: placeId }),
    v.strictObject({ kind: v.literal('ownBenefit'), project: id }),
  ]),
  'people.withdrawDeclaration': v.strictObject({ declaration: id }),
  'people.declarations': v.strictObject({}),
  'people.officialDeclarations': v.strictObject({ person: id, reason: text(200) }),
  'people.exportMine': v.strictObject({}),
  'people.forgetMe': v.strictObject({}),
  'people.forgetChild': v.strictObject({ person: id }),
  'people.accesses': v.strictObject({
    cursor: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))), null),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 20),
  }),
  /** The collection and the last id of the page before; empty for the first. */
  'people.reseal': v.strictObject({ collection: v.picklist(['people', 'households', 'bindings', 'consents', 'requests']), after: v.optional(v.pipe(v.string(), v.maxLength(200)), '') }),
  'people.find': v.strictObject({ name: text(20), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 20) }),
} as const
