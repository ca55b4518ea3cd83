/** Whole lives, told stage by stage: how a project of any scheme leaves each stage on its own route. */
import { registered } from '../../emulator/seed/suppliers'
import type { Fen, Instant } from '../../contracts/reply'
import type { Category, PackId, ProjectType, SeatClass, Stage, Vote } from '../../contracts/vocabulary'
import { addDays, dayOf, startOf } from '../../domain/calendar'
import { sealableAt } from '../../domain/ballots/window'
import { fundShareOf } from '../../domain/approvals/share'
import { isJoint, turnOf } from '../../domain/councils/joint'
import { needs, openNotice } from '../../domain/projects/project'
import { ownRoute } from '../../domain/projects/route'
import { policyFor } from '../../policies'
import { IN_FORCE } from './builders'
import { aLife, NotDone, type Life } from './life'
import { APPROVER, BUILDER, CLERK, COUNCIL, FACILITATOR, FINANCE, FRIEND, HEAD, holderOf, LEADER, NEIGHBOUR, nextDoor, NEXT_COUNCIL, NEXT_FACILITATOR, NEXT_STAFF, NEXT_SUPERVISOR, placeIn, REPS, SECRETS, SPONSOR, STAFF, STAFF2, SUPERVISOR, WANG } from './town'

export interface Plan { readonly packId: PackId; readonly cost: Fen; readonly type: ProjectType; readonly category: Category; readonly day: string; readonly sponsored: Fen; readonly given: Fen; readonly price: Fen; readonly fund?: Fen; /** What the neighbouring community pays, where it takes part. */ readonly shared?: Fen }

/** One story for each scheme, and two for the one that has two routes. */
export const PLANS = {
  futian: { packId: 'futian-2015', cost: 15_000_000, type: 'engineering', category: 'safety', day: IN_FORCE['futian-2015'], sponsored: 0, given: 0, price: 14_800_000 },
  shenzhen: { packId: 'shenzhen-2015', cost: 30_000_000, type: 'physical', category: 'environment', day: IN_FORCE['shenzhen-2015'], sponsored: 1_000_000, given: 0, price: 29_000_000 },
  luohu: { packId: 'luohu-2017', cost: 20_000_000, type: 'service', category: 'care', day: IN_FORCE['luohu-2017'], sponsored: 0, given: 50_000, price: 20_000_000 },
  luohuJoint: { packId: 'luohu-2017', cost: 19_999_999, type: 'service', category: 'care', day: IN_FORCE['luohu-2017'], sponsored: 0, given: 50_000, price: 19_000_000, shared: 6_650_000 },
  liuzhou: { packId: 'liuzhou-2014', cost: 2_100_000, type: 'engineering', category: 'publicConstruction', day: IN_FORCE['liuzhou-2014'], sponsored: 1_100_000, given: 0, price: 2_100_000 },
  liuzhouLarge: { packId: 'liuzhou-2014', cost: 5_000_001, type: 'engineering', category: 'publicConstruction', day: IN_FORCE['liuzhou-2014'], sponsored: 0, given: 1, price: 4_000_000 },
  panlong: { packId: 'panlong-2020', cost: 1_860_000, type: 'physicalEngineering', category: 'environment', day: IN_FORCE['panlong-2020'], sponsored: 1_000_000, given: 860_000, price: 1_860_000 },
} as const satisfies Readonly<Record<string, Plan>>

/** Who runs the sitting of the council whose turn it is. */
export const hostsOf = ({ project }: Pick<Life, 'project'>) => (turnOf(project) === 'c2' ? { staff: NEXT_STAFF, facilitator: NEXT_FACILITATOR, council: NEXT_COUNCIL } : { staff: STAFF, facilitator: FACILITATOR, council: COUNCIL })

interface Story { readonly life: Life; readonly plan: Plan }
const value = <K extends Parameters<typeof needs>[1]>({ life }: Story, key: K) => needs(policyFor(life.project.pack.id, life.project.pack.asOf), key).value
const morningAfter = (day: string): Instant => startOf(addDays(day, 1)) + 9 * 3_600_000

