import type { Role } from '../../contracts/vocabulary'

/** The desks of those who work on projects: what each is called, and who finds work there. */
export interface Desk { readonly label: string; readonly note: string; readonly url: string; readonly roles: readonly Role[] }

export const DESKS_TITLE = '工作台'

export const DESKS: readonly Desk[] = [
  { label: '入户征求', note: '哪些户还没答，上门登记', url: '/packages/steward/index', roles: ['buildingHead', 'tenHouseholdHead', 'committeeStaff'] },
  { label: '抽查复访', note: '别人代录的，抽签再问一次', url: '/packages/steward/revisits', roles: ['supervisionCommittee'] },
  { label: '议事会', note: '点名、表决、签会议记录', url: '/packages/council/index', roles: ['councilMember', 'facilitator', 'residentRep', 'supervisionCommittee', 'committeeStaff', 'partySecretary'] },
  {
    label: '办公台', note: '等我办的、全部项目、资金、名册', url: '/packages/office/index',
    roles: ['committeeStaff', 'partySecretary', 'projectTeam', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'districtCoordinator', 'finance', 'auditor', 'thirdPartyEvaluator', 'sysAdmin'],
  },
  { label: '居民票选', note: '开一次票选，计票，看结果', url: '/packages/polls/desk', roles: ['committeeStaff', 'streetClerk', 'streetApprover', 'districtCoordinator', 'districtLeadingGroup'] },
  { label: '照片审核', note: '拿不准的、请求打码的、申诉的', url: '/packages/pictures/desk', roles: ['committeeStaff', 'streetClerk'] },
]
