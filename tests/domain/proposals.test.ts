import type { Stage } from '../../contracts/vocabulary'
import { startOf } from '../../domain/calendar'
import { isPublic } from '../../domain/projects/view'
import { aProject, at } from './builders'
import { aLife, type Life } from './life'
import { aLifeIn, checklistOf, DRAFT, IDS, PLANS, ROLL, seated, SORTING, type Plan } from './lives'
import { APPROVER, CLERK, FRIEND, HEAD, NEIGHBOUR, placeIn, SPONSOR, STAFF, STAFF2, STAFF3, STAFF4, STRANGER, TEAM, WANG } from './town'

const sorted = (plan: Plan) => ({ type: plan.type, category: plan.category, estimate: plan.cost, ...SORTING, ...checklistOf({ id: plan.packId, asOf: plan.day }) })
const words = { text: 'Because' }

describe('a draft', () => {
  const begin = (day: string) => aLife({ packId: 'shenzhen-2015', day })
  const facts = { place: placeIn('shenzhen-2015'), ids: IDS }
  it('is its author’s, pinned to the scheme of its place, and told to nobody', () => {
    const life = begin('2016-03-01')
    const { decision } = life.does(WANG, 'proposals.draft', { ...DRAFT, proposedFor: null }, { facts })
    expect(decision.event).toMatchObject({ transition: 'T00', from: 'draft', to: 'draft', version: 1, told: {}, by: { person: WANG, role: 'resident' } })
    expect(life.project).toMatchObject({ id: 'p1', code: 'ABCDEFG', stage: 'draft', proposer: WANG, proposedBy: 'resident', assistedBy: null, pack: { id: 'shenzhen-2015', asOf: '2016-03-01' }, community: 'c', contentChecked: false })
  })
  it('written down for a neighbour names the helper and keeps no name of the neighbour', () => {
    const life = begin('2016-03-01')
    const { decision } = life.does(HEAD, 'proposals.draft', DRAFT, { facts })
    expect(life.project).toMatchObject({ proposer: HEAD, assistedBy: HEAD, proposedBy: 'buildingHead' })
    expect(JSON.stringify(decision)).not.toContain(DRAFT.proposedFor)
  })
  it('is taken on the first and on the last day of the scheme, not the day before or after', () => {
    expect(begin('2015-09-16').refused(WANG, 'proposals.draft', DRAFT, { facts })).toMatchObject({ code: 'scheme-not-started' })
    for (const day of ['2015-09-17', '2018-09-16']) expect(begin(day).tries(WANG, 'proposals.draft', DRAFT, { facts }).ok).toBe(true)
    expect(begin('2018-09-17').refused(WANG, 'proposals.draft', DRAFT, { facts })).toMatchObject({ code: 'scheme-expired' })
  })
  it('is not taken from a stranger, nor from a role that the scheme does not name', () => {
    expect(begin('2016-03-01').refused(STRANGER, 'proposals.draft', DRAFT, { facts })).toMatchObject({ code: 'not-your-role' })
    expect(begin('2016-03-01').refused(CLERK, 'proposals.draft', DRAFT, { facts })).toMatchObject({ code: 'not-your-role' })
    // What a department wants comes in by its demand list, not by the street's clerk (E85).
    expect(aLife({ packId: 'luohu-2017', day: '2026-03-02' }).refused(CLERK, 'proposals.draft', DRAFT, { facts: { ...facts, place: placeIn('luohu-2017') } })).toMatchObject({ code: 'not-your-role' })
  })
  it('needs a place that the tree knows', () => {
    expect(begin('2016-03-01').refused(WANG, 'proposals.draft', DRAFT)).toMatchObject({ code: 'unknown-place', about: 'b' })
  })
})