/** A window that is long over. */
export const ALREADY = { closesAt: 0 } as const
/** The fingerprint of a set that nobody looks into. */
export const sealedSet = (counted: number) => ({ counted, late: 0, ballotsHash: 'h', codesHash: 'c' })
export const CONSENT = { households: 193, agree: 163, disagree: 10, undecided: 5, late: 0, unresolved: 0, offline: 0, revisits: { drawn: 0, confirmed: 0, contradicted: 0 }, byChannel: { wechat: 100, assisted: 50, paper: 20, phone: 8 }, byBuilding: [], ballotsHash: 'h', codesHash: 'c', counted: 178 } as const
export const SORTING = { level: 2 as const, question: 'Shall it be built?', places: ['b'], costPerHousehold: null, justification: null }
/** The scheme’s own checklist, gone through and found clear. */
export function checklistOf({ id, asOf }: { readonly id: PackId; readonly asOf: string }) {
  const { exclusions, eligibility } = policyFor(id, asOf).values
  return { exclusions: (exclusions?.value ?? []).map(({ reason }) => ({ reason, applies: false })), eligible: [...(eligibility?.value ?? [])] }
}
export const ROLL = { households: 193, rollHash: 'r' } as const
export const QUOTES = ['First Builders', 'Second Builders', 'Third Builders'] as const
export const DETERMINED = { content: 'A ramp', location: 'Gate 3', timeLimit: 'two months', benefit: '40 households' } as const

export function pledgeAll({ life, plan }: Story): void {
  if (plan.sponsored > 0) life.does(SPONSOR, 'funds.pledge', { source: 'sponsorship', fen: plan.sponsored, publicName: 'The Factory' })
  if (plan.given > 0) life.does(NEIGHBOUR, 'funds.pledge', { source: 'residentContribution', fen: plan.given, note: `from ${SECRETS[1]}, ${SECRETS[2]}`, publicName: SECRETS[1] })
  life.does(FRIEND, 'funds.pledge', { source: 'inKind', fen: 0, note: 'two days of work' })
}

/** Who sits: the council, or the representatives’ meeting with the staff of the committee. */
export const membersOf = (life: Life): readonly string[] => (needs(policyFor(life.project.pack.id, life.project.pack.asOf), 'sitting').value.body === 'council' ? hostsOf(life).council : REPS)

const CLASSES: readonly SeatClass[] = ['party', 'party', 'committee', 'congressDeputy', 'enterprise', 'enterprise']
/** A council that is in order, where there are enough of them: the first six are of the other classes. Of representatives, the staff are the committee’s. */
export function seated(people: readonly string[]) {
  const isCouncil = !people.some((person) => REPS.includes(person))
  const classOf = (person: string, i: number): SeatClass => (isCouncil ? CLASSES[i] : person === STAFF ? 'committee' : undefined) ?? 'resident'
  return { seats: people.map((person, i) => ({ person, council: people === NEXT_COUNCIL ? 'c2' : 'c', seatClass: classOf(person, i) })) }
}

export function schedule(life: Life): void {
  const { noticeDays } = needs(policyFor(life.project.pack.id, life.project.pack.asOf), 'sitting').value
  life.does(hostsOf(life).staff, 'councils.schedule', { on: addDays(dayOf(life.now), noticeDays), venue: 'The hall' }, { facts: seated(membersOf(life)) })
}

export function openSitting(life: Life, absent = 1): void {
  life.waitUntil(startOf(life.project.sitting?.on ?? '') + 19 * 3_600_000)
  life.does(hostsOf(life).facilitator, 'councils.open', { present: [...(life.project.sitting?.members ?? [])].slice(absent) })
}

export function castVotes(life: Life, voteOf: (index: number) => Vote = (i) => (i < 12 ? 'for' : i < 14 ? 'against' : 'abstain')): void {
  const { sitting } = life.project
  const here = (sitting?.present ?? []).filter((p) => !sitting?.recused.some((r) => r.person === p))
  here.forEach((person, i) => {
    life.does(person, 'councils.vote', { vote: voteOf(i) })
    life.votes.set(person, voteOf(i))
  })
}

/** The ballots of the open sitting as the town hall hands them to the count. */
export const ballotsOf = ({ project, votes, now }: Life) => ({
  councilVotes: (project.sitting?.voted ?? []).map((voter) => ({ _id: `m|${voter}`, matter: 'm', voter, vote: votes.get(voter) ?? ('abstain' as const), at: now })), ballotsHash: 'h',
})

export const closeSitting = (life: Life) => life.does(hostsOf(life).facilitator, 'councils.close', {}, { facts: ballotsOf(life) })

export function sign(life: Life): void {
  life.does(FACILITATOR, 'councils.signMinutes', {})
  life.does(SUPERVISOR, 'councils.signMinutes', {})
  if (!isJoint(life.project)) return
  life.does(NEXT_FACILITATOR, 'councils.signMinutes', {})
  life.does(NEXT_SUPERVISOR, 'councils.signMinutes', {})
}

