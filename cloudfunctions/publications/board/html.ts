/** What every page of the notice board is made of: HTML without script, readable on old phones, in large type and on paper, and small enough for the first round trip. */
import { BOARD } from '../../../src/copy/board'
import { packed } from '../packed'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
// Bidirectional marks could make a sentence read as another one, control characters are no text, and a tower of accents lies over its neighbours.
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const CONTROL = /(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu
/** Half of a pair that is not there. */
const LONE = /\p{Surrogate}/gu
const ACCENTS = /(\p{M}{3})\p{M}+/gu

/** Leaves out of a text what could disturb those around it. */
export const clean = (text: string): string => text.replace(LONE, '\uFFFD').replace(BIDI, '').replace(CONTROL, '').replace(ACCENTS, '$1')

/** Makes any text safe inside an element or a quoted attribute. */
export const escape = (text: string): string => clean(text).replace(/[&<>"']/g, (c) => ESCAPES[c] ?? '')

/** At most so many characters, whole ones, and a sign that more was said. */
export function clip(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most).join('').replace(/[\u200D\uFE0F]+$/, '')}…`
}

const STYLE = `body{font:1.05rem/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a1a1a;background:#f4f5f4;margin:0}main{display:block;max-width:42rem;margin:0 auto;background:#fff;padding:1rem;word-wrap:break-word;overflow-wrap:anywhere}h1{font-size:1.5rem;line-height:1.3;margin:.2rem 0 .6rem}h2{font-size:1.1rem;border-left:.3rem solid #07793f;padding-left:.5rem;margin:1.6rem 0 .5rem}p{margin:.4rem 0}a{color:#07603a}img{width:100%;height:auto;max-height:18rem;object-fit:cover;border-radius:.4rem}dl.three{display:table;width:100%;table-layout:fixed;margin:.8rem 0;text-align:center}dl.three div{display:table-cell;padding:.5rem .2rem;border:1px solid #d5d9d6}dt{color:#4d5650;font-size:.9rem}dd{margin:0;font-weight:600;font-size:1.15rem}dl.facts dd{font-weight:400;font-size:1.05rem;margin:0 0 .5rem}ol,ul{padding-left:1.2rem;margin:.4rem 0}li{margin:.4rem 0}.stage{display:inline-block;background:#07793f;color:#fff;border-radius:.3rem;padding:.1rem .6rem}.note{color:#4d5650;font-size:.92rem}code{font:600 1rem ui-monospace,Consolas,monospace}li a,p a{display:inline-block;padding:.2rem 0}strong.late{color:#9b1c1c}.size{text-align:right}.large body{font-size:1.6rem}.large dt,.large .note{font-size:1.3rem;color:#333}.large h1{font-size:2rem}.large h2{font-size:1.7rem}.large dd,.large dl.facts dd{font-size:1.6rem}.large dl.three,.large dl.three div{display:block;text-align:left}.large code{font-size:1.3rem}.large li a,.large p a{padding:.7rem 0}@media print{.size{display:none}@page{margin:15mm}body{background:#fff;font-size:11pt}main{max-width:none;padding:0}h2{page-break-after:avoid}li,dl.three,p{page-break-inside:avoid}img{max-height:9cm;width:auto;max-width:100%}a{color:inherit;text-decoration:none}.stage{border:1px solid #000;background:#fff;color:#000}}`

/** The door to 大字, and back: an address of its own, because there is no script. */
const SIZE = { ordinary: `<p class="size"><a href="?large=1">${BOARD.large}</a></p>`, large: `<p class="size"><a href="?large=0">${BOARD.ordinary}</a></p>` } as const

/** The same page in 大字. */
export const enlarged = (page: string): string => page.replace('<html lang="zh-CN">', '<html lang="zh-CN" class="large">').replace(SIZE.ordinary, SIZE.large)

/** A whole page. */
export function document(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="format-detection" content="telephone=no"><title>${escape(clip(title, 80))}</title><style>${STYLE}</style></head><body><main>${SIZE.ordinary}${body}</main></body></html>`
}

export const section = (title: string, body: string): string => (body === '' ? '' : `<section><h2>${escape(title)}</h2>${body}</section>`)
export const paragraph = (text: string): string => (text === '' ? '' : `<p>${escape(text)}</p>`)
export const note = (text: string): string => `<p class="note">${escape(text)}</p>`
export const link = (address: string, text: string): string => `<a href="${escape(address)}">${escape(text)}</a>`
/** A list of which each item is HTML already. */
export const list = (entries: readonly string[]): string => (entries.length === 0 ? '' : `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`)
/** The first of these lines, each cut to its measure. */
export const items = (lines: readonly string[], { lines: most, text }: Limits): string => list(lines.slice(0, most).map((line) => escape(clip(line, text))))
/** Terms and what they are, in the order in which they are read out. */
export const facts = (pairs: readonly (readonly [string, string])[]): string => (pairs.length === 0 ? '' : `<dl class="facts">${pairs.map(([dt, dd]) => `<div><dt>${escape(dt)}</dt><dd>${escape(dd)}</dd></div>`).join('')}</dl>`)
/** Three numbers side by side. */
export const three = (cells: readonly (readonly [string, string])[]): string => `<dl class="three">${cells.map(([dt, dd]) => `<div><dt>${escape(dt)}</dt><dd>${escape(dd)}</dd></div>`).join('')}</dl>`

/** How much of everything a page shows. */
export interface Limits { readonly records: number; readonly lines: number; readonly text: number }
const LIMITS: readonly Limits[] = [{ records: 60, lines: 30, text: 500 }, { records: 25, lines: 12, text: 200 }, { records: 10, lines: 6, text: 100 }, { records: 5, lines: 4, text: 50 }]
/** Ten packets of a fresh connection, less what the headers take. */
const MOST_BYTES = 13_600

/** The page with as much as fits into the first round trip: an ordinary one whole, an overlong one with the newest of everything. */
export function fitted(render: (limits: Limits) => string): string {
  let page = ''
  for (const limits of LIMITS) {
    page = render(limits)
    if (packed(page).length <= MOST_BYTES) return page
  }
  return page
}
