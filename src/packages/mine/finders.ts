import type { Me } from '../../../contracts/people'
import type { Role } from '../../../contracts/vocabulary'

const FINDERS: readonly Role[] = ['committeeStaff', 'partySecretary', 'supervisionCommittee', 'streetClerk', 'streetApprover', 'districtLeadingGroup', 'districtCoordinator', 'sysAdmin']
const READERS: readonly Role[] = ['streetClerk', 'streetApprover']

const holds = ({ roles }: Me, wanted: readonly Role[]): boolean => roles.some(({ role }) => wanted.includes(role))

/** Whether the cloud lets me look for people by name; the others ask for a number. */
export const findsPeople = (me: Me): boolean => holds(me, FINDERS)

/** Whether I answer for a street, and so may read what its officials declared. */
export const readsDeclarations = (me: Me): boolean => holds(me, READERS)
