import type { Picture } from '../../contracts/files'
import type { Appointment } from '../../contracts/people'
import type { AppointedRole } from '../../contracts/vocabulary'
import { asked, filesIn, isUnasked, judged, maySeePicture, newPicture } from '../../domain/files/pictures'

const PHOTO = 'cloud://env.bucket/photos/a.jpg'
const NOW = Date.parse('2030-12-31T23:59:00+08:00')
const HOUR = 3_600_000
const fresh = newPicture('k', { file: PHOTO, project: { id: 'p1', community: 'c', within: ['d', 's', 'c', 'b1'] }, by: 'one', at: NOW })
const office = (role: AppointedRole, place: string): Appointment => ({ id: 'a', person: 'x', role, place, seat: null, from: '2020-01-01', until: null, appointedBy: 'y', basis: '文', endedAt: null, version: 1 })

describe('the pictures of a command', () => {
  it('are the files of the public folders, wherever they stand in it, each once', () => {
    const evidence = 'cloud://env.bucket/private/b1/one/slip.jpg'
    const letter = 'cloud://env.bucket/vouchers/letter.jpg'
    expect(filesIn({ photos: [PHOTO, PHOTO], deep: { letter, other: [evidence, 'photo', null, 3, `${PHOTO} and more words`.slice(0, 5)] } })).toEqual([PHOTO, letter])
  })
  it('are none where nothing is a file', () => {
    expect([filesIn({}), filesIn(null), filesIn('photos/a.jpg'), filesIn({ text: 'cloud://env/photos/../private/b/p/a.jpg' })]).toEqual([[], [], [], []])
  })
})

describe('a picture', () => {
  it('is being checked at first, and for a person once an hour has passed without an answer', () => {
    expect(fresh).toMatchObject({ state: 'checking', trace: null, reason: null, waitsFrom: NOW + HOUR })
    expect(isUnasked(fresh)).toBe(true)
  })
  it('is held for a person at once when the check cannot be asked', () => {
    expect(asked(fresh, null, NOW + 5)).toMatchObject({ state: 'held', reason: 'unchecked', waitsFrom: NOW + 5 })
  })
  it('is asked about once only', () => {
    const one = asked(fresh, 'trace-1', NOW)
    expect(one).toMatchObject({ state: 'checking', trace: 'trace-1' })
    expect(asked(one, 'trace-2', NOW)).toBe(one)
    expect(asked(one, null, NOW)).toBe(one)
  })
  it.each([['pass', 'shown', null, null], ['review', 'held', 'doubtful', NOW + 9], ['risky', 'held', 'risky', NOW + 9]] as const)('that the check calls %s is %s', (suggest, state, reason, waitsFrom) => {
    expect(judged(asked(fresh, 'trace', NOW), suggest, NOW + 9)).toMatchObject({ state, reason, waitsFrom })
  })
  it('is judged once: a second answer changes nothing', () => {
    const shown = judged(asked(fresh, 'trace', NOW), 'pass', NOW)
    expect(judged(shown, 'risky', NOW + 1)).toBe(shown)
  })
})

describe('a picture that is not shown yet', () => {
  const states: readonly Picture['state'][] = ['checking', 'held', 'hidden']
  const nobody = { person: null, appointments: [] }
  it.each(states)('is seen (%s) by who put it there and by who looks after the place, nobody else', (state) => {
    const picture = { ...fresh, state }
    const sees = (person: string | null, appointments: readonly Appointment[]): boolean => maySeePicture({ person, appointments }, picture)
    expect([sees('one', []), sees('two', [office('committeeStaff', 'c')]), sees('two', [office('streetClerk', 's')])]).toEqual([true, true, true])
    expect([sees(null, []), sees('two', []), sees('two', [office('committeeStaff', 'elsewhere')]), sees('two', [office('buildingHead', 'b1')]), sees('two', [office('councilMember', 'c')])]).toEqual([false, false, false, false, false])
  })
  it('is seen by anyone once it is shown', () => {
    expect(maySeePicture(nobody, { ...fresh, state: 'shown' })).toBe(true)
  })
})
