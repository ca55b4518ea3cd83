import type { Vote } from '../../contracts/vocabulary'
import { addDays, dayOf, startOf } from '../../domain/calendar'
import { countVotes } from '../../domain/councils/rules'
import { actionsFor, atDeskOf, expectedOf } from '../../domain/projects/actions'
import { decide } from '../../domain/projects/decide'
import type { Life } from './life'
import { aLifeIn, ballotsOf, castVotes, closeSitting, openSitting, PLANS, schedule, seated, sign, type Plan } from './lives'
import { APPROVER, CLERK, COUNCIL, FACILITATOR, FRIEND, LEADER, REPS, STAFF, SUPERVISOR, TEAM, WANG } from './town'

const minutes = { minutes: 'All agreed', participants: ['A', 'B'], estimate: 5_000_000 }
const seats = (n: number) => Array.from({ length: n }, (_, i) => COUNCIL[i] ?? `PERSON-extra${i}`)
/** A called sitting of so many members on its day. */
const called = (members: readonly string[], plan: Plan = PLANS.shenzhen): Life => {
  const life = aLifeIn('consultation', plan)
  life.does(CLERK, 'councils.consult', { ...minutes, partyStudy: true }, { roles: ['committeeStaff'] })
  life.does(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated(members) })
  life.waitUntil(startOf(life.project.sitting?.on ?? ''))
  return life
}
const inSession = (present: number, members = 16): Life => {
  const life = called(seats(members))
  life.does(FACILITATOR, 'councils.open', { present: seats(members).slice(0, present) })
  return life
}
const votesAs = (votes: readonly Vote[]): Life => {
  const life = called(seats(votes.length))
  life.does(FACILITATOR, 'councils.open', { present: seats(votes.length) })
  seats(votes.length).forEach((person, i) => {
    life.does(person, 'councils.vote', { vote: votes[i] ?? 'abstain' }, { roles: ['councilMember'] })
    life.votes.set(person, votes[i] ?? 'abstain')
  })
  return life
}

describe('a consultation', () => {
  it('records minutes and an estimate, and tells how many took part', () => {
    const life = aLifeIn('consultation')
    expect(life.does(CLERK, 'councils.consult', minutes).decision.event).toMatchObject({ transition: 'T11a', to: 'consultation', told: { minutes: 'All agreed', participants: 2, estimate: 5_000_000 } })
    expect(life.project.consultations).toHaveLength(1)
  })
  it('is convened by whom the scheme names', () => {
    expect(aLifeIn('consultation').refused(STAFF, 'councils.consult', minutes)).toMatchObject({ code: 'not-your-role' })
    expect(aLifeIn('consultation', PLANS.panlong).tries(TEAM, 'councils.consult', minutes).ok).toBe(true)
    expect(aLifeIn('consultation', PLANS.panlong).refused(CLERK, 'councils.consult', minutes)).toMatchObject({ code: 'not-your-role' })
  })
})

describe('calling a sitting', () => {
  const facts = seated(COUNCIL)
  const consulted = () => {
    const life = aLifeIn('consultation')
    life.does(CLERK, 'councils.consult', minutes)
    return life
  }
  it('freezes its members and rules', () => {
    const life = consulted()
    const on = addDays(dayOf(life.now), 3)
    expect(life.does(STAFF, 'councils.schedule', { on, venue: 'Hall' }, { facts }).decision.event).toMatchObject({ transition: 'T11b', to: 'councilScheduled', told: { on, venue: 'Hall', members: 16 } })
    expect(life.project).toMatchObject({ sittings: 1, sitting: { round: 1, body: 'council', members: COUNCIL, quorum: { numerator: 2, denominator: 3, strict: true }, openedAt: null } })
  })
  it('needs minutes', () => {
    expect(aLifeIn('consultation').refused(STAFF, 'councils.schedule', { on: '2030-01-01', venue: 'Hall' }, { facts })).toMatchObject({ code: 'minutes-needed' })
  })
  it('needs three days’ notice, not two', () => {
    const life = consulted()
    expect(life.refused(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 2), venue: 'Hall' }, { facts })).toMatchObject({ code: 'notice-too-short', figures: { earliest: addDays(dayOf(life.now), 3) } })
  })
  it('needs members', () => {
    expect(consulted().refused(STAFF, 'councils.schedule', { on: '2030-01-01', venue: 'Hall' })).toMatchObject({ code: 'composition-not-met' })
  })
  it('is not for a scheme whose route has no sitting there', () => {
    const life = aLifeIn('consultation', PLANS.liuzhou)
    life.does(STAFF, 'councils.consult', minutes)
    expect(life.refused(STAFF, 'councils.schedule', { on: '2030-01-01', venue: 'Hall' }, { facts })).toMatchObject({ code: 'not-at-this-stage', about: 'approvingCommunity' })
  })
  it('put off before it opened keeps its round; no round is used up by a changed date', () => {
    const life = called(COUNCIL)
    for (let n = 0; n < 5; n += 1) life.does(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 4), venue: 'Other hall' }, { facts })
    expect(life.project).toMatchObject({ stage: 'councilScheduled', sittings: 1, sitting: { round: 1, place: 'Other hall' } })
  })
  it('cannot happen while one is open', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    schedule(life)
    openSitting(life)
    expect(life.refused(STAFF, 'councils.schedule', { on: '2030-01-01', venue: 'Hall' }, { facts })).toMatchObject({ code: 'sitting-already-open' })
  })
})

