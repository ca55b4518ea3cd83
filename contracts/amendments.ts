/** How a district changes a value of its scheme: proposed by one, confirmed by another, in force from a day. */
import type { DatedValue, Governing, PolicyKey, PolicyUse, PolicyValues, SchemeKey, SourceTag } from './policies'
import type { ProjectCard } from './projects'
import type { AmendmentState, PackId, PolicyEffect } from './vocabulary'
import type { Day, Instant, PersonId, PlaceId, Refusal } from './reply'

/** One dated value for one key of a scheme. */
export interface ChangeOf<K extends PolicyKey> { readonly key: K; readonly dated: DatedValue<PolicyValues[K]> }
export type Change = { readonly [K in SchemeKey]: ChangeOf<K> }[SchemeKey]

/** A change over a place (the district itself or one of its streets), with its document and with who proposed and who decided it. */
export interface Amendment {
  readonly id: string; readonly place: PlaceId; readonly change: Change
  /** The scheme that it changes; a district that takes another scheme leaves its changes behind. */
  readonly pack: PackId
  /** Number and title of the paper that it rests on. */
  readonly document: string
  readonly state: AmendmentState
  /** 第几版: its place among the confirmed ones; null until it is. */
  readonly number: number | null
  readonly proposedBy: PersonId; readonly proposedAt: Instant
  readonly decidedBy: PersonId | null; readonly decidedAt: Instant | null
  /** Why it was discarded. */
  readonly reason: string | null
}

/** Everything that a district has changed or thought of changing; `version` counts the events of its stream. */
export interface PolicyBook { readonly district: PlaceId; readonly version: number; readonly amendments: readonly Amendment[] }

/** Which changes a policy takes in: the first `version` that the district confirmed, those of the district and those of the street apart. */
export interface InForce { readonly version: number; readonly district: readonly Change[]; readonly street: readonly Change[] }

/** An amendment as anyone may read it: officials by what they did, never by name. */
export interface AmendmentView extends Omit<Amendment, 'proposedBy' | 'decidedBy'> {
  readonly placeName: string
  /** What governs on its first day without it; null where the scheme publishes nothing. */
  readonly before: Governing<unknown> | null
  /** What the caller may do with it now, and why not. */
  readonly confirm: Refusal | null
  readonly discard: Refusal | null
}

/** A period of a value's history; `number` is that of the amendment, null for the scheme's own text and national law. */
export interface PolicyPeriod { readonly from: Day; readonly until: Day | null; readonly value: unknown; readonly clause: string; readonly quote?: string; readonly tag: SourceTag; readonly number: number | null; readonly place: PlaceId | null }

/** One value of the scheme as it stands on the day shown, and all that came before and comes after. */
export interface PolicyRow { readonly key: PolicyKey; readonly use: PolicyUse; readonly now: Governing<unknown> | null; readonly until: Day | null; readonly history: readonly PolicyPeriod[] }

/** The scheme of a place on a day, as anyone may read it. */
export interface PolicyView {
  readonly packId: PackId; readonly title: string; readonly schemeName: string; readonly document: string; readonly status: 'illustrative' | 'confirmed'
  readonly acceptsProposalsFrom: Day; readonly acceptsProposalsUntil: Day | null
  readonly district: PlaceId; readonly districtName: string; readonly place: PlaceId; readonly placeName: string
  readonly streets: readonly { readonly id: PlaceId; readonly name: string }[]
  readonly day: Day
  /** How many confirmed changes of the district are in what is shown. */
  readonly version: number
  /** True where a project is shown at the version that it is pinned to. */
  readonly pinned: boolean
  readonly rows: readonly PolicyRow[]
  /** Confirmed ones for everyone; proposed and discarded ones for those who may decide. */
  readonly amendments: readonly AmendmentView[]
  /** Why the caller may not propose, or decide what others proposed; null if he may. */
  readonly propose: Refusal | null
  readonly decide: Refusal | null
}

/** What a change does to one open project if it were moved: the ways in which it would be judged differently. */
export interface TouchedProject { readonly card: ProjectCard; readonly effects: readonly PolicyEffect[] }

/** What a change would do, before it is sent for confirmation. */
export interface AmendmentPreview {
  readonly before: Governing<unknown> | null; readonly after: Governing<unknown>
  /** Drafts: judged by it if they are handed in on its first day or later. */
  readonly drafts: number
  /** Projects under way: they keep their version unless they are moved. */
  readonly keeping: number
  /** Of those looked at, the ones that a move would judge differently. */
  readonly looked: number
  readonly differing: readonly TouchedProject[]
}
