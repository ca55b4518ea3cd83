import { lineEntry, sittingOf, stepsOf, threeNumbers, viewOf, type Counted } from '../../domain/projects/view'
import type { Life } from './life'
import { aLifeIn, PLANS } from './lives'
import { APPROVER, CLERK, COUNCIL, LEADER, NEIGHBOUR, SECRETS, STAFF, STRANGER, WANG } from './town'

const counted = (life: Life): Counted => ({ communityName: 'C', answered: 0, turnout: 0, rated: 0, names: new Map(), events: life.told.map((t) => t.decision.event) })
const seenBy = (life: Life, person: string) => viewOf(life.scene(person), counted(life))
const steps = (life: Life) => stepsOf(life.project, life.scene(null).policy).filter((s) => s.state === 'now').map((s) => s.stage)

describe('the page of a project', () => {
  it.each(Object.keys(PLANS) as (keyof typeof PLANS)[])('of %s names nobody to a stranger: no person, no neighbour’s number, no name that was not chosen', (name) => {
    for (const stage of ['triage', 'consultation', 'determineNotice', 'funding', 'inProgress', 'acceptance', 'closed'] as const) {
      const said = JSON.stringify(seenBy(aLifeIn(stage, PLANS[name]), STRANGER))
      expect(['PERSON-', SECRETS[0], SECRETS[2]].filter((secret) => said.includes(secret))).toEqual([])
    }
  })
  it('gives the names in the minutes only to those who may write them', () => {
    const life = aLifeIn('councilScheduled')
    expect(seenBy(life, STRANGER).consultations[0]?.participants).toEqual(['', '', ''])
    expect(seenBy(life, NEIGHBOUR).consultations[0]?.participants).toEqual(['', '', ''])
    expect(seenBy(life, CLERK).consultations[0]?.participants).toEqual([SECRETS[0], SECRETS[1], 'The property company'])
  })
  it('shows a giver’s chosen name and nobody’s note of a gift of money', () => {
    const [given, work] = seenBy(aLifeIn('funding'), STRANGER).money.pledges
    expect(given).toMatchObject({ name: SECRETS[1], note: '', mine: false })
    expect(work).toMatchObject({ name: '', source: 'inKind' })
    expect(seenBy(aLifeIn('funding'), NEIGHBOUR).money.pledges[0]).toMatchObject({ mine: true, note: expect.stringContaining(SECRETS[2]) as string })
  })
  it('shows the receipt to its author alone', () => {
    expect([WANG, STRANGER].map((who) => seenBy(aLifeIn('triage'), who).receipt !== null)).toEqual([true, false])
  })
  it('tells no objection as a line, and no draft', () => {
    const life = aLifeIn('resolutionNotice')
    life.does(NEIGHBOUR, 'publications.object', { text: 'x' })
    const commands = seenBy(life, STRANGER).line.map((l) => l.command)
    expect(commands).not.toContain('publications.object')
    expect(commands).not.toContain('proposals.draft')
    expect(lineEntry(life.told[1]?.decision.event ?? ({} as never))).toMatchObject({ role: 'proposer', stage: 'proposed' })
  })
  it('never shows how anybody voted, and who only to those who may know', () => {
    const life = aLifeIn('councilSession')
    life.does(COUNCIL[3] ?? '', 'councils.vote', { vote: 'against' })
    const shown = sittingOf(life.project, COUNCIL[3] ?? '', new Map([[COUNCIL[3] ?? '', 'Member Three']]))
    expect(shown?.members.filter((m) => m.voted)).toEqual([{ person: COUNCIL[3], name: 'Member Three', present: true, recused: false, voted: true, me: true, vote: null }])
    expect(shown?.members.filter((m) => m.person !== '')).toHaveLength(1)
    expect(JSON.stringify(shown)).not.toContain('against')
  })
})

describe('the step bar', () => {
  it('stands where the project stands, side ways at the step that they belong to', () => {
    expect(steps(aLifeIn('draft'))).toEqual(['proposed'])
    expect(steps(aLifeIn('funding'))).toEqual(['funding'])
    const reserved = aLifeIn('determined')
    reserved.does(APPROVER, 'approvals.reserve', { text: 'x' })
    expect(steps(reserved)).toEqual(['determined'])
  })
  it('of a change order stands at the building, whatever level looks at it', () => {
    const life = aLifeIn('inProgress', PLANS.liuzhou)
    life.does(CLERK, 'works.change', { byFen: 9_000_000, reason: 'Rock' })
    expect([life.project.stage, ...steps(life)]).toEqual(['approvingStreet', 'inProgress'])
    life.does(APPROVER, 'approvals.approve', { text: 'x' })
    expect([life.project.stage, ...steps(life)]).toEqual(['approvingDistrict', 'inProgress'])
    life.does(LEADER, 'approvals.approve', { text: 'x' })
    expect(steps(life)).toEqual(['inProgress'])
  })
  it('keeps the levels that approved when the contract is cheaper', () => {
    const shown = stepsOf(aLifeIn('implementerConfirmed', PLANS.liuzhouLarge).project, aLifeIn('triage', PLANS.liuzhouLarge).scene(null).policy)
    expect(shown.filter((s) => s.stage.startsWith('approving'))).toEqual([{ stage: 'approvingStreet', state: 'done' }, { stage: 'approvingDistrict', state: 'done' }])
  })
  it('of a rejected project keeps the steps it had taken and stands nowhere', () => {
    const life = aLifeIn('approvingStreet')
    life.does(APPROVER, 'approvals.reject', { reason: 'overCap', text: 'x' })
    expect(steps(life)).toEqual([])
    expect(stepsOf(life.project, life.scene(null).policy).filter((s) => s.state === 'done').at(-1)?.stage).toBe('resolutionNotice')
  })
  it('of a closed one is all done', () => {
    expect(stepsOf(aLifeIn('closed').project, aLifeIn('closed').scene(null).policy).every((s) => s.state === 'done')).toBe(true)
  })
})

describe('the three numbers of the board', () => {
  it('are what it costs now, what was paid, and what others gave', () => {
    expect(threeNumbers(aLifeIn('funding', PLANS.liuzhou).project)).toEqual({ budget: 2_100_000, spent: 0, others: 0 })
    expect(threeNumbers(aLifeIn('closed', PLANS.liuzhou).project)).toEqual({ budget: 2_100_000, spent: 2_099_900, others: 1_100_000 })
    expect(threeNumbers(aLifeIn('inProgress', PLANS.shenzhen).project)).toMatchObject({ budget: 29_000_000 })
  })
  it('are promised to everyone alike', () => {
    expect(seenBy(aLifeIn('closed'), STRANGER).money).toEqual({ ...seenBy(aLifeIn('closed'), STAFF).money })
  })
})
