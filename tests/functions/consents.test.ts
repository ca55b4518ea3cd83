import { OPERATIONS } from '../../cloudfunctions/consents/operations'
import { countConsents, rollOf } from '../../cloudfunctions/_runtime/counting'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { Project } from '../../contracts/projects'
import { startCloud, type Cloud } from './cloud'
import { aConsentRound, aProject, CLOSES, OPENS, putProject, WHILE_OPEN } from './projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const { store } = cloudbasePorts()
const building = TOWN.building
const ROOMS = Array.from({ length: 40 }, (_, n) => `${n + 1}`)
const SLIP = 'cloud://env.bucket/private/b14/x/slip.jpg'
const now = WHILE_OPEN
/** Time goes on inside a call; the very instants are tested in tests/domain. */
const MINUTE = 60_000
const household = new Map<string, string>()

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building, rooms: ROOMS, group: TOWN.group })
  await importDoors(cloud, { building: TOWN.building2, rooms: ['1', '2', '3'] })
  for (const room of ROOMS) household.set(room, await moveIn(cloud, `r${room}`, { building, room }))
  await moveIn(cloud, 'wife1', { building, room: '1' })
  await moveIn(cloud, 'aunt1', { building, room: '1' })
  await moveIn(cloud, 'child1', { building, room: '1', minor: true })
  await moveIn(cloud, 'far', { building: TOWN.building2, room: '1' })
  await cloud.idOf('homeless')
}, 120_000)
afterAll(() => cloud.stop())

const door = (room: string): string => household.get(room) ?? ''
const open = (id: string, part: Partial<Project> = {}): Promise<string> => putProject(cloud, aProject({ id, stage: 'consentCollecting', consent: aConsentRound(ROOMS.length), ...part }))
const give = (project: string, more: object = {}) => ({ project, answer: 'agree' as const, signature: SLIP, ...more })
const recording = (project: string, room: string, more: object = {}) => ({ project, household: door(room), answer: 'agree' as const, channel: 'paper' as const, evidence: [SLIP], answeredBy: '王大爷', ...more })

