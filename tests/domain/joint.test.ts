/** Projects of several communities: each council decides by itself, each pays its share, and what one refuses is not passed as a joint one (E41). */
import fc from 'fast-check'
import type { AccountMove, FundMove, Joint } from '../../contracts/joint'
import type { Vote } from '../../contracts/vocabulary'
import { addDays, dayOf } from '../../domain/calendar'
import { communitiesOf, councilsOf, isJoint, newJoint, sittingsOf, turnOf } from '../../domain/councils/joint'
import { isSigned } from '../../domain/councils/rules'
import { decideFund, newAccount, appropriate, balances } from '../../domain/funds/account'
import { heldAfter, sharedMoves } from '../../domain/funds/shared'
import { actionsFor, expectedOf } from '../../domain/projects/actions'
import { aLife, type Life } from './life'
import { aLifeIn, agreeOnShares, castVotes, closeSitting, DRAFT, IDS, liveOn, openSitting, PLANS, schedule, seated } from './lives'
import { APPROVER, CLERK, COUNCIL, FACILITATOR, nextDoor, NEXT_COUNCIL, NEXT_FACILITATOR, NEXT_RESIDENT, NEXT_STAFF, NEXT_SUPERVISOR, placeIn, STAFF, SUPERVISOR, WANG } from './town'

const PLAN = PLANS.luohuJoint
const NO = (): Vote => 'against'
const draftWith = (partners: readonly string[], { packId = PLAN.packId, facts = {} }: { readonly packId?: (typeof PLANS)[keyof typeof PLANS]['packId']; readonly facts?: object } = {}) => {
  const day = Object.values(PLANS).find((plan) => plan.packId === packId)?.day ?? PLAN.day
  return aLife({ packId, day }).tries(WANG, 'proposals.draft', { ...DRAFT, partners: [...partners] }, { facts: { place: placeIn(packId), ids: IDS, ...nextDoor(packId), ...facts } })
}

/** The council whose turn it is sits and votes. */
function sits(life: Life, vote?: (index: number) => Vote): void {
  if (life.project.sitting === null) schedule(life)
  openSitting(life)
  castVotes(life, vote)
  closeSitting(life)
}

describe('naming other communities', () => {
  it('is possible where the scheme knows projects of several, and fixes who takes part with the draft', () => {
    const life = aLifeIn('draft', PLAN)
    expect(communitiesOf(life.project)).toEqual(['c', 'c2'])
    expect(life.project.joint).toEqual(newJoint('First', nextDoor(PLAN.packId).partners.map(({ district: _d, packId: _p, ...one }) => one)))
  })
  it('is refused by name where it does not', () => {
    for (const { packId } of [PLANS.futian, PLANS.shenzhen, PLANS.liuzhou, PLANS.panlong]) expect(draftWith(['c2'], { packId })).toMatchObject({ ok: false, refusal: { code: 'not-in-this-scheme', about: 'partners' } })
  })
  it('is refused for a place that is not there, its own community, another district and another scheme', () => {
    const [one] = nextDoor(PLAN.packId).partners
    expect(draftWith(['nowhere'])).toMatchObject({ refusal: { code: 'unknown-place', about: 'nowhere' } })
    expect(draftWith(['c'], { facts: { partners: [{ ...one, community: 'c' }] } })).toMatchObject({ refusal: { code: 'unknown-place', about: 'c' } })
    expect(draftWith(['c2'], { facts: { partners: [{ ...one, district: 'other' }] } })).toMatchObject({ refusal: { code: 'unknown-place', about: 'c2' } })
    expect(draftWith(['c2'], { facts: { partners: [{ ...one, packId: 'futian-2015' }] } })).toMatchObject({ refusal: { code: 'unknown-place', about: 'c2' } })
  })
  it('is told when it becomes public, and leaves no trace in a project of one community', () => {
    const received = (life: Life) => life.told.find(({ command }) => command === 'proposals.receive')?.decision.event.told
    expect(received(aLifeIn('triage', PLAN))).toMatchObject({ communities: 'First、Second' })
    for (const told of aLifeIn('closed', PLANS.luohu).told) {
      expect(told.decision.project).not.toHaveProperty('joint')
      expect(told.decision.event).not.toHaveProperty('moves')
      expect(told.decision.event.told).not.toHaveProperty('communities')
    }
    for (const command of ['councils.proposeShares', 'councils.agreeShares', 'councils.rescope']) expect(actionsFor(aLifeIn('consultation', PLANS.luohu).scene(STAFF)).map(({ operation }) => operation)).not.toContain(command)
  })
})

