import { View } from '@tarojs/components'
import type { Notice, ProjectView } from '../../../contracts/projects'
import { Empty } from '../../components/faces'
import { Gallery } from '../../components/photo'
import { Card, Section } from '../../components/section'
import { dayOf, dayText, timeText } from '../../copy/dates'
import { factText } from '../../copy/facts'
import { moneyText } from '../../copy/money'
import { METHOD_LABELS, NOTICE_LABELS, OBJECTION_LABELS } from '../../copy/words'
import { today } from '../../services/today'

/** What is on paper: notices with their objections, minutes, quotes, acceptance, who looks after it. */
export function PapersTab({ view }: { readonly view: ProjectView }) {
  const now = today()
  const bare = view.notices.length + view.consultations.length + view.quotes.length + view.photos.length === 0 && view.maintenance === null
  if (bare) return <Card><Empty title='还没有文件' next='公示、会议记录、报价单会放在这里。' /></Card>
  return (
    <>
      {view.photos.length > 0 && <Section title='现场照片'><Card><Gallery files={view.photos} label='现场照片' /></Card></Section>}
      {view.notices.length > 0 && <Section title='公示'>{view.notices.map((notice) => <NoticePaper key={notice.id} notice={notice} />)}</Section>}
      {view.consultations.length > 0 && <Section title='商议记录'>{view.consultations.map((one) => (
        <Card key={one.at}>
          <View className='ws-small ws-muted'>{timeText(one.at, now)}，{one.participants.length} 人参加</View>
          <View>{one.minutes}</View>
          <View className='ws-strong'>预算 {moneyText(one.estimate)}</View>
          <Gallery files={one.attachments} label='商议记录' />
        </Card>
      ))}</Section>}
      {view.quotes.length > 0 && <Section title='报价'><Card>{view.quotes.map((quote) => (
        <View key={`${quote.supplier}${quote.fen}`} className='ws-ledger'>
          <View className='ws-row'><View>{quote.supplier}{view.implementer?.supplier === quote.supplier ? '（已选定）' : ''}</View><View className='ws-strong'>{moneyText(quote.fen)}</View></View>
          {quote.note !== '' && <View className='ws-small ws-muted'>{quote.note}</View>}
        </View>
      ))}{view.implementer !== null && <View className='ws-top'>施工方：{view.implementer.supplier}，{METHOD_LABELS[view.implementer.method]}，{dayText(view.implementer.confirmedOn, now)}确定</View>}</Card></Section>}
      {view.maintenance !== null && <Section title='谁来管护'><Card>
        <View className='ws-strong'>{view.maintenance.unit}</View>
        <View>{view.maintenance.duty}</View>
        <View>报修电话：{view.maintenance.phone}</View>
      </Card></Section>}
      {view.tickets.length > 0 && <Section title='报修'><Card>{view.tickets.map((ticket) => (
        <View key={ticket.id} className='ws-ledger'>
          <View>{ticket.text}</View>
          <View className='ws-small ws-muted'>{dayText(dayOf(ticket.at), now)}，{ticket.answer ?? '还没有答复'}</View>
        </View>
      ))}</Card></Section>}
    </>
  )
}

function NoticePaper({ notice }: { readonly notice: Notice }) {
  const now = today()
  return (
    <Card>
      <View className='ws-row ws-row_wrap'><View className='ws-tag'>{NOTICE_LABELS[notice.kind]}</View><View className='ws-small ws-muted'>{timeText(notice.at, now)}</View></View>
      {Object.entries(notice.fields).map(([key, value]) => {
        const text = factText(key, value)
        return text !== null && <View key={key}>{text}</View>
      })}
      {notice.objectionUntil !== null && <View className='ws-muted'>提异议截止：{dayText(notice.objectionUntil, now)}</View>}
      {notice.postingUntil !== null && <View className='ws-muted'>公示栏至少贴到：{dayText(notice.postingUntil, now)}</View>}
      <Gallery files={notice.boardPhotos} label='公示栏照片' />
      {notice.objections.map((objection) => (
        <View key={objection.id} className='ws-fold'>
          <View>异议（{OBJECTION_LABELS[objection.state]}）:{objection.text}</View>
          <View>{objection.answer === null ? `${dayText(objection.answerDue, now)}前答复` : `答复：${objection.answer}`}</View>
        </View>
      ))}
    </Card>
  )
}
