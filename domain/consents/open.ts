/** Opening the question to the households: the roll is frozen, its number becomes the denominator. */
import type { CommandInput } from '../../contracts/commands.schema'
import type { ConsentRound } from '../../contracts/projects'
import { endOf, dayOf, calendarDaysAfter } from '../calendar'
import { needs } from '../projects/project'
import type { Scene } from '../projects/rule'
import { accept, refuse, type Result } from '../result'

const HOUR = 3_600_000

/** A new round of asking: refuses `fields-missing` without a question and `unknown-place` when no household lives there. */
export function openConsent(scene: Scene, input: CommandInput<'proposals.accept'>): Result<ConsentRound> {
  const { facts, policy, project, now, calendar } = scene
  if (input.question === null) return refuse('fields-missing', { about: 'question' })
  if (!facts.roll || facts.roll.households === 0) return refuse('unknown-place', { about: input.places.join(',') || project.place })
  const closes = calendarDaysAfter({ anchor: dayOf(now), days: needs(policy, 'consentWindowDays').value }, calendar)
  return accept({
    round: (project.consent?.round ?? 0) + 1, question: input.question, costPerHousehold: input.costPerHousehold,
    places: input.places.length > 0 ? input.places : [project.place], households: facts.roll.households, rollHash: facts.roll.rollHash,
    opensAt: now, closesAt: endOf(closes.due), graceUntil: endOf(closes.due) + (policy.values.offlineGraceHours?.value ?? 0) * HOUR, threshold: policy.values.consentThreshold?.value ?? null, sealed: null,
  })
}
