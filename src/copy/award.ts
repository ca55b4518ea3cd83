import type { AwardRule } from '../../contracts/policies'
import type { AwardTerms } from '../../contracts/polls'

type Told = string | number

/** How both boxes are joined, as it was fixed before the opening. */
export const awardText = ({ winnersMax, residentsPercent, ballotsMin }: Pick<AwardRule, 'winnersMax' | 'residentsPercent' | 'ballotsMin'>): string =>
  `居民和专家分两个票箱，一个人只投一个，不混在一起数。每个票箱算出各项得了几成的票，居民的占 ${residentsPercent}%，专家的占 ${100 - residentsPercent}%，加起来从高到低评出至多 ${winnersMax} 项。一样高时，居民票多的在前，再按编号。任何一个票箱不到 ${ballotsMin} 张票，就不评出。`

/** The words of the annual award. */
export const AWARD_WORDS = {
  open: '评年度优秀项目',
  how: '参评的是这一年办完、评价人数够的项目，由系统从记录里取，不能改。开始以后马上公示。',
  year: '哪一年',
  question: '题目',
  questionFor: (year: Told) => `${year} 年度优秀项目评选`,
  explanation: '说明',
  closesOn: '最后一天',
  nominees: (count: Told, finished: Told) => `参评 ${count} 项（这一年办完 ${finished} 项）`,
  judges: (judges: Told, excluded: Told) => `能评的专家 ${judges} 人，因与参评项目有关而回避 ${excluded} 人`,
  basis: (clause: Told) => `依据：${clause}`,
  start: '公示并开始',
  back: '先不开',
  whyYear: '请写年份。', whyText: '请写题目和说明。', whyDay: '请选最后一天。',
  opened: '两个票箱已经开始，并已公示',
  boxOf: (year: Told, box: Told) => `${year} 年度，${box}`,
  other: (box: Told, turnout: Told, electorate: Told) => `${box}：已有 ${turnout} 人投票，名册上共 ${electorate} 人`,
  otherHash: (hash: Told) => `那个票箱的校验码 ${hash}`,
  toOther: (box: Told) => `看${box}的票箱`,
  score: (average100: number, answers: Told) => `满意度 ${(average100 / 100).toFixed(2)} 分，${answers} 份评价`,
  standing: '参评的项目',
  result: '评选结果',
  waiting: '两个票箱都计完票，结果就公布。',
  tooFew: (least: Told) => `有票箱不到 ${least} 张票，没有评出优秀项目。`,
  voters: (residents: Told, experts: Told) => `居民 ${residents} 张票，专家 ${experts} 张票`,
  awarded: '评为优秀',
  counts: (residents: Told, experts: Told, share: number) => `居民 ${residents} 票，专家 ${experts} 票，合计 ${(share / 100).toFixed(2)}%`,
} as const

/** The other box. */
export const otherOf = ({ box }: Pick<AwardTerms, 'box'>): AwardTerms['box'] => (box === 'residents' ? 'experts' : 'residents')
