/** Sealing the two boxes of an annual award: each an event of the award's one stream, and with the second what came out of both. */
import type { AwardResult, AwardTerms, Poll, PollOutcome } from '../../contracts/polls'
import type { Instant } from '../../contracts/reply'
import { awardStream, resultOf } from '../../domain/polls/award'
import { plain } from './pages'
import type { Stored, Tx } from './ports'
import { append, publishOwn } from './write'

/** A poll that is a box of an award. */
export type AwardPoll = Poll & { readonly award: AwardTerms }

/** What came out of this box and the other one; null until both are sealed. */
export function resultWith({ award, items, sealed }: Pick<AwardPoll, 'award' | 'items' | 'sealed'>, other: Pick<Poll, 'sealed'> | null): AwardResult | null {
  if (sealed === null || !other?.sealed) return null
  const boxes: readonly [PollOutcome, PollOutcome] = award.box === 'residents' ? [sealed, other.sealed] : [other.sealed, sealed]
  return resultOf(items, { residents: boxes[0], experts: boxes[1] }, award)
}

/** What the public record says of a result: both counts and the joined share of each nominee side by side, by its number. */
function resultTold({ question, items, award }: AwardPoll, { voters, enough, standings }: AwardResult): Readonly<Record<string, string | number>> {
  const titleOf = (id: string): string => items.find((item) => item.id === id)?.title ?? id
  return {
    title: question, year: award.year, awardees: standings.filter(({ awarded }) => awarded).map(({ id }) => titleOf(id)).join('\n'),
    residentsVoted: voters.residents, expertsVoted: voters.experts, enough: enough ? 'yes' : 'no', residentsPercent: award.residentsPercent, winnersMax: award.winnersMax, ballotsMin: award.ballotsMin,
    standings: standings.map(({ id, residents, experts, share }) => `${id}:${residents}/${experts}/${share}`).join(';'), clause: award.clause,
  }
}

/** Writes that a box is sealed; where the other one was before, both are decided by the rule that was fixed at the opening, and it is published. */
export async function sealBox(tx: Tx, { box, event, at }: { readonly box: AwardPoll; readonly event: object; readonly at: Instant }): Promise<Poll> {
  const { award, place } = box
  const other = await tx.get<Stored<Poll>>('polls', award.other)
  const result = resultWith(box, other)
  await append(tx, { stream: awardStream(place, award.year), expected: other?.sealed ? 2 : 1, events: [{ ...event, box: award.box }, ...(result === null ? [] : [{ what: 'joined', by: 'system', result }])], at })
  if (result === null || other === null) {
    await tx.set('polls', { ...box, _id: box.id })
    return box
  }
  await publishOwn(tx, { place: { id: place, name: box.placeName }, district: place, kind: 'annualAward', at, fields: resultTold(box, result) })
  const decision = { at, role: 'system' as const, winners: [result.standings.filter(({ awarded }) => awarded).map(({ id }) => id)], overridden: false, reason: null }
  const decided: Poll = { ...box, state: 'decided', decision }
  await tx.set('polls', { ...decided, _id: box.id })
  await tx.set('polls', { ...plain(other), state: 'decided', version: other.version + 1, decision, _id: other.id })
  return decided
}
