/** From choosing who does the work to handing it over: quotes, contract, progress, acceptance, upkeep. */
import type { FundMove } from '../../contracts/joint'
import type { AcceptanceMember, Kin, Progress, Project, Reason, Ticket } from '../../contracts/projects'
import type { Day, Fen, FileId, PersonId, Refusal } from '../../contracts/reply'
import type { Policy } from '../../contracts/policies'
import type { Change, Implementer, Party, Quote } from '../../contracts/suppliers'
import type { Command, ProcurementMethod } from '../../contracts/vocabulary'
import { addMonths, dayOf } from '../calendar'
import { heldBack } from '../approvals/rules'
import { withoutGivers } from '../funds/purpose'
import { spelt } from '../people/declaring'
import { reason, ruled } from '../policies/explain'
import { sumOf, togetherBecause } from '../projects/family'
import { builds, contractOf, costOf, didBefore, givenByOthers, holdersOf, isChange, needs, personOf } from '../projects/project'
import { rule, type Outcome, type Scene } from '../projects/rule'
import { gapInProgress } from '../publications/disclosures'
import { accept, refusal, refuse, type Result } from '../result'
import { biddersOf } from './bidders'
import { listedParts, partiesOf, partyIn, refusalOfJoint, sharesIn, toldOf } from './joint-declaration'

export const chooseMethod = rule<'works.chooseMethod', { readonly method: ProcurementMethod; readonly text: string }>({
  decide: (_scene, { method, text }) => accept({ data: { method, text }, told: { method, text } }),
  apply: (_project, { method }) => ({ method }),
})

export const recordQuote = rule<'works.recordQuote', Quote>({
  decide: ({ policy }, { fen, note, attachments, phone, ...offered }) => {
    const party = partyIn(policy, { ...offered, fen })
    return party.ok ? accept({ data: { ...party.value, fen, note, attachments, ...(phone === null ? {} : { phone }) }, told: { supplier: offered.supplier, fen, ...toldOf(party.value) } }) : party
  },
  apply: (project, quote) => ({ quotes: [...project.quotes, quote] }),
})

/** A sponsor may not win the contract of the project that he pays for, neither by name nor in person, neither as lead nor under one (E18, E87): which party is one. */
const sponsorAmong = (project: Project, party: Party, people: readonly PersonId[]): string | undefined => {
  const sponsors = project.pledges.filter((p) => p.source === 'sponsorship' && p.state !== 'void')
  const named = partiesOf(party).find((name) => sponsors.some(({ publicName }) => publicName !== null && spelt(publicName) === spelt(name)))
  return named ?? (sponsors.some(({ from }) => people.includes(from)) ? party.supplier : undefined)
}

export const nominate = rule<'works.nominate', NonNullable<Project['nominee']>>({
  before: ({ project }) => (project.quotes.length === 0 ? refusal('too-few-quotes', { figures: { quotes: 0 } }) : null),
  decide: ({ project, policy, actor }, { quote, reason }) => {
    const chosen = project.quotes[quote]
    if (!chosen) return refuse('no-such-quote', { figures: { quotes: project.quotes.length } })
    const min = needs(policy, 'quotesMin')
    const suppliers = biddersOf(project.quotes).length
    if (suppliers < min.value && reason === null) return refuse('too-few-quotes', { clause: min.clause, figures: { quotes: suppliers, needed: min.value } })
    const budget = costOf(project) ?? 0
    if (chosen.fen > budget) return refuse('over-approved', { figures: { approved: budget, price: chosen.fen } })
    const sponsor = sponsorAmong(project, chosen, [])
    if (sponsor !== undefined) return refuse('supplier-is-sponsor', { about: sponsor })
    const joint = refusalOfJoint(policy, chosen)
    if (joint) return { ok: false, refusal: joint }
    return accept({ data: { quote, by: personOf(actor), reason }, told: { supplier: chosen.supplier, fen: chosen.fen, quotes: project.quotes.length } })
  },
  apply: (_project, nominee) => ({ nominee }),
})

interface Supplied { readonly policy: Policy; readonly project: Project; readonly fen: Fen; readonly supplied: readonly Kin[] }

/** The smallest bound that this contract alone stays within: its type's cap, or its approval tier. */
function boundAbove({ policy, project, fen }: Supplied): Fen | null {
  const cap = policy.values.types?.value.find((t) => t.type === project.triage?.type)?.capFen ?? null
  const bounds = [cap, ...(policy.values.approvalTiers?.value ?? []).map((tier) => tier.upToFen)].flatMap((bound) => (bound !== null && bound >= fen ? [bound] : []))
  return bounds.length === 0 ? null : Math.min(...bounds)
}

