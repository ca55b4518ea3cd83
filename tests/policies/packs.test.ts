import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePack } from '../../contracts/policies.schema'
import { PACK_IDS } from '../../contracts/vocabulary'
import { addDays } from '../../domain/calendar'
import { accepts, policyOn, value } from '../../domain/policies/in-force'
import { NATIONAL_FLOOR, PACKS, policyFor } from '../../policies/index'

const read = (folder: string, file: string): string => readFileSync(join(__dirname, '../../policies', folder, file), 'utf8')
// What every project needs to be decided at all; the rest may be unpublished.
const ALWAYS = ['optionalStages', 'types', 'categories', 'proposerRoles', 'consultConvenerRoles', 'sitting', 'approvalTiers', 'objectionDays', 'fundUnitKind', 'fundYearlyFen', 'implementerChooserRoles', 'determinationPublisherRoles', 'satisfactionCloserRoles'] as const

describe.each(PACK_IDS)('%s', (id) => {
  const pack = PACKS[id]
  const last = pack.acceptsProposalsUntil
  it('takes no proposal on the day before it starts, and has no value then', () => {
    const before = addDays(pack.acceptsProposalsFrom, -1)
    expect(accepts(policyFor(id, before), before)).toMatchObject({ ok: false, refusal: { code: 'scheme-not-started' } })
    expect(policyOn(pack, null, before).values).toEqual({})
  })
  it('takes proposals on its first and its last day', () => {
    for (const day of [pack.acceptsProposalsFrom, last ?? '2026-06-01']) expect(accepts(policyFor(id, day), day).ok).toBe(true)
  })
  it('takes no proposal on the day after it ends, if it ends', () => {
    const after = last === null ? null : addDays(last, 1)
    if (after !== null) expect(accepts(policyFor(id, after), after)).toMatchObject({ ok: false, refusal: { code: 'scheme-expired' } })
    expect(after === null).toBe(last === null)
  })
  it('has what every project needs on its first and last day', () => {
    for (const day of [pack.acceptsProposalsFrom, last ?? '2026-06-01']) {
      const policy = policyFor(id, day)
      expect(ALWAYS.filter((key) => value(policy, key) === undefined)).toEqual([])
    }
  })
  it('is illustrative until a district confirms it', () => expect(pack.status).toBe('illustrative'))
})

describe('national law stands under every pack', () => {
  const city = PACKS['luohu-2017']
  const withPosting = (days: number) => ({ ...city, values: { ...city.values, postingDaysMin: [{ from: '2017-02-01', until: null, value: days, clause: '示例', tag: 'assumption' as const }] } })
  it('adds what the city leaves out, from the law’s first day', () => {
    expect(value(policyFor('luohu-2017', '2025-12-31'), 'postingDaysMin')).toBeUndefined()
    expect(value(policyFor('luohu-2017', '2026-01-01'), 'postingDaysMin')).toMatchObject({ value: 15, tag: 'law', since: '2026-01-01' })
  })
  it('governs where the city asks for less, and yields where it asks for more', () => {
    expect(value(policyOn(withPosting(7), NATIONAL_FLOOR, '2026-01-01'), 'postingDaysMin')).toMatchObject({ value: 15, tag: 'law' })
    expect(value(policyOn(withPosting(20), NATIONAL_FLOOR, '2026-01-01'), 'postingDaysMin')).toMatchObject({ value: 20, clause: '示例' })
    expect(value(policyOn(withPosting(7), NATIONAL_FLOOR, '2025-12-31'), 'postingDaysMin')).toMatchObject({ value: 7 })
  })
})

describe('a bad pack is not loaded', () => {
  const good = (): Record<string, unknown> & { values: Record<string, unknown> } => JSON.parse(read('liuzhou', 'policy.json'))
  const dated = { from: '2015-01-01', until: null, value: 5, clause: '示例', tag: 'assumption' }
  const loaded = (values: Record<string, unknown>) => () => parsePack({ ...good(), values: { ...good().values, ...values } }, 'x/policy.json')
  it('names the file and the path of the fault', () => {
    expect(loaded({ quotesMin: [{ ...dated, clause: ' ' }] })).toThrow(/^x\/policy\.json: values\.quotesMin\.0\.clause: /)
  })
  it('for values that overlap in time', () => {
    expect(loaded({ quotesMin: [{ ...dated, until: '2015-12-31' }, { ...dated, from: '2015-12-31' }] })).toThrow(/values\.quotesMin: .*overlap/)
    expect(loaded({ quotesMin: [dated, { ...dated, from: '2016-01-01' }] })).toThrow(/overlap/)
    expect(loaded({ quotesMin: [{ ...dated, until: '2015-12-31' }, { ...dated, from: '2016-01-01' }] })).not.toThrow()
  })
  it('for a quoted value without its quote, a key nobody knows, a day that does not exist, a zero that stands for unknown', () => {
    expect(loaded({ quotesMin: [{ ...dated, tag: 'quoted' }] })).toThrow(/quote/)
    expect(loaded({ quotesMinimum: [dated] })).toThrow(/values\.quotesMinimum/)
    expect(loaded({ quotesMin: [{ ...dated, from: '2015-02-29' }] })).toThrow(/values\.quotesMin\.0\.from/)
    expect(loaded({ quotesMin: [{ ...dated, value: 0 }] })).toThrow(/values\.quotesMin\.0\.value/)
  })
  it('for approval tiers that do not rise or that leave an amount without an approver', () => {
    const tiers = (value: unknown) => loaded({ approvalTiers: [{ ...dated, value }] })
    expect(tiers([{ upToFen: 100, levels: ['street'] }])).toThrow(/tiers rise/)
    expect(tiers([{ upToFen: 100, levels: ['street'] }, { upToFen: 100, levels: ['street'] }, { upToFen: null, levels: ['district'] }])).toThrow(/tiers rise/)
    expect(tiers([{ upToFen: null, levels: ['street'] }])).not.toThrow()
  })
})
