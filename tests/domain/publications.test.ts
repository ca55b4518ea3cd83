import { addDays, dayOf, startOf } from '../../domain/calendar'
import type { Project } from '../../contracts/projects'
import type { Policy } from '../../contracts/policies'
import { actionsFor, expectedOf } from '../../domain/projects/actions'
import { mayDo } from '../../domain/projects/decide'
import { gapInDetermination, gapInProcess, gapInResolution, gapInResult } from '../../domain/publications/disclosures'
import { aProject, aScene } from './builders'
import { openNotice } from '../../domain/projects/project'
import type { Life } from './life'
import { aLifeIn, castVotes, closeSitting, DETERMINED, liveOn, openSitting, PLANS, schedule, sign } from './lives'
import { APPROVER, BUILDER, CLERK, CLERK2, FACILITATOR, FINANCE, FRIEND, NEIGHBOUR, STAFF, STAFF2, STRANGER, SUPERVISOR } from './town'

const dawnOf = (day: string) => startOf(day)
const objectTo = (life: Life, who = NEIGHBOUR): string => {
  life.does(who, 'publications.object', { text: 'Too loud' })
  return openNotice(life.project)?.objections.at(-1)?.id ?? ''
}
const until = (life: Life) => openNotice(life.project)?.objectionUntil ?? ''

describe('the resolution', () => {
  it('is published with item, amount and votes, and opens the pack’s window', () => {
    const life = aLifeIn('resolved')
    sign(life)
    const { event } = life.does(STAFF, 'publications.publishResolution', {}).decision
    expect(event).toMatchObject({ transition: 'T15', to: 'resolutionNotice', told: { item: 'A ramp', amount: 20_000_000, for: 12, against: 2, abstain: 1, members: 16, present: 15 } })
    expect(event.told.objectionUntil).toBe(until(life))
    expect(life.project.deadlines).toMatchObject([{ kind: 'objectionWindow', due: until(life), clause: expect.stringContaining('5 天') as string }, { kind: 'posting', due: '2026-03-20', clause: '城市居民委员会组织法（2025 修订）第三十四条' }])
    expect(life.project.notices.at(-1)?.clocks).toEqual(life.project.deadlines)
  })
  it('waits for both signatures', () => {
    const life = aLifeIn('resolved')
    for (const [signer, signatures] of [[null, 0], [FACILITATOR, 1]] as const) {
      if (signer) life.does(signer, 'councils.signMinutes', {})
      expect(life.refused(STAFF, 'publications.publishResolution', {})).toMatchObject({ code: 'signatures-needed', figures: { signatures, needed: 2 } })
    }
    life.does(SUPERVISOR, 'councils.signMinutes', {})
    expect(life.refused(CLERK, 'publications.publishResolution', {})).toMatchObject({ code: 'not-your-role' })
    expect(life.tries(STAFF, 'publications.publishResolution', {}).ok).toBe(true)
  })
})

describe('the determination', () => {
  const said = { ...DETERMINED, budget: 20_000_000 }
  it('says what, where, by when, for how much and to whose benefit', () => {
    const { event, project } = aLifeIn('determined').does(CLERK, 'publications.publishDetermination', said).decision
    expect(event).toMatchObject({ transition: 'T22', to: 'determineNotice', told: { ...DETERMINED, budget: 20000000 } })
    expect(project.notices.at(-1)).toMatchObject({ kind: 'determination', id: 'determination-1' })
  })
  it('never more than was approved: the figure itself is taken, one fen more is not', () => {
    expect(aLifeIn('determined').refused(CLERK, 'publications.publishDetermination', { ...said, budget: 20_000_001 })).toMatchObject({ code: 'over-approved', figures: { approved: 20_000_000, budget: 20_000_001 } })
  })
  it('of a meeting waits for its signed minutes; of an officer does not', () => {
    const life = aLifeIn('determined', PLANS.liuzhou)
    expect(life.refused(STAFF, 'publications.publishDetermination', { ...said, budget: 1 })).toMatchObject({ code: 'signatures-needed' })
    sign(life)
    expect(life.tries(STAFF, 'publications.publishDetermination', { ...said, budget: 1 }).ok).toBe(true)
    expect(aLifeIn('determined', PLANS.liuzhouLarge).tries(STAFF, 'publications.publishDetermination', { ...said, budget: 1 }).ok).toBe(true)
  })
  it('is published by whom the scheme names', () => {
    expect(aLifeIn('determined').refused(STAFF, 'publications.publishDetermination', said)).toMatchObject({ code: 'not-your-role' })
  })
})

