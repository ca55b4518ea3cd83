import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { DistrictYear, FundAccount, FundEntry, FundYear } from '../../../contracts/operations'
import type { PlaceId } from '../../../contracts/reply'
import type { Role } from '../../../contracts/vocabulary'
import { Bars } from '../../components/bars'
import { Basis } from '../../components/basis'
import { Button } from '../../components/button'
import { Empty, Faces, Refused } from '../../components/faces'
import { Figures } from '../../components/figures'
import { Card, Section } from '../../components/section'
import { dayText, timeText } from '../../copy/dates'
import { FUND_WORDS } from '../../copy/funds'
import { moneyText } from '../../copy/money'
import { OFFICE } from '../../copy/office'
import { useRequest } from '../../hooks/use-request'
import { refreshSession, useSessionRefusal } from '../../services/session'
import { today } from '../../services/today'
import { AppropriateSheet } from './appropriate-sheet'
import { CommunitySelect } from './community-select'
import { OfficeScreen } from '../../components/office-screen'
import { Table, type Column } from './table'
import { useCommunities } from './use-communities'
import { Transfers } from './transfers'
import { useTitles } from './use-titles'

const PARTS = ['available', 'reserved', 'committed', 'paid'] as const
/** Who writes down what the budget gives; the server decides. */
const BUDGETERS: readonly Role[] = ['finance', 'districtCoordinator', 'districtLeadingGroup']

/** The fund that a community draws on: what it has, where it stands, every movement. */
export default function FundPage() {
  const { me, communities, known } = useCommunities()
  const unreached = useSessionRefusal()
  const [chosen, setChosen] = useState<PlaceId | null>(null)
  const [adding, setAdding] = useState(false)
  const community = chosen ?? communities[0]?.id ?? null
  const request = useRequest('funds.account', community === null ? null : { community })
  const budgeter = me?.roles.find(({ role }) => BUDGETERS.includes(role)) ?? null
  const district = request.face === 'ready' ? request.data.district : null
  const unit = request.face === 'ready' ? (request.data.account?.unit ?? budgeter?.place ?? null) : null
  return (
    <OfficeScreen here='fund'>
      {communities.length > 1 && <Card><CommunitySelect communities={communities} value={community} onChange={setChosen} /></Card>}
      {known && community === null && <Empty title={OFFICE.fundNone} next={OFFICE.fundNoneNext} />}
      {me === null && unreached !== null && <Refused refusal={unreached} onRetry={() => void refreshSession()} />}
      {(me !== null || unreached === null) && (!known || community !== null) && <Faces request={request} isEmpty={({ account, earlier }) => account === null && earlier.length === 0} empty={<><Empty title={OFFICE.fundNone} next={OFFICE.fundNoneNext} /><District year={district} /></>}>
        {({ account, earlier, entries }) => (
          <View className='ws-columns'>
            <View className='ws-columns__side'>{account !== null && <Account account={account} />}<District year={district} /><Earlier years={earlier} /></View>
            <View className='ws-columns__main'><Ledger entries={entries} /></View>
          </View>
        )}
      </Faces>}
      {community !== null && <Transfers key={community} community={community} onMoved={request.reload} />}
      {budgeter !== null && unit !== null && <Card><Button text={OFFICE.appropriate} kind='default' onClick={() => setAdding(true)} /></Card>}
      {adding && unit !== null && (
        <AppropriateSheet unit={unit} unitName={request.face === 'ready' ? (request.data.account?.unitName ?? budgeter?.placeName ?? '') : ''} district={district} onClose={() => setAdding(false)} onDone={() => { setAdding(false); request.reload() }} />
      )}
    </OfficeScreen>
  )
}

