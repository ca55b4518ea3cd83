import type { FiledOrg, OrgPart } from '../../contracts/suppliers'
import { moneyText } from './money'

/** A filed organisation and its part, in one line. */
export const orgText = ({ name, filingNumber, filedWith, fen }: FiledOrg): string => `${name}（备案社区组织，${filedWith}备案，备案号 ${filingNumber}）${moneyText(fen)}`

/** What the lead passed on of one payment. */
export const passedOnText = (parts: readonly OrgPart[]): string => parts.map(({ filedOrg, fen }) => `${filedOrg} ${moneyText(fen)}`).join('、')

/** The words of who has a contract and how its money is shared. */
export const SUPPLIERS = {
  code: (code: string) => `统一社会信用代码 ${code}`,
  lead: (name: string, fen: number) => `联合申报，${name}牵头签合同、收款，自己的份额 ${moneyText(fen)}`,
  passedOn: (parts: readonly OrgPart[]) => `牵头单位转给：${passedOnText(parts)}`,
  paidTo: (receiver: string) => `付给${receiver}`,
  ofLead: (name: string) => `${name}（牵头）`, part: '份额',
  org: (n: number) => `第 ${n} 个备案社区组织`, name: '名称', number: '备案号', with: '在哪里备案', add: '加一个备案社区组织', without: '去掉', withoutOf: (name: string) => `去掉${name}`,
  behind: (name: string) => `${name}的负责人`,
} as const

/** A list as a record holds it: its lines after semicolons, the parts of a line after bars. */
const linesOf = (told: string): readonly (readonly string[])[] => told.split(';').map((line) => line.split('|'))

/** The filed organisations of a record, in words. */
export const filedOrgsTold = (told: string): string => linesOf(told).map(([name = '', filingNumber = '', filedWith = '', fen = '0']) => orgText({ name, filingNumber, filedWith, fen: Number(fen) })).join('；')

/** What a record says was passed on, in words. */
export const passedOnTold = (told: string): string => passedOnText(linesOf(told).map(([filedOrg = '', fen = '0']) => ({ filedOrg, fen: Number(fen) })))
