import { startOf } from '../../domain/calendar'
import { decide } from '../../domain/projects/decide'
import type { Life } from './life'
import { aLifeIn, GROUP, liveOn, PLANS } from './lives'
import { APPROVER, CLERK, CLERK2, LEADER, STAFF, STRANGER, WANG } from './town'

const words = { text: 'Flood' }
/** A project of 柳州 whose implementer was confirmed in 2018. */
const late = (stage: 'inProgress' | 'acceptance' = 'inProgress'): Life => {
  const life = aLifeIn(stage, PLANS.liuzhou)
  life.waitUntil(startOf('2019-01-01'))
  return life
}
const marked = (stage: 'inProgress' | 'acceptance' = 'inProgress') => {
  const life = late(stage)
  life.does(null, 'oversight.markUnfinished', {})
  return life
}

describe('the year’s end', () => {
  it('marks what is unfinished on the first of January, not on the last of December', () => {
    const life = aLifeIn('inProgress', PLANS.liuzhou)
    life.waitUntil(startOf('2019-01-01') - 1)
    expect(life.refused(null, 'oversight.markUnfinished', {})).toMatchObject({ code: 'not-before-year-end', clause: '中国城市报 2021-07-19 第29版“加强资金监管”' })
    life.waitUntil(startOf('2019-01-01'))
    expect(life.does(null, 'oversight.markUnfinished', {}).decision.event).toMatchObject({ transition: 'T37a', to: 'inProgress', told: { year: 2018 }, by: { role: 'system' } })
    expect(life.project.pending).toEqual({ kind: 'unfinished' })
  })
  it('comes only in a scheme that must finish within the year', () => {
    const life = aLifeIn('inProgress')
    life.waitUntil(startOf('2028-01-01'))
    expect(life.refused(null, 'oversight.markUnfinished', {})).toMatchObject({ code: 'not-in-this-scheme' })
  })
  it('marks once, and is the timer’s and the leading group’s', () => {
    expect(marked().refused(null, 'oversight.markUnfinished', {})).toMatchObject({ code: 'already-answered' })
    expect(late().refused(CLERK, 'oversight.markUnfinished', {})).toMatchObject({ code: 'not-your-role' })
    expect(late().tries(LEADER, 'oversight.markUnfinished', {}).ok).toBe(true)
  })
  it('does not touch what was accepted in time', () => {
    const life = aLifeIn('settling', PLANS.liuzhou)
    life.waitUntil(startOf('2019-01-01'))
    expect(life.refused(null, 'oversight.markUnfinished', {})).toMatchObject({ code: 'not-at-this-stage' })
  })
})

describe('what is marked unfinished', () => {
  it('is excused in writing, publicly, and is not marked again', () => {
    const life = marked()
    expect(life.does(LEADER, 'oversight.excuseUnfinished', words).decision.event).toMatchObject({ transition: 'T37e', to: 'inProgress', told: { excused: 'yes', text: 'Flood' } })
    expect(life.project).toMatchObject({ excused: 'Flood', pending: null })
    expect(life.refused(null, 'oversight.markUnfinished', {})).toMatchObject({ code: 'already-answered' })
  })
  it('or has failed, and is barred for the year after', () => {
    const life = marked()
    expect(life.does(LEADER, 'oversight.confirmUnfinished', words).decision.event).toMatchObject({ transition: 'T37', to: 'failedIncomplete', told: { text: 'Flood', barredUntilYear: 2019 }, because: [{ rule: 'bar', figures: { year: 2018 } }] })
    expect(life.project).toMatchObject({ barredUntilYear: 2019, deadlines: [] })
  })
  it('is not accepted before one or the other', () => {
    const life = marked('acceptance')
    GROUP.forEach(({ person }) => life.does(person, 'works.inspect', { pass: true, text: 'Good' }))
    expect(life.refused(CLERK, 'works.accept', {})).toMatchObject({ code: 'barred-this-year', about: 'unfinished' })
    life.does(LEADER, 'oversight.excuseUnfinished', words)
    expect(life.tries(CLERK, 'works.accept', {}).ok).toBe(true)
  })
  it('needs a mark first, and only the leading group decides', () => {
    for (const command of ['oversight.excuseUnfinished', 'oversight.confirmUnfinished'] as const) {
      expect(late().refused(LEADER, command, words)).toMatchObject({ code: 'not-before-year-end' })
      for (const who of [null, STAFF, STRANGER]) expect(marked().refused(who, command, words)).toMatchObject({ code: 'not-your-role' })
    }
  })
  it('excused, it lives on to its end', () => {
    const life = marked('acceptance')
    life.does(LEADER, 'oversight.excuseUnfinished', words)
    expect(liveOn(life, PLANS.liuzhou, 'closed').project.stage).toBe('closed')
  })
})

