/** What is proposed: small works as neighbourhoods have them, with invented figures. */
import type { Category } from '../../contracts/vocabulary'
import type { Chance } from './chance'
import type { Home } from './ground'
import type { Idea } from './lives'

type Thing = readonly [title: string, problem: string, category: Category, type: Idea['type'], yuan: number]

const THINGS: readonly [Thing, ...Thing[]] = [
  ['楼道扶手加装', '老人上下楼没有地方扶。', 'safety', 'engineering', 18_000], ['楼前路灯更换', '晚上太暗，有人摔过。', 'safety', 'engineering', 36_000],
  ['单元门口坡道', '轮椅和童车上不来。', 'safety', 'engineering', 22_000], ['消防通道划线', '通道常被车堵住。', 'safety', 'engineering', 9_000],
  ['长廊座椅加装', '等人的老人没处坐。', 'environment', 'engineering', 15_000], ['花坛补种', '花坛空了两年。', 'environment', 'engineering', 12_000],
  ['垃圾投放点雨棚', '下雨天投放点积水。', 'environment', 'engineering', 48_000], ['健身器材更换', '器材坏了，孩子容易受伤。', 'cultureSport', 'engineering', 65_000],
  ['小广场地面翻新', '地砖松动。', 'cultureSport', 'engineering', 120_000], ['周末电影', '孩子和老人周末没有活动。', 'cultureSport', 'service', 16_000],
  ['老人助餐配送', '独居老人做饭不便。', 'care', 'service', 80_000], ['暑期托管班', '暑假孩子没人看。', 'care', 'service', 60_000], ['理发义诊日', '行动不便的老人出不了门。', 'care', 'service', 8_000],
]
const FEN = 100
const SPREAD = 40

/** An idea for the building of this home. */
export function ideaOf(chance: Chance, { building, buildingName }: Home): Idea {
  const [title, problem, category, type, yuan] = chance.pick(THINGS)
  const cost = Math.round((yuan * (100 - SPREAD / 2 + chance.below(SPREAD))) / 100) * FEN
  return { title: `${buildingName}${title}`, problem, where: `${buildingName}楼下`, category, type, cost, place: building }
}
