/** Polls of places, for those who hold them: opening with terms that never change, sealing, deciding, and giving the ballots to everybody. */
import type * as v from 'valibot'
import type { Poll, PollDecision, PollDraft, PollFilePart, PollTerms, PollView, Pool } from '../../contracts/polls'
import type { POLL_INPUTS } from '../../contracts/polls.schema'
import type { Place } from '../../contracts/places'
import type { Reply } from '../../contracts/reply'
import { endOf } from '../../domain/calendar'
import { checkDecision } from '../../domain/polls/deciding'
import { EXPORT_PARTS } from '../../domain/polls/export'
import { draftOf } from '../../domain/polls/importing'
import { checkTerms, DECIDES_POLLS, OPENS_POLLS } from '../../domain/polls/opening'
import { ballotIn, poolFile } from '../../domain/polls/outcome'
import { LEAST_TOLD } from '../../domain/publications/sparing'
import { parsePb } from '../../domain/polls/pabulib'
import { callerIn, no, yes } from '../_runtime/answers'
import { notInOffice } from '../_runtime/offices'
import { canonicalJson, sha256 } from '../_runtime/canonical'
import { electorateOf } from '../_runtime/counting'
import type { Context } from '../_runtime/operation'
import { ballotPages, pollAsked, sealPoll } from '../_runtime/open-polls'
import { plain } from '../_runtime/pages'
import type { Stored } from '../_runtime/ports'
import { placeOf, schemeAt } from '../_runtime/scene'
import { append, once, publish } from '../_runtime/write'
import { viewOf } from './choosing'

type Input<K extends keyof typeof POLL_INPUTS> = v.InferOutput<(typeof POLL_INPUTS)[K]>

/** A part of an export holds five pages of ballots, some 200 KB. */
const PAGES_PER_PART = 5
const HOUR = 3_600_000

async function poolIn(ctx: Context, within: Place, { place, fen }: { readonly place: string; readonly fen: number }): Promise<Pool | null> {
  const found = await placeOf(ctx.ports.store, place, ctx.now)
  if (found === null || ![...found.path, found.id].includes(within.id)) return null
  return { place, name: found.name, fen, electorate: await electorateOf(ctx.ports.store, place) }
}

async function termsOf(ctx: Context, { place: id, question, explanation, form, items, pools: asked, method, closesOn }: Input<'polls.open'>): Promise<Reply<PollTerms>> {
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  if (place === null) return no('unknown-place', { about: 'place' })
  const pools: Pool[] = []
  for (const one of asked) {
    const pool = await poolIn(ctx, place, one)
    if (pool === null) return no('unknown-place', { about: 'pools' })
    pools.push(pool)
  }
  const closesAt = endOf(closesOn)
  const hours = (await schemeAt(ctx, place))?.values.offlineGraceHours?.value ?? 0
  return yes({ place: id, placeName: place.name, question, explanation, form, items, pools, method, opensAt: ctx.now, closesAt, ...(hours === 0 ? {} : { graceUntil: closesAt + hours * HOUR }) })
}

const termsTold = ({ question, form, items, pools, method, closesAt, graceUntil }: PollTerms, termsHash: string): Readonly<Record<string, string | number>> => ({
  title: question, form: form.kind, items: items.length, budgetFen: pools.reduce((sum, { fen }) => sum + fen, 0), pools: pools.map(({ name, fen }) => `${name}:${fen}`).join(';'),
  electorate: pools.map(({ electorate }) => electorate.size).join(';'), electorateHash: pools.map(({ electorate }) => electorate.hash).join(';'),
  rule: method.rule, utility: method.utility, completion: method.completion, ties: method.ties, ...(method.least === null ? {} : { least: `${method.least.strict ? '>' : '>='}${method.least.numerator}/${method.least.denominator}` }), closesAt, ...(graceUntil === undefined ? {} : { graceUntil }), termsHash,
})

export async function openPoll(ctx: Context, input: Input<'polls.open'>): Promise<Reply<PollView>> {
  const stranger = await notInOffice(ctx, input.place, OPENS_POLLS)
  if (stranger !== null) return { ok: false, refusal: stranger }
  const terms = await termsOf(ctx, input)
  if (!terms.ok) return terms
  const fits = checkTerms(terms.data)
  if (!fits.ok) return fits
  const id = ctx.ports.newId()
  const termsHash = sha256(canonicalJson(terms.data))
  const poll: Poll = { ...terms.data, id, version: 1, state: 'open', termsHash, openedBy: callerIn(ctx).id, sealed: null, decision: null }
  const opened = await once<{ readonly poll: string }>(ctx, async (tx) => {
    await append(tx, { stream: `poll:${id}`, expected: 0, events: [{ what: 'opened', by: poll.openedBy, terms: terms.data, termsHash }], at: ctx.now })
    await publish(tx, { community: poll.place, project: '', kind: 'pollOpened', at: ctx.now, code: '', fields: { ...termsTold(terms.data, termsHash), poll: id } })
    await tx.add('polls', { ...poll, _id: id })
    return yes({ poll: id })
  })
  return opened.ok ? shown(ctx, opened.data.poll) : opened
}

