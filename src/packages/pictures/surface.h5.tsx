import type { KeyboardEvent, PointerEvent } from 'react'
import { onPicture, reachOn, type SurfaceProps } from './surface-place'

const STEP = 20
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }

/** The picture as a finger, a pen or a mouse marks it in a browser; the arrow keys move the chosen part, with Shift they resize it. */
export function Surface({ label, marking, children }: SurfaceProps) {
  const boxOf = (event: PointerEvent<HTMLDivElement>): DOMRect => event.currentTarget.getBoundingClientRect()
  const press = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key]
    if (arrow === undefined) return
    event.preventDefault()
    marking.nudge({ x: arrow[0], y: arrow[1] }, event.shiftKey ? 'resize' : 'move')
  }
  return (
    <div
      className='ws-marker'
      role='group'
      aria-label={label}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        marking.begin(onPicture(boxOf(event), event.clientX, event.clientY), reachOn(boxOf(event)))
      }}
      onPointerMove={(event) => marking.drag(onPicture(boxOf(event), event.clientX, event.clientY))}
      onPointerUp={marking.end}
      onPointerCancel={marking.end}
      onKeyDown={press}
    >
      {children}
    </div>
  )
}
