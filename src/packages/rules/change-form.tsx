import { useState } from 'react'
import { View } from '@tarojs/components'
import type { AmendmentPreview, PolicyView } from '../../../contracts/amendments'
import type { SchemeKey, SourceTag } from '../../../contracts/policies'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { POLICY_WORDS, policyText } from '../../copy/policies'
import { POLICY_DESK } from '../../copy/policy-desk'
import { TAG_LABELS } from '../../copy/rules'
import { useCommand } from '../../hooks/use-command'
import { ChangePreview } from './change-preview'
import { blankOf, SCHEME_KEYS } from './policy-blanks'
import { isWhole, ValueEditor } from './value-editor'

const ITEMS = SCHEME_KEYS.map((key) => ({ key, label: POLICY_WORDS[key].name }))
const TAGS = (['quoted', 'published', 'law', 'assumption'] as const).map((key) => ({ key, label: TAG_LABELS[key] }))

interface Draft { readonly key: SchemeKey; readonly place: string; readonly value: unknown; readonly from: string; readonly until: string; readonly clause: string; readonly document: string; readonly quote: string; readonly tag: SourceTag }

const because = (draft: Draft): string | undefined =>
  !isWhole(draft.value) ? POLICY_DESK.whyValue : draft.from === '' ? POLICY_DESK.whyFrom : draft.clause.trim() === '' ? POLICY_DESK.whyClause : draft.document.trim() === '' ? POLICY_DESK.whyDocument : (draft.tag === 'quoted' || draft.tag === 'law') && draft.quote.trim() === '' ? POLICY_DESK.whyQuote : undefined

const asked = (draft: Draft) => ({ ...draft, until: draft.until === '' ? null : draft.until, quote: draft.quote.trim() === '' ? null : draft.quote.trim() })

interface ChangeFormProps { readonly view: PolicyView; readonly onDone: () => void; readonly onLeave: () => void }

/** One dated value: which, where, what, from when, on which paper; seen before it is sent. */
export function ChangeForm({ view, onDone, onLeave }: ChangeFormProps) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const valueNow = (key: SchemeKey): unknown => view.rows.find((row) => row.key === key)?.now?.value ?? blankOf(key)
  const choose = (key: SchemeKey): void => setDraft({ place: view.district, from: '', until: '', clause: '', document: '', quote: '', tag: 'published', ...draft, key, value: valueNow(key) })
  return (
    <Section title={POLICY_DESK.change}>
      <Card>
        <Select label={POLICY_DESK.item} options={ITEMS} value={draft?.key ?? null} onChange={choose} />
        {draft === null ? <View className='ws-muted'>{POLICY_DESK.whyItem}</View> : <Filled key={draft.key} view={view} draft={draft} onChange={setDraft} onDone={onDone} />}
        <View className='ws-buttons'><Button text={POLICY_DESK.back} kind='default' block onClick={onLeave} /></View>
      </Card>
    </Section>
  )
}

function Filled({ view, draft, onChange, onDone }: { readonly view: PolicyView; readonly draft: Draft; readonly onChange: (draft: Draft) => void; readonly onDone: () => void }) {
  const [seen, setSeen] = useState<{ readonly of: string; readonly preview: AmendmentPreview } | null>(null)
  const { busy, refusal, forget, run } = useCommand()
  const now = view.rows.find((row) => row.key === draft.key)?.now ?? null
  const places = [{ key: view.district, label: POLICY_DESK.wholeDistrict(view.districtName) }, ...view.streets.map(({ id, name }) => ({ key: id, label: name }))]
  const set = (part: Partial<Draft>): void => { forget(); onChange({ ...draft, ...part }) }
  const why = because(draft)
  const fresh = seen !== null && seen.of === JSON.stringify(draft)
  const preview = async (): Promise<void> => {
    const reply = await run('policies.preview', asked(draft))
    if (reply.ok) setSeen({ of: JSON.stringify(draft), preview: reply.data })
  }
  const propose = async (): Promise<void> => { if ((await run('policies.propose', asked(draft))).ok) onDone() }
  return (
    <>
      <View className='ws-muted'>{POLICY_DESK.before}：{now === null ? POLICY_DESK.none : policyText(draft.key, now.value)}</View>
      {places.length > 1 && <Select label={POLICY_DESK.place} options={places} value={draft.place} onChange={(place) => set({ place })} />}
      <ValueEditor of={draft.key} value={draft.value} onChange={(value) => set({ value })} />
      <Field label={POLICY_DESK.fromDay} kind='day' value={draft.from} onChange={(from) => set({ from })} />
      <Field label={POLICY_DESK.untilDay} kind='day' value={draft.until} onChange={(until) => set({ until })} />
      <Field label={POLICY_DESK.clauseField} value={draft.clause} onChange={(clause) => set({ clause })} hint={POLICY_DESK.clauseHint} max={200} />
      <Field label={POLICY_DESK.documentField} value={draft.document} onChange={(document) => set({ document })} hint={POLICY_DESK.documentHint} max={200} />
      <Choice label={POLICY_DESK.tag} options={TAGS} value={[draft.tag]} onChange={([tag]) => set({ tag: tag ?? draft.tag })} />
      <Field label={POLICY_DESK.quoteField} kind='long' value={draft.quote} onChange={(quote) => set({ quote })} max={500} />
      <RefusalBanner refusal={refusal} />
      {fresh && <ChangePreview of={draft.key} preview={seen.preview} />}
      <View className='ws-buttons'>
        <Button text={POLICY_DESK.preview} kind={fresh ? 'default' : 'primary'} block busy={busy} because={why} onClick={() => void preview()} />
        <Button text={POLICY_DESK.propose} block busy={busy} because={why === undefined && !fresh ? POLICY_DESK.firstPreview : why} onClick={() => void propose()} />
      </View>
    </>
  )
}
