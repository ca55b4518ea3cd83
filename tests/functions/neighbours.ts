/** Two communities of one street of 罗湖, and a project of both at the stage that a test needs. */
import type { Joint } from '../../contracts/joint'
import type { PublicationRecord } from '../../contracts/operations'
import type { Project, Sitting } from '../../contracts/projects'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import { hashOf, recordOf } from '../../domain/publications/chain'
import { FOUNDER, type Cloud } from './cloud'
import { aProject, putProject } from './projects'
import { LONG_AGO, type Line } from './town'

export const [CITY, DISTRICT, STREET, FIRST, SECOND] = ['sz', 'sz-lh', 'sz-lh-s', 'sz-lh-a', 'sz-lh-b'] as const
export const NOW = { now: '2030-03-01T09:00:00+08:00' } as const

const PEOPLE = [
  [FOUNDER, 'coordinator', 'districtCoordinator', DISTRICT], ['coordinator', 'approver', 'streetApprover', STREET], ['approver', 'staff-a', 'committeeStaff', FIRST], ['approver', 'staff-b', 'committeeStaff', SECOND],
  ['staff-a', 'facilitator-a', 'facilitator', FIRST], ['staff-b', 'facilitator-b', 'facilitator', SECOND],
] as const

/** Both communities with their offices. */
export async function startNeighbours(line: Line): Promise<void> {
  await line.idOf(FOUNDER)
  await line.must(FOUNDER, 'places.import', {
    places: [
      { id: CITY, kind: 'city', name: '深圳市' }, { id: DISTRICT, kind: 'district', name: '罗湖区', parent: CITY, packId: 'luohu-2017' }, { id: STREET, kind: 'street', name: '翠屏街道', parent: DISTRICT },
      { id: FIRST, kind: 'community', name: '荷塘社区', parent: STREET }, { id: SECOND, kind: 'community', name: '柳岸社区', parent: STREET },
    ],
  })
  for (const [by, person, role, place] of PEOPLE) await line.must(by, 'people.appoint', { person: await line.idOf(person), role, place, from: LONG_AGO, basis: '任命' })
}

/** More who hold an office of the street, or of the second community. */
export async function alsoAppoint(line: Line, people: readonly (readonly [person: string, role: 'streetApprover' | 'finance' | 'committeeStaff' | 'supervisionCommittee', place: string])[]): Promise<void> {
  for (const [person, role, place] of people) await line.must(role === 'streetApprover' ? 'coordinator' : 'approver', 'people.appoint', { person: await line.idOf(person), role, place, from: LONG_AGO, basis: '任命' })
}

export const PARTNER = { community: SECOND, name: '柳岸社区', street: STREET, within: [CITY, DISTRICT, STREET, SECOND] }
export const [OWN_SHARE, OTHER_SHARE] = [70_001, 30_000]
export const A_SITTING: Sitting = {
  round: 1, body: 'council', on: '2030-02-20', place: '议事厅', scheduledAt: 1, members: ['m1', 'm2', 'm3'], quorum: { numerator: 2, denominator: 3, strict: true }, pass: { numerator: 1, denominator: 2, strict: true }, openedAt: 2, present: ['m1', 'm2', 'm3'],
  recused: [], voted: ['m1', 'm2', 'm3'], signatures: [], result: { members: 3, present: 3, recused: 0, for: 3, against: 0, abstain: 0, passed: true, ballotsHash: '' },
}
export const JOINT: Joint = { leadName: '荷塘社区', partners: [PARTNER], shares: [{ community: FIRST, fen: OWN_SHARE }, { community: SECOND, fen: OTHER_SHARE }], agreed: [FIRST, SECOND], decided: [{ community: FIRST, sitting: A_SITTING }], sittingsBefore: 1, left: [], held: [] }
export const BOTH_PASSED: Joint = { ...JOINT, decided: [{ community: FIRST, sitting: A_SITTING }, { community: SECOND, sitting: { ...A_SITTING, round: 2 } }] }

