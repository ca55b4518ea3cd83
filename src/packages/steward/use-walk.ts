import { useEffect, useRef, useState } from 'react'
import type { Me } from '../../../contracts/people'
import type { ConsentRound, ProjectCard } from '../../../contracts/projects'
import type { HouseholdId, PlaceId, ProjectId } from '../../../contracts/reply'
import { useKept, type KeptRequest } from '../../hooks/use-kept'
import { useOutbox } from '../../services/phone-outbox'
import { isConsent, type KeptConsent } from '../../services/outbox'
import { useDoors, type Doors } from './use-doors'
import { placesOf, type WalkedPlace } from './walk'

/** What is asked at every door. */
export interface Round { readonly card: ProjectCard; readonly consent: (Pick<ConsentRound, 'question' | 'costPerHousehold' | 'closesAt'> & { readonly open: boolean }) | null }

export interface Walk {
  readonly me: Me | null
  readonly round: KeptRequest<Round>
  readonly doors: Doors
  readonly kept: readonly KeptConsent[]
  /** Households whose answer has arrived since the list was fetched. */
  readonly sent: readonly HouseholdId[]
  readonly place: PlaceId | null
  readonly places: readonly WalkedPlace[]
  readonly names: ReadonlyMap<PlaceId, string>
  readonly choosePlace: (place: PlaceId) => void
}

const MOST_PLACES = 500

/** All that a walk needs, each part also without a signal. */
export function useWalk(project: ProjectId, startAt: PlaceId | null): Walk {
  const [place, choosePlace] = useState(startAt)
  const mine = useKept('people.me', {}, (me) => me)
  const me = mine.face === 'ready' ? mine.data : null
  const office = placesOf(me, [])[0]?.key ?? null
  const inside = useKept('places.tree', office === null ? null : { under: office, deep: true, limit: MOST_PLACES }, ({ items }) => items.map(({ id, name, kind }) => ({ id, name, kind })))
  const round = useKept('projects.get', { project }, ({ card, consent }): Round => ({
    card, consent: consent === null ? null : { question: consent.question, costPerHousehold: consent.costPerHousehold, closesAt: consent.closesAt, open: consent.sealed === null },
  }))
  const doors = useDoors({ project, place })
  const { answers, slips } = useOutbox()
  const newest = slips[0]?.id ?? null
  const seen = useRef(newest)
  const { reload } = doors
  useEffect(() => {
    if (seen.current === newest) return
    seen.current = newest
    reload()
  }, [newest, reload])
  const sent = slips.filter((slip) => slip.project === project && slip.at > (doors.at ?? 0)).map(({ household }) => household)
  const parts = inside.face === 'ready' ? inside.data : []
  const names = new Map([...parts.map(({ id, name }) => [id, name] as const), ...(me?.roles ?? []).map(({ place: id, placeName }) => [id ?? '', placeName] as const)])
  return { me, round, doors, kept: answers.filter(isConsent).filter((one) => one.project === project), sent, place, places: placesOf(me, parts), names, choosePlace }
}
