/** A community with many projects and a long log, put there as the functions would find it. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import { sha256 } from '../../cloudfunctions/_runtime/canonical'
import { asStored } from '../../cloudfunctions/_runtime/commands'
import type { PublicationRecord } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import { STATE_COUNCIL_CALENDAR } from '../../domain/calendar'
import { blankProject } from '../../domain/projects/project'
import { nextRecord } from '../../domain/publications/chain'
import { policyFor } from '../../policies'

export const COMMUNITY = 'bench'
const PATH = ['bench-city', 'bench-district', 'bench-street']
const AT = Date.parse('2026-03-05T10:00:00+08:00')
/** With their project as many writes at once as a socket of the SDK bears without a warning. */
const RECORDS_EACH = 9

export const codeOf = (n: number): string => `B${String(n).padStart(6, '0')}`
const WORDS = ['楼道扶手松动', '小区路灯不亮', '门口坡道太陡', '下水井盖破损', '健身器材更换', '宣传栏翻新']

export function aProject(n: number): Project {
  const title = `${n}号院${WORDS[n % WORDS.length] ?? ''}`
  return {
    ...blankProject(), id: `bench${n}`, version: 1, code: codeOf(n), stage: 'inProgress', contentChecked: true, since: AT, proposedAt: AT, title, problem: `${title}，老人上下不便，多次反映。`, where: `${n}号院`, beneficiaries: '全院居民',
    district: 'bench-district', street: 'bench-street', community: COMMUNITY, place: COMMUNITY, within: [...PATH, COMMUNITY], pack: { id: 'panlong-2020', asOf: '2026-02-01' }, cost: 2_000_000,
    quotes: [1, 2, 3].map((i) => ({ supplier: `第${i}施工队`, fen: 1_800_000 + i, note: '', attachments: [] })),
    progress: [10, 40, 70].map((percent) => ({ at: AT + percent, percent, text: `已完成${percent}%，材料已进场。`, photos: [] })),
  }
}

/** Fills the town; the number of its records. */
export async function fillTown(projects: number): Promise<number> {
  const { store } = cloudbasePorts()
  for (const [i, id] of [...PATH, COMMUNITY].entries()) {
    await store.put('places', { _id: id, id, kind: (['city', 'district', 'street', 'community'] as const)[i], name: ['示例市', '示例区', '示例街道', '示例社区'][i], parent: PATH[i - 1] ?? null, path: PATH.slice(0, i), phone: '000-00000000', packId: 'panlong-2020' })
  }
  let last: PublicationRecord | null = null
  for (let n = 0; n < projects; n += 1) {
    const project = aProject(n)
    const writes = [store.put('projects', asStored(project, { policy: policyFor(project.pack.id, project.pack.asOf), calendar: STATE_COUNCIL_CALENDAR }))]
    for (let i = 0; i < RECORDS_EACH; i += 1) {
      last = nextRecord(last, { community: COMMUNITY, project: project.id, code: project.code, kind: i === 0 ? 'resolution' : 'progress', at: AT + i, fields: { title: project.title, text: '已完成基础，开始安装。', percent: i * 10 } }, sha256)
      writes.push(store.put('publications', { ...last, _id: `${COMMUNITY}@${last.number}` }))
    }
    await Promise.all(writes)
  }
  if (last !== null) await store.put('publicationHeads', { _id: COMMUNITY, number: last.number, hash: last.hash, at: AT })
  return last?.number ?? 0
}
