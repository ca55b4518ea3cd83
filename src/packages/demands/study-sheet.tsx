import { useState } from 'react'
import { View } from '@tarojs/components'
import type { DemandSeen } from '../../../contracts/demands'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Select } from '../../components/select'
import { Sheet } from '../../components/sheet'
import { DEMANDS } from '../../copy/demands'
import { moneyText } from '../../copy/money'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'

const MOST_PLACES = 200

/** 可行性调研 of one demand: for which community of the street, or why not. Once, and open to everybody. */
export function StudySheet({ demand, onDone, onClose }: { readonly demand: DemandSeen; readonly onDone: (feasible: boolean) => void; readonly onClose: () => void }) {
  const [found, setFound] = useState<'yes' | 'no' | null>(null)
  const [community, setCommunity] = useState<PlaceId | null>(demand.community)
  const [text, setText] = useState('')
  const tree = useRequest('places.tree', { under: demand.street, limit: MOST_PLACES })
  const places = tree.face === 'ready' ? tree.data.items.filter(({ kind }) => kind === 'community') : []
  const { run, busy, refusal } = useCommand()
  const because = found === null ? DEMANDS.whyFound : found === 'yes' && community === null ? DEMANDS.whyCommunity : text.trim() === '' ? DEMANDS.whyText : undefined
  const save = async (): Promise<void> => {
    const reply = await run('proposals.studyDemand', { demand: demand.id, community: found === 'yes' ? community : null, text: text.trim() })
    if (reply.ok) onDone(found === 'yes')
  }
  return (
    <Sheet title={DEMANDS.studyOf(demand.title)} onClose={onClose}>
      <View>{demand.problem}</View>
      <View className='ws-muted'>{[DEMANDS.asks(demand.department), demand.where, DEMANDS.costs(moneyText(demand.roughCost))].join('，')}</View>
      <Choice label={DEMANDS.isFeasible} inline options={[{ key: 'yes', label: DEMANDS.yes }, { key: 'no', label: DEMANDS.no }]} value={found === null ? [] : [found]} onChange={([one]) => setFound(one === 'yes' || one === 'no' ? one : null)} />
      {found === 'yes' && <Select label={DEMANDS.community} options={places.map(({ id, name }) => ({ key: id, label: name }))} value={community} onChange={setCommunity} />}
      <Field label={DEMANDS.text} kind='long' max={500} hint={DEMANDS.textHint} value={text} onChange={setText} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={DEMANDS.save} block busy={busy} because={because} onClick={() => void save()} /></View>
    </Sheet>
  )
}
