/** 年度优秀项目: who stands, who judges, and how two boxes that are never mixed give one result. */
import type { HouseholdBinding } from '../../contracts/households'
import type { Appointment } from '../../contracts/people'
import type { PollOutcome } from '../../contracts/polls'
import type { Project, RatingResult } from '../../contracts/projects'
import type { AppointedRole, AwardBox } from '../../contracts/vocabulary'
import { endOf } from '../../domain/calendar'
import { awardBasis, finishedIn, judgesOf, limitsFor, nomineesOf, notOpenable, poolsFor, resultOf, ruleDay, shownOutcome } from '../../domain/polls/award'
import { blankProject } from '../../domain/projects/project'
import { policyFor } from '../../policies'

const result = (average100: number, enough = true): RatingResult => ({ answers: 12, scores: [0, 0, 0, 6, 6], late: 0, counted: 12, ballotsHash: '', codesHash: '', average100, enough, minimum: 10 })
const project = (code: string, average100: number, part: Partial<Project> = {}): Project => ({ ...blankProject(), id: `p-${code}`, code, title: code, within: ['sz', 'lh', 'cp', 'ht'], street: 'cp', community: 'ht', rating: { opensAt: 0, closesAt: endOf('2025-12-31'), result: result(average100) }, ...part })
const expert = (person: string, ...offices: readonly (readonly [AppointedRole, string])[]) => ({ person, appointments: offices.map(([role, place]): Appointment => ({ id: `${role}|${place}|${person}`, person, role, place, seat: null, from: '2020-01-01', until: null, appointedBy: 'x', basis: 'x', endedAt: null, version: 1 })) })

describe('whose rules', () => {
  it('are those of the last day of the year, and of a scheme that ended before it those of its last day', () => {
    expect([ruleDay(2017, { acceptsProposalsUntil: '2018-09-16' }), ruleDay(2018, { acceptsProposalsUntil: '2018-09-16' }), ruleDay(2021, { acceptsProposalsUntil: '2018-09-16' }), ruleDay(2021, { acceptsProposalsUntil: null })])
      .toEqual(['2017-12-31', '2018-09-16', '2018-09-16', '2021-12-31'])
  })
  it('are Shenzhen’s from its first to its last day, Luohu’s after them, and nobody else’s', () => {
    const of = (...[pack, day]: Parameters<typeof policyFor>) => awardBasis(policyFor(pack, day).values, { year: 2017, today: '2030-01-01' })
    expect(of('shenzhen-2015', '2018-09-16')).toMatchObject({ ok: true, value: { boxes: { value: ['residents', 'experts'], clause: '深府办函〔2015〕140号四（四）', tag: 'quoted' }, rule: { tag: 'assumption' } } })
    expect(of('luohu-2017', '2026-12-31')).toMatchObject({ ok: true, value: { boxes: { value: ['residents', 'experts'], tag: 'assumption' } } })
    for (const [pack, day] of [['shenzhen-2015', '2018-09-17'], ['shenzhen-2015', '2015-09-16'], ['futian-2015', '2017-01-01'], ['panlong-2020', '2021-01-01'], ['liuzhou-2014', '2016-01-01']] as const) expect(of(pack, day)).toMatchObject({ ok: false, refusal: { code: 'not-in-this-scheme' } })
  })
  it('wait for the end of the year', () => {
    const { values } = policyFor('luohu-2017', '2026-12-31')
    expect([awardBasis(values, { year: 2026, today: '2026-12-31' }), awardBasis(values, { year: 2026, today: '2027-01-01' })]).toMatchObject([{ ok: false, refusal: { code: 'not-before-year-end', figures: { year: 2026 } } }, { ok: true }])
  })
})

