import { OPERATIONS } from '../../cloudfunctions/ratings/operations'
import { countRatings } from '../../cloudfunctions/_runtime/counting'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { frameOf } from '../../cloudfunctions/_runtime/frames'
import type { Context } from '../../cloudfunctions/_runtime/operation'
import type { Policy } from '../../contracts/policies'
import type { Project } from '../../contracts/projects'
import type { Implementer } from '../../contracts/suppliers'
import { startCloud, type Cloud } from './cloud'
import { aProject, CLOSES, OPENS, putProject, WHILE_OPEN } from './projects'
import { importDoors, LONG_AGO, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const { store } = cloudbasePorts()
const now = WHILE_OPEN
const MINUTE = 60_000
const ROOMS = Array.from({ length: 8 }, (_, n) => `${n + 1}`)

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ROOMS })
  for (const room of ROOMS) await moveIn(cloud, `r${room}`, { building: TOWN.building, room })
  await moveIn(cloud, 'child', { building: TOWN.building, room: '1', minor: true })
  await moveIn(cloud, 'builder', { building: TOWN.building, room: '2' })
  await moveIn(cloud, 'team', { building: TOWN.building, room: '3' })
  await moveIn(cloud, STAFF.approver, { building: TOWN.building, room: '4' })
  await cloud.must(STAFF.staff, 'people.appoint', { person: await cloud.idOf('team'), role: 'projectTeam', place: TOWN.community, from: LONG_AGO, basis: '决议' })
  await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf('expert'), role: 'expert', place: TOWN.street, from: LONG_AGO, basis: '聘书' })
  await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf('far-expert'), role: 'expert', place: TOWN.elsewhere, from: LONG_AGO, basis: '聘书' })
  await cloud.idOf('homeless')
}, 60_000)
afterAll(() => cloud.stop())

const rated = (id: string, part: Partial<Project> = {}): Project => aProject({ id, stage: 'satisfaction', rating: { opensAt: OPENS, closesAt: CLOSES, result: null }, ...part })
const open = (id: string, part: Partial<Project> = {}): Promise<string> => putProject(cloud, rated(id, part))
const rating = (project: string, more: object = {}) => ({ project, score: 4, asPromised: 'yes' as const, useful: 'partly' as const, informed: 'no' as const, ...more })
const implementer = async (): Promise<Implementer> => ({ supplier: '某某公司', person: await cloud.idOf('builder'), fen: 1, quotes: 3, method: 'quoteComparison', confirmedOn: LONG_AGO, reason: null })

describe('ratings.give', () => {
  it('takes one rating of each person; the last counts', async () => {
    const project = await open('give')
    await cloud.must('r1', 'ratings.give', rating(project), { now })
    expect(await cloud.must('r1', 'ratings.give', rating(project, { score: 2, text: '路灯不亮' }), { now })).toMatchObject({ revision: 2 })
    expect(await cloud.read('ratings', { project })).toMatchObject([{ last: { score: 2, answers: { useful: 'partly' } }, history: [{ score: 4 }] }])
  })
  it('is refused to whoever built it', async () => {
    const project = await open('builders', { implementer: await implementer() })
    const refusal = { ok: false, refusal: { code: 'implementer-excluded', duty: 'SoD-6' } }
    expect(await cloud.call('builder', 'ratings.give', rating(project), { now })).toMatchObject(refusal)
    expect(await cloud.call('team', 'ratings.give', rating(project), { now })).toMatchObject(refusal)
  })
  it('is refused to the street that decided it', async () => {
    expect(await cloud.refused(STAFF.approver, 'ratings.give', rating(await open('deciders')), { now })).toBe('decider-may-not-answer')
  })
  it('is late from the closing on, and refused before the opening, once it is counted, and where nothing is rated', async () => {
    const project = await open('window')
    expect(await cloud.refused('r1', 'ratings.give', rating(project), { now: OPENS - MINUTE })).toBe('not-open')
    expect(await cloud.must('r1', 'ratings.give', rating(project), { now: CLOSES })).toMatchObject({ late: true })
    expect(await countRatings(store, rated(project))).toMatchObject({ answers: 0, late: 1 })
    expect(await cloud.refused('r1', 'ratings.give', rating(await open('counted', { stage: 'satisfactionPublished' })), { now })).toBe('closed')
    expect(await cloud.refused('r1', 'ratings.give', rating(await open('unrated', { rating: null })), { now })).toBe('not-open')
    expect(await cloud.refused('r1', 'ratings.give', rating('nothing'), { now })).toBe('unknown-record')
  })
  it('is refused to minors, to other communities, to the homeless and to visitors', async () => {
    const project = await open('who')
    expect(await cloud.refused('child', 'ratings.give', rating(project), { now })).toBe('not-eligible')
    expect(await cloud.refused('homeless', 'ratings.give', rating(project), { now })).toBe('household-not-bound')
    expect(await cloud.refused('r1', 'ratings.give', rating(await open('far', { community: TOWN.elsewhere })), { now })).toBe('household-not-bound')
    expect(await cloud.refused(null, 'ratings.give', rating(project), { now })).toBe('not-identified')
  })
  it('counts everyone who rates at once', async () => {
    const part = rated('rush')
    const project = await putProject(cloud, part)
    await Promise.all(ROOMS.map((room) => cloud.must(`r${room}`, 'ratings.give', rating(project, { score: Number(room) > 5 ? 5 : Number(room) }), { now })))
    expect(await countRatings(store, part)).toMatchObject({ answers: 8, scores: [1, 1, 1, 1, 4] })
  })
})

