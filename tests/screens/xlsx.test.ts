/** Reading an Excel file without anybody's library; packed here by Node's own zlib. */
import { crc32, deflateRawSync } from 'node:zlib'
import { inflate } from '../../src/packages/office/inflate'
import { isXlsx, readXlsx } from '../../src/packages/office/xlsx'

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))

describe('inflate', () => {
  const texts = ['', 'a', '名册'.repeat(5000), Array.from({ length: 4000 }, (_, at) => `${at * 7919 % 4001},`).join('')]
  it.each([0, 1, 6, 9])('gives back what zlib packed at level %d', (level) => {
    for (const text of texts) {
      const packed = Uint8Array.from(deflateRawSync(Buffer.from(text), { level }))
      expect(Buffer.from(inflate(packed, Buffer.byteLength(text))).toString()).toBe(text)
    }
  })
  it('gives back what was packed with fixed codes', () => {
    const packed = Uint8Array.from(deflateRawSync(Buffer.from('门牌号门牌号门牌号'), { strategy: 4 }))
    expect(Buffer.from(inflate(packed, 27)).toString()).toBe('门牌号门牌号门牌号')
  })
  it('throws on damaged, cut and overlong data instead of going on for ever', () => {
    const packed = Uint8Array.from(deflateRawSync(Buffer.from('名册'.repeat(500))))
    expect(() => inflate(packed.subarray(0, 6), 3000)).toThrow('damaged')
    expect(() => inflate(packed, 100)).toThrow('damaged')
    expect(() => inflate(bytesOf('\x07\x07'), 10)).toThrow('damaged')
  })
})

/** A zip as Excel writes it: local headers, then the directory. */
function zip(files: Readonly<Record<string, string>>, packed = true): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const data = packed ? deflateRawSync(Buffer.from(text)) : Buffer.from(text)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(packed ? 8 : 0, 4)
    common.writeUInt32LE(crc32(text), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(Buffer.byteLength(text), 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data])
    const more = Buffer.alloc(14)
    more.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, more, Buffer.from(name)]))
    locals.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Uint8Array.from(Buffer.concat([...locals, list, end]))
}

const WORKBOOK = {
  'xl/workbook.xml': '<workbook><sheets><sheet name="名册" sheetId="7" r:id="rId9"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="styles.xml"/><Relationship Id="rId9" Type="x" Target="worksheets/sheet7.xml"/></Relationships>',
  'xl/sharedStrings.xml': '<sst><si><t>楼栋</t></si><si><t>门牌号</t></si><si><t>电话</t></si><si><r><t>14号</t></r><r><t xml:space="preserve">院 &amp; 1栋</t></r><rPh sb="0" eb="1"><t>hao</t></rPh></si></sst>',
  'xl/worksheets/sheet7.xml': '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row><row r="2"/><row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="2"><v>101</v></c><c r="C3" s="1"/><c r="D3"><v>1.9900001234E10</v></c></row><row r="4"><c r="B4" t="inlineStr"><is><t>302&#x5BA4;</t></is></c></row></sheetData></worksheet>',
}

describe('an Excel file', () => {
  it.each([true, false])('is read as a table of texts (packed: %s)', (packed) => {
    expect(readXlsx(zip(WORKBOOK, packed))).toEqual([['楼栋', '门牌号', '', '电话'], ['14号院 & 1栋', '101', '', '19900001234'], ['', '302室']])
  })
  it('is told from other files, and what is none is refused', () => {
    expect(isXlsx(zip(WORKBOOK))).toBe(true)
    expect(isXlsx(bytesOf('楼栋,门牌号'))).toBe(false)
    expect(() => readXlsx(bytesOf('PK nothing of the kind'))).toThrow('not an .xlsx file')
    expect(() => readXlsx(zip({ 'xl/workbook.xml': '<workbook/>' }))).toThrow('no sheet')
  })
})
