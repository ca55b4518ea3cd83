/** The annual award of a district, for those who hold it: drawn from the records, and opened as two boxes that are never mixed. */
import type * as v from 'valibot'
import type { Appointment } from '../../contracts/people'
import type { AwardDraft, Poll, PollTerms, PollView } from '../../contracts/polls'
import type { POLL_INPUTS } from '../../contracts/polls.schema'
import type { Place } from '../../contracts/places'
import type { Project } from '../../contracts/projects'
import type { PersonId, Reply } from '../../contracts/reply'
import { AWARD_BOXES, type AwardBox, type PackId } from '../../contracts/vocabulary'
import { dayOf, endOf, startOf } from '../../domain/calendar'
import { isInForce } from '../../domain/people/appointments'
import { reason } from '../../domain/policies/explain'
import { awardBasis, awardPoll, awardStream, FINISHED, finishedIn, judgesOf, limitsFor, nomineesOf, notOpenable, OPENS_AWARDS, ruleDay, type AwardBasis } from '../../domain/polls/award'
import { checkTerms } from '../../domain/polls/opening'
import { NEVER_ASKED } from '../../domain/ratings/ballots'
import { refusal, refuse, type No, type Result } from '../../domain/result'
import { callerIn, no, yes } from '../_runtime/answers'
import { canonicalJson, sha256 } from '../_runtime/canonical'
import { electorateFrom, electorateOf } from '../_runtime/counting'
import { tellJudges } from '../_runtime/judges'
import { notInOffice } from '../_runtime/offices'
import { pollAsked } from '../_runtime/open-polls'
import type { Context } from '../_runtime/operation'
import { everyPage } from '../_runtime/pages'
import { asProject, placeOf, policyToday, schemeAt, type StoredProject } from '../_runtime/scene'
import { append, once, publish } from '../_runtime/write'
import { viewOf } from './choosing'

type Input<K extends keyof typeof POLL_INPUTS> = v.InferOutput<(typeof POLL_INPUTS)[K]>
const HOUR = 3_600_000

/** The projects of a district that were finished in a year. */
async function finishedProjects(ctx: Context, district: string, year: number): Promise<readonly Project[]> {
  const found: Project[] = []
  for await (const page of everyPage<StoredProject>(ctx.ports.store, 'projects', { district, stage: { $in: FINISHED }, since: { $gte: startOf(`${year}-01-01`) } })) {
    found.push(...page.map(asProject).filter((project) => finishedIn(project) === year))
  }
  return found
}

/** The experts of a district, at whatever place of it, with the offices by which they may stand too close. */
async function expertsOf(ctx: Context, district: string): Promise<readonly { readonly person: PersonId; readonly appointments: readonly Appointment[] }[]> {
  const { store } = ctx.ports
  const experts = new Set<PersonId>()
  for await (const page of everyPage<Appointment>(store, 'appointments', { role: 'expert' })) {
    const held = page.filter((office) => isInForce(office, ctx.now))
    const places = await Promise.all(held.map(({ place }) => placeOf(store, place, ctx.now)))
    held.forEach(({ person, place }, at) => { if (place === district || places[at]?.path.includes(district) === true) experts.add(person) })
  }
  const offices: Appointment[] = []
  for await (const page of everyPage<Appointment>(store, 'appointments', { person: { $in: [...experts] }, role: { $in: NEVER_ASKED } })) offices.push(...page.filter((office) => isInForce(office, ctx.now)))
  return [...experts].map((person) => ({ person, appointments: offices.filter((office) => office.person === person) }))
}

/** The rules of an award: of the scheme that most of the year's projects are judged by to their end, the district's own among equals, if that has an award. */
async function basisOf(ctx: Context, { district, year, finished }: { readonly district: Place; readonly year: number; readonly finished: readonly Project[] }): Promise<Result<{ readonly pack: PackId; readonly basis: AwardBasis }>> {
  const under = (id: PackId): number => finished.filter(({ pack }) => pack.id === id).length
  const packs = [...new Set([...(district.packId === null ? [] : [district.packId]), ...finished.map(({ pack }) => pack.id)])].sort((a, b) => under(b) - under(a))
  let first: No | null = null
  for (const pack of packs) {
    const of = { pack, district: district.id, street: '' }
    const today = await policyToday(ctx.ports.store, of, ctx.now)
    const { values } = await policyToday(ctx.ports.store, of, endOf(ruleDay(year, today)) - 1)
    const basis = awardBasis(values, { year, today: dayOf(ctx.now) })
    if (basis.ok) return { ok: true, value: { pack, basis: basis.value } }
    first ??= basis
  }
  return first ?? refuse('not-in-this-scheme', { about: 'annualAward' })
}

interface Drawn { readonly place: Place; readonly year: number; readonly basis: AwardBasis; readonly finished: number; readonly nominees: ReturnType<typeof nomineesOf<Project>>; readonly judged: ReturnType<typeof judgesOf> }

/** Everything that an award is opened with, as the records stand now. */
async function draw(ctx: Context, { place: id, year }: Input<'polls.drawAward'>): Promise<Reply<Drawn>> {
  const stranger = await notInOffice(ctx, id, OPENS_AWARDS)
  if (stranger !== null) return { ok: false, refusal: stranger }
  const place = await placeOf(ctx.ports.store, id, ctx.now)
  if (place?.kind !== 'district') return no('unknown-place', { about: 'place' })
  const finished = await finishedProjects(ctx, id, year)
  const found = await basisOf(ctx, { district: place, year, finished })
  if (!found.ok) return found
  const { basis, pack } = found.value
  const own = finished.filter((project) => project.pack.id === pack)
  const nominees = nomineesOf(own, basis.rule.value)
  return yes({ place, year, basis, finished: own.length, nominees, judged: judgesOf(await expertsOf(ctx, id), nominees.map(({ project }) => project)) })
}