describe('the sample', () => {
  const QUOTA = { experts: 1, deputies: 0, partyMembers: 0, representatives: 0, beneficiaries: 3 }
  const ctx = (): Context => ({ ports: cloudbasePorts(), now: OPENS, caller: { openid: null, source: 'timer' }, person: null, appointments: [], households: [], requestId: 'draw', operation: 'draw', fingerprint: '' })
  const policy = { values: { satisfactionSample: { value: QUOTA, clause: '', tag: 'assumption', since: '2020-01-01' } } } as unknown as Policy
  const sampledProject = async (id: string): Promise<Project> => {
    const before = aProject({ id, stage: 'resultNotice', implementer: await implementer() })
    const frame = await frameOf(ctx(), before, policy)
    if (frame === undefined) throw new Error('no frame was drawn')
    return { ...before, stage: 'satisfaction', rating: { opensAt: OPENS, closesAt: CLOSES, frame, result: null } }
  }

  it('leaves out minors, the builder, the team, the deciders and the staff', async () => {
    const { rating: drawn } = await sampledProject('frame')
    expect(drawn?.frame?.groups).toMatchObject([{ group: 'experts', size: 1, drawn: 1 }, { group: 'beneficiaries', size: ROOMS.length, drawn: 3 }])
  })
  it('counts the answers of the drawn, also of an expert who lives elsewhere, and keeps all others apart', async () => {
    const part = await sampledProject('sampled')
    const project = await putProject(cloud, part)
    const everyone = [...ROOMS.map((room) => `r${room}`), 'expert']
    const asked = await Promise.all(everyone.map(async (person) => (await cloud.must(person, 'ratings.mine', { project }, { now })).drawn))
    expect(asked.filter((drawn) => drawn)).toHaveLength(4)
    expect(asked.at(-1)).toBe(true)
    await Promise.all(everyone.map((person, n) => cloud.must(person, 'ratings.give', rating(project, { score: asked[n] ? 5 : 1 }), { now })))
    const count = await countRatings(store, part)
    expect(count).toMatchObject({ answers: 4, scores: [0, 0, 0, 0, 4], walkInScores: [5, 0, 0, 0, 0], counted: 9 })
  })
  it('is refused to the staff of the committee, and to an expert of elsewhere who was not drawn', async () => {
    const project = await putProject(cloud, await sampledProject('sampled-no'))
    await moveIn(cloud, STAFF.staff, { building: TOWN.building, room: '5' })
    expect(await cloud.refused(STAFF.staff, 'ratings.give', rating(project), { now })).toBe('decider-may-not-answer')
    expect(await cloud.refused('far-expert', 'ratings.give', rating(project), { now })).toBe('household-not-bound')
  })
  it('is told of it, each of the drawn once and nobody else, however often the night runs', async () => {
    const project = await putProject(cloud, { ...(await sampledProject('sampled-told')), title: '驿站' })
    const night = (): Promise<unknown> => cloud.emulator.triggers.runNow({ name: 'oversight', trigger: 'oversight-daily', at: new Date(now) })
    await Promise.all([night(), night()])
    await night()
    const everyone = [...ROOMS.map((room) => `r${room}`), 'expert', 'far-expert', 'child']
    for (const person of everyone) {
      const drawn = (await cloud.must(person, 'ratings.mine', { project }, { now })).drawn === true
      const told = (await cloud.must(person, 'people.messages', {})).items.filter((one) => one.kind === 'rating-drawn' && one.project === project)
      expect([person, told.map(({ figures }) => figures.title)]).toEqual([person, drawn ? ['驿站'] : []])
    }
    expect(await cloud.read('messages', { kind: 'rating-drawn', project })).toHaveLength(4)
  }, 60_000)
})

describe('ratings.mine', () => {
  it('shows the own rating, and how many have rated', async () => {
    const project = await open('mine')
    await cloud.must('r1', 'ratings.give', rating(project), { now })
    expect(await cloud.must('r1', 'ratings.mine', { project }, { now })).toMatchObject({ open: true, mine: { score: 4 }, answered: 1 })
    expect(await cloud.must('r2', 'ratings.mine', { project }, { now })).toMatchObject({ mine: null, answered: 1 })
  })
  it('is refused to a visitor, for no project, and where nothing is rated', async () => {
    expect(await cloud.refused(null, 'ratings.mine', { project: 'mine' })).toBe('not-identified')
    expect(await cloud.refused('r1', 'ratings.mine', { project: 'nothing' })).toBe('unknown-record')
    expect(await cloud.refused('r1', 'ratings.mine', { project: 'unrated' })).toBe('not-open')
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
