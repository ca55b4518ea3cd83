/** Numbers as they were written: decimal and exact, never a float. */

/** A number of the input, by its own letters. */
export class Written {
  constructor(readonly text: string) {}
}

/** `digits` divided by ten to the power of `scale`; `scale` is the smallest that holds it. */
export interface Decimal { readonly digits: bigint; readonly scale: number }

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/
/** Beyond this no sum of money, no count and no area is meant. */
const LARGEST_EXPONENT = 400

const normal = ({ digits, scale }: Decimal): Decimal => {
  let [least, by] = [digits, scale]
  for (; by > 0 && least % 10n === 0n; by -= 1) least /= 10n
  return { digits: least, scale: by }
}

/** The number as written, exactly; null where its exponent is beyond all measure. */
export function decimalOf({ text }: Written): Decimal | null {
  const found = NUMBER.exec(text)
  if (found === null) throw new Error(`JSON holds no such number: ${text}`)
  const [, sign, whole = '', fraction = '', exponent = '0'] = found
  if (exponent.replace(/^[+-]?0*/, '').length > 3 || Math.abs(Number(exponent)) > LARGEST_EXPONENT) return null
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(`${sign}${whole}${fraction}`)
  return normal(scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale })
}

/** The number times ten to the power of `places`, if that is whole; undefined if it is not. */
export const scaled = ({ digits, scale }: Decimal, places: number): bigint | undefined => (scale > places ? undefined : digits * 10n ** BigInt(places - scale))

/** An amount in fen, written in yuan. */
export function yuanOf(fen: bigint): Written {
  const cents = (fen % 100n).toString().padStart(2, '0')
  return new Written(cents === '00' ? `${fen / 100n}` : `${fen / 100n}.${cents}`.replace(/0$/, ''))
}

/** JSON text in which exact numbers keep their letters. */
export function print(value: unknown): string {
  if (value instanceof Written) return value.text
  if (Array.isArray(value)) return `[${value.map(print).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => `${JSON.stringify(key)}:${print(one)}`).join(',')}}`
}
