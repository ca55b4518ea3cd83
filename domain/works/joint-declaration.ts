/** 联合申报: filed community organisations under a registered lead, which alone contracts and receives; each part is told and adds up to the fen (L15, E87). */
import type { CommandInput } from '../../contracts/commands.schema'
import type { Basis, Policy } from '../../contracts/policies'
import type { Project } from '../../contracts/projects'
import type { Fen, Refusal } from '../../contracts/reply'
import type { Change, Expense, JointDeclaration, OrgPart, Party } from '../../contracts/suppliers'
import { spelt } from '../people/declaring'
import { ruled } from '../policies/explain'
import { needs } from '../projects/project'
import { accept, refusal, refuse, type Result } from '../result'
import { codeSpelt, isCreditCode, isOfRegisteredOrg } from '../../contracts/credit-code'

const total = (parts: readonly { readonly fen: Fen }[]): Fen => parts.reduce((sum, { fen }) => sum + fen, 0)

/** Everybody who is a supplier by it: the lead, and each filed organisation that takes part. */
export const partiesOf = ({ supplier, jointDeclaration }: Party): readonly string[] => [supplier, ...(jointDeclaration?.filedOrgs ?? []).map(({ name }) => name)]

/** Whether one of these names is a party to it, in whatever spelling. */
export const isParty = (party: Party, names: readonly string[]): boolean => partiesOf(party).some((one) => names.some((name) => spelt(name) === spelt(one)))

/** Why a party with filed organisations can have no contract under this scheme (`joint-unknown-here`, `lead-not-registered-org`); null where it can, or has none. */
export function refusalOfJoint(policy: Policy, { creditCode = '', jointDeclaration }: Party): Refusal | null {
  if (jointDeclaration === undefined) return null
  const lead = policy.values.jointDeclarationLead
  if (lead === undefined) return refusal('joint-unknown-here', ruled(mustAnswer(policy), { rule: 'supplier' }))
  return lead.value === 'registeredOrg' && !isOfRegisteredOrg(creditCode) ? refusal('lead-not-registered-org', { about: 'creditCode', ...ruled(lead, { rule: 'supplier' }) }) : null
}

/** What says that a group without a registration has no contract. */
const mustAnswer = (policy: Policy): Basis => policy.values.supplierAnswersForItself ?? needs(policy, 'quotesMin')

const hasDoubles = (names: readonly string[]): string | undefined => names.find((one, i) => names.findIndex((other) => spelt(other) === spelt(one)) !== i)

type Offered = Pick<CommandInput<'works.recordQuote'>, 'supplier' | 'fen' | 'standing' | 'creditCode' | 'leadFen' | 'filedOrgs'>

/**
 * Who offers. Refuses a filed organisation alone (`filed-org-alone`), a code that is none (`credit-code-wrong`), a joint declaration where the scheme knows none,
 * the same organisation twice (`doubled-org`), and parts that are not the price to the fen (`parts-differ`, with the lead’s part that would make them so).
 */
export function partyIn(policy: Policy, { supplier, fen, standing, creditCode, leadFen, filedOrgs }: Offered): Result<Party> {
  if (standing === 'filed') return refuse('filed-org-alone', ruled(mustAnswer(policy), { rule: 'supplier' }))
  if (creditCode === null) return refuse('fields-missing', { about: 'creditCode' })
  const registered = { supplier, creditCode: codeSpelt(creditCode) }
  if (!isCreditCode(registered.creditCode)) return refuse('credit-code-wrong', { about: 'creditCode' })
  if (standing === 'registered') return filedOrgs.length > 0 || leadFen !== null ? refuse('not-a-joint-declaration', { about: 'standing' }) : accept(registered)
  if (filedOrgs.length === 0 || leadFen === null) return refuse('fields-missing', { about: filedOrgs.length === 0 ? 'filedOrgs' : 'leadFen' })
  const joint: Party = { ...registered, jointDeclaration: { leadFen, filedOrgs } }
  const no = refusalOfJoint(policy, joint)
  if (no) return { ok: false, refusal: no }
  const twice = hasDoubles(partiesOf(joint)) ?? hasDoubles(filedOrgs.map(({ filingNumber, filedWith }) => `${filedWith}|${filingNumber}`))
  if (twice !== undefined) return refuse('doubled-org', { about: 'filedOrgs' })
  const differs = refusalOfParts({ leadFen, parts: filedOrgs, price: fen })
  return differs ? { ok: false, refusal: differs } : accept(joint)
}

