const MARKER = 0xff
const START_OF_IMAGE = 0xd8
const START_OF_SCAN = 0xda
const APP1 = 0xe1
const APP13 = 0xed
const COMMENT = 0xfe

/** Segments that may say who took the photo, when and where: EXIF and XMP (APP1), IPTC (APP13), comments. */
const TELLTALE: readonly number[] = [APP1, APP13, COMMENT]

/** The same JPEG without the segments that may carry a place or a name; other formats and broken files come back unchanged. */
export function stripExif(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== MARKER || bytes[1] !== START_OF_IMAGE) return bytes
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === MARKER) {
    const kind = bytes[at + 1] ?? 0
    if (kind === MARKER) {
      at += 1 // fill byte before a marker
      continue
    }
    if (kind === START_OF_SCAN) break
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
    if (end > bytes.length || end < at + 4) return bytes
    if (!TELLTALE.includes(kind)) kept.push(bytes.subarray(at, end))
    at = end
  }
  kept.push(bytes.subarray(at))
  return joined(kept)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
