/** What was put to the rules: one flat JSON object, every field of it checked by name, type and range. */
import { decimalOf, scaled, Written, type Decimal } from './exact'

/** The named “no” of a question that cannot be answered; printed as JSON, exit 2. */
export class BadQuestion extends Error {
  constructor(readonly code: string, readonly about: string, message: string, readonly allowed?: readonly string[]) {
    super(message)
  }
}

/** A field as written: exact numbers, text, or something else that no question takes. */
type Field = string | Written | boolean | null
/** The fields of the input, by name. */
export type Fields = ReadonlyMap<string, Field>

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/g

const valueOf = (token: string): Field => (token.startsWith('"') || token === 'true' || token === 'false' || token === 'null' ? (JSON.parse(token) as Field) : new Written(token))

/** The fields of a flat JSON object; throws a named error for anything else. */
export function fieldsOf(text: string): Fields {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new BadQuestion('malformed-json', 'input', `the input is not JSON: ${(error as Error).message}`)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new BadQuestion('wrong-type', 'input', 'the input is one JSON object')
  const nested = Object.entries(parsed).find(([, value]) => typeof value === 'object' && value !== null)
  if (nested !== undefined) throw new BadQuestion('wrong-type', nested[0], `${nested[0]} is a list or an object; every field is one number or one text`)
  // It is well-formed and flat: between the braces stand name, colon, value, comma.
  const tokens = (text.match(TOKEN) ?? []).slice(1, -1)
  const fields = new Map<string, Field>()
  for (let at = 0; at + 2 < tokens.length; at += 4) {
    const name = JSON.parse(tokens[at] ?? '') as string
    if (fields.has(name)) throw new BadQuestion('duplicate-field', name, `${name} is given twice`)
    fields.set(name, valueOf(tokens[at + 2] ?? ''))
  }
  return fields
}

/** Refuses what a question does not ask for, and names what it lacks. */
export function expectFields(fields: Fields, { needed, optional = [] }: { readonly needed: readonly string[]; readonly optional?: readonly string[] }): void {
  const allowed = [...needed, ...optional]
  const unknown = [...fields.keys()].find((name) => !allowed.includes(name))
  if (unknown !== undefined) throw new BadQuestion('unknown-field', unknown, `there is no field ${unknown}`, allowed)
  const missing = needed.find((name) => !fields.has(name))
  if (missing !== undefined) throw new BadQuestion('missing-field', missing, `${missing} is missing`, needed)
}

/** A text field. */
export function text(fields: Fields, name: string): string {
  const value = fields.get(name)
  if (typeof value !== 'string') throw new BadQuestion('wrong-type', name, `${name} is a text`)
  return value
}

/** A text field that holds one of the words; `code` names the error otherwise. */
export function oneOf<T extends string>(fields: Fields, name: string, words: readonly T[], code: string): T {
  const value = text(fields, name)
  const found = words.find((word) => word === value)
  if (found === undefined) throw new BadQuestion(code, name, `${name} is none of those there are: ${value}`, words)
  return found
}

/** A number that is not negative, as written. */
export function decimal(fields: Fields, name: string): Decimal {
  const value = fields.get(name)
  if (!(value instanceof Written)) throw new BadQuestion('wrong-type', name, `${name} is a number`)
  const exact = decimalOf(value)
  if (exact === null) throw new BadQuestion('out-of-range', name, `${name} is beyond all measure: ${value.text}`)
  if (exact.digits < 0n) throw new BadQuestion('negative', name, `${name} is not negative: ${value.text}`)
  return exact
}

/** A whole number that is not negative. */
export function whole(fields: Fields, name: string): bigint {
  const value = scaled(decimal(fields, name), 0)
  if (value === undefined) throw new BadQuestion('not-whole', name, `${name} is a whole number`)
  return value
}

/** Whole days or months, of which at most so many can be meant. */
export function count(fields: Fields, name: string, most: number): number {
  const value = whole(fields, name)
  if (value > BigInt(most)) throw new BadQuestion('out-of-range', name, `${name} is at most ${most}`)
  return Number(value)
}

/** An amount in fen, given in yuan with at most two decimals. */
export function fenOf(fields: Fields, name: string): bigint {
  const value = scaled(decimal(fields, name), 2)
  if (value === undefined) throw new BadQuestion('fraction-of-a-fen', name, `${name} has at most two decimals: yuan and fen`)
  return value
}

/** A day that exists, as YYYY-MM-DD. */
export function dayField(fields: Fields, name: string): string {
  const value = text(fields, name)
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== value) throw new BadQuestion('impossible-day', name, `${name} is a day that exists, as YYYY-MM-DD: ${value}`)
  return value
}

/** Refuses a part that is larger than its whole. */
export function within([part, partName]: readonly [bigint, string], [all, allName]: readonly [bigint, string]): void {
  if (part > all) throw new BadQuestion('part-exceeds-whole', partName, `${partName} is more than ${allName}`)
}
