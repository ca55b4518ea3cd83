/** Every value of a pack is read by a rule, held by the way the system is made, or said to be there for reading only. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicyKey } from '../../contracts/policies'
import { POLICY_VALUES } from '../../contracts/policies.schema'
import { BUILT_IN, FOR_READING, useOf } from '../../domain/policies/use'

const ROOT = join(__dirname, '../..')
const KEYS = Object.keys(POLICY_VALUES) as PolicyKey[]

// These know every key of a pack and decide nothing by any of them.
const NO_RULES = ['domain/policies/use.ts', 'domain/policies/directions.ts', 'domain/policies/cases.ts']
const codeOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8').split('\n').filter((line) => !line.startsWith('import ')).join('\n').replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
const rules = ['domain', 'cloudfunctions'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`))
  .filter((file) => !NO_RULES.includes(file)).map(codeOf).join('\n')
const isRead = (key: string, code = rules): boolean => new RegExp(`\\b${key}\\b`).test(code)

// What is held without being looked up, each with the test that would fail if it were not.
const HELD: Readonly<Record<string, readonly [file: string, title: string]>> = {
  fundFillsGap: ['domain/money.test.ts', 'adds nothing when others give it all, and says what is too much'],
  boundWords: ['domain/family.test.ts', 'E02: 「以内、不超过」 hold the figure itself, 「不满、低于」 do not'],
  startDayExcluded: ['domain/calendar.test.ts', 'received on Friday 2026-02-13, five working days end on 02-27, after the Spring Festival'],
  monthEndRule: ['domain/calendar.test.ts', '31 August and six months is 29 February in a leap year'],
  restDayEndMoves: ['domain/calendar.test.ts', 'moves over a weekend and over a holiday'],
  workingDayCalendar: ['domain/calendar.test.ts', 'received on Monday 2026-09-28, five working days end on the working Saturday 10-10'],
  boardRequired: ['domain/publications.test.ts', 'waits for the last day, the answers and a photo of the board'],
  voluntaryOnly: ['domain/funds.test.ts', 'adds to the gap filled, under the name that the giver chose and no other'],
  apportioningForbidden: ['domain/funds.test.ts', 'adds to the gap filled, under the name that the giver chose and no other'],
  publicFundraisingInAppForbidden: ['domain/funds.test.ts', 'is for neighbours and units of the place, not for strangers'],
  publicationNeedsConsent: ['functions/consents.test.ts', 'holds every answer once, by channel and by building, and hides the smallest building'],
}

it('a value that a rule reads is said to govern, and no other', () => {
  expect(KEYS.filter((key) => (useOf(key) === 'rule') !== isRead(key))).toEqual([])
})

it('is one of the three, once', () => {
  expect(BUILT_IN.filter((key) => FOR_READING.includes(key))).toEqual([])
  for (const list of [BUILT_IN, FOR_READING]) expect(new Set(list).size).toBe(list.length)
})

it('names a test for everything that holds without being read', () => {
  expect(Object.keys(HELD).sort()).toEqual([...BUILT_IN].sort())
  expect(Object.values(HELD).filter(([file, title]) => !readFileSync(join(ROOT, 'tests', file), 'utf8').includes(title))).toEqual([])
})

it('does not take a word of a comment, an import or another name for a rule', () => {
  expect(isRead('quotesMin', 'const few = policy.values.quotesMin')).toBe(true)
  expect(isRead('quotesMin', 'const few = quotesMinimum')).toBe(false)
  expect(codeOf('domain/policies/matching.ts')).not.toContain('MatchingRule } from')
})
