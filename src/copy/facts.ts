import { AWARD_BOXES, BALLOT_WAYS, DEADLINE_KINDS, FUNDING_SOURCES, NOTICE_FIELDS, NOTICE_KINDS, PROCUREMENT_METHODS, REJECTION_REASONS, ROLES, SEAT_CLASSES } from '../../contracts/vocabulary'
import { dayOf, dayText, lastDayOf } from './dates'
import { moneyText } from './money'
import { ROLE_LABELS } from './roles'
import { AWARD_BOX_LABELS, DEADLINE_LABELS, FIELD_LABELS, METHOD_LABELS, NOTICE_LABELS, REASON_LABELS, SEAT_LABELS, SOURCE_LABELS, WAY_LABELS } from './words'

type Value = string | number
type Told = (value: Value) => string

const money: Told = (value) => (/^\d+$/.test(String(value)) ? moneyText(Number(value)) : String(value))
const count = (unit: string): Told => (value) => `${value} ${unit}`
const plain: Told = (value) => String(value)
const yes: Told = (value) => (value === 'yes' ? '是' : '否')
const date: Told = (value) => {
  const day = typeof value === 'number' ? dayOf(value) : value
  return dayText(day, day.slice(0, 4))
}
const label = <K extends string>(keys: readonly K[], labels: Record<K, string>): Told => (value) => {
  const key = keys.find((one) => one === value)
  return key === undefined ? String(value) : labels[key]
}

const LEVELS: Readonly<Record<string, string>> = { street: '街道', district: '区' }