describe('handing in', () => {
  it('gives a receipt and pins the scheme to the day', () => {
    const life = aLifeIn('draft')
    life.waitUntil(at('2026-03-05'))
    const { event } = life.does(WANG, 'proposals.submit', { title: 'A better ramp' }, { facts: { contentRisky: false } }).decision
    expect(event).toMatchObject({ transition: 'T01', to: 'proposed', told: {}, by: { role: 'proposer' } })
    expect(life.project).toMatchObject({ title: 'A better ramp', problem: 'No ramp', photos: ['before'], receipt: 'ABCDEFG-20260305', contentChecked: true, pack: { asOf: '2026-03-05' }, proposedAt: at('2026-03-05') })
  })
  it('is for its author alone', () => {
    expect(aLifeIn('draft').refused(NEIGHBOUR, 'proposals.submit', {})).toMatchObject({ code: 'not-your-role' })
  })
  it('needs a photo', () => {
    const life = aLife({ packId: 'luohu-2017', day: PLANS.luohu.day })
    life.does(WANG, 'proposals.draft', { ...DRAFT, photos: [] }, { facts: { place: placeIn('luohu-2017'), ids: IDS } })
    expect(life.refused(WANG, 'proposals.submit', {})).toMatchObject({ code: 'photo-needed' })
    expect(life.tries(WANG, 'proposals.submit', { photos: ['one'] }).ok).toBe(true)
  })
  it('is refused in the year that bars its predecessor, and taken the year after', () => {
    const before = aProject({ id: 'failed', barredUntilYear: 2026 })
    const life = aLifeIn('draft')
    expect(life.refused(WANG, 'proposals.submit', { predecessor: 'failed' }, { facts: { other: before } })).toMatchObject({ code: 'barred-this-year', about: 'failed' })
    life.waitUntil(startOf('2027-01-01') - 1)
    expect(life.refused(WANG, 'proposals.submit', { predecessor: 'failed' }, { facts: { other: before } })).toMatchObject({ code: 'barred-this-year' })
    life.waitUntil(startOf('2027-01-01'))
    expect(life.tries(WANG, 'proposals.submit', { predecessor: 'failed' }, { facts: { other: before } }).ok).toBe(true)
  })
  it('cannot move the place silently: scheme and scope hang on it', () => {
    expect(aLifeIn('draft').refused(WANG, 'proposals.submit', { place: 'elsewhere' })).toMatchObject({ code: 'unknown-place', about: 'elsewhere' })
    expect(aLifeIn('draft').tries(WANG, 'proposals.submit', { place: 'b' }).ok).toBe(true)
  })
  it('comes too late when the scheme ended meanwhile', () => {
    const life = aLifeIn('draft', { ...PLANS.shenzhen, day: '2018-09-16' })
    life.waitUntil(startOf('2018-09-17'))
    expect(life.refused(WANG, 'proposals.submit', {})).toMatchObject({ code: 'scheme-expired' })
  })
  it('what was handed in before the end is carried to its end', () => {
    expect(aLifeIn('closed', { ...PLANS.shenzhen, day: '2018-09-15' }).project.stage).toBe('closed')
  })
})

describe('a proposal that was handed in', () => {
  const risky = () => {
    const life = aLifeIn('draft')
    life.does(WANG, 'proposals.submit', {}, { facts: { contentRisky: true } })
    return life
  }
  it('goes on by itself when the text passed the check, and from then on is public', () => {
    const life = aLifeIn('proposed')
    expect(isPublic(life.project)).toBe(false)
    expect(life.does(null, 'proposals.receive', {}).decision.event).toMatchObject({ transition: 'T02', to: 'triage', passed: ['organiserReview'], told: { title: 'A ramp', where: 'Gate 3' }, by: { person: 'system', role: 'system' } })
    expect(isPublic(life.project)).toBe(true)
  })
  it('waits for a person when it did not', () => {
    const life = risky()
    expect(life.refused(null, 'proposals.receive', {})).toMatchObject({ code: 'content-not-allowed' })
    life.does(STAFF, 'proposals.receive', {})
    expect(life.project).toMatchObject({ stage: 'triage', contentChecked: true })
  })
  it('goes to the organisers where the scheme has them', () => {
    const life = aLifeIn('proposed', PLANS.panlong)
    expect(life.does(null, 'proposals.receive', {}).decision.event).toMatchObject({ to: 'organiserReview', passed: [] })
    expect(life.project.deadlines).toMatchObject([{ kind: 'organiserReview' }])
  })
  it('nobody read and its author took back never becomes public', () => {
    const [draft, unread, read] = [aLifeIn('draft'), risky(), aLifeIn('triage')]
    for (const life of [draft, unread, read]) life.does(WANG, 'proposals.withdraw', words)
    expect([draft, unread, read].map((life) => isPublic(life.project))).toEqual([false, false, true])
  })
})

