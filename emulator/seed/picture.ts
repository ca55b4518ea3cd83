/** Photos for the examples, drawn on the spot: the same words always give the same picture. */
import type { PictureMark } from '../../contracts/files'
import { numberOf } from './names'
import { openCanvas, type Canvas, type Colour } from './png'

export type Subject = 'pavilion' | 'corridor' | 'toilet' | 'lamp' | 'road' | 'seats' | 'shed' | 'garden' | 'stairs' | 'people' | 'board' | 'slip' | 'signature'
export type Moment = 'before' | 'during' | 'after'

export interface PictureOf {
  readonly subject: Subject
  readonly moment: Moment
  /** Makes one photo of a subject different from the next. */
  readonly of: string
  /** What the content check is to say of it; without it, nothing. */
  readonly check?: 'doubtful'
  /** Parts that nobody shall recognise, in thousandths of the picture. */
  readonly blurred?: readonly PictureMark[]
}

const WIDTH = 480
const HEIGHT = 320
const GROUND_Y = 236

interface Paint { readonly wall: Colour; readonly wood: Colour; readonly roof: Colour; readonly floor: Colour; readonly green: Colour; readonly bright: Colour }
const OLD: Paint = { wall: [172, 168, 158], wood: [122, 108, 94], roof: [112, 106, 104], floor: [148, 142, 132], green: [118, 126, 92], bright: [150, 148, 140] }
const NEW: Paint = { wall: [238, 226, 200], wood: [176, 108, 58], roof: [168, 62, 48], floor: [204, 198, 186], green: [86, 154, 78], bright: [250, 214, 96] }
const PAPER: Colour = [252, 250, 242]
const INK: Colour = [34, 40, 64]
const WARNING: Colour = [236, 122, 32]
const SKIES: readonly Colour[] = [[178, 212, 238], [196, 220, 232], [214, 222, 226], [168, 204, 242]]
const HOUSES: readonly Colour[] = [[206, 198, 188], [196, 184, 170], [188, 196, 200], [212, 204, 182]]

const paintOf = ({ moment }: PictureOf): Paint => (moment === 'after' ? NEW : OLD)

function backdrop(canvas: Canvas, { of, moment }: PictureOf): void {
  const number = numberOf(of)
  const house = HOUSES[number % HOUSES.length] ?? [200, 200, 200]
  canvas.disc([255, 244, 196], 60 + (number % 340), 46, 20)
  for (let block = 0; block < 3; block += 1) {
    const [x, high] = [block * 168 - (number % 40), 120 + ((number >> block) % 70)]
    canvas.rect(house, x, GROUND_Y - high, 140, high)
    for (let floor = 0; floor * 34 + 30 < high; floor += 1) {
      for (let window = 0; window < 4; window += 1) canvas.rect((number >> (floor + window)) % 3 === 0 ? [92, 110, 128] : [126, 146, 162], x + 12 + window * 32, GROUND_Y - high + 14 + floor * 34, 18, 20)
    }
  }
  canvas.rect(moment === 'after' ? [190, 194, 184] : [160, 156, 148], 0, GROUND_Y, WIDTH, HEIGHT - GROUND_Y)
}

type Drawing = (canvas: Canvas, paint: Paint, number: number) => void

function columns(canvas: Canvas, paint: Paint, count: number): void {
  canvas.rect(paint.roof, 70, 128, 340, 20)
  canvas.rect(paint.wood, 82, 148, 316, 8)
  for (let at = 0; at < count; at += 1) canvas.rect(paint.wood, 92 + (at * 290) / (count - 1), 156, 12, 104)
  canvas.rect(paint.floor, 70, 260, 340, 16)
}

function person(canvas: Canvas, coat: Colour, x: number): void {
  canvas.rect(coat, x - 14, 206, 28, 66)
  canvas.disc([226, 188, 160], x, 192, 13)
  canvas.disc([52, 46, 44], x, 184, 11)
}