/** One supplier, one category, one year: what together crosses a bound that each contract alone stays within needs a written reason (E23). */
function suppliedRefusal(asked: Supplied, justification: string | null): Refusal | null {
  const basis = asked.policy.values.splitting
  const bound = boundAbove(asked)
  const together = asked.fen + sumOf(asked.supplied)
  if (basis === undefined || asked.supplied.length === 0 || bound === null || together <= bound || justification !== null) return null
  return refusal('needs-justification', ruled(basis, { rule: 'splitting', figures: { together, cap: bound, projects: asked.supplied.length + 1 }, remedy: { fen: Math.max(0, bound - sumOf(asked.supplied)) } }))
}

/** What the price comes from: whoever had a say in it does not get the contract, the proposer as little as an official (E79). */
const PRICING = ['works.chooseMethod', 'works.recordQuote', 'works.nominate'] as const satisfies readonly Command[]

/** Nobody who had a say in the price, approved or is related to whoever confirms stands behind any party; every filed organisation that is named takes part. */
function refusalOfHolders({ project, actor }: Scene, chosen: Party, { people, behind }: { readonly people: readonly PersonId[]; readonly behind: NonNullable<Implementer['behind']> }): Refusal | null {
  const stranger = behind.find(({ filedOrg }) => !partiesOf(chosen).slice(1).includes(filedOrg))
  if (stranger) return refusal('unknown-record', { about: stranger.filedOrg })
  if (people.some((one) => one === actor.person || didBefore(project, one, [...PRICING, 'approvals.approve']))) return refusal('has-interest', { duty: 'SoD-2' })
  if (people.some((one) => actor.interests?.relatives.includes(one) === true)) return refusal('has-interest', { duty: 'SoD-2', about: 'relativeOfImplementer' })
  const sponsor = sponsorAmong(project, chosen, people)
  return sponsor === undefined ? null : refusal('supplier-is-sponsor', { about: sponsor })
}

interface Confirmed { readonly implementer: Implementer; readonly fundFen: Fen }

export const confirmImplementer = rule<'works.confirmImplementer', Confirmed>({
  before: ({ project }) => (project.nominee ? null : refusal('no-nominee')),
  decide: (scene, { person, behind, justification }) => {
    const { project, policy, now, facts } = scene
    const chosen = project.nominee && project.quotes[project.nominee.quote]
    if (!project.nominee || !chosen || !project.method) return refuse('no-nominee')
    const people = [...(person === null ? [] : [person]), ...behind.map((one) => one.person)]
    const no = refusalOfJoint(policy, chosen) ?? refusalOfHolders(scene, chosen, { people, behind })
    if (no) return { ok: false, refusal: no }
    const asked = { policy, project, fen: chosen.fen, supplied: facts.supplied ?? [] }
    const often = suppliedRefusal(asked, justification)
    if (often) return { ok: false, refusal: often }
    const fundFen = Math.max(0, Math.min(project.approvedFundFen, chosen.fen - givenByOthers(project, ['received'])))
    const { note: _note, attachments: _attachments, phone: _phone, ...party } = chosen
    const implementer: Implementer = { ...party, ...(behind.length === 0 ? {} : { behind }), person, fen: chosen.fen, quotes: project.quotes.length, method: project.method, confirmedOn: dayOf(now), reason: project.nominee.reason }
    const fund: readonly FundMove[] = project.approvedFundFen > 0 ? [{ kind: 'commit', reserved: project.approvedFundFen, fen: fundFen }] : []
    return accept({ data: { implementer, fundFen }, told: { supplier: chosen.supplier, fen: chosen.fen, ...toldOf(chosen), quotes: project.quotes.length, method: project.method, ...(people.includes(project.proposer) ? { proposerBuilds: 'yes' } : {}), ...(justification === null ? {} : { justification }) }, because: togetherBecause({ policy, family: asked.supplied, fen: chosen.fen }), fund })
  },
  apply: (_project, { implementer, fundFen }) => ({ implementer, approvedFundFen: fundFen }),
})

/** A report of the work, which is a notice: it says what the scheme asks of one, or is refused (`fields-missing`). */
function reported<D>(scene: Scene, said: Omit<Progress, 'at'>, dataOf: (progress: Progress) => D): Result<Outcome<D>> {
  const gap = gapInProgress(scene, said)
  const { percent, text, photos } = said
  return gap ? { ok: false, refusal: gap } : accept({ data: dataOf({ at: scene.now, percent, text, photos }), told: { percent, text }, photos })
}

