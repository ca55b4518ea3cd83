/** From the consultation to the determination and its notice: how a story leaves the stages in which others decide. */
import type { Stage, Vote } from '../../contracts/vocabulary'
import { arrive, give } from './leave-asking'
import type { Host } from './plan'
import { dayOf, daysAfter, on } from './time'
import type { Story } from './story'

const DAYS_TO_A_SITTING = 4

/** The council of the project's own community. */
const ownHost = ({ plan: { cast, venue, days, way, ballots } }: Story): Host => ({
  staff: cast.staff[0], facilitator: cast.facilitator, supervisor: cast.supervisor, venue, ballots, ...(days.councilScheduled === undefined ? {} : { on: days.councilScheduled }), ...(way === undefined ? {} : { way }),
})

/** Whose council sits now or next: of several communities, each in its turn. */
async function hostOf(story: Story): Promise<Host> {
  const { neighbour } = story.plan
  if (neighbour === undefined) return ownHost(story)
  const { councils } = await story.view()
  return councils.find(({ turn }) => turn)?.community === neighbour.community ? neighbour : ownHost(story)
}

export async function callSitting(story: Story): Promise<Stage> {
  const { clock, project } = story
  const { staff, venue, way, on: day } = await hostOf(story)
  return (await story.do(staff, 'councils.schedule', { project, on: dayOf(day ?? daysAfter(clock.now(), DAYS_TO_A_SITTING)), venue, ...(way === undefined ? {} : { way }) })).stage
}

/** Of several communities the one that leads says who pays what, and the other agrees. */
async function agreeOnShares({ plan: { neighbour, cast, place, consultation }, project, do: step }: Story): Promise<void> {
  if (neighbour === undefined) return
  const { community, staff, fen } = neighbour
  await step(cast.staff[0], 'councils.proposeShares', { project, shares: [{ community: place, fen: consultation.estimate - fen }, { community, fen }] })
  await step(staff, 'councils.agreeShares', { project })
}

/** Minutes first; then a sitting, or the level that the cost selects. */
export async function consult(story: Story): Promise<Stage> {
  const { plan, project } = story
  await give(story, 'consultation')
  arrive(story, 'consultation')
  const { actions } = await story.do(plan.cast.convener, 'councils.consult', { project, ...plan.consultation, attachments: [await story.photo(plan.cast.convener, 'after', { subject: 'people', of: '商议' })] })
  const { card } = await story.view()
  if (actions.length === 0) throw new Error('nothing leads on from the consultation')
  await agreeOnShares(story)
  if (card.steps.some(({ stage }) => stage === 'councilScheduled')) return callSitting(story)
  return (await story.do(plan.cast.staff[0], 'approvals.request', { project })).stage
}

/** The roll call on the day of the sitting; of several councils, the next one calls its own first. */
export async function openSitting(story: Story): Promise<Stage> {
  const { clock, project } = story
  const { sitting } = await story.view()
  if (sitting === null) return callSitting(story)
  const { facilitator, ballots } = await hostOf(story)
  clock.notBefore(on(sitting.on, '19:00'))
  const present = await Promise.all(ballots.map(({ person }) => story.idOf(person)))
  return (await story.do(facilitator, 'councils.open', { project, present })).stage
}

export async function castBallots(story: Story, count?: number): Promise<void> {
  const { ballots } = await hostOf(story)
  for (const { person, vote } of ballots.slice(0, count)) await story.do(person, 'councils.vote', { project: story.project, vote })
}

/** Hands are counted by the facilitator and confirmed by a second person; ballots count themselves. */
export async function closeSitting(story: Story): Promise<Stage> {
  const { project } = story
  const { way, ballots, facilitator, supervisor } = await hostOf(story)
  if (way !== 'showOfHands') {
    await castBallots(story)
    return (await story.do(facilitator, 'councils.close', { project })).stage
  }
  const raised = (vote: Vote): number => ballots.filter((one) => one.vote === vote).length
  await story.do(facilitator, 'councils.countHands', { project, for: raised('for'), against: raised('against'), abstain: raised('abstain') })
  return (await story.do(supervisor, 'councils.close', { project })).stage
}

/** The representatives' meeting that is itself the approving level. */
export async function meetAndApprove(story: Story): Promise<Stage> {
  arrive(story, 'approvingCommunity')
  await callSitting(story)
  await openSitting(story)
  return closeSitting(story)
}

/** The minutes of each sitting. */
async function sign(story: Story): Promise<void> {
  const { neighbour } = story.plan
  for (const { facilitator, supervisor } of [ownHost(story), ...(neighbour === undefined ? [] : [neighbour])]) {
    for (const person of [facilitator, supervisor]) await story.do(person, 'councils.signMinutes', { project: story.project })
  }
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
