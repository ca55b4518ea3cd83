/** How a project of a generated community goes on from each stage: who does what, and when they come back to it. */
import { registered } from '../../emulator/seed/suppliers'
import type { Project } from '../../contracts/projects'
import type { Day, Fen, Instant } from '../../contracts/reply'
import type { Category, Stage } from '../../contracts/vocabulary'
import { sealableAt } from '../../domain/ballots/window'
import { addDays, dayOf, startOf } from '../../domain/calendar'
import { needs, openNotice } from '../../domain/projects/project'
import { policyFor } from '../../policies'
import type { Acting } from './acting'
import type { Chance } from './chance'
import type { InputOf, OperationName } from './operations'

const HOUR = 3_600_000
const EVENING = 19

/** Who acts in a project: names of development persons. */
export interface Cast {
  readonly proposer: string; readonly staff: readonly [string, string]; readonly facilitator: string; readonly supervisor: string
  readonly clerks: readonly [string, string]; readonly approver: string; readonly finance: string; readonly leader: string; readonly builder: string
  /** Council members by their person id. */
  readonly council: ReadonlyMap<string, string>
  readonly neighbours: readonly string[]; readonly neighbour: { readonly name: string; readonly id: string }; readonly leaderId: string; readonly clerkId: string; readonly builderId: string
}

export interface Idea { readonly title: string; readonly problem: string; readonly where: string; readonly type: 'engineering' | 'service'; readonly category: Category; readonly cost: Fen; readonly place: string }
export interface Story { readonly cast: Cast; readonly idea: Idea; readonly chance: Chance; readonly acting: Acting; readonly ends: 'well' | 'withdrawn' | 'rejected' }

/** Said wherever small works of one estate are counted together. */
const TOGETHER = '同一小区的同类小事合并计算；每件都是单独的急需，不是拆分。'

/** At ten in the morning, some days later. */
const later = (at: Instant, days: number): Instant => startOf(addDays(dayOf(at), days)) + 10 * HOUR
const on = (day: Day, hour: number): Instant => startOf(day) + hour * HOUR
const photo = (project: Project, moment: string): string => `cloud://weishishi-local/generated/${project.code}-${moment}.jpg`

export interface Seen { readonly project: Project; readonly at: Instant }
type Step = (story: Story, seen: Seen) => Promise<Instant>

const doing = ({ acting }: Story, { project, at }: Seen) => <O extends OperationName>(person: string, operation: O, said: Omit<InputOf<O>, 'project'>): Promise<unknown> =>
  // Sound: what was left out is put back here.
  acting.does(person, at, operation, { ...said, project: project.id } as unknown as InputOf<O>)

async function hang(story: Story, seen: Seen): Promise<Instant> {
  const { project, at } = seen
  const notice = openNotice(project)
  const hung = notice?.boardPhotos.length ?? 0
  const post = () => doing(story, seen)(story.cast.staff[0], 'publications.postBoard', { photos: [photo(project, `board${project.notices.length}-${hung}`)] })
  if (hung === 0) await post()
  const last = [notice?.objectionUntil ?? '', project.stage === 'resultNotice' ? (notice?.postingUntil ?? '') : ''].sort().at(-1) ?? dayOf(at)
  if (hung === 0 || dayOf(at) < last) return Math.max(later(at, 1), later(startOf(last), 1))
  // One more when it has hung its time; after that only an answer can be missing.
  if (hung === 1) await post()
  return (await story.acting.timer(at, 'publications.closeWindow', project.id)) ? later(at, 1) : Math.max(later(at, 1), later(startOf(last), 1))
}

async function triage(story: Story, seen: Seen): Promise<Instant> {
  const { cast, idea, chance, ends } = story
  const does = doing(story, seen)
  const { at, project } = seen
  if (ends === 'withdrawn') {
    await does(cast.proposer, 'proposals.withdraw', { text: '邻居们已经自己解决了。' })
    return at
  }
  if (ends === 'rejected') {
    await does(cast.staff[0], 'proposals.reject', { reason: 'outOfScope', text: '不属于民生微实事的范围，已经告诉提议人找哪个部门。' })
    await does(cast.staff[1], 'proposals.confirmReject', {})
    return at
  }
  const { exclusions, eligibility } = policyFor(project.pack.id, project.pack.asOf).values
  await does(cast.staff[0], 'proposals.accept', {
    type: idea.type, category: idea.category, level: 2, estimate: idea.cost, justification: TOGETHER,
    exclusions: (exclusions?.value ?? []).map(({ reason }) => ({ reason, applies: false })), eligible: [...(eligibility?.value ?? [])],
  })
  return later(at, 2 + chance.below(5))
}

