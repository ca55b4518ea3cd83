/** Every kind of ballot alike: one whole ballot of each voter at any concurrency, and every receipt that was given in the sealed set. */
import type { Poll } from '../../contracts/polls'
import type { BallotKind } from '../../contracts/vocabulary'
import { sealableAt } from '../../domain/ballots/window'
import type { CollectionName } from '../../cloudfunctions/_runtime/collections'
import { startCloud, type Cloud } from './cloud'
import { aConsentRound, aProject, CLOSES, OPENS, putProject, WHILE_OPEN } from './projects'
import { importDoors, LONG_AGO, moveIn, STAFF, startTown, TOWN } from './town'

let cloud: Cloud
const ROOMS = Array.from({ length: 32 }, (_, n) => `${n + 1}`)
const SLIP = 'cloud://env.bucket/private/b14/x/slip.jpg'
const household = new Map<string, string>()
const DAY = 86_400_000

beforeAll(async () => {
  cloud = await startCloud()
  await startTown(cloud)
  await importDoors(cloud, { building: TOWN.building, rooms: ROOMS })
  for (const room of ROOMS) household.set(room, await moveIn(cloud, `r${room}`, { building: TOWN.building, room }))
  for (const room of ROOMS) await moveIn(cloud, `second${room}`, { building: TOWN.building, room })
  for (const room of ROOMS) for (const person of [`expert-r${room}`, `expert-second${room}`]) await cloud.must(STAFF.approver, 'people.appoint', { person: await cloud.idOf(person), role: 'expert', place: TOWN.street, from: LONG_AGO, basis: '聘书' })
  for (const id of ['award-a', 'award-b']) await putProject(cloud, aProject({ id, code: id, title: id, stage: 'closed', since: OPENS - DAY * 90, pack: { id: 'shenzhen-2015', asOf: '2018-06-01' }, rating: { opensAt: 0, closesAt: Date.parse('2029-07-01T00:00:00+08:00'), result: { answers: 12, scores: [0, 0, 0, 6, 6], late: 0, counted: 12, ballotsHash: '', codesHash: '', average100: 450, enough: true, minimum: 10 } } }))
  await cloud.must('coordinator', 'polls.openAward', { place: TOWN.district, year: 2029, question: '年度优秀项目', explanation: '分别评', closesOn: '2030-03-15' }, { now: OPENS })
}, 240_000)
afterAll(() => cloud.stop())

interface Given { readonly receipt: string; readonly revision: number; readonly late: boolean }
interface Sent { readonly now?: number; readonly requestId?: string }
interface Kind {
  readonly kind: BallotKind
  /** As what it stands in the table, where its kind stands there already. */
  readonly name?: string
  readonly collection: CollectionName
  /** Members of one household speak for it together. */
  readonly byHousehold: boolean
  readonly open: (id: string) => Promise<string>
  /** One of two things that may be said. */
  readonly answer: (matter: string, said: { readonly person: string; readonly room: string; readonly what: 0 | 1 }, sent?: Sent) => Promise<Given>
  readonly close: (matter: string, now?: number) => Promise<unknown>
  readonly closesAt: number
  /** From when on an answer is late, where that is not the close. */
  readonly sealable: number
}

const aPoll = { round: 1, question: '先修哪样', options: ['for', 'against'], opensAt: OPENS, closesAt: CLOSES, electorate: null, sealed: null }
const sealedAfter = sealableAt({ closesAt: CLOSES })
/** A poll of a place has the grace of the town's scheme. */
const afterGrace = sealableAt({ closesAt: CLOSES, graceUntil: CLOSES + 24 * 3_600_000 })
const during = { now: WHILE_OPEN }

