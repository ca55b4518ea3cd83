/** What the whole history of a project must never show, said without the rules that are meant to prevent it: each answers what is wrong, in words. */
import type { Project } from '../../contracts/projects'
import type { PersonId } from '../../contracts/reply'
import type { Command, Stage } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import type { Told } from './life'

type Promised = (history: readonly Told[]) => readonly string[]

const APPROVALS: readonly Stage[] = ['approvingCommunity', 'approvingStreet', 'approvingDistrict']
const entered = ({ decision: { event } }: Told, to: readonly Stage[]): boolean => to.includes(event.to) && !to.includes(event.from) && event.from !== event.to
const saidSince = (history: readonly Told[], command: Command, since: number): boolean => history.slice(since).some((told) => told.command === command)
const lastEntry = (history: readonly Told[], stage: Stage): number => history.findLastIndex((told) => entered(told, [stage]))

/** Which disclosure stands before which stage, and in which stage it hangs. */
const DISCLOSURES = [
  { what: 'the resolution', from: 'resolutionNotice', published: 'publications.publishResolution', after: 'resolved' },
  { what: 'the determination', from: 'determineNotice', published: 'publications.publishDetermination', after: 'determined' },
  { what: 'the result', from: 'resultNotice', published: 'publications.publishResult', after: 'settling' },
] as const

/** A notice is left behind only when it hung until its window was over, was photographed, and nobody waits for an answer. An upheld objection takes it down. */
function leftTooEarly(told: Told): readonly string[] {
  const { scene: { project, now }, command, decision: { event } } = told
  const hung = DISCLOSURES.find(({ from }) => from === event.from)
  if (hung === undefined || event.to === event.from || command === 'publications.answerObjection' || command === 'works.terminate') return []
  const notice = project.notices.at(-1)
  if (notice === undefined) return [`${hung.what} was passed without a notice`]
  return [
    ...(notice.objectionUntil !== null && dayOf(now) <= notice.objectionUntil ? [`${hung.what} was passed inside its window`] : []),
    ...(notice.boardPhotos.length === 0 ? [`${hung.what} was passed without a picture of the board`] : []),
    ...(notice.boardPhotos.length > 0 && (notice.boardDays ?? []).every((day) => day < (notice.objectionUntil ?? '')) ? [`${hung.what} was passed without a picture of its end`] : []),
    ...((notice.sheetReports ?? []).some(({ answer }) => answer === null) ? [`${hung.what} was passed while somebody missed its sheet`] : []),
    ...(notice.objections.some(({ state }) => state === 'open') ? [`${hung.what} was passed over an open objection`] : []),
  ]
}

/** Nothing that the scheme’s route discloses is skipped. */
export const disclosesAll: Promised = (history) => history.flatMap((told, at) => {
  const before = history.slice(0, at)
  const { event } = told.decision
  const missing = (stage: Stage): readonly string[] => {
    const one = DISCLOSURES.find(({ from }) => from === stage)
    return one !== undefined && saidSince(before, one.published, Math.max(0, lastEntry(before, one.after))) ? [] : [`${event.to} without ${one?.what ?? stage}`]
  }
  const routed = before.some((t) => t.decision.event.to === 'resolved')
  return [
    ...leftTooEarly(told),
    ...(routed && entered(told, APPROVALS) && event.from === 'resolutionNotice' ? missing('resolutionNotice') : []),
    ...(routed && entered(told, APPROVALS) && (event.from === 'resolved' || event.from === 'councilSession') ? ['approved past the resolution’s notice'] : []),
    ...(entered(told, ['funding']) ? missing('determineNotice') : []),
    ...(entered(told, ['satisfaction']) ? missing('resultNotice') : []),
    ...(entered(told, ['implementerConfirmed']) ? missing('determineNotice') : []),
  ]
})