describe('the bar of the next year', () => {
  const barred = (): Life => {
    const life = marked()
    life.does(LEADER, 'oversight.confirmUnfinished', words)
    return life
  }
  const appealed = (life = barred()): Life => {
    life.does(WANG, 'oversight.appealBar', words)
    return life
  }
  it('is appealed once, by whoever proposed or by the committee, while it lasts', () => {
    for (const who of [LEADER, STRANGER, CLERK]) expect(barred().refused(who, 'oversight.appealBar', words)).toMatchObject({ code: 'not-your-role' })
    expect(barred().tries(STAFF, 'oversight.appealBar', words).ok).toBe(true)
    const life = barred()
    expect(life.does(WANG, 'oversight.appealBar', words).decision.event).toMatchObject({ transition: 'T38a', to: 'failedIncomplete', told: { text: 'Flood' } })
    expect(life.project).toMatchObject({ barredUntilYear: 2019, barAppeal: { by: WANG, state: 'open', text: 'Flood' } })
    expect(life.refused(STAFF, 'oversight.appealBar', words)).toMatchObject({ code: 'already-appealed' })
    const late = barred()
    late.waitUntil(startOf('2020-01-01'))
    expect(late.refused(WANG, 'oversight.appealBar', words)).toMatchObject({ code: 'window-closed', figures: { barredUntilYear: 2019 } })
  })
  it('is lifted in public by somebody of the street who had no part in it, with the rule and the reason', () => {
    const life = appealed()
    expect(life.does(CLERK2, 'oversight.decideBar', { upheld: true, text: 'The flood' }).decision.event).toMatchObject({
      transition: 'T38b', to: 'failedIncomplete', told: { upheld: 'yes', text: 'The flood', barLifted: 'yes' }, because: [{ rule: 'bar', figures: { barredUntilYear: 2019 }, result: 'relaxed', clause: '中国城市报 2021-07-19 第29版“加强资金监管”（只限同一项目，不限社区）' }],
    })
    expect(life.project).toMatchObject({ barredUntilYear: null, barAppeal: { state: 'upheld', answer: 'The flood' } })
    expect(life.refused(CLERK2, 'oversight.decideBar', { upheld: false, text: 'x' })).toMatchObject({ code: 'no-such-objection' })
    expect(life.refused(WANG, 'oversight.appealBar', words)).toMatchObject({ code: 'already-appealed' })
  })
  it('stays when the appeal is dismissed, and that is the end of it', () => {
    const life = appealed()
    expect(life.does(APPROVER, 'oversight.decideBar', { upheld: false, text: 'No flood' }).decision.event).toMatchObject({ told: { upheld: 'no', text: 'No flood', barredUntilYear: 2019 }, because: [{ result: 'barred' }] })
    expect(life.project).toMatchObject({ barredUntilYear: 2019, barAppeal: { state: 'dismissed' } })
    expect(life.refused(STAFF, 'oversight.appealBar', words)).toMatchObject({ code: 'already-appealed' })
  })
  it('is not heard by whoever decided on the project, confirmed its failure, proposed or built it, or appealed; nor before anybody appealed', () => {
    const answer = { upheld: true, text: 'Yes' }
    expect(barred().refused(CLERK2, 'oversight.decideBar', answer)).toMatchObject({ code: 'no-such-objection' })
    for (const who of [WANG, STAFF, LEADER, STRANGER, null]) expect(appealed().refused(who, 'oversight.decideBar', answer)).toMatchObject({ code: 'not-your-role' })
    const large = aLifeIn('inProgress', PLANS.liuzhouLarge)
    large.waitUntil(startOf('2019-01-01'))
    large.does(null, 'oversight.markUnfinished', {})
    large.does(LEADER, 'oversight.confirmUnfinished', words)
    expect(appealed(large).refused(APPROVER, 'oversight.decideBar', answer)).toMatchObject({ code: 'decider-may-not-answer', duty: 'SoD-5' })
    for (const part of [{ proposer: CLERK2 }, { implementer: { supplier: 'x', person: CLERK2, fen: 1, quotes: 3, method: 'single' as const, confirmedOn: '2018-06-01', reason: null } }]) {
      const scene = appealed().scene(CLERK2)
      expect(decide({ ...scene, project: { ...scene.project, ...part } }, 'oversight.decideBar', { project: scene.project.id, ...answer })).toMatchObject({ refusal: { code: 'proposer' in part ? 'proposer-may-not-decide' : 'implementer-excluded' } })
    }
    const acting = appealed()
    const scene = acting.scene(CLERK2)
    expect(decide({ ...scene, project: { ...scene.project, hands: [...scene.project.hands, { command: 'oversight.appealBar', person: CLERK2 }] } }, 'oversight.decideBar', { project: scene.project.id, ...answer })).toMatchObject({ refusal: { code: 'decider-may-not-answer' } })
  })
})