async function consult(story: Story, seen: Seen): Promise<Instant> {
  const { cast, idea } = story
  const { project, at } = seen
  const does = doing(story, seen)
  const { noticeDays } = needs(policyFor(project.pack.id, project.pack.asOf), 'sitting').value
  const day = addDays(dayOf(at), noticeDays + 1)
  await does(cast.clerks[0], 'councils.consult', { minutes: '听了居民、物业和居委会的意见，大家同意办。', participants: ['居民三位', '物业公司'], estimate: idea.cost, partyStudy: true })
  await does(cast.staff[0], 'councils.schedule', { on: day, venue: '居委会会议室' })
  return on(day, EVENING)
}

async function sit(story: Story, seen: Seen): Promise<Instant> {
  const { cast, chance } = story
  const { project, at } = seen
  const does = doing(story, seen)
  for (const member of project.sitting?.present ?? []) {
    const person = cast.council.get(member)
    if (person !== undefined) await does(person, 'councils.vote', { vote: chance.in100(88) ? 'for' : chance.in100(50) ? 'against' : 'abstain' })
  }
  await does(cast.facilitator, 'councils.close', {})
  return later(at, 1)
}

async function choose(story: Story, seen: Seen): Promise<Instant> {
  const { cast, idea, chance } = story
  const does = doing(story, seen)
  const price = Math.floor((idea.cost * (90 + chance.below(10))) / 100)
  const suppliers = ['甲', '乙', '丙'].map((letter) => `${seen.project.community}${letter}工程队（虚构）`)
  for (const [index, supplier] of suppliers.entries()) await does(cast.clerks[0], 'works.recordQuote', { supplier, ...registered(supplier), fen: Math.min(idea.cost, price + index * 10_000) })
  await does(cast.clerks[0], 'works.nominate', { quote: 0 })
  await does(cast.clerks[1], 'works.confirmImplementer', { person: cast.builderId, justification: '三家里报价最低，本年度已经承接过同类工程，报价仍是最低的。' })
  return later(seen.at, 2 + chance.below(10))
}

async function build(story: Story, seen: Seen): Promise<Instant> {
  const { cast, chance } = story
  const { project, at } = seen
  const does = doing(story, seen)
  const price = project.implementer?.fen ?? 0
  if (project.expenses.length === 0) {
    await does(cast.builder, 'works.reportProgress', { percent: 50, text: '做了一半。', photos: [photo(project, 'half')] })
    await does(cast.builder, 'works.recordExpense', { fen: Math.floor(price / 2), what: '材料' })
    return later(at, 5 + chance.below(25))
  }
  await does(cast.finance, 'funds.pay', { expense: project.expenses[0]?.id ?? '', reference: '拨付一' })
  await does(cast.builder, 'works.recordExpense', { fen: price - Math.floor(price / 2), what: '人工' })
  await does(cast.builder, 'works.claimCompletion', { text: '都做完了。', photos: [photo(project, 'after')] })
  return later(at, 2 + chance.below(5))
}

async function settle(story: Story, seen: Seen): Promise<Instant> {
  const { cast, chance } = story
  const does = doing(story, seen)
  for (const expense of seen.project.expenses) if (!expense.paid) await does(cast.finance, 'funds.pay', { expense: expense.id, reference: '拨付二' })
  await does(cast.finance, 'funds.settle', { audit: '票据齐全，金额相符。' })
  await does(cast.clerks[0], 'publications.publishResult', { effect: '每天都有人用。' })
  return later(seen.at, 1 + chance.below(2))
}

async function rate(story: Story, seen: Seen): Promise<Instant> {
  const { cast, chance, acting } = story
  const { project, at } = seen
  if (project.rating !== null && at >= sealableAt(project.rating)) {
    await acting.timer(at, 'ratings.close', project.id)
    return later(at, 1)
  }
  for (const neighbour of cast.neighbours) {
    if (chance.in100(80)) await doing(story, seen)(neighbour, 'ratings.give', { score: 3 + chance.below(3), asPromised: 'yes', useful: 'yes', informed: 'partly' })
  }
  return Math.max(later(at, 1), sealableAt(project.rating ?? { closesAt: at }))
}

