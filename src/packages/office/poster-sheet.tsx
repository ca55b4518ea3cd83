import { View } from '@tarojs/components'
import type { PublicationRecord } from '../../../contracts/operations'
import type { ProjectView } from '../../../contracts/projects'
import type { Day } from '../../../contracts/reply'
import { QrCode } from '../../components/qr-code'
import { dayOf, dayText } from '../../copy/dates'
import { OFFICE } from '../../copy/office'
import { NOTICE_LABELS } from '../../copy/words'
import { threeNumbers } from '../../copy/board-facts'
import { publicPage } from '../../services/public-page'
import { checkCode } from '../../copy/records'
import { today } from '../../services/today'

/** Compared with no year, every day is told with its own: a poster outlives December. */
const WITH_YEAR = ''

interface PosterSheetProps { readonly view: ProjectView; readonly record: PublicationRecord; readonly until: Day | null; readonly phone: string | null; readonly paper: 'a4' | 'a3' }

/** A4 or A3, measured in ems of 4 mm or 5.66 mm: the title and the three numbers can be read from two metres. */
export function PosterSheet({ view, record, until, phone, paper }: PosterSheetProps) {
  const { card } = view
  const page = publicPage(card.code)
  const notice = view.notices.at(-1)
  const now = today()
  return (
    <View className={`ws-poster ws-poster_${paper}`}>
      <View className='ws-poster__over'>{card.communityName}　{NOTICE_LABELS[notice?.kind ?? record.kind]}</View>
      <View className='ws-poster__title'>{card.title}</View>
      <View className='ws-poster__where'>{card.where}</View>
      <View className='ws-poster__three'>
        {threeNumbers(view).map(({ label, text }) => <View key={label} className='ws-poster__one'><View className='ws-poster__label'>{label}</View><View className='ws-poster__number'>{text}</View></View>)}
      </View>
      {view.problem !== '' && <View className='ws-poster__what'>{view.problem}</View>}
      <View className='ws-poster__object'>{until === null ? OFFICE.noWindow : OFFICE.objectBy(dayText(until, now))}</View>
      <View className='ws-poster__how'>
        {until !== null && <View>{OFFICE.howObject}</View>}
        {phone !== null && <View className='ws-poster__phone'>{OFFICE.call(phone)}</View>}
      </View>
      <View className='ws-poster__foot'>
        <View className='ws-poster__qr'>
          {page === null ? <View>{OFFICE.noHost}</View> : <View className='ws-poster__code'><QrCode className='ws-poster__image' text={page} label={`${OFFICE.scan}：${page}`} /></View>}
          <View>{OFFICE.scan}</View>
        </View>
        <View className='ws-poster__facts'>
          {notice?.replaces !== undefined && <View>{OFFICE.replaces(record.code, notice.replaces.record)}</View>}
          <View>{OFFICE.publishedOn(dayText(dayOf(notice?.at ?? record.at), WITH_YEAR))}</View>
          <View>{OFFICE.recordNumber(record.code, record.number)}</View>
          <View>{OFFICE.check(checkCode(record.hash))}</View>
          {page !== null && <View className='ws-poster__url'>{page}</View>}
        </View>
        <View className='ws-poster__stamp'>{OFFICE.stamp}</View>
      </View>
    </View>
  )
}
