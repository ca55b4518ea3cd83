/** The smallest valid input of any validator, so that every operation can be knocked at. */
interface Described {
  readonly type: string; readonly entries?: Readonly<Record<string, Described>>; readonly wrapped?: Described; readonly pipe?: readonly Described[]
  readonly item?: Described; readonly options?: readonly unknown[]; readonly requirement?: unknown; readonly literal?: unknown
}

const bound = (s: Described, type: string): number => Number(s.pipe?.find((p) => p.type === type)?.requirement ?? 0)

function aString(s: Described): string {
  const wanted = s.pipe?.find((p) => p.type === 'regex')?.requirement
  if (s.pipe?.some((p) => p.type === 'iso_date')) return '2030-03-20'
  if (wanted instanceof RegExp) return ['x1', '1234567', '0871-6000000', 'abcd1234', 'ABCD-1234'].find((text) => wanted.test(text)) ?? 'x'
  return 'x'.repeat(Math.max(1, bound(s, 'min_length')))
}

/** A value that the validator takes. */
export function sample(s: Described): unknown {
  const base = s.pipe?.[0] ?? s
  switch (base.type) {
    case 'strict_object': case 'object': return Object.fromEntries(Object.entries(base.entries ?? {}).filter(([, e]) => !['optional', 'exact_optional', 'nullish'].includes(e.type)).map(([key, e]) => [key, sample(e)]))
    case 'array': return Array.from({ length: bound(s, 'min_length') }, () => (base.item ? sample(base.item) : null))
    case 'string': return aString(s)
    case 'number': return Math.max(1, bound(s, 'min_value'))
    case 'boolean': return true
    case 'picklist': return base.options?.[0]
    case 'literal': return base.literal
    case 'union': case 'variant': return sample(base.options?.[0] as Described)
    case 'nullable': return null
    // The value of a rule: its key is the first of the list, and that one takes an empty list.
    case 'unknown': return []
    default: throw new Error(`no sample for ${base.type}`)
  }
}