function Account({ account }: { readonly account: FundAccount }) {
  return (
    <Section title={OFFICE.fundTitle(account.unitName, account.year)}>
      <Card>
        <View className='ws-office__figures'><Figures figures={[{ label: OFFICE.parts.available, number: moneyText(account.available) }, { label: OFFICE.appropriated, number: moneyText(account.appropriated) }]} /></View>
        <View className='ws-top' />
        <Bars label={OFFICE.fundTitle(account.unitName, account.year)} total={account.appropriated + (account.movedIn ?? 0) - (account.movedOut ?? 0)} parts={PARTS.map((key) => ({ key, label: OFFICE.parts[key], value: account[key], text: moneyText(account[key]) }))} />
        {(account.movedIn ?? 0) + (account.movedOut ?? 0) > 0 && <View className='ws-top'>{FUND_WORDS.moved(moneyText(account.movedIn ?? 0), moneyText(account.movedOut ?? 0))}</View>}
        <View className='ws-top ws-muted ws-small'>{(account.movedIn ?? 0) + (account.movedOut ?? 0) > 0 ? FUND_WORDS.partNotes : OFFICE.partNotes}</View>
      </Card>
    </Section>
  )
}

/** What all funds of the district were given this year, under the ceiling that its scheme sets; nothing where it sets none. */
function District({ year }: { readonly year: DistrictYear | null }) {
  if (year === null || year.ceiling === null || year.reason === null) return null
  const { appropriated, ceiling, reason } = year
  return (
    <Section title={FUND_WORDS.district(year.districtName, year.year)}>
      <Card>
        <View className='ws-office__figures'><Figures figures={[{ label: FUND_WORDS.given, number: moneyText(appropriated) }, { label: FUND_WORDS.most, number: moneyText(ceiling) }, { label: FUND_WORDS.left, number: moneyText(Math.max(0, ceiling - appropriated)) }]} /></View>
        <View className='ws-top' />
        <Basis reason={{ ...reason, figures: {} }} />
      </Card>
    </Section>
  )
}

/** What is not spent of the years that are over: until when it is carried, and what is surplus. */
function Earlier({ years }: { readonly years: readonly FundYear[] }) {
  if (years.length === 0) return null
  return (
    <Section title={FUND_WORDS.earlier}>
      {years.map(({ account, unspent, state, until, reason }) => (
        <Card key={account.id} tone={state === 'surplus' ? 'late' : 'plain'}>
          <View className='ws-strong'>{FUND_WORDS.yearOf(account.year, moneyText(unspent))}</View>
          <View className='ws-muted'>{FUND_WORDS.parts(moneyText(account.reserved), moneyText(account.committed), moneyText(account.available))}</View>
          {until !== null && <View>{state === 'surplus' ? FUND_WORDS.surplus(dayText(until, today())) : FUND_WORDS.carried(dayText(until, today()))}</View>}
          {reason !== null && <Basis reason={{ ...reason, figures: {} }} />}
        </Card>
      ))}
    </Section>
  )
}

function Ledger({ entries }: { readonly entries: readonly FundEntry[] }) {
  const titles = useTitles()
  const columns: readonly Column<FundEntry>[] = [
    { key: 'what', label: OFFICE.entry.what, of: (entry) => OFFICE.entries[entry.kind] },
    { key: 'at', label: OFFICE.entry.at, share: 1.6, of: (entry) => timeText(entry.at, today()) },
    { key: 'fen', label: OFFICE.entry.fen, number: true, share: 1.4, of: (entry) => moneyText(entry.fen) },
    { key: 'after', label: OFFICE.entry.after, number: true, share: 1.4, of: (entry) => moneyText(entry.availableAfter) },
    {
      key: 'project', label: OFFICE.entry.project, share: 2, of: ({ project, other }) => (project === null ? (other ?? '—') : (
        <Button text={titles.get(project) ?? OFFICE.seeProject} kind='link' onClick={() => void Taro.navigateTo({ url: `/packages/office/desk?project=${encodeURIComponent(project)}` })} />
      )),
    },
  ]
  return (
    <Section title={OFFICE.ledger}>
      {entries.length === 0 ? <Card><Empty title={OFFICE.ledgerNone} next={OFFICE.ledgerNoneNext} /></Card> : <Table label={OFFICE.ledger} columns={columns} rows={entries} keyOf={(entry) => `${entry.at}${entry.kind}${entry.fen}${entry.project ?? ''}`} />}
    </Section>
  )
}
