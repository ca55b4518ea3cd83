/** Texts as they go over the wire, kept for the next who asks: a page is weighed when it is made and sent many times. */
import { gzipSync } from 'node:zlib'

const MOST_KEPT = 300
/** What is larger is asked for seldom. */
const LARGEST_KEPT = 100_000
const kept = new Map<string, Buffer>()

/** The text compressed as well as gzip can. */
export function packed(text: string): Buffer {
  const known = kept.get(text)
  if (known !== undefined) return known
  const made = gzipSync(text, { level: 9 })
  if (text.length > LARGEST_KEPT) return made
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(text, made)
  return made
}
