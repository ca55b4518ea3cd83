import { useEffect, useState } from 'react'
import type { Me } from '../../../contracts/people'
import { communitiesOf, type Community } from '../../services/communities'
import { useSession } from '../../services/session'

export interface MyCommunities { readonly me: Me | null; readonly communities: readonly Community[]; readonly known: boolean }

let known: { readonly person: string; readonly communities: readonly Community[] } | null = null

/** The communities that I may choose between; empty until they are known. */
export function useCommunities(): MyCommunities {
  const me = useSession()
  const person = me?.person?.id ?? null
  const [communities, setCommunities] = useState<readonly Community[] | null>(known !== null && known.person === person ? known.communities : null)
  useEffect(() => {
    if (me === null || person === null) return
    if (known?.person === person) return setCommunities(known.communities)
    let stale = false
    void communitiesOf(me).then((found) => {
      known = { person, communities: found }
      if (!stale) setCommunities(found)
    })
    return () => { stale = true }
  }, [me, person])
  return { me, communities: communities ?? [], known: communities !== null || (me !== null && person === null) }
}
