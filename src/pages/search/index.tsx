import { Fragment, useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Home } from '../../../contracts/operations'
import type { SearchHit } from '../../../contracts/publications'
import { CATEGORIES, SEARCH_KINDS, type Category, type SearchKind } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Empty, Faces, ListFaces } from '../../components/faces'
import { Field } from '../../components/field'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { Select } from '../../components/select'
import { Tabs } from '../../components/tabs'
import { SEARCH_WORDS } from '../../copy/search'
import { CATEGORY_LABELS } from '../../copy/words'
import { usePages } from '../../hooks/use-pages'
import { useRequest } from '../../hooks/use-request'
import { chosenCommunity } from '../../services/community'
import { today } from '../../services/today'
import { Hit } from './hit'

/** The first year of which a scheme is known here. */
const FIRST_YEAR = 2014
const MOST_LETTERS = 40

/** 找项目和公示: by place, thing, number or year, a wrong letter forgiven. */
export default function SearchPage() {
  const home = useRequest('projects.home', { community: useRouter().params.community ?? chosenCommunity() })
  return (
    <Screen>
      <Faces request={home} isEmpty={({ community }) => community === null} empty={<Empty title={SEARCH_WORDS.noPlace} next={SEARCH_WORDS.noPlaceNext} />}>
        {({ community }) => community !== null && <Search community={community} />}
      </Faces>
    </Screen>
  )
}

type Scope = 'community' | 'district'

function Search({ community }: { readonly community: NonNullable<Home['community']> }) {
  const [typed, setTyped] = useState('')
  const [text, setText] = useState<string | null>(null)
  const [scope, setScope] = useState<Scope>('community')
  const [what, setWhat] = useState<SearchKind | 'all'>('all')
  const [category, setCategory] = useState<Category | 'all'>('all')
  const [year, setYear] = useState('all')
  const [open, setOpen] = useState(false)
  const { district } = community
  const within = scope === 'district' && district !== null ? { kind: 'district' as const, id: district.id } : { kind: 'community' as const, id: community.id }
  const asked = { within, text, what: what === 'all' ? null : what, category: category === 'all' ? null : category, year: year === 'all' ? null : Number(year) }
  const pages = usePages('publications.search', asked)
  const look = (): void => setText(typed.trim() === '' ? null : typed.trim())
  const isNarrowed = text !== null || asked.what !== null || asked.category !== null || asked.year !== null
  return (
    <>
      <Card>
        <Field label={SEARCH_WORDS.box} hint={SEARCH_WORDS.hint} value={typed} max={MOST_LETTERS} onChange={setTyped} onDone={look} />
        <View className='ws-buttons'>
          <Button text={SEARCH_WORDS.go} label={SEARCH_WORDS.title} onClick={look} />
          <Button text={open ? SEARCH_WORDS.fewer : SEARCH_WORDS.more} kind='default' onClick={() => setOpen(!open)} />
        </View>
        {open && district !== null && <Select<Scope> label={SEARCH_WORDS.scope} value={scope} onChange={setScope} options={[{ key: 'community', label: SEARCH_WORDS.here(community.name) }, { key: 'district', label: SEARCH_WORDS.district(district.name) }]} />}
        {open && <Select label={SEARCH_WORDS.category} value={category} onChange={setCategory} options={[{ key: 'all', label: SEARCH_WORDS.anyCategory }, ...CATEGORIES.map((key) => ({ key, label: CATEGORY_LABELS[key] }))]} />}
        {open && <Select label={SEARCH_WORDS.year} value={year} onChange={setYear} options={[{ key: 'all', label: SEARCH_WORDS.anyYear }, ...years().map((one) => ({ key: String(one), label: SEARCH_WORDS.yearOf(one) }))]} />}
      </Card>
      <Tabs tabs={(['all', ...SEARCH_KINDS] as const).map((key) => ({ key, label: SEARCH_WORDS.what[key] }))} value={what} onChange={setWhat} />
      <ListFaces pages={pages} empty={isNarrowed ? <Empty title={SEARCH_WORDS.none} next={SEARCH_WORDS.noneNext} /> : <Empty title={SEARCH_WORDS.noneAtAll} next={SEARCH_WORDS.noneAtAllNext} />}>
        {(hits) => hits.map((hit, at) => (
          <Fragment key={`${hit.project}${hit.community}${hit.number ?? ''}`}>
            {beginsTheAlike(hits, at) && <View className='ws-section__title'>{at === 0 ? SEARCH_WORDS.onlyAlike : SEARCH_WORDS.alike}</View>}
            <Hit hit={hit} />
          </Fragment>
        ))}
      </ListFaces>
    </>
  )
}

const beginsTheAlike = (hits: readonly SearchHit[], at: number): boolean => hits[at]?.exact === false && (at === 0 || hits[at - 1]?.exact === true)

function years(): readonly number[] {
  const now = Number(today().slice(0, 4))
  return Array.from({ length: Math.max(1, now - FIRST_YEAR + 1) }, (_, i) => now - i)
}
