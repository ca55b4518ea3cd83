import type { Stage } from '../../contracts/vocabulary'
import { OPTIONAL_STAGES } from '../../contracts/vocabulary'
import { balances } from '../../domain/funds/account'
import { decide, evolve } from '../../domain/projects/decide'
import { blankProject } from '../../domain/projects/project'
import { ownRoute } from '../../domain/projects/route'
import { aLifeIn, PLANS, type Plan } from './lives'
import { SECRETS } from './town'

const ROUTES: { readonly [P in keyof typeof PLANS]: readonly Stage[] } = {
  futian: ['consultation', 'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice', 'approvingStreet'],
  shenzhen: ['consultation', 'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice', 'approvingStreet'],
  luohu: ['consultation', 'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice', 'approvingStreet'],
  luohuJoint: ['consultation', 'councilScheduled', 'councilSession', 'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice', 'approvingStreet'],
  liuzhou: ['consultation', 'approvingCommunity'],
  liuzhouLarge: ['consultation', 'approvingStreet', 'approvingDistrict'],
  panlong: ['consentCollecting', 'residentPoll', 'consultation', 'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice', 'approvingStreet'],
}
const AFTER: readonly Stage[] = ['determined', 'determineNotice', 'funding', 'funded', 'implementerSelecting', 'implementerConfirmed', 'inProgress', 'completionClaimed', 'acceptance', 'settling', 'resultNotice', 'satisfaction', 'satisfactionPublished', 'handover', 'closed']

describe.each(Object.keys(PLANS) as (keyof typeof PLANS)[])('the life of %s from draft to archive', (name) => {
  const plan: Plan = PLANS[name]
  const life = aLifeIn('closed', plan)

  it('passes every stage of its scheme’s route, in order, and no other', () => {
    const entered = life.told.map((t) => t.decision.project.stage).filter((stage, i, all) => stage !== all[i - 1])
    expect(entered).toEqual(['draft', 'proposed', ...(name === 'panlong' ? ['organiserReview'] : []), 'triage', ...ROUTES[name], ...AFTER])
  })

  it('says of every stage that its scheme leaves out that it was passed', () => {
    const route = ownRoute(life.project, life.scene(null).policy)
    expect(life.told.flatMap((t) => t.decision.event.passed)).toEqual(OPTIONAL_STAGES.filter((stage) => !route.includes(stage)))
  })

  it('is told again from its events alone, at every step', () => {
    let again = blankProject()
    for (const { decision } of life.told) {
      again = evolve(again, decision.event)
      expect(again).toEqual(decision.project)
    }
  })

  it('is told again from events that were stored and read back', () => {
    const stored = life.told.map((t) => JSON.parse(JSON.stringify(t.decision.event)) as typeof t.decision.event)
    expect(stored.reduce(evolve, blankProject())).toEqual(life.project)
  })

  it('is decided the same way by the same scene and words', () => {
    for (const { scene, command, input, decision } of life.told) expect(decide(scene, command, input)).toEqual({ ok: true, value: decision })
  })

  it('tells the public no person, no name and no number', () => {
    for (const { decision, command } of life.told) {
      const said = JSON.stringify([decision.event.told, decision.event.because])
      expect({ command, tells: ['PERSON-', ...SECRETS].filter((secret) => said.includes(secret)) }).toEqual({ command, tells: [] })
    }
  })

  it('numbers its events without a gap and never goes back in time', () => {
    expect(life.told.map((t) => t.decision.event.version)).toEqual(life.told.map((_, i) => i + 1))
    expect(life.told.every((t, i, all) => i === 0 || t.decision.event.at >= (all[i - 1]?.decision.event.at ?? 0))).toBe(true)
  })

  it('keeps the account whole at every step, and takes from it in the end exactly what others did not give', () => {
    expect(life.told.every((t) => balances(t.account))).toBe(true)
    const spent = plan.price - 100
    const others = plan.sponsored + plan.given
    expect(life.account).toMatchObject({ reserved: 0, committed: 0, paid: Math.max(0, spent - others) })
    expect(life.project.accounts).toMatchObject({ finalFen: spent })
  })

  it('runs no clock after it is closed, and loses none while its stage stays', () => {
    expect(life.project.deadlines).toEqual([])
    for (const { scene, decision } of life.told) if (scene.project.version > 0 && decision.event.from === decision.event.to) expect(decision.project.deadlines).toEqual(scene.project.deadlines)
  })
})
