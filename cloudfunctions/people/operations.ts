import type { Page } from '../../contracts/operations'
import type { Message, Person } from '../../contracts/people'
import { PEOPLE_INPUTS } from '../../contracts/people.schema'
import { LENT_ROLES } from '../../contracts/vocabulary'
import { callerIn, no, yes } from '../_runtime/answers'
import { operation } from '../_runtime/operation'
import { pageOf } from '../_runtime/pages'
import { once } from '../_runtime/write'
import { APPOINTERS } from '../../domain/people/appointing'
import { appoint, deputies, deputise, endAppointment } from './appointing'
import { DECLARATION_READERS, declare, myDeclarations, officialDeclarations, withdrawDeclaration } from './declaring'
import { findPeople, OFFICIALS } from './finding'
import { accesses, reseal, reveal } from './looking'
import { whoAmI } from './me'
import { exportMine, forgetChild, forgetMe } from './mine'

export const OPERATIONS = [
  operation({
    name: 'people.register', does: 'Makes the caller known under a name of their own; asked again, answers the same person.', kind: 'write',
    who: 'anyone', input: PEOPLE_INPUTS['people.register'], output: 'Person', refusals: ['not-identified'],
    run: async (ctx, { name }) => {
      const { openid } = ctx.caller
      if (openid === null) return no('not-identified')
      return once<Person>(ctx, async (tx) => {
        const account = await tx.get<{ readonly person: string }>('accounts', openid)
        const known = account === null ? null : await tx.get<Person>('people', account.person)
        if (known !== null) return yes({ id: known.id, name: known.name, createdAt: known.createdAt })
        const person: Person = { id: ctx.ports.newId(), name, createdAt: ctx.now }
        await tx.add('people', { ...person, _id: person.id })
        await tx.set('accounts', { _id: openid, person: person.id, at: ctx.now })
        return yes(person)
      })
    },
  }),
  operation({
    name: 'people.me', does: 'Says who the caller is: roles, households, communities, unread messages; empty for a visitor.', kind: 'read',
    who: 'anyone', input: PEOPLE_INPUTS['people.me'], output: 'Me', refusals: [],
    run: async (ctx) => yes(await whoAmI(ctx)),
  }),
  operation({
    name: 'people.appoint', does: 'Appoints a person to an office over a place, from a day until a day, on a named document.', kind: 'write',
    who: APPOINTERS, input: PEOPLE_INPUTS['people.appoint'], output: 'Appointment',
    refusals: ['not-your-role', 'not-your-scope', 'second-person-needed', 'unknown-person', 'unknown-place', 'already-appointed', 'has-interest', 'date-in-the-past', 'composition-not-met', 'malformed'],
    run: appoint,
  }),
  operation({
    name: 'people.deputise', does: 'Lends an office of one’s own to somebody else from a day until a day, on a named document; seats with a vote cannot be lent.', kind: 'write',
    who: LENT_ROLES, input: PEOPLE_INPUTS['people.deputise'], output: 'Appointment',
    refusals: ['not-your-role', 'second-person-needed', 'unknown-person', 'unknown-place', 'already-appointed', 'has-interest', 'date-in-the-past', 'malformed'],
    run: deputise,
  }),
  operation({
    name: 'people.deputies', does: 'Lists which offices of the caller’s own somebody else holds for them, now or later.', kind: 'read',
    who: LENT_ROLES, input: PEOPLE_INPUTS['people.deputies'], output: '{ items: Lent[] }', refusals: ['not-your-role'],
    run: deputies,
  }),
  operation({
    name: 'people.declare', does: 'Declares a near relative, a supplier, a managed place or a benefit of one’s own household; a relative is written down with both.', kind: 'write',
    who: 'identified', input: PEOPLE_INPUTS['people.declare'], output: '{ declaration }', refusals: ['unknown-person', 'unknown-place', 'unknown-record', 'already-declared', 'too-many-declared', 'malformed'],
    run: declare,
  }),
  operation({
    name: 'people.withdrawDeclaration', does: 'Withdraws a declaration of the caller’s own; it stays in the history and counts no more.', kind: 'write',
    who: 'identified', input: PEOPLE_INPUTS['people.withdrawDeclaration'], output: '{ declaration }', refusals: ['unknown-record', 'not-your-role'],
    run: withdrawDeclaration,
  }),
  operation({
    name: 'people.declarations', does: 'Lists what the caller has declared, and what a near relative has declared of both; what stands first.', kind: 'read',
    who: 'identified', input: PEOPLE_INPUTS['people.declarations'], output: '{ items: DeclarationSeen[] }', refusals: [],
    run: myDeclarations,
  }),
  operation({
    name: 'people.officialDeclarations', does: 'Opens to the street what one of its officials has declared, with a reason; the look is written down and the official can read it.', kind: 'write',
    who: DECLARATION_READERS, input: PEOPLE_INPUTS['people.officialDeclarations'], output: '{ person, items: DeclarationSeen[], at }', refusals: ['not-your-role', 'not-your-scope', 'unknown-person'],
    run: officialDeclarations,
  }),
  operation({
    name: 'people.exportMine', does: 'Gives everything that is kept of the caller, opened, in one answer.', kind: 'read',
    who: 'identified', input: PEOPLE_INPUTS['people.exportMine'], output: 'MyData', refusals: ['not-identified'],
    run: exportMine,
  }),
  operation({
    name: 'people.forgetMe', does: 'Takes name, number, accounts, homes and messages of the caller out; what was counted stays under a number that leads to nobody.', kind: 'write',
    who: 'anyone', input: PEOPLE_INPUTS['people.forgetMe'], output: '{ forgotten: true }', refusals: ['not-identified', 'holds-an-office'],
    run: forgetMe,
  }),
  operation({
    name: 'people.forgetChild', does: 'Takes back what a guardian agreed to: the child of the household is taken out as if it had asked itself.', kind: 'write',
    who: ['resident'], input: PEOPLE_INPUTS['people.forgetChild'], output: '{ forgotten: true }', refusals: ['unknown-person', 'not-eligible', 'holds-an-office'],
    run: forgetChild,
  }),
  operation({
    name: 'people.endAppointment', does: 'Ends an office at once, with a reason.', kind: 'write',
    who: [...new Set([...APPOINTERS, ...LENT_ROLES])], input: PEOPLE_INPUTS['people.endAppointment'], output: 'Appointment', refusals: ['not-your-role', 'not-your-scope', 'second-person-needed', 'unknown-record'],
    run: endAppointment,
  }),
  operation({
    name: 'people.messages', does: "Lists the caller's messages, the newest first.", kind: 'read',
    who: 'identified', input: PEOPLE_INPUTS['people.messages'], output: 'Page<Message>', refusals: [],
    run: async (ctx, { cursor, limit }) => {
      const rows = await ctx.ports.store.list<Message>('messages', { where: { to: callerIn(ctx).id }, order: [['at', 'desc']], skip: cursor ?? 0, limit: limit + 1 })
      return yes<Page<Message>>(pageOf(rows, { cursor, limit }))
    },
  }),
  operation({
    name: 'people.readMessages', does: "Marks the caller's own messages as read.", kind: 'write',
    who: 'identified', input: PEOPLE_INPUTS['people.readMessages'], output: '{ unread }', refusals: [],
    run: async (ctx, { messages }) => {
      const me = callerIn(ctx).id
      const done = await once(ctx, async (tx) => {
        for (const id of new Set(messages)) {
          const message = await tx.get<Message>('messages', id)
          if (message?.to === me && message.readAt === null) await tx.set('messages', { ...message, _id: id, readAt: ctx.now })
        }
        return yes(null)
      })
      return done.ok ? yes({ unread: await ctx.ports.store.count('messages', { to: me, readAt: null }) }) : done
    },
  }),
  operation({
    name: 'people.find', does: 'Finds people by the beginning of their name, or one by the exact id, within the offices of the caller; names are masked.', kind: 'read',
    who: OFFICIALS, input: PEOPLE_INPUTS['people.find'], output: '{ people: PersonFound[] }', refusals: ['not-your-role'],
    run: findPeople,
  }),
  operation({
    name: 'people.reveal', does: 'Opens the name and number of a person in the own places, with a reason; the look is written down and the person can read it.', kind: 'write',
    who: OFFICIALS, input: PEOPLE_INPUTS['people.reveal'], output: 'Revealed', refusals: ['not-your-role', 'not-your-scope', 'unknown-person'],
    run: reveal,
  }),
  operation({
    name: 'people.accesses', does: "Lists who has opened the caller's personal data, when and why, the newest first.", kind: 'read',
    who: 'identified', input: PEOPLE_INPUTS['people.accesses'], output: 'Page<AccessSeen>', refusals: [],
    run: accesses,
  }),
  operation({
    name: 'people.reseal', does: 'Seals a page of records again under the newest key, after a change of keys or of what is sealed; safe to repeat.', kind: 'write',
    who: ['sysAdmin'], input: PEOPLE_INPUTS['people.reseal'], output: '{ sealed, next }', refusals: ['not-your-role'],
    run: reseal,
  }),
]
