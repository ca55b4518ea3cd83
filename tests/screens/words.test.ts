import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const CHINESE = /[\u4e00-\u9fff]/
/** A comma, colon, semicolon, question mark or bracket of the Latin keyboard, right beside a Chinese character. */
const LATIN_MARK = /[\u4e00-\u9fff][,:;?!()]|[,:;(][\u4e00-\u9fff]/

/** An example of a CSV keeps the commas of a CSV. */
const isTable = (text: string): boolean => text.includes('\n')

const files = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.config.ts')).map((file) => path.join('src', file))

/** Every text that a reader can see: strings, templates and what stands between tags. */
function textsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
    if (isText && !ts.isLiteralTypeNode(node.parent)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

describe('the words on the screen', () => {
  it('stand in src/copy and nowhere else', () => {
    const elsewhere = files.filter((file) => !file.startsWith(path.join('src', 'copy'))).flatMap((file) => textsOf(file).filter((text) => CHINESE.test(text)).map((text) => `${file}: ${text}`))
    expect(elsewhere).toEqual([])
  })

  it('use Chinese punctuation', () => {
    expect(files.flatMap((file) => textsOf(file).filter((text) => LATIN_MARK.test(text) && !isTable(text)).map((text) => `${file}: ${text}`))).toEqual([])
  })
})
