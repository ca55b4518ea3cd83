/**
 * The words of the trade: constants and literal types. The only values that the mini-program may import.
 * Names come from the glossary (docs/glossary.md); nothing here decides anything.
 */

/** Every stage a project can rest in, in the order of its life. */
export const STAGES = [
  'draft', 'proposed', 'organiserReview', 'triage', 'selfGovernance',
  'consentCollecting', 'residentPoll', 'consultation',
  'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice',
  'approvingCommunity', 'approvingStreet', 'approvingDistrict', 'determined', 'determineNotice', 'reserve',
  'funding', 'funded', 'implementerSelecting', 'implementerConfirmed',
  'inProgress', 'suspended', 'completionClaimed', 'acceptance', 'rectifying',
  'settling', 'resultNotice', 'satisfaction', 'satisfactionPublished', 'handover', 'closed',
  'rejected', 'withdrawn', 'merged', 'transferred', 'selfResolved', 'terminated', 'failedIncomplete',
] as const
export type Stage = (typeof STAGES)[number]

/** Stages from which a project does not go on; `rejected` can still be appealed and `closed` still takes repair tickets. */
export const TERMINAL_STAGES = ['closed', 'rejected', 'withdrawn', 'merged', 'transferred', 'selfResolved', 'terminated', 'failedIncomplete'] as const satisfies readonly Stage[]

/** Stages that a pack may leave out of its route; all others every project passes. */
export const OPTIONAL_STAGES = [
  'organiserReview', 'consentCollecting', 'residentPoll', 'consultation', 'councilScheduled', 'councilSession', 'resolved', 'resolutionNotice',
] as const satisfies readonly Stage[]
export type OptionalStage = (typeof OPTIONAL_STAGES)[number]

/** Who a person may be appointed as. `visitor` (nobody known), `system` (the timer) and `proposer` are never appointed. */
export const ROLES = [
  'visitor', 'resident', 'householdRep', 'proposer', 'tenHouseholdHead', 'buildingHead', 'gridWorker', 'deputyLiaison',
  'residentRep', 'councilMember', 'facilitator', 'committeeStaff', 'partySecretary', 'supervisionCommittee',
  'projectTeam', 'implementer', 'sponsor', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'districtCoordinator',
  'finance', 'auditor', 'thirdPartyEvaluator', 'partyMember', 'expert', 'sysAdmin', 'system',
] as const
export type Role = (typeof ROLES)[number]

/** The roles that an appointment can carry. */
export const APPOINTED_ROLES = [
  'tenHouseholdHead', 'buildingHead', 'gridWorker', 'deputyLiaison', 'residentRep', 'councilMember', 'facilitator', 'committeeStaff',
  'partySecretary', 'supervisionCommittee', 'projectTeam', 'implementer', 'sponsor', 'streetClerk', 'streetApprover',
  'districtLeadingGroup', 'districtCoordinator', 'finance', 'auditor', 'thirdPartyEvaluator', 'partyMember', 'expert', 'sysAdmin',
] as const satisfies readonly Role[]
export type AppointedRole = (typeof APPOINTED_ROLES)[number]

/** Offices that somebody may hold for another for a time; a seat with a vote is nobody's to lend (E34). */
export const LENT_ROLES = ['committeeStaff', 'partySecretary', 'facilitator', 'tenHouseholdHead', 'buildingHead', 'gridWorker', 'streetClerk', 'streetApprover', 'districtCoordinator', 'finance'] as const satisfies readonly AppointedRole[]