describe('who pays what', () => {
  const consulted = (): Life => {
    const life = aLifeIn('consultation', PLAN)
    life.does(CLERK, 'councils.consult', { minutes: 'Both were heard.', participants: ['One', 'Two'], estimate: PLAN.cost, partyStudy: true })
    return life
  }
  const halves = { shares: [{ community: 'c', fen: 10_000_000 }, { community: 'c2', fen: 9_999_999 }] }
  const call = (life: Life) => life.tries(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated(COUNCIL) })

  it('is agreed before the first council is called: proposed by the one that leads, agreed by each of the others', () => {
    const life = consulted()
    expect(call(life)).toMatchObject({ refusal: { code: 'shares-not-agreed', figures: { placeName: 'First' } } })
    life.does(STAFF, 'councils.proposeShares', halves)
    expect(call(life)).toMatchObject({ refusal: { code: 'shares-not-agreed', figures: { placeName: 'Second' } } })
    expect(life.refused(STAFF, 'councils.agreeShares', {}).code).toBe('not-your-role')
    expect(life.refused(NEXT_STAFF, 'councils.proposeShares', halves).code).toBe('not-your-role')
    life.does(NEXT_STAFF, 'councils.agreeShares', {})
    expect(life.refused(NEXT_STAFF, 'councils.agreeShares', {}).code).toBe('already-decided')
    expect(call(life)).toMatchObject({ ok: true })
  })
  it('has to be the fund’s part to the fen, for the communities that take part and no other', () => {
    const life = consulted()
    expect(life.refused(STAFF, 'councils.proposeShares', { shares: [{ community: 'c', fen: 1 }] })).toMatchObject({ code: 'shares-do-not-add-up', figures: { together: 1, fund: 19_999_999 }, remedy: { fund: 19_999_999 } })
    expect(life.refused(STAFF, 'councils.proposeShares', { shares: [{ community: 'c', fen: 10_000_000 }, { community: 'c3', fen: 9_999_999 }] })).toMatchObject({ code: 'unknown-place', about: 'c3' })
    expect(life.refused(STAFF, 'councils.proposeShares', { shares: [{ community: 'c', fen: 10_000_000 }, { community: 'c', fen: 9_999_999 }] })).toMatchObject({ code: 'unknown-place', about: 'c' })
  })
  it('proposed anew has to be agreed anew, and another cost asks for other shares', () => {
    const life = consulted()
    agreeOnShares({ life, plan: PLAN })
    life.does(STAFF, 'councils.proposeShares', halves)
    expect(call(life)).toMatchObject({ refusal: { code: 'shares-not-agreed', figures: { placeName: 'Second' } } })
    life.does(NEXT_STAFF, 'councils.agreeShares', {})
    life.does(CLERK, 'councils.consult', { minutes: 'Less.', participants: ['One', 'Two'], estimate: 10_000_000, partyStudy: true })
    expect(call(life)).toMatchObject({ refusal: { code: 'shares-do-not-add-up' } })
  })
  it('is nothing that one community can be asked for', () => {
    const life = aLifeIn('consultation', PLANS.luohu)
    expect(life.refused(STAFF, 'councils.proposeShares', halves).code).toBe('one-community-only')
    expect(life.refused(STAFF, 'councils.agreeShares', {}).code).toBe('one-community-only')
    expect(aLifeIn('triage', PLANS.luohu).refused(STAFF, 'councils.rescope', { estimate: 1, text: 'x' }).code).toBe('not-at-this-stage')
  })
  it('may not grow after the councils decided: nobody pays more than was agreed', () => {
    const life = aLifeIn('approvingStreet', PLAN)
    const given = life.project.pledges.find(({ source }) => source === 'residentContribution')
    life.does(given?.from ?? '', 'funds.withdrawPledge', { pledge: given?.id ?? '' })
    expect(life.refused(APPROVER, 'approvals.approve', { text: 'Agreed' })).toMatchObject({ code: 'shares-do-not-add-up', figures: { together: 19_949_999, fund: 19_999_999 } })
  })
})

