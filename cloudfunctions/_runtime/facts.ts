/** Looks up what a command's rule has to know of the world. */
import type { CommandInput } from '../../contracts/commands.schema'
import type { PublicationRecord } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { CouncilBallot, CouncilSeat, Notice, Project } from '../../contracts/projects'
import type { Appointment } from '../../contracts/people'
import type { Instant, PersonId, PlaceId } from '../../contracts/reply'
import type { AppointedRole, Category, Command, SeatClass, SittingBody } from '../../contracts/vocabulary'
import type { Policy } from '../../contracts/policies'
import { dayOf, startOf, yearOf } from '../../domain/calendar'
import { isJoint, turnOf } from '../../domain/councils/joint'
import { isInForce } from '../../domain/people/appointments'
import { familyOf, fiscalYearSpan, suppliedBy } from '../../domain/projects/family'
import { needs, openAudit, openNotice } from '../../domain/projects/project'
import type { Facts } from '../../domain/projects/rule'
import { draftedIn } from '../../domain/publications/corrections'
import { partiesOf } from '../../domain/works/joint-declaration'
import { hangingOn, hungAgain, reportedNotice } from '../../domain/publications/sheets'
import { canonicalJson, sha256 } from './canonical'
import { checklistFacts } from './checklist'
import { countConsents, countPoll, countRatings, electorateOf, rollOf } from './counting'
import { frameOf } from './frames'
import { deliveryFacts, proposersRelatives, supervisionFacts } from './interests'
import type { Context } from './operation'
import type { Tx } from './ports'
import type { StoredDemand } from './demands'
import { finishImports } from './rosters'
import { asProject, placeOf, policyToday, type StoredProject } from './scene'
import type { StoredHead } from './write'

export interface Asked<C extends Command = Command> { readonly ctx: Context; readonly tx: Tx; readonly project: Project; readonly policy: Policy; readonly input: CommandInput<C> }
type Lookup<C extends Command> = (asked: Asked<C>) => Promise<Facts>

const MOST_MEMBERS = 1000
const SEATED: { readonly [B in SittingBody]: readonly AppointedRole[] } = { council: ['councilMember'], representativesMeeting: ['residentRep', 'committeeStaff'], collectiveResolution: ['residentRep'] }
/** As what somebody sits whose office has no class of its own. */
const SITS_AS: { readonly [R in AppointedRole]?: SeatClass } = { residentRep: 'resident', committeeStaff: 'committee' }

/** Whose seats are meant: a community, and where in it the project lies. */
type Seated = Pick<Project, 'community' | 'within'>

/** The community whose council sits now or next. */
const whoseTurn = (project: Project): Seated => project.joint?.partners.find(({ community }) => community === turnOf(project)) ?? project

/** The places of a community whose seats are meant: where a project lies within one of several committees, not those of the others. */
function scopesOf({ community, within }: Seated, inside: readonly Place[]): readonly PlaceId[] {
  const committees = inside.filter(({ kind }) => kind === 'committee').map(({ id }) => id)
  const own = committees.find((id) => within.includes(id))
  const others = own === undefined ? [] : committees.filter((id) => id !== own)
  return [community, ...inside.filter(({ id, path }) => ![...path, id].some((place) => others.includes(place))).map(({ id }) => id)]
}

/** Who holds one of these roles at an instant: everyone with a seat over the community or inside it, once each. */
async function heldAt({ ctx }: Asked, { of, roles, at }: { readonly of: Seated; readonly roles: readonly AppointedRole[]; readonly at: Instant }): Promise<readonly CouncilSeat[]> {
  const inside = await ctx.ports.store.list<Place & { readonly _id: string }>('places', { where: { path: of.community }, limit: MOST_MEMBERS })
  const scopes = scopesOf(of, inside)
  const held = await ctx.ports.store.list<Appointment>('appointments', { where: { place: { $in: scopes }, role: { $in: roles } }, limit: MOST_MEMBERS })
  const inForce = held.filter((one) => isInForce(one, at)).sort((a, b) => (a.person === b.person ? (a.role < b.role ? -1 : 1) : a.person < b.person ? -1 : 1))
  return inForce.filter(({ person }, index) => inForce[index - 1]?.person !== person).map(({ person, place, seat, role }) => ({ person, council: place, seatClass: seat ?? SITS_AS[role] ?? null }))
}

/** Who sits at an instant, by the scheme. */
const seatsAt = (asked: Asked, at: Instant): Promise<readonly CouncilSeat[]> => heldAt(asked, { of: whoseTurn(asked.project), roles: SEATED[needs(asked.policy, 'sitting').value.body], at })

