/** Why: the rule behind a decision or a refusal, with its clause, its words, its first day and its figures. */
import type { Basis } from '../../contracts/policies'
import type { Reason } from '../../contracts/projects'
import type { Refusal } from '../../contracts/reply'
import type { RuleName, RuleResult } from '../../contracts/vocabulary'

const quoted = ({ quote }: Basis): { readonly quote?: string } => (quote === undefined ? {} : { quote })

/** The explanation of one decision: what the rule found on these figures (money in fen), and the basis it stands on. */
export const reason = (basis: Basis, found: { readonly rule: RuleName; readonly figures: Reason['figures']; readonly result: RuleResult }): Reason => ({
  ...found, clause: basis.clause, since: basis.since, ...quoted(basis), tag: basis.tag,
})

/** What a refusal says of the rule behind it, for `refuse(code, ruled(…))`; `remedy` are the figures that would make it a yes. */
export const ruled = (basis: Basis, said: { readonly rule: RuleName; readonly figures?: Refusal['figures']; readonly remedy?: Refusal['remedy'] }): Omit<Refusal, 'code'> => ({
  rule: said.rule, clause: basis.clause, since: basis.since, ...quoted(basis),
  ...(said.figures === undefined ? {} : { figures: said.figures }), ...(said.remedy === undefined ? {} : { remedy: said.remedy }),
})
