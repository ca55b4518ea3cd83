/** What the bytes of a public picture may hold: the same on the phone, before it is sent, and on the server, before it is shown. Imports nothing: it goes into the mini-program as it is. */

type Bytes = Uint8Array

/** A whole number of so many bytes; what lies behind the end counts as 0. */
function number(bytes: Bytes, at: number, length: number, little = false): number {
  let sum = 0
  for (let index = 0; index < length; index += 1) sum = sum * 256 + (bytes[little ? at + length - 1 - index : at + index] ?? 0)
  return sum
}

const letters = (bytes: Bytes, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length))

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const ORIENTATION = 0x0112
const MOST_ENTRIES = 200

/** Which way up a picture is (1 to 8), as its EXIF says; 1 where it does not say. */
function orientationIn(tiff: Bytes): number {
  const little = tiff[0] === 0x49
  const read = (at: number, length: number): number => number(tiff, at, length, little)
  const first = read(4, 4)
  for (let entry = 0; read(2, 2) === 42 && entry < Math.min(read(first, 2), MOST_ENTRIES); entry += 1) {
    const at = first + 2 + entry * 12
    const told = read(at + 8, 2)
    if (read(at, 2) === ORIENTATION) return told >= 1 && told <= 8 ? told : 1
  }
  return 1
}

/** An EXIF that says which way up a picture is and nothing else; empty where it is upright anyway. */
const EXIF_SIGN = [0x45, 0x78, 0x69, 0x66, 0, 0]
const onlyOrientation = (told: number): readonly number[] => (told === 1 ? [] : [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, told, 0, 0, 0, 0, 0, 0])

const SCAN = 0xda
const END = 0xd9
/** Of the segments for applications, those that say how the colours are meant. */
const isColour = (kind: number, body: Bytes): boolean => (kind === 0xe0 && body.length === 14 && letters(body, 0, 5) === 'JFIF\0') || (kind === 0xe2 && letters(body, 0, 12) === 'ICC_PROFILE\0') || (kind === 0xee && letters(body, 0, 5) === 'Adobe')

/** Where the marker after a scan stands; -1 where there is none. */
function afterScan(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const kind = bytes[at + 1] ?? 0
    if (kind !== 0 && kind !== 0xff && (kind < 0xd0 || kind > 0xd7)) return at
  }
  return -1
}

function jpeg(bytes: Bytes): Bytes | null {
  const kept = [bytes.subarray(0, 2)]
  let [at, scans, turned] = [2, 0, false]
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    const kind = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || kind < 0xc0 || (kind >= 0xd0 && kind <= 0xd8)) return null
    // What lies behind the end is no part of the picture.
    if (kind === END) return scans === 0 ? null : joined([...kept, bytes.subarray(at, at + 2)])
    let end = at + 2 + number(bytes, at + 2, 2)
    if (end < at + 4 || end > bytes.length) return null
    const body = bytes.subarray(at + 4, end)
    if (kind === SCAN) {
      scans += 1
      end = afterScan(bytes, end)
      if (end < 0) return null
    }
    if (kind < 0xe0 || isColour(kind, body)) kept.push(bytes.subarray(at, end))
    else if (kind === 0xe1 && !turned && letters(body, 0, 6) === 'Exif\0\0') {
      const exif = onlyOrientation(orientationIn(body.subarray(6)))
      if (exif.length > 0) kept.push(Uint8Array.from([0xff, 0xe1, 0, 2 + 6 + exif.length, ...EXIF_SIGN, ...exif]))
      turned = true
    }
    at = end
  }
}

const PNG_KEPT = 'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs'.split(' ')

/** The sum that ends a chunk of a PNG. */
function sumOf(bytes: readonly number[]): readonly number[] {
  let rest = -1
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return [24, 16, 8, 0].map((by) => (~rest >>> by) & 0xff)
}

function png(bytes: Bytes): Bytes | null {
  const kept = [bytes.subarray(0, 8)]
  let [at, pixels] = [8, 0]
  for (;;) {
    const kind = letters(bytes, at + 4, 4)
    const end = at + 12 + number(bytes, at, 4)
    if (end > bytes.length || (at === 8) !== (kind === 'IHDR')) return null
    if (kind === 'IDAT') pixels += 1
    if (PNG_KEPT.includes(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'eXIf') {
      const exif = onlyOrientation(orientationIn(bytes.subarray(at + 8, end - 4)))
      const named = [0x65, 0x58, 0x49, 0x66, ...exif]
      if (exif.length > 0) kept.push(Uint8Array.from([0, 0, 0, exif.length, ...named, ...sumOf(named)]))
    }
    if (kind === 'IEND') return pixels === 0 ? null : joined(kept)
    at = end
  }
}

const WEBP_KEPT = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']
const [SAYS_EXIF, SAYS_XMP] = [8, 4]

function webp(bytes: Bytes): Bytes | null {
  const whole = 8 + number(bytes, 4, 4, true)
  if (whole > bytes.length) return null
  const kept: Bytes[] = []
  let [at, pixels, exif]: [number, number, readonly number[]] = [12, 0, []]
  while (at < whole) {
    const kind = letters(bytes, at, 4)
    const length = number(bytes, at + 4, 4, true)
    const end = at + 8 + length + (length % 2)
    // A picture that moves is looked at by a person: the check looks at one of its pictures only.
    if (end > whole || kind === 'ANMF') return null
    if (kind === 'VP8 ' || kind === 'VP8L') pixels += 1
    if (WEBP_KEPT.includes(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'EXIF') exif = onlyOrientation(orientationIn(bytes.subarray(letters(bytes, at + 8, 4) === 'Exif' ? at + 14 : at + 8, end)))
    at = end
  }
  const [first, ...rest] = kept
  if (first === undefined || pixels !== 1) return null
  const isExtended = letters(first, 0, 4) === 'VP8X'
  const head = first.slice()
  if (isExtended) head[8] = ((head[8] ?? 0) & ~(SAYS_EXIF | SAYS_XMP)) | (exif.length > 0 ? SAYS_EXIF : 0)
  const tail = isExtended && exif.length > 0 ? [Uint8Array.from([0x45, 0x58, 0x49, 0x46, exif.length, 0, 0, 0, ...exif])] : []
  const body = joined([head, ...rest, ...tail])
  const size = body.length + 4
  return joined([bytes.subarray(0, 4), Uint8Array.from([0, 8, 16, 24].map((by) => (size >>> by) & 0xff)), bytes.subarray(8, 12), body])
}

function stripped(bytes: Bytes): Bytes | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpeg(bytes)
  if (letters(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return png(bytes)
  return letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 4) === 'WEBP' ? webp(bytes) : null
}

/**
 * The same picture without what may tell a place, a time or a name (EXIF, XMP, IPTC, comments, texts, thumbnails, anything behind its end); which way up it is stays.
 * The very same bytes where there was nothing to take out; null for what is neither JPEG, PNG nor WebP, or cannot be followed to its end.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  const clean = stripped(bytes)
  return clean !== null && clean.length === bytes.length && clean.every((byte, at) => byte === bytes[at]) ? bytes : clean
}
