/** Receipt codes: eight letters that cannot be mistaken for one another, `ABCD-2345`. */

/** Crockford's letters in the order of the computer's own sorting: no I, L, O or U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
const LOOKALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' }

const dashed = (letters: string): string => `${letters.slice(0, 4)}-${letters.slice(4)}`

/** The code that somebody typed, as it was printed: small letters, blanks and lookalikes are forgiven; null if it cannot be one. */
export function readCode(typed: string): string | null {
  const letters = [...typed.normalize('NFKC').toUpperCase()].filter((letter) => !/[\s-]/.test(letter)).map((letter) => LOOKALIKES[letter] ?? letter)
  return letters.length === LENGTH && letters.every((letter) => LETTERS.includes(letter)) ? dashed(letters.join('')) : null
}

/** A code as a whole number that sorts as the code does (40 bits), so that a million of them fit in 8 MB. Throws on what is no code. */
export function numberOfCode(code: string): number {
  const read = readCode(code)
  if (read === null) throw new RangeError(`no receipt code: ${code}`)
  return [...read.replace('-', '')].reduce((sum, letter) => sum * LETTERS.length + LETTERS.indexOf(letter), 0)
}

/** The code of such a number. */
export function codeOfNumber(number: number): string {
  let rest = number
  let letters = ''
  for (let place = 0; place < LENGTH; place += 1) {
    letters = LETTERS.charAt(rest % LETTERS.length) + letters
    rest = Math.floor(rest / LETTERS.length)
  }
  return dashed(letters)
}

/** What was answered on: one question, put once. */
export const matterOf = ({ kind, project, round }: { readonly kind: string; readonly project: string; readonly round: number }): string => `${kind}|${project}|${round}`
