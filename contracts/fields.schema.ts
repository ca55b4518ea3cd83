/** Validators that every area uses: bounded text, whole fen, days and ids. */
import * as v from 'valibot'
import type { Fen } from './reply'

/** Trimmed text of 1 to `max` characters. */
export const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
/** Whole fen, 0 to 10 billion yuan. */
export const fen = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000_000), v.transform((n): Fen => n))
/** Whole fen, at least one. */
export const someFen = v.pipe(fen, v.minValue(1))
/** A day that exists, `YYYY-MM-DD`. */
export const day = v.pipe(v.string(), v.isoDate(), v.check((d) => !Number.isNaN(Date.parse(`${d}T00:00:00Z`)) && new Date(`${d}T00:00:00Z`).toISOString().startsWith(d)))
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_:.#|-]{1,80}$/))
export const file = v.pipe(v.string(), v.minLength(1), v.maxLength(300))
export const photos = v.pipe(v.array(file), v.maxLength(9))
export const phone = v.pipe(v.string(), v.regex(/^[0-9 +-]{5,20}$/))

/** A telephone call: the last four digits of the number, and when. */
export const called = v.optional(v.nullable(v.strictObject({ ending: v.pipe(v.string(), v.regex(/^\d{4}$/)), at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })), null)
