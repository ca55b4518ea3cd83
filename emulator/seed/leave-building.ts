/** From the money to the archive: how a story leaves the stages in which something is paid, built and judged. */
import type { Stage } from '../../contracts/vocabulary'
import { arrive, give } from './leave-asking'
import { daysAfter } from './time'
import type { Bill } from './plan'
import type { Story } from './story'
import { registered } from './suppliers'

/** Takes in what was promised; with `most`, only the first of them. */
export async function receiveMoney(story: Story, most = Infinity): Promise<void> {
  const { plan, project } = story
  const { money } = await story.view()
  const promised = money.pledges.filter(({ state }) => state === 'pledged').slice(0, most)
  for (const [index, { id }] of promised.entries()) await story.do(plan.cast.staff[1], 'funds.receive', { project, pledge: id, reference: `收据第${String(index + 1).padStart(4, '0')}号` })
}

export async function completeMoney(story: Story): Promise<Stage> {
  await give(story, 'funding')
  arrive(story, 'funding')
  await receiveMoney(story)
  return (await story.do(story.plan.cast.finance, 'funds.complete', { project: story.project })).stage
}

export async function chooseMethod(story: Story): Promise<Stage> {
  const { plan, project } = story
  arrive(story, 'funded')
  return (await story.do(plan.cast.chooser, 'works.chooseMethod', { project, ...plan.method })).stage
}

export async function recordQuotes(story: Story): Promise<void> {
  const { plan, project } = story
  for (const { supplier, ...said } of plan.quotes) {
    await story.do(plan.cast.chooser, 'works.recordQuote', { project, supplier, ...registered(supplier), ...said, attachments: [await story.photo(plan.cast.chooser, 'after', { subject: 'slip', of: supplier, purpose: 'vouchers' })] })
  }
  await story.do(plan.cast.chooser, 'works.nominate', { project, quote: plan.chosen, reason: plan.quotes.length < 3 ? '本地只有这几家接这么小的活' : null })
}

export async function confirmImplementer(story: Story): Promise<Stage> {
  arrive(story, 'implementerSelecting')
  await recordQuotes(story)
  story.clock.nextMorning()
  return (await story.do(story.plan.cast.confirmer, 'works.confirmImplementer', { project: story.project, person: await story.idOf(story.plan.cast.builder) })).stage
}

export async function startWorks(story: Story): Promise<Stage> {
  const { plan, project } = story
  arrive(story, 'implementerConfirmed')
  const { builder } = plan.cast
  const agreement = await story.photo(builder, 'after', { subject: 'slip', of: '施工协议', purpose: 'vouchers' })
  return (await story.do(builder, 'works.start', { project, agreement, photos: [await story.photo(builder, 'during', { of: '开工' })], text: plan.starting })).stage
}

async function recordBill(story: Story, { fen, what }: Bill): Promise<void> {
  const { recorder } = story.plan.cast
  await story.do(recorder, 'works.recordExpense', { project: story.project, fen, what, voucher: await story.photo(recorder, 'after', { subject: 'slip', of: what, purpose: 'vouchers' }) })
}

/** Reports and bills in the order of their days, up to so many days after the start. */
export async function work(story: Story, untilDay = story.plan.daysOfWork): Promise<void> {
  const { plan, clock, project } = story
  const startedAt = clock.now()
  const { builder } = plan.cast
  const reports = plan.reports.map((report) => ({ ...report, act: async () => void (await story.do(builder, 'works.reportProgress', { project, percent: report.percent, text: report.text, photos: [await story.photo(builder, 'during', { of: String(report.percent) })] })) }))
  const bills = plan.bills.map((bill) => ({ ...bill, act: () => recordBill(story, bill) }))
  for (const { afterDays, act } of [...reports, ...bills].sort((a, b) => a.afterDays - b.afterDays)) {
    if (afterDays > untilDay) return
    clock.notBefore(daysAfter(startedAt, afterDays))
    await act()
  }
}

export async function finishWorks(story: Story): Promise<Stage> {
  const { plan, clock, project } = story
  const { builder } = plan.cast
  const startedAt = clock.now()
  await work(story)
  clock.notBefore(Math.max(daysAfter(startedAt, plan.daysOfWork), plan.days.inProgress ?? 0))
  return (await story.do(builder, 'works.claimCompletion', { project, text: plan.finishing, photos: [await story.photo(builder, 'after', { of: '完工' })] })).stage
}

export async function convene(story: Story): Promise<Stage> {
  const { plan, project } = story
  arrive(story, 'completionClaimed')
  const members = await Promise.all(plan.opinions.map(async ({ person, kind }) => ({ person: await story.idOf(person), kind })))
  return (await story.do(plan.cast.clerk, 'works.convene', { project, members })).stage
}

export async function inspect(story: Story, count = story.plan.opinions.length): Promise<void> {
  for (const { person, text } of story.plan.opinions.slice(0, count)) await story.do(person, 'works.inspect', { project: story.project, pass: true, text })
}

export async function acceptWorks(story: Story): Promise<Stage> {
  arrive(story, 'acceptance')
  await inspect(story)
  return (await story.do(story.plan.cast.clerk, 'works.accept', { project: story.project })).stage
}

/** Pays what was recorded; with `most`, only the first of it. */
export async function pay(story: Story, most = Infinity): Promise<void> {
  const { money } = await story.view()
  const open = money.expenses.filter(({ paid }) => !paid).slice(0, most)
  for (const [index, { id }] of open.entries()) await story.do(story.plan.cast.finance, 'funds.pay', { project: story.project, expense: id, reference: `付款凭证${index + 1}` })
}

export async function settleAccounts(story: Story): Promise<Stage> {
  const { plan, project } = story
  arrive(story, 'settling')
  await pay(story)
  await story.do(plan.cast.finance, 'funds.settle', { project, audit: plan.audit })
  story.clock.nextMorning()
  return (await story.do(plan.cast.clerk, 'publications.publishResult', { project, effect: plan.effect, photos: [await story.photo(plan.cast.clerk, 'after', { of: '效果' })] })).stage
}

export async function handOver(story: Story): Promise<Stage> {
  const { plan, project } = story
  arrive(story, 'satisfactionPublished')
  const letter = await story.photo(plan.cast.clerk, 'after', { subject: 'slip', of: '管护承诺', purpose: 'vouchers' })
  return (await story.do(plan.cast.clerk, 'works.handOver', { project, ...plan.upkeep, letter })).stage
}

export async function archive(story: Story): Promise<Stage> {
  arrive(story, 'handover')
  return (await story.do(story.plan.cast.clerk, 'works.archive', { project: story.project })).stage
}