describe('consents.give', () => {
  it('takes the answer with a signature and gives a receipt', async () => {
    const project = await open('give')
    expect(await cloud.must('r1', 'consents.give', give(project), { now })).toMatchObject({ household: door('1'), answer: 'agree', revision: 1, receipt: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) })
    expect(await cloud.must(null, 'consents.turnout', { project }, { now })).toMatchObject({ households: 40, answered: 1, open: true })
  })
  it('may be changed until the close; the last answer counts and the first stays on record', async () => {
    const project = await open('change')
    await cloud.must('r1', 'consents.give', give(project), { now })
    expect(await cloud.must('r1', 'consents.give', give(project, { answer: 'disagree', reason: '太吵' }), { now: CLOSES - MINUTE })).toMatchObject({ answer: 'disagree', revision: 2 })
    expect(await cloud.read('consents', { project })).toMatchObject([{ answer: 'disagree', history: [{ answer: 'agree' }] }])
  })
  it('is refused before the opening, and from the closing on kept, marked late and not counted', async () => {
    const project = await open('window')
    expect(await cloud.refused('r1', 'consents.give', give(project), { now: OPENS - MINUTE })).toBe('not-open')
    const late = await cloud.must('r1', 'consents.give', give(project), { now: CLOSES })
    expect(late).toMatchObject({ late: true, revision: 0 })
    expect(await cloud.must('wife1', 'consents.give', give(project), { now: CLOSES + MINUTE })).toMatchObject({ late: true, receipt: late.receipt })
    expect(await cloud.read('consents', { project })).toEqual([])
    await cloud.must('r1', 'consents.give', give(project), { now: CLOSES - MINUTE })
  })
  it('is refused before the question is asked, after it was sealed, and for no project', async () => {
    expect(await cloud.refused('r1', 'consents.give', give(await open('unasked', { stage: 'triage', consent: null })), { now })).toBe('not-open')
    expect(await cloud.refused('r1', 'consents.give', give(await open('sealed', { stage: 'consultation' })), { now })).toBe('closed')
    expect(await cloud.refused('r1', 'consents.give', give('none'), { now })).toBe('unknown-record')
  })
  it('is refused without a signature', async () => {
    expect(await cloud.refused('r1', 'consents.give', give(await open('unsigned'), { signature: null }), { now })).toBe('signature-needed')
  })
  it('is refused to households that are not asked', async () => {
    expect(await cloud.refused('far', 'consents.give', give(await open('far')), { now })).toBe('not-on-the-roll')
  })
  it('is refused to a door that came onto the roster after the opening', async () => {
    const project = await open('late-door', { consent: aConsentRound(40, { opensAt: 1 }) })
    expect(await cloud.refused('r1', 'consents.give', give(project), { now })).toBe('not-on-the-roll')
  })
  it('is refused to minors', async () => {
    expect(await cloud.refused('child1', 'consents.give', give(await open('minor')), { now })).toBe('not-eligible')
  })
  it('is refused over another member, but not to the representative', async () => {
    const project = await open('members')
    await cloud.must('wife1', 'consents.give', give(project), { now })
    await cloud.must('r1', 'consents.give', give(project, { answer: 'disagree' }), { now })
    expect(await cloud.refused('wife1', 'consents.give', give(project), { now })).toBe('already-answered')
  })
  it('is refused to whoever is bound nowhere, to visitors, and for a household of others', async () => {
    const project = await open('strangers')
    expect(await cloud.refused('homeless', 'consents.give', give(project), { now })).toBe('household-not-bound')
    expect(await cloud.refused(null, 'consents.give', give(project), { now })).toBe('not-identified')
    expect(await cloud.refused('r1', 'consents.give', give(project, { household: door('2') }), { now })).toBe('household-not-bound')
  })
})

