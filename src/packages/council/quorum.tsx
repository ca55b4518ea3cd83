import { View } from '@tarojs/components'
import type { SittingView } from '../../../contracts/projects'
import { Figures } from '../../components/figures'
import { named } from '../../components/named'
import { Card } from '../../components/section'
import { COUNCIL } from '../../copy/council'
import { outstanding } from './words'

/** Whether enough are here, as numbers and in a sentence that can be read from the last row. */
export function Quorum({ sitting }: { readonly sitting: SittingView }) {
  const { presentCount, quorumNeeds, memberCount, quorumMet, open, result } = sitting
  const voters = sitting.members.filter(({ present, recused }) => present && !recused).length
  const begun = open || result !== null
  const missing = quorumNeeds - presentCount
  const text = quorumMet ? COUNCIL.quorumMet : begun ? COUNCIL.quorumLost(missing) : COUNCIL.quorumMissing(missing)
  const voted = begun && sitting.way !== 'showOfHands' ? [{ label: COUNCIL.voted, number: COUNCIL.of(voters - outstanding(sitting), voters) }] : []
  return (
    <Card tone={begun && !quorumMet ? 'late' : 'plain'}>
      <View className='ws-council__figures'>
        <Figures figures={[...(begun ? [{ label: COUNCIL.present, number: COUNCIL.people(presentCount) }] : []), { label: COUNCIL.needs, number: COUNCIL.people(quorumNeeds) }, { label: COUNCIL.roll, number: COUNCIL.people(memberCount) }, ...voted]} />
      </View>
      {begun && <View className={`ws-council__say ws-top ${quorumMet ? 'ws-good' : 'ws-warn'}`} {...named({ role: 'status', live: 'polite' })}>{text}</View>}
    </Card>
  )
}
