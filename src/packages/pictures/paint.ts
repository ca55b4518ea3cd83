import type { PictureMark } from '../../../contracts/files'
import { pixelated } from './pixels'

/** What a canvas of either world can do for us. */
export interface Sheet { width: number; height: number; getContext(kind: '2d'): CanvasRenderingContext2D | null }

const LONGEST_EDGE = 1280
export const COPY_QUALITY = 0.85

export interface CopyHandle {
  /** The local address of a JPEG copy in which the marked parts cannot be recognised; rejects where the picture cannot be drawn. */
  readonly make: (url: string, marks: readonly PictureMark[]) => Promise<string>
}

/** Draws a picture and makes its marked parts unrecognisable: the sheet holds nothing else of them. */
export function paint(sheet: Sheet, image: CanvasImageSource, { width, height, marks }: { readonly width: number; readonly height: number; readonly marks: readonly PictureMark[] }): void {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(width, height))
  sheet.width = Math.max(1, Math.round(width * scale))
  sheet.height = Math.max(1, Math.round(height * scale))
  const pen = sheet.getContext('2d')
  if (pen === null) throw new Error('no canvas to draw on')
  pen.drawImage(image, 0, 0, sheet.width, sheet.height)
  const drawn = pen.getImageData(0, 0, sheet.width, sheet.height)
  drawn.data.set(pixelated({ width: drawn.width, height: drawn.height, data: drawn.data }, marks).data)
  pen.putImageData(drawn, 0, 0)
}
