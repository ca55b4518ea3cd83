import type { FormField } from '../copy/forms'
import { fenFromText } from '../copy/money'
import { WORDS } from '../copy/components'

/** What stands in the boxes while a form is being filled in. */
export interface GroupMember { readonly person: string; readonly name: string; readonly kind: string }
export type FormValue = string | number | boolean | readonly string[] | readonly GroupMember[]
export type FormValues = Readonly<Record<string, FormValue>>

/** The form as it would be sent, or the fields that are not right yet, each with what is wrong in words. */
export type Collected =
  | { readonly kind: 'complete'; readonly input: Readonly<Record<string, unknown>> }
  | { readonly kind: 'incomplete'; readonly wrong: Readonly<Record<string, string>> }

const isBlank = (value: FormValue | undefined): boolean => value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

/** Turns what was typed into what is sent: yuan to fen, lines to names; blank optional fields are left out. */
export function collect(fields: readonly FormField[], values: FormValues): Collected {
  const input: Record<string, unknown> = {}
  const wrong: Record<string, string> = {}
  for (const field of fields) {
    const value = values[field.name]
    if (value === undefined || isBlank(value)) {
      if (field.optional !== true) wrong[field.name] = WORDS.fillIn(field.label)
      continue
    }
    const sent = converted(field, value)
    if (sent === undefined) wrong[field.name] = WORDS.needsNumber(field.label)
    else input[field.name] = sent
  }
  return Object.keys(wrong).length === 0 ? { kind: 'complete', input } : { kind: 'incomplete', wrong }
}

const textOf = (value: FormValue): string => (typeof value === 'string' ? value : '')

function converted(field: FormField, value: FormValue): unknown {
  switch (field.asks.kind) {
    case 'money': return typeof value === 'string' ? (fenFromText(value) ?? undefined) : value
    case 'number': return typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : undefined
    case 'names': return textOf(value).split(/[\n、,\uff0c]/).map((name) => name.trim()).filter((name) => name !== '')
    case 'photo': return Array.isArray(value) ? value[0] : value
    case 'group': return Array.isArray(value) ? value.map((member: GroupMember) => ({ person: member.person, kind: member.kind })) : value
    case 'text': case 'long': case 'phone': return textOf(value).trim()
    case 'day': case 'choice': case 'photos': case 'person': case 'roll': return value
  }
}
