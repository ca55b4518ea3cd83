/** SHA-256 that can be put down in the middle and taken up by another process: Node's own cannot say where it stands. */

/** Where a hash stands: its eight words, how many bytes went in, and those that do not fill a block yet (base64). */
export interface HashState { readonly words: readonly number[]; readonly bytes: number; readonly rest: string }

export interface RunningHash {
  readonly update: (text: string) => void
  readonly state: () => HashState
  /** The hash of what went in so far, as hex; more may go in afterwards. */
  readonly digest: () => string
}

const BLOCK = 64
const WORDS = 64
const LENGTH_AT = 56
const TWO_32 = 2 ** 32

function primes(count: number): readonly number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}
const fractionBits = (value: number): number => Math.floor((value - Math.floor(value)) * TWO_32) | 0
const K = Int32Array.from(primes(WORDS), (prime) => fractionBits(Math.cbrt(prime)))
const EMPTY: HashState = { words: primes(8).map((prime) => fractionBits(Math.sqrt(prime))), bytes: 0, rest: '' }

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** Takes one block into the words, in place. */
function take(words: Int32Array, schedule: Int32Array, block: Buffer, from: number): void {
  for (let i = 0, at = from; i < 16; i += 1, at += 4) schedule[i] = ((block[at] ?? 0) << 24) | ((block[at + 1] ?? 0) << 16) | ((block[at + 2] ?? 0) << 8) | (block[at + 3] ?? 0)
  for (let i = 16; i < WORDS; i += 1) {
    const [early, late] = [schedule[i - 15] ?? 0, schedule[i - 2] ?? 0]
    const [s0, s1] = [turned(early, 7) ^ turned(early, 18) ^ (early >>> 3), turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)]
    schedule[i] = ((schedule[i - 16] ?? 0) + s0 + (schedule[i - 7] ?? 0) + s1) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = words
  for (let i = 0; i < WORDS; i += 1) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + (schedule[i] ?? 0)) | 0
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0
  }
  words.set([(words[0] ?? 0) + a, (words[1] ?? 0) + b, (words[2] ?? 0) + c, (words[3] ?? 0) + d, (words[4] ?? 0) + e, (words[5] ?? 0) + f, (words[6] ?? 0) + g, (words[7] ?? 0) + h])
}

/** What closes a message: a one, zeros, and its length in bits. */
function ending(rest: Buffer, bytes: number): Buffer {
  const end = Buffer.alloc(rest.length < LENGTH_AT ? BLOCK : 2 * BLOCK)
  rest.copy(end)
  end[rest.length] = 0x80
  end.writeUInt32BE(Math.floor((bytes * 8) / TWO_32), end.length - 8)
  end.writeUInt32BE((bytes * 8) % TWO_32, end.length - 4)
  return end
}

/** A hash from its beginning, or from where another was put down. */
export function runningHash(from: HashState = EMPTY): RunningHash {
  const words = Int32Array.from(from.words)
  const schedule = new Int32Array(WORDS)
  let rest: Buffer = Buffer.from(from.rest, 'base64')
  let bytes = from.bytes
  return {
    update: (text) => {
      const fresh = Buffer.from(text, 'utf8')
      const all = rest.length === 0 ? fresh : Buffer.concat([rest, fresh])
      bytes += fresh.length
      const whole = all.length - (all.length % BLOCK)
      for (let at = 0; at < whole; at += BLOCK) take(words, schedule, all, at)
      rest = all.subarray(whole)
    },
    state: () => ({ words: [...words], bytes, rest: rest.toString('base64') }),
    digest: () => {
      const last = words.slice()
      const end = ending(rest, bytes)
      for (let at = 0; at < end.length; at += BLOCK) take(last, schedule, end, at)
      return [...last].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
    },
  }
}