describe('the nominees', () => {
  it('were finished in the year in which their survey closed', () => {
    expect([finishedIn(project('a', 400)), finishedIn(project('a', 400, { rating: { opensAt: 0, closesAt: endOf('2026-01-01'), result: result(400) } })), finishedIn(project('a', 400, { rating: { opensAt: 0, closesAt: endOf('2025-12-31'), result: null } })), finishedIn(project('a', 400, { rating: null }))]).toEqual([2025, 2026, null, null])
  })
  it('are the most satisfying of those with answers enough, those alike by their code, at most so many', () => {
    const all = [project('C', 430), project('B', 470), project('D', 500, { rating: { opensAt: 0, closesAt: endOf('2025-05-01'), result: result(500, false) } }), project('A', 430), project('E', 300)]
    const drawn = nomineesOf(all, { nomineesMax: 3 }).map(({ item }) => item)
    expect(drawn.map(({ id, title, nominee }) => [id, title, nominee?.average100, nominee?.answers])).toEqual([['1', 'B', 470, 12], ['2', 'A', 430, 12], ['3', 'C', 430, 12]])
  })
  it('show the last picture of the work and what it cost in the end', () => {
    const progress = [{ at: 1, percent: 50, text: '', photos: ['one', 'two'] }, { at: 2, percent: 100, text: '', photos: [] }] as unknown as Project['progress']
    const [first, second] = nomineesOf([project('A', 430, { progress, photos: ['before'], cost: 9, accounts: { finalFen: 7, audit: '', surplusFen: 2, on: '2025-01-01' } }), project('B', 400, { photos: ['before'], cost: 9 })], { nomineesMax: 20 })
    expect([first?.item, second?.item]).toMatchObject([{ id: '01', cost: 7, nominee: { photo: 'two' } }, { id: '02', cost: 9, nominee: { photo: 'before' } }])
  })
  it('are never all named on a ballot, and never all awarded', () => {
    expect([limitsFor({ choicesMost: 3, winnersMax: 5 }, 2), limitsFor({ choicesMost: 3, winnersMax: 5 }, 4), limitsFor({ choicesMost: 3, winnersMax: 5 }, 20)]).toEqual([{ most: 1, winnersMax: 1 }, { most: 3, winnersMax: 3 }, { most: 3, winnersMax: 5 }])
  })
})

describe('the judges', () => {
  const nominees = [
    project('A', 430, { implementer: { supplier: '', person: 'contractor', fen: 1, quotes: 3, method: 'quoteComparison', confirmedOn: '2025-01-01', reason: null }, hands: [{ command: 'works.report' as never, person: 'hand' }] }),
    project('B', 430, { joint: { partners: [{ community: 'bh', street: 'dm', name: '' }] } as unknown as NonNullable<Project['joint']> }),
  ]
  it('are the experts who did not build, decide or serve the community of any nominee, nor act in its course', () => {
    const all = [expert('z-free', ['expert', 'lh']), expert('contractor'), expert('team', ['projectTeam', 'ht']), expert('staff', ['committeeStaff', 'ht']), expert('partner', ['committeeStaff', 'bh']), expert('clerk', ['streetClerk', 'dm']), expert('hand'), expert('elsewhere', ['committeeStaff', 'other'])]
    const { judges, excluded } = judgesOf(all, nominees)
    expect(judges).toEqual(['elsewhere', 'z-free'])
    expect(excluded.map(({ person, refusal: { code, duty } }) => [person, code, duty])).toEqual([
      ['contractor', 'implementer-excluded', 'SoD-6'], ['team', 'implementer-excluded', 'SoD-6'], ['staff', 'decider-may-not-answer', 'SoD-6'], ['partner', 'decider-may-not-answer', 'SoD-6'], ['clerk', 'decider-may-not-answer', 'SoD-6'], ['hand', 'has-interest', 'SoD-6'],
    ])
  })
  it('are as many as a box needs ballots, and there are two nominees at least', () => {
    const basis = awardBasis(policyFor('luohu-2017', '2025-12-31').values, { year: 2025, today: '2026-01-01' })
    if (!basis.ok) throw new Error('no award')
    const of = (counts: { readonly nominees: number; readonly judges: number }) => notOpenable(basis.value, counts)
    expect([of({ nominees: 2, judges: 5 }), of({ nominees: 1, judges: 5 }), of({ nominees: 2, judges: 4 })]).toMatchObject([null, { code: 'too-few-nominees', remedy: { nominees: 2 } }, { code: 'too-few-judges', rule: 'award', figures: { judges: 4 }, remedy: { judges: 5 } }])
  })
})

