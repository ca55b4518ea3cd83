/** The questions that anyone may put to the rules, each answered by the same rule that decides a project. */
import type { Basis, PolicyKey, PolicyValues } from '../../contracts/policies'
import type { Day } from '../../contracts/reply'
import { OWNERS_ITEMS, PACK_IDS, PROJECT_TYPES } from '../../contracts/vocabulary'
import { monthsAfter, workingDaysAfter, type TimeLimit } from '../../domain/calendar'
import { gapOf } from '../../domain/money'
import { capVerdict } from '../../domain/policies/caps'
import { accepts, inForceOn } from '../../domain/policies/in-force'
import { cityMatch } from '../../domain/policies/matching'
import { ownersDecide } from '../../domain/policies/owners'
import { levelsFor } from '../../domain/policies/tiers'
import { leastOf, meets, readShare, type ExactShare } from '../../domain/share'
import { NATIONAL_FLOOR, PACKS, policyFor } from '../../policies/index'
import { Written, yuanOf, type Decimal } from './exact'
import { BadQuestion, count, dayField, decimal, fenOf, oneOf, text, whole, within, type Fields } from './input'

type Answer = Readonly<Record<string, unknown>>
interface Question { readonly needed: readonly string[]; readonly optional?: readonly string[]; readonly answer: (fields: Fields, today: Day) => Answer }

/** Ten years of days: what no deadline of a small work exceeds. */
const MOST_DAYS = 3660
const MOST_MONTHS = 120
const [FIRST_DAY, LAST_DAY] = ['1949-10-01', '2999-12-31']

const basis = ({ clause, quote, since, tag }: Basis): Answer => ({ clause, quote, since, tag })

/** A value of national law in force on the day, with the basis it stands on. */
function law<K extends PolicyKey>(key: K, day: Day): { readonly value: PolicyValues[K]; readonly basis: Answer } {
  const found = inForceOn<PolicyValues[K]>(NATIONAL_FLOOR.values[key] ?? [], day)
  if (found === undefined) throw new BadQuestion('not-in-force', key, `national law says nothing of ${key} on ${day}`)
  return { value: found.value, basis: basis({ ...found, since: found.from }) }
}

/** The scheme asked about, as it stood on the day given, else today, else on the last day on which it took proposals. */
function schemeOf(fields: Fields, today: Day) {
  const id = oneOf(fields, 'pack', PACK_IDS, 'unknown-pack')
  const { acceptsProposalsFrom: from, acceptsProposalsUntil: until } = PACKS[id]
  const day = fields.has('day') ? dayField(fields, 'day') : today < from ? from : until !== null && today > until ? until : today
  const policy = policyFor(id, day)
  const open = accepts(policy, day)
  if (!open.ok) throw new BadQuestion(open.refusal.code, 'day', `${id} takes proposals from ${from}${until === null ? '' : ` until ${until}`}, not on ${day}`)
  return { policy, about: { pack: id, title: policy.title, asOf: day, status: policy.status } }
}

/** The scheme's rule for a type; `any` is whatever type, where the scheme caps them all alike. */
function typeOf(fields: Fields, types: PolicyValues['types']) {
  const [first, ...others] = types
  if (fields.get('type') === 'any' && first !== undefined && others.every(({ capFen, capMode, bound }) => capFen === first.capFen && capMode === first.capMode && bound === first.bound)) return first
  const type = oneOf(fields, 'type', PROJECT_TYPES, 'unknown-type')
  const rule = types.find((one) => one.type === type)
  if (rule === undefined) throw new BadQuestion('unknown-type', 'type', `this scheme has no type ${type}`, types.map((one) => one.type))
  return rule
}

function limit(found: TimeLimit, bases: readonly Answer[]): Answer {
  const [first, ...also] = bases
  return { due: found.due, estimate: found.estimate, how: found.how, calendar: found.calendarVersion, ...first, also }
}

function anchorOf(fields: Fields, name: string): Day {
  const day = dayField(fields, name)
  if (day < FIRST_DAY || day > LAST_DAY) throw new BadQuestion('out-of-range', name, `${name} lies between ${FIRST_DAY} and ${LAST_DAY}`)
  return day
}

const shown = ({ numerator, denominator, strict }: ExactShare): string => `${strict ? '>' : '>='}${numerator}/${denominator}`

/** A part of a whole against a rule that the asker names: what it needs, and the law that says which figure belongs to it. */
function share(fields: Fields, today: Day, { of, part, result }: { readonly of: string; readonly part: string; readonly result: string }): Answer {
  const rule = readShare(text(fields, 'rule'))
  if (rule === null) throw new BadQuestion('bad-rule', 'rule', 'a rule is a share of the whole, such as >2/3 (more than), >=2/3 (at least) or 2/3 (at least)')
  const [all, some] = [whole(fields, of), whole(fields, part)]
  within([some, part], [all, of])
  const least = leastOf(rule, all)
  return { [result]: meets(rule, some, all), rule: shown(rule), least: least > all ? null : new Written(least.toString()), ...law('boundWords', today).basis }
}

