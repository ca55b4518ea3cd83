/** Lives a project from its draft until it rests in a stage; which stages it passes, its scheme says and not we. */
import type { Stage } from '../../contracts/vocabulary'
import { closeConsent, closePoll, closeRating, receive, sort, submit, vouch } from './leave-asking'
import { acceptWorks, archive, chooseMethod, completeMoney, confirmImplementer, convene, finishWorks, handOver, settleAccounts, startWorks } from './leave-building'
import { approveByDistrict, approveByStreet, closeSitting, consult, leaveNotice, meetAndApprove, openSitting, publishDetermination, publishResolution } from './leave-deciding'
import { begin, type Setting, type Story } from './story'

type Leaving = (story: Story) => Promise<Stage>

/** The one way on from each stage; side ways are told by the stories that take them. */
const LEAVE: { readonly [S in Stage]?: Leaving } = {
  draft: submit, proposed: receive, organiserReview: vouch, triage: sort,
  consentCollecting: closeConsent, residentPoll: closePoll, consultation: consult,
  councilScheduled: openSitting, councilSession: closeSitting, resolved: publishResolution, resolutionNotice: leaveNotice('resolutionNotice'),
  approvingCommunity: meetAndApprove, approvingStreet: approveByStreet, approvingDistrict: approveByDistrict,
  determined: publishDetermination, determineNotice: leaveNotice('determineNotice'),
  funding: completeMoney, funded: chooseMethod, implementerSelecting: confirmImplementer, implementerConfirmed: startWorks,
  inProgress: finishWorks, completionClaimed: convene, acceptance: acceptWorks, settling: settleAccounts, resultNotice: leaveNotice('resultNotice'),
  satisfaction: closeRating, satisfactionPublished: handOver, handover: archive,
}

/** Tells a story until its project stands in `until`, and what comes after that. */
export async function live(setting: Setting, until: Stage, then: (story: Story) => Promise<unknown> = () => Promise.resolve()): Promise<Story> {
  try {
    const story = await begin(setting)
    for (let stage: Stage = 'draft'; stage !== until;) {
      const leave: Leaving | undefined = LEAVE[stage]
      if (leave === undefined) throw new Error(`「${setting.plan.title}」 stands in ${stage} and never comes to ${until}`)
      stage = await leave(story)
    }
    await then(story)
    return story
  } finally {
    setting.turns.end()
  }
}