const ASKED: readonly Kind[] = [
  {
    kind: 'consent', collection: 'consents', byHousehold: true, closesAt: CLOSES, sealable: sealableAt(aConsentRound(ROOMS.length)),
    open: (id) => putProject(cloud, aProject({ id, stage: 'consentCollecting', contentChecked: true, consent: aConsentRound(ROOMS.length) })),
    answer: (project, { person, room, what }, sent = during) => cloud.must(person, 'consents.give', { project, household: household.get(room) ?? '', answer: what === 0 ? 'agree' : 'disagree', signature: SLIP }, { ...during, ...sent }),
    close: (project, now = sealableAt(aConsentRound(ROOMS.length))) => cloud.call(STAFF.staff, 'consents.close', { project }, { now }),
  },
  {
    kind: 'poll', collection: 'pollBallots', byHousehold: false, closesAt: CLOSES, sealable: sealedAfter,
    open: (id) => putProject(cloud, aProject({ id, stage: 'residentPoll', contentChecked: true, poll: aPoll })),
    answer: (project, { person, what }, sent = during) => cloud.must(person, 'polls.vote', { project, option: what }, { ...during, ...sent }),
    close: (project, now = sealedAfter) => cloud.call(STAFF.staff, 'polls.close', { project }, { now }),
  },
  {
    kind: 'rating', collection: 'ratings', byHousehold: false, closesAt: CLOSES, sealable: sealedAfter,
    open: (id) => putProject(cloud, aProject({ id, stage: 'satisfaction', contentChecked: true, rating: { opensAt: OPENS, closesAt: CLOSES, result: null } })),
    answer: (project, { person, what }, sent = during) => cloud.must(person, 'ratings.give', { project, score: what === 0 ? 5 : 2, asPromised: 'yes', useful: 'partly', informed: 'no' }, { ...during, ...sent }),
    close: (project, now = sealedAfter) => cloud.call(STAFF.staff, 'ratings.close', { project }, { now }),
  },
  {
    kind: 'choice', collection: 'choices', byHousehold: false, closesAt: CLOSES, sealable: afterGrace,
    open: async (id) => {
      const { poll } = await cloud.must(STAFF.staff, 'polls.open', {
        place: TOWN.community, question: id, explanation: '社区有一万元。', form: { kind: 'approval' }, items: [{ id: '1', title: '楼道灯', cost: 600_000 }, { id: '2', title: '长椅', cost: 400_000 }, { id: '3', title: '坡道', cost: 500_000 }],
        pools: [{ place: TOWN.community, fen: 1_000_000 }], method: { rule: 'equal-shares', completion: 'add1u' }, closesOn: '2030-03-15',
      }, { now: OPENS })
      return poll.id
    },
    answer: (poll, { person, what }, sent = during) => cloud.must(person, 'polls.cast', { poll, choices: what === 0 ? ['1', '2'] : ['3'] }, { ...during, ...sent }),
    close: (poll, now = afterGrace) => cloud.call(STAFF.staff, 'polls.seal', { poll }, { now }),
  },
]

/** The boxes of the award that was opened, again: there is one in a year. */
async function awardBoxes(id: string): Promise<void> {
  const of = (whose: string) => `${id}-${whose}`
  for (const poll of await cloud.read('polls', { id: { $in: [`award-${TOWN.district}-2029-residents`, `award-${TOWN.district}-2029-experts`] } })) {
    const award = poll.award as NonNullable<Poll['award']>
    await cloud.put('polls', { ...poll, id: of(award.box), _id: of(award.box), award: { ...award, year: 3000 + awards, other: of(award.box === 'residents' ? 'experts' : 'residents') } })
  }
  awards += 1
}
let awards = 0
const KINDS: readonly Kind[] = [...ASKED, ...(['residents', 'experts'] as const).map((whose): Kind => ({
  kind: 'choice', name: `choice in the ${whose}’ box of an award`, collection: 'choices', byHousehold: false, closesAt: CLOSES, sealable: afterGrace,
  open: async (id) => { await awardBoxes(`${id}-${whose}`); return `${id}-${whose}-${whose}` },
  answer: (poll, { person, what }, sent = during) => cloud.must(whose === 'experts' ? `expert-${person}` : person, 'polls.cast', { poll, choices: [what === 0 ? '01' : '02'] }, { ...during, ...sent }),
  close: (poll, now = afterGrace) => cloud.call(STAFF.coordinator, 'polls.seal', { poll }, { now }),
}))]

const me = (room: string, what: 0 | 1 = 0) => ({ person: `r${room}`, room, what })