describe('the organiser', () => {
  const here = () => aLifeIn('organiserReview', PLANS.panlong)
  it('vouches for fact and common interest', () => {
    expect(here().does(HEAD, 'proposals.vouch', words).decision.event).toMatchObject({ transition: 'T03a', to: 'triage', told: { opinion: 'Because' }, by: { role: 'buildingHead' } })
  })
  it('sends back what is not so, publicly with the reason', () => {
    const life = here()
    expect(life.does(HEAD, 'proposals.sendBack', words).decision.event).toMatchObject({ transition: 'T03b', to: 'rejected', told: { reason: 'notFactual', text: 'Because' } })
    expect(life.project.rejection).toEqual({ reason: 'notFactual', text: 'Because', stage: 'organiserReview' })
  })
  it('is not the proposer, even when he holds the office', () => {
    for (const command of ['proposals.vouch', 'proposals.sendBack'] as const) {
      expect(here().refused(WANG, command, words, { roles: ['tenHouseholdHead'] })).toMatchObject({ code: 'proposer-may-not-decide', duty: 'SoD-1' })
      expect(here().refused(STAFF, command, words)).toMatchObject({ code: 'not-your-role' })
    }
  })
})

describe('withdrawing', () => {
  it.each(['draft', 'proposed', 'triage', 'consultation', 'councilScheduled'] as const)('is the proposer’s right in %s', (stage) => {
    const life = aLifeIn(stage)
    expect(life.does(WANG, 'proposals.withdraw', words).decision.event).toMatchObject({ transition: 'T36a', to: 'withdrawn', told: { reason: 'Because' } })
    expect(life.project.deadlines).toEqual([])
  })
  it.each(['organiserReview', 'consentCollecting', 'residentPoll'] as const)('is the proposer’s right in %s', (stage) => {
    expect(aLifeIn(stage, PLANS.panlong).does(WANG, 'proposals.withdraw', words).decision.project.stage).toBe('withdrawn')
  })
  it('ends with the sitting, and is nobody else’s', () => {
    for (const stage of ['councilSession', 'resolved', 'approvingStreet', 'funding'] as const) expect(aLifeIn(stage).refused(WANG, 'proposals.withdraw', words)).toMatchObject({ code: 'not-at-this-stage' })
    expect(aLifeIn('triage').refused(STAFF, 'proposals.withdraw', words)).toMatchObject({ code: 'not-your-role' })
  })
  it('voids what was promised and owes back what was received; things given in kind stay as they are', () => {
    const life = aLifeIn('councilScheduled', PLANS.luohu)
    life.does(SPONSOR, 'funds.pledge', { source: 'sponsorship', fen: 500 })
    life.does(STAFF2, 'funds.receive', { pledge: life.project.pledges[0]?.id ?? '', reference: 'R' })
    life.does(WANG, 'proposals.withdraw', words)
    expect(life.project.pledges.map((p) => [p.source, p.state])).toEqual([['residentContribution', 'refundDue'], ['inKind', 'void'], ['sponsorship', 'void']])
  })
})

