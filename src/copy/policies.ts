import type { ApprovalLevel, PolicyKey, PolicyValues, ShareRule } from '../../contracts/policies'
import type { EligibilityTest, ExclusionReason, Role, SplittingGround } from '../../contracts/vocabulary'
import { moneyText } from './money'
import { ROLE_LABELS } from './roles'
import { STAGE_LABELS } from './stages'
import { BODY_LABELS, CATEGORY_LABELS, SEAT_LABELS } from './words'

/** The levels that approve and that keep money. */
export const LEVEL_LABELS: Record<ApprovalLevel, string> = { community: '社区', street: '街道', district: '区（城区）' }

const ELIGIBILITY_LABELS: Record<EligibilityTest, string> = {
  attentionHigh: '群众关注度高', benefitWide: '受益面广', closeToLife: '贴近居民、贴近生活', smallAmount: '单个项目资金量少', urgentlyWanted: '群众热切希望解决', commonNeed: '共性问题', widelyVoiced: '居民普遍反映',
}
const EXCLUSION_LABELS: Record<ExclusionReason, string> = { thirdPartyDuty: '物业公司等其他主体职责范围内的项目', duplicatesGovernmentProject: '与政府在建、拟建的投资项目重复的', privateBenefit: '只让一户或者个别人受益的' }
const GROUND_LABELS: Record<SplittingGround, string> = { place: '地点', category: '类别', supplier: '供应商' }

const list = (words: readonly string[]): string => words.join('、')
const roles = (value: readonly Role[]): string => list(value.map((role) => ROLE_LABELS[role]))
const share = ({ numerator, denominator, strict }: ShareRule): string => `${strict ? '超过' : '不少于'} ${numerator}/${denominator}`
const workingDays = (days: number): string => `${days} 个工作日`
const days = (count: number): string => `${count} 天`
const months = (count: number): string => `${count} 个月`
const atLeast = (unit: string) => (count: number): string => `不少于 ${count} ${unit}`
const yesNo = (yes: boolean): string => (yes ? '是' : '否')

type PolicyWords = { readonly [K in PolicyKey]: { readonly name: string; readonly say: (value: PolicyValues[K]) => string } }

/** Every value that a scheme may hold: what it is called, and the value itself in words. */
export const POLICY_WORDS: PolicyWords = {
  optionalStages: { name: '本方案的可选环节', say: (value) => list(value.map((stage) => STAGE_LABELS[stage])) },
  types: { name: '项目类型与单项上限', say: (value) => value.map(({ label, capFen, capMode }) => `${label}：${capFen === null ? '未载明上限' : `${capMode === 'principle' ? '原则上' : ''}不超过 ${moneyText(capFen)}`}`).join('；') },
  capBasis: { name: '上限按什么算', say: (value) => (value === 'totalCost' ? '项目总价' : '财政资金部分') },
  nextHigherLevel: { name: '“原则上”的规定由谁准予例外', say: (value) => `${LEVEL_LABELS[value]}，并须书面说明理由` },
  splitting: { name: '合并计算（防拆分）', say: (value) => value.map(({ same }) => `同一年度内${same.map((ground) => GROUND_LABELS[ground]).join('、')}都相同的，合并计算`).join('；') },
  categories: { name: '项目类别', say: (value) => list(value.map((category) => CATEGORY_LABELS[category])) },
  eligibility: { name: '什么项目可以申报', say: (value) => list(value.map((test) => ELIGIBILITY_LABELS[test])) },
  exclusions: { name: '什么项目不受理', say: (value) => value.map(({ reason, mode }) => `${mode === 'principle' ? '原则上不含' : '不含'}：${EXCLUSION_LABELS[reason]}`).join('；') },
  proposerRoles: { name: '谁可以提议', say: roles },
  organiserRoles: { name: '谁做组织者审核', say: roles },
  organiserReviewWorkingDays: { name: '组织者审核期限', say: workingDays },
  triageWorkingDays: { name: '分类整理期限', say: workingDays },
  consentThreshold: { name: '入户同意门槛', say: (value) => (value === null ? '不设门槛' : `同意户数${share(value)}`) },
  consentWindowDays: { name: '入户征求意见时长', say: days },
  pollWindowDays: { name: '群众投票时长', say: days },
  assistedMaxPerHelper: { name: '一人至多代录', say: (value) => `${value} 户` },
  consultConvenerRoles: { name: '谁召集商议', say: roles },
  sitting: { name: '表决会议', say: ({ body, quorum, pass, noticeDays }) => `${BODY_LABELS[body]}：到会${share(quorum)}，到会者${share(pass)} 赞成为通过，提前 ${noticeDays} 天通知` },
  sittingRoundsMax: { name: '同一项目至多上会', say: (value) => `${value} 次` },
  councilSeats: { name: '议事会席位', say: (value) => list(value.map(({ seatClass, seatsMin, seatsMax }) => `${SEAT_LABELS[seatClass]} ${seatsMax === null ? `不少于 ${seatsMin} 席` : seatsMin === seatsMax ? `${seatsMin} 席` : `${seatsMin}–${seatsMax} 席`}`)) },
  residentShareMin: { name: '议事会中的居民', say: (value) => `${share(value)} 的席位` },
  approvalTiers: { name: '按金额由谁审批', say: (value) => value.map(({ upToFen, levels }) => `${upToFen === null ? (value.length === 1 ? '不论金额' : '超过部分') : `${moneyText(upToFen)}以内（含）`}：${levels.map((level) => LEVEL_LABELS[level]).join('→')}`).join('；') },
  approvalWorkingDays: { name: '每级审批期限', say: workingDays },
  publishWorkingDays: { name: '决定后多久公示', say: workingDays },
  objectionDays: { name: '异议期', say: days },
  objectionAnswerWorkingDays: { name: '异议答复期限', say: workingDays },
  postingDaysMin: { name: '公示栏张贴', say: atLeast('天') },
  determinationPublisherRoles: { name: '谁公示确定的项目', say: roles },
  fundUnitKind: { name: '资金按哪一级记账', say: (value) => LEVEL_LABELS[value] },
  fundYearlyFen: { name: '每年额度（每个记账单位）', say: moneyText },
  implementerChooserRoles: { name: '谁选定施工方', say: roles },
  quotesMin: { name: '比价', say: atLeast('家') },
  serviceStartMonths: { name: '服务项目开展期限（自实施主体确定）', say: months },
  physicalFinishMonths: { name: '实物项目完工期限（自实施主体确定）', say: months },
  sameYearCompletion: { name: '须当年完成', say: yesNo },
  acceptanceWorkingDays: { name: '验收期限', say: workingDays },
  acceptanceGroupMin: { name: '验收组人数', say: atLeast('人') },
  acceptanceResidentsMin: { name: '验收组中的居民', say: atLeast('人') },
  settlementDays: { name: '决算期限', say: days },
  satisfactionWindowDays: { name: '居民评价时长', say: days },
  satisfactionAnswersMin: { name: '有效评价份数', say: atLeast('份') },
  satisfactionCloserRoles: { name: '谁组织评价', say: roles },
  handoverWorkingDays: { name: '移交管护期限', say: workingDays },
  partyStudyRequired: { name: '先经社区党组织研究', say: yesNo },
}
