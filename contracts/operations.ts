/** Every operation with what goes in and what comes out. The mini-program imports this as types only. */
import type * as v from 'valibot'
import type { AmendmentPreview, AmendmentView, PolicyView } from './amendments'
import type { POLICY_INPUTS } from './amendments.schema'
import type { Revealed } from './people'
import type { Command, NoticeKind, Stage } from './vocabulary'
import type { Action, Day, Fen, Instant, PlaceId, ProjectId } from './reply'
import type { RankExplanation, RankExplanations, RecurringSeen, SignalsSeen } from './oversight'
import type { OVERSIGHT_INPUTS } from './oversight.schema'
import type { FundTransfer, TransferDesk, TransferSeen } from './transfers'
import type { TRANSFER_INPUTS } from './transfers.schema'
import type { CommandRequest } from './commands.schema'
import type { PROJECT_INPUTS } from './projects.schema'
import type { ResidentOperations } from './resident-operations'
import type { CouncilView, ProjectCard, ProjectView, Reason, SittingView } from './projects'
import type { PollCard } from './polls'
import type { LogPosition, PosterBoard, SearchHit } from './publications'

/** What every accepted command answers: where the project stands now and what the caller may do next. */
export interface CommandDone { readonly project: ProjectId; readonly stage: Stage; readonly version: number; readonly receipt: string | null; readonly actions: readonly Action[] }

export interface Page<T> { readonly items: readonly T[]; readonly next: number | null }

/** One thing that waits for this person: what, until when, one button. */
export interface ProjectTodo { readonly card: ProjectCard; readonly operation: Command | 'consents.give' | 'consents.record' | 'polls.vote' | 'ratings.give'; readonly due: Day | null; readonly overdue: boolean }
/** A poll of a place in which the caller has not voted yet. */
export interface PollTodo { readonly poll: PollCard; readonly operation: 'polls.cast'; readonly due: Day; readonly overdue: false }
export type Todo = ProjectTodo | PollTodo

/** One record of a community's publication chain. Holds no personal data. */
export interface PublicationRecord {
  readonly community: PlaceId; readonly number: number; readonly project: ProjectId; readonly code: string; readonly kind: NoticeKind; readonly at: Instant
  readonly fields: Readonly<Record<string, string | number>>; readonly previous: string; readonly hash: string
}

export interface NoticeItem { readonly record: PublicationRecord; readonly title: string; readonly objectionUntil: Day | null; readonly open: boolean; /** The record that corrects it, by its number. */ readonly supersededBy: number | null; /** Where a list holds the records of several communities. */ readonly communityName?: string }

/** One fund unit's year: available + reserved + committed + paid = appropriated, always. */
export interface FundAccount { readonly id: string; readonly unit: PlaceId; readonly unitName: string; readonly year: number; readonly appropriated: Fen; readonly available: Fen; readonly reserved: Fen; readonly committed: Fen; readonly paid: Fen; /** What came from and went to other communities of the district in this year. */ readonly movedIn?: Fen; readonly movedOut?: Fen; readonly version: number }
/** One year of a fund unit: of the running year (or a coming one), carried over until a day, or surplus since then (预算法 §42); `unspent` is what was not paid. */
export interface FundYear { readonly account: FundAccount; readonly state: 'running' | 'carried' | 'surplus'; readonly unspent: Fen; readonly until: Day | null; readonly reason: Reason | null }
/** What the budget gave to all the funds of a district together for one year, and the ceiling over it (`reason` is null where the scheme has none). */
export interface DistrictYear { readonly district: PlaceId; readonly districtName: string; readonly year: number; readonly appropriated: Fen; readonly ceiling: Fen | null; readonly reason: Reason | null }
export interface FundEntry { readonly at: Instant; readonly kind: 'appropriate' | 'reserve' | 'release' | 'commit' | 'pay' | 'moveOut' | 'moveIn'; readonly fen: Fen; readonly project: ProjectId | null; /** The other community, where money went to or came from one. */ readonly other?: string; readonly availableAfter: Fen }

