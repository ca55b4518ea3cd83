/** The stage table: which command leads from which stage to which, who may give it, what must hold, what is published. */
import { STAGES, type Command, type NoticeKind, type Role, type Stage } from '../../contracts/vocabulary'
import type { PolicyKey } from '../../contracts/policies'

/** `next`: the next stage on this project's own route · `stay`: the stage does not change. */
export type Target = readonly Stage[] | 'next' | 'stay'

/** One transition of the union workflow; `id` is its number in the workflow note. */
export interface Row { readonly id: string; readonly from: readonly Stage[]; readonly to: Target }

/** All that the table says of one command. */
export interface TableEntry {
  readonly rows: readonly Row[]
  readonly by: readonly Role[]
  /** The pack's value that narrows `by` further, where the scheme says so. */
  readonly narrowedBy?: PolicyKey
  /** What must hold, in words; the rule of the same name decides it. */
  readonly gate: string
  readonly publishes: NoticeKind | null
}

const BEFORE_RESOLVED: readonly Stage[] = ['draft', 'proposed', 'organiserReview', 'triage', 'selfGovernance', 'consentCollecting', 'residentPoll', 'consultation', 'councilScheduled']
/** The stages in which a level decides. */
export const APPROVING: readonly Stage[] = ['approvingCommunity', 'approvingStreet', 'approvingDistrict']
const NOTICES: readonly Stage[] = ['resolutionNotice', 'determineNotice', 'resultNotice']
const GIVING: readonly Stage[] = ['triage', 'consentCollecting', 'residentPoll', 'consultation', 'councilScheduled', 'resolved', 'resolutionNotice', ...APPROVING, 'determined', 'determineNotice', 'reserve', 'funding']
const WORKING: readonly Stage[] = ['inProgress', 'suspended', 'completionClaimed', 'acceptance', 'rectifying']
/** Ends without a work, in which received money is owed back. */
export const ENDS_UNBUILT: readonly Stage[] = ['rejected', 'withdrawn', 'merged', 'transferred', 'selfResolved', 'terminated']
/** Stages in which what is left of gifts is owed back, unless its giver lets it go to another project: no work came of it, or its accounts stand. */
export const MONEY_LEFT: readonly Stage[] = [...ENDS_UNBUILT, 'satisfaction', 'satisfactionPublished', 'handover', 'closed']
/** Stages in which the money is there or comes: a name may be asked for what it builds. */
const NAMED: readonly Stage[] = ['funding', 'funded', 'implementerSelecting', 'implementerConfirmed', ...WORKING, 'settling', 'resultNotice', 'satisfaction', 'satisfactionPublished', 'handover', 'closed']
/** Stages from which nothing may be read by the public: a draft is its author's, and a proposal is private until it passed the content check. */
export const PRIVATE_STAGES: readonly Stage[] = ['draft', 'proposed', 'organiserReview']
const PUBLIC: readonly Stage[] = STAGES.filter((stage) => !PRIVATE_STAGES.includes(stage))
/** The stages in which somebody has to do something by a day; after the end, answer what was asked. */
const ON_THE_CLOCK: readonly Stage[] = STAGES.filter((stage) => stage !== 'draft')
const SITTING: readonly Stage[] = ['councilSession', 'approvingCommunity']
/** Nobody is being asked, no sitting is called and no notice hangs: what runs under the old rules is not cut off. After the contract nothing is left to move. */
const MOVABLE: readonly Stage[] = ['organiserReview', 'triage', 'selfGovernance', 'consultation', 'resolved', 'approvingStreet', 'approvingDistrict', 'determined', 'reserve', 'funding', 'funded', 'implementerSelecting']
/** No office of a street or a district: what departments want comes in by their demand lists and needs residents who endorse it. */
const PROPOSERS: readonly Role[] = ['resident', 'deputyLiaison', 'sponsor', 'buildingHead', 'tenHouseholdHead', 'residentRep', 'councilMember', 'committeeStaff', 'partySecretary', 'projectTeam']
const row = (id: string, from: readonly Stage[], to: Target): Row => ({ id, from, to })