describe('consents.record', () => {
  it('takes down what a neighbour said, and tells the household', async () => {
    const project = await open('record')
    await cloud.must(STAFF.head, 'consents.record', recording(project, '2'), { now })
    expect(await cloud.read('consents', { project })).toMatchObject([{ onBehalf: true, channel: 'paper', answeredBy: '王大爷' }])
    expect((await cloud.must('r2', 'people.messages', {})).items[0]).toMatchObject({ kind: 'consent-recorded-for-you', project })
  })
  it('takes a call by the ending of its number and its time; says how many of the household were told, and tells every one of them', async () => {
    const project = await open('call')
    const called = { ending: '4321', at: now - MINUTE }
    const phone = (room: string, more: object = {}) => recording(project, room, { channel: 'phone', ...more })
    expect(await cloud.must(STAFF.head, 'consents.record', phone('1', { called }), { now })).toMatchObject({ told: 4 })
    for (const member of ['r1', 'wife1', 'aunt1']) expect((await cloud.must(member, 'people.messages', {})).items[0]).toMatchObject({ kind: 'consent-recorded-for-you', project })
    expect(await cloud.read('consents', { project })).toMatchObject([{ channel: 'phone', called }])
    expect(await cloud.refused(STAFF.head, 'consents.record', phone('2'), { now })).toBe('call-needed')
    expect(await cloud.refused(STAFF.head, 'consents.record', phone('2', { called, evidence: [] }), { now })).toBe('evidence-needed')
    expect(await cloud.refused(STAFF.head, 'consents.record', phone('2', { called: { ending: '13800004321', at: now } }), { now })).toBe('malformed')
    await importDoors(cloud, { building: TOWN.building, rooms: ['empty'] })
    const [empty] = await cloud.read('households', { building, room: 'empty' })
    await cloud.put('households', { ...empty, _id: String(empty?.id), addedAt: 0 })
    expect(await cloud.must(STAFF.head, 'consents.record', { ...phone('1', { called }), household: String(empty?.id) }, { now })).toMatchObject({ told: 0, receipt: expect.stringMatching(/-/) })
    await store.transact((tx) => tx.remove('households', String(empty?.id)))
  })
  it('is refused without evidence', async () => {
    expect(await cloud.refused(STAFF.head, 'consents.record', recording(await open('no-slip'), '2', { evidence: [] }), { now })).toBe('evidence-needed')
  })
  it("is refused over the household's own word, which may always replace it", async () => {
    const project = await open('own-word')
    await cloud.must(STAFF.head, 'consents.record', recording(project, '1'), { now })
    await cloud.must('wife1', 'consents.give', give(project, { answer: 'disagree' }), { now })
    expect(await cloud.refused(STAFF.head, 'consents.record', recording(project, '1'), { now })).toBe('already-answered')
  })
  it("is refused for the helper's own household", async () => {
    const project = await open('own-door')
    await moveIn(cloud, STAFF.tenHead, { building, room: '40' })
    expect(await cloud.call(STAFF.tenHead, 'consents.record', recording(project, '40'), { now })).toMatchObject({ ok: false, refusal: { code: 'second-person-needed', duty: 'SoD-4' } })
  })
  it('is refused outside the own doors, for no door, and to residents', async () => {
    const project = await open('scope', { consent: aConsentRound(43, { places: [TOWN.community] }) })
    const [far] = await cloud.read('households', { building: TOWN.building2 })
    expect(await cloud.refused(STAFF.head, 'consents.record', { ...recording(project, '1'), household: String(far?.id) }, { now })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.head, 'consents.record', { ...recording(project, '1'), household: 'none' }, { now })).toBe('unknown-record')
    expect(await cloud.refused('r1', 'consents.record', recording(project, '2'), { now })).toBe('not-your-role')
    expect(await cloud.refused(null, 'consents.record', recording(project, '2'), { now })).toBe('not-identified')
  })
  it('is refused outside the roll and outside the window', async () => {
    const project = await open('record-window', { consent: aConsentRound(3, { places: [TOWN.building2] }) })
    expect(await cloud.refused(STAFF.head, 'consents.record', recording(project, '1'), { now })).toBe('not-on-the-roll')
    expect(await cloud.refused(STAFF.head, 'consents.record', recording(project, '1'), { now: CLOSES })).toBe('not-on-the-roll')
    expect(await cloud.refused(STAFF.head, 'consents.record', recording(project, '1'), { now: OPENS - MINUTE })).toBe('not-open')
  })
  it('stops at thirty households per helper, however fast, and another helper goes on', async () => {
    const project = await open('thirty')
    const replies = await Promise.all(ROOMS.slice(0, 32).map((room) => cloud.call(STAFF.head, 'consents.record', recording(project, room), { now })))
    expect(replies.filter((reply) => reply.ok)).toHaveLength(30)
    expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code]))).toEqual(['too-many-assisted', 'too-many-assisted'])
    await cloud.must(STAFF.staff, 'consents.record', recording(project, '39'), { now })
  }, 60_000)
})

describe('an answer taken down without a network', () => {
  const HOUR = 60 * MINUTE
  it('counts when it arrives in the grace, marked; later it is kept and not counted (E90)', async () => {
    const part = aProject({ id: 'basement', stage: 'consentCollecting', consent: aConsentRound(40) })
    const project = await putProject(cloud, part)
    const takenAt = CLOSES - HOUR
    expect(await cloud.must(STAFF.head, 'consents.record', recording(project, '2', { takenAt }), { now: CLOSES + 23 * HOUR })).toMatchObject({ late: false, revision: 1 })
    expect(await cloud.must(STAFF.head, 'consents.record', recording(project, '3', { takenAt }), { now: CLOSES + 24 * HOUR })).toMatchObject({ late: true })
    expect(await cloud.must(STAFF.head, 'consents.record', recording(project, '4'), { now: CLOSES + HOUR })).toMatchObject({ late: true })
    expect(await countConsents(store, part)).toMatchObject({ agree: 1, offline: 1, late: 2, counted: 1 })
  })
})

