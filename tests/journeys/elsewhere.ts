/** A community in another city, with one resident: the stranger of every journey. */
import { offices, openRegion, settle } from '../../emulator/seed/settle'
import { on } from '../../emulator/seed/time'
import { openWorld, type Line } from '../../emulator/seed/world'

export const STRANGER = 'elsewhere-resident'
const AT = on('2017-11-01')

export async function settleElsewhere(line: Line): Promise<void> {
  const world = openWorld({ line })
  await openRegion(world, {
    at: AT, founder: 'founder', city: { id: 'ew', kind: 'city', name: '他市' }, district: { id: 'ew-d', kind: 'district', name: '他区', parent: 'ew', packId: 'luohu-2017' },
    coordinator: { person: 'elsewhere-coordinator', role: 'districtCoordinator', place: 'ew-d', basis: '示例1号' },
  })
  await settle(world, {
    at: AT, community: 'ew-c', coordinator: 'elsewhere-coordinator', approver: 'elsewhere-approver', staff: 'elsewhere-staff',
    places: [{ id: 'ew-s', kind: 'street', name: '他街道', parent: 'ew-d' }, { id: 'ew-c', kind: 'community', name: '他社区', parent: 'ew-s' }, { id: 'ew-b', kind: 'building', name: '他楼', parent: 'ew-c' }],
    doors: [{ building: 'ew-b', room: '101', person: STRANGER }],
    byCoordinator: offices('示例1号', [['elsewhere-approver', 'streetApprover', 'ew-s']]), byStreet: offices('示例2号', [['elsewhere-staff', 'committeeStaff', 'ew-c']]), byCommittee: [],
  })
}
