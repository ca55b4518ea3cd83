import { View } from '@tarojs/components'
import type { ConsentCount, ProjectView } from '../../../contracts/projects'
import { CHANNELS } from '../../../contracts/vocabulary'
import { Bars } from '../../components/bars'
import { Empty } from '../../components/faces'
import { Figures } from '../../components/figures'
import { Card, Section } from '../../components/section'
import { BODY_LABELS, CHANNEL_LABELS } from '../../copy/words'
import { dayOf, dayText } from '../../copy/dates'
import { today } from '../../services/today'
import { usePlaceNames } from './use-place-names'

/** Who took part, as counts and by building; never a name. */
export function PeopleTab({ view }: { readonly view: ProjectView }) {
  const { consent, poll, sitting, rating } = view
  if (consent === null && poll === null && sitting === null && rating === null) return <Card><Empty title='还没有征求过意见' next='到了这一步，这里只公布户数，不公布名字。' /></Card>
  return (
    <>
      {consent !== null && <Consent view={view} />}
      {poll !== null && <Section title='居民投票'><Card>
        <View className='ws-strong'>{poll.question}</View>
        {poll.sealed === null ? <View>已有 {poll.turnout} 人投票。截止前只公布人数。</View> : (
          <Bars label='居民投票' total={poll.sealed.voters} parts={poll.options.map((option, index) => ({ key: option, label: option, value: poll.sealed?.votes[index] ?? 0, text: `${poll.sealed?.votes[index] ?? 0} 票` }))} />
        )}
      </Card></Section>}
      {sitting !== null && <Section title={BODY_LABELS[sitting.body]}><Card>
        <View>{dayText(sitting.on, today())}，{sitting.place}</View>
        <Figures figures={[{ label: '应到', number: `${sitting.memberCount} 人` }, { label: '实到', number: `${sitting.presentCount} 人` }, { label: '至少要到', number: `${sitting.quorumNeeds} 人` }]} />
        {sitting.result !== null && <Bars label='表决结果' total={sitting.result.present} parts={[
          { key: 'for', label: '赞成', value: sitting.result.for, text: `${sitting.result.for} 票` },
          { key: 'against', label: '反对', value: sitting.result.against, text: `${sitting.result.against} 票` },
          { key: 'abstain', label: '弃权', value: sitting.result.abstain, text: `${sitting.result.abstain} 票` },
        ]} />}
        {sitting.result !== null && <View className={sitting.result.passed ? 'ws-good' : 'ws-warn'}>{sitting.result.passed ? '✓ 表决通过' : '× 表决未通过'}</View>}
      </Card></Section>}
      {rating !== null && <Section title='居民评价'><Card>
        {rating.result === null ? <View>已有 {rating.answered} 人评价，{dayText(dayOf(rating.closesAt), today())}截止后公布结果。</View> : <>
          <Figures figures={[{ label: '平均分（满分 5 分）', number: (rating.result.average100 / 100).toFixed(2) }, { label: '评价人数', number: `${rating.result.answers} 人` }]} />
          {!rating.result.enough && <View className='ws-warn'>人数不到 {rating.result.minimum} 人，分数只供参考。</View>}
        </>}
      </Card></Section>}
    </>
  )
}

function Consent({ view }: { readonly view: ProjectView }) {
  const { consent } = view
  if (consent === null) return null
  const now = today()
  return (
    <Section title='入户征求意见'>
      <Card>
        <View className='ws-strong'>{consent.question}</View>
        {consent.sealed === null ? (
          <>
            <Figures figures={[{ label: '已答', number: `${consent.answered} 户` }, { label: '总户数', number: `${consent.households} 户` }]} />
            <View className='ws-muted'>{dayText(dayOf(consent.closesAt), now)}截止。截止前只公布答了多少户。</View>
          </>
        ) : <Sealed view={view} count={consent.sealed} />}
        {consent.threshold !== null && <View className='ws-muted'>要{consent.threshold.strict ? '超过' : '达到'}全部户数的 {consent.threshold.numerator}/{consent.threshold.denominator} 同意。</View>}
      </Card>
    </Section>
  )
}

function Sealed({ view, count }: { readonly view: ProjectView; readonly count: ConsentCount }) {
  const names = usePlaceNames(view.card.community)
  const silent = count.households - count.agree - count.disagree - count.undecided
  return (
    <>
      <Bars label='各户的回答' total={count.households} parts={[
        { key: 'agree', label: '同意', value: count.agree, text: `${count.agree} 户` },
        { key: 'disagree', label: '不同意', value: count.disagree, text: `${count.disagree} 户` },
        { key: 'undecided', label: '再想想', value: count.undecided, text: `${count.undecided} 户` },
        { key: 'silent', label: '没有回答', value: silent, text: `${silent} 户` },
      ]} />
      {count.late > 0 && <View className='ws-muted'>截止后才到、没有计入的：{count.late} 户</View>}
      <View className='ws-top ws-strong'>各楼同意的户数</View>
      {count.byBuilding.map((one) => (
        <View key={one.place} className='ws-ledger ws-row'><View>{names.get(one.place) ?? one.place}</View><View className='ws-strong'>{one.agree} / {one.households} 户</View></View>
      ))}
      <View className='ws-top ws-strong'>怎么答的</View>
      {CHANNELS.map((channel) => count.byChannel[channel] > 0 && (
        <View key={channel} className='ws-row'><View>{CHANNEL_LABELS[channel]}</View><View>{count.byChannel[channel]} 户</View></View>
      ))}
    </>
  )
}
