/** The process dies while neighbours are voting: whoever was given a receipt is counted, whoever was not sends again, and nobody is counted twice. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { BallotKind } from '../../contracts/vocabulary'
import { sealableAt } from '../../domain/ballots/window'
import { pointSdkAt, type InputOf, type Name, type OutputOf } from '../functions/cloud'
import { aConsentRound, aProject, CLOSES, OPENS, putProject, WHILE_OPEN } from '../functions/projects'
import { importDoors, moveIn, STAFF, startTown, TOWN } from '../functions/town'
import { openLaptop, type Laptop } from './laptop'
import { lineOf, sendTo, throughACut, type Asked } from './lines'

const ROOMS = Array.from({ length: 32 }, (_, n) => `${n + 1}`)
const SLIP = 'cloud://env.bucket/private/b14/x/slip.jpg'
/** The cut comes when so many have their receipt and the others are under way. */
const CUT_AFTER = 11

let laptop: Laptop
const households = new Map<string, string>()
const send = <K extends Name>(asked: Asked & { readonly operation: K; readonly input: InputOf<K> }): Promise<OutputOf<K>> => sendTo(laptop, asked)

beforeAll(async () => {
  laptop = await openLaptop()
  const line = lineOf(laptop)
  await startTown(line)
  await importDoors(line, { building: TOWN.building, rooms: ROOMS })
  for (const room of ROOMS) households.set(room, await moveIn(line, `r${room}`, { building: TOWN.building, room }))
  pointSdkAt(laptop.url(), laptop.keys)
  const { store } = cloudbasePorts()
  const poll = { round: 1, question: '先修哪样', options: ['for', 'against'], opensAt: OPENS, closesAt: CLOSES, electorate: null, sealed: null }
  await putProject(store, aProject({ id: 'polled', stage: 'residentPoll', poll, contentChecked: true }))
  await putProject(store, aProject({ id: 'rated', stage: 'satisfaction', rating: { opensAt: OPENS, closesAt: CLOSES, result: null }, contentChecked: true }))
  await putProject(store, aProject({ id: 'asked', stage: 'consentCollecting', consent: aConsentRound(ROOMS.length), contentChecked: true }))
  const { poll: { id } } = await send({
    person: STAFF.staff, operation: 'polls.open', now: OPENS,
    input: { place: TOWN.community, question: '先做哪几件', explanation: '社区有一万元。', form: { kind: 'approval' }, items: [{ id: '1', title: '楼道灯', cost: 600_000 }], pools: [{ place: TOWN.community, fen: 1_000_000 }], method: { rule: 'greedy' }, closesOn: '2030-03-15' },
  })
  matters.set('choice', id)
}, 300_000)
afterAll(() => laptop?.stop())

/** Ids that are not known before they are made. */
const matters = new Map<BallotKind, string>()

interface Receipted { readonly receipt: string }
type Answering = (room: string) => Promise<Receipted>

/** The power is cut while everybody answers, and everybody sends the same request again. */
async function receiptsThroughACut(answer: Answering): Promise<{ readonly before: ReadonlyMap<string, string>; readonly after: ReadonlyMap<string, string> }> {
  const ask = async (room: string): Promise<string> => (await answer(room)).receipt
  const before = await throughACut(laptop, { everybody: ROOMS, cutAfter: CUT_AFTER, ask })
  const after = new Map<string, string>()
  await Promise.all(ROOMS.map(async (room) => void after.set(room, await ask(room))))
  return { before, after }
}

async function codesOf(project: string, kind: BallotKind): Promise<readonly string[]> {
  return (await send({ person: null, operation: 'ballots.countedCodes', input: { project, kind, limit: 500 } })).items
}

const ANSWERS: readonly { readonly kind: BallotKind; readonly project: string; readonly answer: Answering; readonly collection: 'pollBallots' | 'consents' | 'ratings' | 'choices'; readonly close: () => Promise<unknown> }[] = [
  {
    kind: 'poll', project: 'polled', collection: 'pollBallots',
    answer: (room) => send({ person: `r${room}`, operation: 'polls.vote', input: { project: 'polled', option: 0 }, now: WHILE_OPEN, requestId: `poll-of-${room}` }),
    close: () => send({ person: STAFF.staff, operation: 'polls.close', input: { project: 'polled' }, now: sealableAt({ closesAt: CLOSES }) }),
  },
  {
    kind: 'consent', project: 'asked', collection: 'consents',
    answer: (room) => send({ person: `r${room}`, operation: 'consents.give', input: { project: 'asked', household: households.get(room), answer: 'agree', signature: SLIP }, now: WHILE_OPEN, requestId: `consent-of-${room}` }),
    close: () => send({ person: STAFF.staff, operation: 'consents.close', input: { project: 'asked' }, now: sealableAt(aConsentRound(0)) }),
  },
  {
    kind: 'rating', project: 'rated', collection: 'ratings',
    answer: (room) => send({ person: `r${room}`, operation: 'ratings.give', input: { project: 'rated', score: 4, asPromised: 'yes', useful: 'yes', informed: 'no' }, now: WHILE_OPEN, requestId: `rating-of-${room}` }),
    close: () => send({ person: STAFF.staff, operation: 'ratings.close', input: { project: 'rated' }, now: sealableAt({ closesAt: CLOSES }) }),
  },
  {
    kind: 'choice', project: '', collection: 'choices',
    answer: (room) => send({ person: `r${room}`, operation: 'polls.cast', input: { poll: matters.get('choice') ?? '', choices: ['1'] }, now: WHILE_OPEN, requestId: `choice-of-${room}` }),
    close: () => send({ person: STAFF.staff, operation: 'polls.seal', input: { poll: matters.get('choice') ?? '' }, now: sealableAt({ closesAt: CLOSES, graceUntil: CLOSES + 24 * 3_600_000 }) }),
  },
]

describe.each(ANSWERS)('the power cut in the middle of a $kind', ({ kind, project: known, answer, collection, close }) => {
  it('leaves exactly one whole ballot of everybody, and every receipt that was given is in the sealed set', async () => {
    const project = matters.get(kind) ?? known
    const { before, after } = await receiptsThroughACut(answer)
    expect(before.size).toBeGreaterThanOrEqual(CUT_AFTER)
    for (const [room, receipt] of before) expect(after.get(room)).toBe(receipt)
    const ballots = await laptop.read(collection, { project })
    expect(ballots).toHaveLength(ROOMS.length)
    for (const ballot of ballots) expect(ballot).toMatchObject({ revision: 1, history: [], receipt: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) })
    await close()
    expect(await codesOf(project, kind)).toEqual([...after.values()].sort())
  }, 120_000)
})