describe.each(KINDS.map((one) => ({ ...one, name: one.name ?? one.kind })))('a $name', ({ kind, collection, byHousehold, open, answer, close, closesAt, sealable }) => {
  async function sealedCodes(matter: string): Promise<readonly string[]> {
    expect(await close(matter)).toMatchObject({ ok: true })
    return (await cloud.must(null, 'ballots.countedCodes', { project: matter, kind, limit: 500 })).items
  }
  const ballotsOf = (project: string) => cloud.read(collection, { project })
  const distinct = (receipts: readonly Given[]): readonly string[] => [...new Set(receipts.map(({ receipt }) => receipt))].sort()

  it.each([1, 2, 8, 32])('of %i distinct voters at once: one ballot and one receipt of each, all in the sealed set', async (n) => {
    const matter = await open(`${kind}-distinct-${n}`)
    const receipts = await Promise.all(ROOMS.slice(0, n).map((room) => answer(matter, me(room))))
    expect(distinct(receipts)).toHaveLength(n)
    expect(await ballotsOf(matter)).toHaveLength(n)
    expect(await sealedCodes(matter)).toEqual(distinct(receipts))
  }, 120_000)

  it.each([1, 2, 8, 32])('of %i voters who each send five at once: one whole ballot of each, with all that was in it', async (n) => {
    const matter = await open(`${kind}-five-${n}`)
    const receipts = await Promise.all(ROOMS.slice(0, n).flatMap((room) => ([0, 1, 0, 1, 0] as const).map((what) => answer(matter, me(room, what)))))
    expect(distinct(receipts)).toHaveLength(n)
    expect((await ballotsOf(matter)).map(({ revision, history }) => [revision, (history as readonly unknown[]).length])).toEqual(Array.from({ length: n }, () => [5, 4]))
    expect(await sealedCodes(matter)).toEqual(distinct(receipts))
  }, 240_000)

  it.each([1, 2, 8, 32])('of %i double taps: the same request three times at once is one answer with one receipt', async (n) => {
    const matter = await open(`${kind}-taps-${n}`)
    const replies = await Promise.all(ROOMS.slice(0, n).flatMap((room) => [1, 2, 3].map(() => answer(matter, me(room), { requestId: `${kind}-tap-${n}-${room}` }))))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(n)
    expect((await ballotsOf(matter)).map(({ revision }) => revision)).toEqual(Array.from({ length: n }, () => 1))
    expect(await sealedCodes(matter)).toEqual(distinct(replies))
  }, 120_000)

  it.each([1, 2, 8, 32])('of two members at once in each of %i homes: one ballot for each who has a voice', async (n) => {
    const matter = await open(`${kind}-members-${n}`)
    const receipts = await Promise.all(ROOMS.slice(0, n).flatMap((room) => ['r', 'second'].map((who) => answer(matter, { person: `${who}${room}`, room, what: 0 }).catch((error: unknown) => {
      // Where the representative was first, the other member hears that the household has answered.
      if (byHousehold && who === 'second' && String(error).includes('already-answered')) return null
      throw error
    }))))
    const given = receipts.filter((one) => one !== null)
    const voices = byHousehold ? n : 2 * n
    expect(distinct(given)).toHaveLength(voices)
    expect(await ballotsOf(matter)).toHaveLength(voices)
    expect(await sealedCodes(matter)).toEqual(distinct(given))
  }, 240_000)

  it.each([1, 2, 8, 32])('of %i voters while it is being closed: what was in time is counted, what came later is kept apart', async (n) => {
    const matter = await open(`${kind}-closing-${n}`)
    const replies = await Promise.all([
      ...ROOMS.slice(0, n).map((room) => answer(matter, me(room), { now: Number(room) % 2 === 0 ? closesAt - 1500 : closesAt })),
      close(matter, closesAt).then((reply) => { expect(reply).toMatchObject({ ok: false, refusal: { code: 'not-closed-yet' } }); return null }),
    ])
    const given = replies.filter((one) => one !== null)
    const inTime = given.filter(({ late }) => !late)
    expect(await sealedCodes(matter)).toEqual(distinct(inTime))
    expect(await cloud.read('lateAnswers', { matter: { $gt: `${kind}|${matter}|`, $lt: `${kind}|${matter}}` } })).toHaveLength(given.length - inTime.length)
  }, 120_000)

  it('answers a request that is sent again after the close with its first receipt, and takes nothing after the sealing', async () => {
    const matter = await open(`${kind}-again`)
    const first = await answer(matter, me('1'), { requestId: `${kind}-again` })
    expect(await answer(matter, me('1'), { now: closesAt, requestId: `${kind}-again` })).toEqual(first)
    expect(await sealedCodes(matter)).toEqual([first.receipt])
    expect(await answer(matter, me('1'), { now: sealable, requestId: `${kind}-again` })).toEqual(first)
    await expect(answer(matter, me('2'), { now: sealable })).rejects.toThrow('closed')
    expect((await Promise.all([1, 2].map(() => close(matter)))).map((reply) => (reply as { readonly ok: boolean }).ok)).toEqual([false, false])
  })
})

describe.each([
  { kind: 'consent' as const, again: (id: string) => putProject(cloud, aProject({ id, stage: 'consentCollecting', contentChecked: true, consent: aConsentRound(ROOMS.length, { round: 2 }) })) },
  { kind: 'poll' as const, again: (id: string) => putProject(cloud, aProject({ id, stage: 'residentPoll', contentChecked: true, poll: { ...aPoll, round: 2 } })) },
])('a $kind that is asked again', ({ kind, again }) => {
  it('is a new round: an empty box, a new receipt, and nothing of the first round in its sealed set', async () => {
    const found = KINDS.find((one) => one.kind === kind)
    if (found === undefined) throw new Error(kind)
    const { open, answer, close, collection } = found
    const id = await open(`${kind}-round`)
    const first = await Promise.all(['1', '2', '3'].map((room) => answer(id, me(room))))
    await again(id)
    // The instance may know the question of the first round for a few seconds more; nobody asks anew as fast.
    const later = { now: WHILE_OPEN + 60_000 }
    const second = await Promise.all(['1', '2'].map((room) => answer(id, me(room, 1), later)))
    expect(second.map(({ revision }) => revision)).toEqual([1, 1])
    expect(second.filter(({ receipt }) => first.some((one) => one.receipt === receipt))).toEqual([])
    expect(await cloud.read(collection, { project: id, round: 1 })).toHaveLength(3)
    expect(await close(id)).toMatchObject({ ok: true })
    expect((await cloud.must(null, 'ballots.countedCodes', { project: id, kind })).items).toEqual(second.map(({ receipt }) => receipt).sort())
  })
})
