/** Decimals and fractions as whole numbers: nothing in a selection is ever rounded. */

/** A fraction of whole numbers; the denominator is positive. */
export interface Fraction { readonly num: bigint; readonly den: bigint }

/** A decimal as written: digits and the power of ten by which they are divided. */
export interface Decimal { readonly digits: bigint; readonly places: number }

const DECIMAL = /^([+-]?)(\d*)(?:[.,](\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** The decimal that a text writes, with a point or a comma; null where it is no number. */
export function decimalOf(text: string): Decimal | null {
  const found = DECIMAL.exec(text.trim())
  if (found === null) return null
  const [, sign = '', whole = '', part = '', power = '0'] = found
  if (whole === '' && part === '') return null
  const places = part.length - Number(power)
  const digits = BigInt(`${whole}${part}`) * (sign === '-' ? -1n : 1n)
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 }
}

/** The decimal in units of 10^-places; throws where it is finer than that. */
export function inUnits({ digits, places }: Decimal, unitPlaces: number): bigint {
  if (places > unitPlaces) throw new RangeError(`finer than ${unitPlaces} places`)
  return digits * 10n ** BigInt(unitPlaces - places)
}

/** The greatest common divisor of two whole numbers; of 0 and 0, 0. */
export function gcd(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** Negative, zero or positive as the first fraction is less than, equal to or more than the second. */
export function compare(one: Fraction, other: Fraction): number {
  const [a, b] = [one.num * other.den, other.num * one.den]
  return a < b ? -1 : a > b ? 1 : 0
}

/** The smallest whole number that is not less than the fraction. */
export const ceiling = (num: bigint, den: bigint): bigint => (num <= 0n ? -(-num / den) : (num + den - 1n) / den)

/** A whole number of units as a reduced fraction in words: `20000`, `11433991/100`. */
export function inWords(amount: bigint, unit: bigint): string {
  const by = gcd(amount, unit)
  return unit === by ? `${amount / by}` : `${amount / by}/${unit / by}`
}
