/** Declared interests in the cloud: sealed, dated, with both of two relatives; and what they keep a person from. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Operation } from '../../cloudfunctions/_runtime/operation'
import { OPERATIONS } from '../../cloudfunctions/people/operations'
import type { Sitting } from '../../contracts/projects'
import type { Implementer } from '../../contracts/suppliers'
import { startCloud, type Cloud, type Name } from './cloud'
import { aConsentRound, aProject, CLOSES, OPENS, putProject, WHILE_OPEN } from './projects'
import { sample } from './sample'
import { importDoors, LONG_AGO, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const now = WHILE_OPEN
const BASIS = '会议纪要第3号'
beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ['1', '2', '3'], group: TOWN.group })
  for (const [person, room] of [['sister', '1'], ['brother', '2'], ['voter', '3']] as const) await moveIn(cloud, person, { building: TOWN.building, room })
  await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf('clerk'), role: 'streetClerk', place: TOWN.street, from: LONG_AGO, basis: BASIS })
  await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf('clerk-elsewhere'), role: 'streetClerk', place: TOWN.street, from: LONG_AGO, until: '2020-12-31', basis: BASIS }, { now: '2020-06-01T08:00:00+08:00' })
}, 60_000)
afterAll(() => cloud.stop())

const mine = async (person: string) => (await cloud.must(person, 'people.declarations', {})).items
const relativeOf = async (person: string) => ({ kind: 'relative' as const, person: await cloud.idOf(person) })

describe('people.declare', () => {
  it('writes a near relative down with both, in the stream of each, and tells the other', async () => {
    const { declaration } = await cloud.must('sister', 'people.declare', await relativeOf('brother'))
    expect(await mine('sister')).toMatchObject([{ id: declaration, kind: 'relative', what: 'b**', own: true, withdrawnAt: null }])
    expect(await mine('brother')).toMatchObject([{ kind: 'relative', what: 's**', own: false, withdrawnAt: null }])
    for (const person of ['sister', 'brother']) expect(await cloud.read('events', { stream: `person:${await cloud.idOf(person)}` })).toMatchObject([{ version: 1, what: 'declared', kind: 'relative' }])
    expect((await cloud.must('brother', 'people.messages', {})).items).toMatchObject([{ kind: 'relative-declared' }])
    expect(await cloud.refused('brother', 'people.declare', await relativeOf('sister'))).toBe('already-declared')
  })
  it('keeps what is declared sealed: neither database nor events say which firm', async () => {
    await cloud.must('sister', 'people.declare', { kind: 'supplier', supplier: '只有她知道的建筑公司' })
    expect(await mine('sister')).toMatchObject([{ what: '只有她知道的建筑公司' }, { kind: 'relative' }])
    expect(cloud.bytes().includes(Buffer.from('只有她知道的建筑公司'))).toBe(false)
  })
  it('makes one relationship when both declare it at the same time', async () => {
    await Promise.all(['twin1', 'twin2'].map((person) => cloud.idOf(person)))
    const replies = await Promise.all([cloud.call('twin1', 'people.declare', await relativeOf('twin2')), cloud.call('twin2', 'people.declare', await relativeOf('twin1'))])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    for (const person of ['twin1', 'twin2']) expect(await mine(person)).toHaveLength(1)
  })
  it('has one effect and one reply when sent five times', async () => {
    await cloud.idOf('hasty')
    const replies = await Promise.all(Array.from({ length: 5 }, () => cloud.call('hasty', 'people.declare', { kind: 'supplier', supplier: '甲' }, { requestId: 'declared-at-once' })))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(await mine('hasty')).toHaveLength(1)
  })
  it('is refused of oneself, of nobody, of no place, of a project that is not public, and to a visitor', async () => {
    expect(await cloud.refused('sister', 'people.declare', await relativeOf('sister'))).toBe('malformed')
    expect(await cloud.refused('sister', 'people.declare', { kind: 'relative', person: 'nobody' })).toBe('unknown-person')
    expect(await cloud.refused('sister', 'people.declare', { kind: 'propertyCompany', place: 'nowhere' })).toBe('unknown-place')
    const project = await putProject(cloud, aProject({ id: 'secret', stage: 'draft', proposer: 'somebody' }))
    expect(await cloud.refused('sister', 'people.declare', { kind: 'ownBenefit', project })).toBe('unknown-record')
    expect(await cloud.refused(null, 'people.declare', { kind: 'supplier', supplier: '甲' })).toBe('not-identified')
    expect(await cloud.refused(null, 'people.declarations', {})).toBe('not-identified')
  })
})

describe('people.withdrawDeclaration', () => {
  it('is for whoever declared it, ends both sides and stays in the history', async () => {
    await Promise.all(['aunt', 'niece'].map((person) => cloud.idOf(person)))
    const { declaration } = await cloud.must('aunt', 'people.declare', await relativeOf('niece'))
    const [theirs] = await mine('niece')
    expect(await cloud.refused('niece', 'people.withdrawDeclaration', { declaration: theirs?.id ?? '' })).toBe('not-your-role')
    await cloud.must('aunt', 'people.withdrawDeclaration', { declaration })
    for (const person of ['aunt', 'niece']) {
      expect(await mine(person)).toMatchObject([{ kind: 'relative', withdrawnAt: expect.any(Number) }])
      expect((await cloud.read('events', { stream: `person:${await cloud.idOf(person)}` })).map(({ what }) => what)).toEqual(['declared', 'withdrawn'])
    }
    expect(await cloud.refused('aunt', 'people.withdrawDeclaration', { declaration })).toBe('unknown-record')
    expect(await cloud.refused(null, 'people.withdrawDeclaration', { declaration })).toBe('not-identified')
  })
})

describe('people.officialDeclarations', () => {
  it('opens them to the street, about its own officials, and the official reads who looked and why', async () => {
    await cloud.must(STAFF.head, 'people.declare', { kind: 'propertyCompany', place: TOWN.building })
    const seen = await cloud.must('clerk', 'people.officialDeclarations', { person: await cloud.idOf(STAFF.head), reason: '换届审查' })
    expect(seen.items).toMatchObject([{ kind: 'propertyCompany', what: '14号院', own: true }])
    expect((await cloud.must(STAFF.head, 'people.accesses', {})).items).toMatchObject([{ role: 'streetClerk', opened: ['declarations'], reason: '换届审查' }])
  })
  it('is refused about whoever holds no office, to other offices and to the official’s neighbours', async () => {
    const asked = { person: await cloud.idOf('sister'), reason: '好奇' }
    expect(await cloud.refused('clerk', 'people.officialDeclarations', asked)).toBe('not-your-scope')
    expect(await cloud.refused('clerk', 'people.officialDeclarations', { ...asked, person: 'nobody' })).toBe('unknown-person')
    for (const person of [STAFF.staff, 'brother', 'clerk-elsewhere']) expect(await cloud.refused(person, 'people.officialDeclarations', asked)).toBe('not-your-role')
    expect(await cloud.refused(null, 'people.officialDeclarations', asked)).toBe('not-identified')
  })
})

describe('what is kept of me', () => {
  it('is given with everything else, opened, and goes with everything else', async () => {
    await cloud.idOf('leaving')
    await cloud.must('leaving', 'people.declare', { kind: 'supplier', supplier: '乙' })
    expect((await cloud.must('leaving', 'people.exportMine', {})).person.declarations).toMatchObject([{ kind: 'supplier', supplier: '乙', withdrawnAt: null }])
    await cloud.must('leaving', 'people.forgetMe', {})
    expect((await cloud.read('people', { _id: await cloud.idOf('leaving') }))[0]).not.toHaveProperty('declarations')
  })
})

describe('what was declared keeps from deciding', () => {
  it('a near relative of the proposer does not vouch, until it is withdrawn', async () => {
    const proposer = await cloud.idOf('cousin')
    const project = await putProject(cloud, aProject({ id: 'cousins', stage: 'organiserReview', proposer }))
    const { declaration } = await cloud.must('cousin', 'people.declare', await relativeOf(STAFF.head))
    expect(await cloud.call(STAFF.head, 'proposals.vouch', { project, text: '属实' }, { now })).toMatchObject({ ok: false, refusal: { code: 'has-interest', duty: 'SoD-1', about: 'relativeOfProposer' } })
    await cloud.must('cousin', 'people.withdrawDeclaration', { declaration })
    await cloud.must(STAFF.head, 'proposals.vouch', { project, text: '属实' }, { now })
  })
  it('nor is one named for the acceptance', async () => {
    const proposer = await cloud.idOf('uncle')
    await cloud.must('uncle', 'people.declare', await relativeOf('voter'))
    const project = await putProject(cloud, aProject({ id: 'uncles', stage: 'completionClaimed', proposer }))
    const members = [{ person: await cloud.idOf('clerk'), kind: 'street' as const }, { person: await cloud.idOf(STAFF.tenHead), kind: 'committee' as const }]
    const asked = (resident: string) => ({ project, members: [...members, { person: resident, kind: 'resident' as const }] })
    expect(await cloud.call('clerk', 'works.convene', asked(await cloud.idOf('voter')), { now })).toMatchObject({ ok: false, refusal: { code: 'has-interest', duty: 'SoD-1', about: 'memberIsRelative' } })
    await cloud.must('clerk', 'works.convene', asked(await cloud.idOf('brother')), { now })
  })
})

const contractOf = (more: Partial<Implementer>): Implementer => ({ supplier: '丙公司', person: null, fen: 1, quotes: 3, method: 'quoteComparison', confirmedOn: '2030-02-01', reason: null, ...more })

describe('SoD-7 an evaluator has no contract in the street', () => {
  const surveyed = (id: string) => putProject(cloud, aProject({ id, stage: 'satisfaction', pack: { id: 'luohu-2017', asOf: '2030-02-01' }, rating: { opensAt: OPENS, closesAt: CLOSES, result: null } }))
  const evaluator = async (person: string, when = now) => cloud.call(STAFF.approver, 'people.appoint', { person: await cloud.idOf(person), role: 'thirdPartyEvaluator', place: TOWN.street, from: LONG_AGO, basis: BASIS }, { now: when })
  const AFTER = { now: CLOSES + 3 * 24 * 3_600_000 }
  it('is not appointed while one is being delivered, in person or by a declared firm, and is in another year', async () => {
    await putProject(cloud, aProject({ id: 'their-contract', stage: 'inProgress', implementer: contractOf({ person: await cloud.idOf('contractor') }) }))
    expect(await evaluator('contractor')).toMatchObject({ ok: false, refusal: { code: 'has-interest', duty: 'SoD-7', about: 'deliversHere' } })
    expect((await evaluator('contractor', Date.parse('2029-03-05T10:00:00+08:00'))).ok).toBe(true)
    await putProject(cloud, aProject({ id: 'their-firms', stage: 'inProgress', implementer: contractOf({ supplier: '丁公司' }) }))
    await cloud.idOf('owner-of-ding')
    await cloud.must('owner-of-ding', 'people.declare', { kind: 'supplier', supplier: '丁公司' })
    expect(await evaluator('owner-of-ding')).toMatchObject({ ok: false, refusal: { duty: 'SoD-7' } })
  })
  it('and does not run the survey once there is one', async () => {
    const project = await surveyed('surveyed')
    expect((await evaluator('agency')).ok).toBe(true)
    await putProject(cloud, aProject({ id: 'agencys', stage: 'inProgress', implementer: contractOf({ person: await cloud.idOf('agency') }) }))
    expect(await cloud.call('agency', 'ratings.close', { project }, AFTER)).toMatchObject({ ok: false, refusal: { code: 'has-interest', duty: 'SoD-7', about: 'deliversHere' } })
    expect((await evaluator('other-agency')).ok).toBe(true)
    await cloud.must('other-agency', 'ratings.close', { project }, AFTER)
  })
})

describe('SoD-8 nobody reads a ballot of an open vote', () => {
  const FOLDER = path.resolve(__dirname, '../../cloudfunctions')
  const AREAS = readdirSync(FOLDER).filter((name) => !name.startsWith('_') && existsSync(path.join(FOLDER, name, 'operations.ts')))
  const ALL = AREAS.flatMap((area) => (jest.requireActual(path.join(FOLDER, area, 'operations.ts')) as { readonly OPERATIONS: readonly Operation[] }).OPERATIONS)
  const READS = ALL.filter(({ kind }) => kind === 'read')
  /** What stands in the ballots alone: a reply that holds it has read one. */
  const MARK = 'ONLY-IN-A-BALLOT'

  it('the administrator is given no operation on projects or votes', () => {
    const given = ALL.filter(({ who }) => who !== 'anyone' && who !== 'identified' && who.includes('sysAdmin')).map(({ name }) => name)
    expect(given.length).toBeGreaterThan(0)
    // Writing the index of public records anew decides nothing and answers with a number.
    expect(given.filter((name) => !/^(people|places|policies)\./.test(name))).toEqual(['publications.reindex'])
  })
  it('no reading operation answers with one, whoever asks', async () => {
    const ballot = { round: 1, receipt: MARK, revision: 1, history: [] }
    const project = 'open-votes'
    const voter = await cloud.idOf('voter')
    const sitting: Sitting = { round: 1, body: 'council', on: '2030-03-05', place: '会议室', scheduledAt: OPENS, members: [voter], quorum: { numerator: 2, denominator: 3, strict: true }, pass: { numerator: 1, denominator: 2, strict: true }, openedAt: OPENS, present: [voter], recused: [], voted: [voter], result: null, signatures: [] }
    await putProject(cloud, aProject({ id: project, code: 'OPENVOT', contentChecked: true, stage: 'councilSession', proposer: 'x', consent: aConsentRound(3), poll: { round: 1, question: '先修哪样', options: ['甲', '乙'], opensAt: OPENS, closesAt: CLOSES, electorate: null, sealed: null }, sitting }))
    await cloud.put('councilBallots', { _id: `${project}|1|${voter}`, matter: `${project}|1`, voter, vote: MARK, at: now })
    await cloud.put('pollBallots', { ...ballot, _id: `${project}|1|${voter}`, id: `${project}|1|${voter}`, project, voter, last: { option: MARK, at: now, request: MARK } })
    await cloud.put('choices', { ...ballot, _id: `some-poll|${voter}`, id: `some-poll|${voter}`, project: 'some-poll', alias: MARK, voter, last: { answer: MARK, at: now, request: MARK } })
    await cloud.must(STAFF.coordinator, 'people.appoint', { person: await cloud.idOf('facilitator'), role: 'facilitator', place: TOWN.community, from: LONG_AGO, basis: BASIS })
    await cloud.must('founder', 'people.appoint', { person: await cloud.idOf('admin'), role: 'sysAdmin', place: TOWN.city, from: LONG_AGO, basis: BASIS })
    const answered = new Set<string>()
    for (const person of ['admin', STAFF.coordinator, STAFF.approver, STAFF.staff, 'facilitator', 'brother', null]) for (const { name, input } of READS) {
      const given = sample(input as unknown as Parameters<typeof sample>[0]) as Record<string, unknown>
      const body = { ...given, ...('project' in given ? { project } : {}), ...('community' in given ? { community: TOWN.community } : {}), ...('place' in given ? { place: TOWN.community } : {}), ...('poll' in given ? { poll: 'some-poll' } : {}) }
      const reply = await cloud.call(person, name as Name, body as never, { now })
      if (reply.ok) answered.add(name)
      expect(`${name} by ${person ?? 'a visitor'}: ${JSON.stringify(reply)}`).not.toContain(MARK)
    }
    expect(answered.size).toBeGreaterThan(READS.length / 2)
    // Only the voter has one's own, which shows that the mark would be seen.
    expect(JSON.stringify(await cloud.call('voter', 'people.exportMine', {}, { now }))).toContain(MARK)
  }, 300_000)
})

