import type { FormField } from '../copy/forms'
import { fenFromText } from '../copy/money'
import { WORDS } from '../copy/components'

/** What stands in the boxes while a form is being filled in. */
export interface GroupMember { readonly person: string; readonly name: string; readonly kind: string }
/** A filed organisation, and an amount for one of those who share, as they are typed; the lead has no `filedOrg`. */
export interface FiledDraft { readonly name: string; readonly filingNumber: string; readonly filedWith: string; readonly yuan: string }
export interface PartDraft { readonly filedOrg: string; readonly yuan: string }
export interface BehindDraft { readonly filedOrg: string; readonly person: string; readonly name: string; readonly kind: string }
export type FormValue = string | number | boolean | readonly string[] | readonly GroupMember[] | readonly FiledDraft[] | readonly PartDraft[] | readonly BehindDraft[]
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
    if (field.given?.(values) === false) continue
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

interface InFen { readonly fen: number }
/** Rows whose amounts are all right; undefined where one is not. */
function inFen<T extends { readonly yuan: string }>(rows: readonly T[]): readonly (Omit<T, 'yuan'> & InFen)[] | undefined {
  const sent = rows.flatMap(({ yuan, ...row }) => {
    const fen = fenFromText(yuan)
    return fen === null ? [] : [{ ...row, fen }]
  })
  return sent.length === rows.length ? sent : undefined
}

/** How a price is shared: what stays with the lead, who has no name of a filed organisation, and the rest. */
function sharesFrom(rows: readonly PartDraft[]): unknown {
  const sent = inFen(rows)
  return sent && { leadFen: sent.find(({ filedOrg }) => filedOrg === '')?.fen ?? 0, filedOrgs: sent.filter(({ filedOrg }) => filedOrg !== '') }
}

const textOf = (value: FormValue): string => (typeof value === 'string' ? value : '')

function converted(field: FormField, value: FormValue): unknown {
  switch (field.asks.kind) {
    case 'money': return typeof value === 'string' ? (fenFromText(value) ?? undefined) : value
    case 'number': return typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : undefined
    case 'names': return textOf(value).split(/[\n、,\uff0c]/).map((name) => name.trim()).filter((name) => name !== '')
    case 'photo': return Array.isArray(value) ? value[0] : value
    case 'group': return Array.isArray(value) ? value.map((member: GroupMember) => ({ person: member.person, kind: member.kind })) : value
    case 'filedOrgs': return Array.isArray(value) ? inFen(value as readonly FiledDraft[]) : undefined
    case 'parts': return Array.isArray(value) ? inFen(value as readonly PartDraft[]) : undefined
    case 'shares': return Array.isArray(value) ? sharesFrom(value as readonly PartDraft[]) : undefined
    case 'behind': return Array.isArray(value) ? (value as readonly BehindDraft[]).map(({ filedOrg, person }) => ({ filedOrg, person })) : undefined
    case 'text': case 'long': case 'phone': return textOf(value).trim()
    case 'day': case 'choice': case 'photos': case 'person': case 'roll': return value
  }
}