/** The figures and facts that the cloud tells, by their names in the contract. */
const FACTS: Readonly<Record<string, { readonly label: string; readonly told: Told }>> = {
  households: { label: '总户数', told: count('户') },
  agree: { label: '同意', told: count('户') },
  disagree: { label: '不同意', told: count('户') },
  undecided: { label: '再想想', told: count('户') },
  late: { label: '迟到未计', told: count('户') },
  needed: { label: '至少要', told: plain },
  members: { label: '应到', told: count('人') },
  present: { label: '实到', told: count('人') },
  voters: { label: '投票', told: count('人') },
  for: { label: '赞成', told: count('票') },
  against: { label: '反对', told: count('票') },
  abstain: { label: '弃权', told: count('票') },
  recused: { label: '回避', told: count('人') },
  way: { label: '表决', told: label(BALLOT_WAYS, WAY_LABELS) },
  seatsFor: { label: '赞成席', told: plain },
  seatsAgainst: { label: '反对席', told: plain },
  seatsAbstain: { label: '弃权席', told: plain },
  seatClass: { label: '席位', told: label(SEAT_CLASSES, SEAT_LABELS) },
  seats: { label: '在任', told: count('席') },
  seatsMin: { label: '不少于', told: count('席') },
  seatsMax: { label: '不多于', told: count('席') },
  ...Object.fromEntries(SEAT_CLASSES.map((seat) => [seat, { label: SEAT_LABELS[seat], told: count('席') }])),
  participants: { label: '参加', told: count('人') },
  residents: { label: '居民成员', told: count('人') },
  passed: { label: '合格意见', told: count('份') },
  estimate: { label: '预算', told: money },
  cost: { label: '总费用', told: money },
  seed: { label: '抽样种子', told: plain },
  frame: { label: '抽样名单', told: count('人') },
  drawn: { label: '抽取', told: count('人') },
  satisfied: { label: '满意', told: count('人') },
  interval: { label: '满意比例的 95% 区间', told: plain },
  walkIns: { label: '扫码评价（另计）', told: count('份') },
  reasons: { label: '核对', told: plain },
  tests: { label: '符合', told: count('条') },
  distinctFrom: { label: '与这些项目不是同一个', told: plain },
  distinctWhy: { label: '为什么不是', told: plain },
  scopeItem: { label: '清单条目', told: plain },
  overrides: { label: '按例外办理的理由', told: plain },
  together: { label: '合并计算', told: money },
  projects: { label: '合并的项目', told: count('个') },
  codes: { label: '一并计算的编号', told: plain },
  justification: { label: '书面理由', told: plain },
  budget: { label: '预算', told: money },
  fund: { label: '微实事资金', told: money },
  approved: { label: '批准金额', told: money },
  price: { label: '报价', told: money },
  cap: { label: '上限', told: money },
  ceiling: { label: '全区全年最高', told: money },
  appropriated: { label: '全区已拨', told: money },
  oldestYear: { label: '还能预占的钱，最早的年度', told: plain },
  mostFen: { label: '最多还能拨', told: money },
  has: { label: '已有', told: money },
  missing: { label: '还差', told: money },
  received: { label: '已到账', told: money },
  available: { label: '可用余额', told: money },
  wanted: { label: '需要', told: money },
  reserved: { label: '已预占', told: money },
  committed: { label: '已签约', told: money },
  contract: { label: '合同金额', told: money },
  recorded: { label: '已登记支出', told: money },
  unpaid: { label: '未付', told: money },
  fen: { label: '金额', told: money },
  byFen: { label: '增加', told: money },
  finalFen: { label: '决算', told: money },
  surplusFen: { label: '结余', told: money },
  source: { label: '来源', told: label(FUNDING_SOURCES, SOURCE_LABELS) },
  method: { label: '采购方式', told: label(PROCUREMENT_METHODS, METHOD_LABELS) },
  reason: { label: '理由', told: label(REJECTION_REASONS, REASON_LABELS) },
  notice: { label: '公示', told: label(NOTICE_KINDS, NOTICE_LABELS) },
  quotes: { label: '报价', told: count('份') },
  supplier: { label: '施工方', told: plain },
  what: { label: '用途', told: plain },
  percent: { label: '进度', told: (value) => `${value}%` },
  answers: { label: '评价', told: count('份') },
  minimum: { label: '至少要', told: count('份') },
  average100: { label: '平均分', told: (value) => (typeof value === 'number' ? `${(value / 100).toFixed(2)} 分（满分 5 分）` : value) },
  enough: { label: '人数够', told: yes },
  upheld: { label: '采纳', told: yes },
  reviewed: { label: '街道复核', told: yes },
  reviewUntil: { label: '可申请复核到', told: date },
  excused: { label: '特殊原因', told: yes },
  repsSigned: { label: '联名的居民代表', told: count('人') },
  repsOf: { label: '居民代表', told: count('人') },
  residentsSigned: { label: '联名的居民', told: count('人') },
  residentsOf: { label: '登记的居民', told: count('人') },
  answerDue: { label: '答复期限', told: date },
  replaces: { label: '更正的记录', told: (value) => `第 ${value} 号` },
  note: { label: '补充说明', told: plain },
  anew: { label: '异议期重新算', told: yes },
  sheet: { label: '核实', told: (value) => (value === 'reposted' ? '已重新张贴' : '公示还在') },
  goneFrom: { label: '缺公示，从', told: date },
  goneTo: { label: '到', told: date },
  watcher: { label: '谁提的', told: label(ROLES, ROLE_LABELS) },
  comment: { label: '意见', told: plain },
  clause: { label: '依据', told: plain },
  objections: { label: '异议', told: count('条') },
  reviews: { label: '复核', told: count('条') },
  signatures: { label: '已签字', told: count('人') },
  outstanding: { label: '还差', told: count('人') },
  options: { label: '选项', told: count('个') },
  most: { label: '最多', told: plain },
  on: { label: '日期', told: date },
  from: { label: '开始', told: date },
  until: { label: '截止', told: date },
  earliest: { label: '最早', told: date },
  opensAt: { label: '开始', told: date },
  closesAt: { label: '截止', told: (value) => (typeof value === 'number' ? date(lastDayOf(value)) : date(value)) },
  venue: { label: '地点', told: plain },
  title: { label: '名称', told: plain },
  where: { label: '地点', told: plain },
  department: { label: '部门', told: plain },
  into: { label: '并入', told: plain },
  minutes: { label: '商议结果', told: plain },
  audit: { label: '审计结论', told: plain },
  unit: { label: '管护单位', told: plain },
  duty: { label: '管护内容', told: plain },
  phone: { label: '电话', told: plain },
  opinion: { label: '意见', told: plain },
  text: { label: '说明', told: plain },
  carried: { label: '通过', told: yes },
  council: { label: '议事会', told: plain },
  councils: { label: '各社区赞成、反对、弃权', told: plain },
  communities: { label: '共同参与', told: plain },
  passedIn: { label: '通过的社区', told: plain },
  refusedIn: { label: '未通过的社区', told: plain },
  costShares: { label: '费用分担（元）', told: plain },
  placeName: { label: '社区', told: plain },
  projectCode: { label: '项目编号', told: plain },
  leadName: { label: '牵头社区', told: plain },
  leadNumber: { label: '牵头社区公开记录', told: (value) => `第 ${value} 号` },
  item: { label: '事项', told: plain },
  amount: { label: '金额', told: money },
  fundUse: { label: '资金使用', told: money },
  surplus: { label: '结余', told: money },
  content: { label: '项目内容', told: plain },
  location: { label: '实施地点', told: plain },
  timeLimit: { label: '实施时限', told: plain },
  benefit: { label: '项目效益', told: plain },
  effect: { label: '实施效果', told: plain },
  field: { label: '还缺', told: label(NOTICE_FIELDS, FIELD_LABELS) },
  answerWithin: { label: '异议答复', told: count('个工作日内') },
  objectionUntil: { label: '异议截止', told: date },
  postingUntil: { label: '张贴到', told: date },
  deadline: { label: '期限', told: label(DEADLINE_KINDS, DEADLINE_LABELS) },
  due: { label: '应办到', told: date },
  wasDue: { label: '原来到', told: date },
  moved: { label: '重算的期限', told: count('项') },
  wentTo: { label: '已升级到', told: (value) => LEVELS[String(value)] ?? plain(value) },
  year: { label: '年度', told: plain },
  box: { label: '票箱', told: label(AWARD_BOXES, AWARD_BOX_LABELS) },
  awardees: { label: '评出', told: (value) => String(value).split('\n').join('、') },
  residentsVoted: { label: '居民票', told: count('张') },
  expertsVoted: { label: '专家票', told: count('张') },
  residentsPercent: { label: '居民票占', told: (value) => `${value}%` },
  judges: { label: '能评的专家', told: count('人') },
  nominees: { label: '参评', told: count('项') },
  fromDay: { label: '原按', told: (value) => `${date(value)}的规定` },
  fromVersion: { label: '原版本', told: (value) => `第 ${value} 版` },
  toDay: { label: '改按', told: (value) => `${date(value)}的规定` },
  toVersion: { label: '新版本', told: (value) => `第 ${value} 版` },
  value: { label: '规定', told: plain },
  barredUntilYear: { label: '到哪年不再受理', told: plain },
}

/** One fact in words, 「同意:163 户」; null for what has no words (never shown raw). */
export function factText(key: string, value: Value): string | null {
  // A sitting tells with `passed` whether, an acceptance how many.
  if (key === 'passed' && (value === 'yes' || value === 'no')) return value === 'yes' ? '表决通过' : '表决未通过'
  const fact = FACTS[key]
  return fact === undefined || value === '' ? null : `${fact.label}：${fact.told(value)}`
}

/** All of them, those without words left out. */
export function factsText(facts: Readonly<Record<string, Value>>): string {
  return Object.entries(facts).map(([key, value]) => factText(key, value)).filter((text) => text !== null).map((text) => text.replace(/。$/, '')).join('，')
}