describe('the result', () => {
  it('waits for the accounts, and tells audit, use and effect', () => {
    const life = aLifeIn('settling')
    expect(life.refused(CLERK, 'publications.publishResult', { effect: 'Good' })).toMatchObject({ code: 'accounts-needed' })
    life.project.expenses.filter((e) => !e.paid).forEach((e) => life.does(FINANCE, 'funds.pay', { expense: e.id, reference: 'V' }))
    life.does(FINANCE, 'funds.settle', { audit: 'In order' })
    expect(life.does(CLERK, 'publications.publishResult', { effect: 'Good', photos: ['after'] }).decision.event).toMatchObject({ transition: 'T33', to: 'resultNotice', told: { audit: 'In order', fundUse: 19_999_900, surplus: 100, effect: 'Good' }, photos: ['after'] })
  })
  it('waits for accounts that hold every bill', () => {
    const life = aLifeIn('inProgress', { ...PLANS.liuzhou, sponsored: 2_100_000 })
    life.does(BUILDER, 'works.recordExpense', { fen: 10, what: 'Nails' })
    life.does(BUILDER, 'works.claimCompletion', { text: 'Done', photos: ['x'] })
    liveOn(life, PLANS.liuzhou, 'settling')
    life.does(FINANCE, 'funds.pay', { expense: life.project.expenses[0]?.id ?? '', reference: 'V' })
    life.does(FINANCE, 'funds.settle', { audit: 'In order' })
    life.does(BUILDER, 'works.recordExpense', { fen: 5, what: 'More nails' })
    expect(life.refused(CLERK, 'publications.publishResult', { effect: 'Good' })).toMatchObject({ code: 'accounts-needed' })
    life.does(FINANCE, 'funds.pay', { expense: life.project.expenses[1]?.id ?? '', reference: 'V' })
    expect(life.refused(CLERK, 'publications.publishResult', { effect: 'Good' })).toMatchObject({ code: 'accounts-needed' })
    life.does(FINANCE, 'funds.settle', { audit: 'In order' })
    expect(life.project.accounts).toMatchObject({ finalFen: 15, surplusFen: 2_099_985 })
    expect(life.tries(CLERK, 'publications.publishResult', { effect: 'Good' }).ok).toBe(true)
  })
  it('stays fifteen days on the board since 2026, and before that as long as an objection may come', () => {
    const [now, then] = [aLifeIn('resultNotice', PLANS.luohu), aLifeIn('resultNotice', { ...PLANS.luohu, day: '2025-03-03' })]
    const notices = [now, then].map((life) => openNotice(life.project))
    expect(notices.map((n) => n?.postingUntil === null)).toEqual([false, true])
    expect(now.project.deadlines.map((d) => d.kind)).toEqual(['objectionWindow', 'posting'])
    expect(then.project.deadlines.map((d) => d.kind)).toEqual(['objectionWindow'])
    for (const [life, last] of [[now, notices[0]?.postingUntil ?? ''], [then, notices[1]?.objectionUntil ?? '']] as const) {
      life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
      life.waitUntil(dawnOf(addDays(last, 1)) - 1)
      expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'window-open', figures: { until: last } })
      life.does(STAFF, 'publications.postBoard', { photos: ['board-on-the-last-day'] })
      life.waitUntil(dawnOf(addDays(last, 1)))
      expect(life.does(null, 'publications.closeWindow', {}).decision.event).toMatchObject({ transition: 'T34a', to: 'satisfaction' })
    }
  })
})

