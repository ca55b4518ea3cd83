import { useState } from 'react'
import type { PlaceId } from '../../../contracts/reply'
import { Choice, Field } from '../../components/field'
import { PROPOSALS_WORDS } from '../../copy/proposals'
import { useRequest } from '../../hooks/use-request'

interface NeighboursProps { readonly place: PlaceId; readonly value: readonly PlaceId[]; readonly onChange: (partners: readonly PlaceId[]) => void }

const SHOWN = 8

/** Which other communities take part, where the scheme knows that: looked for by name, because a district has many. */
export function Neighbours({ place, value, onChange }: NeighboursProps) {
  const [typed, setTyped] = useState('')
  const request = useRequest('proposals.neighbours', { place })
  if (request.face !== 'ready' || request.data.items.length === 0) return null
  const { items } = request.data
  const chosen = items.filter(({ id }) => value.includes(id))
  const found = items.filter(({ id, name }) => !value.includes(id) && name.includes(typed.trim())).slice(0, SHOWN)
  return (
    <>
      {items.length > SHOWN && <Field label={PROPOSALS_WORDS.findNeighbour} value={typed} max={20} onChange={setTyped} />}
      <Choice label={PROPOSALS_WORDS.neighbours} hint={PROPOSALS_WORDS.neighboursHint} options={chosen.concat(found).map(({ id, name }) => ({ key: id, label: name }))} many={5} value={value} onChange={onChange} />
    </>
  )
}
