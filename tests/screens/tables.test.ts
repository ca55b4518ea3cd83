import { csvText, parseCsv } from '../../src/packages/office/csv'
import { linesOf, readRoster } from '../../src/packages/office/roster-rows'

describe('a table for a spreadsheet', () => {
  it('quotes what would break it, and comes back as it went', () => {
    const rows = [['编号', '项目'], ['A1', '修路, 二期'], ['A2', '他说"好"'], ['A3', '两\n行']]
    expect(parseCsv(csvText(rows))).toEqual(rows)
  })
  it('never holds a cell that the spreadsheet would run', () => {
    expect(csvText([['=1+1', '+86', '@x', '-3']])).toBe("\uFEFF'=1+1,'+86,'@x,'-3\r\n")
  })
})

describe('a pasted table', () => {
  it('may come from a spreadsheet, with tabs and blank lines', () => {
    expect(parseCsv('楼栋\t门牌号\r\n\r\n1栋\t101\r\n')).toEqual([['楼栋', '门牌号'], ['1栋', '101']])
  })
  it('may be written with Chinese commas', () => {
    expect(parseCsv('楼栋，门牌号\n1栋，101')).toEqual([['楼栋', '门牌号'], ['1栋', '101']])
  })
})

describe('a roster', () => {
  const places = [{ id: 'b1', name: '14号院1栋' }, { id: 'g1', name: '一组' }]
  it('knows places by their names, and splits the members', () => {
    expect(readRoster('楼栋,十户组,门牌号,门牌码,姓名\n14号院1栋,一组,1单元101,728194,王*明、李*', places).rows).toEqual([{ building: 'b1', group: 'g1', room: '1单元101', doorCode: '728194', members: ['王*明', '李*'] }])
  })
  it('leaves out what is not there', () => {
    expect(readRoster('楼栋,门牌号\nb1,101', places).rows).toEqual([{ building: 'b1', group: null, room: '101', doorCode: null, members: [] }])
  })
  it('names every line that cannot be taken over, as the spreadsheet numbers it', () => {
    const { problems } = readRoster('楼栋,门牌号,门牌码\n14号院9栋,101,\nb1,,12\n', places)
    expect(problems.map(({ line, field }) => [line, field])).toEqual([[2, '楼栋'], [3, '门牌号'], [3, '门牌码']])
  })
  it('wants to know which column is which', () => {
    expect(readRoster('1栋,101\n1栋,102', places).headed).toBe(false)
  })
  it('shows the cloud’s problems at the lines of the whole table', () => {
    const { lines } = readRoster('楼栋,门牌号\nb1,101\nb1,102\nb1,102', places)
    expect(linesOf([{ row: 1, field: 'room', code: 'duplicate' }], { lines, before: 1 })).toMatchObject([{ line: 4, field: '门牌号', content: 'b1，102' }])
  })
})
