import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { NOTICE_KINDS } from '../../../contracts/vocabulary'
import { Cell, Cells } from '../../components/cell'
import { DoorBar } from '../../components/door-bar'
import { Empty, ListFaces } from '../../components/faces'
import { named } from '../../components/named'
import { NoticeCard } from '../../components/notice-card'
import { DoneBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { NOTICE_LABELS } from '../../copy/words'
import { NOTICES_WORDS } from '../../copy/notices'
import { SEARCH_WORDS } from '../../copy/search'
import { usePages } from '../../hooks/use-pages'
import { chosenCommunity } from '../../services/community'
import { follow } from '../../services/follow'
import { openDataPage } from '../../services/public-page'

const KINDS = [null, ...NOTICE_KINDS] as const
const NAMES = KINDS.map((kind) => (kind === null ? NOTICES_WORDS.all : NOTICE_LABELS[kind]))

/** 公示: everything that was published here, newest first; each leads to its project, where one objects. */
export default function NoticesPage() {
  const [kind, setKind] = useState(0)
  const community = chosenCommunity()
  const chosen = KINDS[kind] ?? null
  const pages = usePages('publications.list', { community, kind: chosen })
  return (
    <Screen footer={<DoorBar here={NOTICES_WORDS.title} />}>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{NOTICES_WORDS.title}</View>
        <Picker mode='selector' range={NAMES} value={kind} onChange={(event) => setKind(Number(event.detail.value))}>
          <View className='ws-btn weui-btn weui-btn_default' {...named({ role: 'button', label: NOTICES_WORDS.only(NAMES[kind] ?? '') })}>{NAMES[kind]} ▾</View>
        </Picker>
      </View>
      <Cells>
        <Cell title={SEARCH_WORDS.title} onClick={() => void Taro.navigateTo({ url: '/pages/search/index' })} />
        <Cell title={NOTICES_WORDS.rules} note={NOTICES_WORDS.rulesNote} onClick={() => void Taro.navigateTo({ url: `/packages/rules/index${community === null ? '' : `?place=${encodeURIComponent(community)}`}` })} />
      </Cells>
      <ListFaces pages={pages} empty={<Empty title={NOTICES_WORDS.none} next={NOTICES_WORDS.noneNext} />}>
        {(items) => items.map((item) => <NoticeCard key={`${item.record.community}${item.record.number}`} item={item} />)}
      </ListFaces>
      <OpenData address={openDataPage(community)} />
    </Screen>
  )
}

/** The door to the open data; not there where the address of the web is not known. */
function OpenData({ address }: { readonly address: string | null }) {
  const [copied, setCopied] = useState(false)
  if (address === null) return null
  const open = (): void => void follow(address).then((how) => setCopied(how === 'copied'))
  return (
    <>
      <Cells><Cell title={NOTICES_WORDS.openData} note={NOTICES_WORDS.openDataNote} onClick={open} /></Cells>
      {copied && <DoneBanner title={NOTICES_WORDS.copied} />}
    </>
  )
}
