import type { IncomingMessage } from 'node:http'

/** The whole body, or undefined when it is larger than allowed (what is left is not kept). */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        chunks.length = 0
        resolve(undefined)
        return
      }
      chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Error('the request was cut off'))
    })
  })
}

export interface FormPart {
  readonly name: string
  readonly filename: string | undefined
  readonly content: Buffer
}

/** The parts of a multipart/form-data body; undefined when the content type names no boundary. */
export function readForm(contentType: string, body: Buffer): readonly FormPart[] | undefined {
  const boundary = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]?.trim()
  if (!mark) return undefined
  const delimiter = Buffer.from(`\r\n--${mark}`)
  const whole = Buffer.concat([Buffer.from('\r\n'), body])
  const parts: FormPart[] = []
  let start = whole.indexOf(delimiter)
  while (start >= 0) {
    const end = whole.indexOf(delimiter, start + delimiter.length)
    if (end < 0) break
    const part = partOf(whole.subarray(start + delimiter.length + 2, end))
    if (part) parts.push(part)
    start = end
  }
  return parts
}

function partOf(bytes: Buffer): FormPart | undefined {
  const gap = bytes.indexOf('\r\n\r\n')
  if (gap < 0) return undefined
  const head = bytes.subarray(0, gap).toString('utf8')
  const name = /[; ]name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) return undefined
  return { name, filename: /filename="([^"]*)"/i.exec(head)?.[1], content: bytes.subarray(gap + 4) }
}
