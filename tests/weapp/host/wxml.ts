/** Reads WXML as WeChat compiles it: tags, attributes, `{{ }}`; enough to render Taro's templates. */
export interface Tag { readonly tag: string; readonly attrs: Readonly<Record<string, string | true>>; readonly kids: WxmlNode[] }
export type WxmlNode = Tag | { readonly text: string }
export type Scope = Readonly<Record<string, unknown>>

const TOKEN = /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|[^<]+/g
const ATTRIBUTE = /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g
const WHOLE = /^\{\{((?:(?!\}\}).)*)\}\}$/s

function attributesOf(text: string): Record<string, string | true> {
  const attrs: Record<string, string | true> = {}
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) attrs[name ?? ''] = double ?? single ?? true
  return attrs
}

/** The nodes of one file; throws where a tag is not closed or nothing can be read. */
export function parseWxml(source: string): readonly WxmlNode[] {
  const root: Tag = { tag: '#root', attrs: {}, kids: [] }
  const stack: Tag[] = [root]
  let last = 0
  for (const match of source.matchAll(TOKEN)) {
    if (match.index !== last) throw new Error(`WXML syntax error near: ${source.slice(last, last + 80)}`)
    last = match.index + match[0].length
    const [text, closing, opening, attributes = '', selfClosing] = match
    const top = stack.at(-1) ?? root
    if (closing !== undefined) {
      if (top.tag !== closing) throw new Error(`WXML: </${closing}> closes <${top.tag}>`)
      stack.pop()
    } else if (opening !== undefined) {
      const element: Tag = { tag: opening, attrs: attributesOf(attributes), kids: [] }
      top.kids.push(element)
      if (selfClosing === '') stack.push(element)
    } else if (!text.startsWith('<!--') && text.trim() !== '') top.kids.push({ text })
  }
  if (stack.length !== 1) throw new Error(`WXML: <${stack.at(-1)?.tag ?? ''}> is not closed`)
  return root.kids
}

const compiled = new Map<string, (scope: Scope) => unknown>()

/** Evaluates one expression of a template; unknown names are undefined, as in WeChat. */
export function evaluate(code: string, scope: Scope, asObject = false): unknown {
  const key = `${asObject ? '{' : ''}${code}`
  let run = compiled.get(key)
  if (run === undefined) {
    run = new Function('$', `with($){return ${asObject ? `({${code}})` : `(${code})`}}`) as (scope: Scope) => unknown
    compiled.set(key, run)
  }
  return run(new Proxy(scope, { has: () => true, get: (target, name) => (typeof name === 'symbol' ? undefined : target[name]) }))
}

/** An attribute or a text with its `{{ }}` filled in; a value alone in them keeps its type. */
export function interpolate(text: string | true, scope: Scope): unknown {
  if (text === true || !text.includes('{{')) return text
  const whole = WHOLE.exec(text)
  if (whole !== null) return evaluate(whole[1] ?? '', scope)
  return text.replace(/\{\{(.*?)\}\}/gs, (_, code: string) => String(evaluate(code, scope) ?? ''))
}
