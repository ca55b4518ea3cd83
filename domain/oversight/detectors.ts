/** Figures that a district looks at, and no accusations: money spent in a burst at the year's end, budgets just under a cap, works that few wanted (E22, L31–L33), bids that lie close together (E80), few who get the contracts (E86). */
import type { Signals, SupplierShare } from '../../contracts/oversight'
import type { Policy, SignalFigures } from '../../contracts/policies'
import type { Project } from '../../contracts/projects'
import type { Fen } from '../../contracts/reply'
import type { Implementer } from '../../contracts/suppliers'
import { dayOf, yearOf } from '../calendar'
import { spelt } from '../people/declaring'
import { capVerdict } from '../policies/caps'
import { costOf } from '../projects/project'
import { gcd } from '../polls/exact'
import { areAlike, biddersOf } from '../works/bidders'

const PERCENT = 100
const total = (some: readonly number[]): number => some.reduce((all, one) => all + one, 0)
/** Whether a part is at least so many percent of the whole; exact. */
const reaches = (part: number, whole: number, percent: number): boolean => whole > 0 && BigInt(part) * BigInt(PERCENT) >= BigInt(whole) * BigInt(percent)
const lines = (some: readonly Project[]): readonly { readonly code: string; readonly title: string }[] => some.map(({ code, title }) => ({ code, title })).sort((a, b) => (a.code < b.code ? -1 : 1))

/** What was spent in a year, and of that in December. */
function december(projects: readonly Project[], { year, figures: { decemberPercent } }: { readonly year: number; readonly figures: SignalFigures }): Signals['december'] {
  const paid = projects.flatMap(({ expenses }) => expenses).filter((one) => one.paid && yearOf(dayOf(one.at)) === year)
  const fen = total(paid.filter(({ at }) => dayOf(at).slice(5, 7) === '12').map((one) => one.fen))
  const ofFen = total(paid.map((one) => one.fen))
  return { fen, ofFen, noticed: reaches(fen, ofFen, decemberPercent) }
}

/** Whether what a project costs lies under its cap by no more than so many percent of it. */
function isNearCap(project: Project, policy: Policy, percent: number): boolean {
  const { triage } = project
  const fen = costOf(project)
  if (triage === null || fen === null || policy.values.types?.value.some(({ type }) => type === triage.type) !== true) return false
  const { cap } = capVerdict({ policy, type: triage.type, fen, fundFen: project.approvedFundFen })
  const measured = policy.values.capBasis?.value === 'fundShare' ? project.approvedFundFen : fen
  return cap !== null && measured <= cap && reaches(measured, cap, PERCENT - percent)
}

/** Whether of the households that were asked fewer agreed than so many percent. */
const isLittleWanted = ({ consent }: Project, percent: number): boolean => consent !== null && consent.sealed !== null && consent.households > 0 && !reaches(consent.sealed.agree, consent.households, percent)

/** Who got how much of a contract: one supplier all of it; of a joint declaration the lead and each filed organisation its own part, so that the parts are the price (E87). */
const receivedBy = ({ supplier, fen, jointDeclaration }: Implementer): readonly { readonly supplier: string; readonly fen: Fen }[] =>
  jointDeclaration === undefined ? [{ supplier, fen }] : [{ supplier, fen: jointDeclaration.leadFen }, ...jointDeclaration.filedOrgs.map((org) => ({ supplier: org.name, fen: org.fen }))]

/** The part of all contract money of a year that each supplier got, and the sum of the squares of these parts (HHI): one where one has everything, close to none where many share it. Exact. */
export function concentration(projects: readonly Pick<Project, 'implementer'>[], { year, figures: { contractsMost } }: { readonly year: number; readonly figures: Pick<SignalFigures, 'contractsMost'> }): Signals['suppliers'] {
  const found = new Map<string, SupplierShare>()
  for (const { implementer } of projects) {
    if (implementer === null || yearOf(implementer.confirmedOn) !== year) continue
    for (const { supplier, fen } of receivedBy(implementer)) {
      const before = found.get(spelt(supplier))
      found.set(spelt(supplier), { supplier: before?.supplier ?? supplier, contracts: (before?.contracts ?? 0) + 1, fen: (before?.fen ?? 0) + fen })
    }
  }
  const shares = [...found.values()].sort((a, b) => b.fen - a.fen || (a.supplier < b.supplier ? -1 : 1))
  const whole = total(shares.map(({ fen }) => fen))
  const square = BigInt(whole) * BigInt(whole)
  const squares = shares.reduce((all, { fen }) => all + BigInt(fen) * BigInt(fen), 0n)
  return { shares, fen: whole, hhi: whole === 0 ? null : { numerator: (squares / gcd(squares, square)).toString(), denominator: (square / gcd(squares, square)).toString() }, above: shares.filter(({ contracts }) => contracts > contractsMost).map(({ supplier }) => supplier) }
}

/** What the projects of a district show of one year. `policyOf` names the rules that a project is judged by. */
export function signalsOf(projects: readonly Project[], asked: { readonly year: number; readonly figures: SignalFigures; readonly policyOf: (project: Project) => Policy | null }): Signals {
  const { year, figures, policyOf } = asked
  const contracted = projects.filter(({ implementer }) => implementer !== null && yearOf(implementer.confirmedOn) === year)
  const near = contracted.filter((project) => {
    const policy = policyOf(project)
    return policy !== null && isNearCap(project, policy, figures.nearCapPercent)
  })
  const contested = contracted.filter(({ quotes }) => biddersOf(quotes).length > 1)
  const polled = contracted.filter(({ consent }) => consent !== null && consent.sealed !== null)
  return {
    december: december(projects, asked), nearCap: { projects: lines(near), of: contracted.length },
    littleWanted: { projects: lines(polled.filter((project) => isLittleWanted(project, figures.endorsementPercent))), of: polled.length },
    alikeQuotes: { projects: lines(contested.filter(({ quotes }) => areAlike(quotes, figures.quoteSpreadPercent))), of: contested.length },
    suppliers: concentration(projects, asked),
  }
}