/** The levels of the place tree, from the widest to the narrowest. */
export const PLACE_KINDS = ['city', 'district', 'street', 'community', 'committee', 'courtyard', 'building', 'tenHouseholdGroup'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

/** The shipped schemes. */
export const PACK_IDS = ['futian-2015', 'shenzhen-2015', 'luohu-2017', 'liuzhou-2014', 'panlong-2020'] as const
export type PackId = (typeof PACK_IDS)[number]

export const PROJECT_TYPES = ['engineering', 'service', 'goods', 'physical', 'physicalEngineering'] as const
export type ProjectType = (typeof PROJECT_TYPES)[number]

export const CATEGORIES = [
  'safety', 'environment', 'cultureSport', 'care', 'volunteering',
  'livelihoodService', 'publicBenefitActivity', 'democraticManagement', 'publicConstruction',
] as const
export type Category = (typeof CATEGORIES)[number]

export const PROBLEM_LEVELS = [1, 2, 3] as const
export type ProblemLevel = (typeof PROBLEM_LEVELS)[number]

/** By what right a member of a household lives there. */
export const TENURES = ['owner', 'tenant', 'family'] as const
export type Tenure = (typeof TENURES)[number]

/** What can change in the register of households. */
export const REGISTER_CHANGES = ['movedIn', 'movedOut', 'born', 'died', 'let'] as const
export type RegisterChangeKind = (typeof REGISTER_CHANGES)[number]

/** How an answer reached the ballot box. */
export const CHANNELS = ['wechat', 'assisted', 'paper', 'phone'] as const
export type Channel = (typeof CHANNELS)[number]

/** One household's answer: yes, no, or 再想想 (counts as neither). */
export const CONSENT_ANSWERS = ['agree', 'disagree', 'undecided'] as const
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number]

/** What may be answered by ballot outside a sitting: each has its own electorate, and they are never mixed. */
export const BALLOT_KINDS = ['consent', 'poll', 'rating', 'choice'] as const
export type BallotKind = (typeof BALLOT_KINDS)[number]

/** How a ballot of a place's poll is filled in: yes or no, up to so many, any, within an envelope, by points, in order. */
export const POLL_KINDS = ['yesNo', 'chooseK', 'approval', 'knapsack', 'points', 'ranking'] as const
export type PollKind = (typeof POLL_KINDS)[number]

/** Rules of selection over a budget. */
export const SELECTION_RULES = ['greedy', 'greedy-no-skip', 'equal-shares'] as const
export type SelectionRule = (typeof SELECTION_RULES)[number]

/** Rules by which a place's poll finds its winners; `threshold` takes whatever a share of the voters wants and the money allows. */
export const POLL_RULES = ['threshold', ...SELECTION_RULES] as const
export type PollRule = (typeof POLL_RULES)[number]

/** What a voter gains from a winner: its cost, one, or the points that the ballot gave it. */
export const UTILITIES = ['cost', 'cardinality', 'points'] as const
export type Utility = (typeof UTILITIES)[number]

/** By what ties are broken, fixed before a poll opens: the id as text, or the cheaper first and then the id. */
export const TIES = ['id', 'cheaper'] as const
export type Ties = (typeof TIES)[number]

/**
 * What is done with money that equal shares leave: more money for each voter, one of the currency at a time, for as long as it fits (add1);
 * the best supported that still fit (greedy); first the one and then the other (add1u).
 */
export const COMPLETIONS = ['none', 'add1', 'greedy', 'add1u'] as const
export type Completion = (typeof COMPLETIONS)[number]

/** Kinds of file that sealed ballots are given as. */
export const POLL_EXPORTS = ['pb', 'csv', 'json'] as const
export type PollExport = (typeof POLL_EXPORTS)[number]

/** Where a poll of a place stands. */
export const POLL_STATES = ['open', 'sealed', 'decided'] as const
export type PollState = (typeof POLL_STATES)[number]

export const VOTES = ['for', 'against', 'abstain'] as const
export type Vote = (typeof VOTES)[number]

export const SITTING_BODIES = ['council', 'representativesMeeting', 'collectiveResolution'] as const
export type SittingBody = (typeof SITTING_BODIES)[number]

