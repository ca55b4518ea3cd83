/** The judges of an annual award are named by their office and did not ask for it: each is told once that there is a box to vote in, and once more before it closes if no ballot is there yet. */
import type { Message, MessageKind } from '../../contracts/people'
import type { ChoiceBallot, Poll } from '../../contracts/polls'
import type { PersonId } from '../../contracts/reply'
import { dayOf } from '../../domain/calendar'
import { remindOn } from '../../domain/oversight/timer'
import { choiceKey } from '../../domain/polls/forms'
import { calendarOf } from './calendar'
import type { Context } from './operation'
import { byIds, everyPage, inBatches } from './pages'
import type { Stored } from './ports'
import { placeOf, schemeAt } from './scene'

type Box = Pick<Poll, 'id' | 'place' | 'question' | 'closesAt' | 'judges' | 'award'>

/** Leaves a message of this kind for each of these, once each, wherever it was cut off. */
async function tellOnce(ctx: Context, { poll, kind, whom }: { readonly poll: Box; readonly kind: MessageKind; readonly whom: () => Promise<readonly PersonId[]> }): Promise<number> {
  const { store } = ctx.ports
  const _id = `system|${kind}|${poll.id}`
  if ((await store.get('requests', _id)) !== null) return 0
  const persons = await whom()
  await inBatches(store, persons, async (tx, person) => {
    const id = `${kind}|${poll.id}|${person}`
    const message: Stored<Message> = { _id: id, id, to: person, at: ctx.now, kind, project: null, figures: { title: poll.question, poll: poll.id, closesAt: poll.closesAt }, readAt: null }
    if ((await tx.get('messages', id)) === null) await tx.add('messages', message)
  })
  await store.put('requests', { _id, at: ctx.now, operation: 'oversight.daily', fingerprint: '', reply: null })
  return persons.length
}

/** Whether the day has come on which the scheme of the district recalls what is due. */
async function isNear(ctx: Context, { place: id, closesAt }: Box): Promise<boolean> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  const policy = place === null ? null : await schemeAt(ctx, place)
  if (policy === null) return false
  const day = remindOn({ due: dayOf(closesAt - 1) }, { policy, calendar: await calendarOf(ctx.ports.store, { district: id, pack: policy.packId }, ctx.now) })
  return day !== null && day <= dayOf(ctx.now)
}

async function withoutBallot(ctx: Context, { id, judges = [] }: Box): Promise<readonly PersonId[]> {
  const cast = new Set((await byIds<ChoiceBallot>(ctx.ports.store, 'choices', judges.map((person) => choiceKey(id, person)))).filter(({ project }) => project === id).map(({ voter }) => voter))
  return judges.filter((person) => !cast.has(person))
}

/** Tells the judges of one box that they are named, and, once that day has come, those who have not voted that it closes soon. */
export async function tellJudges(ctx: Context, poll: Box): Promise<number> {
  const { judges = [], award } = poll
  if (award?.box !== 'experts' || ctx.now >= poll.closesAt) return 0
  const named = await tellOnce(ctx, { poll, kind: 'judge-named', whom: () => Promise.resolve(judges) })
  return named + ((await isNear(ctx, poll)) ? await tellOnce(ctx, { poll, kind: 'judge-reminded', whom: () => withoutBallot(ctx, poll) }) : 0)
}

/** Tells the judges of every box that is open. */
export async function tellAllJudges(ctx: Context): Promise<number> {
  let told = 0
  for await (const page of everyPage<Poll>(ctx.ports.store, 'polls', { state: 'open', closesAt: { $gt: ctx.now } })) for (const { _id, ...poll } of page) told += await tellJudges(ctx, { ...poll, id: _id })
  return told
}
