import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SignalsSeen } from '../../../contracts/oversight'
import type { PlaceId } from '../../../contracts/reply'
import { Empty, Faces } from '../../components/faces'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { moneyText } from '../../copy/money'
import { WATCH } from '../../copy/watch'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'

const YEARS_BACK = 3
const SHOWN_SHARES = 20

/** The figures of a year, each with how it is counted. */
export function Signals({ place }: { readonly place: PlaceId }) {
  const now = Number(today().slice(0, 4))
  const [year, setYear] = useState(`${now}`)
  const request = useRequest('oversight.signals', { place, year: Number(year) })
  const none = request.face === 'refused' && request.refusal.code === 'not-in-this-scheme'
  return (
    <Section title={WATCH.signals(year)}>
      <Card>
        <View className='ws-muted'>{WATCH.signalsHow}</View>
        <Select label={WATCH.year} options={Array.from({ length: YEARS_BACK }, (_, back) => ({ key: `${now - back}`, label: `${now - back}` }))} value={year} onChange={setYear} />
      </Card>
      {none ? <Card><Empty title={WATCH.signalsNone} next={WATCH.signalsNoneNext} /></Card> : <Faces request={request}>{(seen) => <Figures seen={seen} />}</Faces>}
    </Section>
  )
}

function Pointed({ projects }: { readonly projects: SignalsSeen['nearCap']['projects'] }) {
  return <>{projects.map(({ code, title }) => <View key={code} className='ws-ledger'>{WATCH.pointed(title, code)}</View>)}</>
}

function Figures({ seen: { december, nearCap, littleWanted, alikeQuotes, suppliers, figures, clause } }: { readonly seen: SignalsSeen }) {
  const { hhi } = suppliers
  return (
    <>
      <Card tone={december.noticed ? 'due' : 'plain'}>
        <View className='ws-strong'>{WATCH.december}{december.noticed ? `（${WATCH.noticed}）` : ''}</View>
        <View>{WATCH.decemberText(moneyText(december.fen), moneyText(december.ofFen))}</View>
        <View className='ws-small ws-muted'>{WATCH.decemberHow(figures.decemberPercent)}</View>
      </Card>
      <Card><View className='ws-strong'>{WATCH.nearCap}</View><View>{WATCH.ofContracts(nearCap.projects.length, nearCap.of)}</View><Pointed projects={nearCap.projects} /><View className='ws-small ws-muted'>{WATCH.nearCapHow(figures.nearCapPercent)}</View></Card>
      <Card><View className='ws-strong'>{WATCH.littleWanted}</View><View>{WATCH.ofAsked(littleWanted.projects.length, littleWanted.of)}</View><Pointed projects={littleWanted.projects} /><View className='ws-small ws-muted'>{WATCH.littleHow(figures.endorsementPercent)}</View></Card>
      <Card><View className='ws-strong'>{WATCH.alikeQuotes}</View><View>{WATCH.ofContested(alikeQuotes.projects.length, alikeQuotes.of)}</View><Pointed projects={alikeQuotes.projects} /><View className='ws-small ws-muted'>{WATCH.alikeHow(figures.quoteSpreadPercent)}</View></Card>
      <Card>
        <View className='ws-strong'>{WATCH.suppliers}</View>
        {hhi === null ? <View>{WATCH.nothing}</View> : <View>{WATCH.hhi((Number(hhi.numerator) / Number(hhi.denominator)).toFixed(2), hhi.numerator, hhi.denominator)}</View>}
        {suppliers.shares.slice(0, SHOWN_SHARES).map(({ supplier, contracts, fen }) => <View key={supplier} className={suppliers.above.includes(supplier) ? 'ws-ledger ws-warn' : 'ws-ledger'}>{WATCH.supplierLine(supplier, contracts, moneyText(fen))}</View>)}
        <View className='ws-small ws-muted'>{WATCH.suppliersHow(figures.contractsMost)}</View>
        <View className='ws-small ws-muted'>{WATCH.clause(clause)}</View>
      </Card>
    </>
  )
}
