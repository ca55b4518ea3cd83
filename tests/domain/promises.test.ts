/** Every promise is kept by the told lives, and broken by a history in which somebody cheated: the checks of the random walks can fail. */
import type { Command, Stage } from '../../contracts/vocabulary'
import type { Told } from './life'
import { aLifeIn, PLANS } from './lives'
import { disclosesAll, keepsDutiesApart, passesInEachCouncil, passesOnlyInQuorum, PROMISES, spendsOnlyWhatIsThere } from './promises'
import { APPROVER, BUILDER, FINANCE, NEIGHBOUR, STAFF2, STAFF3 } from './town'

const history = aLifeIn('closed', PLANS.panlong).told

/** The same history in which one step was told otherwise. */
const retold = (command: Command, change: (told: Told) => Told, which = 0): readonly Told[] => {
  const at = history.flatMap((told, index) => (told.command === command ? [index] : []))[which]
  return history.map((told, index) => (index === at ? change(told) : told))
}
const by = (person: string) => (told: Told): Told => ({ ...told, decision: { ...told.decision, event: { ...told.decision.event, by: { ...told.decision.event.by, person } } } })
const without = (command: Command, stage: Stage): readonly Told[] => history.filter((told) => !(told.command === command && told.decision.event.from === stage))

describe('the promises', () => {
  it.each(Object.keys(PLANS) as (keyof typeof PLANS)[])('are all kept in the whole life of %s', (name) => {
    for (const [promise, promised] of Object.entries(PROMISES)) expect({ promise, broken: promised(aLifeIn('closed', PLANS[name]).told) }).toEqual({ promise, broken: [] })
  })

  it('a notice that was never published is missed', () => {
    expect(disclosesAll(without('publications.publishDetermination', 'determined'))).toContain('funding without the determination')
    expect(disclosesAll(without('publications.publishResolution', 'resolved'))).toContain('approvingStreet without the resolution')
    expect(disclosesAll(without('publications.publishResult', 'settling'))).toContain('satisfaction without the result')
  })

  it('a window that was cut short is seen, and so is a board without a picture', () => {
    const hurried = retold('publications.closeWindow', (told) => ({ ...told, scene: { ...told.scene, now: told.scene.now - 5 * 86_400_000 } }))
    expect(disclosesAll(hurried)).toEqual(['the resolution was passed inside its window'])
    const bare = retold('publications.closeWindow', (told) => ({ ...told, scene: { ...told.scene, project: { ...told.scene.project, notices: told.scene.project.notices.map((n) => ({ ...n, boardPhotos: [] })) } } }))
    expect(disclosesAll(bare)).toEqual(['the resolution was passed without a picture of the board'])
    const begun = retold('publications.closeWindow', (told) => ({ ...told, scene: { ...told.scene, project: { ...told.scene.project, notices: told.scene.project.notices.map((n) => ({ ...n, boardDays: n.boardDays?.map(() => '2000-01-01') ?? [] })) } } }))
    expect(disclosesAll(begun)).toEqual(['the resolution was passed without a picture of its end'])
    const gone = retold('publications.closeWindow', (told) => ({ ...told, scene: { ...told.scene, project: { ...told.scene.project, notices: told.scene.project.notices.map((n) => ({ ...n, sheetReports: [{ at: n.at, reports: 1, photos: [], answer: null }] })) } } }))
    expect(disclosesAll(gone)).toEqual(['the resolution was passed while somebody missed its sheet'])
  })

  it('money that nobody reserved is seen', () => {
    const generous = retold('works.confirmImplementer', (told) => ({ ...told, decision: { ...told.decision, fund: [{ kind: 'commit', reserved: 0, fen: 99_000_000_000 }] } }))
    expect(spendsOnlyWhatIsThere(generous)).toContain('works.confirmImplementer commits what was not reserved')
    const beyond = retold('funds.pay', (told) => ({ ...told, decision: { ...told.decision, project: { ...told.decision.project, expenses: told.decision.project.expenses.map((e) => ({ ...e, fen: 99_000_000_000 })) } } }))
    expect(spendsOnlyWhatIsThere(beyond)).toContain('paid beyond what was approved and given')
  })

  it('a sitting without its quorum or its majority is seen', () => {
    const few = retold('councils.close', (told) => ({ ...told, scene: { ...told.scene, project: { ...told.scene.project, sitting: told.scene.project.sitting && { ...told.scene.project.sitting, present: told.scene.project.sitting.present.slice(0, 3) } } } }))
    expect(passesOnlyInQuorum(few)).toContain('passed without a quorum')
    const against = retold('councils.close', (told) => ({ ...told, scene: { ...told.scene, facts: { ...told.scene.facts, councilVotes: [] } } }))
    expect(passesOnlyInQuorum(against)).toContain('passed without a majority')
  })

  it('a joint project that one council never passed is seen, and so is money that one account lost', () => {
    const joint = aLifeIn('closed', PLANS.luohuJoint).told
    const last = joint.findLastIndex((told) => told.command === 'councils.close')
    const forged = joint.map((told, i): Told => (i === last ? { ...told, decision: { ...told.decision, project: { ...told.decision.project, ...(told.decision.project.joint && { joint: { ...told.decision.project.joint, decided: told.decision.project.joint.decided.slice(1) } }) } } } : told))
    expect(passesInEachCouncil(forged)).toContain('resolved without one of the councils')
    const lost = joint.map((told): Told => (told.command === 'funds.pay' ? { ...told, decision: { ...told.decision, event: { ...told.decision.event, moves: (told.decision.event.moves ?? []).slice(1) } } } : told))
    expect(passesInEachCouncil(lost)).toContain('funds.pay loses money between the accounts')
  })

  it('one person with two duties is seen', () => {
    expect(keepsDutiesApart(retold('funds.pay', by(APPROVER)))).toContain('one person approved and paid')
    expect(keepsDutiesApart(retold('funds.receive', by(FINANCE)))).toContain('one person received and spent')
    expect(keepsDutiesApart(retold('approvals.approve', by(history[0]?.decision.project.proposer ?? '')))).toContain('who proposed decided')
    expect(keepsDutiesApart(retold('works.accept', by(BUILDER)))).toContain('the builder gave works.accept')
    const objected = aLifeIn('resolutionNotice', PLANS.panlong)
    objected.does(NEIGHBOUR, 'publications.object', { text: 'Too near' })
    objected.does(STAFF3, 'publications.answerObjection', { objection: objected.project.notices.at(-1)?.objections[0]?.id ?? '', upheld: false, text: 'It is not' })
    expect(keepsDutiesApart(objected.told)).toEqual([])
    const accepted = objected.told.find((told) => told.command === 'proposals.accept')?.decision.event.by.person ?? ''
    expect(keepsDutiesApart(objected.told.map((told) => (told.command === 'publications.answerObjection' ? by(accepted)(told) : told)))).toEqual(['who decided gave publications.answerObjection'])
    expect(keepsDutiesApart([...objected.told, ...objected.told.slice(-1).map((told): Told => ({ ...told, command: 'publications.review' }))])).toEqual(['who answered the objection reviewed it'])
    const nominator = history.find((told) => told.command === 'works.nominate')?.decision.event.by.person ?? STAFF2
    expect(keepsDutiesApart(retold('works.confirmImplementer', by(nominator)))).toContain('one person gave works.nominate and works.confirmImplementer')
  })
})