/** Nothing is committed that was not reserved by an approval, and nothing paid beyond what was approved and given. */
export const spendsOnlyWhatIsThere: Promised = (history) => history.flatMap(({ decision: { project, fund, event }, account }, at) => {
  const held = history[at - 1]?.account ?? null
  const given = project.pledges.filter((p) => p.source !== 'inKind' && p.state !== 'pledged' && p.state !== 'void').reduce((sum, p) => sum + p.fen, 0)
  const paid = project.expenses.filter((e) => e.paid).reduce((sum, e) => sum + e.fen, 0)
  const reservedHere = fund.reduce((sum, move) => sum + (move.kind === 'reserve' ? move.fen : 0), 0)
  const committedHere = fund.reduce((sum, move) => sum + (move.kind === 'commit' ? move.fen : 0), 0)
  return [
    ...(reservedHere > 0 && !['approvals.approve', 'councils.close'].includes(event.command) ? [`${event.command} reserves money`] : []),
    ...(committedHere > (held?.reserved ?? 0) + reservedHere ? [`${event.command} commits what was not reserved`] : []),
    ...(paid > project.approvedFundFen + given ? ['paid beyond what was approved and given'] : []),
    ...(paid > 0 && project.implementer === null ? ['paid without a contract'] : []),
    ...(account.paid > project.approvedFundFen ? ['the fund paid more than was approved'] : []),
  ]
})

/** Nothing passes without the quorum and the majority of its sitting, counted anew from the roll and the ballots. */
export const passesOnlyInQuorum: Promised = (history) => history.flatMap(({ command, scene, decision: { event } }) => {
  const { sitting } = scene.project
  if (command !== 'councils.close' || event.to === 'rejected') return []
  if (sitting === null) return ['passed without a sitting']
  const here = sitting.present.filter((p) => sitting.members.includes(p) && !sitting.recused.some((r) => r.person === p))
  const inFavour = (scene.facts.councilVotes ?? []).filter((b) => b.vote === 'for' && here.includes(b.voter)).length
  const more = ({ numerator, denominator, strict }: typeof sitting.quorum, part: number, whole: number): boolean => (strict ? part * denominator > whole * numerator : part * denominator >= whole * numerator)
  return [
    ...(here.length > 0 && more(sitting.quorum, here.length, sitting.members.length) ? [] : ['passed without a quorum']),
    ...(here.length > 0 && more(sitting.pass, inFavour, here.length) ? [] : ['passed without a majority']),
    ...(sitting.voted.length === new Set(sitting.voted).size && sitting.voted.every((p) => here.includes(p)) ? [] : ['somebody voted who could not']),
  ]
})

/** Pairs of deeds that no one person may have done on the same project, in whichever order (roles note, d.3). */
const APART: readonly { readonly duty: string; readonly one: readonly Command[]; readonly other: readonly Command[] }[] = [
  { duty: 'approved and paid', one: ['approvals.approve', 'councils.close'], other: ['funds.pay'] },
  { duty: 'received and spent', one: ['funds.receive'], other: ['funds.pay', 'works.recordExpense', 'funds.refund'] },
]
const JUDGES_OF_A_PROPOSAL: readonly Command[] = ['proposals.vouch', 'proposals.sendBack', 'proposals.accept', 'proposals.reject', 'proposals.confirmReject', 'proposals.confirmTransfer', 'approvals.approve', 'approvals.return', 'approvals.reject', 'works.inspect', 'works.accept']
const NOT_FOR_THE_BUILDER: readonly Command[] = ['works.convene', 'works.inspect', 'works.accept', 'works.requireRectification', 'funds.pay', 'funds.settle', 'ratings.close']

const by = (history: readonly Told[], commands: readonly Command[]): readonly PersonId[] => history.filter((t) => commands.includes(t.command)).map((t) => t.decision.event.by.person)
/** The builder judges nothing from the day of the contract on. */
const builderJudges = (history: readonly Told[]): readonly string[] => history.flatMap(({ command, scene: { project }, decision: { event } }) => (project.implementer?.person === event.by.person && NOT_FOR_THE_BUILDER.includes(command) ? [`the builder gave ${command}`] : []))

