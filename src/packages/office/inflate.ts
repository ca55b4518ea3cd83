/** Unpacks what a zip file packs (RFC 1951): a mini-program has nothing of its own for it. */

/** How many codes there are of each length, and the symbols in the order of their codes. */
interface Codes { readonly counts: readonly number[]; readonly symbols: readonly number[] }

const MOST_BITS = 15
const END_OF_BLOCK = 256
const LENGTHS = { base: [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258], extra: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0] } as const
const DISTANCES = {
  base: [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577],
  extra: [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13],
} as const
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const

const damaged = (): Error => new Error('the packed data is damaged')

function codesOf(lengths: readonly number[]): Codes {
  const counts = Array.from({ length: MOST_BITS + 1 }, () => 0)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  counts[0] = 0
  const symbols = lengths.map((length, symbol) => ({ length, symbol })).filter(({ length }) => length > 0).sort((a, b) => a.length - b.length || a.symbol - b.symbol)
  return { counts, symbols: symbols.map(({ symbol }) => symbol) }
}

const repeated = (times: number, value: number): readonly number[] => Array.from({ length: times }, () => value)
const FIXED = { literals: codesOf([...repeated(144, 8), ...repeated(112, 9), ...repeated(24, 7), ...repeated(8, 8)]), distances: codesOf(repeated(30, 5)) }

interface Bits { readonly take: (count: number) => number; readonly symbol: (codes: Codes) => number; readonly bytes: () => Uint8Array }

function bitsOf(packed: Uint8Array): Bits {
  let at = 0
  let held = 0
  let count = 0
  const bit = (): number => {
    if (count === 0) {
      if (at >= packed.length) throw damaged()
      held = packed[at] ?? 0
      at += 1
      count = 8
    }
    const low = held & 1
    held >>= 1
    count -= 1
    return low
  }
  const take = (wanted: number): number => Array.from({ length: wanted }, bit).reduce((sum, one, place) => sum + one * 2 ** place, 0)
  const symbol = ({ counts, symbols }: Codes): number => {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= MOST_BITS; length += 1) {
      code += bit()
      const here = counts[length] ?? 0
      if (code - first < here) return symbols[index + code - first] ?? 0
      index += here
      first = (first + here) * 2
      code *= 2
    }
    throw damaged()
  }
  const bytes = (): Uint8Array => {
    count = 0
    const length = (packed[at] ?? 0) + (packed[at + 1] ?? 0) * 256
    at += 4 + length
    if (at > packed.length) throw damaged()
    return packed.subarray(at - length, at)
  }
  return { take, symbol, bytes }
}

/** What to append for a symbol of a code-length list: itself, or a run. */
function runOf(symbol: number, { bits, last }: { readonly bits: Bits; readonly last: number }): readonly number[] {
  if (symbol < 16) return [symbol]
  if (symbol === 16) return repeated(3 + bits.take(2), last)
  return symbol === 17 ? repeated(3 + bits.take(3), 0) : repeated(11 + bits.take(7), 0)
}

function dynamicCodes(bits: Bits): typeof FIXED {
  const [literals, distances, known] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4]
  const own = repeated(19, 0).slice()
  for (const place of ORDER.slice(0, known)) own[place] = bits.take(3)
  const codes = codesOf(own)
  const lengths: number[] = []
  while (lengths.length < literals + distances) lengths.push(...runOf(bits.symbol(codes), { bits, last: lengths.at(-1) ?? 0 }))
  return { literals: codesOf(lengths.slice(0, literals)), distances: codesOf(lengths.slice(literals)) }
}

interface Out { readonly put: (byte: number) => void; readonly copy: (length: number, back: number) => void; readonly all: () => Uint8Array }

function outOf(size: number): Out {
  const buffer = new Uint8Array(size)
  let at = 0
  const put = (byte: number): void => {
    if (at >= size) throw damaged()
    buffer[at] = byte
    at += 1
  }
  return {
    put,
    copy: (length, back) => {
      if (back > at) throw damaged()
      for (let left = length; left > 0; left -= 1) put(buffer[at - back] ?? 0)
    },
    all: () => buffer.subarray(0, at),
  }
}

function block(bits: Bits, out: Out, { literals, distances }: typeof FIXED): void {
  for (let symbol = bits.symbol(literals); symbol !== END_OF_BLOCK; symbol = bits.symbol(literals)) {
    if (symbol < END_OF_BLOCK) {
      out.put(symbol)
      continue
    }
    const length = (LENGTHS.base[symbol - 257] ?? 0) + bits.take(LENGTHS.extra[symbol - 257] ?? 0)
    const distance = bits.symbol(distances)
    out.copy(length, (DISTANCES.base[distance] ?? 0) + bits.take(DISTANCES.extra[distance] ?? 0))
  }
}

/** The unpacked bytes, which are `size` at most; throws when the data is damaged. */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const bits = bitsOf(packed)
  const out = outOf(size)
  for (let last = 0; last === 0;) {
    last = bits.take(1)
    const kind = bits.take(2)
    if (kind === 0) bits.bytes().forEach(out.put)
    else if (kind === 3) throw damaged()
    else block(bits, out, kind === 1 ? FIXED : dynamicCodes(bits))
  }
  return out.all()
}
