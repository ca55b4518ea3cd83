import type { PolicyView } from '../../contracts/amendments'
import type { MyConsents } from '../../contracts/consents'
import type { DemandSeen } from '../../contracts/demands'
import type { Me } from '../../contracts/people'
import type { PollView } from '../../contracts/polls'
import type { ProjectCard, ProjectView } from '../../contracts/projects'
import type { Home } from '../../contracts/operations'

const DAY = 86_400_000
export const NOW = Date.parse('2026-11-22T02:00:00Z')

/** Small builders: records as the cloud would answer them. */
export const aCard = (part: Partial<ProjectCard> = {}): ProjectCard => ({
  id: 'p1', code: 'PL0001', title: '东风巷14号院 睦邻驿站', where: '14号院大门口', stage: 'consentCollecting', since: NOW - 5 * DAY, photo: null,
  community: 'c1', communityName: '东风巷社区', scheme: '盘龙区', cost: 5_000_000, deadline: null, overdue: null,
  consent: { households: 193, answered: 163, closesAt: NOW + 3 * DAY },
  steps: [{ stage: 'proposed', state: 'done' }, { stage: 'consentCollecting', state: 'now' }, { stage: 'residentPoll', state: 'ahead' }],
  ...part,
})

export const aHome = (part: Partial<Home> = {}): Home => ({
  community: { id: 'c1', name: '东风巷社区', phone: '0871-6310 0000', scheme: '盘龙区', district: null }, communities: [{ id: 'c1', name: '东风巷社区' }],
  todo: [{ card: aCard(), operation: 'consents.give', due: '2026-11-25', overdue: false }], projects: [aCard()], more: false, notices: [], demands: 1, ...part,
})

export const aView = (part: Partial<ProjectView> = {}): ProjectView => ({
  version: 2, card: aCard(), problem: '老人没有地方坐。', beneficiaries: '全院 193 户', photos: [], proposedBy: '居民', receipt: null, origin: null, triage: null, family: [], checks: null, rejection: null, pending: null,
  line: [{ version: 2, at: NOW - 4 * DAY, command: 'proposals.submit', stage: 'proposed', passed: [], role: 'proposer', facts: [{ key: 'cost', value: 5_000_000 }], because: [], photos: [] }],
  deadlines: [], money: { cost: 5_000_000, fund: 3_000_000, held: 0, account: null, sources: [{ source: 'fund', promised: 3_000_000, received: 3_000_000, label: 'fund' }], committed: 0, spent: 0, paid: 0, pledges: [], expenses: [], purpose: null, namings: [], final: null },
  consent: { round: 1, question: '您家同意建睦邻驿站吗？', costPerHousehold: null, places: ['b1'], households: 193, rollHash: '', opensAt: NOW - DAY, closesAt: NOW + 3 * DAY, graceUntil: NOW + 4 * DAY, threshold: { numerator: 2, denominator: 3, strict: false }, sealed: null, answered: 163 },
  poll: null, sitting: null, councils: [], consultations: [], notices: [], myObjections: [], correction: null, comments: [], audits: [], signedAudit: false, quotes: [], implementer: null, progress: [], rating: null, maintenance: null, tickets: [], acceptance: [],
  policy: { packId: 'panlong-2020', title: '盘龙区民生小实事', asOf: '2026-01-01', version: 0, status: 'illustrative', ballotWays: ['secret'], jointDeclaration: false },
  actions: [{ operation: 'consents.close', allowed: false, because: { code: 'not-closed-yet' } }, { operation: 'funds.pledge', allowed: true, because: null }],
  roles: ['resident'], ...part,
})

/** A poll of a place as its voter sees it. */
export const aPollView = (part: Partial<PollView> = {}): PollView => ({
  me: 'n1', turnout: 3, open: true, mine: null, myPools: [0], may: { vote: null, record: null, seal: { code: 'not-your-role' }, decide: { code: 'not-your-role' } },
  poll: {
    id: 'q1', version: 1, state: 'open', termsHash: '00', sealed: null, decision: null, place: 'c1', placeName: '东风巷社区', question: '今年先做哪几件', explanation: '社区有一万元。', form: { kind: 'approval' },
    items: [{ id: '1', title: '楼道灯', cost: 600_000, pool: 0, project: null }, { id: '2', title: '长椅', cost: 400_000, pool: 0, project: null }], pools: [{ place: 'c1', name: '东风巷社区', fen: 1_000_000, electorate: { size: 9, hash: '00' } }],
    method: { rule: 'greedy', utility: 'cost', completion: 'none', ties: 'id', least: null }, opensAt: NOW - DAY, closesAt: NOW + DAY, graceUntil: NOW + 2 * DAY,
  },
  ...part,
})

export const someConsents = (part: Partial<MyConsents> = {}): MyConsents => ({
  question: '您家同意建睦邻驿站吗？', costPerHousehold: null, opensAt: NOW - DAY, closesAt: NOW + 3 * DAY, open: true, roll: { size: 40, hash: '5f0c1d9a7b3e2468aa00bb11cc22dd33ee44ff5566778899aabbccddeeff0011' },
  households: [{ household: 'h1', room: '3 单元 502', onTheRoll: true, representative: true, answer: null, reason: null, channel: null, at: null, receipt: null, by: null, mayDisown: false, unresolved: false }],
  ...part,
})

