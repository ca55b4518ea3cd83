import { useRef, useState } from 'react'
import { clear, isSigned, line, type Pen, type Point, type Stroke } from './strokes'

export interface Paper { readonly pen: Pen; readonly width: number; readonly height: number }

/** Follows a finger or a mouse over a sheet of paper and remembers the strokes. */
export function useStrokes(onSigned: (signed: boolean) => void) {
  const paper = useRef<Paper | null>(null)
  const strokes = useRef<Stroke[]>([])
  const drawing = useRef<Point[] | null>(null)
  const [started, setStarted] = useState(false)

  const lay = (next: Paper): void => {
    paper.current = next
    clear(next.pen, next.width, next.height)
  }
  const begin = (point: Point): void => {
    drawing.current = [point]
    setStarted(true)
  }
  const move = (point: Point): void => {
    const before = drawing.current?.at(-1)
    if (drawing.current === null || before === undefined || paper.current === null) return
    drawing.current.push(point)
    line(paper.current.pen, before, point)
  }
  const end = (): void => {
    if (drawing.current !== null) strokes.current.push(drawing.current)
    drawing.current = null
    onSigned(isSigned(strokes.current))
  }
  const wipe = (): void => {
    strokes.current = []
    drawing.current = null
    if (paper.current !== null) clear(paper.current.pen, paper.current.width, paper.current.height)
    setStarted(false)
    onSigned(false)
  }
  return { started, lay, begin, move, end, wipe }
}
