/** Two members of one household: the representative's answer stands, otherwise they agree or the household has not answered (E26). */
import type { ConsentEntry } from '../../contracts/consents'
import type { PersonId } from '../../contracts/reply'
import type { ConsentAnswer } from '../../contracts/vocabulary'

/** What a household says as a whole: an answer, or who disagrees. */
export interface HouseholdSays { readonly answer: ConsentAnswer | null; readonly conflict: readonly PersonId[] }

const own = (entries: readonly ConsentEntry[]): ReadonlyMap<PersonId, ConsentAnswer> =>
  new Map(entries.flatMap(({ onBehalf, by, answer }) => (onBehalf || answer === null ? [] : [[by, answer] as const])))

/** Whether the representative has spoken: then nobody else of the household may. */
export const hasSpoken = (entries: readonly ConsentEntry[], representative: PersonId | null): boolean => representative !== null && own(entries).has(representative)

/** The whole household's answer, from everything said in the order it was said; what a helper wrote down only counts where no member has spoken. */
export function householdSays(entries: readonly ConsentEntry[], representative: PersonId | null): HouseholdSays {
  const members = own(entries)
  const representatives = representative === null ? undefined : members.get(representative)
  if (representatives !== undefined) return { answer: representatives, conflict: [] }
  const answers = [...new Set(members.values())]
  if (answers.length === 0) return { answer: entries.at(-1)?.answer ?? null, conflict: [] }
  return answers.length === 1 ? { answer: answers[0] ?? null, conflict: [] } : { answer: null, conflict: [...members.keys()] }
}
