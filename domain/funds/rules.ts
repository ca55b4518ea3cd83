/** Money given by others, and money spent. Only what was received counts; nothing moves through this software. */
import type { FundMove } from '../../contracts/joint'
import type { Pledge, Project } from '../../contracts/projects'
import type { Day, Fen, PersonId } from '../../contracts/reply'
import type { Expense } from '../../contracts/suppliers'
import { dayOf } from '../calendar'
import { contractOf, costOf, givenByOthers, isChange, owes, personOf } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { gapInContributions } from '../publications/disclosures'
import { accept, refusal, refuse } from '../result'
import { undecidedName } from './naming'
import { listedParts, openParts, paymentIn } from '../works/joint-declaration'

/** Giving ends with the contract: what is paid after it is told apart by who gave how much until then. */
const beforeContract = ({ project }: Scene) => (isChange(project) ? refusal('not-at-this-stage', { about: project.stage }) : null)

/** Voluntary, from the roster of this community or its units only (慈善法 §27, 捐赠法 §4). */
export const pledge = rule<'funds.pledge', Pledge>({
  before: beforeContract,
  decide: ({ actor, facts }, { source, fen, note, publicName, spare }) => {
    if (facts.newId === undefined) return refuse('unknown-record')
    if (source === 'sponsorship' && !actor.roles.includes('sponsor')) return refuse('stranger-may-not-give', { clause: '居委会组织法 §42' })
    if (source !== 'inKind' && fen === 0) return refuse('fields-missing', { about: 'fen' })
    if (source === 'inKind' && note.trim() === '') return refuse('fields-missing', { about: 'note' })
    return accept({ data: { id: facts.newId, source, from: personOf(actor), publicName, fen: source === 'inKind' ? 0 : fen, note, state: 'pledged', reference: null, ...(spare === 'upkeep' ? { spare } : {}) }, told: { source, fen } })
  },
  apply: (project, pledged) => ({ pledges: [...project.pledges, pledged] }),
})

/** The pledges of a project that ends without a work: received money is owed back, promises are void (E14). */
export const owedBack = ({ pledges }: Project): readonly Pledge[] =>
  pledges.map((p) => (p.state === 'received' && p.source !== 'inKind' ? { ...p, state: 'refundDue' } : p.state === 'pledged' ? { ...p, state: 'void' } : p))

const change = (project: Project, id: string, by: Partial<Pledge>) => ({ pledges: project.pledges.map((p) => (p.id === id ? { ...p, ...by } : p)) })

export const withdrawPledge = rule<'funds.withdrawPledge', { readonly pledge: string }>({
  before: (scene) => beforeContract(scene) ?? (scene.project.pledges.some((p) => p.from === scene.actor.person && p.state === 'pledged') ? null : refusal('no-such-pledge')),
  decide: ({ project, actor }, input) => {
    const found = project.pledges.find((p) => p.id === input.pledge)
    if (!found || found.from !== actor.person) return refuse('no-such-pledge', { about: input.pledge })
    if (found.state !== 'pledged') return refuse('already-received', { about: input.pledge })
    return accept({ data: { pledge: found.id }, told: { source: found.source, fen: found.fen } })
  },
  apply: (project, data) => change(project, data.pledge, { state: 'void' }),
})

export const receive = rule<'funds.receive', { readonly pledge: string; readonly reference: string }>({
  before: (scene) => beforeContract(scene) ?? (scene.project.pledges.some((p) => p.state === 'pledged') ? null : refusal('no-such-pledge')),
  decide: ({ project, actor }, { pledge: wanted, reference }) => {
    const found = project.pledges.find((p) => p.id === wanted)
    if (!found) return refuse('no-such-pledge', { about: wanted })
    if (found.state !== 'pledged') return refuse('already-received', { about: wanted })
    if (found.from === actor.person) return refuse('second-person-needed', { duty: 'SoD-5' })
    return accept({ data: { pledge: found.id, reference }, told: { source: found.source, fen: found.fen } })
  },
  apply: (project, data) => change(project, data.pledge, { state: 'received', reference: data.reference }),
})

interface Refunded { readonly pledge: string; readonly reference: string; readonly on: Day; readonly by: PersonId }

/** What was received and is owed back goes back the way it came, all of it at once, by somebody else than whoever received it (E14). */
export const refund = rule<'funds.refund', Refunded>({
  before: ({ project }) => (owes(project) ? null : refusal(project.pledges.some((p) => p.state === 'refunded') ? 'already-refunded' : 'no-refund-due')),
  decide: ({ project, actor, now }, { pledge: wanted, fen, reference }) => {
    const found = project.pledges.find((p) => p.id === wanted)
    if (!found) return refuse('no-such-pledge', { about: wanted })
    if (found.state === 'refunded') return refuse('already-refunded', { about: wanted })
    if (found.state !== 'refundDue') return refuse('no-refund-due', { about: wanted })
    if (found.from === actor.person) return refuse('second-person-needed', { duty: 'SoD-5' })
    if (fen !== found.fen) return refuse('refund-differs', { about: wanted, figures: { received: found.fen, fen }, remedy: { fen: found.fen } })
    return accept({ data: { pledge: found.id, reference, on: dayOf(now), by: personOf(actor) }, told: { source: found.source, fen } })
  },
  apply: (project, { pledge: id, ...returned }) => change(project, id, { state: 'refunded', refund: returned }),
})