describe('two members who disagree', () => {
  it('leave the household uncounted and are both told, until they agree', async () => {
    const part = aProject({ id: 'disagree', stage: 'consentCollecting', consent: aConsentRound(40) })
    const project = await putProject(cloud, part)
    const first = await cloud.must('wife1', 'consents.give', give(project), { now })
    expect(await cloud.must('aunt1', 'consents.give', give(project, { answer: 'disagree' }), { now })).toMatchObject({ unresolved: true, receipt: first.receipt })
    expect((await cloud.must(null, 'consents.turnout', { project }, { now })).answered).toBe(0)
    for (const person of ['wife1', 'aunt1', 'r1']) expect((await cloud.must(person, 'people.messages', {})).items).toContainEqual(expect.objectContaining({ kind: 'consent-unresolved', project }))
    expect((await cloud.must('wife1', 'consents.mine', { project }, { now })).households).toMatchObject([{ answer: null, unresolved: true }])
    expect(await countConsents(store, part)).toMatchObject({ counted: 0, unresolved: 1 })
    expect(await cloud.must('wife1', 'consents.give', give(project, { answer: 'disagree' }), { now })).toMatchObject({ unresolved: false })
    expect(await countConsents(store, part)).toMatchObject({ disagree: 1, unresolved: 0 })
  })
  it('at once make one ballot with both in it', async () => {
    const project = await open('both-at-once')
    await Promise.all([cloud.must('wife1', 'consents.give', give(project), { now }), cloud.must('aunt1', 'consents.give', give(project, { answer: 'disagree' }), { now })])
    expect(await cloud.read('consents', { project })).toMatchObject([{ revision: 2, answer: null }])
  })
})

describe('consents.disown', () => {
  it('voids at once what a helper recorded; the household, or another helper, may answer anew', async () => {
    const project = await open('disown')
    await cloud.must(STAFF.head, 'consents.record', recording(project, '3'), { now })
    await cloud.must('r3', 'consents.disown', { project }, { now })
    expect((await cloud.must(null, 'consents.turnout', { project }, { now })).answered).toBe(0)
    expect((await cloud.must(STAFF.staff, 'people.messages', {})).items[0]).toMatchObject({ kind: 'consent-disowned', project })
    expect((await cloud.must(STAFF.head, 'households.doors', { project, state: 'revisit' })).items).toMatchObject([{ room: '3' }])
    expect(await cloud.refused(STAFF.head, 'consents.record', recording(project, '3'), { now })).toBe('collector-may-not-verify')
    await cloud.must('r3', 'consents.give', give(project, { answer: 'disagree' }), { now })
    expect((await cloud.must(null, 'consents.turnout', { project }, { now })).answered).toBe(1)
  })
  it('reaches into the week after the close: before the sealing it voids, after it it marks', async () => {
    const project = await open('disown-after')
    await cloud.must(STAFF.head, 'consents.record', recording(project, '6'), { now })
    await cloud.must(STAFF.head, 'consents.record', recording(project, '7'), { now })
    await cloud.must('r6', 'consents.disown', { project }, { now: CLOSES + MINUTE })
    const sealed = await countConsents(store, aProject({ id: project, consent: aConsentRound(40) }))
    expect(sealed).toMatchObject({ counted: 1 })
    await open('disown-after', { stage: 'consultation', consent: aConsentRound(40, { sealed }) })
    await cloud.must('r7', 'consents.disown', { project }, { now: CLOSES + 24 * 60 * MINUTE })
    expect(await cloud.read('consents', { project, _id: `${project}|1|${door('7')}` })).toMatchObject([{ answer: 'agree', disowned: { helper: await cloud.idOf(STAFF.head) } }])
    expect(await cloud.refused('r7', 'consents.disown', { project }, { now: CLOSES + 25 * 60 * MINUTE })).toBe('unknown-record')
  })
  it('is refused for an own answer, for none, after the close, and to others', async () => {
    const project = await open('disown-no')
    await cloud.must('r4', 'consents.give', give(project), { now })
    expect(await cloud.refused('r4', 'consents.disown', { project }, { now })).toBe('unknown-record')
    expect(await cloud.refused('r5', 'consents.disown', { project }, { now })).toBe('unknown-record')
    expect(await cloud.refused('r4', 'consents.disown', { project }, { now: CLOSES })).toBe('unknown-record')
    expect(await cloud.refused('r4', 'consents.disown', { project }, { now: CLOSES + 8 * 24 * 60 * MINUTE })).toBe('closed')
    expect(await cloud.refused('homeless', 'consents.disown', { project }, { now })).toBe('household-not-bound')
    expect(await cloud.refused(null, 'consents.disown', { project }, { now })).toBe('not-identified')
  })
})