describe('an appeal', () => {
  const rejected = () => {
    const life = aLifeIn('triage')
    life.does(STAFF, 'proposals.reject', { reason: 'privateBenefit', text: 'One house only' })
    life.does(STAFF2, 'proposals.confirmReject', {})
    return life
  }
  it('brings it back to be sorted anew', () => {
    const life = rejected()
    expect(life.does(WANG, 'proposals.appeal', words).decision.event).toMatchObject({ transition: 'T03c', from: 'rejected', to: 'triage', told: { text: 'Because' } })
    expect(life.project).toMatchObject({ appealed: true, rejection: null, pending: null })
    expect(life.project.deadlines).toMatchObject([{ kind: 'triage' }])
  })
  it('is heard once, and only the proposer’s', () => {
    const life = rejected()
    expect(life.refused(FRIEND, 'proposals.appeal', words)).toMatchObject({ code: 'not-your-role' })
    life.does(WANG, 'proposals.appeal', words)
    life.does(STAFF3, 'proposals.reject', { reason: 'privateBenefit', text: 'Still' })
    life.does(STAFF4, 'proposals.confirmReject', {})
    expect(life.refused(WANG, 'proposals.appeal', words)).toMatchObject({ code: 'already-appealed' })
  })
  it('is heard by persons who had no part in the rejection, whatever they would answer', () => {
    const life = rejected()
    life.does(WANG, 'proposals.appeal', words)
    for (const decider of [STAFF, STAFF2]) {
      expect(life.refused(decider, 'proposals.accept', sorted(PLANS.luohu))).toMatchObject({ code: 'decider-may-not-answer' })
      expect(life.refused(decider, 'proposals.reject', { reason: 'privateBenefit', text: 'Still' })).toMatchObject({ code: 'decider-may-not-answer' })
      expect(life.refused(decider, 'proposals.selfGovern', words)).toMatchObject({ code: 'decider-may-not-answer' })
      expect(life.refused(decider, 'proposals.transfer', { department: 'Roads', ...words })).toMatchObject({ code: 'decider-may-not-answer' })
    }
    life.does(STAFF3, 'proposals.reject', { reason: 'privateBenefit', text: 'Still' })
    expect(life.refused(STAFF2, 'proposals.confirmReject', {})).toMatchObject({ code: 'decider-may-not-answer' })
    expect(life.refused(STAFF3, 'proposals.confirmReject', {})).toMatchObject({ code: 'second-person-needed' })
    // What was proposed only now binds nobody: the one who heard it may still think again.
    expect(life.tries(STAFF3, 'proposals.accept', sorted(PLANS.luohu)).ok).toBe(true)
  })
  it('of a refused approval starts from a new estimate, new minutes and a new sitting', () => {
    const life = aLifeIn('approvingStreet')
    life.does(APPROVER, 'approvals.reject', { reason: 'notCommonNeed', text: 'No' })
    expect(life.project.rejection).toMatchObject({ stage: 'approvingStreet' })
    life.does(WANG, 'proposals.appeal', words)
    expect(life.project).toMatchObject({ sitting: null, sittings: 1 })
    life.does(STAFF, 'proposals.accept', { ...sorted(PLANS.luohu), estimate: 900 })
    expect(life.project).toMatchObject({ stage: 'consultation', cost: 900 })
    expect(life.refused(STAFF, 'councils.schedule', { on: '2030-01-01', venue: 'Hall' }, { facts: seated(['x']) })).toMatchObject({ code: 'minutes-needed' })
  })
})

