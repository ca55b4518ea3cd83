/** What each command of the stage table must carry. One schema per command; the types follow from them. */
import * as v from 'valibot'
import { BALLOT_WAYS, CATEGORIES, ELIGIBILITY_TESTS, EXCLUSION_GROUNDS, EXCLUSION_REASONS, PROBLEM_LEVELS, PROCUREMENT_METHODS, PROJECT_TYPES, REJECTION_REASONS, SPARE_USES, VOTES, type Command } from './vocabulary'
import { behindInput, paidInput, partyInput, settledInput, sharesInput } from './suppliers.schema'
import { day, fen, file, id, phone, photos, someFen, text } from './fields.schema'

const project = { project: id, expectedVersion: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }
const hands = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))
const only = v.strictObject(project)
/** Whoever puts a name under something, or publishes it, says which state of it was before their eyes: what was changed meanwhile is looked at first. */
const asSeen = v.strictObject({ project: id, expectedVersion: v.pipe(v.number(), v.integer(), v.minValue(1)) })
const withText = v.strictObject({ ...project, text: text(1000) })

const proposal = {
  place: id,
  where: text(100),
  title: text(40),
  problem: text(2000),
  beneficiaries: text(300),
  roughCost: v.optional(v.nullable(fen), null),
  photos: v.optional(photos, []),
  predecessor: v.optional(v.nullable(id), null),
  /** Set when a neighbour writes it down for someone without a phone. */
  proposedFor: v.optional(v.nullable(text(40)), null),
}

