import type { Picture } from '../../contracts/files'
import type { Appointment } from '../../contracts/people'
import type { AppointedRole } from '../../contracts/vocabulary'
import { appealFor, asked, decidePicture, filesIn, isUnasked, judged, maySeePicture, newPicture, seenBy, standsFor, toAskers, toOwner, whyWaiting, withAsk } from '../../domain/files/pictures'

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
  it.each([['pass', 'shown', null, null], ['review', 'held', 'doubtful', NOW + 9], ['risky', 'held', 'risky', NOW + 9], ['unreadable', 'held', 'unreadable', NOW + 9], ['unreached', 'held', 'unchecked', NOW + 9]] as const)('that is found %s is %s', (finding, state, reason, waitsFrom) => {
    expect(judged(asked(fresh, 'trace', NOW), finding, NOW + 9)).toMatchObject({ state, reason, waitsFrom })
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

describe('a person who looks after a place', () => {
  const held = judged(asked(fresh, 'trace', NOW), 'review', NOW)
  const by = (person: string, more: { readonly decision: 'show' | 'hide' | 'blur'; readonly reason?: 'personal' | null; readonly blurred?: string | null }, picture: Picture = held) => decidePicture(picture, { reason: null, blurred: null, by: person, now: NOW + 60, ...more })
  const told = (answer: ReturnType<typeof by>): Picture => {
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }
  const code = (answer: ReturnType<typeof by>): string => (answer.ok ? 'accepted' : answer.refusal.code)
  const hidden = told(by('staff', { decision: 'hide', reason: 'personal' }))

  it('shows what was held, and it waits no longer', () => {
    expect(told(by('staff', { decision: 'show' }))).toMatchObject({ state: 'shown', reason: null, waitsFrom: null, decided: 1 })
  })
  it('keeps it back only with a reason', () => {
    expect(code(by('staff', { decision: 'hide' }))).toBe('reason-needed')
    expect(hidden).toMatchObject({ state: 'hidden', reason: 'personal', hiddenBy: 'staff', waitsFrom: null })
  })
  it('puts a copy in its place only when there is one, and the copy stands for it everywhere', () => {
    expect(code(by('staff', { decision: 'blur' }))).toBe('photo-needed')
    const blurred = told(by('staff', { decision: 'blur', blurred: 'cloud://env.bucket/photos/copy.jpg' }))
    expect([blurred.state, standsFor(blurred), standsFor(held)]).toEqual(['shown', 'cloud://env.bucket/photos/copy.jpg', PHOTO])
  })
  it.each(['show', 'hide', 'blur'] as const)('does not %s a picture of their own', (decision) => {
    expect(code(by('one', { decision, reason: 'personal', blurred: 'copy' }))).toBe('second-person-needed')
  })
  it('does not decide again what was decided and nobody asked about', () => {
    expect(code(by('staff', { decision: 'hide', reason: 'personal' }, hidden))).toBe('already-decided')
    expect(code(by('staff', { decision: 'show' }, { ...held, state: 'shown', waitsFrom: null }))).toBe('already-decided')
    expect(code(by('staff', { decision: 'show' }, hidden))).toBe('accepted')
  })

  it('hears who asks for a blur, and answers all of them at once', () => {
    const shown = told(by('staff', { decision: 'show' }))
    const wanted = withAsk(withAsk(shown, NOW + 70), NOW + 80)
    expect([wanted.asks, wanted.waitsFrom, whyWaiting(wanted)]).toEqual([2, NOW + 70, 'blur'])
    expect(told(by('staff', { decision: 'show' }, wanted))).toMatchObject({ asks: 0, waitsFrom: null, decided: 2 })
    expect((['blur', 'show', 'hide'] as const).map(toAskers)).toEqual(['picture-blurred', 'picture-blur-declined', 'picture-blur-hidden'])
    expect([1, 2].map((after) => seenBy({ ...wanted, decided: 2 }, { person: 'two', ask: { after } }).asked)).toEqual(['answered', 'open'])
  })

  describe('and keeps a picture back', () => {
    const appeal = (picture: Picture, person = 'one') => appealFor(picture, { by: person, text: '没有人', now: NOW + 90 })
    const appealed = told(appeal(hidden))
    it('tells who put it there, and answers their appeal by its outcome', () => {
      const decisions = ['show', 'blur', 'hide'] as const
      expect(decisions.map((decision) => toOwner(held, decision))).toEqual([null, null, 'picture-hidden'])
      expect(decisions.map((decision) => toOwner(appealed, decision))).toEqual(['picture-appeal-upheld', 'picture-appeal-upheld', 'picture-appeal-dismissed'])
    })
    it('may be appealed against once, by who put it there', () => {
      expect([whyWaiting(appealed), appealed.waitsFrom]).toEqual(['appeal', NOW + 90])
      expect([code(appeal(hidden, 'two')), code(appeal(held)), code(appeal(appealed))]).toEqual(['not-your-role', 'not-hidden', 'already-appealed'])
    })
    it('does not decide the appeal', () => {
      expect([code(by('staff', { decision: 'show' }, appealed)), code(by('staff', { decision: 'hide', reason: 'personal' }, appealed))]).toEqual(['second-person-needed', 'second-person-needed'])
      expect(told(by('other', { decision: 'show' }, appealed))).toMatchObject({ state: 'shown', appeal: null, hiddenBy: null })
    })
    it('is upheld by somebody else for good', () => {
      const upheld = told(by('other', { decision: 'hide', reason: 'personal' }, appealed))
      expect([upheld.waitsFrom, code(appeal(upheld))]).toEqual([null, 'already-appealed'])
      expect(seenBy(upheld, { person: 'one', ask: null })).toEqual({ file: PHOTO, project: 'p1', state: 'hidden', reason: 'personal', isBlurred: false, mine: true, asked: 'none', appeal: 'answered' })
    })
  })
})
