/** The Wilson interval of a share, in exact whole numbers: the same on every machine. */

const WHOLE = 10_000n
/** z = 1.96 as a fraction: 95 of 100 such intervals hold the true share. */
const [Z_NUM, Z_DEN] = [49n, 25n]

/** The least whole number whose square is no less. */
function rootUp(square: bigint): bigint {
  if (square < 2n) return square
  let [low, high] = [1n, square]
  while (low < high) {
    const middle = (low + high) / 2n
    if (middle * middle >= square) high = middle
    else low = middle + 1n
  }
  return low
}

/** Between which shares, in ten-thousandths, the true one lies when `satisfied` of `answers` are; rounded outwards, and all of it where nobody answered. */
export function wilson(satisfied: number, answers: number): { readonly low: number; readonly high: number } {
  if (answers === 0) return { low: 0, high: Number(WHOLE) }
  const [k, n] = [BigInt(satisfied), BigInt(answers)]
  const [z, d] = [Z_NUM * Z_NUM, Z_DEN * Z_DEN]
  const middle = (2n * k * d + z) * WHOLE
  const spread = Z_NUM * rootUp(((z * n + 4n * d * k * (n - k)) * WHOLE * WHOLE + n - 1n) / n)
  const below = 2n * (n * d + z)
  const low = (middle - spread) / below
  const high = (middle + spread + below - 1n) / below
  return { low: Number(low < 0n ? 0n : low), high: Number(high > WHOLE ? WHOLE : high) }
}