describe('each council decides by itself', () => {
  it('one after the other, by its own members, its own facilitator and its own minutes', () => {
    const life = aLifeIn('councilScheduled', PLAN)
    expect(turnOf(life.project)).toBe('c')
    expect(life.refused(NEXT_STAFF, 'councils.schedule', { on: '2027-01-01', venue: 'Hall' }).code).toBe('not-your-role')
    expect(life.refused(NEXT_FACILITATOR, 'councils.open', { present: [...COUNCIL] }).code).toBe('not-your-role')
    sits(life)
    expect([life.project.stage, turnOf(life.project), life.project.sitting]).toEqual(['councilScheduled', 'c2', null])
    expect(expectedOf(life.scene(NEXT_STAFF))).toContain('councils.schedule')
    expect(expectedOf(life.scene(STAFF))).not.toContain('councils.schedule')
    expect(life.refused(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated(COUNCIL) }).code).toBe('not-your-role')
    schedule(life)
    expect(life.project.sitting?.members).toEqual(NEXT_COUNCIL)
    expect(life.refused(FACILITATOR, 'councils.open', { present: [...NEXT_COUNCIL] }).code).toBe('not-your-role')
    openSitting(life)
    expect(life.refused(COUNCIL[3] ?? '', 'councils.vote', { vote: 'for' }).code).toBe('not-your-role')
    expect(life.refused(FACILITATOR, 'councils.defer', { text: 'Later' }).code).toBe('not-your-role')
    castVotes(life)
    expect(life.refused(FACILITATOR, 'councils.close', {}).code).toBe('not-your-role')
    expect(closeSitting(life).decision.event).toMatchObject({ to: 'resolved', told: { council: 'Second', carried: 'yes', passedIn: 'First、Second' } })
    expect(sittingsOf(life.project).map(({ community, sitting }) => [community, sitting.round, sitting.result?.passed])).toEqual([['c', 1, true], ['c2', 2, true]])
  })
  it('with its own composition, its own quorum and its own recusals', () => {
    const life = aLifeIn('councilScheduled', PLAN)
    sits(life)
    expect(life.refused(NEXT_STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated(NEXT_COUNCIL.slice(0, 9)) }).code).toBe('composition-not-met')
    schedule(life)
    life.waitUntil(life.now + 5 * 86_400_000)
    expect(life.refused(NEXT_FACILITATOR, 'councils.open', { present: NEXT_COUNCIL.slice(0, 9) }).code).toBe('no-quorum')
    expect(life.refused(NEXT_FACILITATOR, 'councils.open', { present: [...NEXT_COUNCIL.slice(1), COUNCIL[0] ?? ''] })).toMatchObject({ code: 'not-a-member', about: COUNCIL[0] })
    openSitting(life, 0)
    life.does(NEXT_COUNCIL[0] ?? '', 'councils.recuse', { text: 'My shop' })
    expect(life.project.sitting?.recused).toHaveLength(1)
    expect(life.project.joint?.decided[0]?.sitting.recused).toEqual([])
  })
  it('and the resolution waits for the minutes of each', () => {
    const life = aLifeIn('resolved', PLAN)
    life.does(FACILITATOR, 'councils.signMinutes', {})
    life.does(SUPERVISOR, 'councils.signMinutes', {})
    expect(isSigned(life.project)).toBe(false)
    expect(life.refused(STAFF, 'publications.publishResolution', {})).toMatchObject({ code: 'signatures-needed', figures: { signatures: 2, needed: 4 } })
    expect(life.refused(FACILITATOR, 'councils.signMinutes', {}).code).toBe('already-voted')
    life.does(NEXT_FACILITATOR, 'councils.signMinutes', {})
    life.does(NEXT_SUPERVISOR, 'councils.signMinutes', {})
    const { event } = life.does(STAFF, 'publications.publishResolution', {}).decision
    expect(event.told).toMatchObject({ communities: 'First、Second', costShares: 'First 132999.99；Second 66500.00' })
    expect(event.told.councils).toBe('First 12、2、1，15/16（≥11）；Second 12、2、1，15/16（≥11）')
    expect(event.told).not.toHaveProperty('for')
  })
  it('a council that puts it off keeps what the other decided, and has rounds of its own', () => {
    const life = aLifeIn('councilScheduled', PLAN)
    sits(life)
    schedule(life)
    openSitting(life)
    for (const text of ['Another look', 'And another']) {
      life.does(NEXT_FACILITATOR, 'councils.defer', { text })
      expect([life.project.stage, turnOf(life.project)]).toEqual(['consultation', 'c2'])
      life.does(CLERK, 'councils.consult', { minutes: 'Looked again.', participants: ['One', 'Two'], estimate: PLAN.cost, partyStudy: true })
      expect(life.project.joint?.decided).toHaveLength(1)
      schedule(life)
      openSitting(life)
    }
    // Its third is its last, though the first council has had one as well.
    expect(life.refused(NEXT_FACILITATOR, 'councils.defer', { text: 'And again' }).code).toBe('rounds-exhausted')
    castVotes(life)
    closeSitting(life)
    expect(life.project.stage).toBe('resolved')
  })
  it('another cost is asked of all of them again, as is what an upheld objection brings back', () => {
    const life = aLifeIn('councilScheduled', PLAN)
    sits(life)
    schedule(life)
    openSitting(life)
    life.does(NEXT_FACILITATOR, 'councils.defer', { text: 'Too dear' })
    life.does(CLERK, 'councils.consult', { minutes: 'Cheaper.', participants: ['One', 'Two'], estimate: 1_000_000, partyStudy: true })
    expect([life.project.joint?.decided, turnOf(life.project)]).toEqual([[], 'c'])
    const noticed = aLifeIn('resolutionNotice', PLAN)
    noticed.does(NEXT_RESIDENT, 'publications.object', { text: 'Not at our gate' })
    noticed.does('PERSON-staff3', 'publications.answerObjection', { objection: noticed.project.notices.at(-1)?.objections[0]?.id ?? '', upheld: true, text: 'True' })
    expect([noticed.project.stage, noticed.project.joint?.decided]).toEqual(['consultation', []])
  })
  it('whoever voted in any of them has decided: the duties that are apart stay apart', () => {
    const life = aLifeIn('resolutionNotice', PLAN)
    life.does(NEXT_RESIDENT, 'publications.object', { text: 'Not at our gate' })
    const said = { objection: life.project.notices.at(-1)?.objections[0]?.id ?? '', upheld: false, text: 'Heard' }
    for (const person of [NEXT_COUNCIL[2] ?? '', COUNCIL[2] ?? '', NEXT_FACILITATOR]) expect(life.refused(person, 'publications.answerObjection', said, { roles: ['committeeStaff'] })).toMatchObject({ code: 'decider-may-not-answer', duty: 'SoD-5' })
    const working = aLifeIn('inProgress', PLAN)
    working.does('PERSON-builder', 'works.recordExpense', { fen: 100, what: 'Nails' })
    expect(working.refused(NEXT_FACILITATOR, 'funds.pay', { expense: working.project.expenses[0]?.id ?? '', reference: 'V' }, { roles: ['finance'] }).code).toBe('approver-may-not-pay')
  })
  it('people of the other community act for nothing but their own sitting', () => {
    for (const stage of ['triage', 'consultation', 'resolved', 'approvingStreet', 'funding', 'inProgress'] as const) {
      const life = aLifeIn(stage, PLAN)
      const mine = actionsFor(life.scene(NEXT_STAFF)).filter(({ allowed }) => allowed).map(({ operation }) => operation)
      expect({ stage, mine }).toEqual({ stage, mine: [] })
    }
  })
})

