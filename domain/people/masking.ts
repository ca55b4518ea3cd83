/** How personal data looks to everybody who does not have to know it whole. */

const MIDDLE = '****'
const HEAD = 3
const TAIL = 4

/** A name as 张**: the first letter only, whatever its length. */
export function maskedName(name: string): string {
  return `${[...name.trim()][0] ?? ''}**`
}

/** A telephone number as 138****1234; a number too short to hide anything is hidden whole. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length < HEAD + TAIL + 1 ? MIDDLE : `${digits.slice(0, HEAD)}${MIDDLE}${digits.slice(-TAIL)}`
}
