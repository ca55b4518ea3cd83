import { Input, Textarea, View } from '@tarojs/components'
import { DayBox } from './day-box'
import { named, pressable } from './named'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly placeholder?: string
  readonly kind?: 'text' | 'long' | 'number' | 'money' | 'phone' | 'day'
  readonly max?: number
  /** What is wrong with it, in words. */
  readonly wrong?: string | undefined
  /** The keyboard's own key was pressed. */
  readonly onDone?: () => void
}

const H5 = process.env.TARO_ENV === 'h5'

/** In browsers the name belongs on the input itself, which lies inside of Taro's element. */
const spokenAs = (label: string, inputMode = 'text'): { readonly nativeProps?: Record<string, string> } | Record<string, string> => (H5 ? { nativeProps: { 'aria-label': label, inputMode } } : named({ label }))

const KEYBOARD = { text: 'text', number: 'number', money: 'digit', phone: 'number' } as const
/** A browser's number box would swallow 「2万」 and 「8,600」; it only chooses the keys. */
const KEYS = { text: 'text', number: 'numeric', money: 'decimal', phone: 'tel' } as const

/** One labelled question that is answered by writing, or by picking a day. */
export function Field(props: FieldProps) {
  const { label, hint, wrong } = props
  return (
    <View className={`ws-field ${wrong === undefined ? '' : 'ws-field_wrong'}`}>
      <View className='ws-field__label'>{label}</View>
      {hint !== undefined && <View className='ws-field__hint'>{hint}</View>}
      <Box {...props} />
      {wrong !== undefined && <View className='ws-field__wrong' {...named({ role: 'alert' })}>{wrong}</View>}
    </View>
  )
}

function Box({ label, value, onChange, placeholder = '', kind = 'text', max = 500, onDone }: FieldProps) {
  if (kind === 'long') {
    return <Textarea className='ws-field__box ws-field__box_tall' autoHeight maxlength={max} value={value} placeholder={placeholder} onInput={(event) => onChange(event.detail.value)} {...spokenAs(label)} />
  }
  if (kind === 'day') return <DayBox label={label} value={value} onChange={onChange} />
  return <Input className='ws-field__box' type={H5 ? 'text' : KEYBOARD[kind]} maxlength={max} value={value} placeholder={placeholder} onInput={(event) => onChange(event.detail.value)} {...(onDone === undefined ? {} : { confirmType: 'search' as const, onConfirm: onDone })} {...spokenAs(label, KEYS[kind])} />
}

export interface Option<K extends string> {
  readonly key: K
  readonly label: string
  readonly note?: string
}

interface ChoiceProps<K extends string> {
  readonly label: string
  readonly options: readonly Option<K>[]
  readonly value: readonly K[]
  readonly onChange: (value: readonly K[]) => void
  /** How many may be chosen; one by default. */
  readonly many?: number
  /** Side by side, for two or three short answers. */
  readonly inline?: boolean
  readonly hint?: string
}

/** One question that is answered by choosing: whole lines are the targets. */
export function Choice<K extends string>({ label, options, value, onChange, many = 1, inline = false, hint }: ChoiceProps<K>) {
  const press = (key: K): void => {
    if (many === 1) return onChange([key])
    if (value.includes(key)) return onChange(value.filter((one) => one !== key))
    if (value.length < many) onChange([...value, key])
  }
  return (
    <View className='ws-field' {...named({ role: many === 1 ? 'radiogroup' : 'group', label })}>
      <View className='ws-field__label'>{label}</View>
      {hint !== undefined && <View className='ws-field__hint'>{hint}</View>}
      <View className={inline ? 'ws-choices_inline' : ''}>
        {options.map(({ key, label: text, note }) => {
          const on = value.includes(key)
          return (
            <View
              key={key}
              className={`ws-choice ${on ? 'ws-choice_on' : ''}`}
              hoverClass='ws-pressable_down'
              {...named({ role: many === 1 ? 'radio' : 'checkbox', label: note === undefined ? text : `${text}，${note}`, checked: on })}
              {...pressable(() => press(key))}
            >
              <View className={`ws-choice__mark ${many === 1 ? '' : 'ws-choice__mark_many'}`}>{on ? '✓' : ''}</View>
              <View className='ws-choice__text'>
                <View>{text}</View>
                {note !== undefined && <View className='ws-choice__note'>{note}</View>}
              </View>
            </View>
          )
        })}
      </View>
    </View>
  )
}
