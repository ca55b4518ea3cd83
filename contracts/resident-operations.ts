/** The operations of people, places, households and ballots: what goes in and what comes out. */
import type * as v from 'valibot'
import type { CountedCodes, FoundCode } from './ballots'
import type { BALLOT_INPUTS } from './ballots.schema'
import type { AssistedSeen, ConsentReceipt, ConsentTurnout, MyConsents, Revisit, RevisitDue } from './consents'
import type { CONSENT_INPUTS } from './consents.schema'
import type { FileLink, PictureDue, PictureSeen, PictureWish } from './files'
import type { FILE_INPUTS } from './files.schema'
import type { ChangeSeen, Door, MyHousehold, RegisterLine, RequestSeen } from './households'
import type { HOUSEHOLD_INPUTS } from './households.schema'
import type { Page } from './operations'
import type { AccessSeen, Appointment, DeclarationSeen, Lent, Me, MyData, Message, Person, PersonFound, Revealed } from './people'
import type { PEOPLE_INPUTS } from './people.schema'
import type { ImportReport, Place } from './places'
import type { PLACE_INPUTS } from './places.schema'
import type { AwardDraft, ChoiceReceipt, MyVote, PollCard, PollDraft, PollFilePart, PollReceipt, PollView, RecordedChoice } from './polls'
import type { POLL_INPUTS } from './polls.schema'
import type { MyRating, RatingReceipt } from './ratings'
import type { GovernmentWork, Rejections, ScopeItem, Weighed } from './proposals'
import type { PROPOSAL_INPUTS } from './proposals.schema'
import type { DemandCounts, DemandSeen } from './demands'
import type { DEMAND_INPUTS } from './demands.schema'
import type { RATING_INPUTS } from './ratings.schema'
import type { Reason } from './projects'
import type { Instant } from './reply'
import type { DemandState } from './vocabulary'

interface ResidentOutputs {
  'places.import': ImportReport
  'places.tree': Page<Place>
  'people.register': Person
  'people.me': Me
  'people.appoint': Appointment
  'people.deputise': Appointment
  'people.exportMine': MyData
  'people.forgetMe': { readonly forgotten: true }
  'people.forgetChild': { readonly forgotten: true }
  'people.deputies': { readonly items: readonly Lent[] }
  'people.endAppointment': Appointment
  'people.messages': Page<Message>
  'people.readMessages': { readonly unread: number }
  'people.find': { readonly people: readonly PersonFound[] }
  'people.reveal': Revealed
  'people.accesses': Page<AccessSeen>
  'people.declare': { readonly declaration: string }
  'people.withdrawDeclaration': { readonly declaration: string }
  'people.declarations': { readonly items: readonly DeclarationSeen[] }
  'people.officialDeclarations': { readonly person: string; readonly items: readonly DeclarationSeen[]; readonly at: number }
  'people.reseal': { readonly sealed: number; readonly next: string | null }
  'households.stage': { readonly part: number; readonly rows: number }
  'households.import': ImportReport
  'households.export': { readonly lines: readonly RegisterLine[]; readonly next: string | null }
  'households.reportChange': { readonly change: string }
  'households.changes': Page<ChangeSeen>
  'households.decideChange': { readonly change: string; readonly state: 'confirmed' | 'denied' }
  'households.bind': MyHousehold
  'households.permitChild': { readonly code: string; readonly until: Instant; readonly belowAge: number; readonly reason: Reason }
  'households.joinAsChild': { readonly household: string; readonly person: string; readonly room: string }
  'households.confirmBinding': { readonly household: string; readonly person: string; readonly representative: boolean }
  'households.match': { readonly household: string; readonly representative: boolean; readonly minor: boolean; readonly sameAsBefore: boolean }
  'households.ask': { readonly request: string }
  'households.requests': Page<RequestSeen>
  'households.answerRequest': { readonly request: string; readonly state: 'confirmed' | 'denied' }
  'households.chooseRepresentative': { readonly household: string; readonly representative: string | null; readonly voices: number; readonly adults: number }
  'households.mine': { readonly households: readonly MyHousehold[] }
  'households.handOver': { readonly household: string; readonly representative: string }
  'households.doors': Page<Door>
  'consents.give': ConsentReceipt
  'consents.record': ConsentReceipt
  'consents.disown': { readonly household: string }
  'consents.mine': MyConsents
  'consents.revisits': Page<RevisitDue>
  'consents.revisit': { readonly state: Revisit['state'] }
  'consents.assisted': AssistedSeen
  'consents.turnout': ConsentTurnout
  'polls.vote': PollReceipt
  'polls.mine': MyVote
  'polls.open': PollView
  'polls.drawAward': AwardDraft
  'polls.openAward': PollView
  'polls.readPb': PollDraft
  'polls.list': Page<PollCard>
  'polls.show': PollView
  'polls.cast': ChoiceReceipt
  'polls.record': RecordedChoice
  'polls.disown': { readonly poll: string }
  'polls.seal': PollView
  'polls.decide': PollView
  'polls.export': PollFilePart
  'ratings.give': RatingReceipt
  'ratings.mine': MyRating
  'ballots.countedCodes': CountedCodes
  'ballots.findCode': FoundCode
  'proposals.weigh': Weighed
  'proposals.neighbours': { readonly items: readonly Pick<Place, 'id' | 'name'>[] }
  'proposals.importGovernmentWorks': ImportReport
  'proposals.governmentWorks': Page<GovernmentWork>
  'proposals.importScope': ImportReport
  'proposals.scope': Page<ScopeItem>
  'proposals.rejections': Rejections
  'proposals.stageDemands': { readonly part: number; readonly rows: number }
  'proposals.importDemands': ImportReport
  'proposals.demands': Page<DemandSeen>
  'proposals.demand': DemandSeen
  'proposals.demandCounts': DemandCounts
  'proposals.studyDemand': { readonly demand: string; readonly state: DemandState }
  'proposals.endorseDemand': { readonly endorsements: number; readonly mine: boolean }
  'files.link': { readonly links: readonly FileLink[] }
  'files.picture': PictureSeen
  'files.queue': Page<PictureDue>
  'files.asks': Page<PictureWish>
  'files.decide': PictureSeen
  'files.askBlur': PictureSeen
  'files.appeal': PictureSeen
}
type ResidentInputs = typeof PLACE_INPUTS & typeof PEOPLE_INPUTS & typeof HOUSEHOLD_INPUTS & typeof CONSENT_INPUTS & typeof POLL_INPUTS & typeof RATING_INPUTS & typeof BALLOT_INPUTS & typeof PROPOSAL_INPUTS & typeof DEMAND_INPUTS & typeof FILE_INPUTS

/** Input and output by the operation's name. */
export type ResidentOperations = { readonly [K in keyof ResidentOutputs]: { readonly input: v.InferInput<ResidentInputs[K]>; readonly output: ResidentOutputs[K] } }
