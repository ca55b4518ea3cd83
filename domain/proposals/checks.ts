/** The scheme's own checklist at triage: what it excludes, what it asks for, its published list, and who may not come again this year. */
import type { CommandInput } from '../../contracts/commands.schema'
import type { Checks, Reason } from '../../contracts/projects'
import type { Refusal } from '../../contracts/reply'
import type { ExclusionRule, Governing } from '../../contracts/policies'
import { reason, ruled } from '../policies/explain'
import type { Scene } from '../projects/rule'
import { accept, refusal, type Result } from '../result'

type Input = CommandInput<'proposals.accept'>
type Answer = Input['exclusions'][number]

/** What applies 「原则上」 needs a reason; that it is no repetition of a government project that looks like it, too. */
function answerRefusal({ policy, facts }: Scene, rule: ExclusionRule, answer: Answer | undefined): Refusal | null {
  const basis = policy.values.exclusions
  if (basis === undefined) return null
  const said = ruled(basis, { rule: 'exclusion' })
  if (answer === undefined) return refusal('checklist-incomplete', { about: rule.reason, ...said })
  if (answer.applies && rule.mode === 'hard') return refusal('excluded', { about: rule.reason, ...said })
  if (answer.applies && answer.text === null) return refusal('reason-needed', { about: rule.reason, ...said })
  const alike = rule.reason === 'duplicatesGovernmentProject' ? facts.planned?.[0] : undefined
  return alike !== undefined && answer.text === null ? refusal('reason-needed', { about: rule.reason, ...said, figures: { title: alike.title } }) : null
}

function exclusionRefusal(scene: Scene, { exclusions }: Input): Refusal | null {
  for (const rule of scene.policy.values.exclusions?.value ?? []) {
    const no = answerRefusal(scene, rule, exclusions.find((one) => one.reason === rule.reason))
    if (no) return no
  }
  return null
}

function eligibilityRefusal({ policy }: Scene, { eligible }: Input): Refusal | null {
  const basis = policy.values.eligibility
  const missing = basis?.value.find((test) => !eligible.includes(test))
  return basis === undefined || missing === undefined ? null : refusal('eligibility-not-met', { about: missing, ...ruled(basis, { rule: 'eligibility', figures: { needed: basis.value.length } }) })
}

/** The district's published list is binding where there is one; where none is published, nothing can be held against it. */
function scopeRefusal({ facts, policy }: Scene, { type, scopeItem }: Input): Refusal | null {
  const list = facts.scope ?? []
  const basis = policy.values.scopeLists ?? policy.values.types
  if (list.length === 0 || basis === undefined) return null
  const named = list.find((entry) => entry.name === scopeItem)
  if (named?.mode === 'allowed' || (scopeItem === null && !list.some((entry) => entry.mode === 'allowed'))) return null
  return refusal('outside-the-list', { about: scopeItem ?? type, ...ruled(basis, { rule: 'scope' }) })
}

/** A project that failed last year does not come back under another name (柳州 次年不再受理); that this is another one is said by name and with a reason (E58). */
function barRefusal({ facts, policy }: Scene, { distinct }: Input): Refusal | null {
  const same = (facts.barred ?? []).find((one) => !distinct.some((other) => other.project === one.project))
  if (same === undefined) return null
  const basis = policy.values.sameYearCompletion
  return refusal('barred-this-year', { about: same.code, ...(basis === undefined ? { figures: { barredUntilYear: same.untilYear } } : ruled(basis, { rule: 'bar', figures: { barredUntilYear: same.untilYear, title: same.title }, remedy: { year: same.untilYear + 1 } })) })
}

/** Goes through the scheme's list in a clerk's order. Refuses what is not answered, what is excluded, what is not eligible, what is on no list, and what is barred. */
export function check(scene: Scene, input: Input): Result<Checks> {
  const no = exclusionRefusal(scene, input) ?? eligibilityRefusal(scene, input) ?? scopeRefusal(scene, input) ?? barRefusal(scene, input)
  if (no) return { ok: false, refusal: no }
  const asked = scene.policy.values.exclusions?.value ?? []
  const distinct = (scene.facts.barred ?? []).flatMap(({ project, code }) => input.distinct.filter((one) => one.project === project).map(({ text }) => ({ code, text })))
  return accept({ exclusions: input.exclusions.filter((one) => asked.some((rule) => rule.reason === one.reason)), eligible: [...new Set(input.eligible)], distinct, scopeItem: input.scopeItem })
}

const found = (one: Checks['exclusions'][number]): 'clear' | 'overridden' | 'relaxed' => (!one.applies ? 'clear' : one.ground === null ? 'overridden' : 'relaxed')

const exclusionReasons = (basis: Governing<readonly ExclusionRule[]>, { exclusions }: Checks): readonly Reason[] =>
  exclusions.map((one) => reason(basis, { rule: 'exclusion', figures: { reason: one.reason }, result: found(one) }))

/** Why it passed the list: each exclusion, the tests, and what it is not the same as. */
export function checksBecause({ policy, facts }: Scene, checks: Checks): readonly Reason[] {
  const { exclusions, eligibility, sameYearCompletion } = policy.values
  return [
    ...(exclusions === undefined ? [] : exclusionReasons(exclusions, checks)),
    ...(eligibility === undefined ? [] : [reason(eligibility, { rule: 'eligibility', figures: { tests: eligibility.value.length }, result: 'met' })]),
    ...(sameYearCompletion === undefined || checks.distinct.length === 0 ? [] : [reason(sameYearCompletion, { rule: 'bar', figures: { distinctFrom: (facts.barred ?? []).map((one) => one.code).join('、') }, result: 'distinct' })]),
  ]
}

/** What everyone is told of it: exceptions with their reasons, and what it is said not to be. */
export function checksTold({ exclusions, distinct, scopeItem }: Checks): Readonly<Record<string, string>> {
  const overrides = exclusions.filter((one) => one.applies).map((one) => one.text ?? '').filter(Boolean)
  return {
    ...(overrides.length === 0 ? {} : { overrides: overrides.join('；') }), ...(scopeItem === null ? {} : { scopeItem }),
    ...(distinct.length === 0 ? {} : { distinctFrom: distinct.map((one) => one.code).join('、'), distinctWhy: distinct.map((one) => one.text).join('；') }),
  }
}
