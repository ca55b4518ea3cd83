import { useEffect, useState } from 'react'
import type { PlaceId } from '../../../contracts/reply'
import { useSession } from '../../services/session'
import { placesInside } from '../../services/places'

/** What places are called: those of my own offices, and all that lie inside them. Empty until known. */
export function usePlaceNames(wanted: readonly PlaceId[]): ReadonlyMap<PlaceId, string> {
  const me = useSession()
  const [names, setNames] = useState<ReadonlyMap<PlaceId, string>>(new Map())
  const key = wanted.join()
  useEffect(() => {
    if (me === null || key === '') return
    let stale = false
    const own = me.roles.flatMap(({ place, placeName }) => (place === null || place === '*' ? [] : [{ id: place, name: placeName }]))
    void Promise.all(own.map(({ id }) => placesInside(id))).then((inside) => {
      if (!stale) setNames(new Map([...inside.flat(), ...own].map(({ id, name }) => [id, name])))
    })
    return () => { stale = true }
  }, [me, key])
  return names
}
