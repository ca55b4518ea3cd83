import { CONSENT_INPUTS } from '../../contracts/consents.schema'
import { commandRow } from '../_runtime/commands'
import { operation } from '../_runtime/operation'
import { HELPERS } from '../_runtime/minders'
import { disown, give, record } from './answering'
import { mine, turnout } from './asking'
import { revisit, revisits, REVISITORS } from './revisiting'
import { assisted, WATCHERS } from './watching'

export const OPERATIONS = [
  operation({
    name: 'consents.give', does: "Gives the household's answer with a signature; it can be changed until the close, and the last answer counts.", kind: 'write',
    who: ['resident'], input: CONSENT_INPUTS['consents.give'], output: 'ConsentReceipt',
    refusals: ['household-not-bound', 'unknown-record', 'not-open', 'closed', 'not-on-the-roll', 'not-eligible', 'already-answered', 'signature-needed'],
    run: give,
  }),
  operation({
    name: 'consents.record', does: "Records a neighbour's answer at the door, with evidence; the household is told and can disown it.", kind: 'write',
    who: HELPERS, input: CONSENT_INPUTS['consents.record'], output: 'ConsentReceipt',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'not-open', 'closed', 'not-on-the-roll', 'already-answered', 'second-person-needed', 'collector-may-not-verify', 'evidence-needed', 'call-needed', 'too-many-assisted'],
    run: record,
  }),
  operation({
    name: 'consents.disown', does: 'Voids at once an answer that a helper recorded and the household never gave.', kind: 'write',
    who: ['resident'], input: CONSENT_INPUTS['consents.disown'], output: '{ household }', refusals: ['household-not-bound', 'unknown-record', 'not-open', 'closed'],
    run: disown,
  }),
  operation({
    name: 'consents.revisits', does: 'Lists the doors drawn by lot that the caller may visit again, without what was recorded there.', kind: 'read',
    who: REVISITORS, input: CONSENT_INPUTS['consents.revisits'], output: 'Page<RevisitDue>', refusals: ['not-your-role', 'unknown-place', 'not-your-scope'],
    run: revisits,
  }),
  operation({
    name: 'consents.revisit', does: 'Says what a second person was told at a drawn door; what the household contradicts is void at once.', kind: 'write',
    who: REVISITORS, input: CONSENT_INPUTS['consents.revisit'], output: '{ state }',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'not-open', 'closed', 'second-person-needed', 'already-decided', 'already-answered'],
    run: revisit,
  }),
  operation({
    name: 'consents.assisted', does: 'Shows who wrote answers down for others, how much, what a second visit found and what looks odd; never an answer.', kind: 'read',
    who: WATCHERS, input: CONSENT_INPUTS['consents.assisted'], output: 'AssistedSeen', refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'not-open'],
    run: assisted,
  }),
  operation({
    name: 'consents.mine', does: "Shows the answer of the caller's own household, who gave it, and the receipt.", kind: 'read',
    who: ['resident'], input: CONSENT_INPUTS['consents.mine'], output: 'MyConsents', refusals: ['household-not-bound', 'unknown-record', 'not-open'],
    run: mine,
  }),
  operation({
    name: 'consents.turnout', does: 'Says how many households have answered, and nothing more.', kind: 'read',
    who: 'anyone', input: CONSENT_INPUTS['consents.turnout'], output: 'ConsentTurnout', refusals: ['unknown-record', 'not-open'],
    run: turnout,
  }),
  commandRow('consents.close', { does: 'Seals the answers of the households and goes on; before that nobody sees a tally.', refusals: ['not-closed-yet', 'not-open'] }),
]
