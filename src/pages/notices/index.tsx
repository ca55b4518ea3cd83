import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import { NOTICE_KINDS } from '../../../contracts/vocabulary'
import { DoorBar } from '../../components/door-bar'
import { Empty, ListFaces } from '../../components/faces'
import { named } from '../../components/named'
import { NoticeCard } from '../../components/notice-card'
import { Screen } from '../../components/screen'
import { NOTICE_LABELS } from '../../copy/words'
import { usePages } from '../../hooks/use-pages'
import { chosenCommunity } from '../../services/community'

const KINDS = [null, ...NOTICE_KINDS] as const
const NAMES = KINDS.map((kind) => (kind === null ? '全部公示' : NOTICE_LABELS[kind]))

/** 公示: everything that was published here, newest first; each leads to its project, where one objects. */
export default function NoticesPage() {
  const [kind, setKind] = useState(0)
  const community = chosenCommunity()
  const chosen = KINDS[kind] ?? null
  const pages = usePages('publications.list', { community, kind: chosen })
  return (
    <Screen footer={<DoorBar here='公示' />}>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>公示</View>
        <Picker mode='selector' range={NAMES} value={kind} onChange={(event) => setKind(Number(event.detail.value))}>
          <View className='ws-btn weui-btn weui-btn_default' {...named({ role: 'button', label: `只看一类，现在看${NAMES[kind] ?? ''}` })}>{NAMES[kind]} ▾</View>
        </Picker>
      </View>
      <ListFaces pages={pages} empty={<Empty title='还没有这一类公示' next='换一类看看，或过几天再来。' />}>
        {(items) => items.map((item) => <NoticeCard key={`${item.record.community}${item.record.number}`} item={item} />)}
      </ListFaces>
    </Screen>
  )
}
