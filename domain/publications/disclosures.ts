/** What the three disclosures, the reports of the work and the notices of a period must say by the scheme, and whether the record holds it: a notice with a gap is not published. */
import type { Notice, Project } from '../../contracts/projects'
import type { Fen, Refusal } from '../../contracts/reply'
import type { BarListField, BulletinField, CircularField, ContributionField, DeterminationField, NoticeField, ProcessField, ProgressField, ReportKind, ResolutionField, ResultField, YearEndField } from '../../contracts/vocabulary'
import type { Governing, Policy } from '../../contracts/policies'
import { communitiesTold, isJoint, votesTold } from '../councils/joint'
import { sharesTold } from '../councils/shares'
import { ruled } from '../policies/explain'
import { contractOf, costOf } from '../projects/project'
import type { Scene } from '../projects/rule'
import { refusal } from '../result'

type Said = Notice['fields']
type Holds<F extends NoticeField> = Readonly<Record<F, boolean>>

const isSaid = (value: string | number | undefined): boolean => (typeof value === 'string' ? value.trim() !== '' : value !== undefined)

/** The first field that the scheme asks for and the record does not hold: `fields-missing`, with its clause. A scheme that names none asks for none. */
function gapIn<F extends NoticeField>(asked: Governing<readonly F[]> | undefined, holds: Holds<F>): Refusal | null {
  const field = asked?.value.find((one) => !holds[one])
  return asked === undefined || field === undefined ? null : refusal('fields-missing', { about: field, ...ruled(asked, { rule: 'disclosure', figures: { field } }) })
}

/** 公开一: item, amount, votes, quorum, and how to object to it. */
export function gapInResolution({ policy }: Scene, said: Said): Refusal | null {
  const has = (...keys: readonly string[]): boolean => keys.every((key) => isSaid(said[key]))
  const holds: Holds<ResolutionField> = { item: has('item'), amount: has('amount'), votes: has('for', 'against', 'abstain') || has('councils'), quorum: has('members', 'present', 'needed') || has('councils'), objectionRoute: has('objectionUntil', 'answerWithin') }
  return gapIn(policy.values.resolutionFields, holds)
}

/** Money that the contract names and nobody has accounted for is spending that was not made public. */
const isAccounted = (project: Project, spent: Fen): boolean => contractOf(project) === null || spent > 0

/** 公开二: the reports of the work, its pictures and what was spent, all public before the result is. */
export function gapInProcess({ project, policy }: Scene): Refusal | null {
  const { progress, expenses } = project
  const spent = expenses.reduce((all, { fen }) => all + fen, 0)
  const holds: Holds<ProcessField> = { log: progress.some(({ percent }) => percent > 0), photos: progress.some(({ photos }) => photos.length > 0), spending: isAccounted(project, spent) }
  return gapIn(policy.values.processFields, holds)
}

/** What will be done (深圳: 项目内容、实施地点、实施时限、资金预算和项目效益). */
export function gapInDetermination({ policy }: Scene, said: Said): Refusal | null {
  const holds: Holds<DeterminationField> = { content: isSaid(said.content), location: isSaid(said.location), timeLimit: isSaid(said.timeLimit), budget: isSaid(said.budget), benefit: isSaid(said.benefit) }
  return gapIn(policy.values.determinationFields, holds)
}

/** 公开三: audit, use of the money, effect. The appraisal comes in a notice of its own, before which nothing is handed over. */
export function gapInResult({ policy }: Scene, said: Said): Refusal | null {
  const holds: Holds<ResultField> = { auditResult: isSaid(said.audit), fundUse: isSaid(said.fundUse), effect: isSaid(said.effect), appraisal: true }
  return gapIn(policy.values.resultFields, holds)
}

/** What a report of the work says, its pictures among it. */
export function gapInProgress({ policy }: Scene, said: { readonly percent: number; readonly text: string; readonly photos: readonly unknown[] }): Refusal | null {
  const holds: Holds<ProgressField> = { percent: true, account: isSaid(said.text), photos: said.photos.length > 0 }
  return gapIn(policy.values.progressFields, holds)
}

/** What the statement says that the money is complete. */
export function gapInContributions({ policy }: Scene, said: Said): Refusal | null {
  const holds: Holds<ContributionField> = { received: isSaid(said.received), fundShare: isSaid(said.fund), cost: isSaid(said.cost) }
  return gapIn(policy.values.contributionFields, holds)
}

/** A notice of a period as it would be published: its figures, and how many things it lists. */
export interface PeriodicSaid { readonly kind: ReportKind; readonly of: 'community' | 'district'; readonly figures: Said; readonly lines: number }

/** The first thing that the scheme asks a notice of a period to say and that it does not. A community tells its own counts, its district how the streets compare. */
export function gapInPeriodic({ values }: Policy, { kind, of, figures, lines }: PeriodicSaid): Refusal | null {
  const counts = (...keys: readonly string[]): number => keys.reduce((sum, key) => sum + Number(figures[key] ?? 0), 0)
  const has = (key: string): boolean => isSaid(figures[key])
  const [period, own] = [has('periodFrom') && has('periodUntil'), of === 'community']
  const each = (...keys: readonly string[]): boolean => !own || lines >= counts(...keys)
  const gaps: Readonly<Record<ReportKind, () => Refusal | null>> = {
    bulletin: () => gapIn(values.bulletinFields, { period, granted: !own || has('grantedCount'), refused: !own || has('refusedCount'), fundGranted: !own || has('grantedFen'), each: each('grantedCount', 'refusedCount') } satisfies Holds<BulletinField>),
    circular: () => gapIn(values.circularFields, { period, taken: !own || has('taken'), begun: !own || has('begun'), finished: !own || has('finished'), overdue: !own || has('overdue'), ranking: own || has('ranking') } satisfies Holds<CircularField>),
    yearEnd: () => gapIn(values.yearEndFields, { period, finished: !own || has('finishedCount'), unfinished: !own || has('unfinishedCount'), each: each('finishedCount', 'unfinishedCount') } satisfies Holds<YearEndField>),
    barList: () => gapIn(values.barListFields, { period, barred: !own || has('barredCount'), each: each('barredCount') } satisfies Holds<BarListField>),
    // Nobody asks a reminder for more than that it comes.
    meetingReminder: () => null,
  }
  return gaps[kind]()
}

/** The words of the resolution as the record has them, with nothing typed in: what was decided, by how many, and until when and how one may object. */
export function sayResolution(project: Project, more: { readonly needed: number | null; readonly answerWithin: number | null }): Said {
  if (isJoint(project)) {
    // Each council decided by itself: there is no sum of votes to tell.
    return { item: project.title, amount: costOf(project) ?? 0, ...communitiesTold(project), councils: votesTold(project), costShares: sharesTold(project), ...(more.answerWithin === null ? {} : { answerWithin: more.answerWithin }) }
  }
  const result = project.sitting?.result
  return {
    item: project.title, ...(costOf(project) === null ? {} : { amount: costOf(project) ?? 0 }),
    ...(result ? { for: result.for, against: result.against, abstain: result.abstain, members: result.members, present: result.present } : {}),
    ...(more.needed === null ? {} : { needed: more.needed }), ...(more.answerWithin === null ? {} : { answerWithin: more.answerWithin }),
  }
}