/** Members of the called sitting who hold their seat no more. */
async function goneSince(asked: Asked): Promise<readonly PersonId[]> {
  const seated = (await seatsAt(asked, asked.ctx.now)).map(({ person }) => person)
  return (asked.project.sitting?.members ?? []).filter((person) => !seated.includes(person))
}

async function ballotsOf({ tx, project }: Asked): Promise<Facts> {
  const { sitting } = project
  if (!sitting) return {}
  const ballots = await Promise.all(sitting.voted.map((person) => tx.get<CouncilBallot>('councilBallots', `${project.id}|${sitting.round}|${person}`)))
  const found = ballots.filter((b) => b !== null)
  return { councilVotes: found, ballotsHash: sha256(canonicalJson(found.map(({ voter, vote }) => [voter, vote]).sort())) }
}

/** The account of a fund unit in the year that runs now. */
const accountOf = ({ ctx }: Asked, unit: PlaceId): string => `${unit}:${yearOf(dayOf(ctx.now))}`
const fundId = (asked: Asked): string => accountOf(asked, asked.project[needs(asked.policy, 'fundUnitKind').value])

/** The account of each community of a project of several, by the unit that its scheme gives the money to. */
function accountsOf(asked: Asked): Facts {
  const { project, policy } = asked
  if (!isJoint(project)) return {}
  const unit = needs(policy, 'fundUnitKind').value
  const others = project.joint.partners.map(({ community, street }) => ({ community, account: accountOf(asked, { community, street, district: project.district }[unit]) }))
  return { accounts: [{ community: project.community, account: fundId(asked) }, ...others] }
}

async function other({ tx }: Asked, id: string | null): Promise<Project | null> {
  const stored = id === null ? null : await tx.get<StoredProject>('projects', id)
  return stored === null ? null : asProject(stored)
}

/** The other project by its id, or by the code that is printed on its sheets. */
async function byIdOrCode(asked: Asked, named: string | null): Promise<Project | null> {
  const found = await other(asked, named)
  if (found !== null || named === null) return found
  return other(asked, (await asked.tx.get<{ readonly _id: string; readonly project: string }>('codes', named.toUpperCase()))?.project ?? null)
}

async function rollAsked(asked: Asked<'proposals.accept'>): Promise<Facts> {
  const { ctx, project, input } = asked
  const wanted = input.places.length > 0 ? input.places : [project.place]
  const found = await Promise.all(wanted.map((p) => placeOf(ctx.ports.store, p, ctx.now)))
  await finishImports(ctx, project.community)
  if (found.some((p, i) => p === null || (wanted[i] !== project.community && !p.path.includes(project.community)))) return {}
  return { roll: await rollOf(ctx.ports.store, wanted) }
}

/** Who may vote, where the next stage may be a poll: the electorate is frozen when it opens. */
async function electorateAsked({ ctx, project, policy }: Asked): Promise<Facts> {
  if (policy.values.optionalStages?.value.includes('residentPoll') !== true) return {}
  return { electorate: await electorateOf(ctx.ports.store, project.community) }
}

/** Who is drawn for the survey, where the window that closes is the one before it. */
async function frameAsked({ ctx, project, policy }: Asked): Promise<Facts> {
  if (project.stage !== 'resultNotice') return {}
  const frame = await frameOf(ctx, project, policy)
  return frame === undefined ? {} : { frame }
}

const oneId = async ({ ctx }: Asked): Promise<Facts> => ({ newId: ctx.ports.newId() })

const MOST_KIN = 200

/** The other projects of this fiscal year that could count together with it: of its estate, or of the whole community where it is about that. */
export async function neighboursOf(ctx: Context, project: Project): Promise<readonly Project[]> {
  const { from, to } = fiscalYearSpan(project)
  const where = project.estate === null ? { place: project.place, proposedAt: { $gte: from, $lt: to } } : { estate: project.estate, proposedAt: { $gte: from, $lt: to } }
  return (await ctx.ports.store.list<StoredProject>('projects', { where, limit: MOST_KIN })).map(asProject)
}

async function family(asked: Asked, category: Category | undefined): Promise<Facts> {
  if (category === undefined) return {}
  return { family: familyOf(asked.project, { others: await neighboursOf(asked.ctx, asked.project), category, policy: asked.policy }) }
}
const ownFamily = (asked: Asked): Promise<Facts> => family(asked, asked.project.triage?.category)

