import type { Receipt } from '../../contracts/ballots'
import type { Reply } from '../../contracts/reply'
import { castNow } from '../../src/packages/polls/cast'
import { isWaiting, sendKept, tryAgain, type KeptAnswer, type KeptBallot, type KeptConsent, type KeptFile, type OutboxPorts } from '../../src/services/outbox'
import { Unreached } from '../../src/services/resend'

const aFile = (kept: string): KeptFile => ({ kept, extension: 'jpg', file: null })
const anAnswer = (part: Partial<KeptConsent> = {}): KeptConsent => ({
  kind: 'consent', id: 'r1', by: 'head', at: 1, project: 'p1', title: '驿站', household: 'h1', place: 'b1', room: '1单元101', answer: 'agree', reason: null, channel: 'paper', answeredBy: '王大爷', signature: null, photos: [aFile('a.jpg')], refusal: null, ...part,
})
const aBallot = (part: Partial<KeptBallot> = {}): KeptBallot => ({
  kind: 'ballot', id: 'v1', by: 'head', at: 1, poll: 'q1', title: '先做哪几件', place: 'c1', room: '', choices: ['1'], points: [], neighbour: null, signature: null, photos: [], refusal: null, ...part,
})
const offline: Reply<never> = { ok: false, refusal: { code: 'offline' } }

/** A phone and a cloud that counts each request id once, and can be made to be out of reach. */
function phone(answers: readonly KeptAnswer[], world: { me?: string | null; replies?: readonly Reply<never>[]; uploads?: readonly (Error | null)[] } = {}) {
  let kept = answers
  const counted = new Map<string, KeptAnswer>()
  const sent: string[] = []
  const tried: KeptAnswer[] = []
  const replies = [...(world.replies ?? [])]
  const uploads = [...(world.uploads ?? [])]
  const ports: OutboxPorts = {
    load: () => kept,
    store: (next) => { kept = next },
    whoAmI: () => Promise.resolve(world.me === undefined ? 'head' : world.me),
    isUnreached: (error) => error instanceof Unreached,
    upload: ({ kept: path }) => {
      const error = uploads.shift()
      return error instanceof Error ? Promise.reject(error) : Promise.resolve(`cloud://${path}`)
    },
    record: (answer): Promise<Reply<Receipt>> => {
      tried.push(answer)
      const no = replies.shift()
      // A lost reply: the cloud has counted it, the phone does not know.
      if (no === undefined || no === offline) counted.set(answer.id, answer)
      return Promise.resolve(no ?? { ok: true, data: { receipt: `S-${answer.id}`, at: 2, revision: 1, late: false } })
    },
    sent: (answer, receipt) => { sent.push(`${answer.id} ${receipt.receipt}`) },
  }
  return { ports, counted, sent, tried, kept: () => kept }
}