export function hangUntilOver(life: Life): void {
  const notice = openNotice(life.project)
  life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
  const last = [notice?.objectionUntil ?? '', life.project.stage === 'resultNotice' ? (notice?.postingUntil ?? '') : ''].sort().at(-1) ?? ''
  life.waitUntil(morningAfter(last))
  life.does(STAFF, 'publications.postBoard', { photos: ['board-at-the-end'] })
  life.does(null, 'publications.closeWindow', {})
}

/** Where several communities pay, the one that leads proposes the shares and the other agrees. */
export function agreeOnShares({ life, plan }: Story): void {
  if (!isJoint(life.project)) return
  const fund = fundShareOf(life.project)
  const second = Math.min(fund, plan.shared ?? 0)
  life.does(STAFF, 'councils.proposeShares', { shares: [{ community: 'c', fen: fund - second }, { community: 'c2', fen: second }] })
  life.does(NEXT_STAFF, 'councils.agreeShares', {})
}

function consult(story: Story): void {
  const { life, plan } = story
  pledgeAll(story)
  life.does(holderOf(value(story, 'consultConvenerRoles')), 'councils.consult', { minutes: 'Everyone was heard.', participants: [SECRETS[0], SECRETS[1], 'The property company'], estimate: plan.cost, partyStudy: true })
  agreeOnShares(story)
  if (ownRoute(life.project, life.scene(null).policy).includes('councilScheduled')) schedule(life)
  else life.does(STAFF, 'approvals.request', {})
}

function sitAndClose(life: Life): void {
  castVotes(life)
  closeSitting(life)
}

function choose({ life, plan }: Story): void {
  const chooser = holderOf(needs(life.scene(null).policy, 'implementerChooserRoles').value)
  QUOTES.forEach((supplier, i) => life.does(chooser, 'works.recordQuote', { supplier, ...registered(supplier), fen: plan.price + i * 100 }))
  life.does(chooser, 'works.nominate', { quote: 0 })
  life.does(holderOf(['projectTeam', 'streetClerk'], [chooser]), 'works.confirmImplementer', { person: BUILDER })
}

function build({ life, plan }: Story): void {
  const half = Math.floor(plan.price / 2)
  life.does(BUILDER, 'works.reportProgress', { percent: 50, text: 'Half is done' })
  life.does(BUILDER, 'works.recordExpense', { fen: half, what: 'Material' })
  life.does(FINANCE, 'funds.pay', { expense: life.project.expenses[0]?.id ?? '', reference: 'V1' })
  life.does(BUILDER, 'works.recordExpense', { fen: plan.price - half - 100, what: 'Labour' })
  life.does(BUILDER, 'works.claimCompletion', { text: 'Done', photos: ['after'] })
}

export const GROUP = [{ person: CLERK, kind: 'street' }, { person: NEIGHBOUR, kind: 'resident' }, { person: LEADER, kind: 'leadingGroup' }] as const

function inspectAll(life: Life): void {
  GROUP.forEach(({ person }) => life.does(person, 'works.inspect', { pass: true, text: 'Good' }))
  life.does(CLERK, 'works.accept', {})
}

function settle(life: Life): void {
  life.project.expenses.filter((e) => !e.paid).forEach((e) => life.does(FINANCE, 'funds.pay', { expense: e.id, reference: 'V2' }))
  life.does(FINANCE, 'funds.settle', { audit: 'In order' })
  life.does(CLERK, 'publications.publishResult', { effect: 'Used every day' })
}