describe('E41: one council passes it and the other does not', () => {
  const refusedBySecond = (): Life => {
    const life = aLifeIn('councilScheduled', PLAN)
    sits(life)
    sits(life, NO)
    return life
  }
  it('is not passed as a joint project, and everybody is told who passed and who did not', () => {
    const life = refusedBySecond()
    expect(life.project).toMatchObject({ stage: 'rejected', rejection: { reason: 'notPassed' } })
    expect(life.told.at(-1)?.decision.event.told).toMatchObject({ council: 'Second', carried: 'no', passedIn: 'First', refusedIn: 'Second' })
    expect(councilsOf(life.project).map(({ name, result }) => [name, result?.passed])).toEqual([['First', true], ['Second', false]])
  })
  it('may be gone on with by the willing, at a new cost and with a reason: consulted on and decided anew', () => {
    const life = refusedBySecond()
    expect(life.refused(NEXT_STAFF, 'councils.rescope', { estimate: 12_000_000, text: 'Only our side' }).code).toBe('not-your-role')
    life.does(STAFF, 'councils.rescope', { estimate: 12_000_000, text: 'Only our side' })
    expect(life.project).toMatchObject({ stage: 'consultation', rejection: null, cost: 12_000_000, joint: { partners: [], decided: [], left: [{ community: 'c2' }] } })
    expect(isJoint(life.project)).toBe(false)
    expect(life.told.at(-1)?.decision.event.told).toMatchObject({ estimate: 12_000_000, passedIn: 'First', refusedIn: 'Second' })
    expect(life.refused(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated(COUNCIL) }).code).toBe('minutes-needed')
    liveOn(life, { ...PLANS.luohu, cost: 12_000_000, given: 0, price: 12_000_000 }, 'closed')
    expect(life.project.sittings).toBe(3)
    expect(councilsOf(life.project)).toMatchObject([{ name: 'First' }, { name: 'Second', left: true }])
  })
  it('goes on with two of three, who agree on shares again', () => {
    const third = { community: 'c3', name: 'Third', street: 's', within: ['city', 'd', 's', 'c3'], district: 'd', packId: PLAN.packId }
    const life = aLife({ packId: PLAN.packId, day: PLAN.day })
    life.does(WANG, 'proposals.draft', { ...DRAFT, roughCost: PLAN.cost, partners: ['c3', 'c2'] }, { facts: { place: placeIn(PLAN.packId), ids: IDS, leadName: 'First', partners: [third, ...nextDoor(PLAN.packId).partners] } })
    liveOn(life, PLAN, 'consultation')
    life.does(CLERK, 'councils.consult', { minutes: 'All.', participants: ['One', 'Two'], estimate: 900, partyStudy: true })
    life.does(STAFF, 'councils.proposeShares', { shares: ['c', 'c2', 'c3'].map((community) => ({ community, fen: 300 })) })
    life.does(NEXT_STAFF, 'councils.agreeShares', {})
    const there = { roles: ['committeeStaff', 'facilitator', 'councilMember'] as const }
    life.does('PERSON-third', 'councils.agreeShares', {}, there)
    schedule(life)
    sits(life)
    expect(turnOf(life.project)).toBe('c3')
    const roll = Array.from({ length: 16 }, (_, n) => `PERSON-third${n}`)
    life.does('PERSON-third', 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { ...there, facts: seated(roll) })
    life.waitUntil(life.now + 5 * 86_400_000)
    life.does('PERSON-third', 'councils.open', { present: roll }, there)
    for (const person of roll) { life.does(person, 'councils.vote', { vote: 'against' }, there); life.votes.set(person, 'against') }
    const councilVotes = roll.map((voter) => ({ _id: voter, matter: 'm', voter, vote: 'against' as const, at: life.now }))
    // It refused, and yet the next one is asked: so the willing are known.
    expect(life.does('PERSON-third', 'councils.close', {}, { ...there, facts: { councilVotes, ballotsHash: 'h' } }).decision.event).toMatchObject({ to: 'councilScheduled', told: { council: 'Third', carried: 'no' } })
    sits(life)
    expect(life.told.at(-1)?.decision.event.told).toMatchObject({ passedIn: 'First、Second', refusedIn: 'Third' })
    life.does(STAFF, 'councils.rescope', { estimate: 600, text: 'Without the third' })
    life.does(CLERK, 'councils.consult', { minutes: 'Two of us.', participants: ['One', 'Two'], estimate: 600, partyStudy: true })
    expect(life.refused(STAFF, 'councils.schedule', { on: addDays(dayOf(life.now), 3), venue: 'Hall' }, { facts: seated(COUNCIL) }).code).toBe('shares-not-agreed')
    agreeOnShares({ life, plan: { ...PLAN, shared: 200 } })
    schedule(life)
    sits(life)
    sits(life)
    expect([life.project.stage, communitiesOf(life.project)]).toEqual(['resolved', ['c', 'c2']])
  })
  it('ends at once where the council that leads refuses: there is nothing left for the others to decide', () => {
    const life = aLifeIn('councilScheduled', PLAN)
    sits(life, NO)
    expect([life.project.stage, turnOf(life.project)]).toEqual(['rejected', 'c2'])
    expect(life.refused(STAFF, 'councils.rescope', { estimate: 1, text: 'Alone' })).toMatchObject({ code: 'lead-council-refused', figures: { placeName: 'First' } })
  })
  it('is nothing to go on from where no council refused', () => {
    const life = aLifeIn('approvingStreet', PLAN)
    life.does(APPROVER, 'approvals.reject', { reason: 'outOfScope', text: 'Not ours' })
    expect(life.refused(STAFF, 'councils.rescope', { estimate: 1, text: 'Alone' }).code).toBe('nothing-to-rescope')
    const alone = aLifeIn('approvingStreet', PLANS.luohu)
    alone.does(APPROVER, 'approvals.reject', { reason: 'outOfScope', text: 'Not ours' })
    expect(alone.refused(STAFF, 'councils.rescope', { estimate: 1, text: 'Alone' }).code).toBe('one-community-only')
  })
})

