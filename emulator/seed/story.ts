/** A project's life as it is told: the plan, the story's own clock, and each step when its turn has come. */
import type { OperationName } from '../../contracts/operations'
import type { ProjectView } from '../../contracts/projects'
import type { FileId, Instant, PersonId, ProjectId } from '../../contracts/reply'
import type { Moment, Subject } from './picture'
import type { Plan } from './plan'
import type { StoryClock } from './time'
import type { Turns } from './turns'
import type { InputOf, OutputOf, Upload, World } from './world'

export interface Story {
  readonly plan: Plan
  readonly clock: StoryClock
  readonly project: ProjectId
  readonly world: World
  /** Does one step when it is this story's turn, then lets a few minutes pass. */
  readonly do: <K extends OperationName>(person: string, operation: K, input: InputOf<K>) => Promise<OutputOf<K>>
  /** Takes the turn for several steps of many people at one time. */
  readonly turn: () => Promise<void>
  readonly idOf: (person: string) => Promise<PersonId>
  readonly photo: (person: string, moment: Moment, more?: { readonly subject?: Subject; readonly of?: string; readonly purpose?: Upload['purpose'] }) => Promise<FileId>
  /** The page as the committee sees it. */
  readonly view: () => Promise<ProjectView>
}

const MINUTES_A_STEP = 6

export interface Setting { readonly world: World; readonly clock: StoryClock; readonly turns: Turns; readonly plan: Plan }

/** Writes the draft, with which the story begins. */
export async function begin({ world, clock, turns, plan }: Setting): Promise<Story> {
  const { proposer } = plan.cast
  const step: Story['do'] = async (person, operation, input) => {
    clock.to(await turns.take(clock.now()))
    const done = await world.as(person).at(clock.now()).do(operation, input)
    clock.wait(MINUTES_A_STEP)
    return done
  }
  const photo: Story['photo'] = (person, moment, { subject = plan.subject, of = '', purpose } = {}) => world.photo(person, { subject, moment, of: `${plan.title}${of}` }, purpose)
  const { title, place, where, problem, beneficiaries, roughCost, neighbour } = plan
  const { project } = await step(proposer, 'proposals.draft', { place, where, title, problem, beneficiaries, roughCost, photos: [await photo(proposer, 'before')], ...(neighbour === undefined ? {} : { partners: [neighbour.community] }) })
  return {
    plan, clock, project, world, photo,
    do: step,
    turn: async () => clock.to(await turns.take(clock.now())),
    idOf: (person) => world.idOf(person, clock.now()),
    view: () => world.as(plan.cast.staff[0]).at(clock.now()).ask('projects.get', { project }),
  }
}

/** Noon between two moments, for the `index`th of `count` who come one after another. */
export function spread({ from, until, index, count }: { readonly from: Instant; readonly until: Instant; readonly index: number; readonly count: number }): Instant {
  return from + Math.floor(((until - from) * (index + 1)) / (count + 2))
}