export const complete = rule<'funds.complete', { readonly total: Fen }>({
  before: (scene) => {
    const { project } = scene
    const has = givenByOthers(project, ['received']) + project.approvedFundFen
    const cost = costOf(project) ?? 0
    return has >= cost ? undecidedName(scene) : refusal('money-not-complete', { figures: { has, cost, missing: cost - has } })
  },
  decide: (scene) => {
    const { project } = scene
    const received = givenByOthers(project, ['received'])
    const told = { received, fund: project.approvedFundFen, cost: costOf(project) ?? 0 }
    const gap = gapInContributions(scene, told)
    return gap ? { ok: false, refusal: gap } : accept({ data: { total: received + project.approvedFundFen }, told })
  },
  apply: () => ({}),
})

/** What was spent so far: paid, or all that was recorded. */
export const spent = (project: Project, paidOnly: boolean): Fen => project.expenses.filter((e) => !paidOnly || e.paid).reduce((sum, e) => sum + e.fen, 0)

/** Given money is spent first, so that what is left over goes back to the fund (惠民补差). */
function fundPart(project: Project, fen: Fen): Fen {
  const others = givenByOthers(project, ['received'])
  const before = Math.max(0, spent(project, true) - others)
  return Math.max(0, spent(project, true) + fen - others) - before
}

const toldOfPayment = ({ receiver, passedOn }: Pick<Expense, 'receiver' | 'passedOn'>) => ({ ...(receiver === undefined ? {} : { receiver }), ...(passedOn === undefined ? {} : { passedOn: listedParts(passedOn) }) })

export const pay = rule<'funds.pay', Pick<Expense, 'receiver' | 'passedOn'> & { readonly expense: string; readonly reference: string; readonly fundFen: Fen }>({
  before: ({ project }) => (project.expenses.some((e) => !e.paid) ? null : refusal('unknown-record')),
  decide: (scene, { expense, reference, receiver, passedOn }) => {
    const { project } = scene
    const found = project.expenses.find((e) => e.id === expense && !e.paid)
    if (!found) return refuse('unknown-record', { about: expense })
    const paid = paymentIn(scene, { fen: found.fen, receiver, passedOn })
    if (!paid.ok) return paid
    const fundFen = fundPart(project, found.fen)
    const fund: readonly FundMove[] = fundFen > 0 ? [{ kind: 'pay', fen: fundFen }] : []
    return accept({ data: { expense, reference, fundFen, ...paid.value }, told: { fen: found.fen, what: found.what, ...toldOfPayment(paid.value) }, fund })
  },
  apply: (project, { expense, fundFen: _fundFen, ...paid }) => ({ expenses: project.expenses.map((e) => (e.id === expense ? { ...e, ...paid, paid: true } : e)) }),
})

export const recordExpense = rule<'works.recordExpense', Expense>({
  decide: ({ project, actor, facts, now }, { fen, what, voucher }) => {
    if (facts.newId === undefined || !project.implementer) return refuse('unknown-record')
    // After the accounts are made, what the fund did not need has been given back: then less is left than the contract names.
    const contract = Math.min(contractOf(project) ?? 0, givenByOthers(project, ['received']) + project.approvedFundFen)
    if (spent(project, false) + fen > contract) return refuse('over-committed', { figures: { contract, recorded: spent(project, false), fen } })
    return accept({ data: { id: facts.newId, at: now, fen, what, voucher, paid: false, by: personOf(actor), reference: null }, told: { fen, what } })
  },
  apply: (project, expense) => ({ expenses: [...project.expenses, expense] }),
})

interface Settled { readonly finalFen: Fen; readonly audit: string; readonly surplusFen: Fen; readonly on: Day; readonly fundLeft: Fen; readonly by: PersonId }

export const settle = rule<'funds.settle', Settled>({
  before: ({ project }) => {
    const unpaid = project.expenses.filter((e) => !e.paid).length
    if (unpaid > 0) return refusal('unpaid-remains', { figures: { unpaid } })
    return project.expenses.length === 0 ? refusal('accounts-needed') : null
  },
  decide: ({ project, actor, now }, { audit, sharesReason }) => {
    const open = openParts(project)
    if (open > 0 && sharesReason === null) return refuse('parts-open', { about: 'sharesReason', figures: { missing: open } })
    const finalFen = spent(project, true)
    const others = givenByOthers(project, ['received'])
    const fundLeft = Math.max(0, project.approvedFundFen - Math.max(0, finalFen - others))
    // Made again after an objection, the accounts start from the same total, though the fund has its part back.
    const total = project.accounts ? project.accounts.finalFen + project.accounts.surplusFen : others + project.approvedFundFen
    const surplusFen = total - finalFen
    const fund: readonly FundMove[] = fundLeft > 0 ? [{ kind: 'release', reserved: 0, committed: fundLeft }] : []
    return accept({ data: { finalFen, audit, surplusFen, on: dayOf(now), fundLeft, by: personOf(actor) }, told: { finalFen, surplusFen, audit, ...(open > 0 && sharesReason !== null ? { missing: open, sharesReason } : {}) }, fund })
  },
  apply: (project, { finalFen, audit, surplusFen, on, fundLeft }) => ({ accounts: { finalFen, audit, surplusFen, on }, approvedFundFen: project.approvedFundFen - fundLeft }),
})