describe('sorting', () => {
  const here = (plan: Plan = PLANS.luohu) => aLifeIn('triage', plan)
  const no = (plan: Plan, more: object, who = STAFF) => here(plan).refused(who, 'proposals.accept', { ...sorted(plan), ...more }, { facts: { roll: ROLL } })
  it('names type, category and estimate, and says which stages were passed', () => {
    const { event } = here().does(STAFF, 'proposals.accept', sorted(PLANS.luohu)).decision
    expect(event).toMatchObject({ transition: 'T08', to: 'consultation', passed: ['consentCollecting', 'residentPoll'], told: { type: 'service', category: 'care', estimate: 20_000_000 }, because: [{ rule: 'cap', figures: { cap: 20_000_000, estimate: 20_000_000, fund: 20_000_000 }, result: 'within' }, { rule: 'levels', figures: { cost: 20_000_000 }, result: 'to-street' }, { rule: 'exclusion', figures: { reason: 'thirdPartyDuty' }, result: 'clear' }, { rule: 'exclusion', figures: { reason: 'duplicatesGovernmentProject' }, result: 'clear' }, { rule: 'eligibility', figures: { tests: 4 }, result: 'met' }] })
  })
  it('asks for a type and a category of the scheme', () => {
    expect(no(PLANS.luohu, { type: 'goods' })).toMatchObject({ code: 'unknown-type', about: 'goods' })
    expect(no(PLANS.luohu, { category: 'volunteering' })).toMatchObject({ code: 'unknown-category', about: 'volunteering' })
  })
  it('leaves a level-1 problem to the residents', () => {
    expect(no(PLANS.luohu, { level: 1 })).toMatchObject({ code: 'self-governance-first' })
  })
  it('takes the figure of a cap itself, and not one fen more where the cap is hard', () => {
    expect(here(PLANS.futian).tries(STAFF, 'proposals.accept', { ...sorted(PLANS.futian), estimate: 40_000_000 }).ok).toBe(true)
    expect(no(PLANS.futian, { estimate: 40_000_001, justification: 'Needed' })).toMatchObject({ code: 'over-cap', figures: { cap: 40_000_000, estimate: 40_000_001 } })
  })
  it('asks why where the cap holds in principle', () => {
    expect(no(PLANS.luohu, { estimate: 20_000_001 })).toMatchObject({ code: 'needs-justification' })
    expect(here().tries(STAFF, 'proposals.accept', { ...sorted(PLANS.luohu), estimate: 20_000_001, justification: 'Two buildings' }).ok).toBe(true)
  })
  it('asks for the owners’ decision where the law does', () => {
    expect(no(PLANS.luohu, { needsOwnersDecision: true })).toMatchObject({ code: 'owners-decision-needed', clause: '民法典 §278' })
    expect(here().tries(STAFF, 'proposals.accept', { ...sorted(PLANS.luohu), needsOwnersDecision: true, ownersDecision: 'paper' }).ok).toBe(true)
  })
  it('is not the proposer’s, though he be on the staff', () => {
    expect(here().refused(WANG, 'proposals.accept', sorted(PLANS.luohu), { roles: ['committeeStaff'] })).toMatchObject({ code: 'proposer-may-not-decide', duty: 'SoD-1' })
  })
  it('does not stand in the way of approving later: one person may hold both offices', () => {
    const life = aLifeIn('approvingStreet')
    expect(life.tries(STAFF, 'approvals.approve', words, { roles: ['streetApprover'] }).ok).toBe(true)
  })
})

describe('a level-1 problem', () => {
  const here = () => {
    const life = aLifeIn('triage')
    life.does(STAFF, 'proposals.selfGovern', words)
    return life
  }
  it('is given to the residents', () => {
    expect(here().told.at(-1)?.decision.event).toMatchObject({ transition: 'T04', to: 'selfGovernance', told: { text: 'Because' } })
  })
  it('is solved by them', () => {
    expect(here().does(HEAD, 'proposals.selfResolve', words).decision.event).toMatchObject({ transition: 'T41a', to: 'selfResolved' })
    expect(here().refused(STRANGER, 'proposals.selfResolve', words)).toMatchObject({ code: 'not-your-role' })
  })
  it('comes back with evidence of the attempt, not without', () => {
    expect(here().refused(TEAM, 'proposals.escalate', { ...words, evidence: [] })).toMatchObject({ code: 'attempt-evidence-needed' })
    expect(here().does(TEAM, 'proposals.escalate', { ...words, evidence: ['photo'] }).decision.event).toMatchObject({ transition: 'T41b', to: 'triage', photos: ['photo'] })
  })
})

