import { inflateSync } from 'node:zlib'
import { DEVELOPMENT_PEOPLE } from '../../emulator/people'
import { masked, nameOf } from '../../emulator/seed/names'
import { drawPicture } from '../../emulator/seed/picture'
import { codeOf, rooms } from '../../emulator/seed/settle'
import { ago, dayOf, on, storyClock } from '../../emulator/seed/time'
import { shareTurns } from '../../emulator/seed/turns'
import { layOut } from '../../emulator/seed/yard'

const MINUTE = 60_000

describe('the development people', () => {
  it('have ids that the door takes, and each once', () => {
    const ids = DEVELOPMENT_PEOPLE.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[a-z0-9-]{3,64}$/.test(id))).toBe(true)
  })
  it('have names that follow from their ids', () => {
    expect(nameOf('panlong-resident-1')).toBe('陈淑芬')
    expect(nameOf('nobody-knows')).toBe(nameOf('nobody-knows'))
    expect(masked('陈淑芬')).toBe('陈**')
  })
})

describe('a drawn photo', () => {
  const image = drawPicture({ subject: 'corridor', moment: 'after', of: '长廊' })
  it('is a PNG of 480 by 320 whose rows are all there', () => {
    expect(image.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([480, 320])
    const at = image.indexOf('IDAT')
    expect(inflateSync(image.subarray(at + 4, at + 4 + image.readUInt32BE(at - 4)))).toHaveLength(320 * 481)
  })
  it('is the same for the same words and another for others', () => {
    expect(drawPicture({ subject: 'corridor', moment: 'after', of: '长廊' })).toEqual(image)
    expect(drawPicture({ subject: 'corridor', moment: 'before', of: '长廊' })).not.toEqual(image)
  })
})

describe('a drawn face', () => {
  const people = { subject: 'people', moment: 'during', of: '邻居' } as const
  const indices = (image: Buffer): Buffer => inflateSync(image.subarray(image.indexOf('IDAT') + 4))
  it('is nine blocks of one colour where nobody shall recognise it, and the rest of the picture is as it was', () => {
    const [plain, blurred] = [drawPicture(people), drawPicture({ ...people, blurred: [{ x: 100, y: 500, width: 125, height: 150 }] })].map(indices)
    if (plain === undefined || blurred === undefined) throw new Error('no picture')
    const cells = Array.from({ length: 480 * 320 }, (_, cell) => ({ x: cell % 480, y: Math.floor(cell / 480), at: Math.floor(cell / 480) * 481 + 1 + (cell % 480) }))
    const isInside = ({ x, y }: { readonly x: number; readonly y: number }): boolean => x >= 48 && x < 108 && y >= 160 && y < 208
    expect(cells.filter((cell) => !isInside(cell) && plain[cell.at] !== blurred[cell.at])).toEqual([])
    const blocks = new Map<string, Set<number | undefined>>()
    for (const { x, y, at } of cells.filter(isInside)) {
      const block = `${Math.floor((x - 48) / 20)},${Math.floor((y - 160) / 16)}`
      blocks.set(block, (blocks.get(block) ?? new Set()).add(blurred[at]))
    }
    expect([...blocks.values()].map(({ size }) => size)).toEqual(Array.from({ length: 9 }, () => 1))
  })
})

describe('the time of a story', () => {
  it('is told in Asia/Shanghai', () => {
    expect(on('2020-06-16', '09:30')).toBe(Date.parse('2020-06-16T01:30:00Z'))
    expect(dayOf(Date.parse('2020-06-16T16:00:00Z'))).toBe('2020-06-17')
    expect(ago(on('2020-03-02'), 2, '00:00')).toBe(on('2020-02-29', '00:00'))
  })
  it('goes neither back nor beyond the present', () => {
    const clock = storyClock(on('2020-06-16'), on('2020-06-20'))
    expect(() => clock.to(on('2020-06-15'))).toThrow('cannot go back')
    expect(() => clock.to(on('2020-06-21'))).toThrow('in the future')
    clock.nextMorning()
    expect(clock.now()).toBe(on('2020-06-17'))
  })
  it('lets the earliest of several stories go first', async () => {
    const turns = shareTurns(2)
    const order: number[] = []
    const story = async (moments: readonly number[]): Promise<void> => {
      for (const at of moments) {
        order.push(await turns.take(at * MINUTE))
      }
      turns.end()
    }
    await Promise.all([story([1, 4, 5]), story([2, 3, 6, 9])])
    expect(order).toEqual([1, 2, 3, 4, 5, 6, 9].map((minutes) => minutes * MINUTE))
  })
  it('never lets two things happen in the same minute', async () => {
    const turns = shareTurns(2)
    const story = async (): Promise<number> => {
      const at = await turns.take(5 * MINUTE)
      turns.end()
      return at
    }
    expect(await Promise.all([story(), story()])).toEqual([5 * MINUTE, 6 * MINUTE])
  })
})

describe('a courtyard that is laid out', () => {
  const yard = layOut({ prefix: 'x', rows: [{ building: 'b-1', rooms: rooms(3, 4), named: ['x-1'], head: 'x-head' }, { building: 'b-2', rooms: rooms(2, 4), named: [], head: 'x-head' }], byWechat: { agree: 5, disagree: 1, undecided: 0 }, atTheDoor: { agree: 4, disagree: 0, undecided: 1 } })
  it('has every door once, and as many answers as were asked for', () => {
    expect(new Set(yard.doors.map(({ building, room }) => `${building}/${room}`)).size).toBe(20)
    expect(yard.answers).toHaveLength(11)
    expect(yard.residents).toHaveLength(6)
  })
  it('gives every door a code of its own', () => {
    expect(new Set(yard.doors.map(({ building, room }) => codeOf(building, room))).size).toBe(20)
  })
})