const DRAWINGS: { readonly [S in Subject]: Drawing } = {
  pavilion: (canvas, paint) => {
    columns(canvas, paint, 4)
    canvas.rect(paint.wall, 104, 176, 120, 84)
    canvas.rect(paint.wood, 250, 224, 120, 10)
    canvas.rect(paint.wood, 258, 234, 8, 26)
    canvas.rect(paint.wood, 352, 234, 8, 26)
    canvas.rect(paint.bright, 128, 192, 42, 34)
  },
  corridor: (canvas, paint) => {
    columns(canvas, paint, 7)
    canvas.rect(paint.wood, 100, 226, 280, 8)
    for (let at = 0; at < 9; at += 1) canvas.disc(paint.green, 84 + at * 40, 124, 14)
  },
  toilet: (canvas, paint) => {
    canvas.rect(paint.wall, 110, 150, 260, 122)
    canvas.rect(paint.roof, 98, 132, 284, 22)
    for (const x of [150, 276]) {
      canvas.rect(paint.wood, x, 186, 54, 86)
      canvas.disc(paint.bright, x + 27, 168, 9)
    }
    canvas.rect([120, 160, 180], 224, 172, 32, 22)
  },
  lamp: (canvas, paint) => {
    canvas.rect(paint.floor, 0, 262, WIDTH, 58)
    for (const x of [150, 340]) {
      canvas.rect([70, 74, 80], x, 96, 8, 176)
      canvas.rect([70, 74, 80], x, 96, 46, 6)
      canvas.disc(paint.bright, x + 46, 108, paint === NEW ? 20 : 9)
    }
  },
  road: (canvas, paint, number) => {
    for (let y = GROUND_Y; y < HEIGHT; y += 4) canvas.rect(paint.floor, 200 - (y - GROUND_Y) * 1.6, y, 90 + (y - GROUND_Y) * 3.2, 4)
    for (let at = 0; at < 6; at += 1) {
      if (paint === NEW) canvas.rect(PAPER, 242, 244 + at * 14, 8, 8)
      else canvas.disc([92, 86, 78], 120 + ((number >> at) % 240), 250 + at * 11, 8 + (at % 3) * 3)
    }
  },
  seats: (canvas, paint) => {
    for (const x of [70, 200, 330]) {
      canvas.rect(paint.wood, x, 220, 96, 10)
      canvas.rect(paint.wood, x, 192, 96, 8)
      canvas.rect([80, 80, 80], x + 8, 230, 6, 34)
      canvas.rect([80, 80, 80], x + 82, 230, 6, 34)
    }
    canvas.disc(paint.green, 40, 180, 44)
    canvas.rect([104, 82, 62], 34, 214, 12, 50)
  },
  shed: (canvas, paint) => {
    columns(canvas, paint, 5)
    for (let at = 0; at < 5; at += 1) {
      canvas.disc([50, 54, 60], 110 + at * 62, 250, 15)
      canvas.disc(paint.wall, 110 + at * 62, 250, 9)
      canvas.rect(paint.bright, 104 + at * 62, 214, 22, 14)
    }
  },
  garden: (canvas, paint, number) => {
    canvas.rect(paint.green, 40, 226, 400, 60)
    for (let at = 0; at < 14; at += 1) canvas.disc(paint === NEW ? [216, 84 + at * 8, 120] : paint.wood, 60 + at * 28, 238 + ((number >> at) % 36), paint === NEW ? 8 : 4)
    canvas.rect(paint.wood, 40, 286, 400, 8)
  },
  stairs: (canvas, paint) => {
    canvas.rect(paint.wall, 90, 60, 300, 220)
    for (let at = 0; at < 7; at += 1) canvas.rect(paint.floor, 120 + at * 34, 262 - at * 26, 270 - at * 34, 26)
    if (paint === NEW) canvas.line([210, 170, 60], [120, 214], [356, 34], 8)
  },
  people: (canvas) => {
    for (let at = 0; at < 5; at += 1) person(canvas, [70 + at * 34, 98, 150 - at * 22], 70 + at * 84)
    canvas.rect([150, 116, 82], 30, 258, 420, 18)
  },
  board: (canvas, paint) => {
    canvas.rect([94, 102, 112], 110, 92, 260, 150)
    canvas.rect([40, 92, 70], 118, 100, 244, 134)
    for (let at = 0; at < 3; at += 1) sheet(canvas, { x: 130 + at * 78, y: 110, wide: 66, high: 112 })
    canvas.rect(paint.floor, 130, 242, 12, 40)
    canvas.rect(paint.floor, 338, 242, 12, 40)
  },
  slip: (canvas, _paint, number) => {
    sheet(canvas, { x: 96, y: 20, wide: 288, high: 280 })
    scrawl(canvas, number)
  },
  signature: (canvas, _paint, number) => {
    canvas.rect(PAPER, 0, 0, WIDTH, HEIGHT)
    scrawl(canvas, number)
  },
}

function sheet(canvas: Canvas, { x, y, wide, high }: { readonly x: number; readonly y: number; readonly wide: number; readonly high: number }): void {
  canvas.rect(PAPER, x, y, wide, high)
  canvas.rect([180, 44, 40], x + wide * 0.2, y + high * 0.07, wide * 0.6, high * 0.05)
  for (let row = 0; row < 6; row += 1) canvas.rect([150, 150, 150], x + wide * 0.12, y + high * (0.2 + row * 0.09), wide * (0.6 + (row % 2) * 0.14), Math.max(2, high * 0.02))
}

/** A hand that signs: a few strokes that follow from the number. */
function scrawl(canvas: Canvas, number: number): void {
  let from: readonly [number, number] = [150, 236 + (number % 20)]
  for (let stroke = 0; stroke < 8; stroke += 1) {
    const to: readonly [number, number] = [170 + stroke * 22, 214 + ((number >> stroke) % 48)]
    canvas.line(INK, from, to, 5)
    from = to
  }
}

const INDOORS: readonly Subject[] = ['slip', 'signature']

/** A small PNG of a scene. */
export function drawPicture(wanted: PictureOf): Buffer {
  const number = numberOf(wanted.of)
  const canvas = openCanvas({ width: WIDTH, height: HEIGHT, ground: INDOORS.includes(wanted.subject) ? [120, 104, 88] : (SKIES[number % SKIES.length] ?? [200, 220, 235]) })
  if (!INDOORS.includes(wanted.subject)) backdrop(canvas, wanted)
  DRAWINGS[wanted.subject](canvas, paintOf(wanted), number)
  if (wanted.moment === 'during') {
    for (let x = 20; x < WIDTH; x += 64) canvas.line(WARNING, [x, 296], [x + 44, 296], 8)
    canvas.line([240, 200, 60], [60, 100], [60, 290], 6)
    canvas.line([240, 200, 60], [60, 160], [420, 160], 4)
  }
  for (const { x, y, width, height } of wanted.blurred ?? []) canvas.mosaic((x * WIDTH) / 1000, (y * HEIGHT) / 1000, (width * WIDTH) / 1000, (height * HEIGHT) / 1000)
  return canvas.png()
}
