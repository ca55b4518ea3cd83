/** A project's life as decide() lets it happen: every step is validated, decided, folded and paid from one account. */
import * as v from 'valibot'
import { COMMAND_INPUTS, type CommandRequest } from '../../contracts/commands.schema'
import type { FundAccount } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import type { Instant, PersonId, Refusal } from '../../contracts/reply'
import type { Command, PackId, Role, Vote } from '../../contracts/vocabulary'
import { appropriate, decideFund, newAccount } from '../../domain/funds/account'
import { dayOf, STATE_COUNCIL_CALENDAR } from '../../domain/calendar'
import { NO_INTERESTS, type Interests } from '../../domain/people/declaring'
import { decide, type Decision } from '../../domain/projects/decide'
import { blankProject } from '../../domain/projects/project'
import type { Facts, Scene } from '../../domain/projects/rule'
import { refuse, type Result } from '../../domain/result'
import { policyFor } from '../../policies'
import { at } from './builders'
import { actorFor, placeIn } from './town'

/** What is said in a test: the project is always the one whose life it is. */
export type Said<C extends Command> = Omit<CommandRequest<C>, 'project'>
export interface Told { readonly scene: Scene; readonly command: Command; readonly input: unknown; readonly decision: Decision; readonly account: FundAccount }
export interface More { readonly facts?: Facts; readonly roles?: readonly Role[]; /** What the person has declared. */ readonly interests?: Partial<Interests> }

export interface Life {
  readonly project: Project
  readonly account: FundAccount
  readonly now: Instant
  readonly told: readonly Told[]
  /** What this person may do and learn now; null is the timer. */
  readonly scene: (person: PersonId | null, more?: More) => Scene
  readonly tries: <C extends Command>(person: PersonId | null, command: C, said: Said<C>, more?: More) => Result<Told>
  /** Does it; a refusal is the test's own mistake. */
  readonly does: <C extends Command>(person: PersonId | null, command: C, said: Said<C>, more?: More) => Told
  /** The refusal; a yes fails the test. */
  readonly refused: <C extends Command>(person: PersonId | null, command: C, said: Said<C>, more?: More) => Refusal
  readonly waitUntil: (instant: Instant) => void
  /** Votes are kept apart, as in the town hall. */
  readonly votes: Map<PersonId, Vote>
  /** The same life so far, to be gone on with apart. */
  readonly fork: () => Life
}

interface State { readonly project: Project; readonly account: FundAccount; readonly now: Instant; readonly told: readonly Told[]; readonly votes: ReadonlyMap<PersonId, Vote>; readonly packId: PackId; readonly day: string }

/** Thrown where a test does what the rules refuse. */
export class NotDone extends Error {}

/** A life that has not begun: the account holds what the test needs. */
export const aLife = ({ packId, day, fund = 100_000_000 }: { readonly packId: PackId; readonly day: string; readonly fund?: number }): Life =>
  lifeFrom({ project: blankProject(), account: appropriate(newAccount({ id: 'c:year', unit: 'c', unitName: 'C' , year: Number(day.slice(0, 4)) }), fund), now: at(day), told: [], votes: new Map(), packId, day })

function paid(account: FundAccount, { fund }: Decision): Result<FundAccount> {
  let now = account
  for (const move of fund) {
    const answer = decideFund(now, move)
    if (!answer.ok) return answer
    now = answer.value
  }
  return { ok: true, value: now }
}

function lifeFrom(begun: State): Life {
  let state = begun
  const votes = new Map(begun.votes)
  const scene: Life['scene'] = (person, { facts = {}, roles = [], interests } = {}) => {
    const { project, packId, day, now } = state
    const place = placeIn(packId)
    const seen: Project = project.version === 0 ? { ...project, place: place.id, within: place.within, district: place.district, street: place.street, community: place.community } : project
    // A draft follows what is in force today; once handed in it is judged by its pin.
    const policy = project.version === 0 ? policyFor(packId, day) : policyFor(project.pack.id, project.stage === 'draft' ? dayOf(now) : project.pack.asOf)
    return { project: seen, actor: { ...actorFor(seen, person, roles), ...(interests === undefined ? {} : { interests: { ...NO_INTERESTS, ...interests } }) }, policy, now, calendar: STATE_COUNCIL_CALENDAR, facts: { newId: `n${state.told.length}`, fundId: 'c:year', accounts: [{ community: 'c', account: 'c:year' }, { community: 'c2', account: 'c2:year' }], ...facts } }
  }
  const tries: Life['tries'] = (person, command, said, more = {}) => {
    const set = scene(person, more)
    const id = command === 'proposals.draft' ? {} : { project: state.project.id }
    const parsed = v.safeParse(COMMAND_INPUTS[command], { ...id, ...said })
    if (!parsed.success) return refuse('malformed', { about: parsed.issues.map((i) => i.message).join('; ') })
    const answer = decide(set, command, parsed.output)
    if (!answer.ok) return answer
    const account = paid(state.account, answer.value)
    return account.ok ? { ok: true, value: { scene: set, command, input: parsed.output, decision: answer.value, account: account.value } } : account
  }
  return {
    get project() { return state.project },
    get account() { return state.account },
    get now() { return state.now },
    get told() { return state.told },
    votes, scene, tries,
    does: (person, command, said, more) => {
      const answer = tries(person, command, said, more)
      if (!answer.ok) throw new NotDone(`${command} in ${state.project.stage}: ${JSON.stringify(answer.refusal)}`)
      state = { ...state, project: answer.value.decision.project, account: answer.value.account, told: [...state.told, answer.value], now: state.now + 60_000 }
      return answer.value
    },
    refused: (person, command, said, more) => {
      const answer = tries(person, command, said, more)
      if (answer.ok) throw new Error(`${command} in ${state.project.stage} was not refused`)
      return answer.refusal
    },
    waitUntil: (instant) => { state = { ...state, now: Math.max(state.now, instant) } },
    fork: () => lifeFrom({ ...state, votes: new Map(votes) }),
  }
}