describe('SoD-9 one natural person, however many homes and offices', () => {
  it('has one vote in a poll, and the last one counts', async () => {
    await moveIn(cloud, STAFF.staff, { building: TOWN.building, room: '1' })
    await moveIn(cloud, STAFF.staff, { building: TOWN.building, room: '2' })
    const project = await putProject(cloud, aProject({ id: 'two-homes', stage: 'residentPoll', poll: { round: 1, question: '先修哪样', options: ['甲', '乙'], opensAt: OPENS, closesAt: CLOSES, electorate: null, sealed: null } }))
    await Promise.all([0, 1, 0].map((option) => cloud.must(STAFF.staff, 'polls.vote', { project, option }, { now })))
    expect(await cloud.read('pollBallots', { project })).toMatchObject([{ revision: 3, voter: await cloud.idOf(STAFF.staff) }])
  })
})

describe('SoD-10 nobody supervises a near relative', () => {
  const supervising = async (person: string) => ({ person: await cloud.idOf(person), role: 'supervisionCommittee' as const, place: TOWN.committee, from: LONG_AGO, basis: BASIS })
  it('is refused at the appointment, in both directions, with the clause of the law', async () => {
    await Promise.all(['mother', 'son'].map((person) => cloud.idOf(person)))
    await cloud.must('mother', 'people.declare', await relativeOf('son'))
    await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf('son'), role: 'partySecretary', place: TOWN.community, from: LONG_AGO, basis: BASIS }, { now })
    expect(await cloud.call(STAFF.approver, 'people.appoint', await supervising('mother'), { now })).toMatchObject({ ok: false, refusal: { code: 'has-interest', duty: 'SoD-10', about: 'relativeInOffice', clause: '城市居民委员会组织法（2025 修订）第三十六条' } })
    await cloud.must(STAFF.approver, 'people.appoint', await supervising('father'), { now })
    await cloud.must('father', 'people.declare', await relativeOf('daughter'))
    expect(await cloud.call(STAFF.approver, 'people.appoint', { person: await cloud.idOf('daughter'), role: 'committeeStaff', place: TOWN.community, from: LONG_AGO, basis: BASIS }, { now })).toMatchObject({ ok: false, refusal: { duty: 'SoD-10', about: 'relativeInOffice' } })
  })
  it('and a relative who was declared later keeps from signing the minutes', async () => {
    const project = await putProject(cloud, aProject({ id: 'minutes', stage: 'determined', sitting: { round: 1, body: 'representativesMeeting', on: '2030-03-05', place: '会议室', scheduledAt: OPENS, members: ['m'], quorum: { numerator: 1, denominator: 2, strict: true }, pass: { numerator: 1, denominator: 2, strict: true }, openedAt: OPENS, present: ['m'], recused: [], voted: ['m'], signatures: [], result: { members: 1, present: 1, recused: 0, for: 1, against: 0, abstain: 0, passed: true, ballotsHash: 'h' } } }))
    await cloud.must('father', 'people.declare', await relativeOf(STAFF.staff))
    expect(await cloud.call('father', 'councils.signMinutes', { project }, { now })).toMatchObject({ ok: false, refusal: { code: 'has-interest', duty: 'SoD-10', about: 'relativeInOffice' } })
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