/** The whole table. Every command of the vocabulary has an entry; the compiler finds a missing one. */
export const TABLE: { readonly [C in Command]: TableEntry } = {
  'proposals.draft': { rows: [row('T00', [], ['draft'])], by: PROPOSERS, narrowedBy: 'proposerRoles', gate: 'scheme accepts proposals today', publishes: null },
  'proposals.submit': { rows: [row('T01', ['draft'], ['proposed'])], by: ['proposer'], gate: 'title, place, problem, beneficiaries and a photo are there; the place is that of the draft; the project is not barred this year', publishes: null },
  'proposals.receive': { rows: [row('T02', ['proposed'], 'next')], by: ['system', 'committeeStaff'], gate: 'the text passed the content check, or a person has read it', publishes: 'stage' },
  'proposals.withdraw': { rows: [row('T36a', BEFORE_RESOLVED, ['withdrawn'])], by: ['proposer'], gate: 'reason given, not yet resolved', publishes: 'termination' },
  'proposals.vouch': { rows: [row('T03a', ['organiserReview'], 'next')], by: ['buildingHead', 'tenHouseholdHead', 'gridWorker', 'deputyLiaison'], narrowedBy: 'organiserRoles', gate: 'not the proposer; fact and common interest checked', publishes: 'stage' },
  'proposals.sendBack': { rows: [row('T03b', ['organiserReview'], ['rejected'])], by: ['buildingHead', 'tenHouseholdHead', 'gridWorker', 'deputyLiaison'], narrowedBy: 'organiserRoles', gate: 'not the proposer; not factual, with a reason', publishes: 'rejection' },
  'proposals.appeal': { rows: [row('T03c', ['rejected'], ['triage'])], by: ['proposer'], gate: 'once only; whoever turned it down does not hear it', publishes: 'stage' },
  'proposals.accept': { rows: [row('T08', ['triage'], 'next')], by: ['committeeStaff'], gate: 'type and category of the pack; within the cap or justified; the owners’ decision attached where the law asks for it', publishes: 'stage' },
  'proposals.selfGovern': { rows: [row('T04', ['triage'], ['selfGovernance'])], by: ['committeeStaff'], gate: 'a level-1 problem: the residents solve it, no fund', publishes: 'stage' },
  'proposals.selfResolve': { rows: [row('T41a', ['selfGovernance'], ['selfResolved'])], by: ['committeeStaff', 'buildingHead', 'tenHouseholdHead', 'projectTeam', 'proposer'], gate: 'the result is told', publishes: 'result' },
  'proposals.escalate': { rows: [row('T41b', ['selfGovernance'], ['triage'])], by: ['committeeStaff', 'buildingHead', 'tenHouseholdHead', 'projectTeam', 'proposer'], gate: 'evidence of the attempt', publishes: 'stage' },
  'proposals.transfer': { rows: [row('T05a', ['triage'], 'stay')], by: ['committeeStaff'], gate: 'department named', publishes: null },
  'proposals.confirmTransfer': { rows: [row('T05b', ['triage'], ['transferred'])], by: ['streetClerk', 'streetApprover'], gate: 'a transfer is proposed, by somebody else', publishes: 'termination' },
  'proposals.merge': { rows: [row('T06', ['triage'], ['merged'])], by: ['committeeStaff'], gate: 'the other project is of the same community and goes on', publishes: 'termination' },
  'proposals.reject': { rows: [row('T07a', ['triage'], 'stay')], by: ['committeeStaff'], gate: 'reason code and words; not the proposer', publishes: null },
  'proposals.confirmReject': { rows: [row('T07b', ['triage'], ['rejected'])], by: ['committeeStaff'], gate: 'a rejection is proposed, by somebody else', publishes: 'rejection' },
  'consents.close': { rows: [row('T09', ['consentCollecting'], 'next'), row('T09n', ['consentCollecting'], ['rejected'])], by: ['system', 'committeeStaff'], gate: 'closing time and the sealing pause are past; the frozen number is the denominator', publishes: 'consentResult' },
  'polls.close': { rows: [row('T10', ['residentPoll'], 'next')], by: ['system', 'committeeStaff'], gate: 'closing time and the sealing pause are past', publishes: 'pollResult' },
  'councils.consult': { rows: [row('T11a', ['consultation'], 'stay')], by: ['streetClerk', 'streetApprover', 'committeeStaff', 'partySecretary', 'projectTeam', 'residentRep', 'buildingHead', 'tenHouseholdHead'], narrowedBy: 'consultConvenerRoles', gate: 'minutes, participants and an estimate', publishes: null },
  'councils.schedule': { rows: [row('T11b', ['consultation'], 'next'), row('T17a', ['approvingCommunity'], 'stay'), row('T12r', ['councilScheduled'], 'stay')], by: ['committeeStaff', 'partySecretary', 'facilitator', 'streetClerk', 'projectTeam'], gate: 'minutes of this consultation are there; members frozen; notice long enough', publishes: 'agenda' },
  'councils.open': { rows: [row('T12', ['councilScheduled'], ['councilSession']), row('T17b', ['approvingCommunity'], 'stay')], by: ['facilitator'], gate: 'the day has come; quorum by roll call; party study where the law asks for it', publishes: null },
  'councils.recuse': { rows: [row('T13r', SITTING, 'stay')], by: ['councilMember', 'residentRep', 'committeeStaff', 'facilitator'], gate: 'the sitting is open; a reason', publishes: null },
  'councils.leave': { rows: [row('T13l', SITTING, 'stay')], by: ['facilitator'], gate: 'present and not yet voted', publishes: null },
  'councils.vote': { rows: [row('T13v', SITTING, 'stay')], by: ['councilMember', 'residentRep', 'committeeStaff'], gate: 'on the roll, present, not recused, not yet voted; quorum holds', publishes: null },
  'councils.countHands': { rows: [row('T13h', SITTING, 'stay')], by: ['facilitator'], gate: 'the sitting votes by show of hands; the counts add up to those present and not recused', publishes: null },
  'councils.close': { rows: [row('T13', ['councilSession'], ['resolved', 'rejected']), row('T13j', ['councilSession'], ['councilScheduled']), row('T17', ['approvingCommunity'], ['determined', 'approvingStreet', 'rejected'])], by: ['facilitator', 'supervisionCommittee'], gate: 'everyone present and not recused has voted, or a second person confirms the hands that the facilitator counted; quorum holds; a tie is not passed', publishes: 'approval' },
  'councils.defer': { rows: [row('T14', ['councilSession'], ['consultation']), row('T17d', ['approvingCommunity'], ['consultation'])], by: ['facilitator'], gate: 'a reason; the last round decides, unless too few are left', publishes: 'stage' },
  'councils.signMinutes': { rows: [row('T15s', ['resolved', 'determined'], 'stay')], by: ['facilitator', 'supervisionCommittee'], gate: 'once each', publishes: null },
  'councils.proposeShares': { rows: [row('T11s', ['consultation'], 'stay')], by: ['committeeStaff'], gate: 'a project of several communities; whole fen for each, together the fund’s part', publishes: null },
  'councils.agreeShares': { rows: [row('T11g', ['consultation'], 'stay')], by: ['committeeStaff'], gate: 'of a partner community that has not agreed yet; shares are proposed', publishes: null },
  'councils.rescope': { rows: [row('E41', ['rejected'], ['consultation'])], by: ['committeeStaff'], gate: 'the leading council passed it and another did not; a new cost and a reason; goes on with the willing', publishes: 'stage' },
  'publications.publishResolution': { rows: [row('T15', ['resolved'], ['resolutionNotice'])], by: ['committeeStaff'], gate: 'minutes signed by the facilitator and a supervisor; it says what the scheme asks for', publishes: 'resolution' },
  'publications.postBoard': { rows: [row('T16b', [...NOTICES, 'satisfactionPublished'], 'stay')], by: ['committeeStaff', 'streetClerk'], gate: 'photo of the physical board', publishes: null },
  'publications.object': { rows: [row('T39', NOTICES, 'stay')], by: ['resident'], gate: 'inside the window, once each', publishes: null },
  'publications.answerObjection': { rows: [row('T40d', NOTICES, 'stay'), row('T40u', NOTICES, ['consultation', 'triage', 'settling'])], by: ['committeeStaff', 'streetApprover', 'streetClerk'], gate: 'not one of those who decided; a reasoned answer; an upheld one brings the notice down', publishes: 'objectionAnswer' },
  'publications.askReview': { rows: [row('T40a', NOTICES, 'stay')], by: ['resident'], gate: 'one’s own objection, dismissed; inside the time for it; once', publishes: null },
  'publications.review': { rows: [row('T40f', NOTICES, 'stay'), row('T40g', NOTICES, ['consultation', 'triage', 'settling'])], by: ['streetApprover', 'streetClerk'], gate: 'a review is asked for; not one of those who decided or answered; with reasons; what is upheld brings the notice down', publishes: 'objectionAnswer' },
  'publications.closeWindow': { rows: [row('T16', ['resolutionNotice'], 'next'), row('T23', ['determineNotice'], ['funding']), row('T34a', ['resultNotice'], ['satisfaction'])], by: ['system', 'committeeStaff'], gate: 'the window is over, no objection or review is open or can still be asked for, nobody’s report of a missing sheet waits, the board was photographed at both ends', publishes: 'stage' },
  'publications.publishDetermination': { rows: [row('T22', ['determined'], ['determineNotice'])], by: ['streetClerk', 'streetApprover', 'committeeStaff'], narrowedBy: 'determinationPublisherRoles', gate: 'content, place, time limit, budget and benefit', publishes: 'determination' },
  'publications.publishResult': { rows: [row('T33', ['settling'], ['resultNotice'])], by: ['streetClerk', 'streetApprover', 'committeeStaff', 'finance'], gate: 'final accounts are there; what the scheme asks of the work is public', publishes: 'result' },
  'approvals.request': { rows: [row('T11c', ['consultation'], 'next')], by: ['committeeStaff', 'streetClerk'], gate: 'minutes of this consultation are there; the route holds no sitting before the approval', publishes: 'stage' },
  'approvals.approve': { rows: [row('T18', ['approvingStreet', 'approvingDistrict'], ['approvingDistrict', 'determined', 'inProgress'])], by: ['streetApprover', 'districtLeadingGroup'], gate: 'the level’s own approver; within the cap or justified; the fund is reserved in the same write', publishes: 'approval' },
  'approvals.return': { rows: [row('T19b', ['approvingStreet', 'approvingDistrict'], ['consultation', 'triage', 'inProgress'])], by: ['streetApprover', 'districtLeadingGroup'], gate: 'the level’s own approver; what is missing', publishes: 'stage' },
  'approvals.reject': { rows: [row('T19a', ['approvingStreet', 'approvingDistrict'], ['rejected', 'inProgress'])], by: ['streetApprover', 'districtLeadingGroup'], gate: 'the level’s own approver; reason code and words', publishes: 'rejection' },
  'approvals.reserve': { rows: [row('T20', [...APPROVING, 'determined'], ['reserve'])], by: ['streetApprover'], gate: 'a reason', publishes: 'stage' },
  'approvals.release': { rows: [row('T21', ['reserve'], ['approvingCommunity', 'approvingStreet', 'consultation', 'triage'])], by: ['streetApprover'], gate: 'a batch opens; when the years of the plan are over it is talked over again', publishes: 'stage' },
  'funds.pledge': { rows: [row('T24p', GIVING, 'stay')], by: ['resident', 'sponsor'], gate: 'of this community or one of its units; voluntary; before the contract', publishes: null },
  'funds.withdrawPledge': { rows: [row('T24w', GIVING, 'stay')], by: ['resident', 'sponsor'], gate: 'one’s own, not yet received', publishes: null },
  'funds.receive': { rows: [row('T24r', GIVING, 'stay')], by: ['finance', 'committeeStaff'], gate: 'not one’s own pledge; a reference of the books', publishes: null },
  'funds.complete': { rows: [row('T24', ['funding'], ['funded'])], by: ['finance', 'streetApprover'], gate: 'money received and the approved fund share cover the cost; no giver waits for the answer to a name', publishes: 'contributions' },
  'funds.pay': { rows: [row('T28y', [...WORKING, 'settling'], 'stay')], by: ['finance'], gate: 'a recorded expense, within what is committed; not the approver, not the receiver', publishes: null },
  'funds.settle': { rows: [row('T33s', ['settling'], 'stay')], by: ['finance', 'auditor'], gate: 'nothing unpaid', publishes: null },
  'funds.refund': { rows: [row('T24b', PUBLIC, 'stay')], by: ['finance', 'committeeStaff'], gate: 'money is owed back; all of it, with the number of the voucher; not one’s own, not by whoever received it', publishes: null },
  'funds.askPurpose': { rows: [row('T24q', ['inProgress', ...MONEY_LEFT], 'stay')], by: ['finance', 'committeeStaff'], gate: 'money that was given is left; nobody is being asked already; another project, if it is one, still takes money', publishes: null },
  'funds.answerPurpose': { rows: [row('T24a', ['inProgress', 'suspended', ...MONEY_LEFT], 'stay')], by: ['resident', 'sponsor'], gate: 'one’s own money, asked about; until the last day; once', publishes: null },
  'funds.dropPurpose': { rows: [row('T24d', ['inProgress', 'suspended', ...MONEY_LEFT], 'stay')], by: ['finance', 'committeeStaff'], gate: 'a question to the givers is open; a reason; what has moved by a giver’s yes stays where it is', publishes: null },
  'funds.closePurpose': { rows: [row('T24c', ON_THE_CLOCK, 'stay')], by: ['system'], gate: 'the last day to answer is over and somebody has said nothing, which is a no', publishes: null },
  'funds.askName': { rows: [row('E17a', NAMED, 'stay')], by: ['resident', 'sponsor'], gate: 'one’s own gift, promised or received; no forbidden word; a last day within the longest term; one name for one gift', publishes: null },
  'funds.dropName': { rows: [row('E17w', NAMED, 'stay')], by: ['resident', 'sponsor'], gate: 'one’s own name, not over', publishes: 'naming' },
  'councils.countName': { rows: [row('E17h', NAMED, 'stay')], by: ['facilitator'], gate: 'somebody else asks for a name; those who sit are a council in order; quorum; the minutes', publishes: null },
  'councils.confirmName': { rows: [row('E17c', NAMED, 'stay')], by: ['facilitator', 'supervisionCommittee'], gate: 'counted by somebody else, with the same figures; the majority of the scheme’s sitting', publishes: 'naming' },
  'approvals.approveName': { rows: [row('E17d', NAMED, 'stay')], by: ['streetApprover', 'districtLeadingGroup'], gate: 'of whom nobody gave more; agreed to by the council; the level that the law names; its document by number and day', publishes: 'naming' },
  'works.takeNameDown': { rows: [row('E17e', [...NAMED, ...ENDS_UNBUILT], 'stay')], by: ['committeeStaff'], gate: 'the name is over: its last day, its gift or the work; a picture without it', publishes: 'naming' },
  'funds.takeOver': { rows: [row('T24o', GIVING, 'stay')], by: ['system'], gate: 'its giver said yes; before the contract; in the same write as the answer', publishes: null },
  'works.chooseMethod': { rows: [row('T25', ['funded'], ['implementerSelecting'])], by: ['streetClerk', 'streetApprover', 'committeeStaff', 'projectTeam'], narrowedBy: 'implementerChooserRoles', gate: 'a method and why', publishes: 'stage' },
  'works.recordQuote': { rows: [row('T26q', ['implementerSelecting'], 'stay')], by: ['streetClerk', 'streetApprover', 'committeeStaff', 'projectTeam'], narrowedBy: 'implementerChooserRoles', gate: 'supplier and price', publishes: null },
  'works.nominate': { rows: [row('T26n', ['implementerSelecting'], 'stay')], by: ['streetClerk', 'streetApprover', 'committeeStaff', 'projectTeam'], narrowedBy: 'implementerChooserRoles', gate: 'quotes of enough suppliers, or the reason why not; within the approved budget; not a sponsor', publishes: null },
  'works.confirmImplementer': { rows: [row('T26', ['implementerSelecting'], ['implementerConfirmed'])], by: ['streetClerk', 'streetApprover', 'committeeStaff', 'projectTeam'], gate: 'a second person; the implementer is none of those who chose or approved, and no sponsor; the fund is committed in the same write', publishes: 'implementer' },
  'works.start': { rows: [row('T27', ['implementerConfirmed'], ['inProgress'])], by: ['implementer', 'projectTeam', 'streetClerk', 'committeeStaff'], gate: 'agreement and start photo', publishes: 'progress' },
  'works.reportProgress': { rows: [row('T28a', ['inProgress', 'rectifying'], 'stay')], by: ['implementer', 'projectTeam', 'streetClerk', 'committeeStaff'], gate: 'percent, words, photos', publishes: 'progress' },
  'works.recordExpense': { rows: [row('T28e', [...WORKING, 'settling'], 'stay')], by: ['implementer', 'projectTeam', 'streetClerk', 'committeeStaff'], gate: 'within the contract', publishes: null },
  'works.change': { rows: [row('T28c', ['inProgress'], ['approvingStreet'])], by: ['projectTeam', 'streetClerk', 'committeeStaff'], gate: 'cumulative with the original, against the cap and through the levels of the whole; approved anew; where it becomes another work, those who gave were asked', publishes: 'stage' },
  'works.suspend': { rows: [row('T29a', ['inProgress'], ['suspended'])], by: ['streetClerk', 'streetApprover'], gate: 'a reason', publishes: 'stage' },
  'works.resume': { rows: [row('T29b', ['suspended'], ['inProgress'])], by: ['streetClerk', 'streetApprover'], gate: 'a reason', publishes: 'stage' },
  'works.claimCompletion': { rows: [row('T30', ['inProgress'], ['completionClaimed'])], by: ['implementer', 'projectTeam'], gate: 'photos of the finished work', publishes: 'progress' },
  'works.convene': { rows: [row('T31a', ['completionClaimed'], ['acceptance']), row('T31c', ['acceptance'], 'stay')], by: ['streetClerk', 'streetApprover', 'committeeStaff'], gate: 'enough members, a resident among them, no proposer, no implementer; whoever has given an opinion stays', publishes: 'stage' },
  'works.inspect': { rows: [row('T31i', ['acceptance'], 'stay')], by: ['resident', 'residentRep', 'committeeStaff', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'supervisionCommittee'], gate: 'a member of the group', publishes: null },
  'works.accept': { rows: [row('T31', ['acceptance'], ['settling'])], by: ['streetClerk', 'streetApprover', 'committeeStaff'], gate: 'every member has looked and passed it; not marked unfinished', publishes: 'stage' },
  'works.requireRectification': { rows: [row('T31r', ['acceptance'], ['rectifying'])], by: ['streetClerk', 'streetApprover', 'committeeStaff'], gate: 'what is to be mended', publishes: 'stage' },
  'works.claimRectified': { rows: [row('T32', ['rectifying'], ['acceptance'])], by: ['implementer', 'projectTeam'], gate: 'photos; the group looks again', publishes: 'progress' },
  'works.handOver': { rows: [row('T35a', ['satisfactionPublished'], ['handover'])], by: ['streetClerk', 'committeeStaff'], gate: 'unit, duty and phone', publishes: 'handover' },
  'works.archive': { rows: [row('T35b', ['handover'], ['closed'])], by: ['streetClerk', 'committeeStaff'], gate: 'the file is complete', publishes: 'stage' },
  'works.openTicket': { rows: [row('T42a', ['closed'], 'stay')], by: ['resident'], gate: 'what is broken', publishes: null },
  'works.answerTicket': { rows: [row('T42b', ['closed'], 'stay')], by: ['committeeStaff', 'streetClerk'], gate: 'what was done', publishes: null },
  'works.terminate': { rows: [row('T36b', ['resolved', 'resolutionNotice', ...APPROVING, 'determined', 'determineNotice', 'reserve', 'funding', 'funded', 'implementerSelecting'], ['terminated'])], by: ['streetApprover'], gate: 'before the contract; a reason; money goes back', publishes: 'termination' },
  'ratings.close': { rows: [row('T34b', ['satisfaction'], ['satisfactionPublished'])], by: ['system', 'thirdPartyEvaluator', 'streetClerk', 'committeeStaff', 'districtLeadingGroup'], narrowedBy: 'satisfactionCloserRoles', gate: 'closing time and the sealing pause are past', publishes: 'satisfaction' },
  'oversight.markUnfinished': { rows: [row('T37a', ['implementerConfirmed', ...WORKING], 'stay')], by: ['system', 'districtLeadingGroup'], gate: 'the year is over in a scheme that must finish within it', publishes: null },
  'oversight.excuseUnfinished': { rows: [row('T37e', ['implementerConfirmed', ...WORKING], 'stay')], by: ['districtLeadingGroup'], gate: 'marked; a written exception', publishes: 'unfinished' },
  'oversight.remind': { rows: [row('T43r', ON_THE_CLOCK, 'stay')], by: ['system'], gate: 'a duty is due in as many working days as the scheme says; once each', publishes: null },
  'oversight.escalate': { rows: [row('T43e', ON_THE_CLOCK, 'stay')], by: ['system'], gate: 'a duty has passed its day; once each; decides nothing', publishes: 'overdue' },
  'oversight.recount': { rows: [row('T43c', ON_THE_CLOCK, 'stay')], by: ['system'], gate: 'the calendar of working days has changed and a running time limit with it; what was promised to residents is never shortened', publishes: 'recount' },
  'oversight.confirmUnfinished': { rows: [row('T37', ['implementerConfirmed', ...WORKING], ['failedIncomplete'])], by: ['districtLeadingGroup'], gate: 'marked, not excused', publishes: 'unfinished' },
  'oversight.appealBar': { rows: [row('T38a', ['failedIncomplete'], 'stay')], by: ['proposer', 'committeeStaff'], gate: 'barred, and the year of the bar is not over; once only', publishes: 'unfinished' },
  'oversight.decideBar': { rows: [row('T38b', ['failedIncomplete'], 'stay')], by: ['streetApprover', 'streetClerk'], gate: 'an appeal waits; nobody who decided on this project, proposed or built it, or appealed; a reasoned answer; an upheld one lifts the bar', publishes: 'unfinished' },
  'publications.comment': { rows: [row('T44c', PUBLIC, 'stay')], by: ['deputyLiaison', 'supervisionCommittee', 'residentRep', 'resident'], gate: 'a public project, at any stage; one’s earlier comment was answered', publishes: null },
  'publications.answerComment': { rows: [row('T44a', PUBLIC, 'stay')], by: ['committeeStaff', 'streetClerk', 'streetApprover'], gate: 'a comment waits; not the one who made it', publishes: 'commentAnswer' },
  'publications.requestAudit': { rows: [row('T45s', PUBLIC, 'stay')], by: ['residentRep', 'resident'], gate: 'the law is in force; once each', publishes: null },
  'publications.reachAudit': { rows: [row('T45r', PUBLIC, 'stay')], by: ['system'], gate: 'one third of the representatives or one tenth of the residents have signed', publishes: 'auditRequested' },
  'publications.answerAudit': { rows: [row('T45a', PUBLIC, 'stay')], by: ['auditor', 'streetApprover', 'streetClerk'], gate: 'a request was reached; not one of those who decided or paid', publishes: 'auditAnswer' },
  'publications.reportSheet': { rows: [row('T46r', PUBLIC, 'stay')], by: ['resident', 'residentRep', 'buildingHead', 'tenHouseholdHead', 'gridWorker', 'deputyLiaison', 'councilMember', 'facilitator', 'partySecretary', 'supervisionCommittee', 'projectTeam', 'committeeStaff', 'streetClerk', 'streetApprover'], gate: 'a notice hangs today; a picture of the board without it; once each until it is hung up again', publishes: null },
  'publications.answerSheet': { rows: [row('T46a', PUBLIC, 'stay')], by: ['committeeStaff', 'streetClerk'], gate: 'somebody says that the sheet is gone; a picture of the board: hung up again, which lengthens its windows, or hanging still', publishes: 'sheetAnswer' },
  'publications.draftCorrection': { rows: [row('T47d', PUBLIC, 'stay')], by: ['committeeStaff', 'streetClerk', 'streetApprover', 'finance'], gate: 'one of those who publish this notice; no other correction waits; it says something else than the one that stands, and why; never more than was approved; once the window has closed, neither amount nor scope nor place', publishes: null },
  'publications.dropCorrection': { rows: [row('T47w', PUBLIC, 'stay')], by: ['committeeStaff', 'streetClerk', 'streetApprover', 'finance'], gate: 'one of those who publish this notice; a correction is drafted', publishes: null },
  'publications.signCorrection': { rows: [row('T47s', PUBLIC, 'stay')], by: ['facilitator', 'supervisionCommittee', 'committeeStaff', 'streetClerk', 'streetApprover', 'finance'], gate: 'signed as the first was: by the facilitator and a supervisor, or by a second one of those who publish; not by whoever drafted it', publishes: null },
  'publications.supersede': { rows: [row('T47', PUBLIC, 'stay')], by: ['committeeStaff', 'streetClerk', 'streetApprover', 'finance'], gate: 'one of those who publish this notice; signed; nobody’s report of a missing sheet waits', publishes: 'correction' },
  'policies.move': { rows: [row('E62', MOVABLE, 'stay')], by: ['districtLeadingGroup'], gate: 'a reason; the scheme still takes proposals; its rules have changed, and nothing decided would fall under the new ones', publishes: 'policyMove' },
}