describe('what a disclosure must say', () => {
  const gone = (project: Project, values: Partial<Policy['values']> = {}) => {
    const scene = aScene(project, { roles: ['streetClerk'] })
    return { ...scene, policy: { ...scene.policy, values: { ...scene.policy.values, ...values } } }
  }
  const saidOf = (life: Life) => life.project.notices.at(-1)?.fields ?? {}
  it('is written from the record: how many were needed, and by when an objection is answered', () => {
    expect(saidOf(aLifeIn('resolutionNotice'))).toMatchObject({ item: 'A ramp', members: 16, present: 15, needed: 11, answerWithin: 5 })
  })
  it.each([['item', 'item'], ['amount', 'amount'], ['votes', 'abstain'], ['quorum', 'needed'], ['objectionRoute', 'answerWithin'], ['objectionRoute', 'objectionUntil']])('of a resolution names %s when it does not say %s', (field, without) => {
    const life = aLifeIn('resolutionNotice')
    const said = { ...saidOf(life), objectionUntil: until(life) }
    expect(gapInResolution(life.scene(STAFF), said)).toBeNull()
    const left = Object.fromEntries(Object.entries(said).filter(([key]) => key !== without))
    expect(gapInResolution(life.scene(STAFF), { ...said, item: ' ' })).toMatchObject({ about: 'item' })
    expect(gapInResolution(life.scene(STAFF), left)).toMatchObject({ code: 'fields-missing', about: field, rule: 'disclosure', figures: { field }, clause: expect.stringContaining('决议结果公开') as string })
  })
  it.each([['log', { progress: [{ at: 1, percent: 0, text: 'Begun', photos: ['a'] }] }], ['photos', { progress: [{ at: 1, percent: 100, text: 'Done', photos: [] }] }], ['spending', { expenses: [] }]] as const)('of the work names %s before the result is published', (field, without) => {
    const { project } = aLifeIn('settling')
    const whole = { ...project, accounts: { finalFen: project.expenses.reduce((all, { fen }) => all + fen, 0), audit: 'In order', surplusFen: 0, on: '2026-06-01' } }
    expect(mayDo(gone(whole), 'publications.publishResult')).toBeNull()
    const gap = { ...whole, ...without }
    const accounts = { ...whole.accounts, finalFen: gap.expenses.reduce((all, { fen }) => all + fen, 0) }
    expect(mayDo(gone({ ...gap, accounts }), 'publications.publishResult')).toMatchObject({ code: 'fields-missing', about: field })
  })
  it('asks of the work only what its scheme asks', () => {
    const bare = aProject({ stage: 'settling', packId: 'liuzhou-2014', progress: [{ at: 1, percent: 50, text: 'Half', photos: [] }] })
    expect(gapInProcess(gone(bare))).toBeNull()
    expect(gapInProcess(gone({ ...bare, progress: [] }))).toMatchObject({ code: 'fields-missing', about: 'log', quote: expect.stringContaining('及时更新公示') as string })
  })
  it.each(['content', 'location', 'timeLimit', 'budget', 'benefit'] as const)('of what is determined is Shenzhen’s five, %s among them', (field) => {
    const five = { ...DETERMINED, budget: 1 }
    const scene = gone(aProject({ packId: 'shenzhen-2015' }))
    expect(gapInDetermination(scene, five)).toBeNull()
    const { [field]: _gone, ...left } = five
    expect(gapInDetermination(scene, left)).toMatchObject({ about: field, clause: '深府办函〔2015〕140号四（二）' })
  })
  it('of the result is what the scheme names, the appraisal in a notice of its own', () => {
    const scene = gone(aProject({ packId: 'shenzhen-2015' }))
    expect(gapInResult(scene, { audit: 'In order', fundUse: 0, effect: 'Good' })).toBeNull()
    expect(gapInResult(scene, { audit: '', fundUse: 0, effect: 'Good' })).toMatchObject({ about: 'auditResult' })
    expect(gapInResult(scene, { audit: 'x', effect: 'Good' })).toMatchObject({ about: 'fundUse' })
    expect(gapInResult(gone(aProject({ packId: 'panlong-2020' })), { fundUse: 0 })).toBeNull()
  })
})

describe('the board', () => {
  it('is photographed, more than once if need be', () => {
    const life = aLifeIn('resolutionNotice')
    life.does(CLERK, 'publications.postBoard', { photos: ['one'] })
    expect(life.does(STAFF, 'publications.postBoard', { photos: ['two'] }).decision.event).toMatchObject({ transition: 'T16b', to: 'resolutionNotice', told: { notice: 'resolution' }, photos: ['two'] })
    expect(openNotice(life.project)?.boardPhotos).toEqual(['one', 'two'])
  })
  it('belongs to the last notice where none is open', () => {
    expect(aLifeIn('satisfactionPublished').does(STAFF, 'publications.postBoard', { photos: ['x'] }).decision.event.told).toEqual({ notice: 'result' })
  })
  it('takes a photo, not a word', () => {
    expect(aLifeIn('resolutionNotice').refused(STAFF, 'publications.postBoard', { photos: [] })).toMatchObject({ code: 'malformed' })
    expect(aLifeIn('resolutionNotice').refused(NEIGHBOUR, 'publications.postBoard', { photos: ['x'] })).toMatchObject({ code: 'not-your-role' })
  })
})