/** Who gave the last of these before here: the one whose word a second person confirms. */
const before = (history: readonly Told[], at: number, command: Command): PersonId | undefined => history.slice(0, at).findLast((t) => t.command === command)?.decision.event.by.person
const SECONDS: readonly (readonly [Command, Command])[] = [['proposals.reject', 'proposals.confirmReject'], ['proposals.transfer', 'proposals.confirmTransfer'], ['works.nominate', 'works.confirmImplementer']]

/** What may be said of a decision only by somebody who had no part in it. */
const ANSWERS: readonly Command[] = ['publications.answerObjection', 'publications.review', 'publications.answerAudit', 'oversight.decideBar']
const DECIDES: readonly Command[] = ['approvals.approve', 'approvals.reject', 'councils.close', 'councils.vote', 'proposals.accept', 'works.accept']

/** Nobody holds two duties that are apart. */
export const keepsDutiesApart: Promised = (history) => {
  const project: Project | undefined = history.at(-1)?.decision.project
  if (project === undefined) return []
  const own = by(history, JUDGES_OF_A_PROPOSAL).filter((p) => p === project.proposer || p === project.assistedBy)
  return [
    ...own.map(() => 'who proposed decided'),
    ...APART.flatMap(({ duty, one, other }) => (by(history, one).some((p) => p !== 'system' && by(history, other).includes(p)) ? [`one person ${duty}`] : [])),
    ...history.flatMap(({ command, decision: { event } }, at) => SECONDS.flatMap(([first, second]) => (command === second && before(history, at, first) === event.by.person ? [`one person gave ${first} and ${second}`] : []))),
    ...builderJudges(history),
    ...history.flatMap(({ command, decision: { event } }, at) => (ANSWERS.includes(command) && by(history.slice(0, at), DECIDES).includes(event.by.person) ? [`who decided gave ${command}`] : [])),
    ...history.flatMap(({ command, decision: { event } }, at) => (command === 'publications.review' && by(history.slice(0, at), ['publications.answerObjection']).includes(event.by.person) ? ['who answered the objection reviewed it'] : [])),
  ]
}

/** A project of several communities is passed only where each council passed it in a sitting of its own members, and every community pays whole fen that add up to what moved. */
export const passesInEachCouncil: Promised = (history) => history.flatMap(({ command, scene: { project: before }, decision: { event, project, fund } }) => {
  const partners = before.joint?.partners ?? []
  if (partners.length === 0) return []
  const all = [before.community, ...partners.map(({ community }) => community)]
  const kinds = ['reserve', 'release', 'commit', 'pay'] as const
  const sums = (moves: readonly NonNullable<typeof event.moves>[number][] | typeof fund): string => JSON.stringify(kinds.map((kind) => moves.filter((move) => move.kind === kind).reduce((sum, move) => sum + ('fen' in move ? move.fen : 0) + ('reserved' in move ? move.reserved : 0) + ('committed' in move ? move.committed : 0), 0)))
  return [
    ...(command === 'councils.close' && event.to === 'resolved' && all.some((one) => project.joint?.decided.find(({ community }) => community === one)?.sitting.result?.passed !== true) ? ['resolved without one of the councils'] : []),
    ...(project.joint?.decided ?? []).filter(({ community, sitting }, _i, decided) => decided.some((other) => other.community !== community && other.sitting.round === sitting.round)).map(() => 'two councils share one ballot box'),
    ...(sums(event.moves ?? []) === sums(fund) ? [] : [`${command} loses money between the accounts`]),
    ...((project.joint?.held ?? []).some(({ reserved, committed }) => reserved < 0 || committed < 0) ? [`${command} takes from an account what it does not hold`] : []),
  ]
})

export const PROMISES = { passesInEachCouncil,  disclosesAll, spendsOnlyWhatIsThere, passesOnlyInQuorum, keepsDutiesApart }
