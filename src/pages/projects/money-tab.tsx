import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import { Bars } from '../../components/bars'
import { Figures } from '../../components/figures'
import { Card, Section } from '../../components/section'
import { dayOf, dayText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { PLEDGE_LABELS, SOURCE_LABELS } from '../../copy/words'
import { today } from '../../services/today'

/** Where the money comes from and where it goes: two bars and a ledger. */
export function MoneyTab({ view }: { readonly view: ProjectView }) {
  const { money } = view
  const received = money.sources.reduce((sum, one) => sum + one.received, 0)
  const cost = money.cost ?? 0
  const open = Math.max(0, money.spent - money.paid)
  return (
    <>
      <Card>
        <Figures figures={[
          { label: '预算', number: money.cost === null ? '还没有' : moneyText(cost) },
          { label: '已落实', number: moneyText(received) },
          { label: '已付出', number: moneyText(money.paid) },
        ]} />
      </Card>
      <Section title='钱从哪里来'>
        <Card>
          {money.sources.length === 0 ? <View className='ws-muted'>还没有落实的钱。</View> : (
            <Bars label='钱从哪里来' total={Math.max(cost, received)} parts={money.sources.map((one) => ({ key: one.source, label: SOURCE_LABELS[one.source], value: one.received, text: one.promised === one.received ? moneyText(one.received) : `${moneyText(one.received)}（共认 ${moneyText(one.promised)})` }))} />
          )}
        </Card>
      </Section>
      <Section title='钱花到哪里去'>
        <Card>
          <Bars label='钱花到哪里去' total={Math.max(cost, money.spent)} parts={[
            { key: 'paid', label: '已付出', value: money.paid, text: moneyText(money.paid) },
            { key: 'open', label: '已登记，未付', value: open, text: moneyText(open) },
          ]} />
          {money.committed > 0 && <View className='ws-top'>合同金额：{moneyText(money.committed)}</View>}
          {money.final !== null && <View>决算：{moneyText(money.final.finalFen)}，结余 {moneyText(money.final.surplusFen)}</View>}
          {money.final !== null && <View className='ws-muted'>审计结论：{money.final.audit}</View>}
        </Card>
      </Section>
      {money.pledges.length > 0 && <Section title='出资明细'><Card>{money.pledges.map((one) => (
        <View key={one.id} className='ws-ledger'>
          <View className='ws-row'><View>{one.name === '' ? '未公开名字' : one.name}{one.mine ? '（我）' : ''}</View><View className='ws-strong'>{one.source === 'inKind' ? '出工出料' : moneyText(one.fen)}</View></View>
          <View className='ws-small ws-muted'>{SOURCE_LABELS[one.source]}，{PLEDGE_LABELS[one.state]}{one.note === '' ? '' : `,${one.note}`}</View>
        </View>
      ))}</Card></Section>}
      {money.expenses.length > 0 && <Section title='支出明细'><Card>{money.expenses.map((one) => (
        <View key={one.id} className='ws-ledger'>
          <View className='ws-row'><View>{one.what}</View><View className='ws-strong'>{moneyText(one.fen)}</View></View>
          <View className='ws-small ws-muted'>{dayText(dayOf(one.at), today())}，{one.paid ? '已付' : '未付'}</View>
        </View>
      ))}</Card></Section>}
    </>
  )
}
