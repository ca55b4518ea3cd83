import type { NoticeRow, ProjectRow } from '../../contracts/publications'
import { CATEGORIES, NOTICE_KINDS, PROJECT_TYPES, STAGES } from '../../contracts/vocabulary'
import { STAGE_LABELS } from './stages'
import { CATEGORY_LABELS, NOTICE_LABELS, TYPE_LABELS } from './words'

/** One column of an open table: its Chinese name, and what is in it. */
interface Column { readonly name: string; readonly about: string; readonly codes?: Readonly<Record<string, string>> }

/** The dictionary of the table of projects: every column, in the order of the file. */
export const PROJECT_COLUMNS: Readonly<Record<keyof ProjectRow, Column>> = {
  code: { name: '项目编号', about: '公示栏上印的编号，不会改变。' },
  title: { name: '项目名称', about: '提议人填写、社区核对过的名称。' },
  where: { name: '地点', about: '小区、楼院等文字说明。' },
  community: { name: '社区', about: '社区的编号。' },
  street: { name: '街道', about: '街道的编号。' },
  district: { name: '区', about: '区的编号。' },
  scheme: { name: '适用办法', about: '项目自始至终所依的办法。' },
  year: { name: '年度', about: '提出提议的年份。' },
  proposedOn: { name: '提议日期', about: '北京时间。' },
  stage: { name: '阶段', about: '现在走到哪一步。', codes: pick(STAGES, STAGE_LABELS) },
  since: { name: '阶段起始', about: '进入这一阶段的日期。' },
  type: { name: '项目类型', about: '社区分类整理时确定。', codes: pick(PROJECT_TYPES, TYPE_LABELS) },
  category: { name: '类别', about: '社区分类整理时确定。', codes: pick(CATEGORIES, CATEGORY_LABELS) },
  costFen: { name: '总费用（分）', about: '人民币，单位是分；CSV 里也是分，除以 100 得元。' },
  fundFen: { name: '微实事资金（分）', about: '批准使用的微实事资金。' },
  othersFen: { name: '居民与单位出资（分）', about: '已到账的部分。' },
  paidFen: { name: '已支出（分）', about: '已付款的部分。' },
  finalFen: { name: '决算（分）', about: '决算审定后才有。' },
  households: { name: '征求户数', about: '征求意见时的总户数，开始时冻结。' },
  agree: { name: '同意户数', about: '结束后才有。' },
  disagree: { name: '不同意户数', about: '结束后才有。' },
  undecided: { name: '再想想户数', about: '结束后才有；不算同意，也不算不同意。' },
  voters: { name: '居民投票人数', about: '意见征集，不构成业主大会决定。' },
  pollFor: { name: '居民投票赞成', about: '票数。' },
  pollAgainst: { name: '居民投票反对', about: '票数。' },
  members: { name: '会议应到', about: '人数。' },
  present: { name: '会议实到', about: '人数。' },
  votesFor: { name: '会议赞成', about: '票数。' },
  votesAgainst: { name: '会议反对', about: '票数。' },
  votesAbstain: { name: '会议弃权', about: '票数。' },
  ratings: { name: '评价份数', about: '满意度评价的份数。' },
  average100: { name: '平均分×100', about: '满分 500；评价少于 5 份的不公布。' },
  objections: { name: '异议条数', about: '各次公示收到的异议总数。' },
  supplier: { name: '施工方', about: '中选单位的名称；联合申报的为牵头单位。' },
  creditCode: { name: '统一社会信用代码', about: '空的为未登记，不是没有。' },
  contractFen: { name: '合同金额（分）', about: '签约时的金额。' },
  leadFen: { name: '牵头单位份额（分）', about: '联合申报才有；合同变更后的数。' },
  filedOrgs: { name: '备案社区组织', about: '联合申报才有：名称|备案号|备案机关|份额（分），多个用分号隔开；合同变更后的数。' },
  startedOn: { name: '开工日期', about: '' },
  completedOn: { name: '完工日期', about: '' },
  page: { name: '公示页', about: '本项目公示页的地址，前面加上本站网址。' },
}