describe('opening', () => {
  it('waits for its day', () => {
    const life = aLifeIn('councilScheduled')
    life.waitUntil(startOf(life.project.sitting?.on ?? '') - 1)
    expect(life.refused(FACILITATOR, 'councils.open', { present: COUNCIL })).toMatchObject({ code: 'notice-too-short' })
    life.waitUntil(startOf(life.project.sitting?.on ?? ''))
    expect(life.does(FACILITATOR, 'councils.open', { present: COUNCIL.slice(2) }).decision.event).toMatchObject({ transition: 'T12', to: 'councilSession', told: { members: 16, present: 14 }, because: [{ rule: 'quorum', figures: { needed: 11 } }] })
  })
  it('needs more than two thirds: ten of fifteen are not enough, eleven are', () => {
    const life = called(seats(15))
    expect(life.refused(FACILITATOR, 'councils.open', { present: seats(15).slice(0, 10) })).toMatchObject({ code: 'no-quorum', figures: { members: 15, present: 10, needed: 11 } })
    expect(life.tries(FACILITATOR, 'councils.open', { present: seats(15).slice(0, 11) }).ok).toBe(true)
  })
  it('at least two thirds where the law says so: ten of fifteen are enough from 2026 on', () => {
    const [before, after] = (['2025-06-02', '2026-06-01'] as const).map((day) => aLifeIn('approvingCommunity', { ...PLANS.liuzhou, day }))
    for (const [life, present, ok] of [[before, 8, true], [before, 7, false], [after, 10, true], [after, 9, false]] as const) {
      const one = life?.fork()
      one?.does(STAFF, 'councils.schedule', { on: addDays(dayOf(one.now), 3), venue: 'Hall' }, { facts: seated(REPS.slice(0, 15)) })
      one?.waitUntil(startOf(one.project.sitting?.on ?? ''))
      expect(one?.tries(FACILITATOR, 'councils.open', { present: REPS.slice(0, present) })).toMatchObject({ ok })
    }
  })
  it('counts nobody twice and no stranger', () => {
    const life = called(seats(15))
    expect(life.refused(FACILITATOR, 'councils.open', { present: [...seats(10), ...seats(10)] })).toMatchObject({ code: 'no-quorum', figures: { present: 10 } })
    expect(life.refused(FACILITATOR, 'councils.open', { present: [...seats(12), FRIEND] })).toMatchObject({ code: 'not-a-member', about: FRIEND })
  })
  it('is for the facilitator, once', () => {
    expect(called(COUNCIL).refused(STAFF, 'councils.open', { present: COUNCIL })).toMatchObject({ code: 'not-your-role' })
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    expect(life.refused(FACILITATOR, 'councils.open', { present: [] })).toMatchObject({ code: 'sitting-not-open' })
    schedule(life)
    openSitting(life)
    expect(life.refused(FACILITATOR, 'councils.open', { present: REPS })).toMatchObject({ code: 'sitting-already-open' })
  })
  it('the Party group has studied it before, where the law asks for that: from 2026 on', () => {
    for (const [day, refused] of [['2025-06-02', null], ['2026-06-01', 'party-study-needed']] as const) {
      const life = aLifeIn('consultation', { ...PLANS.liuzhou, day })
      life.does(STAFF, 'councils.consult', { ...minutes, estimate: 100, partyStudy: false })
      life.does(STAFF, 'approvals.request', {})
      schedule(life)
      life.waitUntil(startOf(life.project.sitting?.on ?? ''))
      const answer = life.tries(FACILITATOR, 'councils.open', { present: REPS })
      expect(answer.ok ? null : answer.refusal.code).toBe(refused)
    }
  })
})

