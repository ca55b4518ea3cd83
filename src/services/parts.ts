/** What one request may carry, with room for its frame. */
const MOST_BYTES = 60_000
const MOST_ROWS = 400

/** Rows in parts that fit into a request; a Chinese letter has three bytes. */
export function partsOf<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = [[]]
  let bytes = 0
  for (const row of rows) {
    const size = JSON.stringify(row).length * 3
    const last = parts.at(-1) ?? []
    if (last.length > 0 && (bytes + size > MOST_BYTES || last.length >= MOST_ROWS)) {
      parts.push([row])
      bytes = size
    } else {
      last.push(row)
      bytes += size
    }
  }
  return parts
}
