import { csvText, parseCsv } from '../../src/packages/office/csv'
import { linesOf, readRoster, registerCsv } from '../../src/packages/office/roster-rows'
import { tableText } from '../../src/packages/office/table-text'

describe('a table for a spreadsheet', () => {
  it('quotes what would break it, and comes back as it went', () => {
    const rows = [['编号', '项目'], ['A1', '修路, 二期'], ['A2', '他说"好"'], ['A3', '两\n行']]
    expect(parseCsv(csvText(rows))).toEqual(rows)
  })
  it('never holds a cell that the spreadsheet would run', () => {
    expect(csvText([['=1+1', '+86', '@x', '-3', '＝1', '\n=1']])).toBe("\uFEFF'=1+1,'+86,'@x,'-3,'＝1,\"'\n=1\"\r\n")
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
    expect(readRoster('楼栋,十户组,门牌号,门牌码,姓名\n14号院1栋,一组,1单元101,728194,王*明、李*', places).rows).toEqual([{ building: 'b1', group: 'g1', room: '1单元101', doorCode: '728194', members: ['王*明', '李*'].map((name) => ({ name, phone: null, tenure: 'family', birthYear: null })) }])
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
    const { lines, first } = readRoster('楼栋,门牌号\nb1,101\nb1,102\nb1,103', places)
    expect(linesOf([{ row: 2, field: 'room', code: 'duplicate' }], { lines, first })).toMatchObject([{ line: 4, field: '门牌号', content: 'b1，103' }])
  })
  it('takes a line for each person of a door, and says where two lines of it differ', () => {
    const table = '楼栋,十户组,门牌号,姓名,电话,身份,出生年份\nb1,g1,101,王小明,19900001234,业主,1970\nb1,,101,李小红,,租户,\nb1,g2,102,赵一,,,\nb1,g1,102,赵一,,房东,70\nb1,,103,,19900001234,,'
    const { rows, first, problems } = readRoster(table, places)
    expect(rows[0]).toEqual({ building: 'b1', group: 'g1', room: '101', doorCode: null, members: [{ name: '王小明', phone: '19900001234', tenure: 'owner', birthYear: 1970 }, { name: '李小红', phone: null, tenure: 'tenant', birthYear: null }] })
    expect(first).toEqual([2, 4, 6])
    expect(problems.map(({ line, field }) => [line, field])).toEqual([[5, '身份'], [5, '出生年份'], [5, '十户组'], [5, '姓名'], [6, '电话']])
  })
  it('goes out and comes in again as it was', () => {
    const line = { household: 'h', building: 'b1', group: 'g1', room: '101', bound: 1, members: [{ name: '王小明', phone: '19900001234', tenure: 'owner', birthYear: 1970 }, { name: '李小红', phone: null, tenure: 'tenant', birthYear: null }] } as const
    const csv = registerCsv([line, { ...line, room: '102', group: null, members: [] }], (id) => places.find((one) => one.id === id)?.name ?? id)
    const { rows, problems } = readRoster(csv, places)
    expect(problems).toEqual([])
    expect(rows).toEqual([{ building: 'b1', group: 'g1', room: '101', doorCode: null, members: [...line.members] }, { building: 'b1', group: null, room: '102', doorCode: null, members: [] }])
  })
  it('may be pasted from cells with tabs and line breaks in them', () => {
    expect(parseCsv(tableText([['楼栋', '门牌号'], ['1\t栋', '10\n1']]))).toEqual([['楼栋', '门牌号'], ['1 栋', '10 1']])
  })
})
