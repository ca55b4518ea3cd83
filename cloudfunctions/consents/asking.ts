import type { ConsentBallot, ConsentTurnout, MyConsent, MyConsents } from '../../contracts/consents'
import type { Household, HouseholdBinding } from '../../contracts/households'
import type { Project } from '../../contracts/projects'
import type { PersonId, Reply } from '../../contracts/reply'
import { consentKey, isOnTheRoll, isRoundOpen, roundForDisowning } from '../../domain/consents/ballots'
import { callerIn, no, yes } from '../_runtime/answers'
import { answeredHouseholds } from '../_runtime/counting'
import type { Context } from '../_runtime/operation'
import { byIds } from '../_runtime/pages'
import { policyOf } from '../_runtime/scene'

interface Mine { readonly binding: HouseholdBinding; readonly household: Household | undefined; readonly ballot: ConsentBallot | undefined; readonly project: Project; readonly disownable: boolean; readonly me: PersonId }

function whoAnswered({ by, onBehalf, answeredBy }: ConsentBallot, me: PersonId): NonNullable<MyConsent['by']> {
  if (onBehalf) return { kind: 'helper', name: answeredBy ?? '' }
  return { kind: by === me ? 'me' : 'member', name: answeredBy ?? '' }
}

function myConsent({ binding, household, ballot, project, disownable, me }: Mine): MyConsent {
  const { household: id, room, representative } = binding
  const onTheRoll = project.consent !== null && household !== undefined && isOnTheRoll(project.consent, household)
  const nothing = { answer: null, reason: null, channel: null, at: null, receipt: null, by: null, mayDisown: false, unresolved: ballot !== undefined && ballot.conflict.length > 0 }
  if (ballot === undefined || ballot.answer === null) return { household: id, room, onTheRoll, representative, ...nothing }
  const { answer, reason, channel, at, receipt, onBehalf } = ballot
  return { household: id, room, onTheRoll, representative, answer, reason, channel, at, receipt, by: whoAnswered(ballot, me), mayDisown: disownable && onBehalf && ballot.disowned === null, unresolved: false }
}

export async function mine(ctx: Context, { project: id }: { readonly project: string }): Promise<Reply<MyConsents>> {
  const { store } = ctx.ports
  const project = await store.get<Project>('projects', id)
  if (project === null) return no('unknown-record', { about: 'project' })
  const { consent } = project
  if (consent === null) return no('not-open')
  const ids = ctx.households.map(({ household }) => household)
  const [households, ballots] = await Promise.all([
    byIds<Household>(store, 'households', ids),
    byIds<ConsentBallot>(store, 'consents', ids.map((household) => consentKey({ project: id, round: consent.round, household }))),
  ])
  const open = isRoundOpen(project, ctx.now)
  const disownable = roundForDisowning(project, { now: ctx.now, days: (await policyOf(store, project, ctx.now)).values.repudiationDays?.value ?? 0 }).ok
  const me = callerIn(ctx).id
  const of = (binding: HouseholdBinding): MyConsent =>
    myConsent({ binding, household: households.find((one) => one.id === binding.household), ballot: ballots.find((one) => one.household === binding.household), project, disownable, me })
  const { question, costPerHousehold, opensAt, closesAt, households: size, rollHash: hash } = consent
  return yes({ question, costPerHousehold, opensAt, closesAt, open, roll: { size, hash }, households: ctx.households.map(of) })
}

export async function turnout(ctx: Context, { project: id }: { readonly project: string }): Promise<Reply<ConsentTurnout>> {
  const project = await ctx.ports.store.get<Project>('projects', id)
  if (project === null) return no('unknown-record', { about: 'project' })
  if (project.consent === null) return no('not-open')
  const { households, closesAt } = project.consent
  return yes({ households, answered: await answeredHouseholds(ctx.ports.store, project, project.consent), closesAt, open: isRoundOpen(project, ctx.now) })
}
