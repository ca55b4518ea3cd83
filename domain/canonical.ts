/** The one text of a value: JSON with sorted keys and without gaps, so that the same value always gives the same bytes. Keys without a value are left out; what JSON cannot say becomes null. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    // Without a comparison of its own, sort() compares code units.
    const fields = Object.keys(value).sort().flatMap((key) => {
      const item: unknown = Reflect.get(value, key)
      return item === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(item)}`]
    })
    return `{${fields.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