/** The dictionary of the table of public records. */
export const NOTICE_COLUMNS: Readonly<Record<keyof NoticeRow, Column>> = {
  community: { name: '社区', about: '哪个社区的公开记录。' },
  number: { name: '记录编号', about: '在本社区的公开记录里从 1 起连续编排。' },
  code: { name: '项目编号', about: '不涉及具体项目的为空。' },
  kind: { name: '公示内容', about: '这条记录公示的是什么。', codes: pick(NOTICE_KINDS, NOTICE_LABELS) },
  on: { name: '公示日期', about: '北京时间。' },
  title: { name: '项目名称', about: '公示当时的名称。' },
  stage: { name: '当时阶段', about: '公示当时走到哪一步。', codes: pick(STAGES, STAGE_LABELS) },
  objectionUntil: { name: '异议截止', about: '没有异议期的为空。' },
  hash: { name: '校验码', about: '完整的 64 位；公示栏上印的是前八位。' },
  page: { name: '公示页', about: '这条公示的地址，前面加上本站网址。' },
  replaces: { name: '更正的记录', about: '更正公示写明它代替本社区第几号记录；其他为空。' },
  supersededBy: { name: '已被更正', about: '后来由本社区第几号记录更正；没有更正的为空。' },
}

function pick<K extends string>(keys: readonly K[], labels: Record<K, string>): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [key, labels[key]]))
}

/** The pages that list the open data. */
export const OPEN_DATA = {
  title: '公开数据', of: (place: string) => `${place}公开数据`, home: '公开数据总目录', board: '看公示栏', kinds: { city: '市', district: '区', street: '街道', community: '社区' },
  projects: '项目表', notices: '公示表', releases: '开放合同数据（OCDS 1.1）', log: '全部公开记录（可核对）', roots: '每日总校验码', all: '全部', year: (year: number) => `${year}年`, tooMany: '数据较多，请按年份下载。',
  csv: 'CSV（可用 Excel 打开）', json: 'JSON', communities: '下面的社区', places: '区和社区', none: '这里还没有公开过任何项目。', noPlace: '没有这个地方的公开数据。',
  licence: '使用许可', licenceText: '可以自由使用、转载、改编，包括商业用途，只需注明“数据来源：微实事”和下载日期（知识共享 署名 4.0 国际，CC BY 4.0）。', licenceAddress: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans',
  addresses: '地址不会改变', addressesText: '每个地方有一个固定的地址，文件名带年份的只含那一年提议的项目、那一年公示的记录。数据随公示即时更新，五分钟内可能还是旧的。',
  dictionary: '数据字典', column: '列名', key: 'JSON 里的名字', about: '说明', codes: '取值',
  small: '少于 5 人的不公布', smallText: '统计到人或户的数目，单独一个数是 1 到 4 的写作 <5；合起来等于总数的几个数里，1 到 4 的写作 *，能由别的数推算出来的，再隐去一个，也写作 *。没有发生或还没结束的为空。公示栏和公开记录按规定逐字公布，不在此列。',
  verify: '如何核对公开记录', verifyText: '社区公布的每一件事都是公开记录里的一条，只增不改、不删；每一条都带着上一条的校验码，改动任何一处，后面所有校验码都对不上。',
  verifySteps: ['下载某个社区的「全部公开记录」，保存为 export.json，不要用别的程序打开后另存。', '第 N 条记录在第 N+1 行。在电脑的命令行里（把 12 换成要核对的编号）运行下面这行，得到 64 位校验码：'],
  verifyCommand: `N=12; sed -n "$((N + 1))p" export.json | sed 's/,$//; s/"hash":"[0-9a-f]\\{64\\}",//' | tr -d '\\n' | sha256sum`,
  verifyThen: ['它必须等于这一行里的 hash，等于下一行里的 previous，开头八位必须等于公示栏上印的校验码。', '会用 Node.js 的，可以用源代码里的 npm run -s verify -- export.json 一次核对整本；发现问题会说出第一条对不上的记录。'],
} as const