describe('the drawn tenth', () => {
  const tenOf = async (project: string, helper: string): Promise<void> => {
    for (const room of ROOMS.slice(0, 10)) await cloud.must(helper, 'consents.record', recording(project, room), { now })
  }
  const due = async (person: string, project: string) => (await cloud.must(person, 'consents.revisits', {}, { now })).items.filter((one) => one.project === project)

  it('is one door of ten, seen by everybody who may go there but not by whoever recorded it, without the answer', async () => {
    const project = await open('drawn')
    await tenOf(project, STAFF.head)
    const [door, ...others] = await due(STAFF.staff, project)
    expect(others).toEqual([])
    expect(door).toMatchObject({ question: '同意修吗', tries: 0 })
    expect(Object.keys(door ?? {})).not.toContain('answer')
    expect(await due(STAFF.tenHead, project)).toHaveLength(1)
    expect(await due(STAFF.head, project)).toEqual([])
    expect(await cloud.refused(STAFF.head, 'consents.revisit', { project, household: door?.household ?? '', found: 'agree' }, { now })).toBe('second-person-needed')
  })
  it('leaves the list when a household can no longer disown what was recorded', async () => {
    const project = await open('drawn-over')
    await tenOf(project, STAFF.head)
    const at = async (now: number) => (await cloud.must(STAFF.staff, 'consents.revisits', {}, { now })).items.filter((one) => one.project === project)
    expect(await at(CLOSES + 7 * 24 * 60 * MINUTE - MINUTE)).toHaveLength(1)
    expect(await at(CLOSES + 7 * 24 * 60 * MINUTE)).toEqual([])
  })
  it('that says the same is confirmed once, however often and by however many it is sent at once', async () => {
    const project = await open('drawn-same')
    await tenOf(project, STAFF.head)
    const [door] = await due(STAFF.staff, project)
    const visit = { project, household: door?.household ?? '', found: 'agree' as const }
    expect(await cloud.must(STAFF.staff, 'consents.revisit', { ...visit, found: 'absent' }, { now })).toEqual({ state: 'due' })
    expect((await due(STAFF.tenHead, project))[0]).toMatchObject({ tries: 1 })
    const replies = await Promise.all([STAFF.staff, STAFF.tenHead].map((person) => cloud.call(person, 'consents.revisit', visit, { now })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await due(STAFF.staff, project)).toEqual([])
    expect(await countConsents(store, aProject({ id: project, consent: aConsentRound(40) }))).toMatchObject({ agree: 10, revisits: { drawn: 1, confirmed: 1, contradicted: 0 } })
  })
  it('that says otherwise is void at once, and those who answer for it are told', async () => {
    const project = await open('drawn-other')
    await tenOf(project, STAFF.head)
    const [door] = await due(STAFF.staff, project)
    expect(await cloud.must(STAFF.tenHead, 'consents.revisit', { project, household: door?.household ?? '', found: 'none' }, { now })).toEqual({ state: 'contradicted' })
    expect((await cloud.must(null, 'consents.turnout', { project }, { now })).answered).toBe(9)
    for (const person of [STAFF.head, STAFF.staff]) expect((await cloud.must(person, 'people.messages', {})).items).toContainEqual(expect.objectContaining({ kind: 'consent-contradicted', project }))
    expect((await cloud.must(STAFF.staff, 'consents.assisted', { project }, { now })).helpers).toMatchObject([{ recorded: 10, disowned: 1, revisits: { drawn: 1, contradicted: 1 } }])
    expect(await cloud.refused(STAFF.tenHead, 'consents.revisit', { project, household: door?.household ?? '', found: 'none' }, { now })).toBe('already-decided')
  })
  it('is no longer asked once the household has answered itself', async () => {
    const project = await open('drawn-own')
    await tenOf(project, STAFF.head)
    const [door] = await due(STAFF.staff, project)
    await cloud.must(`r${door?.room}`, 'consents.give', give(project), { now })
    expect(await due(STAFF.staff, project)).toEqual([])
    expect(await cloud.refused(STAFF.staff, 'consents.revisit', { project, household: door?.household ?? '', found: 'agree' }, { now })).toBe('already-answered')
  })
  it('is refused to residents, outside the own doors, where nothing was drawn, and a week after the close', async () => {
    const project = await open('drawn-no')
    const visit = { project, household: door('1'), found: 'agree' as const }
    expect(await cloud.refused('r1', 'consents.revisit', visit, { now })).toBe('not-your-role')
    expect(await cloud.refused('r1', 'consents.revisits', {}, { now })).toBe('not-your-role')
    expect(await cloud.refused(STAFF.head, 'consents.revisits', { place: TOWN.building2 }, { now })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.head, 'consents.revisits', { place: 'none' }, { now })).toBe('unknown-place')
    expect(await cloud.refused(STAFF.staff, 'consents.revisit', visit, { now })).toBe('unknown-record')
    expect(await cloud.refused(STAFF.staff, 'consents.revisit', { ...visit, project: 'none' }, { now })).toBe('unknown-record')
    expect(await cloud.refused(STAFF.staff, 'consents.revisit', visit, { now: CLOSES + 8 * 24 * 60 * MINUTE })).toBe('closed')
    expect(await cloud.refused(STAFF.staff, 'consents.revisit', visit, { now: OPENS - MINUTE })).toBe('not-open')
  })
})

