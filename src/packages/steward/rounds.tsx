import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Me } from '../../../contracts/people'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { progressText } from '../../components/project-card'
import { Card, Section } from '../../components/section'
import { STEWARD } from '../../copy/steward'
import { useKept } from '../../hooks/use-kept'

const MOST_ROUNDS = 50

/** The rounds that are open where I walk. */
export function Rounds({ me }: { readonly me: Me | null }) {
  const community = me?.communities.length === 1 ? (me.communities[0]?.id ?? null) : null
  const rounds = useKept('projects.list', { community, stages: ['consentCollecting'], limit: MOST_ROUNDS }, ({ items }) => items)
  return (
    <Section title={STEWARD.rounds}>
      <Faces request={rounds} isEmpty={(items) => items.length === 0} empty={<Empty title={STEWARD.noRounds} next={STEWARD.noRoundsNext} />}>
        {(items) => items.map((card) => (
          <Card key={card.id}>
            <View className='ws-card__title'>{card.title}</View>
            <View className='ws-muted ws-small'>{card.communityName}，{card.where}</View>
            <View className='ws-top'>{progressText(card)}</View>
            <View className='ws-buttons'>
              <Button text={STEWARD.openRound} label={`${STEWARD.openRound}：${card.title}`} block onClick={() => void Taro.navigateTo({ url: `/packages/steward/index?project=${encodeURIComponent(card.id)}` })} />
            </View>
          </Card>
        ))}
      </Faces>
    </Section>
  )
}