async function shown(ctx: Context, id: string): Promise<Reply<PollView>> {
  const poll = await ctx.ports.store.get<Poll>('polls', id)
  return poll === null ? no('unknown-record', { about: 'poll' }) : yes(await viewOf(ctx, plain(poll)))
}

export async function seal(ctx: Context, { poll: id }: Input<'polls.seal'>): Promise<Reply<PollView>> {
  const poll = await pollAsked(ctx, id)
  if (poll === null) return no('unknown-record', { about: 'poll' })
  const stranger = await notInOffice(ctx, poll.place, OPENS_POLLS)
  if (stranger !== null) return { ok: false, refusal: stranger }
  const sealed = await sealPoll(ctx, poll)
  return sealed.ok ? shown(ctx, id) : sealed
}

export async function decide(ctx: Context, { poll: id, winners, reason }: Input<'polls.decide'>): Promise<Reply<PollView>> {
  const poll = await pollAsked(ctx, id)
  if (poll === null) return no('unknown-record', { about: 'poll' })
  const stranger = await notInOffice(ctx, poll.place, DECIDES_POLLS)
  if (stranger !== null) return { ok: false, refusal: stranger }
  const me = callerIn(ctx).id
  const role = DECIDES_POLLS.find((one) => ctx.appointments.some((office) => office.role === one)) ?? 'committeeStaff'
  const decided = await once<{ readonly poll: string }>(ctx, async (tx) => {
    const before = await tx.get<Stored<Poll>>('polls', id)
    if (before === null) return no('unknown-record', { about: 'poll' })
    const answer = checkDecision(before, { by: me, winners, reason })
    if (!answer.ok) return answer
    const decision: PollDecision = { ...answer.value, at: ctx.now, role }
    await append(tx, { stream: `poll:${id}`, expected: before.version, events: [{ what: 'decided', by: me, decision }], at: ctx.now })
    await publish(tx, {
      community: before.place, project: '', kind: 'pollDecided', at: ctx.now, code: '',
      fields: { title: before.question, poll: id, winners: decision.winners.map((ids) => ids.join(',')).join(';'), overridden: decision.overridden ? 1 : 0, ...(decision.reason === null ? {} : { reason: decision.reason }), role },
    })
    await tx.set('polls', { ...plain(before), state: 'decided', version: before.version + 1, decision, _id: id })
    return yes({ poll: id })
  })
  return decided.ok ? shown(ctx, id) : decided
}

export function readPb(_ctx: Context, { text }: Input<'polls.readPb'>): Promise<Reply<PollDraft>> {
  const read = parsePb(text)
  if (!read.ok) return Promise.resolve(no('malformed', { about: read.problem.about, figures: { line: read.problem.line, problem: read.problem.code } }))
  const draft = draftOf(read.value)
  return Promise.resolve(draft.ok ? yes(draft.value) : draft)
}

export async function exportPart(ctx: Context, { poll: id, pool, kind, cursor }: Input<'polls.export'>): Promise<Reply<PollFilePart>> {
  const poll = await pollAsked(ctx, id)
  if (poll === null) return no('unknown-record', { about: 'poll' })
  const counted = poll.sealed?.pools[pool]
  if (poll.sealed === null) return no('not-closed-yet', { figures: { closesAt: poll.closesAt } })
  if (counted === undefined) return no('unknown-record', { about: 'pool' })
  if (counted.voters < LEAST_TOLD) return no('too-few-answers', { figures: { answers: counted.voters, minimum: LEAST_TOLD } })
  const { head, ballot, tail } = EXPORT_PARTS[kind]
  const file = poolFile(poll, pool, [])
  const texts = cursor === null ? [head(file, counted.voters)] : []
  let [pages, last, first] = [0, cursor, cursor === null]
  for await (const page of ballotPages(ctx.ports.store, id, cursor ?? '')) {
    for (const one of page) {
      const here = ballotIn(poll, pool, one)
      last = one.alias
      if (here === null) continue
      texts.push(ballot(file, here, first))
      first = false
    }
    pages += 1
    if (pages === PAGES_PER_PART) return yes({ text: texts.join(''), next: last, name: `${id}-${pool + 1}.${kind}` })
  }
  return yes({ text: texts.join('') + tail, next: null, name: `${id}-${pool + 1}.${kind}` })
}