describe('consents.assisted', () => {
  it('shows how much was written down by whom and what looks odd, and never an answer', async () => {
    const project = await open('watched')
    for (const room of ROOMS.slice(0, 10)) await cloud.must(STAFF.head, 'consents.record', recording(project, room, { device: 'phone0001' }), { now })
    await cloud.must(STAFF.tenHead, 'consents.record', recording(project, '11', { device: 'phone0001' }), { now: Date.parse('2030-03-05T23:00:00+08:00') })
    for (const room of ['12', '13', '14']) await cloud.must(`r${room}`, 'consents.give', give(project, { device: 'phone0002' }), { now })
    const seen = await cloud.must(STAFF.staff, 'consents.assisted', { project }, { now })
    expect(seen).toMatchObject({ answered: 14, assisted: 11, sharedDevices: [3] })
    expect(seen.helpers.find(({ recorded }) => recorded === 10)?.patterns.map(({ kind }) => kind)).toEqual(['burst', 'one-device', 'same-answer'])
    expect(seen.helpers.find(({ recorded }) => recorded === 1)?.patterns.map(({ kind }) => kind)).toEqual(['one-device', 'night'])
    expect(JSON.stringify(seen)).not.toMatch(/"(agree|disagree|undecided)"/)
    expect(seen.helpers.every(({ name }) => name.endsWith('**'))).toBe(true)
  })
  it('is refused to residents and helpers, elsewhere, for no project, and where nobody was asked', async () => {
    const project = await open('watched-no')
    expect(await cloud.refused('r1', 'consents.assisted', { project }, { now })).toBe('not-your-role')
    expect(await cloud.refused(STAFF.head, 'consents.assisted', { project }, { now })).toBe('not-your-role')
    expect(await cloud.refused(STAFF.staff, 'consents.assisted', { project: await open('watched-far', { within: ['elsewhere'] }) }, { now })).toBe('not-your-scope')
    expect(await cloud.refused(STAFF.staff, 'consents.assisted', { project: 'none' }, { now })).toBe('unknown-record')
    expect(await cloud.refused(STAFF.staff, 'consents.assisted', { project: await open('watched-unasked', { consent: null }) }, { now })).toBe('not-open')
  })
})