describe('answers taken down at the door', () => {
  it('leave the phone only when the cloud has them, with their slip number', async () => {
    const { ports, kept, sent, tried } = phone([anAnswer()])
    await sendKept(ports)
    expect(kept()).toEqual([])
    expect(sent).toEqual(['r1 S-r1'])
    expect(tried[0]?.photos[0]?.file).toBe('cloud://a.jpg')
  })
  it('stay in the phone while nobody can be reached', async () => {
    const { ports, kept, tried } = phone([anAnswer()], { me: null })
    await sendKept(ports)
    expect(kept()).toHaveLength(1)
    expect(tried).toEqual([])
  })
  it('count once when the reply was lost and they are sent again', async () => {
    const { ports, kept, counted, tried } = phone([anAnswer()], { replies: [offline] })
    await sendKept(ports)
    expect(kept()).toHaveLength(1)
    await sendKept(ports)
    expect(kept()).toEqual([])
    expect(counted.size).toBe(1)
    expect(tried.map(({ id }) => id)).toEqual(['r1', 'r1'])
    // The very same answer: the photo that had arrived is not sent a second time under another name.
    expect(tried[1]).toEqual(tried[0])
  })
  it('wait in their order behind one that nobody answered', async () => {
    const { ports, kept, tried } = phone([anAnswer(), anAnswer({ id: 'r2', household: 'h2' })], { replies: [offline] })
    await sendKept(ports)
    expect(tried.map(({ id }) => id)).toEqual(['r1'])
    expect(kept().map(({ id }) => id)).toEqual(['r1', 'r2'])
  })
  it('are kept with the reason when they are refused, and do not hold up the next', async () => {
    const { ports, kept, sent } = phone([anAnswer(), anAnswer({ id: 'r2', household: 'h2' })], { replies: [{ ok: false, refusal: { code: 'already-answered' } }] })
    await sendKept(ports)
    expect(kept()).toMatchObject([{ id: 'r1', refusal: { code: 'already-answered' } }])
    expect(sent).toEqual(['r2 S-r2'])
    await sendKept(ports)
    expect(kept()).toHaveLength(1)
    tryAgain(ports, 'r1')
    await sendKept(ports)
    expect(kept()).toEqual([])
  })
  it('are never sent in the name of somebody else who uses the same phone', async () => {
    const { ports, kept, tried } = phone([anAnswer({ by: 'somebody' })])
    await sendKept(ports)
    expect(tried).toEqual([])
    expect(kept()).toHaveLength(1)
  })
  it('wait when a photo cannot be sent, and keep what had arrived', async () => {
    const { ports, kept } = phone([anAnswer({ photos: [aFile('a.jpg'), aFile('b.jpg')] })], { uploads: [null, new Unreached()] })
    await sendKept(ports)
    expect(kept()[0]?.photos.map(({ file }) => file)).toEqual(['cloud://a.jpg', null])
  })
  it('ask for another photo when the phone has lost it', async () => {
    const { ports, kept } = phone([anAnswer()], { uploads: [new Error('no such file')] })
    await sendKept(ports)
    expect(kept()).toMatchObject([{ refusal: { code: 'evidence-needed' } }])
  })
  it('mark their door as asked while they wait', () => {
    expect(isWaiting([anAnswer()], { project: 'p1', household: 'h1' })).toBe(true)
    expect(isWaiting([anAnswer()], { project: 'p2', household: 'h1' })).toBe(false)
  })
})

describe('ballots in a poll of a place', () => {
  const neighbour = { voter: 'n1', channel: 'paper' } as const
  it('of neighbours wait in the same outbox, in one order with the answers, with their photos', async () => {
    const { ports, kept, sent, tried } = phone([anAnswer(), aBallot({ neighbour, photos: [aFile('slip.jpg')] })], { replies: [offline] })
    await sendKept(ports)
    expect(kept().map(({ id }) => id)).toEqual(['r1', 'v1'])
    await sendKept(ports)
    expect(kept()).toEqual([])
    expect(sent).toEqual(['r1 S-r1', 'v1 S-v1'])
    expect(tried.at(-1)?.photos[0]?.file).toBe('cloud://slip.jpg')
  })
  it('of one’s own are sent at once and leave nothing behind', async () => {
    const { ports, kept, sent } = phone([])
    expect(await castNow(ports, aBallot())).toMatchObject({ ok: true, data: { receipt: 'S-v1' } })
    expect([kept(), sent]).toEqual([[], ['v1 S-v1']])
  })
  it('of one’s own wait when nobody answers, and count once when the reply was lost', async () => {
    const { ports, kept, counted, sent, tried } = phone([], { replies: [offline] })
    expect(await castNow(ports, aBallot())).toEqual(offline)
    expect(kept()).toEqual([aBallot()])
    await sendKept(ports)
    expect([kept(), sent, counted.size]).toEqual([[], ['v1 S-v1'], 1])
    expect(tried[1]).toEqual(tried[0])
  })
  it('of one’s own replace the one that waited in the same poll, and nothing else', async () => {
    const others = [aBallot({ id: 'v2', poll: 'q2' }), aBallot({ id: 'v3', neighbour }), aBallot({ id: 'v4', by: 'somebody' }), anAnswer()]
    const { ports, kept } = phone([aBallot(), ...others], { replies: [offline] })
    await castNow(ports, aBallot({ id: 'v9', choices: ['2'] }))
    expect(kept()).toEqual([...others, aBallot({ id: 'v9', choices: ['2'] })])
  })
  it('of one’s own that are refused are not kept: their voter sees why', async () => {
    const refusal: Reply<never> = { ok: false, refusal: { code: 'too-many-chosen' } }
    const { ports, kept } = phone([], { replies: [refusal] })
    expect(await castNow(ports, aBallot())).toEqual(refusal)
    expect(kept()).toEqual([])
  })
  it('mark no door as asked', () => {
    expect(isWaiting([aBallot({ poll: 'p1', neighbour: { ...neighbour, voter: 'h1' } })], { project: 'p1', household: 'h1' })).toBe(false)
  })
})
