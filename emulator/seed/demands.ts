/** A short demand list of one department of 罗湖区: studied by the street, endorsed by neighbours, not yet a proposal. */
import type { Instant } from '../../contracts/reply'
import { COORDINATOR, LUOHU, YUAN } from './luohu'
import { ago } from './time'
import type { InputOf, World } from './world'

type Row = InputOf<'proposals.stageDemands'>['rows'][number]
const LIST = 'example-demands-1'
const CLERK = 'hetang-street-clerk'
const DEPARTMENT = '区住房和建设局'
const NEIGHBOURS = ['hetang-resident-2', 'hetang-council-2']

interface Example { readonly row: Row; /** What the street found; nothing yet where it has not looked. */ readonly found?: { readonly community: string | null; readonly text: string }; readonly endorsedBy?: readonly string[] }
const demand = (title: string, where: string, { yuan, problem, category }: { readonly yuan: number; readonly problem: string; readonly category: Row['category'] }, more: Omit<Example, 'row'> = {}): Example =>
  ({ row: { title, department: DEPARTMENT, where, category, problem, roughCost: yuan * YUAN }, ...more })

const EXAMPLES: readonly Example[] = [
  demand('荷塘苑外墙松动瓷砖排查加固', '荷塘社区', { yuan: 86_000, category: 'safety', problem: '巡查发现1栋北侧外墙有瓷砖松动，下面是人行道。' }, { found: { community: LUOHU.hetang, text: '现场看过，搭架子就能做，不影响住户。' }, endorsedBy: NEIGHBOURS }),
  demand('社区公园步道补灯', '翠屏街道', { yuan: 52_000, category: 'environment', problem: '公园北段三十米没有路灯。' }, { found: { community: LUOHU.hetang, text: '在荷塘社区公园，电缆已到位，可以做。' } }),
  demand('梅坡苑排水沟盖板更换', '梅坡社区', { yuan: 23_000, category: 'safety', problem: '盖板破了四块，雨天看不出来。' }, { found: { community: LUOHU.meipo, text: '现场量过，换十二块盖板。' } }),
  demand('翠屏路口地下通道', '翠屏街道', { yuan: 480_000, category: 'safety', problem: '学生过马路要绕行。' }, { found: { community: null, text: '地下有燃气主管，不能开挖；已转区交通部门研究过街天桥。' } }),
  demand('老旧楼道照明改造', '荷塘社区', { yuan: 38_000, category: 'safety', problem: '巡查时有六层楼道灯不亮。' }),
]

export async function tellDemands(world: World, now: Instant): Promise<void> {
  const at = ago(now, 6, '09:30')
  const office = world.as(COORDINATOR).at(at)
  const list = { place: LUOHU.district, list: LIST }
  await office.do('proposals.stageDemands', { ...list, part: 0, rows: EXAMPLES.map(({ row }) => row) })
  await office.do('proposals.importDemands', { ...list, parts: 1, source: '罗住建〔示例〕6号' })
  const { items } = await office.ask('proposals.demands', { place: LUOHU.street })
  for (const { row, found, endorsedBy = [] } of EXAMPLES) {
    const id = items.find(({ title }) => title === row.title)?.id
    if (id === undefined || found === undefined) continue
    await world.as(CLERK).at(ago(now, 4, '15:00')).do('proposals.studyDemand', { demand: id, ...found })
    for (const person of endorsedBy) await world.as(person).at(ago(now, 2, '20:00')).do('proposals.endorseDemand', { demand: id, endorse: true })
  }
}