describe('consents.mine', () => {
  it('shows the answer, who of the household gave it, and the receipt', async () => {
    const project = await open('mine')
    const { receipt } = await cloud.must('wife1', 'consents.give', give(project), { now })
    const mine = await cloud.must('r1', 'consents.mine', { project }, { now })
    expect(mine).toMatchObject({ open: true, households: [{ answer: 'agree', receipt, by: { kind: 'member', name: 'wife1' }, representative: true, mayDisown: false }] })
    expect((await cloud.must('r2', 'consents.mine', { project }, { now })).households).toMatchObject([{ answer: null, onTheRoll: true }])
  })
  it('is refused to a visitor and for no project', async () => {
    expect(await cloud.refused(null, 'consents.mine', { project: 'mine' })).toBe('not-identified')
    expect(await cloud.refused('r1', 'consents.mine', { project: 'none' })).toBe('unknown-record')
  })
})

describe('consents.turnout', () => {
  it('is refused where nobody was asked', async () => {
    expect(await cloud.refused(null, 'consents.turnout', { project: 'none' })).toBe('unknown-record')
    expect(await cloud.refused(null, 'consents.turnout', { project: await open('nobody', { consent: null }) })).toBe('not-open')
  })
})

describe('the count', () => {
  it('holds every answer once, by channel and by building, and hides the smallest building', async () => {
    const part = aProject({ id: 'count', stage: 'consentCollecting', consent: aConsentRound(43, { places: [TOWN.committee] }) })
    const project = await putProject(cloud, part)
    await Promise.all(ROOMS.slice(0, 20).map((room, n) => cloud.must(`r${room}`, 'consents.give', give(project, { answer: n < 15 ? 'agree' : 'disagree' }), { now })))
    await cloud.must(STAFF.head, 'consents.record', recording(project, '30'), { now })
    await cloud.must(STAFF.head, 'consents.record', recording(project, '31', { channel: 'assisted' }), { now })
    await cloud.must('r31', 'consents.disown', { project }, { now })
    await cloud.must('far', 'consents.give', give(project, { answer: 'undecided' }), { now })
    const count = await countConsents(store, part)
    expect(count).toMatchObject({ households: 43, agree: 16, disagree: 5, undecided: 1, late: 0, byChannel: { wechat: 21, assisted: 0, paper: 1, phone: 0 } })
    // Three households of building 15 could be told apart: they are put together with building 14.
    expect(count.byBuilding).toEqual([{ place: 'other', households: 43, agree: 16 }])
    expect((await countConsents(store, part)).ballotsHash).toBe(count.ballotsHash)
  })
  it('puts what came after the close apart', async () => {
    const part = aProject({ id: 'late', stage: 'consentCollecting', consent: aConsentRound(40) })
    const project = await putProject(cloud, part)
    await cloud.must('r1', 'consents.give', give(project), { now })
    await cloud.must('r2', 'consents.give', give(project), { now: CLOSES + MINUTE })
    expect(await countConsents(store, part)).toMatchObject({ agree: 1, late: 1 })
  })
})

describe('the roll', () => {
  it('counts each household once, also when the places overlap', async () => {
    const roll = await rollOf(store, [building, TOWN.group, TOWN.building2])
    expect(roll.households).toBe(43)
    expect(await rollOf(store, [TOWN.committee])).toEqual(roll)
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
