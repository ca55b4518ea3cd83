/** Codes of suppliers that do not exist: the check digit is right, and the district (000000) is nowhere. */
import { checkDigitOf } from '../../contracts/credit-code'

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const NOWHERE = '000000'

/** Always the same code for the same name; `kind` is how codes begin of what the market regulator (91) or civil affairs (51, 52) registers. */
export function codeFor(name: string, kind: '91' | '51' | '52' = '91'): string {
  let rest = [...name].reduce((sum, sign) => (sum * 131n + BigInt(sign.codePointAt(0) ?? 0)) % 26_439_622_160_671n, 7n)
  let body = ''
  for (let i = 0; i < 9; i += 1) {
    body = `${SIGNS.charAt(Number(rest % 31n))}${body}`
    rest /= 31n
  }
  const seventeen = `${kind}${NOWHERE}${body}`
  return `${seventeen}${checkDigitOf(seventeen)}`
}

/** What a registered supplier says of itself beside its name. */
export const registered = (supplier: string): { readonly standing: 'registered'; readonly creditCode: string } => ({ standing: 'registered', creditCode: codeFor(supplier) })
