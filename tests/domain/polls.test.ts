import { endOf } from '../../domain/calendar'
import { decide, evolve } from '../../domain/projects/decide'
import { sealableAt } from '../../domain/ballots/window'
import { aLifeIn, checklistOf, PLANS, SORTING, ALREADY, sealedSet } from './lives'
import { HEAD, STAFF } from './town'

const opened = () => aLifeIn('residentPoll', PLANS.panlong)
const pollCount = { voters: 9, votes: [8, 1], ...sealedSet(3) }

describe('the residents’ poll', () => {
  it('opens by itself when its stage is entered, for the pack’s days', () => {
    const { poll, since } = opened().project
    expect(poll).toEqual({ round: 1, question: 'A ramp', options: ['for', 'against'], opensAt: since, closesAt: endOf('2020-04-26'), electorate: null, sealed: null })
  })
  it('opens the same way where the scheme asks no households before', () => {
    const life = aLifeIn('triage', PLANS.luohu)
    const scene = life.scene(STAFF)
    const policy = aLifeIn('triage', PLANS.panlong).scene(STAFF).policy
    const stages = { ...scene.policy.values, pollWindowDays: policy.values.pollWindowDays ?? fail(), optionalStages: { value: ['residentPoll', 'consultation'] as const, clause: '', tag: 'assumption' as const, since: '' } }
    const answer = decide({ ...scene, policy: { ...scene.policy, values: stages } }, 'proposals.accept', { project: 'p1', type: 'service', category: 'care', estimate: 1, needsOwnersDecision: false, ownersDecision: null, ...SORTING, ...checklistOf(life.project.pack), distinct: [], scopeItem: null })
    expect(answer).toMatchObject({ ok: true, value: { project: { stage: 'residentPoll', consent: null, poll: { round: 1 }, deadlines: [{ kind: 'pollClose' }] }, event: { passed: ['consentCollecting'] } } })
    expect(answer.ok && evolve(scene.project, answer.value.event)).toEqual(answer.ok && answer.value.project)
  })
  it('is closed after its time and the sealing pause, not one millisecond sooner', () => {
    const life = opened()
    const last = sealableAt(life.project.poll ?? ALREADY)
    life.waitUntil(last - 1)
    expect(life.refused(null, 'polls.close', {}, { facts: { pollCount } })).toMatchObject({ code: 'not-closed-yet' })
    life.waitUntil(last)
    expect(life.refused(HEAD, 'polls.close', {}, { facts: { pollCount } })).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(STAFF, 'polls.close', {})).toMatchObject({ code: 'not-open' })
    expect(life.does(STAFF, 'polls.close', {}, { facts: { pollCount } }).decision.event).toMatchObject({ transition: 'T10', to: 'consultation', told: { voters: 9, for: 8, against: 1 } })
    expect(life.project.poll?.sealed).toEqual(pollCount)
  })
  it('advises and does not decide: a majority against goes on to the consultation', () => {
    const life = opened()
    life.waitUntil(sealableAt(life.project.poll ?? ALREADY))
    expect(life.does(null, 'polls.close', {}, { facts: { pollCount: { ...pollCount, votes: [1, 8] } } }).decision.project.stage).toBe('consultation')
  })
})

function fail(): never { throw new Error('the pack has no poll') }