describe('the money of several communities', () => {
  it('is reserved by the agreed shares, and what is left goes back to each', () => {
    const life = aLifeIn('determined', PLAN)
    expect(life.project.joint?.held).toEqual([{ community: 'c', account: 'c:year', reserved: 13_299_999, committed: 0 }, { community: 'c2', account: 'c2:year', reserved: 6_650_000, committed: 0 }])
    const closed = aLifeIn('closed', PLAN)
    const paid = closed.told.flatMap(({ decision: { event } }) => event.moves ?? []).filter(({ kind }) => kind === 'pay')
    const sum = (community: string): number => paid.filter((one) => one.community === community).reduce((all, one) => all + ('fen' in one ? one.fen : 0), 0)
    expect(closed.project.joint?.held).toEqual([])
    expect(sum('c') + sum('c2')).toBe(closed.account.paid)
    // Two thirds and one third, within a fen of each payment.
    expect(Math.abs(sum('c') * 6_650_000 - sum('c2') * 13_299_999) / 19_949_999).toBeLessThanOrEqual(2)
  })
  it('comes back whole when it ends before the contract', () => {
    const life = aLifeIn('determined', PLAN)
    life.does(APPROVER, 'works.terminate', { text: 'No longer needed' })
    expect(life.project.joint?.held).toEqual([])
    expect(life.account.available).toBe(life.account.appropriated)
    expect(life.told.at(-1)?.decision.event.moves).toMatchObject([{ account: 'c:year', reserved: 13_299_999 }, { account: 'c2:year', reserved: 6_650_000 }])
  })
  it('loses no fen and overdraws no account, whatever the shares and the payments', () => {
    const share = fc.nat(5_000_000)
    fc.assert(fc.property(fc.array(share, { minLength: 2, maxLength: 6 }), fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 }), fc.integer({ min: 0, max: 1000 }), (shares, pays, contract) => {
      const total = shares.reduce((a, b) => a + b, 0)
      fc.pre(total > 0)
      const accounts = shares.map((_, i) => ({ community: `c${i}`, account: `a${i}` }))
      const books = new Map(accounts.map(({ account }, i) => [account, appropriate(newAccount({ id: account, unit: account, unitName: '', year: 2026 }), shares[i] ?? 0)]))
      let joint: Joint = { ...newJoint('', []), shares: shares.map((fen, i) => ({ community: `c${i}`, fen })) }
      const moved = (move: FundMove): readonly AccountMove[] => {
        const parts = sharedMoves(joint, [move], accounts)
        for (const part of parts) {
          const answer = decideFund(books.get(part.account) ?? newAccount({ id: '', unit: '', unitName: '', year: 0 }), part)
          if (!answer.ok) throw new Error(JSON.stringify([part, answer.refusal]))
          expect(balances(answer.value)).toBe(true)
          books.set(part.account, answer.value)
        }
        joint = { ...joint, held: heldAfter(joint.held, parts) }
        return parts
      }
      const all = (part: 'reserved' | 'committed' | 'paid' | 'available'): number => [...books.values()].reduce((sum, book) => sum + book[part], 0)
      moved({ kind: 'reserve', fen: total })
      expect(shares).toEqual([...books.values()].map((book) => book.reserved))
      const bound = Math.floor((total * contract) / 1000)
      moved({ kind: 'commit', reserved: total, fen: bound })
      expect([all('committed'), all('available')]).toEqual([bound, total - bound])
      let left = bound
      for (const part of pays) {
        const fen = Math.floor((left * part) / 1000)
        moved({ kind: 'pay', fen })
        left -= fen
        expect(all('committed')).toBe(left)
      }
      moved({ kind: 'release', reserved: 0, committed: left })
      expect([all('reserved'), all('committed'), all('paid') + all('available')]).toEqual([0, 0, total])
      expect(joint.held).toEqual([])
    }), { seed: 20260302, numRuns: 300 })
  })
})