export const start = rule<'works.start', { readonly agreement: FileId; readonly on: string; readonly progress: Progress }>({
  decide: (scene, { agreement, photos, text }) => reported(scene, { percent: 0, text, photos }, (progress) => ({ agreement, on: dayOf(scene.now), progress })),
  apply: (project, { on, progress }) => ({ startedOn: on, progress: [...project.progress, progress] }),
})

export const reportProgress = rule<'works.reportProgress', Progress>({
  decide: (scene, { percent, text, photos }) => reported(scene, { percent, text, photos }, (progress) => progress),
  apply: (project, progress) => ({ progress: [...project.progress, progress] }),
})

const toldOfShares = ({ shares }: Pick<Change, 'shares'>) => (shares === undefined ? {} : { leadFen: shares.leadFen, passedOn: listedParts(shares.filedOrgs) })

export const changeOrder = rule<'works.change', Change>({
  decide: (scene, { byFen, reason, scope, shares }) => {
    if (byFen === 0 && !scope && shares === null) return refuse('fields-missing', { about: 'byFen' })
    const no = scope ? withoutGivers(scene) : null
    if (no) return { ok: false, refusal: no }
    const becomes = scope ? { scope: scene.project.purpose?.text ?? reason } : {}
    const shared = sharesIn(scene.project, { price: (contractOf(scene.project) ?? 0) + byFen, byFen, shares })
    if (!shared.ok) return shared
    return accept({ data: { at: scene.now, byFen, reason, ...becomes, ...shared.value }, told: { byFen, reason, ...becomes, ...toldOfShares(shared.value) } })
  },
  apply: (project, change) => ({ changes: [...project.changes, change] }),
})

const words = { decide: (_scene: unknown, { text }: { readonly text: string }) => accept({ data: { text }, told: { text } }), apply: () => ({}) } as const

export const suspend = rule<'works.suspend', { readonly text: string }>(words)
export const resume = rule<'works.resume', { readonly text: string }>(words)

export const claimCompletion = rule<'works.claimCompletion', { readonly on: string; readonly progress: Progress }>({
  decide: (scene, { text, photos }) => reported(scene, { percent: 100, text, photos }, (progress) => ({ on: dayOf(scene.now), progress })),
  apply: (project, { on, progress }) => ({ completedOn: on, progress: [...project.progress, progress] }),
})

const proposerBuilds = ({ implementer, proposer }: Project): boolean => holdersOf(implementer).includes(proposer)

/** A member who cannot come is replaced; whoever has given an opinion stays with it. */
export const convene = rule<'works.convene', { readonly members: readonly AcceptanceMember[] }>({
  decide: ({ project, policy, facts }, { members: named }) => {
    const min = needs(policy, 'acceptanceGroupMin')
    const more = proposerBuilds(project) ? policy.values.proposerBuildsMembersMore : undefined
    const needed = min.value + (more?.value ?? 0)
    const all: readonly AcceptanceMember[] = [...project.acceptance.filter((m) => m.opinion !== null), ...named.map((m) => ({ ...m, opinion: null }))]
    const members = all.filter((m, i) => all.findIndex((other) => other.person === m.person) === i)
    const people = new Set(members.map((m) => m.person))
    if (people.size < needed) return refuse('group-too-small', { ...ruled(people.size < min.value ? min : (more ?? min), { rule: 'acceptanceGroup', figures: { members: people.size, needed, ...(more === undefined ? {} : { more: more.value }) }, remedy: { members: needed } }) })
    const residents = members.filter((m) => m.kind === 'resident').length
    const wanted = needs(policy, 'acceptanceResidentsMin')
    if (residents < wanted.value) return refuse('resident-needed', { clause: wanted.clause, figures: { residents, needed: wanted.value } })
    if (people.has(project.proposer)) return refuse('proposer-may-not-decide', { duty: 'SoD-1' })
    if (members.some((m) => facts.relativesOfProposer?.includes(m.person) === true)) return refuse('has-interest', { duty: 'SoD-1', about: 'memberIsRelative' })
    if (members.some((m) => builds(project, m.person))) return refuse('implementer-excluded', { duty: 'SoD-6' })
    return accept({ data: { members }, told: { members: people.size, residents } })
  },
  apply: (_project, { members }) => ({ acceptance: members }),
})

