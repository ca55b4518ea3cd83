/** Prints docs/policies.md: every shipped value with its dates, clause, quote and source, for an official to read and correct. */
import type { ApprovalLevel, DatedValue, PolicyKey, PolicyPack, PolicyValues, ShareRule, SourceTag } from '../../contracts/policies'
import { PACK_IDS, type Role } from '../../contracts/vocabulary'
import { policyOn } from '../../domain/policies/in-force'
import { routeOf } from '../../domain/policies/route'
import { NATIONAL_FLOOR, PACKS } from '../../policies/index'
import { moneyText } from '../../src/copy/money'
import { ROLE_LABELS } from '../../src/copy/roles'
import { STAGE_LABELS } from '../../src/copy/stages'
import { BODY_LABELS, CATEGORY_LABELS } from '../../src/copy/words'

const TAGS: Record<SourceTag, string> = { quoted: '原文', published: '公开报道', law: '法律', assumption: '**平台设定，待确认**' }
const LEVELS: Record<ApprovalLevel, string> = { community: '社区', street: '街道', district: '区（城区）' }

const list = (words: readonly string[]): string => words.join('、')
const roles = (value: readonly Role[]): string => list(value.map((role) => ROLE_LABELS[role]))
const share = ({ numerator, denominator, strict }: ShareRule): string => `${strict ? '超过' : '不少于'} ${numerator}/${denominator}`
const workingDays = (days: number): string => `${days} 个工作日`
const days = (count: number): string => `${count} 天`
const months = (count: number): string => `${count} 个月`
const atLeast = (unit: string) => (count: number): string => `不少于 ${count} ${unit}`
const yesNo = (yes: boolean): string => (yes ? '是' : '否')

type Words = { readonly [K in PolicyKey]: { readonly name: string; readonly say: (value: PolicyValues[K]) => string } }
const WORDS: Words = {
  optionalStages: { name: '本方案的可选环节', say: (value) => list(value.map((stage) => STAGE_LABELS[stage])) },
  types: { name: '项目类型与单项上限', say: (value) => value.map(({ label, capFen, capMode }) => `${label}：${capFen === null ? '未载明上限' : `${capMode === 'principle' ? '原则上' : ''}不超过 ${moneyText(capFen)}`}`).join('；') },
  capBasis: { name: '上限按什么算', say: (value) => (value === 'totalCost' ? '项目总价' : '财政资金部分') },
  categories: { name: '项目类别', say: (value) => list(value.map((category) => CATEGORY_LABELS[category])) },
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
  approvalTiers: { name: '按金额由谁审批', say: (value) => value.map(({ upToFen, levels }) => `${upToFen === null ? (value.length === 1 ? '不论金额' : '超过部分') : `${moneyText(upToFen)}以内（含）`}：${levels.map((level) => LEVELS[level]).join('→')}`).join('；') },
  approvalWorkingDays: { name: '每级审批期限', say: workingDays },
  publishWorkingDays: { name: '决定后多久公示', say: workingDays },
  objectionDays: { name: '异议期', say: days },
  objectionAnswerWorkingDays: { name: '异议答复期限', say: workingDays },
  postingDaysMin: { name: '公示栏张贴', say: atLeast('天') },
  determinationPublisherRoles: { name: '谁公示确定的项目', say: roles },
  fundUnitKind: { name: '资金按哪一级记账', say: (value) => LEVELS[value] },
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

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const period = ({ from, until }: DatedValue<unknown>): string => `${from} 起${until === null ? '' : `，至 ${until}`}`

function rowsOf<K extends PolicyKey>(key: K, values: PolicyPack['values']): readonly string[] {
  const { name, say } = WORDS[key]
  const dated: readonly DatedValue<PolicyValues[K]>[] = values[key] ?? []
  return dated.map((one) => `| ${[name, say(one.value), period(one), one.clause, one.quote === undefined ? '' : `「${one.quote}」`, TAGS[one.tag]].map(cell).join(' | ')} |`)
}

const keys = Object.keys(WORDS) as PolicyKey[]
const table = (values: PolicyPack['values']): string => ['| 条目 | 规定 | 起止 | 依据 | 所引原文 | 来源 |', '|---|---|---|---|---|---|', ...keys.flatMap((key) => rowsOf(key, values))].join('\n')
const unpublished = (values: PolicyPack['values']): string => list(keys.filter((key) => values[key] === undefined && NATIONAL_FLOOR.values[key] === undefined).map((key) => WORDS[key].name))

function routes(pack: PolicyPack): string {
  const policy = policyOn(pack, NATIONAL_FLOOR, pack.acceptsProposalsUntil ?? pack.acceptsProposalsFrom)
  return (policy.values.approvalTiers?.value ?? []).map(({ upToFen, levels }, index, all) => {
    const fen = upToFen ?? (all[index - 1]?.upToFen ?? 0) + 1
    const amount = upToFen === null ? (index === 0 ? '不论金额' : `超过 ${moneyText(fen - 1)}`) : `${moneyText(upToFen)}以内（含）`
    return `- ${amount}（${levels.map((level) => LEVELS[level]).join('→')}）：${routeOf(policy, fen).map((stage) => STAGE_LABELS[stage]).join(' → ')}`
  }).join('\n')
}

const scheme = (pack: PolicyPack): string => [
  `## ${pack.city}：${pack.title}`, '',
  `- 编号：\`${pack.id}\`；方案名称：${pack.schemeName}；状态：${pack.status === 'illustrative' ? '**示例，未经区里书面确认**' : '已确认'}`,
  `- 文件：${pack.document}`,
  `- 受理提议：${pack.acceptsProposalsFrom} 起${pack.acceptsProposalsUntil === null ? '，未定终止日' : `，至 ${pack.acceptsProposalsUntil}（含）；到期后不再受理，已受理的照旧办完`}`, '',
  '### 流程', '', routes(pack), '',
  '### 各项规定', '', table(pack.values), '',
  `未载明、因而不设规则的：${unpublished(pack.values)}。`, '',
].join('\n')

console.log([
  '# 各地方案一览', '',
  '> 本页由 `npm run docs` 从 `policies/` 生成，请勿手改；要改规定，改 `policies/<城市>/policy.json` 并在 `CHANGES.md` 写明影响的首日与末日。', '',
  '金额含本数（“以内”“不超过”含本数，“超过”不含，民法典第一千二百五十九条）。起止日均含当日。每个项目按提议当日的规定办到底。', '',
  '“来源”一栏：**原文**指所引文件的原话；**公开报道**指其他公开材料；**法律**指现行法律；**平台设定**是方案没有写、由本平台暂定的，须由区里确认或更换。', '',
  `## ${NATIONAL_FLOOR.title}`, '', NATIONAL_FLOOR.document, '', table(NATIONAL_FLOOR.values), '',
  ...PACK_IDS.map((id) => scheme(PACKS[id])),
].join('\n').trimEnd())