/** The one way on from each stage; where there is none, the project rests. */
const LEAVE: { readonly [S in Stage]?: Step } = {
  draft: async (story, seen) => {
    await doing(story, seen)(story.cast.proposer, 'proposals.submit', {})
    return later(seen.at, 1 + story.chance.below(4))
  },
  proposed: async ({ acting }, { project, at }) => {
    await acting.timer(at, 'proposals.receive', project.id)
    return later(at, 1)
  },
  triage, consultation: consult,
  councilScheduled: async (story, seen) => {
    await doing(story, seen)(story.cast.facilitator, 'councils.open', { present: (seen.project.sitting?.members ?? []).slice(1) })
    return seen.at + HOUR
  },
  councilSession: sit,
  resolved: async (story, seen) => {
    const does = doing(story, seen)
    await does(story.cast.facilitator, 'councils.signMinutes', {})
    await does(story.cast.supervisor, 'councils.signMinutes', {})
    await does(story.cast.staff[0], 'publications.publishResolution', {})
    return seen.at + HOUR
  },
  resolutionNotice: hang, determineNotice: hang, resultNotice: hang,
  approvingStreet: async (story, seen) => {
    await doing(story, seen)(story.cast.approver, 'approvals.approve', { text: '同意。', justification: TOGETHER })
    return later(seen.at, 1 + story.chance.below(4))
  },
  determined: async (story, seen) => {
    const { idea, cast } = story
    await doing(story, seen)(cast.clerks[0], 'publications.publishDetermination', { content: idea.title, location: idea.where, timeLimit: '两个月', benefit: '本楼居民', budget: idea.cost })
    return seen.at + HOUR
  },
  funding: async (story, seen) => {
    await doing(story, seen)(story.cast.finance, 'funds.complete', {})
    return later(seen.at, 1)
  },
  funded: async (story, seen) => {
    await doing(story, seen)(story.cast.clerks[0], 'works.chooseMethod', { method: 'quoteComparison', text: '三家报价比选。' })
    return later(seen.at, 3)
  },
  implementerSelecting: choose,
  implementerConfirmed: async (story, seen) => {
    await doing(story, seen)(story.cast.builder, 'works.start', { agreement: photo(seen.project, 'agreement'), photos: [photo(seen.project, 'start')], text: '今天开工。' })
    return later(seen.at, 5 + story.chance.below(20))
  },
  inProgress: build,
  completionClaimed: async (story, seen) => {
    const { cast } = story
    await doing(story, seen)(cast.clerks[0], 'works.convene', { members: [{ person: cast.clerkId, kind: 'street' }, { person: cast.neighbour.id, kind: 'resident' }, { person: cast.leaderId, kind: 'leadingGroup' }] })
    return later(seen.at, 1 + story.chance.below(3))
  },
  acceptance: async (story, seen) => {
    const { cast } = story
    const does = doing(story, seen)
    for (const person of [cast.clerks[0], cast.neighbour.name, cast.leader]) await does(person, 'works.inspect', { pass: true, text: '看过了，合格。' })
    await does(cast.clerks[0], 'works.accept', {})
    return later(seen.at, 3 + story.chance.below(10))
  },
  settling: settle,
  satisfaction: rate,
  satisfactionPublished: async (story, seen) => {
    await doing(story, seen)(story.cast.clerks[0], 'works.handOver', { unit: '物业公司（虚构）', duty: '日常保洁和维修', phone: '0755-00000000', letter: null })
    return later(seen.at, 2)
  },
  handover: async (story, seen) => {
    await doing(story, seen)(story.cast.clerks[0], 'works.archive', {})
    return seen.at
  },
}

/** Takes one project one stage on; answers when somebody comes back to it, or null when nothing more will happen. */
export async function goOn(story: Story, seen: Seen): Promise<Instant | null> {
  const leave = LEAVE[seen.project.stage]
  return leave === undefined ? null : leave(story, seen)
}

/** A proposal is written down; answers the project. */
export async function begin({ acting, cast, idea, chance }: Story, at: Instant): Promise<string> {
  const { place, where, title, problem, cost } = idea
  const done = await acting.does(cast.proposer, at, 'proposals.draft', { place, where, title, problem, beneficiaries: '本楼居民', roughCost: cost, photos: [`cloud://weishishi-local/generated/${chance.id()}.jpg`] })
  return done.project
}