export const inspect = rule<'works.inspect', { readonly person: PersonId; readonly pass: boolean; readonly text: string }>({
  before: ({ project, actor }) => (project.acceptance.some((m) => m.person === actor.person) ? null : refusal('not-in-group')),
  decide: ({ actor }, { pass, text }) => accept({ data: { person: personOf(actor), pass, text } }),
  apply: (project, { person, pass, text }) => ({ acceptance: project.acceptance.map((m) => (m.person === person ? { ...m, opinion: { pass, text } } : m)) }),
})

const clauseOf = ({ values: { sameYearCompletion } }: Policy) => (sameYearCompletion === undefined ? {} : { clause: sameYearCompletion.clause })

export const acceptWorks = rule<'works.accept', { readonly members: number }>({
  before: ({ project, policy }) => {
    // What the year's end found unfinished counts as not passed, until it is excused in writing (柳州).
    if (project.pending?.kind === 'unfinished') return refusal('barred-this-year', { about: 'unfinished', ...clauseOf(policy) })
    const outstanding = project.acceptance.filter((m) => m.opinion === null).length
    if (outstanding > 0) return refusal('opinions-outstanding', { figures: { outstanding } })
    return project.acceptance.every((m) => m.opinion?.pass) ? null : refusal('not-all-passed')
  },
  decide: ({ project }) => accept({ data: { members: project.acceptance.length }, told: { members: project.acceptance.length, passed: project.acceptance.length } }),
  apply: () => ({}),
})

export const requireRectification = rule<'works.requireRectification', { readonly text: string }>(words)

export const claimRectified = rule<'works.claimRectified', { readonly progress: Progress }>({
  decide: (scene, { text, photos }) => reported(scene, { percent: 100, text, photos }, (progress) => ({ progress })),
  apply: (project, { progress }) => ({ progress: [...project.progress, progress], acceptance: project.acceptance.map((m) => ({ ...m, opinion: null })) }),
})

export const handOver = rule<'works.handOver', NonNullable<Project['maintenance']>>({
  decide: (_scene, { unit, duty, phone, letter }) => accept({ data: { unit, duty, phone, letter }, told: { unit, duty, phone } }),
  apply: (_project, maintenance) => ({ maintenance }),
})

/** Until when the papers of a purchase are kept, counted from the day on which it was complete: who builds had been confirmed (政府采购法 §42). */
function keptBecause({ project: { implementer }, policy }: Scene): { readonly until: Day; readonly because: Reason } | null {
  const years = policy.values.archiveYearsMin
  if (years === undefined || implementer === null) return null
  const until = addMonths(implementer.confirmedOn, 12 * years.value)
  return { until, because: reason(years, { rule: 'archive', figures: { boughtOn: implementer.confirmedOn, keptUntil: until }, result: 'kept' }) }
}

/** Closes the file, and says until when the papers of its purchase are kept; one without a purchase names no day. */
export const archive = rule<'works.archive', { readonly keptUntil: Day | null } | null>({
  before: ({ project }) => (project.maintenance ? null : refusal('fields-missing', { about: 'maintenance' })),
  decide: (scene) => {
    const kept = keptBecause(scene)
    return accept({ data: { keptUntil: kept?.until ?? null }, told: kept === null ? {} : { keptUntil: kept.until }, because: kept === null ? [] : [kept.because] })
  },
  // Files that were closed before the day was counted name none.
  apply: (_project, data) => (data === null ? {} : { keptUntil: data.keptUntil }),
})

export const openTicket = rule<'works.openTicket', Ticket>({
  decide: ({ facts, now }, { text }) => (facts.newId === undefined ? refuse('unknown-record') : accept({ data: { id: facts.newId, at: now, text, answer: null } })),
  apply: (project, ticket) => ({ tickets: [...project.tickets, ticket] }),
})

export const answerTicket = rule<'works.answerTicket', { readonly ticket: string; readonly text: string }>({
  before: ({ project }) => (project.tickets.some((t) => t.answer === null) ? null : refusal('no-such-ticket')),
  decide: ({ project }, { ticket, text }) => (project.tickets.some((t) => t.id === ticket && t.answer === null) ? accept({ data: { ticket, text } }) : refuse('no-such-ticket', { about: ticket })),
  apply: (project, { ticket, text }) => ({ tickets: project.tickets.map((t) => (t.id === ticket ? { ...t, answer: text } : t)) }),
})

/** Before a contract only: what was reserved goes back. */
export const terminate = rule<'works.terminate', { readonly text: string }>({
  before: ({ project }) => (isChange(project) ? refusal('not-at-this-stage', { about: project.stage }) : null),
  decide: (scene, { text }) => accept({ data: { text }, told: { text }, fund: heldBack(scene) }),
  apply: () => ({ approvedFundFen: 0 }),
})