/** Areas with decimals, as whole numbers of their smallest common unit. */
function areas(fields: Fields, names: readonly string[]): readonly bigint[] {
  const exact = names.map((name): Decimal => decimal(fields, name))
  const scale = Math.max(...exact.map((one) => one.scale))
  return exact.map((one) => one.digits * 10n ** BigInt(scale - one.scale))
}

function owners(fields: Fields, today: Day): Answer {
  const item = oneOf(fields, 'item', OWNERS_ITEMS, 'unknown-item')
  const { value: rule, basis: clause } = law('ownersDecision', today)
  const [totalArea = 0n, partArea = 0n, forArea = 0n] = areas(fields, ['totalArea', 'partArea', 'forArea'])
  const [totalCount, partCount, forCount] = [whole(fields, 'totalCount'), whole(fields, 'partCount'), whole(fields, 'forCount')]
  within([partCount, 'partCount'], [totalCount, 'totalCount'])
  within([forCount, 'forCount'], [partCount, 'partCount'])
  within([partArea, 'partArea'], [totalArea, 'totalArea'])
  within([forArea, 'forArea'], [partArea, 'partArea'])
  const found = ownersDecide(rule, item, { total: { heads: totalCount, area: totalArea }, part: { heads: partCount, area: partArea }, inFavour: { heads: forCount, area: forArea } })
  return { participation: found.participation, passed: found.passed, participationRule: shown(rule.participation), passRule: shown(found.pass), ...clause }
}

/** Every question by its name. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  cap: {
    needed: ['pack', 'type', 'yuan'], optional: ['day'],
    answer: (fields, today) => {
      const { policy, about } = schemeOf(fields, today)
      const rule = typeOf(fields, policy.values.types?.value ?? [])
      const fen = fenOf(fields, 'yuan')
      const found = capVerdict({ policy, type: rule.type, fen, fundFen: fen })
      const exception = found.verdict === 'needs-justification' ? { writtenReason: true, approver: policy.values.nextHigherLevel?.value } : undefined
      const remedy = found.verdict === 'within' || found.cap === null ? undefined : { atMostYuan: yuanOf(BigInt(found.cap)), exception }
      return { verdict: found.verdict, capYuan: found.cap === null ? null : yuanOf(BigInt(found.cap)), capMode: found.cap === null ? undefined : rule.capMode, remedy, ...about, ...basis(found.basis) }
    },
  },
  route: {
    needed: ['pack', 'yuan'], optional: ['day'],
    answer: (fields, today) => {
      const { policy, about } = schemeOf(fields, today)
      const found = levelsFor(policy, fenOf(fields, 'yuan'))
      return { levels: found.levels, ...about, ...basis(found.basis) }
    },
  },
  due: {
    needed: ['received', 'workingDays'],
    answer: (fields, today) => {
      const found = workingDaysAfter({ anchor: anchorOf(fields, 'received'), days: count(fields, 'workingDays', MOST_DAYS) })
      return limit(found, [law('startDayExcluded', today).basis, law('workingDayCalendar', today).basis])
    },
  },
  months: {
    needed: ['anchor', 'months'],
    answer: (fields, today) => {
      const found = monthsAfter({ anchor: anchorOf(fields, 'anchor'), months: count(fields, 'months', MOST_MONTHS) })
      return limit(found, [law('monthEndRule', today).basis, law('startDayExcluded', today).basis, law('restDayEndMoves', today).basis])
    },
  },
  quorum: { needed: ['rule', 'members', 'present'], answer: (fields, today) => share(fields, today, { of: 'members', part: 'present', result: 'met' }) },
  majority: { needed: ['rule', 'present', 'for'], answer: (fields, today) => share(fields, today, { of: 'present', part: 'for', result: 'passed' }) },
  consent: { needed: ['rule', 'households', 'yes'], answer: (fields, today) => share(fields, today, { of: 'households', part: 'yes', result: 'passed' }) },
  matching: {
    needed: ['pack', 'communities', 'districtYuan'], optional: ['day'],
    answer: (fields, today) => {
      const { policy, about } = schemeOf(fields, today)
      const rule = policy.values.matching
      if (rule === undefined) throw new BadQuestion('not-published', 'pack', `${policy.packId} publishes no match by the city`, PACK_IDS.filter((id) => PACKS[id].values.matching !== undefined))
      const found = cityMatch(rule.value, { communities: whole(fields, 'communities'), district: fenOf(fields, 'districtYuan') })
      return { cityYuan: yuanOf(found.city), capYuan: found.cap === null ? null : yuanOf(found.cap), ...about, ...basis(rule) }
    },
  },
  gap: {
    needed: ['costYuan', 'sponsorYuan', 'residentsYuan'],
    answer: (fields, today) => {
      const found = gapOf({ cost: fenOf(fields, 'costYuan'), sponsor: fenOf(fields, 'sponsorYuan'), residents: fenOf(fields, 'residentsYuan') })
      const rule = policyFor('liuzhou-2014', today).values.fundFillsGap
      return { fundYuan: yuanOf(found.fund), excessYuan: yuanOf(found.excess), pack: 'liuzhou-2014', ...(rule === undefined ? {} : basis(rule)) }
    },
  },
  owners: { needed: ['item', 'totalCount', 'totalArea', 'partCount', 'partArea', 'forCount', 'forArea'], answer: owners },
}
