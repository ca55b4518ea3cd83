/** From the consultation to the determination and its notice: how a story leaves the stages in which others decide. */
import type { Stage } from '../../contracts/vocabulary'
import { arrive, give } from './leave-asking'
import { dayOf, daysAfter, on } from './time'
import type { Story } from './story'

const DAYS_TO_A_SITTING = 4

async function callSitting(story: Story): Promise<Stage> {
  const { plan, clock, project } = story
  const day = dayOf(plan.days.councilScheduled ?? daysAfter(clock.now(), DAYS_TO_A_SITTING))
  return (await story.do(plan.cast.staff[0], 'councils.schedule', { project, on: day, venue: plan.venue })).stage
}

/** Minutes first; then a sitting, or the level that the cost selects. */
export async function consult(story: Story): Promise<Stage> {
  const { plan, project } = story
  await give(story, 'consultation')
  arrive(story, 'consultation')
  const { actions } = await story.do(plan.cast.convener, 'councils.consult', { project, ...plan.consultation, attachments: [await story.photo(plan.cast.convener, 'after', { subject: 'people', of: '商议' })] })
  const { card } = await story.view()
  if (actions.length === 0) throw new Error('nothing leads on from the consultation')
  if (card.steps.some(({ stage }) => stage === 'councilScheduled')) return callSitting(story)
  return (await story.do(plan.cast.staff[0], 'approvals.request', { project })).stage
}

/** The roll call on the day of the sitting. */
export async function openSitting(story: Story): Promise<Stage> {
  const { plan, clock, project } = story
  const { sitting } = await story.view()
  if (sitting === null) throw new Error('no sitting is called')
  clock.notBefore(on(sitting.on, '19:00'))
  const present = await Promise.all(plan.ballots.map(({ person }) => story.idOf(person)))
  return (await story.do(plan.cast.facilitator, 'councils.open', { project, present })).stage
}

export async function castBallots(story: Story, count = story.plan.ballots.length): Promise<void> {
  for (const { person, vote } of story.plan.ballots.slice(0, count)) await story.do(person, 'councils.vote', { project: story.project, vote })
}

export async function closeSitting(story: Story): Promise<Stage> {
  await castBallots(story)
  return (await story.do(story.plan.cast.facilitator, 'councils.close', { project: story.project })).stage
}

/** The representatives' meeting that is itself the approving level. */
export async function meetAndApprove(story: Story): Promise<Stage> {
  arrive(story, 'approvingCommunity')
  await callSitting(story)
  await openSitting(story)
  return closeSitting(story)
}

async function sign({ plan, project, do: step }: Story): Promise<void> {
  await step(plan.cast.facilitator, 'councils.signMinutes', { project })
  await step(plan.cast.supervisor, 'councils.signMinutes', { project })
}

export async function publishResolution(story: Story): Promise<Stage> {
  arrive(story, 'resolved')
  await sign(story)
  return (await story.do(story.plan.cast.staff[0], 'publications.publishResolution', { project: story.project })).stage
}

/** The photo of the sheet on the board: when it was hung up, and when it has hung its time. */
export async function postBoard(story: Story, stage: Stage, end: 'first' | 'last' = 'first'): Promise<void> {
  const [staff] = story.plan.cast.staff
  await story.do(staff, 'publications.postBoard', { project: story.project, photos: [await story.photo(staff, 'after', { subject: 'board', of: end === 'first' ? stage : `${stage}-${end}` })] })
}

/** Waits until the notice has hung as long as it must. */
export const leaveNotice = (stage: Stage) => async (story: Story): Promise<Stage> => {
  await postBoard(story, stage)
  await give(story, stage)
  const { deadlines } = await story.view()
  const last = deadlines.filter(({ kind }) => kind === 'objectionWindow' || kind === 'posting').map(({ due }) => due).sort().at(-1)
  if (last === undefined) throw new Error(`no window is open in ${stage}`)
  story.clock.notBefore(Math.max(daysAfter(on(last), 1), story.plan.days[stage] ?? 0))
  await postBoard(story, stage, 'last')
  return (await story.do(story.plan.cast.staff[0], 'publications.closeWindow', { project: story.project })).stage
}

export async function approveByStreet(story: Story): Promise<Stage> {
  arrive(story, 'approvingStreet')
  return (await story.do(story.plan.cast.approver, 'approvals.approve', { project: story.project, text: story.plan.approval })).stage
}

export async function approveByDistrict(story: Story): Promise<Stage> {
  arrive(story, 'approvingDistrict')
  const { leader } = story.plan.cast
  if (leader === undefined) throw new Error('nobody of the district is in this story')
  return (await story.do(leader, 'approvals.approve', { project: story.project, text: story.plan.approval })).stage
}

export async function publishDetermination(story: Story): Promise<Stage> {
  const { plan, project } = story
  arrive(story, 'determined')
  const { card } = await story.view()
  if (card.steps.some(({ stage }) => stage === 'approvingCommunity')) await sign(story)
  return (await story.do(plan.cast.publisher, 'publications.publishDetermination', { project, ...plan.determination, location: plan.where, budget: card.cost ?? plan.roughCost })).stage
}