/** What the nominated supplier, and each filed organisation under it, was given in this street already. */
async function supplied({ ctx, project, policy }: Asked): Promise<Facts> {
  const nominated = project.nominee === null ? undefined : project.quotes[project.nominee.quote]
  if (nominated === undefined) return {}
  const suppliers = partiesOf(nominated)
  const { from, to } = fiscalYearSpan(project)
  const given = (path: string): Promise<readonly StoredProject[]> => ctx.ports.store.list<StoredProject>('projects', { where: { street: project.street, [path]: { $in: suppliers }, proposedAt: { $gte: from, $lt: to } }, limit: MOST_KIN })
  const led = await given('implementer.supplier')
  const under = (await given('implementer.jointDeclaration.filedOrgs.name')).filter(({ _id }) => !led.some((one) => one._id === _id))
  return { supplied: suppliedBy(project, { others: [...led, ...under].map(asProject), suppliers, policy }) }
}

/** By which record the notice that is corrected was published, and the number that the next record of the log gets: the head is read in the same write. */
async function numbersAsked({ ctx, tx, project }: Asked): Promise<Facts> {
  const old = draftedIn(project)?.notice ?? null
  const head = await tx.get<StoredHead>('publicationHeads', project.community)
  const [published] = old === null ? [] : await ctx.ports.store.list<PublicationRecord>('publications', { where: { project: project.id, at: old.at, kind: { $in: [old.kind, 'correction'] } }, order: [['number', 'desc']], limit: 1 })
  return { nextRecord: (head?.number ?? 0) + 1, ...(published === undefined ? {} : { replaced: published.number }) }
}

const LOOKUPS: { readonly [C in Command]?: Lookup<C> } = {
  'proposals.accept': async (asked) => ({ ...(await rollAsked(asked)), ...(await family(asked, asked.input.category)), ...(await electorateAsked(asked)), ...(await checklistFacts({ store: asked.ctx.ports.store, project: asked.project, category: asked.input.category, type: asked.input.type, now: asked.ctx.now })) }),
  'proposals.submit': async (asked) => ({ other: await other(asked, asked.input.predecessor ?? asked.project.predecessor), ...(asked.project.origin === undefined ? {} : { demand: await asked.tx.get<StoredDemand>('demands', asked.project.origin.demand) }) }),
  'proposals.merge': async (asked) => ({ other: await byIdOrCode(asked, asked.input.into) }),
  'consents.close': async (asked) => ({ consentCount: await countConsents(asked.ctx.ports.store, asked.project), ...(await electorateAsked(asked)) }),
  'polls.close': async ({ ctx, project }) => ({ pollCount: await countPoll(ctx.ports.store, project) }),
  'publications.closeWindow': frameAsked,
  'ratings.close': async ({ ctx, project }) => ({ ratingCount: await countRatings(ctx.ports.store, project), ...(await deliveryFacts(ctx, project)) }),
  'councils.schedule': async (asked) => ({ seats: await seatsAt(asked, startOf(asked.input.on)) }),
  'councils.open': async (asked) => ({ gone: await goneSince(asked) }),
  'works.convene': async ({ ctx, project }) => ({ relativesOfProposer: await proposersRelatives(ctx, project) }),
  'councils.signMinutes': async ({ ctx, project }) => supervisionFacts(ctx, project),
  'approvals.request': ownFamily, 'councils.consult': ownFamily, 'works.change': ownFamily, 'works.confirmImplementer': supplied,
  'councils.close': async (asked) => ({ ...(await ballotsOf(asked)), ...(await ownFamily(asked)), fundId: fundId(asked) }),
  'approvals.approve': async (asked) => ({ ...(await ownFamily(asked)), ...accountsOf(asked), fundId: asked.project.fundId ?? fundId(asked) }),
  'publications.object': async ({ ctx, tx, project }) => ({ newId: ctx.ports.newId(), alreadyObjected: (await tx.get('objections', objectionKey(project, ctx.person?.id ?? ''))) !== null }),
  'publications.reportSheet': async ({ ctx, tx, project, input }) => {
    const notice = reportedNotice(project, input.notice, ctx.now)
    return { alreadyReported: notice !== null && (await tx.get('sheetReports', sheetKey(project, notice, ctx.person?.id ?? ''))) !== null }
  },
  'publications.supersede': numbersAsked,
  'publications.signCorrection': async ({ ctx, project }) => supervisionFacts(ctx, project),
  'publications.askReview': async ({ ctx, tx, project }) => ({ ownObjections: await ownObjections(tx, project, ctx.person?.id ?? null) }),
  'policies.move': async ({ ctx, tx, project }) => ({ policyNow: await policyToday(tx, { pack: project.pack.id, district: project.district, street: project.street }, ctx.now) }),
  'funds.askPurpose': async (asked) => ({ other: await byIdOrCode(asked, asked.input.into) }),
  'councils.countName': async (asked) => ({ seats: await seatsAt(asked, asked.ctx.now) }),
  'funds.pledge': oneId, 'funds.askName': oneId, 'works.recordExpense': oneId, 'works.openTicket': oneId, 'publications.comment': oneId, 'publications.requestAudit': auditFacts,
}

