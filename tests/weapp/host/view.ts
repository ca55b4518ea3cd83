import fs from 'node:fs'
import path from 'node:path'
import { evaluate, interpolate, parseWxml, type Scope, type WxmlNode } from './wxml'

export interface Element { readonly tag: string; readonly attrs: Record<string, unknown>; readonly kids: (Element | Words)[]; readonly parent: Element | null; readonly owner: unknown }
export interface Words { readonly text: string }

interface Template { readonly kids: readonly WxmlNode[]; readonly unit: Unit }
interface Unit { readonly templates: Record<string, Template>; readonly wxs: Record<string, unknown>; readonly body: WxmlNode[] }
interface Surroundings { readonly templates: Record<string, Template>; readonly using: Readonly<Record<string, string>>; readonly owner: unknown; readonly repeated?: WxmlNode }

export interface ViewHost {
  readonly dist: string
  /** Set for an independent subpackage: nothing outside may be read. */
  readonly root: string
  readonly usingOf: (base: string) => Readonly<Record<string, string>>
  readonly component: (base: string, element: Element) => void
}

/** Renders pages and components from the WXML in a build folder. */
export class View {
  private readonly units = new Map<string, Unit>()
  constructor(private readonly host: ViewHost) {}

  page(base: string, data: Scope, owner: unknown, parent: Element): Element {
    const unit = this.unit(`${base}.wxml`)
    this.render(unit.body, { ...data, ...unit.wxs }, { templates: unit.templates, using: this.host.usingOf(base), owner }, parent)
    return parent
  }

  private read(file: string): string {
    if (this.host.root !== '' && !file.startsWith(`${this.host.root}/`)) throw new Error(`independent subpackage ${this.host.root} reads ${file}`)
    return fs.readFileSync(path.join(this.host.dist, file), 'utf8')
  }

  private unit(file: string): Unit {
    const known = this.units.get(file)
    if (known !== undefined) return known
    const unit: Unit = { templates: {}, wxs: {}, body: [] }
    this.units.set(file, unit)
    const beside = (src: unknown): string => path.posix.join(path.posix.dirname(file), String(src))
    for (const node of parseWxml(this.read(file))) {
      if ('text' in node) unit.body.push(node)
      else if (node.tag === 'import') Object.assign(unit.templates, this.unit(beside(node.attrs.src)).templates)
      else if (node.tag === 'wxs') unit.wxs[String(node.attrs.module)] = this.wxs(node.attrs.src === undefined ? textOf(node.kids) : this.read(beside(node.attrs.src)))
      else if (node.tag === 'template' && node.attrs.name !== undefined) unit.templates[String(node.attrs.name)] = { kids: node.kids, unit }
      else unit.body.push(node)
    }
    return unit
  }

  private wxs(source: string): unknown {
    const module: { exports: unknown } = { exports: {} }
    new Function('module', 'exports', source)(module, module.exports)
    return module.exports
  }

  private render(nodes: readonly WxmlNode[], scope: Scope, around: Surroundings, parent: Element): void {
    let taken = false
    for (const node of nodes) {
      if ('text' in node) {
        const text = String(interpolate(node.text, scope) ?? '')
        if (text.trim() !== '') parent.kids.push({ text })
        continue
      }
      const { attrs } = node
      if (attrs['wx:for'] !== undefined && around.repeated !== node) {
        this.repeat(node, scope, around, parent)
        continue
      }
      if (attrs['wx:if'] !== undefined) taken = Boolean(interpolate(attrs['wx:if'], scope))
      else if (attrs['wx:elif'] !== undefined) {
        if (taken) continue
        taken = Boolean(interpolate(attrs['wx:elif'], scope))
      } else if (attrs['wx:else'] !== undefined && taken) continue
      if ((attrs['wx:if'] !== undefined || attrs['wx:elif'] !== undefined) && !taken) continue
      this.element(node, scope, around, parent)
    }
  }

  private repeat(node: Extract<WxmlNode, { tag: string }>, scope: Scope, around: Surroundings, parent: Element): void {
    const list = interpolate(node.attrs['wx:for'] ?? '', scope)
    const [item, index] = [String(node.attrs['wx:for-item'] ?? 'item'), String(node.attrs['wx:for-index'] ?? 'index')]
    if (!Array.isArray(list)) return
    list.forEach((value: unknown, at) => this.render([node], { ...scope, [item]: value, [index]: at }, { ...around, repeated: node }, parent))
  }

  private element(node: Extract<WxmlNode, { tag: string }>, scope: Scope, around: Surroundings, parent: Element): void {
    if (node.tag === 'block') return this.render(node.kids, scope, around, parent)
    if (node.tag === 'template') return this.template(node, scope, around, parent)
    const element: Element = { tag: node.tag, attrs: {}, kids: [], parent, owner: around.owner }
    for (const [name, value] of Object.entries(node.attrs)) if (!name.startsWith('wx:')) element.attrs[name] = interpolate(value, scope)
    parent.kids.push(element)
    const component = around.using[node.tag]
    if (component === undefined) this.render(node.kids, scope, around, element)
    else this.host.component(component, element)
  }

  private template(node: Extract<WxmlNode, { tag: string }>, scope: Scope, around: Surroundings, parent: Element): void {
    const name = String(interpolate(node.attrs.is ?? '', scope))
    const template = around.templates[name]
    if (template === undefined) throw new Error(`WXML template "${name}" not found`)
    const given = typeof node.attrs.data === 'string' ? evaluate(node.attrs.data.replace(/^\{\{|\}\}$/g, ''), scope, true) : {}
    this.render(template.kids, { ...(given as Scope), ...template.unit.wxs }, { ...around, templates: { ...template.unit.templates, ...around.templates } }, parent)
  }
}

const textOf = (nodes: readonly WxmlNode[]): string => nodes.map((node) => ('text' in node ? node.text : '')).join('')