/** The row that leads on from `stage` by this command, if there is one; where two rows start there, the rule's outcome picks by target. */
export function rowsFrom(stage: Stage | null, command: Command): readonly Row[] {
  return TABLE[command].rows.filter((r) => (stage === null ? r.from.length === 0 : r.from.includes(stage)))
}

/** What stands beside the stages: expected of whoever may, once somebody has asked for it or is owed it. */
export const BESIDE: readonly Command[] = ['publications.answerComment', 'publications.answerAudit', 'publications.answerSheet', 'publications.signCorrection', 'publications.supersede', 'funds.refund', 'funds.answerPurpose', 'councils.confirmName', 'councils.countName', 'approvals.approveName', 'works.takeNameDown']

/** What is expected next in each stage, in the order a clerk would look: the rest of the table are side ways. */
export const EXPECTED: { readonly [S in Stage]?: readonly Command[] } = {
  draft: ['proposals.submit'], proposed: ['proposals.receive'], organiserReview: ['proposals.vouch'],
  triage: ['proposals.confirmReject', 'proposals.confirmTransfer', 'proposals.accept'], selfGovernance: ['proposals.selfResolve'],
  consentCollecting: ['consents.close'], residentPoll: ['polls.close'], consultation: ['councils.consult', 'councils.proposeShares', 'councils.agreeShares', 'councils.schedule', 'approvals.request'],
  councilScheduled: ['councils.open'], councilSession: ['councils.vote', 'councils.close'],
  resolved: ['councils.signMinutes', 'publications.publishResolution'],
  resolutionNotice: ['publications.answerObjection', 'publications.review', 'publications.postBoard', 'publications.closeWindow'],
  approvingCommunity: ['councils.schedule', 'councils.open', 'councils.vote', 'councils.close'], approvingStreet: ['approvals.approve'], approvingDistrict: ['approvals.approve'],
  determined: ['councils.signMinutes', 'publications.publishDetermination'],
  determineNotice: ['publications.answerObjection', 'publications.review', 'publications.postBoard', 'publications.closeWindow'],
  reserve: ['approvals.release'], funding: ['funds.receive', 'funds.complete'], funded: ['works.chooseMethod'],
  implementerSelecting: ['works.recordQuote', 'works.nominate', 'works.confirmImplementer'], implementerConfirmed: ['works.start'],
  inProgress: ['works.reportProgress', 'funds.pay', 'works.claimCompletion'], suspended: ['works.resume'], completionClaimed: ['works.convene'],
  acceptance: ['works.inspect', 'works.accept'], rectifying: ['works.claimRectified'],
  settling: ['funds.pay', 'funds.settle', 'publications.publishResult'],
  resultNotice: ['publications.answerObjection', 'publications.review', 'publications.postBoard', 'publications.closeWindow'],
  satisfaction: ['ratings.close'], satisfactionPublished: ['works.handOver'], handover: ['works.archive'], closed: ['works.answerTicket'], failedIncomplete: ['oversight.decideBar'],
}
