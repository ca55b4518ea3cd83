import type { FundEntry } from '../../contracts/operations'
import type { ImportProblem } from '../../contracts/places'
import type { PlaceKind, Stage, Tenure } from '../../contracts/vocabulary'

/** The words of the office desk. */
export const OFFICE = {
  projects: '项目',
  community: '社区', allCommunities: '全部社区', allPublic: '各社区公开的项目', more: '再看一页', open: '办这件事', close: '收起', back: '回到待办',

  mine: '等我办', overdueOnly: '只看逾期', everything: '全部', overdue: '逾期', noDue: '没有期限', waitingMe: (what: string) => `等您：${what}`, waitingOthers: '等别人办', count: (n: number, more: boolean) => `${n}${more ? '+' : ''} 件`,
  inboxNone: '没有等您办的事', inboxNoneNext: '有新的会按期限排在这里。', lateNone: '没有逾期的事', lateNoneNext: '到期没办的会变红，排在最前面。', pick: '点左边的一件事，在这里办。',
  due: (day: string, left: string) => `${day}前，${left}`,

  search: '找项目', searchHint: '名称、地点或编号', find: '查找项目', exportCsv: '导出表格', exporting: (n: number) => `已取 ${n} 个…`, exported: (n: number) => `已导出 ${n} 个项目`, exportedHow: '表格在下载文件夹里，可用 Excel 打开。', copied: '已复制，可粘贴到表格里。', stageGroup: '阶段',
  projectsNone: '没有找到项目', projectsNoneNext: '换一个阶段、社区或少写几个字再找。', fileName: (day: string) => `微实事项目-${day}.csv`,
  columns: { code: '编号', title: '项目', where: '地点', community: '社区', scheme: '办法', stage: '阶段', cost: '预算', costYuan: '预算（元）', deadline: '期限', due: '到期日', overdue: '逾期', consent: '征求意见', answered: '已答户数', households: '总户数', since: '进入本阶段' },
  yes: '是', no: '否', of: (n: number, all: number) => `${n}/${all} 户`,

  tabs: { decide: '决定', line: '经过', money: '钱', people: '人', papers: '文件' }, facts: '决定前要看的', noLine: '还没有经过', noLineNext: '送出提议后，每一步都会记在这里。', poster: '打印公示海报', doneTitle: '办好了', nowAt: (stage: string) => `现在到了「${stage}」`,
  cost: '预算', noCost: '还没有预算', fundAsked: '要用微实事资金', available: '资金可用余额', ofYear: (year: number) => `${year} 年度 `, enough: '够', notEnough: '不够', cap: '金额上限', capText: (cap: string, clause: string) => `${cap}（${clause}）`, justification: '超过上限的理由', family: '合并计算', familyText: (others: string, sum: string) => `与 ${others} 合计 ${sum}`, levels: '由谁审批', exceptions: '按例外受理', distinct: '与不再受理的项目不同', type: '类型与级别', consent: '入户征求意见', consentText: (n: { readonly agree: number; readonly disagree: number; readonly undecided: number; readonly households: number }) => `${n.households} 户：同意 ${n.agree}，不同意 ${n.disagree}，再想想 ${n.undecided}，没有回答 ${n.households - n.agree - n.disagree - n.undecided}`, consentOpen: (answered: number, households: number) => `还在征求，已答 ${answered}/${households} 户`,
  sitting: '会议表决', sittingText: (n: { readonly present: number; readonly for: number; readonly against: number; readonly abstain: number }) => `到会 ${n.present} 人：赞成 ${n.for}，反对 ${n.against}，弃权 ${n.abstain}`, passed: '通过', failed: '未通过', poll: '居民投票', pollText: (n: number) => `${n} 人投票`,
  objections: '异议', whoObjected: '查看是谁提的', inReview: (text: string) => `申请复核：${text}`, objectionsText: (open: number, all: number) => (all === 0 ? '没有异议' : `共 ${all} 条，${open} 条还没答复`), gathered: '已筹到', gatheredText: (received: string, promised: string) => `${received}（已认筹 ${promised}）`, spent: '已付 / 合同', spentText: (paid: string, committed: string) => `${paid} / ${committed}`, rejection: '未通过的理由', pending: '等第二个人确认', pendings: { rejection: '不予立项', transfer: '转有关部门', unfinished: '当年未完成' },
  replaces: (code: string, n: number) => `更正记录 ${code}-${n}，以此为准`,
  noticeOpen: '公示期', noticeUntil: (day: string, left: string) => `到 ${day}，${left}`, openObjections: '还没答复的异议、意见和反映', sheetGone: (notice: string, reports: number) => `${reports} 人反映公示栏上的${notice}不见了。核实前不能结束公示。`, commentFrom: (role: string, text: string) => `${role}的监督意见：${text}`, answerBy: (day: string) => `${day}前答复`, confirmFacts: '您要办的这件事',

  fundNone: '这里还没有今年的资金账', fundNoneNext: '财政登记拨款后，这里会有账。', fundTitle: (unit: string, year: number) => `${unit}，${year} 年`, appropriated: '全年拨款', parts: { available: '可用', reserved: '已预占', committed: '已签约', paid: '已付' }, partNotes: '可用、预占、签约、已付四项相加，等于全年拨款。', ledger: '流水（最近 100 笔）', ledgerNone: '还没有流水', ledgerNoneNext: '拨款、预占、签约、付款都会记在这里。', entry: { at: '时间', what: '事项', fen: '金额', after: '之后可用', project: '项目' }, seeProject: '看项目',
  entries: { appropriate: '拨款', reserve: '预占', release: '退回', commit: '签约', pay: '付款', moveOut: '调出', moveIn: '调入' } satisfies Record<FundEntry['kind'], string>, appropriate: '登记拨款', appropriateHow: '按财政文件登记。登记后不能删，写错了再登记一笔更正。', year: '年度', amount: '金额（元）', document: '文件号和名称', wrongMoney: '请填金额，例如 200000 或 20 万。', wrongYear: '请填四位年份。', wrongDocument: '请填文件号和名称。', unit: '资金单位', appropriateDone: '已登记拨款',

  kind: '公示种类', allKinds: '全部种类', noticesNone: '这里还没有公示', noticesNoneNext: '项目走到公示的一步，会自动记在这里。', recordNumber: (code: string, n: number) => `记录编号 ${code}-${n}`, check: (code: string) => `校验码 ${code}`, objectionTo: (day: string, left: string) => `异议期到 ${day}，${left}`, objectionOver: (day: string) => `异议期到 ${day} 已结束`, makePoster: '做海报', openDesk: '去办理',

  posterPaper: '纸张', a4: 'A4', a3: 'A3', print: '打印海报', printHow: '贴在公示栏齐眼高的地方，盖上章，拍照上传。', printOnPc: '海报要在电脑上打印：请用电脑浏览器打开办公台。', noHost: '这里还没有公开网址，二维码要在电脑网页版里生成。', noRecord: '这个项目还没有公开记录，不能做海报。', stamp: '（盖章处）', scan: '扫码看全部经过和每一笔钱', objectBy: (day: string) => `有异议，请在 ${day} 24:00 前提出`, noWindow: '对项目有意见，可随时联系社区', howObject: '微信扫码，在项目页点「提出异议」；也可以到居委会书面提出。谁提的只有处理人知道。', call: (phone: string) => `电话 ${phone}`, publishedOn: (day: string) => `${day} 公示`, decided: '实施内容',

  findPerson: '找人', findName: '姓名', findHint: '输入姓名开头的一两个字，或完整编号。', findButton: '查找人员', findNone: '没有找到这个人', findNoneNext: '只能找到在您管的地方居住或任职的人；没来过的，请他先在小程序里登记姓名。', held: '现在的职务', noneHeld: '没有职务', resident: '居民', end: '结束任职', endTitle: (role: string) => `结束「${role}」`, endWhy: '为什么结束', endHint: '例如：换届、搬走、本人辞任。', ended: '已结束任职', appointTo: (name: string) => `任命${name}`, appoint: '任命职务', role: '什么职务', where: '管哪里', chosen: (name: string) => `已选：${name}`, pickPlace: '选地方', here: (name: string) => `就选${name}`, up: '回到上一级', seat: '席位类别', from: '从哪天起', until: '到哪天止（可不填）', basis: '依据的文件', basisHint: '文号和名称，例如：居委〔2026〕3 号《关于推选楼栋长的通知》。', whyRole: '请先选职务。', whyPlace: '请先选管哪里。', whySeat: '请先选席位类别。', whyBasis: '请填依据的文件。', appointed: '已任命', notPossible: '这个地方没有下一级了。', number: (person: string) => `编号 ${person}`,
  reveal: '看全名和电话', revealTitle: (name: string) => `看 ${name} 的全名和电话`, revealWhy: '为什么要看', revealHint: '您的职务、时间和理由会记下来，本人在「我的信息」里看得到。', revealFirst: '请写一句为什么要看。', revealed: (name: string, phone: string | null) => (phone === null ? `${name}，没有留电话` : `${name}，电话 ${phone}`),

  rosterHow: '选一个 Excel（.xlsx）或 CSV 文件，或从表格里复制粘贴。第一行是表头：楼栋、门牌号；可以有十户组、门牌码、姓名、电话、身份（业主、租户、家人）、出生年份。一人一行，同一户写几行也行。', rosterSample: '楼栋,十户组,门牌号,姓名,电话,身份,出生年份\n14号院1栋,14号院1栋一组,1单元101,王小明,19900001234,业主,1970', paste: '名册内容', chooseFile: '选择 Excel 或 CSV', fileRead: (name: string, n: number) => `已读入 ${name}，${n} 行`, fileBad: '这个文件读不出来。请另存为 .xlsx 或 CSV 再选。', sending: (part: number, parts: number) => `正在传第 ${part} 份，共 ${parts} 份…`, encrypted: '姓名和电话加密存放，屏幕上只显示「张**」「138****1234」。', rowsFound: (n: number) => `共 ${n} 户`, headerBad: '第一行要有「楼栋」和「门牌号」两列。', tooMany: (n: number) => `一次最多 ${n} 户，请分几次导入。`, dryRun: '先检查名册', importing: '导入名册', importN: (n: number) => `导入 ${n} 户`, checkFirst: '先检查，没有问题再导入。', whyCommunity: '请先选社区。', whyPaste: '请先粘贴或选择名册。', clean: '检查过了，没有问题', cleanHow: '现在可以导入。还没有改动任何一户。', dirty: (n: number) => `有 ${n} 行要改`, dirtyHow: '一行不对，整份都不会导入。请在表格里改好，再粘贴一次。', done: '名册已导入', added: '新增', changed: '更改', unchanged: '没变', rows: '总行数', households: (n: number) => `${n} 户`, row: '第几行', field: '哪一列', problem: '问题', content: '这一行', line: (n: number) => `第 ${n} 行`, onlyTaken: '重复导入同一份不会变多；名册里没写到的户不动。', tooLong: '超过 20 个字', onePerson: '写电话的行只能写一个人', phoneBad: '电话格式不对', tenureBad: '身份只能写业主、租户、家人', birthYearBad: '出生年份要写 4 位数字', differs: '和同一户前面的行不一致',
  heads: { building: ['楼栋', '院落', 'building'], group: ['十户组', 'group'], room: ['门牌号', '房号', '门牌', 'room'], doorCode: ['门牌码', 'doorCode'], members: ['姓名', '成员', '家庭成员', 'members'], phone: ['电话', '手机', '手机号', '联系电话', 'phone'], tenure: ['身份', '居住身份', 'tenure'], birthYear: ['出生年份', '出生年', 'birthYear'] },
  fields: { building: '楼栋', group: '十户组', room: '门牌号', doorCode: '门牌码', members: '姓名', phone: '电话', tenure: '身份', birthYear: '出生年份' }, problems: { malformed: '格式不对', 'unknown-place': '没有这个地方，请和地点名册一致', 'not-your-scope': '不在您管的范围', duplicate: '和前面的行重复', changed: '与原来的不一致' } satisfies Record<ImportProblem['code'], string>, codeShort: '门牌码要 6 到 20 位', noRoom: '缺门牌号', noBuilding: '缺楼栋',
  exportTitle: '导出名册', registerHow: '不写理由，导出的姓名和电话是遮住的。写了理由导出全名全号，名册上的每个人都看得到是谁、什么时候、为什么导出。', exportWhy: '为什么要全名全号（可不填）', exportMasked: '导出（遮住姓名电话）', exportOpen: '导出全名全号', registerTaken: (n: number) => `已取到 ${n} 户…`, registerSaved: (n: number) => `已导出 ${n} 户`, registerCopied: (n: number) => `已复制 ${n} 户，请粘贴到表格里`, registerFile: (day: string) => `户籍名册-${day}.csv`,
  changes: '名册变动', changesNone: '没有等着确认的变动', changesNoneNext: '居民、楼栋长、十户长报来的迁入、迁出、出生、去世、出租会列在这里。', confirmChange: '属实，改名册', denyChange: '不属实', denyWhy: '为什么不属实', denyFirst: '请写一句为什么。', changeOn: (day: string, when: string) => `${day} 发生，${when} 报来`, changeLater: '只影响以后开始的征求和投票；正在进行的按开始那天的名册。', changeDone: '已办过', notMine: '这一条是您自己报的，要另一位同事来确认。',
} as const

