/** A sitting votes in secret, openly by seat, or by show of hands that two people vouch for. */
import type { BallotWay, Vote } from '../../contracts/vocabulary'
import { addDays, dayOf, startOf } from '../../domain/calendar'
import { actionsFor, atDeskOf, expectedOf } from '../../domain/projects/actions'
import { decide } from '../../domain/projects/decide'
import { sittingOf } from '../../domain/projects/view'
import type { Life } from './life'
import { aLifeIn, ballotsOf, castVotes, closeSitting, PLANS, seated } from './lives'
import { CLERK, COUNCIL, FACILITATOR, LEADER, REPS, STAFF, SUPERVISOR, WANG } from './town'

const consulted = (plan: (typeof PLANS)[keyof typeof PLANS] = PLANS.luohu): Life => {
  const life = aLifeIn('consultation', plan)
  life.does(CLERK, 'councils.consult', { minutes: 'All agreed', participants: ['A', 'B'], estimate: 5_000_000, partyStudy: true })
  return life
}
const call = (life: Life, way?: BallotWay) => life.tries(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall', ...(way === undefined ? {} : { way }) }, { facts: seated(COUNCIL) })
/** Fourteen of sixteen in session. */
const inSession = (way: BallotWay): Life => {
  const life = consulted()
  life.does(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall', way }, { facts: seated(COUNCIL) })
  life.waitUntil(startOf(life.project.sitting?.on ?? ''))
  life.does(FACILITATOR, 'councils.open', { present: COUNCIL.slice(0, 14) })
  return life
}
const names = new Map(COUNCIL.map((person) => [person, `name of ${person}`]))
const count = (life: Life, yes: number, no: number, none: number) => life.does(FACILITATOR, 'councils.countHands', { for: yes, against: no, abstain: none })
const sees = (life: Life, person: string) => actionsFor(life.scene(person)).map(({ operation }) => operation)

describe('how a sitting votes', () => {
  it('is chosen when it is called, among the ways of the scheme; in secret where nothing is said', () => {
    expect(call(consulted())).toMatchObject({ ok: true, value: { decision: { event: { told: { venue: 'Hall', members: 16 } } } } })
    const [secret, hands] = [call(consulted()), call(consulted(), 'showOfHands')]
    expect(secret.ok && 'way' in (secret.value.decision.project.sitting ?? {})).toBe(false)
    expect(hands).toMatchObject({ ok: true, value: { decision: { project: { sitting: { way: 'showOfHands' } }, event: { told: { way: 'showOfHands' } } } } })
  })
  it('is in secret only where the scheme names no other way', () => {
    const life = aLifeIn('approvingCommunity', PLANS.liuzhou)
    const said = { on: addDays(dayOf(life.now), 3), venue: 'Hall' }
    expect(life.refused(STAFF, 'councils.schedule', { ...said, way: 'open' }, { facts: seated(REPS) })).toMatchObject({ code: 'not-in-this-scheme', about: 'way' })
    expect(life.tries(STAFF, 'councils.schedule', { ...said, way: 'secret' }, { facts: seated(REPS) }).ok).toBe(true)
  })
})

describe('an open vote', () => {
  const voteOf = (i: number): Vote => (i < 9 ? 'for' : i < 12 ? 'against' : 'abstain')
  const closed = (): Life => {
    const life = inSession('open')
    castVotes(life, voteOf)
    closeSitting(life)
    return life
  }
  it('shows nobody how anybody votes before it is closed, and keeps it out of the record', () => {
    const life = inSession('open')
    const { event } = life.does(COUNCIL[0] ?? '', 'councils.vote', { vote: 'against' }).decision
    expect(JSON.stringify(event)).not.toContain('against')
    expect(sittingOf(life.project, COUNCIL[1] ?? '', names)?.members.every(({ vote }) => vote === null)).toBe(true)
  })
  it('is told by the numbers of the seats, without a name', () => {
    const { told } = closed().told.at(-1)?.decision.event ?? {}
    expect(told).toMatchObject({ way: 'open', for: 9, against: 3, abstain: 2, carried: 'yes', seatsFor: '1、2、3、4、5、6、7、8、9', seatsAgainst: '10、11、12', seatsAbstain: '13、14' })
    expect(JSON.stringify(told)).not.toContain('PERSON-')
  })
  it('shows those who sit together who voted how, and everybody else the seat alone', () => {
    const { project } = closed()
    const [inside, outside] = [sittingOf(project, COUNCIL[0] ?? '', names), sittingOf(project, null, new Map())]
    expect(inside?.members.slice(8, 10)).toMatchObject([{ name: `name of ${COUNCIL[8] ?? ''}`, vote: 'for' }, { name: `name of ${COUNCIL[9] ?? ''}`, vote: 'against' }])
    expect(outside?.members.slice(8, 10)).toMatchObject([{ name: '', person: '', vote: 'for' }, { name: '', person: '', vote: 'against' }])
    expect(inside?.members[15]).toMatchObject({ present: false, vote: null })
    expect(outside?.result).not.toHaveProperty('bySeat')
  })
  it('of fewer than five tells nobody outside more than the totals', () => {
    const { project } = closed()
    const { sitting } = project
    const four = { ...project, sitting: sitting && { ...sitting, result: sitting.result && { ...sitting.result, bySeat: (sitting.result.bySeat ?? []).slice(0, 4) } } }
    expect(sittingOf(four, null, new Map())?.members.map(({ vote }) => vote)).toEqual(COUNCIL.map(() => null))
    expect(sittingOf(four, COUNCIL[0] ?? '', names)?.members[0]).toMatchObject({ vote: 'for' })
  })
  it('of fewer than five has no seats in the record', () => {
    const toldOf = (n: number) => {
      const life = inSession('open')
      const [members, { sitting }] = [COUNCIL.slice(0, n), life.project]
      const councilVotes = members.map((voter) => ({ _id: voter, matter: 'm', voter, vote: 'for' as const, at: 0 }))
      const scene = life.scene(FACILITATOR, { facts: { councilVotes, ballotsHash: 'h' } })
      const answer = decide({ ...scene, project: { ...life.project, sitting: sitting && { ...sitting, members, present: members, voted: members } } }, 'councils.close', {})
      return answer.ok ? answer.value.event.told : answer.refusal
    }
    expect(toldOf(5)).toMatchObject({ for: 5, seatsFor: '1、2、3、4、5' })
    expect(toldOf(4)).toMatchObject({ for: 4, way: 'open' })
    expect(toldOf(4)).not.toHaveProperty('seatsFor')
  })
  it('in secret has no seats at all', () => {
    const life = inSession('secret')
    castVotes(life, voteOf)
    expect(closeSitting(life).decision.event.told).not.toHaveProperty('seatsFor')
    expect(life.project.sitting?.result).not.toHaveProperty('bySeat')
    expect(sittingOf(life.project, COUNCIL[0] ?? '', names)?.members.every(({ vote }) => vote === null)).toBe(true)
  })
})

describe('a show of hands', () => {
  it('is counted by the facilitator and closed by a second person, who confirms it', () => {
    const life = inSession('showOfHands')
    expect(count(life, 9, 3, 2).decision.event).toMatchObject({ transition: 'T13h', to: 'councilSession', told: {} })
    expect(life.refused(FACILITATOR, 'councils.close', {}, { facts: ballotsOf(life) })).toMatchObject({ code: 'second-person-needed' })
    const { event, project } = life.does(SUPERVISOR, 'councils.close', {}, { facts: ballotsOf(life) }).decision
    expect(event).toMatchObject({ transition: 'T13', to: 'resolved', by: { role: 'supervisionCommittee' }, told: { way: 'showOfHands', members: 16, present: 14, for: 9, against: 3, abstain: 2, carried: 'yes' }, because: [{ rule: 'majority', figures: { present: 14, for: 9, needed: 8 } }] })
    expect(project.sitting?.result).toMatchObject({ for: 9, against: 3, abstain: 2, passed: true })
  })
  it('is closed by another facilitator as well, but not before it was counted', () => {
    const life = inSession('showOfHands')
    expect(life.refused(SUPERVISOR, 'councils.close', {}, { facts: ballotsOf(life) })).toMatchObject({ code: 'votes-outstanding', figures: { outstanding: 14 } })
    count(life, 7, 7, 0)
    expect(life.does(LEADER, 'councils.close', {}, { roles: ['facilitator'], facts: ballotsOf(life) }).decision.event).toMatchObject({ to: 'rejected', told: { carried: 'no' } })
  })
  it('has to add up to those present who have no interest', () => {
    const life = inSession('showOfHands')
    life.does(COUNCIL[0] ?? '', 'councils.recuse', { text: 'My shop' })
    for (const [yes, no, none] of [[14, 0, 0], [9, 3, 0], [0, 0, 0]] as const)
      expect(life.refused(FACILITATOR, 'councils.countHands', { for: yes, against: no, abstain: none })).toMatchObject({ code: 'counts-do-not-fit', figures: { for: yes, against: no, abstain: none }, remedy: { present: 13 } })
    expect(life.refused(FACILITATOR, 'councils.countHands', { for: -1, against: 14, abstain: 0 })).toMatchObject({ code: 'malformed' })
    count(life, 13, 0, 0)
  })
  it('is counted again where somebody has left since, and can be corrected until it is confirmed', () => {
    const life = inSession('showOfHands')
    count(life, 14, 0, 0)
    life.does(FACILITATOR, 'councils.leave', { person: COUNCIL[0] ?? '' })
    expect(life.refused(SUPERVISOR, 'councils.close', {}, { facts: ballotsOf(life) })).toMatchObject({ code: 'counts-do-not-fit', remedy: { present: 13 } })
    count(life, 12, 1, 0)
    expect(life.does(SUPERVISOR, 'councils.close', {}, { facts: ballotsOf(life) }).decision.event.told).toMatchObject({ present: 13, for: 12, against: 1 })
  })
  it('is counted only while there is a quorum', () => {
    const life = inSession('showOfHands')
    for (const person of COUNCIL.slice(0, 4)) life.does(FACILITATOR, 'councils.leave', { person })
    expect(life.refused(FACILITATOR, 'councils.countHands', { for: 10, against: 0, abstain: 0 })).toMatchObject({ code: 'no-quorum', figures: { present: 10, needed: 11 } })
  })
  it('is nobody else’s: members do not vote in the app, others do not count', () => {
    const life = inSession('showOfHands')
    expect(life.refused(COUNCIL[0] ?? '', 'councils.vote', { vote: 'for' })).toMatchObject({ code: 'not-this-way' })
    for (const who of [COUNCIL[0] ?? '', STAFF, SUPERVISOR, WANG]) expect(life.refused(who, 'councils.countHands', { for: 14, against: 0, abstain: 0 })).toMatchObject({ code: 'not-your-role' })
    expect([sees(life, COUNCIL[0] ?? '').includes('councils.vote'), atDeskOf(life.scene(COUNCIL[0] ?? ''))]).toEqual([false, []])
    count(life, 14, 0, 0)
    expect([expectedOf(life.scene(FACILITATOR)), expectedOf(life.scene(SUPERVISOR))]).toEqual([[], ['councils.close']])
  })
  it('is shown as counted to those in the room only', () => {
    const life = inSession('showOfHands')
    count(life, 9, 3, 2)
    expect(sittingOf(life.project, COUNCIL[0] ?? '', names)).toMatchObject({ way: 'showOfHands', hands: { for: 9, against: 3, abstain: 2 }, result: null })
    expect(sittingOf(life.project, null, new Map())).toMatchObject({ way: 'showOfHands', hands: null, result: null })
  })
  it('is no way of a sitting that votes by ballot, which the facilitator alone closes', () => {
    const life = inSession('secret')
    expect(life.refused(FACILITATOR, 'councils.countHands', { for: 14, against: 0, abstain: 0 })).toMatchObject({ code: 'not-this-way' })
    expect(sees(life, FACILITATOR)).not.toContain('councils.countHands')
    castVotes(life)
    expect(life.refused(SUPERVISOR, 'councils.close', {}, { facts: ballotsOf(life) })).toMatchObject({ code: 'not-your-role' })
    expect(atDeskOf(life.scene(SUPERVISOR))).toEqual([])
  })
})
