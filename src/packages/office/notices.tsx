import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { NoticeItem } from '../../../contracts/operations'
import type { PlaceId } from '../../../contracts/reply'
import { NOTICE_KINDS, type NoticeKind } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Empty, Faces, ListFaces } from '../../components/faces'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { dayText, leftText, timeText } from '../../copy/dates'
import { OFFICE } from '../../copy/office'
import { POSTER_DESK } from '../../copy/poster-desk'
import { NOTICE_LABELS } from '../../copy/words'
import { usePages } from '../../hooks/use-pages'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'
import { checkCode } from '../../copy/records'
import { CommunitySelect } from './community-select'
import { OfficeScreen } from '../../components/office-screen'
import { PdfButton } from './pdf-button'
import { useCommunities } from './use-communities'

const ALL = 'all'
const KINDS: readonly { readonly key: NoticeKind | typeof ALL; readonly label: string }[] = [{ key: ALL, label: OFFICE.allKinds }, ...NOTICE_KINDS.filter((kind) => kind !== 'stage').map((key) => ({ key, label: NOTICE_LABELS[key] }))]

/** What was published, each with its poster for the board in the street. */
export default function NoticesPage() {
  const { communities } = useCommunities()
  const [chosen, setChosen] = useState<PlaceId | null>(null)
  const [kind, setKind] = useState<NoticeKind | typeof ALL>(ALL)
  const community = chosen ?? communities[0]?.id ?? null
  const pages = usePages('publications.list', { community, kind: kind === ALL ? null : kind })
  return (
    <OfficeScreen here='notices'>
      <Card>
        <View className='ws-office__filters'>
          <CommunitySelect communities={communities} value={community} onChange={setChosen} />
          <Select label={OFFICE.kind} options={KINDS} value={kind} onChange={setKind} />
        </View>
      </Card>
      {community !== null && <Board community={community} />}
      <ListFaces pages={pages} empty={<Empty title={OFFICE.noticesNone} next={OFFICE.noticesNoneNext} />}>
        {(items) => <View className='ws-grid'>{items.map((item) => <Line key={`${item.record.community}${item.record.number}`} item={item} />)}</View>}
      </ListFaces>
    </OfficeScreen>
  )
}

/** One tap for the whole wall: a poster for each project under way, in as few files as hold them. */
function Board({ community }: { readonly community: PlaceId }) {
  const request = useRequest('posters.board', { community })
  return (
    <Section title={POSTER_DESK.board}>
      <Card>
        <Faces request={request}>
          {({ posters, parts }) => (
            <>
              <View>{posters === 0 ? POSTER_DESK.boardNone : POSTER_DESK.boardHow(posters)}</View>
              {parts.map((path, index) => <PdfButton key={path} path={path} text={POSTER_DESK.boardPart(index + 1, parts.length)} />)}
              {posters > 0 && <View className='ws-muted ws-small ws-top'>{POSTER_DESK.pdfHow}</View>}
            </>
          )}
        </Faces>
      </Card>
    </Section>
  )
}

function Line({ item: { record, title, objectionUntil, open } }: { readonly item: NoticeItem }) {
  const now = today()
  const to = encodeURIComponent(record.project)
  return (
    <Card tone={open ? 'due' : 'plain'}>
      <View className='ws-row ws-row_wrap'>
        <View className={`ws-tag ${open ? 'ws-tag_caution' : ''}`}>{NOTICE_LABELS[record.kind]}</View>
        <View className='ws-small ws-muted'>{timeText(record.at, now)}</View>
      </View>
      <View className='ws-card__title ws-top'>{title}</View>
      {objectionUntil !== null && <View>{open ? OFFICE.objectionTo(dayText(objectionUntil, now), leftText(objectionUntil, now)) : OFFICE.objectionOver(dayText(objectionUntil, now))}</View>}
      <View className='ws-small ws-muted'>{OFFICE.recordNumber(record.code, record.number)}，{OFFICE.check(checkCode(record.hash))}</View>
      <View className='ws-buttons'>
        <Button text={OFFICE.makePoster} kind='default' label={`${OFFICE.makePoster}：${title}`} onClick={() => void Taro.navigateTo({ url: `/packages/office/poster?project=${to}` })} />
        <Button text={OFFICE.openDesk} kind='link' label={`${OFFICE.openDesk}：${title}`} onClick={() => void Taro.navigateTo({ url: `/packages/office/desk?project=${to}` })} />
      </View>
    </Card>
  )
}
