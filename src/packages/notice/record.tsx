import { View } from '@tarojs/components'
import type { NoticeItem } from '../../../contracts/operations'
import { Button } from '../../components/button'
import { named } from '../../components/named'
import { Card, Section } from '../../components/section'
import { BOARD } from '../../copy/board'
import { dayOf, dayText } from '../../copy/dates'
import { factText } from '../../copy/facts'
import { checkCode } from '../../copy/records'
import { NOTICE_LABELS } from '../../copy/words'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'

interface RecordProps { readonly item: NoticeItem; readonly onWhole: () => void }

/** One public record, word for word, with its number and its hash: the same as the page on the web. */
export function RecordPage({ item, onWhole }: RecordProps) {
  const { record, title, objectionUntil, open, supersededBy } = item
  const now = today()
  const told = Object.entries(record.fields).filter(([key]) => key !== 'title' && key !== 'stage' && key !== 'objectionUntil').map(([key, value]) => factText(key, value)).filter((text) => text !== null).flatMap((text) => text.split('\n'))
  return (
    <>
      <View className='ws-lead'><View className='ws-title' {...named({ role: 'heading' })}>{NOTICE_LABELS[record.kind]}：{title}</View></View>
      <Card tone={open ? 'due' : 'plain'}>
        {supersededBy !== null && <View className='ws-warn'>{BOARD.supersededBy(record.code === '' ? String(supersededBy) : `${record.code}-${supersededBy}`)}</View>}
        <View>{BOARD.published}：{dayText(dayOf(record.at), now)}</View>
        {open && objectionUntil !== null && <View className='ws-strong'>{BOARD.objectionEnd}：{dayText(objectionUntil, now)}</View>}
        {told.map((line) => <View key={line} className='ws-ledger'>{line}</View>)}
      </Card>
      {record.code === '' && typeof record.fields.ranking === 'string' && <Explained district={record.community} from={String(record.fields.periodFrom)} />}
      <Section title={BOARD.how}><Card>
        <View className='ws-strong'>{BOARD.record} {record.code === '' ? record.number : `${record.code}-${record.number}`}</View>
        <View className='ws-strong'>{BOARD.check} {checkCode(record.hash)}</View>
        <View className='ws-muted ws-top'>{BOARD.howText}</View>
        <View className='ws-small ws-muted ws-top'>{BOARD.whole64}：{record.hash}</View>
      </Card></Section>
      <View className='ws-card'><Button text={record.code === '' ? BOARD.community : BOARD.whole} block onClick={onWhole} /></View>
    </>
  )
}

/** What the streets say to their places in a ranking; the page does not wait for it. */
function Explained({ district, from }: { readonly district: string; readonly from: string }) {
  const found = useRequest('oversight.explanations', { place: district, from })
  if (found.face !== 'ready' || found.data.items.length === 0) return null
  return <Section title={BOARD.explained}><Card>{found.data.items.map(({ street, streetName, text, number }) => <View key={street} className='ws-ledger'>{streetName}：{text}（{BOARD.recordOf(number)}）</View>)}</Card></Section>
}