/** Parts that do not make the whole price, with the lead's part that would. */
function refusalOfParts({ leadFen, parts, price }: { readonly leadFen: Fen; readonly parts: readonly { readonly fen: Fen }[]; readonly price: Fen }): Refusal | null {
  const left = price - total(parts)
  return left === leadFen ? null : refusal('parts-differ', { about: 'leadFen', figures: { price, parts: leadFen + total(parts) }, ...(left < 0 ? {} : { remedy: { leadFen: left } }) })
}

const withParts = (joint: JointDeclaration, { leadFen, filedOrgs }: NonNullable<Change['shares']>): JointDeclaration =>
  ({ leadFen, filedOrgs: joint.filedOrgs.map((org) => ({ ...org, fen: filedOrgs.find(({ filedOrg }) => filedOrg === org.name)?.fen ?? org.fen })) })

/** How the price of the contract is shared now, a change that waits for approval included; null where one supplier has it alone. */
export function sharesOf({ implementer, changes }: Pick<Project, 'implementer' | 'changes'>): JointDeclaration | null {
  const agreed = implementer?.jointDeclaration
  return agreed === undefined ? null : changes.reduce((joint, { shares }) => (shares === undefined ? joint : withParts(joint, shares)), agreed)
}

type Paid = Pick<Expense, 'fen' | 'paid' | 'passedOn'>
/** What of the payments so far one filed organisation got from the lead. */
export const passedTo = (expenses: readonly Paid[], filedOrg: string): Fen => total(expenses.flatMap(({ paid, passedOn = [] }) => (paid ? passedOn.filter((part) => part.filedOrg === filedOrg) : [])))

/** What of the payments so far stayed with the lead. */
export const keptByLead = (expenses: readonly Paid[]): Fen => total(expenses.filter(({ paid }) => paid)) - total(expenses.flatMap(({ paid, passedOn = [] }) => (paid ? passedOn : [])))

/** Each filed organisation is named once, and nobody else. */
function refusalOfNames({ filedOrgs }: JointDeclaration, parts: readonly OrgPart[], about: string): Refusal | null {
  const names = parts.map(({ filedOrg }) => filedOrg)
  if (hasDoubles(names) !== undefined) return refusal('doubled-org', { about })
  const stranger = names.find((name) => !filedOrgs.some((org) => org.name === name))
  if (stranger !== undefined) return refusal('unknown-record', { about: stranger })
  return names.length === filedOrgs.length ? null : refusal('fields-missing', { about })
}

/** One part that is more than what is left of it. */
function refusalAbove(project: Project, { leadFen, filedOrgs }: JointDeclaration, now: { readonly lead: Fen; readonly parts: readonly OrgPart[] }): Refusal | null {
  const above = (about: string, share: Fen, had: Fen, fen: Fen): Refusal | null => (had + fen <= share ? null : refusal('part-exceeded', { about, figures: { filedOrg: about, share, had, fen }, remedy: { fen: Math.max(0, share - had) } }))
  const lead = above(project.implementer?.supplier ?? '', leadFen, keptByLead(project.expenses), now.lead)
  return lead ?? filedOrgs.map(({ name, fen }) => above(name, fen, passedTo(project.expenses, name), now.parts.find(({ filedOrg }) => filedOrg === name)?.fen ?? 0)).find((no) => no !== null) ?? null
}

/**
 * A change of the contract says how the new price is shared, whenever it is another price. Refuses parts that are not the new price (`parts-differ`),
 * and a part below what was paid of it already (`part-exceeded`).
 */
export function sharesIn(project: Project, { price, byFen, shares }: { readonly price: Fen; readonly byFen: Fen; readonly shares: Change['shares'] | null }): Result<Pick<Change, 'shares'>> {
  const joint = sharesOf(project)
  if (joint === null) return shares ? refuse('not-a-joint-declaration', { about: 'shares' }) : accept({})
  if (!shares) return byFen === 0 ? accept({}) : refuse('fields-missing', { about: 'shares' })
  const next = withParts(joint, shares)
  const no = refusalOfNames(joint, shares.filedOrgs, 'shares') ?? refusalOfParts({ leadFen: shares.leadFen, parts: shares.filedOrgs, price }) ?? refusalAbove(project, next, { lead: 0, parts: [] })
  return no ? { ok: false, refusal: no.about === 'leadFen' ? { ...no, about: 'shares' } : no } : accept({ shares })
}