describe('an objection', () => {
  it('is taken on the last day and not the day after', () => {
    const life = aLifeIn('resolutionNotice')
    life.waitUntil(dawnOf(addDays(until(life), 1)) - 1)
    expect(life.tries(NEIGHBOUR, 'publications.object', { text: 'x' }).ok).toBe(true)
    life.waitUntil(dawnOf(addDays(until(life), 1)))
    expect(life.refused(NEIGHBOUR, 'publications.object', { text: 'x' })).toMatchObject({ code: 'window-closed' })
  })
  it('is told to nobody, and has a day by which it is answered', () => {
    const life = aLifeIn('resolutionNotice')
    objectTo(life)
    expect(life.told.at(-1)?.decision.event).toMatchObject({ transition: 'T39', to: 'resolutionNotice', told: {} })
    const kept = openNotice(life.project)?.objections[0]
    expect(kept).toMatchObject({ text: 'Too loud', state: 'open', answer: null })
    expect((kept?.answerDue ?? '') > dayOf(life.now)).toBe(true)
    expect(JSON.stringify(life.project.notices)).not.toContain('PERSON-')
  })
  it('is a resident’s, once', () => {
    const life = aLifeIn('resolutionNotice')
    expect(life.refused(STRANGER, 'publications.object', { text: 'x' })).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(NEIGHBOUR, 'publications.object', { text: 'x' }, { facts: { alreadyObjected: true } })).toMatchObject({ code: 'already-objected' })
  })
  it('holds the notice until it is answered', () => {
    const life = aLifeIn('resolutionNotice')
    life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
    const id = objectTo(life)
    life.waitUntil(dawnOf(addDays(until(life), 1)))
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'objection-open' })
    life.does(CLERK, 'publications.answerObjection', { objection: id, upheld: false, text: 'It is not' })
    life.waitUntil(dawnOf(addDays(openNotice(life.project)?.objections[0]?.reviewUntil ?? '', 1)))
    life.does(STAFF, 'publications.postBoard', { photos: ['board-at-the-end'] })
    expect(life.does(null, 'publications.closeWindow', {}).decision.event).toMatchObject({ to: 'approvingStreet', told: { objections: 1 } })
  })
})

