import type { CodePage, CountedCodes, FoundCode, SealedSet } from '../../contracts/ballots'
import { BALLOT_INPUTS } from '../../contracts/ballots.schema'
import type { Poll } from '../../contracts/polls'
import type { Project } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import type { BallotKind } from '../../contracts/vocabulary'
import { matterOf, readCode } from '../../domain/ballots/codes'
import { choiceMatter } from '../../domain/polls/forms'
import { RATING_ROUND } from '../../domain/ratings/ballots'
import { no, yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { CODES_PER_PAGE } from '../_runtime/sealing'
import type * as v from 'valibot'

type Input<K extends keyof typeof BALLOT_INPUTS> = v.InferOutput<(typeof BALLOT_INPUTS)[K]>
interface Sealed { readonly matter: string; readonly set: SealedSet }

const SETS: { readonly [K in Exclude<BallotKind, 'choice'>]: (project: Project) => { readonly round: number; readonly set: SealedSet } | null } = {
  consent: ({ consent }) => (consent?.sealed ? { round: consent.round, set: consent.sealed } : null),
  poll: ({ poll }) => (poll?.sealed ? { round: poll.round, set: poll.sealed } : null),
  rating: ({ rating }) => (rating?.result ? { round: RATING_ROUND, set: rating.result } : null),
}

/** The set of a place's poll: `project` names the poll. */
async function sealedChoice(ctx: Context, id: string): Promise<Reply<Sealed>> {
  const poll = await ctx.ports.store.get<Poll>('polls', id)
  if (poll === null) return no('unknown-record', { about: 'project' })
  return poll.sealed === null ? no('not-closed-yet') : yes({ matter: choiceMatter(id), set: poll.sealed })
}

/** Before the sealing nobody learns which codes are there, nor how many. */
async function sealedSet(ctx: Context, { project: id, kind }: { readonly project: string; readonly kind: BallotKind }): Promise<Reply<Sealed>> {
  if (kind === 'choice') return sealedChoice(ctx, id)
  const project = await ctx.ports.store.get<Project>('projects', id)
  if (project === null) return no('unknown-record', { about: 'project' })
  const sealed = SETS[kind](project)
  return sealed === null ? no('not-closed-yet') : yes({ matter: matterOf({ kind, project: id, round: sealed.round }), set: sealed.set })
}

async function countedCodes(ctx: Context, { project, kind, cursor, limit }: Input<'ballots.countedCodes'>): Promise<Reply<CountedCodes>> {
  const sealed = await sealedSet(ctx, { project, kind })
  if (!sealed.ok) return sealed
  const { matter, set: { counted, codesHash } } = sealed.data
  const from = cursor ?? 0
  const until = Math.min(from + limit, counted)
  const pages = await ctx.ports.store.list<CodePage>('sealedCodes', { where: { matter, page: { $gte: Math.floor(from / CODES_PER_PAGE), $lte: Math.floor(Math.max(until - 1, 0) / CODES_PER_PAGE) } }, order: [['page', 'asc']], limit: 2 })
  const before = (pages[0]?.page ?? 0) * CODES_PER_PAGE
  const items = pages.flatMap(({ codes }) => codes).slice(from - before, until - before)
  return yes({ items, next: until < counted ? until : null, kind, counted, codesHash })
}

async function findCode(ctx: Context, { project, kind, code: typed }: Input<'ballots.findCode'>): Promise<Reply<FoundCode>> {
  const code = readCode(typed)
  if (code === null) return no('malformed', { about: 'code' })
  const sealed = await sealedSet(ctx, { project, kind })
  if (!sealed.ok) return sealed
  const { matter, set: { counted, codesHash } } = sealed.data
  const [page] = await ctx.ports.store.list<CodePage>('sealedCodes', { where: { matter, first: { $lte: code }, page: { $lt: Math.ceil(counted / CODES_PER_PAGE) } }, order: [['first', 'desc']], limit: 1 })
  return yes({ kind, code, found: page !== undefined && page.codes.includes(code), counted, codesHash })
}

export const OPERATIONS = [
  operation({
    name: 'ballots.countedCodes', does: 'Lists the receipt codes of a sealed set, sorted and without any name, so that everybody can look for their own.', kind: 'read',
    who: 'anyone', input: BALLOT_INPUTS['ballots.countedCodes'], output: 'CountedCodes', refusals: ['unknown-record', 'not-closed-yet'],
    run: countedCodes,
  }),
  operation({
    name: 'ballots.findCode', does: 'Says whether one receipt code is in the sealed set.', kind: 'read',
    who: 'anyone', input: BALLOT_INPUTS['ballots.findCode'], output: 'FoundCode', refusals: ['unknown-record', 'not-closed-yet', 'malformed'],
    run: findCode,
  }),
]
