import type { JointCouncil } from '../../contracts/joint'
import type { Fen } from '../../contracts/reply'
import { moneyText } from './money'

/** The words of several councils that decide the same. */
export const SEVERAL = {
  ofSeveral: '各社区表决和分担',
  sharesHint: (fund: Fen) => `微实事资金要出 ${moneyText(fund)}，由各社区分担；不出的填 0。`,
  sharesMissing: '每个社区都要填，加起来要正好。',
  leads: '（牵头）',
  itsTurn: '轮到它开会',
  notYetItsTurn: '还没有轮到',
  wentWithout: '未通过，不再参加',
  councilVoted: (passed: boolean, yes: number, present: number) => `${passed ? '✓ 通过' : '× 未通过'}，${yes} / ${present} 人赞成`,
  shareAgreed: '已同意分担',
  shareProposed: '等它同意分担',
} as const

/** How far what was filled in is from what the fund has to pay. */
export function sharesStand(fund: Fen, together: Fen): string {
  if (together === fund) return `合计 ${moneyText(together)}，正好`
  return together < fund ? `合计 ${moneyText(together)}，还差 ${moneyText(fund - together)}` : `合计 ${moneyText(together)}，多出 ${moneyText(together - fund)}`
}

const names = (councils: readonly JointCouncil[]): string => councils.map(({ name }) => name).join('、')

const taking = (councils: readonly JointCouncil[]): readonly JointCouncil[] => councils.filter(({ left }) => !left)

/** Who has yet to agree who pays what, before the first of several sits. */
const disagreed = (here: readonly JointCouncil[]): readonly JointCouncil[] => (here.length > 1 && here.every(({ result }) => result === null) ? here.filter(({ agreed }) => !agreed) : [])

/** Whether the council of this one sits now or next: nobody’s does while the shares are not agreed. */
export const sitsNext = (councils: readonly JointCouncil[], { turn }: JointCouncil): boolean => turn && disagreed(taking(councils)).length === 0

/** Who is waited for: whoever has to propose or agree who pays what, or whose council sits now or next; nobody where all have decided. */
function waitedFor(here: readonly JointCouncil[]): string {
  const turn = here.find((one) => one.turn)
  if (turn === undefined) return ''
  const missing = disagreed(here)
  if (missing.length === 0) return `现在轮到${turn.name}议事会`
  return missing.length === here.length ? `等${names(here.filter(({ leads }) => leads))}提出怎么分担` : `等${names(missing)}同意分担`
}

/** How far several councils are, in one line: who has passed it, who has not, and whose turn it is. */
export function councilsStand(councils: readonly JointCouncil[]): string {
  const here = taking(councils)
  const those = (which: readonly JointCouncil[], did: string): string => (which.length === 0 ? '' : `${names(which)}${did}`)
  return [
    those(councils.filter(({ left }) => left), '未通过，不再参加'), those(here.filter(({ result }) => result?.passed === true), '已通过'), those(here.filter(({ result }) => result?.passed === false), '未通过'), waitedFor(here),
  ].filter((part) => part !== '').join('；')
}
