import { createHash } from 'node:crypto'
import { RATER_GROUPS, type RaterGroup } from '../../contracts/vocabulary'
import { drawFrame, groupOf, isDrawn } from '../../domain/ratings/frame'
import { wilson } from '../../domain/ratings/interval'
import { rate } from '../../domain/ratings/rules'
import { aProject } from './builders'
import { sealedSet } from './lives'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const OPENS = Date.parse('2030-03-05T00:00:00+08:00')
const QUOTA = { experts: 2, deputies: 0, partyMembers: 5, representatives: 5, beneficiaries: 20 }
const residents = (n: number, group: RaterGroup = 'beneficiaries'): readonly (readonly [string, RaterGroup])[] => Array.from({ length: n }, (_, i) => [`${group}${i}`, group] as const)

describe('the sample', () => {
  const people = new Map([...residents(100), ...residents(3, 'experts'), ...residents(1, 'partyMembers'), ...residents(4, 'deputies')])
  const frame = drawFrame({ seed: 'seed', people, quota: QUOTA, digest })
  const drawnOf = (seed: string): readonly string[] => {
    const drawn = drawFrame({ seed, people, quota: QUOTA, digest })
    return [...people].filter(([person, group]) => isDrawn(drawn, { group, person }, digest)).map(([person]) => person)
  }

  it('draws as many of each group as the scheme says, all of a small group, and none of a group that is left out', () => {
    expect(frame.groups.map(({ group, size, drawn }) => [group, size, drawn])).toEqual([['experts', 3, 2], ['partyMembers', 1, 1], ['representatives', 0, 0], ['beneficiaries', 100, 20]])
    expect(drawnOf('seed')).toHaveLength(23)
  })
  it('can be drawn again by anyone from the published seed, in whatever order the people come, and another seed draws others', () => {
    expect(drawFrame({ seed: 'seed', people: new Map([...people].reverse()), quota: QUOTA, digest })).toEqual(frame)
    expect(drawnOf('another')).not.toEqual(drawnOf('seed'))
  })
  it('favours nobody: over many seeds everyone is drawn about as often', () => {
    const often = new Map<string, number>()
    for (let n = 0; n < 500; n += 1) for (const person of drawnOf(`s${n}`)) often.set(person, (often.get(person) ?? 0) + 1)
    const of = residents(100).map(([person]) => often.get(person) ?? 0)
    // A hundred times in five hundred on the average; six standard deviations (of 8.9) around it.
    expect(Math.min(...of)).toBeGreaterThan(46)
    expect(Math.max(...of)).toBeLessThan(154)
  })
  it('has nobody in it who belongs to no group, nor to one that is not asked', () => {
    expect(isDrawn(frame, { group: null, person: 'x' }, digest)).toBe(false)
    expect(isDrawn(frame, { group: 'deputies', person: 'deputies0' }, digest)).toBe(false)
    expect(isDrawn(frame, { group: 'representatives', person: 'x' }, digest)).toBe(false)
  })
})

describe('the group of a person', () => {
  const project = aProject({ community: 'c', within: ['c', 'b'] })
  const office = (role: 'expert' | 'partyMember' | 'residentRep', more: object = {}) => ({ role, place: 'c', from: '2030-01-01', until: null, ...more })
  const home = { within: ['c', 'b'], at: OPENS }
  it('is one only, the first that fits', () => {
    expect(groupOf(project, { asked: RATER_GROUPS, offices: [office('residentRep'), office('expert')], homes: [home] }, OPENS)).toBe('experts')
    expect(groupOf(project, { asked: RATER_GROUPS, offices: [office('residentRep')], homes: [home] }, OPENS)).toBe('representatives')
    expect(groupOf(project, { asked: RATER_GROUPS, offices: [], homes: [home] }, OPENS)).toBe('beneficiaries')
  })
  it('is that of a resident where the own group is not asked', () => {
    expect(groupOf(project, { asked: ['beneficiaries'], offices: [office('residentRep')], homes: [home] }, OPENS)).toBe('beneficiaries')
    expect(groupOf(project, { asked: ['beneficiaries'], offices: [office('residentRep')], homes: [] }, OPENS)).toBeNull()
  })
  it('is none for whoever lives elsewhere, moved in later, or holds an office elsewhere or not yet', () => {
    const none = [
      { offices: [], homes: [{ within: ['d', 'b2'], at: OPENS }] }, { offices: [], homes: [{ ...home, at: OPENS + 1 }] },
      { offices: [office('expert', { place: 'd' })], homes: [] }, { offices: [office('expert', { from: '2030-03-06' })], homes: [] }, { offices: [office('expert', { until: '2030-03-04' })], homes: [] },
    ]
    for (const standing of none) expect(groupOf(project, { asked: RATER_GROUPS, ...standing }, OPENS)).toBeNull()
  })
})

describe('the interval', () => {
  it.each([
    // satisfied, answers, low, high: Wilson 1927 with z = 1.96, computed apart with fifty digits and rounded outwards
    [0, 10, 0, 2776], [10, 10, 7224, 10_000], [5, 10, 2365, 7635], [1, 1, 2065, 10_000], [81, 100, 7222, 8749], [150, 200, 6856, 8050],
  ])('of %i satisfied of %i is %i to %i of ten thousand', (satisfied, answers, low, high) => {
    expect(wilson(satisfied, answers)).toEqual({ low, high })
  })
  it('is everything where nobody answered, holds the share itself, and narrows with more answers', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 10_000 })
    for (let n = 1; n <= 60; n += 1) for (let k = 0; k <= n; k += 1) {
      const { low, high } = wilson(k, n)
      expect(low * n <= k * 10_000 && k * 10_000 <= high * n && low >= 0 && high <= 10_000).toBe(true)
    }
    const width = (n: number): number => wilson(n / 2, n).high - wilson(n / 2, n).low
    expect([10, 100, 1000].map(width)).toEqual([...[10, 100, 1000].map(width)].sort((a, b) => b - a))
  })
})

describe('the result of a sample', () => {
  const people = new Map(residents(40))
  const frame = drawFrame({ seed: 'seed', people, quota: QUOTA, digest })
  it('tells frame, drawn, answers and interval, and never mixes in whoever came by themselves', () => {
    const count = { answers: 10, scores: [0, 0, 2, 3, 5], walkInScores: [90, 0, 0, 0, 0], ...sealedSet(100) }
    expect(rate(count, 10, frame)).toMatchObject({ answers: 10, average100: 430, enough: true, sample: { frame: 40, drawn: 20, answers: 10, satisfied: 8, ...wilson(8, 10) }, walkIns: { answers: 90, average100: 100 } })
  })
  it('is too small below the minimum, however many came by themselves', () => {
    expect(rate({ answers: 9, scores: [0, 0, 0, 0, 9], walkInScores: [0, 0, 0, 0, 500], ...sealedSet(509) }, 10, frame)).toMatchObject({ enough: false, answers: 9 })
  })
})
