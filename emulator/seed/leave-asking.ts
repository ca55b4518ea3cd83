/** From the draft to the neighbours' answers: how a story leaves each of the first stages. */
import type { FileId, Instant } from '../../contracts/reply'
import type { Stage } from '../../contracts/vocabulary'
import { dayOf, daysAfter, on } from './time'
import type { Answer } from './plan'
import { spread, type Story } from './story'
import { together } from './world'

/** Goes on to the day on which the work of a stage is taken up. */
export function arrive({ plan, clock }: Story, stage: Stage): void {
  const day = plan.days[stage]
  if (day === undefined) clock.nextMorning()
  else clock.notBefore(day)
}

/** The morning after the count was sealed, or the day that the plan names. */
export function afterClosing({ plan, clock }: Story, { stage, closesAt }: { readonly stage: Stage; readonly closesAt: Instant }): void {
  clock.notBefore(Math.max(on(dayOf(daysAfter(closesAt, 1))), plan.days[stage] ?? 0))
}

/** What neighbours and units promise while a project stands in a stage. */
export async function give(story: Story, stage: Stage): Promise<void> {
  for (const { person, source, fen, note, publicName, spare } of story.plan.gifts.filter(({ during }) => during === stage)) {
    await story.do(person, 'funds.pledge', { project: story.project, source, fen, note: note ?? '', publicName: publicName ?? null, spare })
  }
}

export async function submit({ do: step, plan, project }: Story): Promise<Stage> {
  return (await step(plan.cast.proposer, 'proposals.submit', { project })).stage
}

export async function receive(story: Story): Promise<Stage> {
  arrive(story, 'proposed')
  return (await story.do(story.plan.cast.staff[0], 'proposals.receive', { project: story.project })).stage
}

export async function vouch(story: Story): Promise<Stage> {
  arrive(story, 'organiserReview')
  return (await story.do(story.plan.cast.organiser, 'proposals.vouch', { project: story.project, text: story.plan.vouching })).stage
}

export async function sort(story: Story): Promise<Stage> {
  const { plan, project } = story
  arrive(story, 'triage')
  const clerk = plan.cast.staff[0]
  const { exclusions, eligibility } = await story.world.as(clerk).at(story.clock.now()).ask('proposals.weigh', { project })
  const checklist = { exclusions: exclusions.map(({ reason }) => ({ reason, applies: false })), eligible: [...eligibility.tests] }
  return (await story.do(clerk, 'proposals.accept', { project, ...plan.sorting, ...checklist })).stage
}

interface Window { readonly from: Instant; readonly until: Instant }

async function answerByWechat(story: Story, { answer, reason, person, at }: Pick<Answer, 'answer' | 'reason'> & { readonly person: string; readonly at: Instant }): Promise<void> {
  // One drawn signature for each person, as a phone would keep none: the picture follows from who signs.
  const signature = await story.world.photo(person, { subject: 'signature', moment: 'after', of: person }, `private/${story.plan.place}/${await story.world.idOf(person, at)}`)
  await story.world.as(person).at(at).do('consents.give', { project: story.project, answer, reason: reason ?? null, signature })
}

interface Recorded extends Pick<Answer, 'answer' | 'reason'> { readonly by: Extract<Answer['by'], { readonly kind: 'helper' }> }

/** A helper goes from door to door; one photo of the signed slip for each household. */
async function answerAtTheDoor(story: Story, { answer, reason, by: { helper, door, channel, answeredBy } }: Recorded, at: Instant): Promise<void> {
  const household = story.plan.homes.get(door)
  if (household === undefined) throw new Error(`nobody lives at ${door}`)
  const slip: FileId = await story.photo(helper, 'after', { subject: 'slip', of: door, purpose: `private/${story.plan.place}/${await story.world.idOf(helper, at)}` })
  await story.world.as(helper).at(at).do('consents.record', { project: story.project, household, answer, reason: reason ?? null, channel, answeredBy, evidence: [slip] })
}

const isRecorded = (answer: Answer): answer is Answer & Recorded => answer.by.kind === 'helper'

/** All households at once, but every helper only at one door at a time. */
export async function collect(story: Story, { from, until }: Window): Promise<void> {
  const { answers } = story.plan
  const byMember = answers.flatMap(({ answer, reason, by }) => (by.kind === 'member' ? [{ answer, ...(reason === undefined ? {} : { reason }), person: by.person }] : []))
  const recorded = answers.filter(isRecorded)
  const walks = [...new Set(recorded.map(({ by }) => by.helper))].map((helper) => recorded.filter(({ by }) => by.helper === helper))
  await story.turn()
  const alone = byMember.map((one, index) => () => answerByWechat(story, { ...one, at: spread({ from, until, index, count: byMember.length }) }))
  const inARow = walks.map((walk) => async () => {
    for (const [index, one] of walk.entries()) await answerAtTheDoor(story, one, spread({ from, until, index, count: walk.length }))
  })
  await together([...inARow, ...alone], (work) => work())
}

export async function closeConsent(story: Story): Promise<Stage> {
  const { clock, project, plan } = story
  await give(story, 'consentCollecting')
  const { consent } = await story.view()
  if (consent === null) throw new Error('nobody was asked')
  await collect(story, { from: clock.now(), until: consent.closesAt })
  afterClosing(story, { stage: 'consentCollecting', closesAt: consent.closesAt })
  return (await story.do(plan.cast.staff[0], 'consents.close', { project })).stage
}

/** Everyone who votes, spread over the window. */
export async function vote({ plan, project, world, turn }: Story, { from, until }: Window): Promise<void> {
  await turn()
  await together(plan.votes, ({ person, option }, index) => world.as(person).at(spread({ from, until, index, count: plan.votes.length })).do('polls.vote', { project, option }))
}

export async function closePoll(story: Story): Promise<Stage> {
  const { clock, project, plan } = story
  await give(story, 'residentPoll')
  const { poll } = await story.view()
  if (poll === null) throw new Error('there is no poll')
  await vote(story, { from: clock.now(), until: poll.closesAt })
  afterClosing(story, { stage: 'residentPoll', closesAt: poll.closesAt })
  return (await story.do(plan.cast.staff[0], 'polls.close', { project })).stage
}

/** Everyone who rates, spread over the window. */
export async function judge({ plan, project, world, turn }: Story, { from, until }: Window): Promise<void> {
  await turn()
  await together(plan.judgements, ({ person, score, text, useful }, index) =>
    world.as(person).at(spread({ from, until, index, count: plan.judgements.length })).do('ratings.give', { project, score, asPromised: score > 3 ? 'yes' : 'partly', useful: useful ?? 'yes', informed: 'yes', text: text ?? null }))
}

export async function closeRating(story: Story): Promise<Stage> {
  const { clock, project, plan } = story
  const { rating } = await story.view()
  if (rating === null) throw new Error('nobody was asked to rate')
  await judge(story, { from: clock.now(), until: rating.closesAt })
  afterClosing(story, { stage: 'satisfaction', closesAt: rating.closesAt })
  return (await story.do(plan.cast.surveyor, 'ratings.close', { project })).stage
}
