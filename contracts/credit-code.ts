/** The unified social credit code of a registered organisation, by its check digit (GB 32100-2015). */

/** The thirty-one signs of the standard: no I, O, S, V and Z, which look like figures. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
/** What the department of civil affairs registers begins so: social organisations, social service bodies, foundations. */
const CIVIL_AFFAIRS = '5'

/** The last of the eighteen signs, which follows from the seventeen before it: each weighs 3 to the power of its place, modulo 31. */
export function checkDigitOf(seventeen: string): string {
  const { sum } = [...seventeen].reduce(({ sum: so, weight }, sign) => ({ sum: so + SIGNS.indexOf(sign) * weight, weight: (weight * 3) % 31 }), { sum: 0, weight: 1 })
  return SIGNS.charAt((31 - (sum % 31)) % 31)
}

/** In one spelling: capitals, no spaces. */
export const codeSpelt = (code: string): string => code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** Whether it is a code at all: its form, and the check digit. */
export const isCreditCode = (code: string): boolean => FORM.test(code) && checkDigitOf(code.slice(0, 17)) === code.charAt(17)

/** Whether a code is of an organisation that civil affairs registered (登记社会组织). */
export const isOfRegisteredOrg = (code: string): boolean => code.startsWith(CIVIL_AFFAIRS)
