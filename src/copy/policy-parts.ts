/** The parts of a value, by their names in the contract. */
const PART_LABELS: Readonly<Record<string, string>> = {
  type: '类型', label: '叫法', capFen: '上限', capMode: '硬上限还是原则上', bound: '含不含本数', upToFen: '金额到', levels: '由谁审批', body: '会议', quorum: '到会要求', pass: '通过要求', noticeDays: '提前几天通知', numerator: '分子', denominator: '分母', strict: '超过还是不少于',
  reason: '不受理什么', mode: '不含还是原则上不含', seatClass: '席位', seatsMin: '最少几席', seatsMax: '最多几席', same: '什么相同', period: '多长时间',
  'scopeLists.type': '哪一类项目', 'scopeLists.mode': '列明的做还是不做', itemCount: '目录共几项', councils: '谁来通过', costSplit: '费用怎么分', leadStreet: '由一个街道牵头', level: '第几级', solvedBy: '由谁解决',
  city: '市里出几份', district: '区里出几份', capPerCommunityYearlyFen: '平均每个社区每年上限', 'matching.mode': '一律还是原则上', fromYear: '从哪一年起', periodYears: '几年一算', rateMin: '至少增长几分之几', nomineesMax: '至多几项参评', choicesMost: '每张票至多选几项', winnersMax: '至多评出几项', residentsPercent: '居民票占百分之几', ballotsMin: '每个票箱至少几张票', day: '哪一天', is: '放假还是上班',
}

/** The name of a part of a value, and the label of the value itself where it has none. */
export const partLabel = (of: string, name: string): string => PART_LABELS[`${of}.${name}`] ?? PART_LABELS[name] ?? name

/** The words that a part is chosen from. */
export const PART_WORDS = {
  capBasis: { totalCost: '项目总价', fundShare: '财政资金部分' }, quorumBase: { filledSeats: '在任的席位', allSeats: '全部席位' }, mode: { hard: '一律', principle: '原则上' }, bound: { inclusive: '含本数', exclusive: '不含本数' }, period: { fiscalYear: '同一年度' }, jointLead: { registeredOrg: '登记社会组织', legalPerson: '登记的法人' }, dayType: { calendar: '自然日', working: '工作日' }, boardPhotos: { once: '一张', bothEnds: '开始、期满各一张' }, goneFrom: { report: '第一个反映的当天', lastPhoto: '最后一张照片的次日' }, is: { rest: '放假', work: '上班' }, listMode: { positive: '只做列明的', negative: '列明的不做' }, councils: { each: '所涉社区各自的议事会' }, costSplit: { byAgreement: '按约定分担' },
} as const