/** Who objected, and which of the public objections is theirs. */
export interface StoredObjection { readonly _id: string; readonly project: string; readonly person: PersonId; readonly objection: string; readonly at: number }

/** Which window is open, counted over the project's life; a correction that changed nothing that matters goes on in the one before. */
const windowOf = ({ notices }: Project): number => notices.filter(({ replaces }) => replaces === undefined || replaces.anew).length

const keyIn = (project: Project, window: number, person: PersonId): string => `${project.id}|${project.stage}|${window}|${person}`

/** One objection per person and window, by key. */
export const objectionKey = (project: Project, person: PersonId): string => keyIn(project, windowOf(project), person)

/** The windows whose objections may still be open under the present notice: its own, and those of the notices that it replaces. */
function windowsOf(project: Project): readonly number[] {
  const chain = [...project.notices].reverse()
  const again = chain.slice(0, chain.findIndex(({ replaces }) => replaces === undefined)).filter(({ replaces }) => replaces?.anew === true).length
  return Array.from({ length: again + 1 }, (_, i) => windowOf(project) - i)
}

/** The objections of the open notice that are this person's own. */
export async function ownObjections(reads: Pick<Tx, 'get'>, project: Project, person: PersonId | null): Promise<readonly string[]> {
  if (person === null || openNotice(project) === null) return []
  const mine = await Promise.all(windowsOf(project).map((window) => reads.get<StoredObjection>('objections', keyIn(project, window, person))))
  return mine.flatMap((one) => (one === null ? [] : [one.objection]))
}

/** Who reported that a sheet is gone, and to which round of reports of its notice that belongs. */
export interface StoredSheetReport { readonly _id: string; readonly project: string; readonly notice: string; readonly round: number; readonly person: PersonId; readonly at: number }

/** One report per person and hanging of a sheet, by key: once it was hung up again, whoever was right may report it again. */
export const sheetKey = (project: Project, notice: Notice, person: PersonId): string => `${project.id}|${notice.id}|${hungAgain(notice)}|${person}`

/** Whether this person has reported every sheet of the project that has to hang today. */
export async function hasReported(reads: Pick<Tx, 'get'>, project: Project, { person, now }: { readonly person: PersonId | null; readonly now: Instant }): Promise<boolean> {
  const hanging = person === null ? [] : hangingOn(project, dayOf(now))
  const known = await Promise.all(hanging.map((notice) => reads.get('sheetReports', sheetKey(project, notice, person ?? ''))))
  return known.length > 0 && known.every((one) => one !== null)
}

/** One signature per person and request, by key. */
export const signatureKey = (project: Project, person: PersonId): string => `${project.id}|${openAudit(project)?.round ?? project.audits.length + 1}|${person}`

/** Whether this person has signed the request for audit that is open. */
export const hasSigned = async (reads: Pick<Tx, 'get'>, project: Project, person: PersonId | null): Promise<boolean> => person !== null && openAudit(project) !== null && (await reads.get('auditSignatures', signatureKey(project, person))) !== null

/** The denominators are looked up for the signature that opens the counter. */
async function auditFacts(asked: Asked<'publications.requestAudit'>): Promise<Facts> {
  const { ctx, tx, project } = asked
  const [policyNow, alreadySigned] = await Promise.all([policyToday(tx, { pack: project.pack.id, district: project.district, street: project.street }, ctx.now), hasSigned(tx, project, ctx.person?.id ?? null)])
  if (openAudit(project) !== null) return { policyNow, alreadySigned }
  const [representatives, electorate] = await Promise.all([heldAt(asked, { of: project, roles: ['residentRep'], at: ctx.now }), electorateOf(ctx.ports.store, project.community)])
  return { policyNow, alreadySigned, representatives: representatives.length, electorate }
}

/** Everything that the rule of this command has to know; nothing for most. */
export async function factsFor<C extends Command>(command: C, asked: Asked<C>): Promise<Facts> {
  const lookup: Lookup<C> | undefined = LOOKUPS[command]
  return lookup ? lookup(asked) : {}
}