describe('the Party group’s study', () => {
  it('once done, stands for every later consultation of the same matter', () => {
    const life = aLifeIn('consultation', { ...PLANS.liuzhou, day: '2026-06-01' })
    for (const partyStudy of [true, false]) life.does(STAFF, 'councils.consult', { ...minutes, estimate: 100, partyStudy })
    life.does(STAFF, 'approvals.request', {})
    schedule(life)
    life.waitUntil(startOf(life.project.sitting?.on ?? ''))
    expect(life.tries(FACILITATOR, 'councils.open', { present: REPS }).ok).toBe(true)
  })
})

describe('in session', () => {
  it('who has an interest leaves the count of this item', () => {
    const life = inSession(14)
    expect(life.does(COUNCIL[0] ?? '', 'councils.recuse', { text: 'My shop' }).decision.event).toMatchObject({ transition: 'T13r', to: 'councilSession', told: {} })
    expect(life.refused(COUNCIL[0] ?? '', 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'recused' })
    expect(life.refused(COUNCIL[0] ?? '', 'councils.recuse', { text: 'Again' })).toMatchObject({ code: 'recused' })
    expect(life.refused(COUNCIL[15] ?? '', 'councils.recuse', { text: 'Absent' })).toMatchObject({ code: 'not-present' })
  })
  it('only the facilitator recuses somebody else', () => {
    const life = inSession(14)
    expect(life.refused(COUNCIL[0] ?? '', 'councils.recuse', { person: COUNCIL[1] ?? '', text: 'His shop' })).toMatchObject({ code: 'not-your-role' })
    expect(life.tries(FACILITATOR, 'councils.recuse', { person: COUNCIL[1] ?? '', text: 'His shop' }).ok).toBe(true)
  })
  it('who goes home before voting is no longer present; who has voted stays', () => {
    const life = inSession(14)
    expect(life.does(FACILITATOR, 'councils.leave', { person: COUNCIL[0] ?? '' }).decision.event).toMatchObject({ transition: 'T13l', told: {} })
    expect(life.refused(COUNCIL[0] ?? '', 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'not-present' })
    expect(life.refused(FACILITATOR, 'councils.leave', { person: COUNCIL[0] ?? '' })).toMatchObject({ code: 'not-present' })
    life.does(COUNCIL[1] ?? '', 'councils.vote', { vote: 'for' })
    expect(life.refused(FACILITATOR, 'councils.leave', { person: COUNCIL[1] ?? '' })).toMatchObject({ code: 'already-voted' })
    expect(life.refused(COUNCIL[1] ?? '', 'councils.recuse', { text: 'Late' })).toMatchObject({ code: 'already-voted' })
  })
  it('everyone on the roll votes once; how is not in the record', () => {
    const life = inSession(14)
    const { event } = life.does(COUNCIL[0] ?? '', 'councils.vote', { vote: 'against' }).decision
    expect(event).toMatchObject({ transition: 'T13v', told: {}, data: { person: COUNCIL[0] } })
    expect(JSON.stringify(event)).not.toContain('against')
    expect(life.refused(COUNCIL[0] ?? '', 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'already-voted' })
    expect(life.refused(COUNCIL[15] ?? '', 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'not-present' })
  })
  it('a ballot is one’s own: nobody votes for another', () => {
    const life = inSession(14)
    expect(life.refused(COUNCIL[0] ?? '', 'councils.vote', { vote: 'for', person: COUNCIL[15] } as never)).toMatchObject({ code: 'malformed' })
    expect(life.refused(FACILITATOR, 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'not-your-role' })
  })
  it('an office is no seat: the facilitator and the staff vote only if seated', () => {
    const life = inSession(14)
    expect(life.refused(FACILITATOR, 'councils.vote', { vote: 'for' }, { roles: ['councilMember'] })).toMatchObject({ code: 'not-a-member' })
    expect(life.refused(STAFF, 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'not-a-member' })
    const seated = called([FACILITATOR, ...seats(2)])
    seated.does(FACILITATOR, 'councils.open', { present: [FACILITATOR, ...seats(2)] })
    expect(seated.tries(FACILITATOR, 'councils.vote', { vote: 'for' }, { roles: ['councilMember'] }).ok).toBe(true)
  })
  it('is on nobody’s desk who is not seated: neither vote nor recusal', () => {
    const life = inSession(14)
    expect(life.refused(STAFF, 'councils.recuse', { text: 'x' })).toMatchObject({ code: 'not-a-member' })
    expect(actionsFor(life.scene(STAFF)).filter((a) => a.operation === 'councils.vote' || a.operation === 'councils.recuse')).toEqual([])
    expect(atDeskOf(life.scene(STAFF))).toEqual([])
    expect(atDeskOf(life.scene(COUNCIL[0] ?? ''))).toEqual(['councils.vote'])
    expect(expectedOf(life.scene(COUNCIL[0] ?? ''))).toEqual(['councils.vote'])
    expect(expectedOf(life.scene(COUNCIL[15] ?? ''))).toEqual([])
  })
  it('the staff of the committee belong to the representatives’ meeting and vote there', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    life.does(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated([STAFF, ...REPS.slice(0, 2)]) })
    openSitting(life, 0)
    castVotes(life, () => 'for')
    expect(closeSitting(life).decision.event).toMatchObject({ transition: 'T17', to: 'determined' })
  })
  it('nobody votes when too few are left', () => {
    const life = inSession(11, 16)
    life.does(FACILITATOR, 'councils.leave', { person: COUNCIL[0] ?? '' })
    expect(life.refused(COUNCIL[1] ?? '', 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'no-quorum', figures: { present: 10, needed: 11 } })
    expect(life.refused(FACILITATOR, 'councils.close', {}, { facts: ballotsOf(life) })).toMatchObject({ code: 'votes-outstanding' })
  })
  it('nothing of it can be done before it opens', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    schedule(life)
    expect(life.refused(REPS[0] ?? '', 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'sitting-not-open' })
    expect(life.refused(REPS[0] ?? '', 'councils.recuse', { text: 'x' })).toMatchObject({ code: 'sitting-not-open' })
    for (const [command, said] of [['councils.leave', { person: 'x' }], ['councils.close', {}], ['councils.defer', { text: 'x' }]] as const) expect(life.refused(FACILITATOR, command, said as never)).toMatchObject({ code: 'sitting-not-open' })
  })
})