/** The input of every command, by its name. */
export const COMMAND_INPUTS = {
  /** `partners`: further communities that take part, where the scheme knows projects of several. */
  'proposals.draft': v.strictObject({ ...proposal, partners: v.optional(v.pipe(v.array(id), v.maxLength(5)), []), /** The department's demand that it comes from. */ demand: v.optional(v.nullable(id), null) }),
  'proposals.submit': v.strictObject({ ...project, ...v.partial(v.object(proposal)).entries }),
  'proposals.receive': only,
  'proposals.withdraw': withText,
  'proposals.vouch': withText,
  'proposals.sendBack': withText,
  'proposals.appeal': withText,
  'proposals.accept': v.strictObject({
    ...project,
    type: v.picklist(PROJECT_TYPES), category: v.picklist(CATEGORIES), level: v.picklist(PROBLEM_LEVELS),
    estimate: someFen, justification: v.optional(v.nullable(text(500)), null),
    needsOwnersDecision: v.optional(v.boolean(), false), ownersDecision: v.optional(v.nullable(file), null),
    /** Asked of the households; only used when the route asks them. */
    question: v.optional(v.nullable(text(100)), null), places: v.optional(v.pipe(v.array(id), v.maxLength(50)), []),
    costPerHousehold: v.optional(v.nullable(fen), null),
    /** One answer for each exclusion of the scheme; what applies 「原则上」 carries its reason. */
    exclusions: v.optional(v.pipe(v.array(v.strictObject({ reason: v.picklist(EXCLUSION_REASONS), applies: v.boolean(), ground: v.optional(v.nullable(v.picklist(EXCLUSION_GROUNDS)), null), text: v.optional(v.nullable(text(500)), null) })), v.maxLength(10)), []),
    /** The tests of the scheme that it meets. */
    eligible: v.optional(v.pipe(v.array(v.picklist(ELIGIBILITY_TESTS)), v.maxLength(20)), []),
    /** Barred projects that look alike, each with why this one is another. */
    distinct: v.optional(v.pipe(v.array(v.strictObject({ project: id, text: text(500) })), v.maxLength(20)), []),
    scopeItem: v.optional(v.nullable(text(60)), null),
  }),
  'proposals.selfGovern': withText,
  'proposals.selfResolve': withText,
  'proposals.escalate': v.strictObject({ ...project, text: text(1000), evidence: photos }),
  'proposals.transfer': v.strictObject({ ...project, department: text(60), text: text(1000) }),
  'proposals.confirmTransfer': withText,
  'proposals.merge': v.strictObject({ ...project, into: id, text: text(1000) }),
  'proposals.reject': v.strictObject({ ...project, reason: v.picklist(REJECTION_REASONS), text: text(1000) }),
  'proposals.confirmReject': only,
  'consents.close': only,
  'polls.close': only,
  'councils.consult': v.strictObject({ ...project, minutes: text(4000), participants: v.pipe(v.array(text(40)), v.minLength(2), v.maxLength(60)), estimate: someFen, partyStudy: v.optional(v.boolean(), false), attachments: v.optional(photos, []) }),
  'councils.schedule': v.strictObject({ ...project, on: day, venue: text(60), way: v.optional(v.picklist(BALLOT_WAYS)) }),
  'councils.open': v.strictObject({ ...project, present: v.pipe(v.array(id), v.maxLength(200)) }),
  'councils.recuse': v.strictObject({ ...project, person: v.optional(id), text: text(300) }),
  'councils.leave': v.strictObject({ ...project, person: id }),
  'councils.vote': v.strictObject({ ...project, vote: v.picklist(VOTES) }),
  'councils.countHands': v.strictObject({ ...project, for: hands, against: hands, abstain: hands }),
  'councils.close': only,
  'councils.defer': withText,
  'councils.signMinutes': only,
  /** What each community pays of the fund's part; one that is not named pays nothing. */
  'councils.proposeShares': v.strictObject({ ...project, shares: v.pipe(v.array(v.strictObject({ community: id, fen })), v.minLength(1), v.maxLength(6)) }),
  'councils.agreeShares': only,
  'councils.rescope': v.strictObject({ ...project, estimate: someFen, text: text(1000) }),
  'publications.publishResolution': only,
  'publications.postBoard': v.strictObject({ ...project, photos: v.pipe(photos, v.minLength(1)) }),
  'publications.object': withText,
  'publications.answerObjection': v.strictObject({ ...project, objection: id, upheld: v.boolean(), text: text(1000), hideText: v.optional(v.boolean(), false) }),
  'publications.askReview': v.strictObject({ ...project, objection: id, text: text(1000) }),
  'publications.review': v.strictObject({ ...project, objection: id, upheld: v.boolean(), text: text(1000), hideText: v.optional(v.boolean(), false) }),
  'publications.comment': withText,
  'publications.answerComment': v.strictObject({ ...project, comment: id, text: text(1000), hideText: v.optional(v.boolean(), false) }),
  'publications.requestAudit': only,
  'publications.reachAudit': only,
  'publications.answerAudit': v.strictObject({ ...project, text: text(1000), photos: v.optional(photos, []) }),
  'publications.reportSheet': v.strictObject({ ...project, notice: v.optional(id), photos: v.pipe(photos, v.minLength(1)) }),
  'publications.answerSheet': v.strictObject({ ...project, notice: v.optional(id), reposted: v.boolean(), photos: v.pipe(photos, v.minLength(1)), text: text(1000) }),
  'publications.draftCorrection': v.strictObject({
    ...project, /** The one that hangs, or else the newest, where none is named. */ notice: v.optional(id), text: text(500), item: v.optional(text(60)), amount: v.optional(someFen), content: v.optional(text(1000)), location: v.optional(text(200)), timeLimit: v.optional(text(100)), budget: v.optional(someFen), benefit: v.optional(text(500)),
    effect: v.optional(text(1000)), note: v.optional(text(500)),
  }),
  'publications.dropCorrection': only,
  'publications.signCorrection': asSeen,
  'publications.supersede': asSeen,
  'publications.closeWindow': only,
  'publications.publishDetermination': v.strictObject({ ...project, content: text(1000), location: text(200), timeLimit: text(100), budget: someFen, benefit: text(500) }),
  'publications.publishResult': v.strictObject({ ...project, effect: text(1000), photos: v.optional(photos, []) }),
  'approvals.request': only,
  'approvals.approve': v.strictObject({ ...project, text: text(1000), justification: v.optional(v.nullable(text(500)), null) }),
  'approvals.return': withText,
  'approvals.reject': v.strictObject({ ...project, reason: v.picklist(REJECTION_REASONS), text: text(1000) }),
  'approvals.reserve': withText,
  'approvals.release': withText,
  'funds.pledge': v.strictObject({ ...project, source: v.picklist(['sponsorship', 'residentContribution', 'inKind']), fen: fen, note: v.optional(v.pipe(v.string(), v.maxLength(300)), ''), publicName: v.optional(v.nullable(text(40)), null), spare: v.optional(v.picklist(SPARE_USES), 'return') }),
  'funds.withdrawPledge': v.strictObject({ ...project, pledge: id }),
  'funds.receive': v.strictObject({ ...project, pledge: id, reference: text(60) }),
  'funds.complete': only,
  'funds.pay': v.strictObject({ ...project, expense: id, reference: text(60), ...paidInput }),
  'funds.settle': v.strictObject({ ...project, audit: text(1000), ...settledInput }),
  'funds.refund': v.strictObject({ ...project, pledge: id, fen: someFen, reference: text(60) }),
  /** `into`: the other project that the money shall go to; null where this one is to become something else. */
  'funds.askPurpose': v.strictObject({ ...project, into: v.optional(v.nullable(id), null), text: text(500) }),
  'funds.answerPurpose': v.strictObject({ ...project, pledge: id, agrees: v.boolean() }),
  'funds.dropPurpose': v.strictObject({ ...project, text: text(500) }),
  'funds.closePurpose': only,
  /** A name on what is built, until its last day. */
  'funds.askName': v.strictObject({ ...project, pledge: id, text: text(40), where: text(100), until: day }),
  'funds.dropName': v.strictObject({ ...project, naming: id, text: text(500) }),
  /** How many were there and for it, as the minutes have it; whoever confirms it says the same figures again. */
  'councils.countName': v.strictObject({ ...project, naming: id, present: hands, for: hands, minutes: file }),
  'councils.confirmName': v.strictObject({ ...project, naming: id, present: hands, for: hands }),
  'approvals.approveName': v.strictObject({ ...project, naming: id, agrees: v.boolean(), document: text(60), on: day, picture: v.optional(v.nullable(file), null) }),
  'works.takeNameDown': v.strictObject({ ...project, naming: id, text: text(500), picture: file }),
  'funds.takeOver': v.strictObject({ ...project, pledge: id }),
  'works.chooseMethod': v.strictObject({ ...project, method: v.picklist(PROCUREMENT_METHODS), text: text(500) }),
  'works.recordQuote': v.strictObject({ ...project, supplier: text(60), ...partyInput, fen: someFen, note: v.optional(v.pipe(v.string(), v.maxLength(300)), ''), attachments: v.optional(photos, []), phone: v.optional(v.nullable(phone), null) }),
  'works.nominate': v.strictObject({ ...project, quote: v.pipe(v.number(), v.integer(), v.minValue(0)), reason: v.optional(v.nullable(text(500)), null) }),
  'works.confirmImplementer': v.strictObject({ ...project, person: v.optional(v.nullable(id), null), ...behindInput, justification: v.optional(v.nullable(text(500)), null) }),
  'works.start': v.strictObject({ ...project, agreement: file, photos: v.pipe(photos, v.minLength(1)), text: text(500) }),
  'works.reportProgress': v.strictObject({ ...project, percent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), text: text(1000), photos: v.optional(photos, []) }),
  'works.recordExpense': v.strictObject({ ...project, fen: someFen, what: text(200), voucher: v.optional(v.nullable(file), null) }),
  /** `scope`: the work becomes another one than was decided, not only dearer. */
  'works.change': v.strictObject({ ...project, byFen: fen, reason: text(1000), scope: v.optional(v.boolean(), false), ...sharesInput }),
  'works.suspend': withText,
  'works.resume': withText,
  'works.claimCompletion': v.strictObject({ ...project, text: text(1000), photos: v.pipe(photos, v.minLength(1)) }),
  'works.convene': v.strictObject({ ...project, members: v.pipe(v.array(v.strictObject({ person: id, kind: v.picklist(['street', 'resident', 'leadingGroup', 'committee']) })), v.minLength(1), v.maxLength(15)) }),
  'works.inspect': v.strictObject({ ...project, pass: v.boolean(), text: text(1000) }),
  'works.accept': only,
  'works.requireRectification': withText,
  'works.claimRectified': v.strictObject({ ...project, text: text(1000), photos: v.pipe(photos, v.minLength(1)) }),
  'works.handOver': v.strictObject({ ...project, unit: text(60), duty: text(500), phone, letter: v.optional(v.nullable(file), null) }),
  'works.archive': only,
  'works.openTicket': withText,
  'works.answerTicket': v.strictObject({ ...project, ticket: id, text: text(1000) }),
  'works.terminate': withText,
  'ratings.close': only,
  'oversight.markUnfinished': only,
  'oversight.excuseUnfinished': withText,
  'oversight.confirmUnfinished': withText,
  'oversight.appealBar': withText,
  'oversight.decideBar': v.strictObject({ ...project, upheld: v.boolean(), text: text(1000) }),
  'policies.move': withText,
  'oversight.remind': only,
  'oversight.escalate': only,
  'oversight.recount': only,
} as const satisfies { readonly [C in Command]: v.GenericSchema<never, unknown> | v.GenericSchema }

/** The validated input of a command. */
export type CommandInput<C extends Command> = v.InferOutput<(typeof COMMAND_INPUTS)[C]>
/** What a caller may send for a command (defaults may be left out). */
export type CommandRequest<C extends Command> = v.InferInput<(typeof COMMAND_INPUTS)[C]>