interface Payment { readonly fen: Fen; readonly receiver: string | null; readonly passedOn: readonly OrgPart[] | null }

/**
 * Whom a payment goes to, and what of it the lead passes on. It goes to whoever has the contract (`receiver-not-lead`), never to a filed organisation (`filed-org-alone`);
 * of a joint declaration it says of each filed organisation how much, at most what is left of its part (`part-exceeded`), and no more than was paid (`parts-differ`).
 */
export function paymentIn({ project, policy }: { readonly project: Project; readonly policy: Policy }, { fen, receiver, passedOn }: Payment): Result<Pick<Expense, 'receiver' | 'passedOn'>> {
  const { implementer } = project
  const joint = sharesOf(project)
  if (receiver !== null && implementer !== null && spelt(receiver) !== spelt(implementer.supplier)) {
    return isParty(implementer, [receiver]) ? refuse('filed-org-alone', ruled(policy.values.jointDeclarationLead ?? mustAnswer(policy), { rule: 'supplier' })) : refuse('receiver-not-lead', { about: implementer.supplier })
  }
  if (joint === null || implementer === null) return passedOn ? refuse('not-a-joint-declaration', { about: 'passedOn' }) : accept(receiver === null ? {} : { receiver })
  if (!passedOn) return refuse('fields-missing', { about: 'passedOn' })
  const lead = fen - total(passedOn)
  const no = refusalOfNames(joint, passedOn, 'passedOn') ?? (lead < 0 ? refusal('parts-differ', { about: 'passedOn', figures: { fen, parts: total(passedOn) } }) : refusalAbove(project, joint, { lead, parts: passedOn }))
  return no ? { ok: false, refusal: no } : accept({ receiver: implementer.supplier, passedOn })
}

/** What filed organisations have not got of their parts, all together; 0 where there are none. */
export function openParts(project: Project): Fen {
  return total((sharesOf(project)?.filedOrgs ?? []).map(({ name, fen }) => ({ fen: fen - passedTo(project.expenses, name) })))
}

const LIST = ';'
const PART = '|'
/** Filed organisations in a record: name, number, where it is filed and fen, each organisation after a semicolon. */
export const listed = (filedOrgs: JointDeclaration['filedOrgs']): string => filedOrgs.map(({ name, filingNumber, filedWith, fen }) => [name, filingNumber, filedWith, fen].join(PART)).join(LIST)
/** The same of one payment: name and fen. */
export const listedParts = (parts: readonly OrgPart[]): string => parts.map(({ filedOrg, fen }) => [filedOrg, fen].join(PART)).join(LIST)

/** What a record says of who has a contract: the code where it is stated, and of a joint declaration every part. */
export function toldOf({ creditCode, jointDeclaration }: Party): Readonly<Record<string, string | number>> {
  return { ...(creditCode === undefined ? {} : { creditCode }), ...(jointDeclaration === undefined ? {} : { leadFen: jointDeclaration.leadFen, filedOrgs: listed(jointDeclaration.filedOrgs) }) }
}

/** The result of a joint declaration: who led, what stayed with the lead, what each filed organisation got of its part. */
export function toldOfResult(project: Project): Readonly<Record<string, string | number>> {
  const joint = sharesOf(project)
  if (joint === null || project.implementer === null) return {}
  const got = joint.filedOrgs.map((org) => ({ ...org, fen: passedTo(project.expenses, org.name) }))
  return { supplier: project.implementer.supplier, leadFen: keptByLead(project.expenses), filedOrgs: listed(got) }
}

/** Filed organisations as a record lists them; nothing of what is no such list. */
export function filedOrgsIn(told: string | number | undefined): JointDeclaration['filedOrgs'] {
  return typeof told !== 'string' || told === '' ? [] : told.split(LIST).flatMap((one) => {
    const [name, filingNumber, filedWith, fen] = one.split(PART)
    return name === undefined || filingNumber === undefined || filedWith === undefined || fen === undefined ? [] : [{ name, filingNumber, filedWith, fen: Number(fen) }]
  })
}
