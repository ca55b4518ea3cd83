import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { DemandSeen } from '../../../contracts/demands'
import { Button } from '../../components/button'
import { Card } from '../../components/section'
import { DEMANDS } from '../../copy/demands'
import { moneyText } from '../../copy/money'
import { refusalWords } from '../../copy/refusals'
import { CATEGORY_LABELS } from '../../copy/words'

interface DemandCardProps {
  readonly demand: DemandSeen
  readonly busy: boolean
  readonly onEndorse?: (endorse: boolean) => void
  readonly onStudy?: () => void
}

/** One demand: who asks for what, where, and what it would cost; what the street found; who wants it; and what I may do. */
export function DemandCard({ demand, busy, onEndorse, onStudy }: DemandCardProps) {
  const { title, department, problem, category, roughCost, source, streetName, communityName, mayStudy } = demand
  return (
    <Card>
      <View className='ws-strong'>{title}</View>
      <View className='ws-muted'>{[DEMANDS.asks(department), DEMANDS.at(streetName, communityName ?? ''), ...(category === null ? [] : [CATEGORY_LABELS[category]])].join('，')}</View>
      <View>{problem}</View>
      <View>{DEMANDS.costs(moneyText(roughCost))}</View>
      <View className='ws-small ws-muted'>{DEMANDS.from(source)}</View>
      <Stand demand={demand} />
      {onStudy !== undefined && mayStudy === null && <View className='ws-buttons'><Button text={DEMANDS.study} label={DEMANDS.spoken(DEMANDS.study, title)} busy={busy} onClick={onStudy} /></View>}
      {(demand.state === 'feasible' || demand.state === 'proposed') && <Ways demand={demand} busy={busy} {...(onEndorse === undefined ? {} : { onEndorse })} />}
    </Card>
  )
}

function Stand({ demand: { state, found, endorsements, needed, mine } }: { readonly demand: DemandSeen }) {
  switch (state) {
    case 'waiting': return <View className='ws-top'>{DEMANDS.waits}</View>
    case 'declined': return <View className='ws-top ws-warn'>{DEMANDS.refused(found ?? '')}</View>
    case 'feasible': case 'proposed': {
      const missing = Math.max(0, needed - endorsements)
      return (
        <View className='ws-top'>
          <View>{DEMANDS.found(found ?? '')}</View>
          <View className='ws-strong'>{[DEMANDS.endorsed(endorsements), ...(state === 'proposed' ? [DEMANDS.states.proposed] : [missing === 0 ? DEMANDS.enough : DEMANDS.missing(missing)]), ...(mine ? [DEMANDS.mine] : [])].join('，')}</View>
        </View>
      )
    }
  }
}

function Ways({ demand, busy, onEndorse }: Pick<DemandCardProps, 'demand' | 'busy' | 'onEndorse'>) {
  const { id, title, project, mine, mayEndorse, mayPropose } = demand
  const propose = (): void => void Taro.navigateTo({ url: `/pages/proposals/new?demand=${encodeURIComponent(id)}` })
  if (project !== null) return <View className='ws-buttons'><Button text={DEMANDS.see} kind='default' label={DEMANDS.spoken(DEMANDS.see, title)} onClick={() => void Taro.navigateTo({ url: `/pages/projects/show?id=${encodeURIComponent(project)}` })} /></View>
  const words = mine ? DEMANDS.takeBack : DEMANDS.endorse
  const onlyMine = onEndorse !== undefined && mayEndorse === null && !mine && demand.endorsements >= demand.needed && mayPropose?.code === 'endorsements-missing'
  return (
    <>
      {onlyMine && <View className='ws-muted'>{DEMANDS.onlyMine}</View>}
      <View className='ws-buttons'>
        {mayPropose === null && <Button text={DEMANDS.propose} label={DEMANDS.spoken(DEMANDS.propose, title)} onClick={propose} />}
        {onEndorse !== undefined && <Button text={words} kind={mine || mayPropose === null ? 'default' : 'primary'} label={DEMANDS.spoken(words, title)} busy={busy} because={mayEndorse === null ? undefined : refusalWords(mayEndorse).sentence} onClick={() => onEndorse(!mine)} />}
      </View>
    </>
  )
}
