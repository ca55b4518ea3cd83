import { OPERATIONS } from '../../cloudfunctions/polls/operations'
import { countPoll } from '../../cloudfunctions/_runtime/counting'
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { PollRound, Project } from '../../contracts/projects'
import { startCloud, type Cloud } from './cloud'
import { aProject, CLOSES, OPENS, putProject, WHILE_OPEN } from './projects'
import { importDoors, moveIn, startTown, TOWN } from './town'

let cloud: Cloud
const { store } = cloudbasePorts()
const now = WHILE_OPEN
const MINUTE = 60_000
const ROOMS = Array.from({ length: 32 }, (_, n) => `${n + 1}`)
const aPoll: PollRound = { round: 1, question: '先修哪样', options: ['for', 'against'], opensAt: OPENS, closesAt: CLOSES, electorate: null, sealed: null }

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ROOMS })
  for (const room of ROOMS) await moveIn(cloud, `r${room}`, { building: TOWN.building, room })
  await moveIn(cloud, 'r1b', { building: TOWN.building, room: '1' })
  await moveIn(cloud, 'r1b', { building: TOWN.building, room: '2' })
  await moveIn(cloud, 'child', { building: TOWN.building, room: '3', minor: true })
  await cloud.idOf('homeless')
}, 120_000)
afterAll(() => cloud.stop())

const open = (id: string, part: Partial<Project> = {}): Promise<string> => putProject(cloud, aProject({ id, stage: 'residentPoll', poll: aPoll, ...part }))

describe('polls.vote', () => {
  it('takes one vote and gives a receipt; the last vote counts', async () => {
    const project = await open('vote')
    await cloud.must('r1', 'polls.vote', { project, option: 0 }, { now })
    expect(await cloud.must('r1', 'polls.vote', { project, option: 1 }, { now: CLOSES - MINUTE })).toMatchObject({ option: 1, revision: 2 })
    expect(await cloud.read('pollBallots', { project })).toMatchObject([{ last: { option: 1 }, history: [{ option: 0 }] }])
  })
  it('counts one person once, however many households', async () => {
    const project = await open('two-flats')
    await Promise.all([0, 1, 0].map((option) => cloud.must('r1b', 'polls.vote', { project, option }, { now })))
    expect(await cloud.read('pollBallots', { project })).toMatchObject([{ revision: 3 }])
  })
  it('is refused before the opening and where there is no poll; from the closing on it is kept, marked late and not counted', async () => {
    const project = await open('window')
    expect(await cloud.refused('r1', 'polls.vote', { project, option: 0 }, { now: OPENS - MINUTE })).toBe('not-open')
    const late = await cloud.must('r1', 'polls.vote', { project, option: 0 }, { now: CLOSES })
    expect(late).toMatchObject({ late: true, revision: 0 })
    expect((await cloud.must('r1', 'polls.vote', { project, option: 1 }, { now: CLOSES })).receipt).toBe(late.receipt)
    expect(await countPoll(store, aProject({ id: project, poll: aPoll }))).toMatchObject({ voters: 0, late: 1 })
    expect(await cloud.refused('r1', 'polls.vote', { project: await open('over', { stage: 'consultation' }), option: 0 }, { now })).toBe('closed')
    expect(await cloud.refused('r1', 'polls.vote', { project: await open('none', { poll: null }), option: 0 }, { now })).toBe('not-open')
    expect(await cloud.refused('r1', 'polls.vote', { project: 'nothing', option: 0 }, { now })).toBe('unknown-record')
  })
  it('is refused for an option that is not there', async () => {
    expect(await cloud.refused('r1', 'polls.vote', { project: await open('options'), option: 2 }, { now })).toBe('unknown-option')
  })
  it('is refused to minors, to people of another community, to the homeless and to visitors', async () => {
    const project = await open('who')
    expect(await cloud.refused('child', 'polls.vote', { project, option: 0 }, { now })).toBe('not-eligible')
    expect(await cloud.refused('homeless', 'polls.vote', { project, option: 0 }, { now })).toBe('household-not-bound')
    expect(await cloud.refused('r1', 'polls.vote', { project: await open('far', { community: TOWN.elsewhere }), option: 0 }, { now })).toBe('household-not-bound')
    expect(await cloud.refused(null, 'polls.vote', { project, option: 0 }, { now })).toBe('not-identified')
  })
  it.each([1, 32])('counts every one of %i people who vote at once, by option', async (n) => {
    const part = aProject({ id: `rush-${n}`, stage: 'residentPoll', poll: aPoll })
    const project = await putProject(cloud, part)
    await Promise.all(ROOMS.slice(0, n).map((room) => cloud.must(`r${room}`, 'polls.vote', { project, option: Number(room) % 2 }, { now })))
    const count = await countPoll(store, part)
    expect(count).toMatchObject({ voters: n, votes: [Math.floor(n / 2), Math.ceil(n / 2)] })
    expect((await countPoll(store, part)).ballotsHash).toBe(count.ballotsHash)
  })
})

describe('polls.mine', () => {
  it('shows the own vote and the turnout, never how others voted', async () => {
    const project = await open('mine')
    await cloud.must('r1', 'polls.vote', { project, option: 0 }, { now })
    expect(await cloud.must('r1', 'polls.mine', { project }, { now })).toMatchObject({ open: true, mine: { option: 0 }, turnout: 1 })
    const others = await cloud.must('r2', 'polls.mine', { project }, { now })
    expect(others).toMatchObject({ mine: null, turnout: 1 })
    expect(others).not.toHaveProperty('votes')
  })
  it('is refused to a visitor, for no project, and where there is no poll', async () => {
    expect(await cloud.refused(null, 'polls.mine', { project: 'mine' })).toBe('not-identified')
    expect(await cloud.refused('r1', 'polls.mine', { project: 'nothing' })).toBe('unknown-record')
    expect(await cloud.refused('r1', 'polls.mine', { project: 'none' })).toBe('not-open')
  })
})

it('names in its table every refusal that was given above', () => {
  expect(cloud.undeclared(OPERATIONS)).toEqual([])
})
