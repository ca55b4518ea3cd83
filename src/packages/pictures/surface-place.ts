import type { ReactNode } from 'react'
import type { Point } from './marks'
import type { Marking } from './use-marks'

export interface SurfaceProps { readonly label: string; readonly marking: Marking; readonly children: ReactNode }

/** Where a picture lies on the screen. */
export interface Box { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

const WHOLE = 1000
/** How far from a corner a finger still takes hold of it. */
const REACH_PX = 22

/** A place on the screen as a place on the picture. */
export const onPicture = ({ left, top, width, height }: Box, x: number, y: number): Point => ({ x: ((x - left) * WHOLE) / width, y: ((y - top) * WHOLE) / height })
export const reachOn = ({ width, height }: Box): Point => ({ x: (REACH_PX * WHOLE) / width, y: (REACH_PX * WHOLE) / height })
