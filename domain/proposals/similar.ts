/** Likeness of two titles: shared pairs of neighbouring characters, as an exact fraction. Advice before sending, never a decision. */

function pairs(text: string): ReadonlySet<string> {
  const letters = [...text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((c, i) => `${letters[i] ?? ''}${c}`))
}

/** True when at least two fifths of the pairs of the shorter title occur in the other. */
export function looksLike(one: string, other: string): boolean {
  const [a, b] = [pairs(one), pairs(other)]
  const shared = [...a].filter((p) => b.has(p)).length
  return shared > 0 && shared * 5 >= Math.min(a.size, b.size) * 2
}