/** By what right somebody lives there, as a register writes it. */
export const TENURE_WORDS: Record<Tenure, string> = { owner: '业主', tenant: '租户', family: '家人' }

export interface StageGroup { readonly key: string; readonly label: string; readonly stages: readonly Stage[] }

/** The stages as an office sorts its files. */
export const STAGE_GROUPS: readonly StageGroup[] = [
  { key: 'all', label: '全部', stages: [] },
  { key: 'sorting', label: '受理', stages: ['triage', 'selfGovernance'] },
  { key: 'asking', label: '征求商议', stages: ['consentCollecting', 'residentPoll', 'consultation'] },
  { key: 'deciding', label: '会议审批', stages: ['councilScheduled', 'councilSession', 'resolved', 'resolutionNotice', 'approvingCommunity', 'approvingStreet', 'approvingDistrict', 'determined', 'determineNotice', 'reserve'] },
  { key: 'building', label: '筹资施工', stages: ['funding', 'funded', 'implementerSelecting', 'implementerConfirmed', 'inProgress', 'suspended', 'completionClaimed', 'acceptance', 'rectifying'] },
  { key: 'closing', label: '决算评价', stages: ['settling', 'resultNotice', 'satisfaction', 'satisfactionPublished', 'handover'] },
  { key: 'ended', label: '已结束', stages: ['closed', 'rejected', 'withdrawn', 'merged', 'transferred', 'selfResolved', 'terminated', 'failedIncomplete'] },
]

export const PLACE_KIND_LABELS: Record<PlaceKind, string> = { city: '市', district: '区', street: '街道', community: '社区', committee: '居委会', courtyard: '院落', building: '楼栋', tenHouseholdGroup: '十户组' }