export interface InboxRow { readonly card: ProjectCard; readonly waitingFor: readonly Command[]; /** A passed duty went up to this caller. */ readonly escalated: boolean; readonly due: Day | null; readonly overdue: boolean }

export interface Home {
  readonly community: { readonly id: PlaceId; readonly name: string; readonly phone: string | null; readonly scheme: string; readonly district: { readonly id: PlaceId; readonly name: string } | null } | null
  readonly communities: readonly { readonly id: PlaceId; readonly name: string }[]
  readonly todo: readonly Todo[]; readonly projects: readonly ProjectCard[]; readonly more: boolean; readonly notices: readonly NoticeItem[]
  /** Departments' demands that the caller may endorse here; of whoever does not live here, none. */
  readonly demands: number
}

interface ProjectOutputs {
  'projects.home': Home
  'projects.list': Page<ProjectCard>
  'projects.get': ProjectView
  'projects.similar': Page<ProjectCard>
  'projects.support': { readonly supporters: number }
  'projects.inbox': Page<InboxRow> & { readonly overdue: number }
  'projects.todo': Page<Todo>
  'councils.sittings': Page<SittingView>
  'councils.seats': Page<CouncilView>
  'publications.list': Page<NoticeItem>
  'publications.objector': Revealed
  'publications.search': Page<SearchHit>
  'publications.reindex': { readonly seen: number; readonly next: string | null }
  'publications.head': LogPosition
  'posters.board': PosterBoard
  'funds.appropriate': FundAccount
  'funds.account': { readonly account: FundAccount | null; readonly district: DistrictYear | null; readonly earlier: readonly FundYear[]; readonly entries: readonly FundEntry[] }
}

interface PolicyOutputs {
  'policies.show': PolicyView
  'policies.preview': AmendmentPreview
  'policies.propose': AmendmentView
  'policies.confirm': AmendmentView
  'policies.discard': AmendmentView
}

interface OversightOutputs {
  'oversight.explainRank': RankExplanation
  'oversight.explanations': RankExplanations
  'oversight.recurring': { readonly district: PlaceId; readonly items: readonly RecurringSeen[] }
  'oversight.signals': SignalsSeen
  'oversight.recordMeeting': { readonly number: number }
  'oversight.recordCheck': { readonly number: number }
}

interface TransferOutputs {
  'funds.transfers': { readonly desk: TransferDesk | null; readonly items: readonly TransferSeen[]; readonly next: number | null }
  'funds.askTransfer': { readonly transfer: string }
  'funds.answerTransfer': { readonly state: FundTransfer['state'] }
  'funds.approveTransfer': { readonly state: FundTransfer['state'] }
  'funds.withdrawTransfer': { readonly state: FundTransfer['state'] }
}

type TransferOperations = { readonly [K in keyof TransferOutputs]: { readonly input: v.InferInput<(typeof TRANSFER_INPUTS)[K]>; readonly output: TransferOutputs[K] } }
type OversightOperations = { readonly [K in keyof OversightOutputs]: { readonly input: v.InferInput<(typeof OVERSIGHT_INPUTS)[K]>; readonly output: OversightOutputs[K] } }
type PolicyOperations = { readonly [K in keyof PolicyOutputs]: { readonly input: v.InferInput<(typeof POLICY_INPUTS)[K]>; readonly output: PolicyOutputs[K] } }
type ProjectOperations = { readonly [K in keyof ProjectOutputs]: { readonly input: v.InferInput<(typeof PROJECT_INPUTS)[K]>; readonly output: ProjectOutputs[K] } }
type CommandOperations = { readonly [C in Command]: { readonly input: CommandRequest<C>; readonly output: CommandDone } }

export type Operations = ProjectOperations & PolicyOperations & OversightOperations & TransferOperations & CommandOperations & ResidentOperations
export type OperationName = keyof Operations