describe('closing a sitting', () => {
  const result = (votes: readonly Vote[]) => closeSitting(votesAs(votes)).decision
  it('tells how many, never who, and goes on when more than half of those present were for it', () => {
    const { event, project } = result(['for', 'for', 'against', 'abstain', 'for'])
    expect(event).toMatchObject({ transition: 'T13', to: 'resolved', told: { members: 5, present: 5, recused: 0, for: 3, against: 1, abstain: 1, carried: 'yes' }, because: [{ rule: 'majority', figures: { present: 5, for: 3, needed: 3 } }] })
    expect(project.sitting?.result).toMatchObject({ passed: true, for: 3 })
    expect(project.approvals).toEqual([])
  })
  it('a tie is not passed, nor is exactly half with abstentions', () => {
    for (const votes of [['for', 'against', 'for', 'against'], ['for', 'for', 'abstain', 'abstain']] as const) {
      const { event, project } = result(votes)
      expect(event).toMatchObject({ to: 'rejected', told: { carried: 'no' } })
      expect(project.rejection).toMatchObject({ reason: 'notPassed', stage: 'councilSession' })
    }
  })
  it('waits for everyone present who has no interest', () => {
    const life = inSession(14)
    expect(life.refused(FACILITATOR, 'councils.close', {}, { facts: ballotsOf(life) })).toMatchObject({ code: 'votes-outstanding', figures: { outstanding: 14 } })
    life.does(COUNCIL[0] ?? '', 'councils.recuse', { text: 'My shop' })
    castVotes(life)
    expect(life.refused(STAFF, 'councils.close', {}, { facts: ballotsOf(life) })).toMatchObject({ code: 'not-your-role' })
    expect(closeSitting(life).decision.event.told).toMatchObject({ members: 16, present: 13, recused: 1 })
  })
  it('waits for every ballot that was cast', () => {
    const life = votesAs(['for', 'for', 'for'])
    expect(life.refused(FACILITATOR, 'councils.close', {})).toMatchObject({ code: 'votes-outstanding' })
    expect(life.refused(FACILITATOR, 'councils.close', {}, { facts: { councilVotes: ballotsOf(life).councilVotes.slice(1), ballotsHash: 'h' } })).toMatchObject({ code: 'votes-outstanding' })
  })
  it('counts the recused neither for nor as present', () => {
    const sitting = { ...called(seats(4)).project.sitting, present: seats(4), recused: [{ person: COUNCIL[0] ?? '', reason: '' }] } as never
    const ballots = seats(4).slice(1).map((voter, i) => ({ _id: voter, matter: 'm', voter, vote: i < 2 ? ('for' as const) : ('against' as const), at: 0 }))
    expect(countVotes(sitting, ballots, 'h')).toMatchObject({ members: 4, present: 3, recused: 1, for: 2, passed: true })
  })
  it('of the representatives’ meeting is the approval: the fund is reserved in the same write', () => {
    const life = aLifeIn('determined', PLANS.liuzhou)
    const closed = life.told.findLast((t) => t.command === 'councils.close')?.decision
    expect(closed).toMatchObject({ event: { transition: 'T17', from: 'approvingCommunity', to: 'determined', told: { fund: 1_000_000, cost: 2_100_000 } }, fund: [{ kind: 'reserve', fen: 1_000_000 }] })
    expect(life.project).toMatchObject({ approvedFundFen: 1_000_000, cost: 2_100_000, approvals: [{ level: 'community', by: FACILITATOR }] })
    expect(life.account.reserved).toBe(1_000_000)
  })
  it('of the representatives’ meeting asks nothing of the fund where others give it all', () => {
    const closed = aLifeIn('determined', { ...PLANS.liuzhou, sponsored: 2_100_000 }).told.findLast((t) => t.command === 'councils.close')
    expect(closed?.decision).toMatchObject({ fund: [], project: { approvedFundFen: 0, cost: 2_100_000 } })
  })
  it('of the representatives’ meeting does not happen when the fund has too little', () => {
    const life = aLifeIn('approvingCommunity', { ...PLANS.liuzhou, fund: 999_999 })
    schedule(life)
    openSitting(life)
    castVotes(life)
    expect(life.refused(FACILITATOR, 'councils.close', {}, { facts: ballotsOf(life) })).toMatchObject({ code: 'insufficient-fund', figures: { available: 999_999, wanted: 1_000_000 } })
    expect(life.project.stage).toBe('approvingCommunity')
  })
  it('of the representatives’ meeting decides no more than an officer could: not above a hard cap', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    schedule(life)
    openSitting(life)
    castVotes(life)
    const scene = life.scene(FACILITATOR, { facts: ballotsOf(life) })
    const capped = (capFen: number) => ({ ...scene.policy, values: { ...scene.policy.values, types: { value: [{ type: 'engineering' as const, label: '', capFen, capMode: 'hard' as const }], clause: 'x', tag: 'assumption' as const, since: '' } } })
    expect(decide({ ...scene, policy: capped(2_100_000) }, 'councils.close', {}).ok).toBe(true)
    expect(decide({ ...scene, policy: capped(2_099_999) }, 'councils.close', {})).toMatchObject({ refusal: { code: 'over-cap', figures: { cap: 2_099_999, cost: 2_100_000 } } })
  })
  it('a meeting that turns it down reserves nothing', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    schedule(life)
    openSitting(life)
    castVotes(life, () => 'against')
    expect(closeSitting(life).decision).toMatchObject({ event: { to: 'rejected' }, fund: [], project: { approvedFundFen: 0, approvals: [] } })
  })
})

