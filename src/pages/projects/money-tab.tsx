import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import { Bars } from '../../components/bars'
import { Figures } from '../../components/figures'
import { Card, Section } from '../../components/section'
import { dayOf, dayText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { SOURCE_LABELS } from '../../copy/words'
import { PROJECTS_WORDS } from '../../copy/projects'
import { SUPPLIERS } from '../../copy/suppliers'
import { today } from '../../services/today'
import { Gifts } from './gifts'
import { Names } from './names'

/** Where the money comes from and where it goes: two bars and a ledger. */
export function MoneyTab({ view }: { readonly view: ProjectView }) {
  const { money } = view
  const received = money.sources.reduce((sum, one) => sum + one.received, 0)
  const cost = money.cost ?? 0
  const open = Math.max(0, money.spent - money.paid)
  const owed = money.pledges.filter(({ state }) => state === 'refundDue')
  return (
    <>
      <Card>
        <Figures figures={[
          { label: PROJECTS_WORDS.budget, number: money.cost === null ? PROJECTS_WORDS.none : moneyText(cost) },
          { label: PROJECTS_WORDS.secured, number: moneyText(received) },
          { label: PROJECTS_WORDS.paid, number: moneyText(money.paid) },
        ]} />
      </Card>
      <Section title={PROJECTS_WORDS.sources}>
        <Card>
          {money.sources.length === 0 ? <View className='ws-muted'>{PROJECTS_WORDS.noSources}</View> : (
            <Bars label={PROJECTS_WORDS.sources} total={Math.max(cost, received)} parts={money.sources.map((one) => ({ key: one.source, label: SOURCE_LABELS[one.source], value: one.received, text: one.promised === one.received ? moneyText(one.received) : PROJECTS_WORDS.ofPledged(moneyText(one.received), moneyText(one.promised)) }))} />
          )}
        </Card>
      </Section>
      <Section title={PROJECTS_WORDS.uses}>
        <Card>
          <Bars label={PROJECTS_WORDS.uses} total={Math.max(cost, money.spent)} parts={[
            { key: 'paid', label: PROJECTS_WORDS.paid, value: money.paid, text: moneyText(money.paid) },
            { key: 'open', label: PROJECTS_WORDS.recorded, value: open, text: moneyText(open) },
          ]} />
          {money.committed > 0 && <View className='ws-top'>{PROJECTS_WORDS.contract(moneyText(money.committed))}</View>}
          {money.final !== null && <View>{PROJECTS_WORDS.accounts(moneyText(money.final.finalFen), moneyText(money.final.surplusFen))}</View>}
          {money.final !== null && <View className='ws-muted'>{PROJECTS_WORDS.audit(money.final.audit)}</View>}
        </Card>
      </Section>
      {money.pledges.length > 0 && <Section title={PROJECTS_WORDS.pledges}>
        {owed.length > 0 && <Card tone='due'><View className='ws-strong'>{PROJECTS_WORDS.toRefund(owed.length, moneyText(owed.reduce((sum, { fen }) => sum + fen, 0)))}</View></Card>}
        {money.purpose !== null && <Card tone={money.purpose.open ? 'due' : 'plain'}>
          <View className='ws-strong'>{money.purpose.open ? PROJECTS_WORDS.purposeAsked : PROJECTS_WORDS.purposeOver}</View>
          <View>{money.purpose.text}</View>
          {money.purpose.into !== null && <View>{PROJECTS_WORDS.purposeInto(money.purpose.into.title, money.purpose.into.code)}</View>}
          <View className='ws-small ws-muted'>{PROJECTS_WORDS.purposeUntil(dayText(money.purpose.clock.due, today()))}</View>
        </Card>}
        <Gifts pledges={money.pledges} />
      </Section>}
      <Names namings={money.namings} />
      {money.expenses.length > 0 && <Section title={PROJECTS_WORDS.expenses}><Card>{money.expenses.map((one) => (
        <View key={one.id} className='ws-ledger'>
          <View className='ws-row'><View>{one.what}</View><View className='ws-strong'>{moneyText(one.fen)}</View></View>
          <View className='ws-small ws-muted'>{dayText(dayOf(one.at), today())}，{one.paid ? PROJECTS_WORDS.isPaid : PROJECTS_WORDS.isUnpaid}{one.receiver === undefined ? '' : `，${SUPPLIERS.paidTo(one.receiver)}`}</View>
          {one.passedOn !== undefined && <View className='ws-small ws-muted'>{SUPPLIERS.passedOn(one.passedOn)}</View>}
        </View>
      ))}</Card></Section>}
    </>
  )
}