export async function drawAward(ctx: Context, input: Input<'polls.drawAward'>): Promise<Reply<AwardDraft>> {
  const drawn = await draw(ctx, input)
  if (!drawn.ok) return drawn
  const { year, basis, finished, nominees, judged: { judges, excluded } } = drawn.data
  const held = await ctx.ports.store.get('polls', awardPoll(input.place, year, 'residents'))
  const why = held === null ? notOpenable(basis, { nominees: nominees.length, judges: judges.length }) : refusal('already-decided', { about: 'year' })
  return yes({ year, items: nominees.map(({ item }) => item), finished, judges: judges.length, excluded: excluded.length, rule: basis.rule.value, clause: basis.boxes.clause, ruleClause: basis.rule.clause, refusal: why })
}

/** The terms of both boxes: the same in everything but whose box it is. */
async function termsOf(ctx: Context, drawn: Drawn, { question, explanation, closesOn }: Input<'polls.openAward'>): Promise<Readonly<Record<AwardBox, PollTerms>>> {
  const { place, year, basis: { boxes, rule }, nominees, judged: { judges } } = drawn
  const { most, winnersMax } = limitsFor(rule.value, nominees.length)
  const { residentsPercent, ballotsMin } = rule.value
  const hours = (await schemeAt(ctx, place))?.values.offlineGraceHours?.value ?? 0
  const closesAt = endOf(closesOn)
  const residents = await electorateOf(ctx.ports.store, place.id, judges)
  const box = (own: AwardBox, theirs: AwardBox): PollTerms => ({
    place: place.id, placeName: place.name, question, explanation, form: { kind: 'chooseK', most }, items: nominees.map(({ item }) => item),
    pools: [{ place: place.id, name: place.name, fen: 0, electorate: own === 'residents' ? residents : electorateFrom(judges) }],
    method: { rule: 'greedy', utility: 'cost', completion: 'none', ties: 'id', least: null }, opensAt: ctx.now, closesAt, ...(hours === 0 ? {} : { graceUntil: closesAt + hours * HOUR }),
    award: { year, box: own, other: awardPoll(place.id, year, theirs), winnersMax, residentsPercent, ballotsMin, clause: boxes.clause, ruleClause: rule.clause },
  })
  return { residents: box('residents', 'experts'), experts: box('experts', 'residents') }
}

const boxTold = ({ question, items, pools, closesAt, award }: PollTerms, termsHash: string): Readonly<Record<string, string | number>> => ({
  title: question, year: award?.year ?? 0, box: award?.box ?? '', items: items.length, electorate: pools.map(({ electorate }) => electorate.size).join(';'), electorateHash: pools.map(({ electorate }) => electorate.hash).join(';'),
  winnersMax: award?.winnersMax ?? 0, residentsPercent: award?.residentsPercent ?? 0, ballotsMin: award?.ballotsMin ?? 0, closesAt, clause: award?.clause ?? '', termsHash,
})

export async function openAward(ctx: Context, input: Input<'polls.openAward'>): Promise<Reply<PollView>> {
  const { place, year } = input
  const drawn = await draw(ctx, input)
  if (!drawn.ok) return drawn
  const { basis, nominees, judged } = drawn.data
  const id = awardPoll(place, year, 'residents')
  const held = await ctx.ports.store.get('polls', id)
  const why = held === null ? notOpenable(basis, { nominees: nominees.length, judges: judged.judges.length }) : null
  if (why !== null) return { ok: false, refusal: why }
  const terms = await termsOf(ctx, drawn.data, input)
  const fits = checkTerms(terms.residents)
  if (!fits.ok) return fits
  const by = callerIn(ctx).id
  const figures = { nominees: nominees.length, judges: judged.judges.length }
  const because = [reason(basis.boxes, { rule: 'award', figures: {}, result: 'met' }), reason(basis.rule, { rule: 'award', figures, result: 'met' })]
  const opened = await once<{ readonly poll: string }>(ctx, async (tx) => {
    if ((await tx.get('polls', id)) !== null) return no('already-decided', { about: 'year' })
    await append(tx, { stream: awardStream(place, year), expected: 0, events: [{ what: 'opened', by, terms, judges: judged, because }], at: ctx.now })
    for (const box of AWARD_BOXES) {
      const termsHash = sha256(canonicalJson(terms[box]))
      const poll: Poll = { ...terms[box], id: awardPoll(place, year, box), version: 1, state: 'open', termsHash, openedBy: by, ...judged, sealed: null, decision: null }
      await publish(tx, { community: place, project: '', kind: 'pollOpened', at: ctx.now, code: '', fields: { ...boxTold(terms[box], termsHash), poll: poll.id } })
      await tx.add('polls', { ...poll, _id: poll.id })
    }
    return yes({ poll: id })
  })
  if (!opened.ok) return opened
  // Whoever is not reached now, because the function ends here, is told by the nightly run.
  await tellJudges(ctx, { ...terms.experts, id: awardPoll(place, year, 'experts'), ...judged })
  const poll = await pollAsked(ctx, id)
  return poll === null ? no('unknown-record', { about: 'poll' }) : yes(await viewOf(ctx, poll))
}