describe('deferring', () => {
  const round = (life: Life) => {
    life.does(CLERK, 'councils.consult', minutes)
    schedule(life)
    openSitting(life)
  }
  it('sends it back to be talked over again: new minutes, a new round, no old ballot', () => {
    const life = inSession(14)
    life.does(COUNCIL[0] ?? '', 'councils.vote', { vote: 'for' })
    expect(life.does(FACILITATOR, 'councils.defer', { text: 'Too dear' }).decision.event).toMatchObject({ transition: 'T14', to: 'consultation', told: { text: 'Too dear' } })
    expect(life.refused(STAFF, 'councils.schedule', { on: '2030-01-01', venue: 'Hall' }, { facts: seated(COUNCIL) })).toMatchObject({ code: 'minutes-needed' })
    round(life)
    expect(life.project.sitting).toMatchObject({ round: 2, voted: [], signatures: [] })
    expect(life.tries(COUNCIL[1] ?? '', 'councils.vote', { vote: 'for' }).ok).toBe(true)
  })
  it('ends with the last round, which has to decide', () => {
    const life = inSession(14)
    for (let n = 0; n < 2; n += 1) {
      life.does(FACILITATOR, 'councils.defer', { text: 'Again' })
      round(life)
    }
    expect(life.project.sitting?.round).toBe(3)
    expect(life.refused(FACILITATOR, 'councils.defer', { text: 'Again' })).toMatchObject({ code: 'rounds-exhausted' })
  })
  it('stays open to the last round when too few are left to decide anything', () => {
    const life = inSession(14)
    for (let n = 0; n < 2; n += 1) {
      life.does(FACILITATOR, 'councils.defer', { text: 'Again' })
      round(life)
    }
    const present = life.project.sitting?.present ?? []
    present.slice(0, 5).forEach((person) => life.does(FACILITATOR, 'councils.leave', { person }))
    expect(life.tries(FACILITATOR, 'councils.defer', { text: 'They went home' }).ok).toBe(true)
  })
  it('of the representatives’ meeting leads back to the consultation', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    schedule(life)
    openSitting(life)
    expect(life.does(FACILITATOR, 'councils.defer', { text: 'Again' }).decision.event).toMatchObject({ transition: 'T17d', to: 'consultation' })
  })
})