describe('an answer', () => {
  it('needs an open objection of this notice', () => {
    const life = aLifeIn('resolutionNotice')
    expect(life.refused(CLERK, 'publications.answerObjection', { objection: 'x', upheld: false, text: 'x' })).toMatchObject({ code: 'no-such-objection' })
    const id = objectTo(life)
    expect(life.refused(CLERK, 'publications.answerObjection', { objection: 'x', upheld: false, text: 'x' })).toMatchObject({ code: 'no-such-objection', about: 'x' })
    life.does(CLERK, 'publications.answerObjection', { objection: id, upheld: false, text: 'It is not' })
    expect(life.refused(CLERK, 'publications.answerObjection', { objection: id, upheld: true, text: 'x' })).toMatchObject({ code: 'no-such-objection' })
  })
  it('that dismisses leaves everything where it is', () => {
    const life = aLifeIn('resolutionNotice')
    const { event } = life.does(CLERK, 'publications.answerObjection', { objection: objectTo(life), upheld: false, text: 'It is not' }).decision
    expect(event).toMatchObject({ transition: 'T40d', to: 'resolutionNotice', told: { upheld: 'no', text: 'It is not' } })
    expect(openNotice(life.project)?.objections).toMatchObject([{ state: 'dismissed', answer: 'It is not', answeredAt: event.at }])
  })
  it('is not given by one who decided', () => {
    const life = aLifeIn('resolutionNotice')
    const objection = objectTo(life)
    expect(life.refused(STAFF, 'publications.answerObjection', { objection, upheld: false, text: 'x' })).toMatchObject({ code: 'decider-may-not-answer', duty: 'SoD-5' })
    expect(life.tries(STAFF2, 'publications.answerObjection', { objection, upheld: false, text: 'x' }).ok).toBe(true)
  })
  it('that upholds brings the notice down for everyone who objected to it', () => {
    const life = aLifeIn('resolutionNotice')
    const [one] = [objectTo(life), objectTo(life, FRIEND)]
    expect(life.does(CLERK, 'publications.answerObjection', { objection: one, upheld: true, text: 'You are right' }).decision.event).toMatchObject({ transition: 'T40u', to: 'consultation', told: { upheld: 'yes' } })
    expect(life.project.notices.at(-1)?.objections.map((o) => [o.state, o.answer])).toEqual([['upheld', 'You are right'], ['upheld', 'You are right']])
    expect(life.project.sitting).toBeNull()
  })
  it('to the determination gives the money back and lets the same officers decide anew', () => {
    const life = aLifeIn('determineNotice')
    expect(life.account.reserved).toBe(19_950_000)
    life.does(CLERK2, 'publications.answerObjection', { objection: objectTo(life), upheld: true, text: 'You are right' })
    expect(life.project).toMatchObject({ stage: 'consultation', approvedFundFen: 0, fundId: null, sitting: null })
    expect(life.account).toMatchObject({ reserved: 0, available: 100_000_000 })
    life.does(CLERK, 'councils.consult', { minutes: 'Smaller now', participants: ['A', 'B'], estimate: 10_000_000 })
    schedule(life)
    openSitting(life)
    castVotes(life)
    closeSitting(life)
    liveOn(life, PLANS.luohu, 'approvingStreet')
    life.does(APPROVER, 'approvals.approve', { text: 'Agreed' })
    expect(life.project).toMatchObject({ stage: 'determined', cost: 10_000_000, approvedFundFen: 9_950_000, notices: [{ id: 'resolution-1' }, { id: 'determination-1' }, { id: 'resolution-2' }] })
  })
  it('to the result sends the accounts back, not the works', () => {
    const life = aLifeIn('resultNotice')
    expect(life.does(CLERK2, 'publications.answerObjection', { objection: objectTo(life), upheld: true, text: 'A bill is missing' }).decision).toMatchObject({ event: { to: 'settling' }, fund: [] })
    expect(life.project.implementer).not.toBeNull()
    life.does(CLERK, 'publications.publishResult', { effect: 'Corrected' })
    expect(openNotice(life.project)).toMatchObject({ id: 'result-2', objections: [] })
  })
})

describe('ending a window', () => {
  it('waits for the last day, the answers and a photo of the board', () => {
    const life = aLifeIn('determineNotice')
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'window-open' })
    life.waitUntil(dawnOf(addDays(until(life), 1)))
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'board-photo-needed' })
    life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
    expect(life.refused(CLERK, 'publications.closeWindow', {})).toMatchObject({ code: 'not-your-role' })
    // One picture is not both: it says nothing of the days before it.
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'last-board-photo-needed' })
    life.waitUntil(dawnOf(addDays(until(life), 2)))
    life.does(STAFF, 'publications.postBoard', { photos: ['board-later'] })
    expect(life.does(STAFF, 'publications.closeWindow', {}).decision.event).toMatchObject({ transition: 'T23', to: 'funding' })
  })
  it('takes the second photo from the last day on, not before it, with the clause that asks for it', () => {
    const shot = (day: string): Life => {
      const life = aLifeIn('determineNotice')
      life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
      life.waitUntil(dawnOf(day))
      life.does(STAFF, 'publications.postBoard', { photos: ['board-later'] })
      life.waitUntil(dawnOf(addDays(until(life), 1)))
      return life
    }
    const last = until(aLifeIn('determineNotice'))
    expect(shot(addDays(last, -1)).refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'last-board-photo-needed', rule: 'board', clause: expect.stringContaining('公示栏照片') as string, figures: { until: last } })
    expect(shot(last).tries(null, 'publications.closeWindow', {}).ok).toBe(true)
    expect(shot(addDays(last, 3)).tries(null, 'publications.closeWindow', {}).ok).toBe(true)
  })
  it('is content with one photo where the scheme asks for no more, or the project is pinned to a version without that rule', () => {
    const life = aLifeIn('determineNotice')
    life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
    life.waitUntil(dawnOf(addDays(until(life), 1)))
    const scene = life.scene(null)
    const { boardPhotos, ...without } = scene.policy.values
    if (boardPhotos === undefined) throw new Error('no rule to leave out')
    for (const values of [without, { ...without, boardPhotos: { ...boardPhotos, value: 'once' as const } }]) expect(mayDo({ ...scene, policy: { ...scene.policy, values } }, 'publications.closeWindow')).toBeNull()
  })
  it('takes a picture of which no day was kept as one of the day of its notice', () => {
    const life = aLifeIn('determineNotice')
    life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
    life.waitUntil(dawnOf(addDays(until(life), 1)))
    life.does(STAFF, 'publications.postBoard', { photos: ['board-later'] })
    const scene = life.scene(null)
    const old = { ...scene.project, notices: scene.project.notices.map(({ boardDays: _days, ...notice }) => notice) }
    expect(mayDo({ ...scene, project: old }, 'publications.closeWindow')).toMatchObject({ code: 'last-board-photo-needed' })
    expect(mayDo(scene, 'publications.closeWindow')).toBeNull()
  })
  it('is expected of the committee when a picture is owed: at the beginning, and again on the last day', () => {
    const life = aLifeIn('determineNotice')
    const isExpected = () => expectedOf(life.scene(STAFF)).includes('publications.postBoard')
    expect(isExpected()).toBe(true)
    life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
    expect(isExpected()).toBe(false)
    life.waitUntil(dawnOf(until(life)))
    expect(isExpected()).toBe(true)
    life.does(STAFF, 'publications.postBoard', { photos: ['board-later'] })
    expect(isExpected()).toBe(false)
  })
  it('of a result opens the survey', () => {
    expect(aLifeIn('satisfaction').project.rating).toMatchObject({ result: null })
    expect(aLifeIn('resultNotice').project.rating).toBeNull()
  })
})