describe('the boxes', () => {
  const terms = { year: 2025, other: 'x', winnersMax: 2, residentsPercent: 50, ballotsMin: 5, clause: '', ruleClause: '' }
  const box = (own: AwardBox) => ({ place: 'lh', pools: [{ place: 'lh', name: '', fen: 0, electorate: { size: 9, hash: '' } }], opensAt: 100, judges: ['judge'], excluded: [{ person: 'staff', refusal: { code: 'decider-may-not-answer' as const, duty: 'SoD-6' as const } }], award: { ...terms, box: own } })
  const home = (part: Partial<HouseholdBinding> = {}): HouseholdBinding => ({ community: 'ht', building: 'b', within: ['lh', 'ht'], minor: false, at: 1, ...part }) as HouseholdBinding
  it('take one ballot of a person between them: a judge’s in one, every other resident’s in the other', () => {
    const inBox = (own: AwardBox, person: string | null, households: readonly HouseholdBinding[]) => { const found = poolsFor({ person, households }, box(own)); return found.ok ? found.value : found.refusal.code }
    expect([inBox('residents', 'anna', [home()]), inBox('experts', 'anna', [home()])]).toEqual([[0], 'one-box-only'])
    expect([inBox('residents', 'judge', [home()]), inBox('experts', 'judge', [home()]), inBox('experts', 'judge', [])]).toEqual(['one-box-only', [0], [0]])
    expect([inBox('residents', 'staff', [home()]), inBox('experts', 'staff', [home()])]).toEqual([[0], 'decider-may-not-answer'])
    expect([inBox('residents', 'kid', [home({ minor: true })]), inBox('residents', 'new', [home({ at: 101 })]), inBox('residents', null, []), inBox('experts', null, [])]).toEqual(['not-eligible', 'not-on-the-roll', 'household-not-bound', 'one-box-only'])
  })

  const counted = (voters: number, named: Readonly<Record<string, number>>): PollOutcome => {
    const chosen = { winners: ['1'], cost: 1, unserved: 0 }
    return { counted: voters, ballotsHash: '', codesHash: '', late: 0, assisted: 0, pools: [{ voters, votesHash: 'h', support: Object.entries(named).map(([id, n]) => ({ id, voters: n, points: n })), chosen, greedy: chosen, equalShares: chosen }] }
  }
  const items = ['1', '2', '3'].map((id) => ({ id }))
  it('are joined by the shares of their voters, each by its weight, exactly', () => {
    const joined = resultOf(items, { residents: counted(300, { 1: 100, 2: 200 }), experts: counted(7, { 1: 5, 3: 2 }) }, terms)
    expect(joined).toEqual({
      voters: { residents: 300, experts: 7 }, enough: true,
      // 1: 100/300 and 5/7, half each: 11/21 = 52.38 %. 2: 200/300 and 0: 1/3. 3: 0 and 2/7: 1/7.
      standings: [{ id: '1', residents: 100, experts: 5, share: 5238, awarded: true }, { id: '2', residents: 200, experts: 0, share: 3333, awarded: true }, { id: '3', residents: 0, experts: 2, share: 1428, awarded: false }],
    })
    expect(resultOf(items, { residents: counted(300, { 1: 100, 2: 200 }), experts: counted(7, { 1: 5, 3: 2 }) }, { ...terms, residentsPercent: 90 }).standings.map(({ id }) => id)).toEqual(['2', '1', '3'])
  })
  it('award of those alike the one that more residents named, then the one with the lower number, and nobody whom nobody named', () => {
    const alike = resultOf(items, { residents: counted(10, { 1: 2, 2: 4, 3: 4 }), experts: counted(10, { 1: 6, 2: 4, 3: 4 }) }, terms)
    expect(alike.standings.map(({ id, share, awarded }) => [id, share, awarded])).toEqual([['2', 4000, true], ['3', 4000, true], ['1', 4000, false]])
    expect(resultOf(items, { residents: counted(10, { 3: 10 }), experts: counted(10, { 3: 10 }) }, terms).standings.filter(({ awarded }) => awarded)).toHaveLength(1)
  })
  it('award nothing where one of them has fewer ballots than it needs, and break none of those down', () => {
    const [enough, few] = [counted(5, { 1: 5 }), counted(4, { 1: 4 })]
    expect(resultOf(items, { residents: enough, experts: enough }, terms).enough).toBe(true)
    expect([resultOf(items, { residents: enough, experts: few }, terms), resultOf(items, { residents: few, experts: enough }, terms)]).toEqual([{ voters: { residents: 5, experts: 4 }, enough: false, standings: [] }, { voters: { residents: 4, experts: 5 }, enough: false, standings: [] }])
    expect(shownOutcome({ sealed: few, award: { ...terms, box: 'experts' } })?.pools).toMatchObject([{ voters: 4, support: [], chosen: { winners: [] }, greedy: { winners: [] }, equalShares: { winners: [] } }])
    expect([shownOutcome({ sealed: enough, award: { ...terms, box: 'experts' } }), shownOutcome({ sealed: null, award: { ...terms, box: 'experts' } })]).toEqual([enough, null])
  })
})
