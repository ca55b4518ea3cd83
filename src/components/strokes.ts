/** A signature as it was drawn: strokes of points, in the pad's own pixels. */
export interface Point { readonly x: number; readonly y: number }
export type Stroke = readonly Point[]

/** What a canvas of either world can do for us. */
export interface Pen {
  lineWidth: number
  lineCap: string
  lineJoin: string
  strokeStyle: unknown
  fillStyle: unknown
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  stroke(): void
  fillRect(x: number, y: number, width: number, height: number): void
}

const LEAST_LENGTH = 40

/** A dot or a slip of the finger is not a signature. */
export function isSigned(strokes: readonly Stroke[]): boolean {
  let length = 0
  for (const stroke of strokes) {
    stroke.forEach((point, index) => {
      const before = stroke[index - 1]
      if (before !== undefined) length += Math.hypot(point.x - before.x, point.y - before.y)
    })
  }
  return length >= LEAST_LENGTH
}

export function clear(pen: Pen, width: number, height: number): void {
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.lineWidth = 3
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.strokeStyle = '#111'
}

export function line(pen: Pen, from: Point, to: Point): void {
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.lineTo(to.x, to.y)
  pen.stroke()
}
