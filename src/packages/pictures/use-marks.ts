import { useRef, useState } from 'react'
import type { PictureMark } from '../../../contracts/files'
import { dragged, held, IN_THE_MIDDLE, MOST_MARKS, moved, resized, type Hold, type Marks, type Point } from './marks'

interface Sheet { readonly marks: Marks; readonly chosen: number; readonly past: readonly Marks[] }

export interface Marking {
  readonly marks: Marks
  /** The one that the buttons and the arrow keys are about. */
  readonly chosen: number
  readonly full: boolean
  readonly canUndo: boolean
  readonly begin: (at: Point, reach: Point) => void
  readonly drag: (to: Point) => void
  readonly end: () => void
  readonly add: () => void
  readonly remove: () => void
  readonly undo: () => void
  readonly nudge: (by: Point, what: 'move' | 'resize') => void
}

const isSame = (one: Marks, other: Marks): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The marked parts of one picture: drawn, moved, resized, taken away, and each of it undone. */
export function useMarks(start: Marks): Marking {
  const [sheet, setSheet] = useState<Sheet>({ marks: start, chosen: start.length - 1, past: [] })
  const hold = useRef<Hold | null>(null)
  const { marks, chosen, past } = sheet
  const change = (next: Marks, about: number): void => setSheet({ marks: next, chosen: Math.min(about, next.length - 1), past: [...past, marks] })

  const begin = (at: Point, reach: Point): void => {
    const taken = held(marks, at, reach)
    hold.current = taken
    if (taken.kind !== 'draw') setSheet({ ...sheet, chosen: taken.index })
  }
  const drag = (to: Point): void => {
    const taken = hold.current
    if (taken === null) return
    const next = dragged(taken, to)
    setSheet((before) => ({ ...before, marks: next, chosen: Math.min(taken.index, next.length - 1) }))
  }
  const end = (): void => {
    const taken = hold.current
    hold.current = null
    if (taken !== null) setSheet((before) => (isSame(before.marks, taken.start) ? before : { ...before, past: [...before.past, taken.start] }))
  }
  const onChosen = (turn: (mark: PictureMark) => PictureMark): void => {
    if (chosen >= 0) change(marks.map((mark, index) => (index === chosen ? turn(mark) : mark)), chosen)
  }
  return {
    marks, chosen, full: marks.length >= MOST_MARKS, canUndo: past.length > 0, begin, drag, end,
    add: () => change([...marks, IN_THE_MIDDLE], marks.length),
    remove: () => { if (chosen >= 0) change(marks.filter((_, index) => index !== chosen), chosen) },
    undo: () => setSheet({ marks: past.at(-1) ?? [], chosen: (past.at(-1) ?? []).length - 1, past: past.slice(0, -1) }),
    nudge: (by, what) => onChosen((mark) => (what === 'move' ? moved(mark, by) : resized(mark, by))),
  }
}