describe('the minutes', () => {
  it('are signed by the facilitator and a supervisor, each once', () => {
    const life = aLifeIn('resolved')
    expect(life.refused(STAFF, 'councils.signMinutes', {})).toMatchObject({ code: 'not-your-role' })
    expect(life.does(FACILITATOR, 'councils.signMinutes', {}).decision.event).toMatchObject({ transition: 'T15s', to: 'resolved', told: {} })
    expect(life.refused(FACILITATOR, 'councils.signMinutes', {})).toMatchObject({ code: 'already-voted' })
    life.does(SUPERVISOR, 'councils.signMinutes', {})
    expect(life.project.sitting?.signatures.map((s) => s.role)).toEqual(['facilitator', 'supervisionCommittee'])
  })
  it('of one who is both count once', () => {
    const life = aLifeIn('resolved')
    life.does(FACILITATOR, 'councils.signMinutes', {}, { roles: ['supervisionCommittee'] })
    expect(life.refused(FACILITATOR, 'councils.signMinutes', {}, { roles: ['supervisionCommittee'] })).toMatchObject({ code: 'already-voted' })
    expect(life.refused(STAFF, 'publications.publishResolution', {})).toMatchObject({ code: 'signatures-needed' })
  })
  it('of a new sitting are signed anew by the same two', () => {
    const life = aLifeIn('approvingStreet')
    life.does(APPROVER, 'approvals.return', { text: 'The estimate is missing' })
    life.does(CLERK, 'councils.consult', minutes)
    schedule(life)
    openSitting(life)
    castVotes(life)
    closeSitting(life)
    sign(life)
    expect(life.project).toMatchObject({ stage: 'resolved', sitting: { round: 2, signatures: [{ person: FACILITATOR }, { person: SUPERVISOR }] } })
  })
  it('belong to a sitting: a project that only officers decided has none', () => {
    expect(aLifeIn('determined', PLANS.liuzhouLarge).refused(FACILITATOR, 'councils.signMinutes', {})).toMatchObject({ code: 'minutes-needed' })
  })
  it('nothing of the sitting waits for the district or the proposer', () => {
    for (const who of [LEADER, WANG]) expect(aLifeIn('councilSession').refused(who, 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'not-your-role' })
  })
})
