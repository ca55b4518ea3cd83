import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PolicyRow, PolicyView } from '../../../contracts/amendments'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { Choice, Field } from '../../components/field'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { PolicyChange } from './policy-change'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { dayText } from '../../copy/dates'
import { byTheme, POLICY_WORDS, policyText } from '../../copy/policies'
import { POLICY_DESK } from '../../copy/policy-desk'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'
import { RuleCard } from './rule-card'
import '../../styles/desk.less'

type Only = 'all' | 'changed' | 'unsure' | 'onlyRead'
const ONLY = [{ key: 'all', label: POLICY_DESK.all }, { key: 'changed', label: POLICY_DESK.changed }, { key: 'unsure', label: POLICY_DESK.unsure }, { key: 'onlyRead', label: POLICY_DESK.onlyRead }] as const

const given = (param: string | undefined): string | null => (param === undefined || param === '' ? null : decodeURIComponent(param))

/** 规定: what this place goes by today, on another day, or what one project is pinned to; anyone may read it. */
export default function PoliciesPage() {
  const { project, place } = useRouter().params
  const [where, setWhere] = useState(given(place))
  const [day, setDay] = useState('')
  const request = useRequest('policies.show', { project: given(project), place: where, day: day === '' ? null : day })
  return (
    <Screen wide>
      <Faces request={request}>{(view) => <Shown view={view} day={day} onDay={setDay} onWhere={setWhere} />}</Faces>
    </Screen>
  )
}

const words = ({ key, now }: PolicyRow): string => `${POLICY_WORDS[key].name} ${now === null ? '' : `${policyText(key, now.value)} ${now.clause}`}`

function fits(row: PolicyRow, only: Only, search: string): boolean {
  if (row.now === null || !words(row).includes(search.trim())) return false
  if (only === 'changed') return row.history.some((period) => period.number !== null)
  if (only === 'onlyRead') return row.use === 'reading'
  return only === 'all' || row.now.tag === 'assumption'
}

function Shown({ view, day, onDay, onWhere }: { readonly view: PolicyView; readonly day: string; readonly onDay: (day: string) => void; readonly onWhere: (place: string) => void }) {
  const [search, setSearch] = useState('')
  const [only, setOnly] = useState<Only>('all')
  const shown = view.rows.filter((row) => fits(row, only, search))
  const unpublished = view.rows.filter((row) => row.now === null).map((row) => POLICY_WORDS[row.key].name)
  const confirmed = view.amendments.filter((one) => one.number !== null)
  const places = [{ key: view.district, label: POLICY_DESK.wholeDistrict(view.districtName) }, ...view.streets.map(({ id, name }) => ({ key: id, label: name }))]
  return (
    <>
      <Head view={view} />
      <View className='ws-columns'>
        <View className='ws-columns__side'>
          <Card>
            <Field label={POLICY_DESK.search} value={search} onChange={setSearch} hint={POLICY_DESK.searchHint} max={20} />
            <Choice label={POLICY_DESK.only} options={ONLY} value={[only]} inline onChange={([one]) => setOnly(one ?? 'all')} />
            {!view.pinned && places.length > 1 && <Select label={POLICY_DESK.street} options={places} value={view.place} onChange={onWhere} />}
            {!view.pinned && <Field label={POLICY_DESK.day} kind='day' value={day === '' ? view.day : day} onChange={onDay} />}
          </Card>
        </View>
        <View className='ws-columns__main'>
          {shown.length === 0 ? <Card><Empty title={POLICY_DESK.noneFound} next={POLICY_DESK.noneFoundNext} /></Card> : byTheme(shown).map(({ theme, of }) => <Section key={theme} title={theme}>{of.map((row) => <RuleCard key={row.key} row={row} />)}</Section>)}
          {unpublished.length > 0 && only === 'all' && search === '' && <Section title={POLICY_DESK.unpublished}><Card><View className='ws-muted'>{unpublished.join('、')}</View></Card></Section>}
          <Section title={POLICY_DESK.who}><Card>
            <View>{POLICY_DESK.whoText}</View>
            {view.propose === null && <View className='ws-buttons'><Button text={POLICY_DESK.desk} kind='default' block onClick={() => void Taro.navigateTo({ url: '/packages/rules/desk' })} /></View>}
          </Card></Section>
          <Section title={POLICY_DESK.amendments}>
            {confirmed.length === 0 ? <Card><Empty title={POLICY_DESK.noAmendments} next={POLICY_DESK.noAmendmentsNext} /></Card> : confirmed.map((one) => <Card key={one.id}><PolicyChange amendment={one} /></Card>)}
          </Section>
        </View>
      </View>
    </>
  )
}

function Head({ view }: { readonly view: PolicyView }) {
  const now = today()
  const day = dayText(view.day, now)
  const until = view.acceptsProposalsUntil
  return (
    <>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{view.schemeName}</View>
        <LargeTypeSwitch />
      </View>
      <Card>
        <View className='ws-row ws-row_wrap'>
          <View className='ws-card__title'>{view.pinned ? POLICY_DESK.pinned(day, view.version) : POLICY_DESK.today(day, view.version)}</View>
          <View className={`ws-tag ${view.status === 'illustrative' ? 'ws-tag_caution' : ''}`}>{view.status === 'illustrative' ? POLICY_DESK.illustrative : POLICY_DESK.confirmed}</View>
        </View>
        {view.pinned && <View>{POLICY_DESK.pinnedHow}</View>}
        <View>{POLICY_DESK.scheme(view.placeName, view.title)}</View>
        <View className='ws-small ws-muted'>{POLICY_DESK.document(view.document)}</View>
        <View className='ws-small ws-muted'>{POLICY_DESK.accepts(dayText(view.acceptsProposalsFrom, now), until === null ? null : dayText(until, now))}</View>
      </Card>
    </>
  )
}