/** A project of both, led by the first; one council has passed it. */
export const putJoint = (cloud: Pick<Cloud, 'put'>, id: string, part: Partial<Project>): Promise<string> => putProject(cloud, aProject({
  id, code: id.toUpperCase(), title: '共用的坡道', contentChecked: true, proposer: 'nobody', district: DISTRICT, street: STREET, community: FIRST, place: FIRST, within: [CITY, DISTRICT, STREET, FIRST], pack: { id: 'luohu-2017', asOf: '2030-02-01' }, joint: JOINT, sittings: 1, cost: OWN_SHARE + OTHER_SHARE,
  triage: { type: 'service', category: 'care', level: 2, estimate: OWN_SHARE + OTHER_SHARE, justification: null, needsOwnersDecision: false, ownersDecision: null },
  consultations: [{ at: 1, minutes: '都同意', participants: ['甲', '乙'], estimate: OWN_SHARE + OTHER_SHARE, partyStudy: true, attachments: [] }], ...part,
}))

export const accountOf = (community: string): string => `${community}:2030`

/** The account of a community as if this much had been given to it, and so much of that were bound already. */
export async function fill(cloud: Pick<Cloud, 'put' | 'read'>, community: string, { fen, committed = 0 }: { readonly fen: number; readonly committed?: number }): Promise<void> {
  const id = accountOf(community)
  const version = (await cloud.read('events', { stream: `fund:${id}` })).length
  await cloud.put('funds', { _id: id, id, unit: community, unitName: community, year: 2030, appropriated: fen, available: fen - committed, reserved: 0, committed, paid: 0, version })
}

type Read = Pick<Cloud, 'read'>['read']
const numbered = (rows: readonly Record<string, unknown>[], field: string): readonly Record<string, unknown>[] => [...rows].sort((a, b) => Number(a[field]) - Number(b[field]))

/** What is wrong with the books of both communities: accounts that do not add up or hold other than their projects say, streams and logs with gaps. */
export async function faultsOf(read: Read): Promise<readonly string[]> {
  const faults: string[] = []
  const projects = await read('projects', { district: DISTRICT }) as unknown as readonly Project[]
  for (const community of [FIRST, SECOND]) {
    const [account] = await read('funds', { _id: accountOf(community) })
    const sum = (of: (project: Project) => number): number => projects.reduce((total, project) => total + of(project), 0)
    const held = (part: 'reserved' | 'committed'): number => sum((project) => (project.joint?.held ?? []).filter((one) => one.account === accountOf(community)).reduce((total, one) => total + one[part], 0) + (project.joint === undefined && project.fundId === accountOf(community) && part === 'reserved' ? project.approvedFundFen : 0))
    const { available, reserved, committed, paid, appropriated, version } = { available: 0, reserved: 0, committed: 0, paid: 0, appropriated: 0, version: 0, ...account }
    if (available + reserved + committed + paid !== appropriated || Math.min(available, reserved, committed, paid) < 0) faults.push(`${community}: ${available} + ${reserved} + ${committed} + ${paid} is not ${appropriated}`)
    if (reserved !== held('reserved') || committed !== held('committed')) faults.push(`${community}: ${reserved} and ${committed}, and its projects say ${held('reserved')} and ${held('committed')}`)
    const entries = numbered(await read('events', { stream: `fund:${accountOf(community)}` }), 'version')
    if (entries.some((entry, index) => entry.version !== index + 1) || entries.length !== version) faults.push(`${community}: ${entries.length} entries, and the account is at ${version}`)
    const log = numbered(await read('publications', { community }), 'number').map((row) => recordOf(row as unknown as PublicationRecord))
    const broken = log.find(({ hash, ...record }, index) => record.number !== index + 1 || record.previous !== (log[index - 1]?.hash ?? '') || hash !== hashOf(record, sha256))
    if (broken !== undefined) faults.push(`${community}: its log breaks at ${broken.number}`)
  }
  const [own, copies] = [await read('publications', { community: FIRST }), await read('publications', { community: SECOND })] as unknown as readonly (readonly PublicationRecord[])[]
  const pairs = (copies ?? []).map(({ fields }) => own?.find(({ number }) => number === fields.leadNumber)?.hash === fields.leadHash)
  if (pairs.includes(false)) faults.push('a record of the second community names one that the first does not hold')
  for (const project of projects) {
    const events = numbered(await read('events', { stream: `project:${project.id}` }), 'version')
    if (events.some((event, index) => event.version !== index + 2) || events.length + 1 !== project.version) faults.push(`${project.id}: ${events.length} events, and it is at ${project.version}`)
  }
  return faults
}
