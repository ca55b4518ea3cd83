import type { ApprovalLevel, MeetingRule, PolicyKey, PolicyValues, ShareRule } from '../../contracts/policies'
import type { EligibilityTest, ExclusionReason, OwnersItem, ProblemSolver, Role, SplittingGround } from '../../contracts/vocabulary'
import { RATER_GROUPS } from '../../contracts/vocabulary'
import { moneyText } from './money'
import { ROLE_LABELS } from './roles'
import { STAGE_LABELS } from './stages'
import { AWARD_BOX_LABELS, BODY_LABELS, CATEGORY_LABELS, FIELD_LABELS, RATER_LABELS, SEAT_LABELS, TYPE_LABELS, WAY_LABELS } from './words'

/** The levels that approve and that keep money. */
export const LEVEL_LABELS: Record<ApprovalLevel, string> = { community: '社区', street: '街道', district: '区（城区）' }

/** The tests of a scheme. */
export const ELIGIBILITY_LABELS: Record<EligibilityTest, string> = {
  attentionHigh: '群众关注度高', benefitWide: '受益面广', closeToLife: '贴近居民、贴近生活', smallAmount: '单个项目资金量少', urgentlyWanted: '群众热切希望解决', commonNeed: '共性问题', widelyVoiced: '居民普遍反映',
}
/** What a scheme excludes. */
export const EXCLUSION_LABELS: Record<ExclusionReason, string> = { thirdPartyDuty: '物业公司等其他主体职责范围内的项目', duplicatesGovernmentProject: '与政府在建、拟建的投资项目重复的', privateBenefit: '只让一户或者个别人受益的' }
export const SOLVER_LABELS: Record<ProblemSolver, string> = { residents: '居民', community: '社区', street: '街道', district: '区' }

/** What owners decide together. */
export const OWNERS_ITEM_LABELS: Record<OwnersItem, string> = {
  makeOwnersRules: '制定和修改业主大会议事规则', makeCovenant: '制定和修改管理规约', electOwnersCommittee: '选举业主委员会或者更换成员', hireManager: '选聘和解聘物业服务企业', useMaintenanceFund: '使用维修资金',
  raiseMaintenanceFund: '筹集维修资金', rebuildOrAlter: '改建、重建建筑物及其附属设施', changeUseOrCommercialUse: '改变共有部分用途或者用于经营', otherMajor: '其他重大事项',
}
export const GROUND_LABELS: Record<SplittingGround, string> = { place: '地点', category: '类别', supplier: '供应商' }

const list = (words: readonly string[]): string => words.join('、')
const roles = (value: readonly Role[]): string => list(value.map((role) => ROLE_LABELS[role]))
const share = ({ numerator, denominator, strict }: ShareRule): string => `${strict ? '超过' : '不少于'} ${numerator}/${denominator}`
const workingDays = (days: number): string => `${days} 个工作日`
const days = (count: number): string => `${count} 天`
const months = (count: number): string => `${count} 个月`
const atLeast = (unit: string) => (count: number): string => `不少于 ${count} ${unit}`
const years = (count: number): string => `${count} 年`
const every = (count: number): string => `每 ${count} 个月一次`
const meeting = ({ quorum, pass }: MeetingRule): string => `到会${share(quorum)}，到会者${share(pass)} 赞成为通过`
const law = (text: string) => (): string => text
const yesNo = (yes: boolean): string => (yes ? '是' : '否')

type PolicyWords = { readonly [K in PolicyKey]: { readonly name: string; readonly say: (value: PolicyValues[K]) => string } }

