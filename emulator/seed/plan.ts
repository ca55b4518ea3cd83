/** What a project's life is told from: who does what, with which words and figures. */
import type { Fen, Instant, PlaceId } from '../../contracts/reply'
import type { BallotWay, Stage, Vote } from '../../contracts/vocabulary'
import type { Subject } from './picture'
import type { Homes } from './settle'
import type { InputOf } from './world'

/** Who holds which part; development people by their ids. */
export interface Cast {
  readonly proposer: string
  readonly organiser: string
  /** The first sorts and publishes, the second confirms, receives money and answers. */
  readonly staff: readonly [string, string]
  readonly convener: string
  readonly facilitator: string
  readonly supervisor: string
  readonly clerk: string
  readonly approver: string
  readonly leader?: string
  readonly finance: string
  /** Who publishes what is to be done: the street, or the committee. */
  readonly publisher: string
  /** Who collects quotes and names one; who confirms it. */
  readonly chooser: string
  readonly confirmer: string
  readonly recorder: string
  readonly builder: string
  /** Who closes the survey. */
  readonly surveyor: string
}

/** An answer of one household: by a member's WeChat, or as a helper recorded it. */
export interface Answer {
  readonly answer: InputOf<'consents.give'>['answer']
  readonly reason?: string
  readonly by: { readonly kind: 'member'; readonly person: string } | { readonly kind: 'helper'; readonly helper: string; readonly door: string; readonly channel: InputOf<'consents.record'>['channel']; readonly answeredBy: string }
}

export interface Gift { readonly person: string; readonly source: InputOf<'funds.pledge'>['source']; readonly fen: Fen; readonly note?: string; readonly publicName?: string; readonly spare?: InputOf<'funds.pledge'>['spare']; readonly during: Stage }

/** Whose sitting it is: who calls it, where and when, how it votes, who comes and what they vote. */
export interface Host {
  readonly staff: string
  readonly facilitator: string
  readonly supervisor: string
  readonly venue: string
  /** The day of the sitting; without it, a few days after it was called. */
  readonly on?: Instant
  /** As the scheme usually votes, unless it says otherwise. */
  readonly way?: BallotWay
  readonly ballots: readonly { readonly person: string; readonly vote: Vote }[]
}

/** Another community that takes part: its own council, and what it pays of the cost. */
export interface Neighbour extends Host { readonly community: PlaceId; readonly fen: Fen }

export interface Report { readonly percent: number; readonly text: string; readonly afterDays: number }
export interface Bill { readonly fen: Fen; readonly what: string; readonly afterDays: number }
export interface Opinion { readonly person: string; readonly kind: InputOf<'works.convene'>['members'][number]['kind']; readonly text: string }
export interface Judgement { readonly person: string; readonly score: number; readonly text?: string; readonly useful?: InputOf<'ratings.give'>['useful'] }

export interface Plan {
  readonly title: string
  readonly place: PlaceId
  readonly where: string
  readonly problem: string
  readonly beneficiaries: string
  readonly roughCost: Fen
  readonly subject: Subject
  readonly cast: Cast
  /** When people take up what waits in a stage; without it, the next morning. */
  readonly days: { readonly [S in Stage]?: Instant }
  readonly vouching: string
  readonly sorting: Pick<InputOf<'proposals.accept'>, 'type' | 'category' | 'level' | 'estimate' | 'question' | 'costPerHousehold' | 'justification'>
  readonly homes: Homes
  readonly answers: readonly Answer[]
  readonly votes: readonly { readonly person: string; readonly option: 0 | 1 }[]
  readonly consultation: Pick<InputOf<'councils.consult'>, 'minutes' | 'participants' | 'estimate' | 'partyStudy'>
  readonly venue: string
  /** Who comes to the sitting and how they vote. */
  readonly ballots: Host['ballots']
  readonly way?: BallotWay
  /** The community with which the project is shared, if it is one of several. */
  readonly neighbour?: Neighbour
  readonly approval: string
  readonly determination: Pick<InputOf<'publications.publishDetermination'>, 'content' | 'timeLimit' | 'benefit'>
  readonly gifts: readonly Gift[]
  readonly method: Pick<InputOf<'works.chooseMethod'>, 'method' | 'text'>
  readonly quotes: readonly (Pick<InputOf<'works.recordQuote'>, 'supplier' | 'fen' | 'note'> & Partial<Pick<InputOf<'works.recordQuote'>, 'standing' | 'creditCode' | 'leadFen' | 'filedOrgs'>>)[]
  /** Which of the quotes is taken. */
  readonly chosen: number
  readonly starting: string
  readonly reports: readonly Report[]
  readonly bills: readonly Bill[]
  /** Days from the start of the works until they are said to be finished. */
  readonly daysOfWork: number
  readonly finishing: string
  readonly opinions: readonly Opinion[]
  readonly audit: string
  readonly effect: string
  readonly judgements: readonly Judgement[]
  readonly upkeep: { readonly unit: string; readonly duty: string; readonly phone: string }
}
