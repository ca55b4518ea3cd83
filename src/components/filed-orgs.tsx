import { View } from '@tarojs/components'
import { SUPPLIERS } from '../copy/suppliers'
import { WORDS } from '../copy/components'
import { Button } from './button'
import { Field } from './field'
import type { FiledDraft, PartDraft } from './form-values'

interface FiledOrgsProps {
  readonly label: string
  readonly hint?: string
  readonly wrong: string | undefined
  readonly value: readonly FiledDraft[]
  readonly onChange: (value: readonly FiledDraft[]) => void
}

const BLANK: FiledDraft = { name: '', filingNumber: '', filedWith: '', yuan: '' }
const MOST = 10

/** The filed community organisations of a joint declaration, one after another. */
export function FiledOrgs({ label, hint, wrong, value, onChange }: FiledOrgsProps) {
  const change = (at: number, by: Partial<FiledDraft>): void => onChange(value.map((one, i) => (i === at ? { ...one, ...by } : one)))
  return (
    <View className={`ws-field ${wrong === undefined ? '' : 'ws-field_wrong'}`}>
      <View className='ws-field__label'>{label}</View>
      {hint !== undefined && <View className='ws-field__hint'>{hint}</View>}
      {value.map((org, at) => {
        const nth = SUPPLIERS.org(at + 1)
        return (
          <View key={at} className='ws-fold'>
            <View className='ws-row'><View className='ws-strong'>{nth}</View><Button text={SUPPLIERS.without} kind='link' label={SUPPLIERS.withoutOf(nth)} onClick={() => onChange(value.filter((_one, i) => i !== at))} /></View>
            <Field label={SUPPLIERS.name} value={org.name} max={60} onChange={(name) => change(at, { name })} />
            <Field label={SUPPLIERS.with} value={org.filedWith} max={60} onChange={(filedWith) => change(at, { filedWith })} />
            <Field label={SUPPLIERS.number} value={org.filingNumber} max={40} onChange={(filingNumber) => change(at, { filingNumber })} />
            <Field label={WORDS.inYuan(SUPPLIERS.part)} kind='money' value={org.yuan} onChange={(yuan) => change(at, { yuan })} />
          </View>
        )
      })}
      {wrong !== undefined && <View className='ws-field__wrong'>{wrong}</View>}
      {value.length < MOST && <View className='ws-buttons'><Button text={SUPPLIERS.add} kind='default' onClick={() => onChange([...value, BLANK])} /></View>}
    </View>
  )
}

interface OrgPartsProps {
  readonly label: string
  readonly hint?: string
  readonly wrong: string | undefined
  /** Whose parts are asked for, in their order. */
  readonly of: readonly { readonly filedOrg: string; readonly label: string }[]
  readonly value: readonly PartDraft[]
  readonly onChange: (value: readonly PartDraft[]) => void
}

/** An amount for each of those who share. */
export function OrgParts({ label, hint, wrong, of, value, onChange }: OrgPartsProps) {
  const yuanOf = (filedOrg: string): string => value.find((one) => one.filedOrg === filedOrg)?.yuan ?? ''
  return (
    <View className={`ws-field ${wrong === undefined ? '' : 'ws-field_wrong'}`}>
      <View className='ws-field__label'>{label}</View>
      {hint !== undefined && <View className='ws-field__hint'>{hint}</View>}
      {of.map((one) => <Field key={one.filedOrg} label={WORDS.inYuan(one.label)} kind='money' value={yuanOf(one.filedOrg)} onChange={(yuan) => onChange(of.map(({ filedOrg }) => ({ filedOrg, yuan: filedOrg === one.filedOrg ? yuan : yuanOf(filedOrg) })))} />)}
      {wrong !== undefined && <View className='ws-field__wrong'>{wrong}</View>}
    </View>
  )
}
