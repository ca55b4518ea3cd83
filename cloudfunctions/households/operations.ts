import type { Household, HouseholdBinding, MyHousehold } from '../../contracts/households'
import { HOUSEHOLD_INPUTS } from '../../contracts/households.schema'
import { callerIn, yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { answerRequest, ask, chooseRepresentative, listRequests } from './asking'
import { joinAsChild, permit } from './children'
import { bindByCode, confirmBinding, DOORKEEPERS, handOverHousehold } from './binding'
import { DOOR_WALKERS, listDoors, namedKeys } from './doors'
import { decideChange, listChanges, reportChange, REPORTERS } from './changing'
import { exportRegister } from './exporting'
import { importRoster, stage } from './importing'
import { bindByRegister } from './matching'

const MOST_MEMBERS = 50

async function myHouseholds(ctx: Context): Promise<readonly MyHousehold[]> {
  const me = callerIn(ctx).id
  return Promise.all(ctx.households.map(async ({ household, community, building, room, representative }): Promise<MyHousehold> => {
    const [bindings, known] = await Promise.all([ctx.ports.store.list<HouseholdBinding>('bindings', { where: { household, endedAt: null }, limit: MOST_MEMBERS }), ctx.ports.store.get<Household>('households', household)])
    return { household, community, building, room, representative, members: bindings.map((b) => ({ person: b.person, name: b.name, representative: b.representative, minor: b.minor, child: b.how === 'guardian', me: b.person === me })), register: known === null ? [] : namedKeys(known) }
  }))
}

export const OPERATIONS = [
  operation({
    name: 'households.import', does: "Takes over the committee's list of doors, as a whole or not at all, naming every bad row; repeating it changes nothing.", kind: 'write',
    who: ['committeeStaff'], input: HOUSEHOLD_INPUTS['households.import'], output: 'ImportReport', refusals: ['not-your-role', 'not-your-scope', 'unknown-place', 'import-incomplete', 'malformed'],
    run: importRoster,
  }),
  operation({
    name: 'households.stage', does: 'Lays one part of a long list beside the register, where an import finds it; kept two days.', kind: 'write',
    who: ['committeeStaff'], input: HOUSEHOLD_INPUTS['households.stage'], output: '{ part, rows }', refusals: ['not-your-role', 'not-your-scope', 'unknown-place'],
    run: stage,
  }),
  operation({
    name: 'households.export', does: 'Reads the register out page by page, masked; in the open only with a reason, which everybody on it can read.', kind: 'write',
    who: ['committeeStaff'], input: HOUSEHOLD_INPUTS['households.export'], output: '{ lines: RegisterLine[], next }', refusals: ['not-your-role', 'not-your-scope', 'unknown-place'],
    run: exportRegister,
  }),
  operation({
    name: 'households.reportChange', does: 'Tells the committee that somebody of a household moved, was born, died or rents; nothing changes before it is confirmed.', kind: 'write',
    who: REPORTERS, input: HOUSEHOLD_INPUTS['households.reportChange'], output: '{ change }', refusals: ['household-not-bound', 'not-your-scope', 'unknown-record', 'unknown-person', 'already-on-the-register', 'malformed'],
    run: reportChange,
  }),
  operation({
    name: 'households.changes', does: 'Lists the changes that wait for the committee, the oldest first; to everybody else, those they told themselves.', kind: 'read',
    who: REPORTERS, input: HOUSEHOLD_INPUTS['households.changes'], output: 'Page<ChangeSeen>', refusals: ['household-not-bound', 'not-your-scope', 'unknown-place'],
    run: listChanges,
  }),
  operation({
    name: 'households.decideChange', does: 'Confirms or denies a change of the register that somebody else told; electorates that are open already stay as they are.', kind: 'write',
    who: ['committeeStaff'], input: HOUSEHOLD_INPUTS['households.decideChange'], output: '{ change, state }',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'second-person-needed', 'reason-needed', 'already-decided', 'unknown-person', 'already-on-the-register', 'malformed'],
    run: decideChange,
  }),
  operation({
    name: 'households.bind', does: 'Binds the caller to a household by the code that was handed out at its door; the first adult speaks for the household.', kind: 'write',
    who: 'identified', input: HOUSEHOLD_INPUTS['households.bind'], output: 'MyHousehold', refusals: ['wrong-door-code', 'too-many-attempts', 'already-bound', 'guardian-needed'],
    run: bindByCode,
  }),
  operation({
    name: 'households.match', does: "Binds the caller by the committee's register: the same name, and the number that WeChat has verified; a second account becomes the same person.", kind: 'write',
    who: 'identified', input: HOUSEHOLD_INPUTS['households.match'], output: '{ household, representative, minor, sameAsBefore }', refusals: ['not-on-the-register', 'too-many-attempts', 'already-bound', 'guardian-needed', 'malformed'],
    run: bindByRegister,
  }),
  operation({
    name: 'households.ask', does: 'Asks whoever knows the faces at a door to confirm that the caller lives there; heard meanwhile, not counted.', kind: 'write',
    who: 'identified', input: HOUSEHOLD_INPUTS['households.ask'], output: '{ request }', refusals: ['unknown-record', 'already-bound', 'already-asked', 'too-many-attempts'],
    run: ask,
  }),
  operation({
    name: 'households.requests', does: 'Lists who waits to be confirmed behind the doors of the caller, the oldest first.', kind: 'read',
    who: DOORKEEPERS, input: HOUSEHOLD_INPUTS['households.requests'], output: 'Page<RequestSeen>', refusals: ['not-your-role', 'not-your-scope', 'unknown-place'],
    run: listRequests,
  }),
  operation({
    name: 'households.answerRequest', does: 'Confirms or denies that somebody lives where they say.', kind: 'write',
    who: DOORKEEPERS, input: HOUSEHOLD_INPUTS['households.answerRequest'], output: '{ request, state }',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'unknown-person', 'second-person-needed', 'reason-needed', 'already-decided', 'already-bound', 'guardian-needed'],
    run: answerRequest,
  }),
  operation({
    name: 'households.chooseRepresentative', does: 'Gives one voice for who speaks for the household; more than half of its adults decide.', kind: 'write',
    who: ['resident'], input: HOUSEHOLD_INPUTS['households.chooseRepresentative'], output: '{ household, representative, voices, adults }', refusals: ['household-not-bound', 'not-eligible'],
    run: chooseRepresentative,
  }),
  operation({
    name: 'households.confirmBinding', does: 'Binds a person whom the head of the building or of the ten households has met at the door.', kind: 'write',
    who: DOORKEEPERS, input: HOUSEHOLD_INPUTS['households.confirmBinding'], output: '{ household, person, representative }',
    refusals: ['not-your-role', 'not-your-scope', 'unknown-record', 'unknown-person', 'second-person-needed', 'already-bound', 'guardian-needed'],
    run: confirmBinding,
  }),
  operation({
    name: 'households.permitChild', does: 'Agrees, as an adult of the household, to what is kept of one child below the age of the law; the child brings the code within seven days.', kind: 'write',
    who: ['resident'], input: HOUSEHOLD_INPUTS['households.permitChild'], output: '{ code, until, belowAge, reason }', refusals: ['household-not-bound', 'not-eligible', 'not-in-this-scheme'],
    run: permit,
  }),
  operation({
    name: 'households.joinAsChild', does: "Makes a child known and binds it to its household, by the code of a guardian's consent; before that nothing of it is kept.", kind: 'write',
    who: 'anyone', input: HOUSEHOLD_INPUTS['households.joinAsChild'], output: '{ household, person, room }', refusals: ['not-identified', 'wrong-guardian-code', 'too-many-attempts', 'already-bound'],
    run: joinAsChild,
  }),
  operation({
    name: 'households.mine', does: "Lists the caller's households and who is bound to them.", kind: 'read',
    who: 'identified', input: HOUSEHOLD_INPUTS['households.mine'], output: '{ households: MyHousehold[] }', refusals: [],
    run: async (ctx) => yes({ households: await myHouseholds(ctx) }),
  }),
  operation({
    name: 'households.handOver', does: 'Hands the last word of a household over to another of its adults.', kind: 'write',
    who: ['householdRep', 'resident'], input: HOUSEHOLD_INPUTS['households.handOver'], output: '{ household, representative }',
    refusals: ['household-not-bound', 'not-your-role', 'unknown-person', 'second-person-needed', 'not-eligible'],
    run: handOverHousehold,
  }),
  operation({
    name: 'households.doors', does: 'Lists doors in walking order with how each stands in a consent round.', kind: 'read',
    who: DOOR_WALKERS, input: HOUSEHOLD_INPUTS['households.doors'], output: 'Page<Door>', refusals: ['not-your-role', 'not-your-scope', 'unknown-place', 'unknown-record'],
    run: listDoors,
  }),
]
