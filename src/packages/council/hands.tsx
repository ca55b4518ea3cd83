import { View } from '@tarojs/components'
import type { SittingView } from '../../../contracts/projects'
import { VOTES } from '../../../contracts/vocabulary'
import { Figures } from '../../components/figures'
import { named } from '../../components/named'
import { Card, Section } from '../../components/section'
import { COUNCIL } from '../../copy/council'
import { VOTE_LABELS } from '../../copy/words'

/** The hands as the facilitator counted them, for whoever has to confirm them. */
export function Hands({ hands }: Pick<SittingView, 'hands'>) {
  return (
    <Section title={COUNCIL.hands}>
      <Card>
        {hands !== null && <View className='ws-council__figures'><Figures figures={VOTES.map((vote) => ({ label: VOTE_LABELS[vote], number: COUNCIL.people(hands[vote]) }))} /></View>}
        <View className='ws-muted ws-top' {...named({ role: 'status', live: 'polite' })}>{hands === null ? COUNCIL.handsNone : COUNCIL.handsCounted}</View>
      </Card>
    </Section>
  )
}