describe('two persons', () => {
  it('transfer: the committee names the department, the street confirms', () => {
    const life = aLifeIn('triage')
    expect(life.refused(CLERK, 'proposals.confirmTransfer', words)).toMatchObject({ code: 'transfer-not-proposed' })
    expect(life.does(STAFF, 'proposals.transfer', { department: 'Water', ...words }).decision.event).toMatchObject({ transition: 'T05a', to: 'triage' })
    expect(life.project.pending).toMatchObject({ kind: 'transfer', by: STAFF })
    expect(life.refused(STAFF, 'proposals.confirmTransfer', words, { roles: ['streetClerk'] })).toMatchObject({ code: 'second-person-needed', duty: 'SoD-1' })
    expect(life.refused(WANG, 'proposals.confirmTransfer', words, { roles: ['streetClerk'] })).toMatchObject({ code: 'proposer-may-not-decide', duty: 'SoD-1' })
    expect(life.does(CLERK, 'proposals.confirmTransfer', words).decision.event).toMatchObject({ transition: 'T05b', to: 'transferred', told: { department: 'Water' } })
    expect(life.project).toMatchObject({ transferredTo: 'Water', pending: null })
  })
  it('reject: one proposes with a reason, another confirms, and it stays public with both', () => {
    const life = aLifeIn('triage')
    expect(life.refused(STAFF2, 'proposals.confirmReject', {})).toMatchObject({ code: 'rejection-not-proposed' })
    expect(life.does(STAFF, 'proposals.reject', { reason: 'thirdPartyDuty', text: 'The property company’s' }).decision.event).toMatchObject({ transition: 'T07a', to: 'triage', told: {} })
    expect(life.refused(STAFF, 'proposals.confirmReject', {})).toMatchObject({ code: 'second-person-needed' })
    expect(life.does(STAFF2, 'proposals.confirmReject', {}).decision.event).toMatchObject({ transition: 'T07b', to: 'rejected', told: { reason: 'thirdPartyDuty', text: 'The property company’s' } })
    expect(isPublic(life.project)).toBe(true)
  })
  it('neither of them the proposer', () => {
    const life = aLifeIn('triage')
    expect(life.refused(WANG, 'proposals.reject', { reason: 'overCap', text: 'x' }, { roles: ['committeeStaff'] })).toMatchObject({ code: 'proposer-may-not-decide' })
    life.does(STAFF, 'proposals.reject', { reason: 'overCap', text: 'x' })
    expect(life.refused(WANG, 'proposals.confirmReject', {}, { roles: ['committeeStaff'] })).toMatchObject({ code: 'proposer-may-not-decide' })
  })
  it('a proposed rejection falls when the proposal is accepted after all', () => {
    const life = aLifeIn('triage')
    life.does(STAFF, 'proposals.reject', { reason: 'overCap', text: 'x' })
    life.does(STAFF2, 'proposals.accept', sorted(PLANS.luohu))
    expect(life.project.pending).toBeNull()
  })
})

describe('merging', () => {
  const merge = (life: Life, into: string, stage: Stage | null, community = 'c') => life.tries(STAFF, 'proposals.merge', { into, ...words }, { facts: { other: stage === null ? null : aProject({ id: into, code: 'OTHER', stage, community }) } })
  it('joins it to another that goes on', () => {
    expect(merge(aLifeIn('triage'), 'p2', 'consultation')).toMatchObject({ ok: true, value: { decision: { event: { transition: 'T06', to: 'merged', told: { into: 'OTHER' } }, project: { mergedInto: 'p2' } } } })
  })
  it('never with itself, an unknown one, or one of another community', () => {
    expect(merge(aLifeIn('triage'), 'p1', 'triage')).toMatchObject({ refusal: { code: 'same-project' } })
    expect(merge(aLifeIn('triage'), 'p2', null)).toMatchObject({ refusal: { code: 'unknown-record' } })
    expect(merge(aLifeIn('triage'), 'p2', 'triage', 'elsewhere')).toMatchObject({ refusal: { code: 'unknown-record' } })
  })
  it('never into one that has ended, nor into a draft that is nobody’s business', () => {
    for (const stage of ['merged', 'rejected', 'withdrawn', 'closed'] as const) expect(merge(aLifeIn('triage'), 'p2', stage)).toMatchObject({ refusal: { code: 'not-at-this-stage', about: stage } })
    expect(merge(aLifeIn('triage'), 'p2', 'draft')).toMatchObject({ refusal: { code: 'unknown-record' } })
  })
  it('is not the proposer’s to do', () => {
    expect(aLifeIn('triage').refused(WANG, 'proposals.merge', { into: 'p2', ...words }, { roles: ['committeeStaff'] })).toMatchObject({ code: 'proposer-may-not-decide' })
  })
})