/** How a sitting votes: each alone and unseen, each with what they voted shown by seat once it is closed, or by hands that are counted in the room. */
export const BALLOT_WAYS = ['secret', 'open', 'showOfHands'] as const
export type BallotWay = (typeof BALLOT_WAYS)[number]

/** Seat classes of a residents' council (罗湖 2017). */
export const SEAT_CLASSES = ['party', 'committee', 'congressDeputy', 'enterprise', 'resident'] as const
export type SeatClass = (typeof SEAT_CLASSES)[number]

/** Of what a quorum is counted: the seats that somebody holds, or all of them, vacant ones included (E42). */
export const QUORUM_BASES = ['filledSeats', 'allSeats'] as const
export type QuorumBase = (typeof QUORUM_BASES)[number]

/** What owners decide together (民法典 §278, items 1 to 9 in their order). */
export const OWNERS_ITEMS = [
  'makeOwnersRules', 'makeCovenant', 'electOwnersCommittee', 'hireManager', 'useMaintenanceFund', 'raiseMaintenanceFund', 'rebuildOrAlter', 'changeUseOrCommercialUse', 'otherMajor',
] as const
export type OwnersItem = (typeof OWNERS_ITEMS)[number]

/** What a notice of the resolution can be asked to say. */
export const RESOLUTION_FIELDS = ['item', 'amount', 'votes', 'quorum', 'objectionRoute'] as const
export type ResolutionField = (typeof RESOLUTION_FIELDS)[number]
/** What can be asked to be public of the work: the reports, pictures, and what was spent. */
export const PROCESS_FIELDS = ['log', 'photos', 'spending'] as const
export type ProcessField = (typeof PROCESS_FIELDS)[number]
export const DETERMINATION_FIELDS = ['content', 'location', 'timeLimit', 'budget', 'benefit'] as const
export type DeterminationField = (typeof DETERMINATION_FIELDS)[number]
/** What a notice of the result can be asked to say; the appraisal follows in a notice of its own, which the hand-over waits for. */
export const RESULT_FIELDS = ['auditResult', 'fundUse', 'effect', 'appraisal'] as const
export type ResultField = (typeof RESULT_FIELDS)[number]
/** What a report of the work and a statement of the money can be asked to say. */
export const PROGRESS_FIELDS = ['percent', 'account', 'photos'] as const
export type ProgressField = (typeof PROGRESS_FIELDS)[number]
export const CONTRIBUTION_FIELDS = ['received', 'fundShare', 'cost'] as const
export type ContributionField = (typeof CONTRIBUTION_FIELDS)[number]
/** What the notices that come round with the calendar can be asked to say; `each`: one line for each of what is counted. */
export const BULLETIN_FIELDS = ['period', 'granted', 'refused', 'fundGranted', 'each'] as const
export type BulletinField = (typeof BULLETIN_FIELDS)[number]
export const CIRCULAR_FIELDS = ['period', 'taken', 'begun', 'finished', 'overdue', 'ranking'] as const
export type CircularField = (typeof CIRCULAR_FIELDS)[number]
export const YEAR_END_FIELDS = ['period', 'finished', 'unfinished', 'each'] as const
export type YearEndField = (typeof YEAR_END_FIELDS)[number]
export const BAR_LIST_FIELDS = ['period', 'barred', 'each'] as const
export type BarListField = (typeof BAR_LIST_FIELDS)[number]
/** What a notice must say. */
export const NOTICE_FIELDS = [
  ...RESOLUTION_FIELDS, ...PROCESS_FIELDS, ...DETERMINATION_FIELDS, ...RESULT_FIELDS,
  'percent', 'account', ...CONTRIBUTION_FIELDS, ...BULLETIN_FIELDS, 'taken', 'begun', 'finished', 'overdue', 'ranking', 'unfinished', 'barred',
] as const
export type NoticeField = (typeof NOTICE_FIELDS)[number]

/** Who solves a problem of a level (盘龙: 一级、二级、三级问题). */
export const PROBLEM_SOLVERS = ['residents', 'community', 'street', 'district'] as const
export type ProblemSolver = (typeof PROBLEM_SOLVERS)[number]

