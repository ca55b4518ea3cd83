import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SchemeKey } from '../../../contracts/policies'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { Select } from '../../components/select'
import { fenFromText } from '../../copy/money'
import { POLICY_DESK } from '../../copy/policy-desk'
import { partLabel } from '../../copy/policy-parts'
import { ANY, blankOf, MAY_BE_OPEN, wordsOf } from './policy-blanks'

/** Stands where something was typed that is no value: nothing is sent while it is there. */
export const NOT_YET = '\u0000'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (name: string, value: unknown): string => (typeof value !== 'number' ? '' : name.endsWith('Fen') ? String(value / 100) : String(value))

function read(name: string, text: string): unknown {
  if (text.trim() === '') return MAY_BE_OPEN.includes(name) ? null : NOT_YET
  const number = name.endsWith('Fen') ? fenFromText(text) : /^\d{1,6}$/.test(text.trim()) ? Number(text) : null
  return number ?? NOT_YET
}

interface PartProps { readonly of: SchemeKey; readonly name: string; readonly label: string; readonly value: unknown; readonly blank: unknown; readonly onChange: (value: unknown) => void }

function NumberPart({ name, label, value, onChange }: PartProps) {
  const [text, setText] = useState(textOf(name, value))
  const money = name.endsWith('Fen')
  return (
    <Field
      label={money ? `${label}${POLICY_DESK.inYuan}` : label} kind={money ? 'money' : 'number'} value={text} {...(MAY_BE_OPEN.includes(name) ? { hint: POLICY_DESK.noLimit } : {})}
      onChange={(typed) => { setText(typed); onChange(read(name, typed)) }}
    />
  )
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [])

function Rows({ of, name, label, value, blank, onChange }: PartProps) {
  const rows: readonly unknown[] = Array.isArray(value) ? value : []
  const [kept, setKept] = useState(rows.map((_, index) => index))
  const empty: unknown = Array.isArray(blank) ? blank[0] : null
  const add = (): void => { setKept([...kept, Math.max(-1, ...kept) + 1]); onChange([...rows, rows.at(-1) ?? empty]) }
  const drop = (at: number): void => { setKept(kept.filter((_, index) => index !== at)); onChange(rows.filter((_, index) => index !== at)) }
  return (
    <View className='ws-field'>
      <View className='ws-field__label'>{label}</View>
      {rows.map((row, index) => (
        <View key={kept[index] ?? index} className='ws-fold'>
          <View className='ws-row ws-row_wrap'>
            <View className='ws-strong'>{POLICY_DESK.row(index + 1)}</View>
            {rows.length > 1 && <Button text={POLICY_DESK.dropRow} kind='link' label={`${POLICY_DESK.dropRow}：${index + 1}`} onClick={() => drop(index)} />}
          </View>
          <Part of={of} name={name} label='' value={row} blank={empty} onChange={(one) => onChange(rows.map((old, at) => (at === index ? one : old)))} />
        </View>
      ))}
      <View className='ws-buttons'><Button text={POLICY_DESK.addRow} kind='default' onClick={add} /></View>
    </View>
  )
}

/** One value or one part of it, by what it is: words to choose, a number, money, yes or no, rows. */
function Part(props: PartProps) {
  const { of, name, label, value, blank, onChange } = props
  const words = wordsOf(of, name)
  if (words.length > 0) {
    if (Array.isArray(blank) || Array.isArray(value)) return <Choice label={label} options={words} many={words.length} value={texts(value)} onChange={onChange} />
    return <Select label={label} options={words} value={typeof value === 'string' ? value : ANY} onChange={(key) => onChange(key === ANY ? null : key)} />
  }
  if (Array.isArray(value)) return <Rows {...props} />
  if (isObject(value)) {
    return <>{Object.entries(value).map(([part, inner]) => <Part key={part} of={of} name={part} label={partLabel(of, part)} value={inner} blank={isObject(blank) ? blank[part] : inner} onChange={(one) => onChange({ ...value, [part]: one })} />)}</>
  }
  if (typeof value === 'boolean') return <Choice label={label} options={[{ key: 'yes', label: name === 'strict' ? POLICY_DESK.strict : POLICY_DESK.yes }, { key: 'no', label: name === 'strict' ? POLICY_DESK.notStrict : POLICY_DESK.no }]} value={[value ? 'yes' : 'no']} inline onChange={([one]) => onChange(one === 'yes')} />
  if (name === 'day') return <Field label={label} kind='day' value={typeof value === 'string' && value !== NOT_YET ? value : ''} onChange={(typed) => onChange(typed === '' ? NOT_YET : typed)} />
  if (typeof value === 'string' && value !== NOT_YET) return <Field label={label} value={value} max={40} onChange={onChange} />
  return <NumberPart {...props} />
}

interface ValueEditorProps { readonly of: SchemeKey; readonly value: unknown; readonly onChange: (value: unknown) => void }

/** Fills in the new value of one rule; an open threshold is a choice of its own. */
export function ValueEditor({ of, value, onChange }: ValueEditorProps) {
  const blank = blankOf(of)
  return (
    <>
      {of === 'consentThreshold' && (
        <Choice label={POLICY_DESK.threshold} options={[{ key: 'yes', label: POLICY_DESK.withThreshold }, { key: 'no', label: POLICY_DESK.withoutThreshold }]} value={[value === null ? 'no' : 'yes']} inline onChange={([one]) => onChange(one === 'no' ? null : blank)} />
      )}
      {!(of === 'consentThreshold' && value === null) && <Part of={of} name={of} label={POLICY_DESK.newValue} value={value} blank={blank} onChange={onChange} />}
    </>
  )
}

/** Whether something in it still has to be typed. */
export const isWhole = (value: unknown): boolean => !JSON.stringify(value).includes('\\u0000') && !JSON.stringify(value).includes('"day":""')