/** Every value that a scheme may hold: what it is called, and the value itself in words. */
export const POLICY_WORDS: PolicyWords = {
  optionalStages: { name: '本方案的可选环节', say: (value) => list(value.map((stage) => STAGE_LABELS[stage])) },
  types: { name: '项目类型与单项上限', say: (value) => value.map(({ label, capFen, capMode, bound }) => `${label}：${capFen === null ? '未载明上限' : `${capMode === 'principle' ? '原则上' : ''}${bound === 'exclusive' ? '低于' : '不超过'} ${moneyText(capFen)}`}`).join('；') },
  capBasis: { name: '上限按什么算', say: (value) => (value === 'totalCost' ? '项目总价' : '财政资金部分') },
  nextHigherLevel: { name: '“原则上”的规定由谁准予例外', say: (value) => `${LEVEL_LABELS[value]}，并须书面说明理由` },
  splitting: { name: '合并计算（防拆分）', say: (value) => value.map(({ same }) => `同一年度内${same.map((ground) => GROUND_LABELS[ground]).join('、')}都相同的，合并计算`).join('；') },
  categories: { name: '项目类别', say: (value) => list(value.map((category) => CATEGORY_LABELS[category])) },
  eligibility: { name: '什么项目可以申报', say: (value) => list(value.map((test) => ELIGIBILITY_LABELS[test])) },
  exclusions: { name: '什么项目不受理', say: (value) => value.map(({ reason, mode }) => `${mode === 'principle' ? '原则上不含' : '不含'}：${EXCLUSION_LABELS[reason]}`).join('；') },
  scopeLists: { name: '项目目录', say: (value) => value.map(({ type, mode, itemCount }) => `${type === null ? '全部类型' : TYPE_LABELS[type]}：${mode === 'positive' ? '只做目录列明的' : '目录列明的不做'}${itemCount === null ? '' : `，共 ${itemCount} 项`}（目录未公布的，由区里导入）`).join('；') },
  crossCommunity: { name: '跨社区项目', say: ({ leadStreet }) => `所涉社区的议事会分别通过，费用按约定分担${leadStreet ? '，由一个街道牵头' : ''}` },
  problemLevels: { name: '问题分级', say: (value) => value.map(({ level, solvedBy }) => `${level} 级：${list(solvedBy.map((one) => SOLVER_LABELS[one]))}解决`).join('；') },
  proposerRoles: { name: '谁可以提议', say: roles },
  residentEndorsementsMin: { name: '部门需求，居民附议', say: atLeast('人') },
  organiserRoles: { name: '谁做组织者审核', say: roles },
  organiserReviewWorkingDays: { name: '组织者审核期限', say: workingDays },
  triageWorkingDays: { name: '分类整理期限', say: workingDays },
  consentThreshold: { name: '入户同意门槛', say: (value) => (value === null ? '不设门槛' : `同意户数${share(value)}`) },
  consentWindowDays: { name: '入户征求意见时长', say: days },
  pollWindowDays: { name: '群众投票时长', say: days },
  assistedMaxPerHelper: { name: '一人至多代录', say: (value) => `${value} 户` },
  repudiationDays: { name: '截止后可声明“不是我签的”', say: (value) => `${value} 日` },
  revisitOneIn: { name: '代录的抽查复访', say: (value) => `每 ${value} 户抽 1 户，由另一人复访` },
  assistedPatterns: { name: '代录出现什么情况提醒核查', say: (value) => `${value.burstMinutes} 分钟内登记 ${value.burstAnswers} 户以上；${value.nightFromHour} 点后至次日 ${value.nightUntilHour} 点前登记；${value.sameAnswersMin} 户以上答案全都一样；同一部手机由不同的人登记，或替 ${value.deviceHouseholdsMin} 户以上作答` },
  offlineGraceHours: { name: '离线记录补传宽限', say: (value) => `${value} 小时` },
  consultConvenerRoles: { name: '谁召集商议', say: roles },
  sitting: { name: '表决会议', say: ({ body, quorum, pass, noticeDays }) => `${BODY_LABELS[body]}：到会${share(quorum)}，到会者${share(pass)} 赞成为通过，提前 ${noticeDays} 天通知` },
  sittingRoundsMax: { name: '同一项目至多上会', say: (value) => `${value} 次` },
  councilSeats: { name: '议事会席位', say: (value) => list(value.map(({ seatClass, seatsMin, seatsMax }) => `${SEAT_LABELS[seatClass]} ${seatsMax === null ? `不少于 ${seatsMin} 席` : seatsMin === seatsMax ? `${seatsMin} 席` : `${seatsMin}–${seatsMax} 席`}`)) },
  residentShareMin: { name: '议事会中的居民', say: (value) => `${share(value)} 的席位` },
  ballotWays: { name: '会议怎么表决', say: (value) => list(value.map((way) => WAY_LABELS[way])) },
  quorumBase: { name: '到会比例按什么算', say: (value) => (value === 'allSeats' ? '全部席位，空缺的也算' : '在任的席位') },
  approvalTiers: { name: '按金额由谁审批', say: (value) => value.map(({ upToFen, levels, bound }) => `${upToFen === null ? (value.length === 1 ? '不论金额' : '超过部分') : `${moneyText(upToFen)}${bound === 'exclusive' ? '以下（不含）' : '以内（含）'}`}：${levels.map((level) => LEVEL_LABELS[level]).join('→')}`).join('；') },
  approvalWorkingDays: { name: '每级审批期限', say: workingDays },
  publishWorkingDays: { name: '决定后多久公示', say: workingDays },
  objectionDays: { name: '异议期', say: days },
  objectionDayType: { name: '异议期按什么天算', say: (value) => (value === 'working' ? '工作日' : '自然日') },
  objectionAnswerWorkingDays: { name: '异议答复期限', say: workingDays },
  objectionReviewWorkingDays: { name: '异议复核，申请和答复各', say: workingDays },
  commentAnswerWorkingDays: { name: '监督意见答复期限', say: workingDays },
  sheetAnswerWorkingDays: { name: '反映公示不见了，核实期限', say: workingDays },
  boardPhotos: { name: '公示栏照片', say: (value) => (value === 'once' ? '一张' : '开始、期满各一张') },
  sheetGoneFrom: { name: '公示缺几天补几天，缺的天数', say: (value) => (value === 'report' ? '从第一个反映的当天算起' : '从最后一张公示栏照片的次日算起') },
  auditAnswerWorkingDays: { name: '审计要求答复期限', say: workingDays },
  namingForbidden: { name: '冠名不得含有的字词', say: (value) => value.join('、') },
  namingMonthsMax: { name: '冠名最长', say: months },
  donorAnswerDays: { name: '改变捐赠用途，出资人答复期限', say: days },
  postingDaysMin: { name: '公示栏张贴', say: atLeast('天') },
  resolutionFields: { name: '决议公示写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  processFields: { name: '结果公示前，实施过程要公开什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  determinationFields: { name: '实施项目公示写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  resultFields: { name: '结果公示写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  progressFields: { name: '施工进展公示写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  contributionFields: { name: '资金到位公示写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  bulletinFields: { name: '审批结果通报写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  circularFields: { name: '工作进度通报写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  yearEndFields: { name: '年终清单写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  barListFields: { name: '不再受理名单写什么', say: (value) => list(value.map((field) => FIELD_LABELS[field])) },
  approvalBulletinEveryMonths: { name: '通报审批结果', say: every },
  circularEveryMonths: { name: '通报工作进度', say: every },
  determinationPublisherRoles: { name: '谁公示确定的项目', say: roles },
  fundUnitKind: { name: '资金按哪一级记账', say: (value) => LEVEL_LABELS[value] },
  fundYearlyFen: { name: '每年额度（每个记账单位）', say: moneyText },
  fundDistrictYearlyMaxFen: { name: '全区每年最高额度', say: moneyText },
  matching: { name: '市级配套', say: ({ city, district, capPerCommunityYearlyFen, mode }) => `${mode === 'principle' ? '原则上' : ''}市、区按 ${city}:${district}${capPerCommunityYearlyFen === null ? '，未载明上限' : `，按全区平均每个社区每年不超过 ${moneyText(capPerCommunityYearlyFen)}`}` },
  growth: { name: '资金增长', say: ({ fromYear, periodYears, rateMin: { numerator, denominator } }) => `${fromYear} 年起，每 ${periodYears} 年增长不低于 ${numerator}/${denominator}` },
  fundFillsGap: { name: '单位赞助、居民众筹之后由资金补差', say: yesNo },
  planningHorizonYears: { name: '项目规划期', say: years },
  implementerChooserRoles: { name: '谁选定施工方', say: roles },
  quotesMin: { name: '比价', say: atLeast('家') },
  jointDeclarationLead: { name: '备案社区组织参加的联合申报，由谁牵头', say: (value) => (value === 'registeredOrg' ? '登记社会组织' : '登记的法人') },
  serviceStartMonths: { name: '服务项目开展期限（自实施主体确定）', say: months },
  physicalFinishMonths: { name: '实物项目完工期限（自实施主体确定）', say: months },
  sameYearCompletion: { name: '须当年完成', say: yesNo },
  rebidBarYears: { name: '当年未完成的，同一项目不再受理', say: years },
  acceptanceWorkingDays: { name: '验收期限', say: workingDays },
  acceptanceGroupMin: { name: '验收组人数', say: atLeast('人') },
  proposerBuildsMembersMore: { name: '提议人自己承接，验收组另加', say: atLeast('人') },
  acceptanceResidentsMin: { name: '验收组中的居民', say: atLeast('人') },
  settlementDays: { name: '决算期限', say: days },
  satisfactionWindowDays: { name: '居民评价时长', say: days },
  satisfactionAnswersMin: { name: '有效评价份数', say: atLeast('份') },
  satisfactionSample: { name: '评价的抽样', say: (value) => list(RATER_GROUPS.flatMap((group) => (value[group] === 0 ? [] : [`${RATER_LABELS[group]}至多抽 ${value[group]} 人`]))) },
  satisfactionCloserRoles: { name: '谁组织评价', say: roles },
  reallocationApprovers: { name: '社区之间调剂资金，由谁批准', say: roles },
  annualAward: { name: '年度优秀项目怎么评', say: (value) => list(value.map((box) => AWARD_BOX_LABELS[box])) },
  awardRule: { name: '年度优秀项目的办法', say: (value) => `至多 ${value.nomineesMax} 项参评，每张票至多选 ${value.choicesMost} 项，评出至多 ${value.winnersMax} 项；居民票占 ${value.residentsPercent}%，其余为专家票；两个票箱各至少 ${value.ballotsMin} 张票` },
  handoverWorkingDays: { name: '移交管护期限', say: workingDays },
  remindWorkingDays: { name: '到期前多久提醒经办人', say: workingDays },
  calendarChanges: { name: '放假安排的变动', say: (value) => list(value.map(({ day, is }) => `${day} ${is === 'rest' ? '放假' : '上班'}`)) },
  partyStudyRequired: { name: '先经社区党组织研究', say: yesNo },
  leadingGroupMeetsEveryMonths: { name: '领导小组例会', say: every },
  fieldCheckEveryMonths: { name: '实地检查', say: every },
  signalFigures: { name: '哪些数字请留意', say: (value) => `12 月支出占全年 ${value.decemberPercent}% 以上，费用离上限不到 ${value.nearCapPercent}%，同意的户不到 ${value.endorsementPercent}%，几家报价相差不到 ${value.quoteSpreadPercent}%，一家单位一年超过 ${value.contractsMost} 份合同` },
  boundWords: { name: '数字含不含本数', say: ({ inclusive, exclusive }) => `${inclusive.map((word) => `“${word}”`).join('')}含本数，${exclusive.map((word) => `“${word}”`).join('')}不含` },
  startDayExcluded: { name: '期间从哪天算起', say: law('当天不算，从第二天算起') },
  monthEndRule: { name: '按月计算的最后一天', say: law('到期月的同一天；没有这一天的，为月末') },
  restDayEndMoves: { name: '最后一天是休息日的', say: law('顺延到休息日后的第一天（周末、节假日都算，调休上班的不算），当天 24:00 截止') },
  workingDayCalendar: { name: '工作日按什么算', say: law('国务院办公厅每年公布的放假安排，调休上班的周末算工作日；尚未公布的年份只给估算，并标明') },
  ownersDecision: { name: '业主共同决定', say: ({ participation, special, ordinary, specialItems }) => `人数和面积都${share(participation)} 的业主参与；${list(specialItems.map((item) => OWNERS_ITEM_LABELS[item]))}，须参与者人数和面积都${share(special)} 同意，其他事项都${share(ordinary)}。平台上的投票不能代替` },
  residentsMeeting: { name: '居民会议', say: meeting },
  representativesMeeting: { name: '居民代表会议', say: meeting },
  representativesMeetingEveryMonths: { name: '居民代表会议至少多久开一次', say: every },
  representativesShareMin: { name: '居民代表会议中的居民代表', say: (value) => `${share(value)} 的组成人员` },
  boardRequired: { name: '居务公开栏', say: law('必须设立；手机上公开是另外的') },
  supervisionExcludesRelatives: { name: '谁不得进居务监督委员会', say: law('居委会成员及其近亲属') },
  auditRequestRepresentativesShare: { name: '居民代表要求审计', say: (value) => `${share(value)} 的居民代表` },
  auditRequestResidentsShare: { name: '居民要求审计', say: (value) => `${share(value)} 的居民` },
  voluntaryOnly: { name: '向谁筹资', say: law('只按自愿，只向本社区居民或者受益的驻社区单位') },
  apportioningForbidden: { name: '摊派', say: law('禁止，也不得变相摊派') },
  publicFundraisingInAppForbidden: { name: '网上公开募捐', say: law('只能由慈善组织在民政部指定的平台进行，本平台不做') },
  mainDonorNamingApprovedBy: { name: '主要捐赠人给项目起名', say: law('报县级以上人民政府批准') },
  purposeChangeNeedsDonorConsent: { name: '改变捐赠用途', say: law('须经捐赠人同意') },
  archiveYearsMin: { name: '采购文件保存', say: atLeast('年') },
  supplierAnswersForItself: { name: '谁能签合同、收款', say: law('能独立承担民事责任的；只备案、没有登记的社区组织不能单独承接') },
  fiscalYearEndsOn: { name: '预算年度', say: law('1 月 1 日至 12 月 31 日') },
  carryOverYearsMax: { name: '结转资金', say: (value) => `下一年仍用于原项目；连续 ${value} 年没有用完的，作结余` },
  publicationNeedsConsent: { name: '公开个人信息', say: law('须本人单独同意，否则不公开') },
  guardianConsentBelowAge: { name: '未成年人的个人信息', say: (value) => `不满 ${value} 周岁的，须监护人同意` },
}

/** What a reader looks for, each with the first of its rules; the rules stand in the order of the words above. */
const THEME_STARTS: Partial<Record<PolicyKey, string>> = {
  optionalStages: '项目、上限和范围', proposerRoles: '提议、受理和征求意见', sitting: '议事和审批', publishWorkingDays: '公示和异议', fundUnitKind: '资金', implementerChooserRoles: '实施、验收和结算', satisfactionWindowDays: '评议和移交', partyStudyRequired: '领导和检查', boundWords: '国家法律',
}

/** What is about rules, under the theme of each, in the order of the documents. */
export function byTheme<T extends { readonly key: PolicyKey }>(all: readonly T[]): readonly { readonly theme: string; readonly of: readonly T[] }[] {
  const keys = Object.keys(POLICY_WORDS)
  const starts = Object.entries(THEME_STARTS).map(([key, theme]) => ({ at: keys.indexOf(key), theme }))
  return starts.map(({ at, theme }, index) => {
    const of = keys.slice(at, starts[index + 1]?.at)
    return { theme, of: all.filter(({ key }) => of.includes(key)) }
  }).filter(({ of }) => of.length > 0)
}

/** A value in words. The cast is sound: what comes from the cloud was held against the validator of its key. */
export const policyText = (key: PolicyKey, value: unknown): string => (POLICY_WORDS[key] as { readonly say: (value: unknown) => string }).say(value)

const isKey = (text: unknown): text is PolicyKey => typeof text === 'string' && Object.hasOwn(POLICY_WORDS, text)

/** A published change in words: what it is about, and from what to what; null where the record is of something else. */
export function changeTold(fields: Readonly<Record<string, string | number>>): { readonly title: string; readonly text: string } | null {
  const { key, before, after, from, clause } = fields
  if (!isKey(key) || typeof after !== 'string') return null
  const was = typeof before === 'string' && before !== '' ? policyText(key, JSON.parse(before)) : '原来没有规定'
  return { title: POLICY_WORDS[key].name, text: `${was} → ${policyText(key, JSON.parse(after))}，${String(from)} 起，依据：${String(clause)}` }
}
