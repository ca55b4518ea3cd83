import type { Fen } from '../../contracts/reply'

const FEN_PER_YUAN = 100
const YUAN_PER_WAN = 10_000

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** 860000 → 「8,600 元」; 1630000 → 「1.63 万元」. Never rounds: what does not fit two decimals of 万 is told in yuan. */
export function moneyText(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const amount = Math.abs(fen)
  const wanHundredth = (YUAN_PER_WAN * FEN_PER_YUAN) / 100
  if (amount >= YUAN_PER_WAN * FEN_PER_YUAN && amount % wanHundredth === 0) {
    return `${sign}${decimals(amount / wanHundredth)} 万元`
  }
  const odd = amount % FEN_PER_YUAN
  const yuan = grouped((amount - odd) / FEN_PER_YUAN)
  return `${sign}${yuan}${odd === 0 ? '' : `.${String(odd).padStart(2, '0')}`} 元`
}

/** Hundredths as text without trailing zeros: 163 → 1.63, 200 → 2. */
function decimals(hundredths: number): string {
  const whole = Math.floor(hundredths / 100)
  const rest = String(hundredths % 100).padStart(2, '0').replace(/0+$/, '')
  return rest === '' ? grouped(whole) : `${grouped(whole)}.${rest}`
}

/** What a person typed, as whole fen; null when it is not an amount. */
export function fenFromText(text: string): Fen | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?(万)?元?$/.exec(text.replace(/[,\uff0c\s]/g, ''))
  if (match === null) return null
  const hundredths = Number(match[1]) * FEN_PER_YUAN + Number((match[2] ?? '').padEnd(2, '0'))
  return match[3] === undefined ? hundredths : hundredths * YUAN_PER_WAN
}
