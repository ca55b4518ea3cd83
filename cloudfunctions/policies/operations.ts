import { POLICY_INPUTS } from '../../contracts/amendments.schema'
import { CONFIRMS, PROPOSES } from '../../domain/policies/amending'
import { commandRow } from '../_runtime/commands'
import { operation, type Operation } from '../_runtime/operation'
import { confirmChange, discardChange, proposeChange } from './deciding'
import { previewChange } from './preview'
import { show } from './view'

export const OPERATIONS: readonly Operation[] = [
  operation({
    name: 'policies.show', does: 'Shows the scheme of a place on a day, or as a project is pinned to it: every value with its clause, its history, and what the district has changed.', kind: 'read',
    who: 'anyone', input: POLICY_INPUTS['policies.show'], output: 'PolicyView', refusals: ['unknown-record', 'unknown-place', 'malformed', 'fault'], run: show,
  }),
  operation({
    name: 'policies.preview', does: 'Says what a change would do before it is proposed or confirmed: before and after, which projects keep the old rule and which a move would judge differently.', kind: 'read',
    who: CONFIRMS, input: POLICY_INPUTS['policies.preview'], output: 'AmendmentPreview',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-place', 'date-in-the-past', 'scheme-expired', 'looser-than-floor', 'nothing-changes', 'malformed', 'fault'], run: previewChange,
  }),
  operation({
    name: 'policies.propose', does: 'Proposes one dated value of a district’s scheme, with its clause and its paper; nothing changes until a second person confirms it.', kind: 'write',
    who: PROPOSES, input: POLICY_INPUTS['policies.propose'], output: 'AmendmentView',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-place', 'date-in-the-past', 'scheme-expired', 'looser-than-floor', 'nothing-changes', 'already-proposed', 'malformed', 'busy', 'fault'], run: proposeChange,
  }),
  operation({
    name: 'policies.confirm', does: 'The second person confirms a proposed change: it gets its number, is published, and governs from its day; projects under way keep their version.', kind: 'write',
    who: CONFIRMS, input: POLICY_INPUTS['policies.confirm'], output: 'AmendmentView',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'unknown-place', 'already-answered', 'second-person-needed', 'date-in-the-past', 'scheme-expired', 'looser-than-floor', 'nothing-changes', 'busy', 'fault'], run: confirmChange,
  }),
  operation({
    name: 'policies.discard', does: 'Takes a proposed change off the table, with the reason.', kind: 'write',
    who: CONFIRMS, input: POLICY_INPUTS['policies.discard'], output: 'AmendmentView', refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'unknown-place', 'already-answered', 'busy', 'fault'], run: discardChange,
  }),
  commandRow('policies.move', { does: 'Moves one project to the rules of today: with a reason, published, its route and running clocks counted anew; never against what is already decided.', refusals: ['proposer-may-not-decide', 'scheme-expired', 'scheme-not-started', 'nothing-changes', 'would-undo-decision', 'over-cap', 'needs-justification', 'unknown-type', 'unknown-category'] }),
]