/** The one way on from each stage of the main line. */
const LEAVE: { readonly [S in Stage]?: (story: Story) => void } = {
  draft: ({ life }) => void life.does(WANG, 'proposals.submit', {}, { facts: { contentRisky: false } }),
  proposed: ({ life }) => void life.does(null, 'proposals.receive', {}),
  organiserReview: ({ life }) => void life.does(HEAD, 'proposals.vouch', { text: 'It is so' }),
  triage: ({ life, plan }) => void life.does(STAFF, 'proposals.accept', { type: plan.type, category: plan.category, estimate: plan.cost, ...SORTING, ...checklistOf(life.project.pack) }, { facts: { roll: ROLL } }),
  consentCollecting: ({ life }) => {
    life.waitUntil(sealableAt(life.project.consent ?? ALREADY))
    life.does(null, 'consents.close', {}, { facts: { consentCount: CONSENT } })
  },
  residentPoll: ({ life }) => {
    life.waitUntil(sealableAt(life.project.poll ?? ALREADY))
    life.does(null, 'polls.close', {}, { facts: { pollCount: { voters: 9, votes: [8, 1], ...sealedSet(9) } } })
  },
  consultation: consult,
  councilScheduled: ({ life }) => {
    if (life.project.sitting === null) schedule(life)
    openSitting(life)
  },
  councilSession: ({ life }) => sitAndClose(life),
  resolved: ({ life }) => { sign(life); life.does(STAFF, 'publications.publishResolution', {}) },
  resolutionNotice: ({ life }) => hangUntilOver(life),
  approvingCommunity: ({ life }) => { schedule(life); openSitting(life); sitAndClose(life) },
  approvingStreet: ({ life }) => void life.does(APPROVER, 'approvals.approve', { text: 'Agreed' }),
  approvingDistrict: ({ life }) => void life.does(LEADER, 'approvals.approve', { text: 'Agreed' }),
  determined: (story) => {
    const { life } = story
    if (life.project.approvals.at(-1)?.level === 'community') sign(life)
    life.does(holderOf(value(story, 'determinationPublisherRoles')), 'publications.publishDetermination', { ...DETERMINED, budget: story.plan.cost })
  },
  determineNotice: ({ life }) => hangUntilOver(life),
  funding: ({ life }) => {
    life.project.pledges.filter((p) => p.state === 'pledged').forEach((p, i) => life.does(STAFF2, 'funds.receive', { pledge: p.id, reference: `R${i}` }))
    life.does(FINANCE, 'funds.complete', {})
  },
  funded: (story) => void story.life.does(holderOf(value(story, 'implementerChooserRoles')), 'works.chooseMethod', { method: 'quoteComparison', text: 'Three quotes' }),
  implementerSelecting: choose,
  implementerConfirmed: ({ life }) => void life.does(BUILDER, 'works.start', { agreement: 'contract', photos: ['start'], text: 'We begin' }),
  inProgress: build,
  completionClaimed: ({ life }) => void life.does(CLERK, 'works.convene', { members: [...GROUP] }),
  acceptance: ({ life }) => inspectAll(life),
  settling: ({ life }) => settle(life),
  resultNotice: ({ life }) => hangUntilOver(life),
  satisfaction: ({ life }) => {
    life.waitUntil(sealableAt(life.project.rating ?? ALREADY))
    life.does(null, 'ratings.close', {}, { facts: { ratingCount: { answers: 10, scores: [0, 0, 1, 2, 7], ...sealedSet(10) } } })
  },
  satisfactionPublished: ({ life }) => void life.does(CLERK, 'works.handOver', { unit: 'Property company', duty: 'Cleaning', phone: '0755-1234567', letter: null }),
  handover: ({ life }) => void life.does(CLERK, 'works.archive', {}),
}

export const IDS = { project: 'p1', code: 'ABCDEFG' } as const
export const DRAFT = { place: 'b', where: 'Gate 3', title: 'A ramp', problem: 'No ramp', beneficiaries: 'Wheelchairs', photos: ['before'], proposedFor: SECRETS[1] as string | null }

/** Wang writes it down for a neighbour without a phone. */
export const draft = (life: Life, plan: Plan) => life.does(WANG, 'proposals.draft', { ...DRAFT, roughCost: plan.cost, ...(plan.shared === undefined ? {} : { partners: ['c2'] }) }, { facts: { place: placeIn(plan.packId), ids: IDS, ...(plan.shared === undefined ? {} : nextDoor(plan.packId)) } })

/** Goes on with a story until it rests in a stage. */
export function liveOn(life: Life, plan: Plan, until: Stage): Life {
  while (life.project.stage !== until || life.project.version === 0) {
    if (life.project.version === 0) {
      draft(life, plan)
      continue
    }
    const leave = LEAVE[life.project.stage]
    if (leave === undefined) throw new Error(`nothing leads on from ${life.project.stage} to ${until}`)
    leave({ life, plan })
  }
  return life
}

/** Tries the one way on from here, as far as the rules let it. */
export function leadOn(life: Life, plan: Plan): void {
  try {
    LEAVE[life.project.stage]?.({ life, plan })
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
  }
}

const grown = new Map<string, Life>()

/** A project of this plan that stands in this stage, as decide() brought it there. Each call answers a life of its own. */
export function aLifeIn(stage: Stage, plan: Plan = PLANS.luohu): Life {
  const key = `${stage}|${JSON.stringify(plan)}`
  const known = grown.get(key) ?? liveOn(aLife({ packId: plan.packId, day: plan.day, ...(plan.fund === undefined ? {} : { fund: plan.fund }) }), plan, stage)
  grown.set(key, known)
  return known.fork()
}