describe('a review', () => {
  const dismissed = (by = STAFF2) => {
    const life = aLifeIn('resolutionNotice')
    life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
    const id = objectTo(life)
    life.does(by, 'publications.answerObjection', { objection: id, upheld: false, text: 'It is not' })
    return { life, id, mine: { facts: { ownObjections: [id] } }, last: openNotice(life.project)?.objections[0]?.reviewUntil ?? '' }
  }
  const asked = (by = STAFF2) => {
    const told = dismissed(by)
    told.life.does(NEIGHBOUR, 'publications.askReview', { objection: told.id, text: 'Come and listen' }, told.mine)
    return told
  }
  it('is asked for by whoever objected, once, on the last day and not the day after', () => {
    const { life, id, mine, last } = dismissed()
    const said = { objection: id, text: 'Come and listen' }
    expect(life.refused(FRIEND, 'publications.askReview', said, { facts: { ownObjections: ['another'] } })).toMatchObject({ code: 'not-your-objection' })
    expect(life.refused(NEIGHBOUR, 'publications.askReview', { ...said, objection: 'x' }, mine)).toMatchObject({ code: 'no-such-objection', about: 'x' })
    expect(life.refused(STRANGER, 'publications.askReview', said, mine)).toMatchObject({ code: 'not-your-role' })
    const late = life.fork()
    late.waitUntil(dawnOf(addDays(last, 1)))
    expect(late.refused(NEIGHBOUR, 'publications.askReview', said, mine)).toMatchObject({ code: 'window-closed', figures: { until: last } })
    life.waitUntil(dawnOf(addDays(last, 1)) - 1)
    expect(life.does(NEIGHBOUR, 'publications.askReview', said, mine).decision.event).toMatchObject({ transition: 'T40a', to: 'resolutionNotice', told: {} })
    expect(life.refused(NEIGHBOUR, 'publications.askReview', said, mine)).toMatchObject({ code: 'no-such-objection' })
  })
  it('can be asked for before the notice ends, however late the answer came', () => {
    const life = aLifeIn('resolutionNotice')
    life.does(STAFF, 'publications.postBoard', { photos: ['board'] })
    const id = objectTo(life)
    life.waitUntil(dawnOf(until(life)))
    life.does(STAFF2, 'publications.answerObjection', { objection: id, upheld: false, text: 'It is not' })
    const last = openNotice(life.project)?.objections[0]?.reviewUntil ?? ''
    expect(last > until(life)).toBe(true)
    life.waitUntil(dawnOf(addDays(last, 1)) - 1)
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'window-open', figures: { until: last } })
    life.waitUntil(dawnOf(addDays(last, 1)))
    life.does(STAFF, 'publications.postBoard', { photos: ['board-at-the-end'] })
    expect(life.tries(null, 'publications.closeWindow', {}).ok).toBe(true)
  })
  it('holds the notice, has a day by which it is decided, and is decided by the street', () => {
    const { life, id } = asked()
    expect(life.project.deadlines.at(-1)).toMatchObject({ kind: 'objectionReview', due: openNotice(life.project)?.objections[0]?.review?.due })
    const said = { objection: id, upheld: false, text: 'We listened: it is not' }
    expect(life.refused(STAFF2, 'publications.review', said)).toMatchObject({ code: 'not-your-role' })
    expect(life.refused(CLERK, 'publications.review', { ...said, objection: 'x' })).toMatchObject({ code: 'no-such-objection', about: 'x' })
    life.waitUntil(dawnOf('2026-12-01'))
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'objection-open' })
    expect(life.does(CLERK, 'publications.review', said).decision.event).toMatchObject({ transition: 'T40f', to: 'resolutionNotice', told: { reviewed: 'yes', upheld: 'no' } })
    expect(openNotice(life.project)?.objections).toMatchObject([{ state: 'dismissed', review: { state: 'dismissed', answer: said.text } }])
    expect(life.project.deadlines.map(({ kind }) => kind)).not.toContain('objectionReview')
    life.does(STAFF, 'publications.postBoard', { photos: ['board-at-the-end'] })
    expect(life.does(null, 'publications.closeWindow', {}).decision.event).toMatchObject({ told: { objections: 1, reviews: 1 } })
  })
  it('that nobody decides in time is recalled, then goes up to the district in public, and still holds the notice', () => {
    const { life } = asked()
    const due = openNotice(life.project)?.objections[0]?.review?.due ?? ''
    life.waitUntil(dawnOf(due))
    expect(life.does(null, 'oversight.remind', {}).decision.event.data).toMatchObject({ kind: 'objectionReview', waitsFor: ['streetApprover', 'streetClerk'] })
    life.waitUntil(dawnOf(addDays(due, 1)))
    expect(life.does(null, 'oversight.escalate', {}).decision.event).toMatchObject({ told: { deadline: 'objectionReview', wentTo: 'district' } })
    expect(life.refused(null, 'publications.closeWindow', {})).toMatchObject({ code: 'objection-open' })
  })
  it('of a street’s answer is decided by somebody else of the street, never by the one who answered or decided', () => {
    const { life, id } = asked(CLERK)
    const said = { objection: id, upheld: true, text: 'You are right' }
    expect(life.refused(CLERK, 'publications.review', said)).toMatchObject({ code: 'decider-may-not-answer', duty: 'SoD-5' })
    expect(life.does(CLERK2, 'publications.review', said).decision.event).toMatchObject({ transition: 'T40g', to: 'consultation', told: { upheld: 'yes' } })
    expect(life.project).toMatchObject({ sitting: null, approvedFundFen: 0 })
  })
  it('that is upheld answers everybody else who waits', () => {
    const { life, id } = asked()
    objectTo(life, FRIEND)
    life.does(CLERK, 'publications.review', { objection: id, upheld: true, text: 'You are right' })
    expect(life.project.notices.at(-1)?.objections).toMatchObject([{ state: 'dismissed', review: { state: 'upheld' } }, { state: 'upheld', answer: 'You are right' }])
  })
  it('keeps words back that the content check was not sure of, until the street has read them', () => {
    const { life, id, mine } = dismissed()
    life.does(NEIGHBOUR, 'publications.askReview', { objection: id, text: 'doubtful' }, { facts: { ...mine.facts, contentRisky: true } })
    expect(openNotice(life.project)?.objections[0]?.review).toMatchObject({ held: true })
    life.does(CLERK, 'publications.review', { objection: id, upheld: false, text: 'Read' })
    expect(openNotice(life.project)?.objections[0]?.review).toMatchObject({ held: false })
  })
  it('is nothing that anybody else is offered', () => {
    const { life, id } = dismissed()
    const offered = (own: readonly string[]) => actionsFor({ ...life.scene(NEIGHBOUR), facts: { ownObjections: own } }).map(({ operation }) => operation)
    expect(offered([id])).toContain('publications.askReview')
    expect(offered(['another'])).not.toContain('publications.askReview')
  })
})
