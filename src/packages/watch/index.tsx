import { View } from '@tarojs/components'
import type { Me } from '../../../contracts/people'
import type { PlaceId } from '../../../contracts/reply'
import { Empty } from '../../components/faces'
import { OfficeScreen } from '../../components/office-screen'
import { Card } from '../../components/section'
import { officesOf } from '../../services/communities'
import { useSession } from '../../services/session'
import { Duties } from './duties'
import { Ranks } from './ranks'
import { Signals } from './signals'
import { WATCH } from '../../copy/watch'

/** The place that I keep an eye on: my district, or else my street, or where I work. */
function placeOf(me: Me): PlaceId | null {
  const wide = me.roles.find(({ role, place }) => place !== null && place !== '*' && (role === 'districtCoordinator' || role === 'districtLeadingGroup' || role === 'streetApprover' || role === 'streetClerk'))?.place
  return wide ?? officesOf(me).find((place) => place !== null) ?? null
}

/** 督查: what comes round for the leading group, how the streets answer to needs, and what they say to it. */
export default function WatchPage() {
  const me = useSession()
  const place = me === null ? null : placeOf(me)
  return (
    <OfficeScreen here='watch'>
      {me !== null && place === null && <Card><Empty title={WATCH.none} next={WATCH.noneNext} /></Card>}
      {me !== null && place !== null && <View className='ws-watch'><Duties place={place} /><Ranks me={me} place={place} /><Signals place={place} /></View>}
    </OfficeScreen>
  )
}