export const aMe = (part: Partial<Me> = {}): Me => ({
  person: { id: 'n1', name: '张阿姨', createdAt: NOW }, roles: [],
  households: [{ household: 'h1', community: 'c1', communityName: '东风巷社区', building: 'b1', buildingName: '14号院', room: '3 单元 502', representative: true }], waiting: [],
  communities: [{ id: 'c1', name: '东风巷社区' }], unread: 1, guardianBelowAge: 14, ...part,
})

const page = (items: readonly unknown[]): unknown => ({ items, next: null })

export const someRules = (part: Partial<PolicyView> = {}): PolicyView => ({
  packId: 'panlong-2020', title: '盘龙区民生小实事', schemeName: '民生小实事', document: '盘民发〔2020〕1号', status: 'illustrative', acceptsProposalsFrom: '2020-01-01', acceptsProposalsUntil: null,
  district: 'd1', districtName: '盘龙区', place: 's1', placeName: '联盟街道', streets: [{ id: 's1', name: '联盟街道' }], day: '2026-11-22', version: 1, pinned: false,
  rows: [{ key: 'objectionDays', use: 'rule', now: { value: 9, since: '2026-04-01', clause: '第二条', tag: 'published' }, until: null, history: [{ from: '2026-04-01', until: null, value: 9, clause: '第二条', tag: 'published', number: 1, place: 'd1' }] }, { key: 'quotesMin', use: 'rule', now: null, until: null, history: [] }],
  amendments: [{ id: 'a1', place: 'd1', pack: 'panlong-2020', change: { key: 'objectionDays', dated: { from: '2026-04-01', until: null, value: 9, clause: '第二条', tag: 'published' } }, document: '盘民发〔2026〕3号', state: 'confirmed', number: 1, proposedAt: NOW, decidedAt: NOW, reason: null, placeName: '盘龙区', before: { value: 5, since: '2020-01-01', clause: '第一条', tag: 'assumption' }, confirm: { code: 'not-your-role' }, discard: { code: 'not-your-role' } }],
  propose: { code: 'not-your-role' }, decide: { code: 'not-your-role' }, ...part,
})

export const aDemand = (part: Partial<DemandSeen> = {}): DemandSeen => ({
  id: 'q1', title: '大门口无障碍坡道', department: '住建局', where: '东风巷社区', category: 'safety', problem: '轮椅上不去。', roughCost: 2_000_000, source: '区住建〔2026〕5号', state: 'feasible', endorsements: 2, project: null, street: 's1', community: 'c1',
  streetName: '联盟街道', communityName: '东风巷社区', found: '现场看过，可以做。', needed: 1, mine: true, mayStudy: { code: 'already-decided' }, mayEndorse: null, mayPropose: null, ...part,
})

/** An answer to each question that a page asks when it opens. */
export const ANSWERS: Readonly<Record<string, unknown>> = {
  'projects.home': aHome(), 'projects.list': page([aCard()]), 'projects.get': aView(), 'projects.inbox': { items: [], next: null, overdue: 0 }, 'projects.todo': page([]),
  'publications.list': page([]), 'publications.search': page([{ what: 'project', project: 'p1', code: 'PL0001', number: null, title: '8号院加装休息座椅', where: '8号院', community: 'c1', communityName: '东风巷社区', stage: 'inProgress', notice: null, category: 'environment', year: 2026, at: NOW, exact: true }]), 'councils.sittings': page([]), 'people.me': aMe(), 'people.messages': page([]), 'households.mine': { households: [] }, 'households.doors': page([]), 'households.requests': page([]), 'people.deputies': { items: [] }, 'people.declarations': { items: [{ id: 'd1', kind: 'supplier', what: '示例建筑公司', at: NOW - DAY, withdrawnAt: null, own: true }, { id: 'd2', kind: 'relative', what: '王**', at: NOW - DAY, withdrawnAt: null, own: false }] }, 'people.accesses': page([]),
  'proposals.demands': page([aDemand(), aDemand({ id: 'q2', state: 'declined', found: '地下有燃气管。', mine: false, mayPropose: { code: 'not-open' } })]), 'proposals.demand': aDemand(), 'proposals.demandCounts': { imported: 429, feasible: 160, endorsed: 152, proposed: 149, waiting: 9, declined: 260 },
  'places.tree': page([{ id: 'b1', kind: 'building', name: '14号院', parent: 'c1', path: ['c1'], ownPack: null, packId: 'panlong-2020', phone: null }]),
  'consents.revisits': page([]), 'consents.assisted': { answered: 0, assisted: 0, helpers: [], revisits: { drawn: 0, confirmed: 0, contradicted: 0 }, sharedDevices: [] },
  'consents.mine': someConsents(), 'polls.mine': { question: '先做哪一样？', options: ['驿站', '路灯'], opensAt: NOW - DAY, closesAt: NOW + DAY, open: true, mine: null, turnout: 12, electorate: { size: 300, hash: '5f0c1d9a7b3e2468aa00bb11cc22dd33ee44ff5566778899aabbccddeeff0011' } },
  'ratings.mine': { opensAt: NOW - DAY, closesAt: NOW + DAY, open: true, mine: null, answered: 4, drawn: true }, 'files.link': { links: [] }, 'files.picture': { file: 'cloud://e/photos/1.jpg', project: 'p1', state: 'shown', reason: null, isBlurred: false, mine: false, asked: 'none', appeal: 'none' }, 'files.asks': page([{ text: '左边是我', marks: [{ x: 100, y: 200, width: 150, height: 200 }] }]), 'files.queue': { items: [], next: null }, 'policies.show': someRules(),
}
