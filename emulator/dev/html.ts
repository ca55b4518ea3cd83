/** Text that has been escaped, or written by us: the only thing a page is made of. */
export interface Html {
  readonly html: string
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

type Piece = string | number | Html | readonly Html[]

function written(piece: Piece): string {
  if (typeof piece === 'string' || typeof piece === 'number') return String(piece).replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark)
  return 'html' in piece ? piece.html : piece.map((part) => part.html).join('')
}

export function html(fixed: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: fixed.reduce((page, text, place) => page + written(pieces[place - 1] ?? '') + text) }
}

const STYLE = `body{font:16px/1.7 system-ui,"Noto Sans CJK SC",sans-serif;max-width:64em;margin:0 auto;padding:1em;color:#1a1a1a;background:#fff}
h1{font-size:1.5em}h2{font-size:1.15em;margin:2em 0 .5em}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.35em .6em;border-bottom:1px solid #ddd}
pre{white-space:pre-wrap;word-break:break-all;background:#f5f5f5;padding:.6em;font-size:13px;margin:0}a{color:#0b5cad}button{font:inherit;padding:.3em .9em;margin-right:.4em}
.note{background:#fff6dd;padding:.5em .8em;border-left:4px solid #d99a00}.bad{color:#a40000}form{display:inline}nav a{margin-right:1em}`

/** A page of the laptop, in Chinese like the rest. */
export function page(title: string, body: Html): string {
  return html`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · 微实事模拟器</title><style>${{ html: STYLE }}</style>
<nav><a href="/">网页版</a><a href="/dev/">开发者页面</a></nav><h1>${title}</h1>
<p class="note">本页只存在于这台电脑上的模拟器中，正式环境没有这个页面，也没有下面这些人物。</p>${body}</html>`.html
}
