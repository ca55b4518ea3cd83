import { startOf } from '../../domain/calendar'
import type { Life } from './life'
import { aLifeIn, GROUP, liveOn, PLANS } from './lives'
import { CLERK, LEADER, STAFF, STRANGER } from './town'

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
