import type { ProjectEvent } from '../../contracts/projects'
import { decide, evolve } from '../../domain/projects/decide'
import { blankProject } from '../../domain/projects/project'
import { aLifeIn, PLANS } from './lives'
import { APPROVER, BUILDER, CLERK, FACILITATOR, NEIGHBOUR, STAFF, WANG } from './town'

describe('folding an event', () => {
  it('counts versions, moves the stage, and remembers since when only if it moved', () => {
    const life = aLifeIn('inProgress')
    const { since, version } = life.project
    life.does(BUILDER, 'works.reportProgress', { percent: 10, text: 'x' })
    expect(life.project).toMatchObject({ stage: 'inProgress', since, version: version + 1 })
    life.does(CLERK, 'works.suspend', { text: 'Rain' })
    expect(life.project).toMatchObject({ stage: 'suspended', since: life.told.at(-1)?.decision.event.at })
  })
  it('remembers who did what, and nothing of the timer', () => {
    const life = aLifeIn('triage')
    expect(life.project.hands).toEqual([{ command: 'proposals.draft', person: WANG }, { command: 'proposals.submit', person: WANG }])
    expect(aLifeIn('closed').project.hands.filter((h) => h.command === 'publications.closeWindow')).toEqual([])
    expect(aLifeIn('closed').project.hands).toContainEqual({ command: 'councils.close', person: FACILITATOR })
  })
  it('changes neither the project before it nor the event', () => {
    const frozen = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) {
        Object.values(value).forEach(frozen)
        Object.freeze(value)
      }
      return value
    }
    for (const { decision } of aLifeIn('closed', PLANS.panlong).told.reduce<{ readonly project: ReturnType<typeof blankProject>; readonly told: readonly { readonly decision: { readonly event: ProjectEvent } }[] }>(({ project, told }, one) => {
      expect(() => evolve(frozen(project), frozen(one.decision.event))).not.toThrow()
      return { project: one.decision.project, told: [...told, one] }
    }, { project: blankProject(), told: [] }).told) expect(decision.event.version).toBeGreaterThan(0)
  })
  it('needs no clock: the same stream is the same project on any day', () => {
    const stream = aLifeIn('closed').told.map((t) => t.decision.event)
    expect(stream.reduce(evolve, blankProject())).toEqual(stream.reduce(evolve, blankProject()))
    expect(stream.reduce(evolve, blankProject())).toEqual(aLifeIn('closed').project)
  })
})

describe('each run of approval', () => {
  it('begins with nobody’s approval and keeps those of its own levels', () => {
    expect(aLifeIn('approvingDistrict', PLANS.liuzhouLarge).project.approvals).toHaveLength(1)
    const life = aLifeIn('determined', PLANS.liuzhouLarge)
    expect(life.project.approvals).toHaveLength(2)
    life.does(APPROVER, 'approvals.reserve', { text: 'x' })
    life.does(APPROVER, 'approvals.release', { text: 'x' })
    expect(life.project.approvals).toEqual([])
  })
})

describe('deciding', () => {
  it('refuses who has seen an older version, and takes who has seen this one', () => {
    const life = aLifeIn('triage')
    expect(life.refused(STAFF, 'proposals.selfGovern', { text: 'x', expectedVersion: life.project.version - 1 })).toMatchObject({ code: 'changed-meanwhile', figures: { seen: life.project.version - 1, now: life.project.version } })
    expect(life.tries(STAFF, 'proposals.selfGovern', { text: 'x', expectedVersion: life.project.version }).ok).toBe(true)
  })
  it('names the role in which somebody acted, and the version of the pack', () => {
    const life = aLifeIn('inProgress')
    expect(life.does(BUILDER, 'works.reportProgress', { percent: 1, text: 'x' }, { roles: ['committeeStaff'] }).decision.event).toMatchObject({ by: { person: BUILDER, role: 'implementer' }, packVersion: PLANS.luohu.day })
  })
  it('asks first for the stage, then who it is, then for the role', () => {
    const scene = aLifeIn('triage').scene(NEIGHBOUR)
    expect(decide(scene, 'works.start', {})).toMatchObject({ refusal: { code: 'not-at-this-stage', about: 'triage' } })
    expect(decide({ ...scene, actor: { person: null, roles: ['visitor'] } }, 'proposals.accept', {})).toMatchObject({ refusal: { code: 'not-identified' } })
    expect(decide(scene, 'proposals.accept', {})).toMatchObject({ refusal: { code: 'not-your-role' } })
  })
})
