import type { CommandRequest } from '../../../contracts/commands.schema'
import type { FileId, PlaceId } from '../../../contracts/reply'
import { fenFromText } from '../../copy/money'
import type { DemandSeen } from '../../../contracts/demands'
import { PROPOSALS_WORDS } from '../../copy/proposals'

/** A proposal while it is being written, in three steps. */
export interface Draft {
  readonly photos: readonly FileId[]
  readonly title: string
  readonly problem: string
  readonly place: PlaceId | null
  /** Other communities that take part. */
  readonly partners: readonly PlaceId[]
  readonly where: string
  readonly beneficiaries: string
  readonly cost: string
  readonly proposedFor: string
}

export const BLANK: Draft = { photos: [], title: '', problem: '', place: null, partners: [], where: '', beneficiaries: '', cost: '', proposedFor: '' }

export const STEPS = ['what', 'where', 'who'] as const
export type Step = (typeof STEPS)[number]

/** What a step still lacks, in words; null when one may go on. */
export function lacks(step: Step, draft: Draft): string | null {
  switch (step) {
    case 'what':
      if (draft.photos.length === 0) return PROPOSALS_WORDS.photoFirst
      if (draft.title.trim() === '') return PROPOSALS_WORDS.titleFirst
      return draft.problem.trim() === '' ? PROPOSALS_WORDS.problemFirst : null
    case 'where':
      if (draft.place === null) return PROPOSALS_WORDS.placeFirst
      return draft.where.trim() === '' ? PROPOSALS_WORDS.spotFirst : null
    case 'who':
      if (draft.beneficiaries.trim() === '') return PROPOSALS_WORDS.beneficiariesFirst
      return draft.cost.trim() !== '' && fenFromText(draft.cost) === null ? PROPOSALS_WORDS.costWrong : null
  }
}

const MOST_TITLE = 40
const FEN_PER_YUAN = 100

/** A draft as far as a department's demand fills it in; whoever hands it in may say it better. */
export const draftOf = ({ title, problem, roughCost, community }: DemandSeen): Draft => ({ ...BLANK, title: title.slice(0, MOST_TITLE), problem, place: community, cost: String(roughCost / FEN_PER_YUAN) })

/** The draft as it is sent; null while its place is not chosen. */
export function inputOf(draft: Draft): CommandRequest<'proposals.draft'> | null {
  if (draft.place === null) return null
  return {
    place: draft.place,
    where: draft.where.trim(),
    title: draft.title.trim(),
    problem: draft.problem.trim(),
    beneficiaries: draft.beneficiaries.trim(),
    roughCost: fenFromText(draft.cost),
    photos: [...draft.photos],
    proposedFor: draft.proposedFor.trim() === '' ? null : draft.proposedFor.trim(),
  }
}