/** How a supplier stands: registered by itself, a registered lead with filed community organisations (联合申报), or a filed organisation alone, which can have no contract. */
export const SUPPLIER_STANDINGS = ['registered', 'jointDeclaration', 'filed'] as const
export type SupplierStanding = (typeof SUPPLIER_STANDINGS)[number]

/** Who may lead a joint declaration: a social organisation that civil affairs registered, or any legal person. */
export const JOINT_LEADS = ['registeredOrg', 'legalPerson'] as const
export type JointLead = (typeof JOINT_LEADS)[number]

/** The kinds of published records. */
export const NOTICE_KINDS = [
  'stage', 'consentResult', 'pollResult', 'agenda', 'resolution', 'approval', 'determination', 'contributions', 'implementer',
  'progress', 'result', 'satisfaction', 'handover', 'rejection', 'termination', 'unfinished', 'objectionAnswer',
  'policyChange', 'policyMove',
  'overdue', 'recount',
  'pollOpened', 'pollSealed', 'pollDecided',
  'bulletin', 'circular', 'yearEnd', 'barList', 'meetingReminder', 'rankExplanation', 'leadingMeeting', 'checkDrawn', 'fieldCheck', 'dutyMissed',
  'commentAnswer', 'auditRequested', 'auditAnswer',
  'sheetAnswer', 'correction',
  'annualAward', 'reallocation',
  'naming',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** The two boxes of an annual award, which are never mixed (深府办函〔2015〕140号四（四）). */
export const AWARD_BOXES = ['residents', 'experts'] as const
export type AwardBox = (typeof AWARD_BOXES)[number]

/** What is published of itself when a period is over, once for each community. */
export const REPORT_KINDS = ['bulletin', 'circular', 'yearEnd', 'barList', 'meetingReminder'] as const satisfies readonly NoticeKind[]
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What comes round for the leading group of a district. */
export const RECURRING_KINDS = ['leadingMeeting', 'fieldCheck'] as const satisfies readonly NoticeKind[]
export type RecurringKind = (typeof RECURRING_KINDS)[number]

/** What a look on the spot finds of a work. */
export const CHECK_FINDINGS = ['asReported', 'notAsReported'] as const
export type CheckFinding = (typeof CHECK_FINDINGS)[number]

/** What can be found. */
export const SEARCH_KINDS = ['project', 'notice'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** Where money comes from. Work and materials given in kind are recorded but never counted as money. */
export const FUNDING_SOURCES = ['fund', 'sponsorship', 'residentContribution', 'inKind'] as const
export type FundingSource = (typeof FUNDING_SOURCES)[number]

export const PLEDGE_STATES = ['pledged', 'received', 'refundDue', 'refunded', 'void', 'moved', 'upkeep'] as const
export type PledgeState = (typeof PLEDGE_STATES)[number]

/** Money between communities: `asked` and `agreed` wait for somebody. */
export const TRANSFER_STATES = ['asked', 'agreed', 'done', 'declined', 'withdrawn'] as const
export type TransferState = (typeof TRANSFER_STATES)[number]

/** What a giver says shall become of what is not needed: it comes back, or stays for the upkeep of the same work. */
export const SPARE_USES = ['return', 'upkeep'] as const

/** What a giver said when asked whether the money may be used for something else; `asked`: nothing yet; `silent`: nothing until the last day, which is a no. */
export const PURPOSE_ANSWERS = ['asked', 'agreed', 'refused', 'silent'] as const
export type PurposeAnswer = (typeof PURPOSE_ANSWERS)[number]

/** How far the wish of a giver for a name has come: before the council, counted by one and to be confirmed by another, before the level that the law names, agreed to while the gift is only promised, shown, turned down, over, taken down. */
export const NAMING_STATES = ['asked', 'counted', 'approving', 'promised', 'shown', 'declined', 'ended', 'takenDown'] as const
export type NamingState = (typeof NAMING_STATES)[number]

export const PROCUREMENT_METHODS = ['quoteComparison', 'centralCatalogue', 'residentsChoose', 'serviceLibrary', 'single'] as const
export type ProcurementMethod = (typeof PROCUREMENT_METHODS)[number]

/** Why a proposal is turned down; free text goes beside the code, never instead of it. */
export const REJECTION_REASONS = ['thirdPartyDuty', 'duplicatesGovernmentProject', 'privateBenefit', 'notCommonNeed', 'overCap', 'outOfScope', 'duplicateProposal', 'notPassed', 'consentNotReached', 'insufficientFund', 'notFactual', 'barredThisYear'] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

/** What a scheme may exclude: somebody else's duty, what government builds or plans anyway, the benefit of one. */
export const EXCLUSION_REASONS = ['thirdPartyDuty', 'duplicatesGovernmentProject', 'privateBenefit'] as const satisfies readonly RejectionReason[]
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number]

/** What a scheme may ask of a project before it is one of its own. */
export const ELIGIBILITY_TESTS = ['attentionHigh', 'benefitWide', 'closeToLife', 'smallAmount', 'urgentlyWanted', 'commonNeed', 'widelyVoiced'] as const
export type EligibilityTest = (typeof ELIGIBILITY_TESTS)[number]

/** Where a department's demand stands: not studied yet, feasible for a community, not feasible, or a proposal by now. */
export const DEMAND_STATES = ['waiting', 'feasible', 'declined', 'proposed'] as const
export type DemandState = (typeof DEMAND_STATES)[number]

/** What two projects may share so that their costs are added up (防拆分). */
export const SPLITTING_GROUNDS = ['place', 'category', 'supplier'] as const
export type SplittingGround = (typeof SPLITTING_GROUNDS)[number]

/** Who is asked whether a work was done well: those it is for, and the groups that the Shenzhen opinion names. A person is in the first that fits. */
export const RATER_GROUPS = ['experts', 'deputies', 'partyMembers', 'representatives', 'beneficiaries'] as const
export type RaterGroup = (typeof RATER_GROUPS)[number]

/** What became of a proposed change of a scheme. */
export const AMENDMENT_STATES = ['proposed', 'confirmed', 'discarded'] as const
export type AmendmentState = (typeof AMENDMENT_STATES)[number]

/** In which way a project would be judged differently under another version of its scheme. */
export const POLICY_EFFECTS = ['route', 'cap', 'deadline'] as const
export type PolicyEffect = (typeof POLICY_EFFECTS)[number]

/** What a second person is told at a door that is visited again: an answer, that nobody gave one, or nothing because nobody is there. */
export const REVISIT_FINDINGS = ['agree', 'disagree', 'undecided', 'none', 'absent'] as const
export type RevisitFinding = (typeof REVISIT_FINDINGS)[number]

/** What looks odd in answers that others wrote down: many at once, one telephone for several helpers, always the same answer, at night. */
export const ASSISTED_PATTERNS = ['burst', 'one-device', 'same-answer', 'night'] as const
export type AssistedPattern = (typeof ASSISTED_PATTERNS)[number]

export const OBJECTION_STATES = ['open', 'upheld', 'dismissed'] as const
export type ObjectionState = (typeof OBJECTION_STATES)[number]

export const DEADLINE_KINDS = [
  'organiserReview', 'triage', 'consentClose', 'pollClose', 'schedule', 'publishResolution', 'objectionWindow', 'posting', 'approval', 'publishDetermination',
  'funding', 'serviceStart', 'physicalFinish', 'fiscalYearEnd', 'acceptance', 'settlement', 'satisfactionClose', 'handover', 'objectionAnswer', 'objectionReview', 'commentAnswer', 'auditAnswer', 'sheetAnswer', 'planningHorizon', 'donorAnswer',
] as const
export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

/** Every command that a project's stage table knows; each is an operation of the same name. */
export const COMMANDS = [
  'proposals.draft', 'proposals.submit', 'proposals.receive', 'proposals.withdraw', 'proposals.vouch', 'proposals.sendBack', 'proposals.appeal',
  'proposals.accept', 'proposals.selfGovern', 'proposals.selfResolve', 'proposals.escalate', 'proposals.transfer', 'proposals.confirmTransfer',
  'proposals.merge', 'proposals.reject', 'proposals.confirmReject',
  'consents.close', 'polls.close',
  'councils.consult', 'councils.schedule', 'councils.open', 'councils.recuse', 'councils.leave', 'councils.vote', 'councils.countHands', 'councils.close', 'councils.defer', 'councils.signMinutes', 'councils.proposeShares', 'councils.agreeShares', 'councils.rescope',
  'publications.publishResolution', 'publications.postBoard', 'publications.object', 'publications.answerObjection', 'publications.askReview', 'publications.review', 'publications.closeWindow',
  'publications.publishDetermination', 'publications.publishResult',
  'approvals.request', 'approvals.approve', 'approvals.return', 'approvals.reject', 'approvals.reserve', 'approvals.release',
  'funds.pledge', 'funds.withdrawPledge', 'funds.receive', 'funds.complete', 'funds.pay', 'funds.settle', 'funds.refund', 'funds.askPurpose', 'funds.answerPurpose', 'funds.dropPurpose', 'funds.closePurpose', 'funds.takeOver', 'funds.askName', 'funds.dropName', 'councils.countName', 'councils.confirmName', 'approvals.approveName', 'works.takeNameDown',
  'works.chooseMethod', 'works.recordQuote', 'works.nominate', 'works.confirmImplementer', 'works.start', 'works.reportProgress', 'works.recordExpense',
  'works.change', 'works.suspend', 'works.resume', 'works.claimCompletion', 'works.convene', 'works.inspect', 'works.accept', 'works.requireRectification',
  'works.claimRectified', 'works.handOver', 'works.archive', 'works.openTicket', 'works.answerTicket', 'works.terminate',
  'ratings.close',
  'oversight.markUnfinished', 'oversight.excuseUnfinished', 'oversight.confirmUnfinished', 'oversight.appealBar', 'oversight.decideBar',
  'policies.move',
  'oversight.remind', 'oversight.escalate', 'oversight.recount',
  'publications.comment', 'publications.answerComment', 'publications.requestAudit', 'publications.reachAudit', 'publications.answerAudit',
  'publications.reportSheet', 'publications.answerSheet',
  'publications.draftCorrection', 'publications.dropCorrection', 'publications.signCorrection', 'publications.supersede',
] as const
export type Command = (typeof COMMANDS)[number]

/** The rules that a decision may rest on; each is named on the screens as 「依据」. */
export const RULE_NAMES = ['cap', 'levels', 'quorum', 'composition', 'majority', 'consent', 'satisfaction', 'bar', 'splitting', 'floor', 'exclusion', 'eligibility', 'scope', 'disclosure', 'audit', 'sheet', 'board', 'correction', 'problemLevel', 'award', 'ceiling', 'carryOver', 'planning', 'archive', 'guardian', 'purpose', 'naming', 'acceptanceGroup', 'residentOrigin', 'reallocation', 'supplier'] as const
export type RuleName = (typeof RULE_NAMES)[number]

/** What came out of a rule. */
export const RULE_RESULTS = ['within', 'needs-justification', 'over', 'met', 'not-met', 'passed', 'not-passed', 'barred', 'counted-together', 'to-community', 'to-street', 'to-district', 'overridden', 'relaxed', 'clear', 'distinct', 'lengthened', 'begun-anew', 'runs-on', 'window-over', 'carried', 'surplus', 'lapsed', 'kept'] as const
export type RuleResult = (typeof RULE_RESULTS)[number]

/** How far the look at a picture has come, before and after it is public. */
export const PICTURE_STATES = ['checking', 'held', 'shown', 'hidden'] as const
export type PictureState = (typeof PICTURE_STATES)[number]

/** Why a picture waits for a person: the check called it risky, was in doubt, or could not be asked, or its bytes could not be read. */
export const HOLD_REASONS = ['risky', 'doubtful', 'unchecked', 'unreadable'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** Why a person keeps a picture from the public. */
export const HIDE_REASONS = ['personal', 'unlawful', 'indecent', 'insulting', 'unrelated', 'advertising'] as const
export type HideReason = (typeof HIDE_REASONS)[number]

/** What a person makes of a picture: shown as it is, kept back, or shown as a copy in which something is made unrecognisable. */
export const PICTURE_DECISIONS = ['show', 'hide', 'blur'] as const
export type PictureDecision = (typeof PICTURE_DECISIONS)[number]

/** Every named “no”. A refusal is data: the screen turns it into a sentence and what to do next. */
export const REFUSALS = [
  // the door
  'malformed', 'unknown-operation', 'fault', 'busy', 'offline', 'unknown-record', 'too-large',
  // who
  'not-identified', 'not-your-role', 'not-your-scope', 'household-not-bound', 'already-bound', 'wrong-door-code', 'guardian-needed', 'wrong-guardian-code', 'too-many-attempts', 'unknown-person', 'already-appointed', 'not-on-the-register', 'already-on-the-register', 'holds-an-office', 'already-asked', 'already-decided', 'import-incomplete', 'already-declared', 'too-many-declared',
  // separation of duties
  'proposer-may-not-decide', 'second-person-needed', 'approver-may-not-pay', 'receiver-may-not-spend', 'implementer-excluded', 'decider-may-not-answer', 'has-interest', 'collector-may-not-verify',
  // where the project is
  'not-at-this-stage', 'changed-meanwhile', 'scheme-expired', 'scheme-not-started', 'barred-this-year', 'not-in-this-scheme',
  // what is missing
  'photo-needed', 'cost-needed', 'reason-needed', 'evidence-needed', 'minutes-needed', 'signatures-needed', 'board-photo-needed', 'last-board-photo-needed', 'agreement-needed', 'fields-missing', 'owners-decision-needed',
  'content-not-allowed', 'attempt-evidence-needed', 'party-study-needed', 'date-in-the-past', 'date-in-the-future', 'unknown-type', 'unknown-category', 'unknown-place',
  'checklist-incomplete', 'excluded', 'eligibility-not-met', 'outside-the-list', 'endorsements-missing',
  // asking the neighbours
  'not-open', 'closed', 'not-closed-yet', 'already-answered', 'newer-ballot', 'not-on-the-roll', 'too-many-assisted', 'call-needed', 'signature-needed', 'unknown-option', 'not-eligible',
  // choosing
  'nothing-chosen', 'too-many-chosen', 'over-envelope', 'points-do-not-fit', 'kind-does-not-fit', 'too-few-nominees', 'too-few-judges', 'one-box-only',
  // sitting
  'notice-too-short', 'no-quorum', 'composition-not-met', 'not-present', 'recused', 'already-voted', 'votes-outstanding', 'sitting-not-open', 'sitting-already-open', 'not-a-member', 'not-this-way', 'counts-do-not-fit', 'one-community-only', 'shares-not-agreed', 'shares-do-not-add-up', 'lead-council-refused', 'nothing-to-rescope',
  // notices
  'window-open', 'window-closed', 'objection-open', 'no-such-objection', 'already-objected', 'not-your-objection', 'already-commented', 'no-such-comment', 'already-signed', 'audit-not-asked', 'audit-waits', 'already-reported', 'sheet-missing', 'no-sheet-report', 'nothing-hangs', 'no-correction', 'not-in-this-notice', 'correction-waits', 'no-notice-yet', 'gate-passed', 'correction-unsigned', 'already-signed-it',
  // money
  'over-cap', 'needs-justification', 'over-district-ceiling', 'carry-over-ended', 'same-account', 'other-district', 'transfer-over', 'not-agreed-yet', 'year-is-over', 'insufficient-fund', 'money-not-complete', 'not-received', 'over-committed', 'already-received', 'no-such-pledge', 'no-refund-due', 'already-refunded', 'refund-differs', 'nothing-to-ask', 'givers-not-asked', 'givers-answering', 'giver-not-asked', 'no-question-open', 'giver-answered', 'too-late-to-answer', 'over-approved', 'stranger-may-not-give', 'apportioning-not-allowed',
  'name-forbidden', 'name-already-asked', 'name-undecided', 'no-name-waits', 'term-too-long',
  // works
  'too-few-quotes', 'no-nominee', 'no-such-quote', 'supplier-is-sponsor', 'group-too-small', 'resident-needed', 'not-in-group', 'opinions-outstanding', 'not-all-passed', 'accounts-needed', 'unpaid-remains',
  'filed-org-alone', 'joint-unknown-here', 'not-a-joint-declaration', 'lead-not-registered-org', 'credit-code-wrong', 'doubled-org', 'parts-differ', 'part-exceeded', 'parts-open', 'receiver-not-lead',
  'too-few-answers', 'wrong-level', 'self-governance-first', 'transfer-not-proposed', 'rejection-not-proposed', 'same-project', 'not-before-year-end', 'nothing-due', 'already-recorded', 'not-this-period', 'no-such-ticket', 'already-appealed', 'rounds-exhausted',
  // pictures
  'already-requested', 'not-hidden', 'picture-unreadable',
  // rules
  'looser-than-floor', 'nothing-changes', 'already-proposed', 'would-undo-decision',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** Why another's duty is nobody's after all: an estate that nobody manages (三无小区), or a company that is insolvent. Then no higher approver is asked. */
export const EXCLUSION_GROUNDS = ['unmanagedEstate', 'companyInsolvent'] as const
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number]

/** How far a government project has come that a small work must not repeat. */
export const GOVERNMENT_WORK_STATES = ['planned', 'underway', 'done', 'dropped'] as const
export type GovernmentWorkState = (typeof GOVERNMENT_WORK_STATES)[number]

/** An entry of a published list of what a scheme may do: allowed by name, or refused by name. */
export const SCOPE_MODES = ['allowed', 'refused'] as const
export type ScopeMode = (typeof SCOPE_MODES)[number]

/** Whether the figure of a bound belongs to it: 「不超过、以内」 include it, 「不满、低于」 do not (民法典 §1259). */
export const BOUNDS = ['inclusive', 'exclusive'] as const
export type Bound = (typeof BOUNDS)[number]

/** The separation-of-duty rules of the roles note, by number. */
export const DUTY_RULES = ['SoD-1', 'SoD-2', 'SoD-3', 'SoD-4', 'SoD-5', 'SoD-6', 'SoD-7', 'SoD-8', 'SoD-9', 'SoD-10'] as const
export type DutyRule = (typeof DUTY_RULES)[number]

/** What a person declares: a near relative, a supplier, the company that manages a place, a work that is of use to the own household only. */
export const DECLARATION_KINDS = ['relative', 'supplier', 'propertyCompany', 'ownBenefit'] as const
export type DeclarationKind = (typeof DECLARATION_KINDS)[number]

/** Which interest stands in the way; a refusal of `has-interest` names it in `about`. */
export const INTERESTS = ['relativeOfProposer', 'memberIsRelative', 'implementer', 'relativeOfImplementer', 'supplier', 'ownBenefit', 'relativeBenefits', 'propertyCompany', 'deliversHere', 'sameCommittee', 'relativeInOffice'] as const
export type InterestGround = (typeof INTERESTS)[number]
