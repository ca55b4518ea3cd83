import type { CommandRequest } from '../../contracts/commands.schema'
import type { ProjectView } from '../../contracts/projects'
import { CATEGORIES, PROBLEM_LEVELS, PROCUREMENT_METHODS, PROJECT_TYPES, REJECTION_REASONS, VOTES, type Command, type NamingState, type NoticeKind, type PledgeState, type Stage } from '../../contracts/vocabulary'
import { moneyText } from './money'
import { PROJECTS_WORDS } from './projects'
import { CATEGORY_LABELS, LEVEL_LABELS, METHOD_LABELS, NOTICE_LABELS, REASON_LABELS, SOURCE_LABELS, TYPE_LABELS, VOTE_LABELS, WAY_LABELS } from './words'

/** One answer to choose from; `value` is what is sent. */
export interface FormOption { readonly value: string | number | boolean; readonly label: string; readonly note?: string }

/** What a field asks for. */
export type Asks =
  | { readonly kind: 'text' | 'long' | 'money' | 'number' | 'day' | 'phone' | 'names'; readonly max?: number; readonly placeholder?: string }
  | { readonly kind: 'choice'; readonly options: (view: ProjectView) => readonly FormOption[] }
  | { readonly kind: 'photos'; readonly limit: number }
  | { readonly kind: 'photo' }
  | { readonly kind: 'person' }
  | { readonly kind: 'roll' }
  | { readonly kind: 'group' }
  | { readonly kind: 'filedOrgs' | 'parts' | 'shares' | 'behind' }

export interface FormField<N extends string = string> { readonly name: N; readonly label: string; readonly asks: Asks; readonly hint?: string; readonly optional?: boolean; /** Asked only of such a project. */ readonly when?: (view: ProjectView) => boolean; /** Asked only once the other answers are such. */ readonly given?: (values: Readonly<Record<string, unknown>>) => boolean }

type Given<C extends Command> = Exclude<keyof CommandRequest<C>, 'project' | 'expectedVersion'> & string

const fixed = (options: readonly FormOption[]) => (): readonly FormOption[] => options
const yesNo = (yes: string, no: string): Asks => ({ kind: 'choice', options: fixed([{ value: true, label: yes }, { value: false, label: no }]) })
const TEXT = { kind: 'long', max: 1000 } as const
const PHOTOS = { kind: 'photos', limit: 6 } as const

const say = (label: string, hint?: string): readonly FormField<'text'>[] => [{ name: 'text', label, asks: TEXT, ...(hint === undefined ? {} : { hint }) }]

const REASONS: Asks = { kind: 'choice', options: fixed(REJECTION_REASONS.map((value) => ({ value, label: REASON_LABELS[value] }))) }

/** What will be done, as the notice of it says. */
const DETERMINED: readonly FormField<'content' | 'location' | 'timeLimit' | 'budget' | 'benefit'>[] = [
  { name: 'content', label: '做什么', asks: TEXT },
  { name: 'location', label: '在哪里', asks: { kind: 'text', max: 200 } },
  { name: 'timeLimit', label: '什么时候做完', asks: { kind: 'text', max: 100 } },
  { name: 'budget', label: '预算', asks: { kind: 'money' } },
  { name: 'benefit', label: '谁受益', asks: { kind: 'long', max: 500 } },
]
/** Whether the contract is of a joint declaration. */
const isShared = ({ implementer }: ProjectView): boolean => implementer?.jointDeclaration !== undefined
const isJoint = ({ standing }: Readonly<Record<string, unknown>>): boolean => standing === 'jointDeclaration'
const STANDINGS: readonly FormOption[] = [{ value: 'registered', label: '登记单位承接', note: '有统一社会信用代码' }, { value: 'jointDeclaration', label: '联合申报', note: '登记社会组织牵头，备案社区组织参加' }, { value: 'filed', label: '备案社区组织单独承接', note: '没有登记的' }]
const HANGS_AT: { readonly [K in 'resolution' | 'determination' | 'result']: Stage } = { resolution: 'resolutionNotice', determination: 'determineNotice', result: 'resultNotice' }
const WRITTEN_KINDS = ['resolution', 'determination', 'result'] as const
/** The notices that can be corrected: of each kind the newest, unless an objection brought it down. */
const standing = (view: ProjectView): ProjectView['notices'] => WRITTEN_KINDS.flatMap((kind) => view.notices.filter((one) => one.kind === kind).slice(-1)).filter(({ objections }) => !objections.some((one) => one.state === 'upheld' || one.review?.state === 'upheld'))
const stands = (kind: NoticeKind) => (view: ProjectView): boolean => standing(view).some((one) => one.kind === kind)
/** Amount, scope and place are corrected while the notice hangs, and no longer. */
const hanging = (kind: keyof typeof HANGS_AT) => (view: ProjectView): boolean => view.card.stage === HANGS_AT[kind] && stands(kind)(view)
const SCOPE: readonly string[] = ['content', 'location', 'budget']

/** The names that have come so far, to choose from. */
const named = (...states: readonly NamingState[]): Asks => ({ kind: 'choice', options: ({ money }) => money.namings.filter(({ state }) => states.includes(state)).map(({ id, text, where }) => ({ value: id, label: text, note: where })) })
const DROPPABLE: readonly NamingState[] = ['asked', 'counted', 'approving', 'promised', 'shown']
const COUNTED = [{ name: 'present', label: '实到几人', asks: { kind: 'number' } }, { name: 'for', label: '几人赞成', asks: { kind: 'number' } }] as const

/** What each command asks of whoever carries it out; the compiler checks the names against the contract. */
/** Of words that the content check was not sure of. */
const MAY_BE_PUBLIC = { name: 'hideText', label: '原文能公开吗', asks: yesNo('不宜公开，只公开答复', '可以公开'), hint: '有辱骂、隐私或违法内容的不宜公开；意见不同不是理由。', optional: true } as const

export const FORMS: { readonly [C in Command]: readonly FormField<Given<C>>[] } = {
  'proposals.draft': [],
  'proposals.submit': [],
  'proposals.receive': [],
  'proposals.withdraw': say('为什么撤回'),
  'proposals.vouch': say('核实到的情况', '只核实情况真不真、是不是大家的事，不评好坏。'),
  'proposals.sendBack': say('退回的理由', '写清楚要补什么，提议人可以改好再送。'),
  'proposals.appeal': say('为什么请求复核'),
  'proposals.accept': [
    { name: 'type', label: '项目类型', asks: { kind: 'choice', options: fixed(PROJECT_TYPES.map((value) => ({ value, label: TYPE_LABELS[value] }))) } },
    { name: 'category', label: '类别', asks: { kind: 'choice', options: fixed(CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))) } },
    { name: 'level', label: '问题级别', asks: { kind: 'choice', options: fixed(PROBLEM_LEVELS.map((value) => ({ value, label: LEVEL_LABELS[value] }))) } },
    { name: 'estimate', label: '估算金额', asks: { kind: 'money' } },
    { name: 'question', label: '问居民的一句话', asks: { kind: 'text', max: 100 }, hint: '例如：您家同意在 14 号院建睦邻驿站吗？', optional: true },
    { name: 'costPerHousehold', label: '每户要出多少', asks: { kind: 'money' }, hint: '不用各家出钱就空着。', optional: true },
    { name: 'needsOwnersDecision', label: '要业主共同决定吗', asks: yesNo('要，动用共有部分', '不要'), optional: true },
    { name: 'ownersDecision', label: '业主决定书照片', asks: { kind: 'photo' }, optional: true },
    { name: 'justification', label: '超过原则上限的理由', asks: { kind: 'long', max: 500 }, optional: true },
  ],
  'proposals.selfGovern': say('请谁来协商、怎么协商'),
  'proposals.selfResolve': say('怎么解决的'),
  'proposals.escalate': [...say('协商过什么，为什么没成'), { name: 'evidence', label: '协商过的照片', asks: PHOTOS }],
  'proposals.transfer': [{ name: 'department', label: '转给哪个部门', asks: { kind: 'text', max: 60 } }, ...say('转办的理由')],
  'proposals.confirmTransfer': say('受理单号或联系人'),
  'proposals.merge': [{ name: 'into', label: '并入哪个项目', asks: { kind: 'text', max: 80 }, hint: '填那个项目的编号。' }, ...say('并入的理由')],
  'proposals.reject': [{ name: 'reason', label: '理由', asks: REASONS }, ...say('说明')],
  'proposals.confirmReject': [],
  'consents.close': [],
  'polls.close': [],
  'councils.consult': [
    { name: 'minutes', label: '商议结果', asks: { kind: 'long', max: 4000 } },
    { name: 'participants', label: '参加的人', asks: { kind: 'names' }, hint: '一行一个名字或单位，至少两个。' },
    { name: 'estimate', label: '预算', asks: { kind: 'money' } },
    { name: 'partyStudy', label: '社区党组织研究过吗', asks: yesNo('研究过', '还没有'), optional: true },
    { name: 'attachments', label: '记录照片', asks: PHOTOS, optional: true },
  ],
  'councils.schedule': [{ name: 'on', label: '哪天开会', asks: { kind: 'day' } }, { name: 'venue', label: '在哪里开', asks: { kind: 'text', max: 60 } }, { name: 'way', label: '怎么表决', asks: { kind: 'choice', options: (view) => view.policy.ballotWays.map((value) => ({ value, label: WAY_LABELS[value] })) }, optional: true }],
  'councils.open': [{ name: 'present', label: '到会的成员', asks: { kind: 'roll' } }],
  'councils.recuse': say('为什么回避'),
  'councils.leave': [{ name: 'person', label: '谁离席了', asks: { kind: 'choice', options: (view) => (view.sitting?.members ?? []).filter((one) => one.present).map((one) => ({ value: one.person, label: one.name })) } }],
  'councils.vote': [{ name: 'vote', label: '您的意见', asks: { kind: 'choice', options: fixed(VOTES.map((value) => ({ value, label: VOTE_LABELS[value] }))) } }],
  'councils.countHands': VOTES.map((name) => ({ name, label: VOTE_LABELS[name], asks: { kind: 'number' } })),
  'councils.close': [],
  'councils.defer': say('为什么延后'),
  'councils.signMinutes': [],
  'councils.proposeShares': [],
  'councils.agreeShares': [],
  'councils.rescope': [{ name: 'estimate', label: '新的预算', asks: { kind: 'money' } }, ...say('为什么、缩小到哪里')],
  'publications.publishResolution': [],
  'publications.postBoard': [{ name: 'photos', label: '公示栏照片', asks: PHOTOS, hint: '拍到整张公示和公示栏。' }],
  'publications.object': say('您的异议和理由', '只有处理的人知道是谁提的。'),
  'publications.answerObjection': [
    { name: 'objection', label: '哪一条异议', asks: { kind: 'choice', options: (view) => objections(view).filter((one) => one.state === 'open').map((one) => ({ value: one.id, label: one.text })) } },
    { name: 'upheld', label: '怎么处理', asks: yesNo('采纳，重新商议', '不采纳，说明理由') },
    MAY_BE_PUBLIC,
    ...say('答复'),
  ],
  'publications.askReview': [
    { name: 'objection', label: '您提的哪一条异议', asks: { kind: 'choice', options: (view) => objections(view).filter((one) => view.myObjections.includes(one.id) && one.review === undefined).map((one) => ({ value: one.id, label: one.text !== '' ? one.text : (one.answer ?? '') })) } },
    ...say('为什么请街道再看一次', '只能申请一次，只有处理的人知道是谁提的。'),
  ],
  'publications.review': [
    { name: 'objection', label: '哪一条异议', asks: { kind: 'choice', options: (view) => objections(view).filter((one) => one.review?.state === 'open').map((one) => ({ value: one.id, label: one.text })) } },
    { name: 'upheld', label: '怎么处理', asks: yesNo('采纳，重新商议', '维持原答复，说明理由') },
    MAY_BE_PUBLIC,
    ...say('复核意见'),
  ],
  'publications.comment': say('您的意见', '居委会或街道限期公开答复。名字不公开。'),
  'publications.answerComment': [{ name: 'comment', label: '哪一条意见', asks: { kind: 'choice', options: (view) => view.comments.filter((one) => one.answer === null).map((one) => ({ value: one.id, label: one.text })) } }, MAY_BE_PUBLIC, ...say('答复')],
  'publications.requestAudit': [],
  'publications.reachAudit': [],
  'publications.answerAudit': [...say('审计了什么，结果怎样'), { name: 'photos', label: '审计报告照片', asks: PHOTOS, optional: true }],
  'publications.reportSheet': [{ name: 'photos', label: '公示栏现在的样子', asks: PHOTOS, hint: '拍到整块公示栏。名字不公开；重新张贴后，公示期按缺的天数顺延。' }],
  'publications.answerSheet': [
    { name: 'notice', label: '哪一份公示', asks: { kind: 'choice', options: (view) => view.notices.filter(({ sheetReports }) => sheetReports?.some(({ answer }) => answer === null)).map(({ id, kind }) => ({ value: id, label: NOTICE_LABELS[kind] })) }, optional: true },
    { name: 'reposted', label: '核实的情况', asks: yesNo('不见了，已重新张贴', '还在，没有缺') },
    { name: 'photos', label: '公示栏照片', asks: PHOTOS },
    ...say('说明'),
  ],
  'publications.draftCorrection': [
    { name: 'notice', label: '更正哪一份公示', asks: { kind: 'choice', options: (view) => standing(view).map(({ id, kind }) => ({ value: id, label: NOTICE_LABELS[kind] })) }, when: (view) => standing(view).length > 1 },
    ...say('哪里不对，为什么更正', '只填要改的，空着的不变。公示期已过的，金额、内容和地点不能再更正。'),
    { name: 'item', label: '项目', asks: { kind: 'text', max: 60 }, optional: true, when: hanging('resolution') },
    { name: 'amount', label: '金额', asks: { kind: 'money' }, optional: true, when: hanging('resolution') },
    ...DETERMINED.map((field) => ({ ...field, optional: true, when: (SCOPE.includes(field.name) ? hanging : stands)('determination') })),
    { name: 'effect', label: '实施效果', asks: TEXT, optional: true, when: stands('result') },
    { name: 'note', label: '补充说明（错别字、电话等）', asks: { kind: 'long', max: 500 }, optional: true },
  ],
  'publications.dropCorrection': [],
  'publications.signCorrection': [],
  'publications.supersede': [],
  'publications.closeWindow': [],
  'publications.publishDetermination': DETERMINED,
  'publications.publishResult': [{ name: 'effect', label: '实施效果', asks: TEXT }, { name: 'photos', label: '完工照片', asks: PHOTOS, optional: true }],
  'approvals.request': [],
  'approvals.approve': [...say('审批意见'), { name: 'justification', label: '超过原则上限的理由', asks: { kind: 'long', max: 500 }, optional: true }],
  'approvals.return': say('要补充什么'),
  'approvals.reject': [{ name: 'reason', label: '理由', asks: REASONS }, ...say('说明')],
  'approvals.reserve': say('为什么放入储备库'),
  'approvals.release': say('为什么现在启用'),
  'funds.pledge': [
    { name: 'source', label: '以什么方式', asks: { kind: 'choice', options: fixed((['residentContribution', 'sponsorship', 'inKind'] as const).map((value) => ({ value, label: SOURCE_LABELS[value] }))) } },
    { name: 'fen', label: '金额', asks: { kind: 'money' }, hint: '全凭自愿，多少都行。出工出料填估值，没有就填 0。' },
    { name: 'note', label: '说明', asks: { kind: 'text', max: 300 }, optional: true },
    { name: 'publicName', label: '公开的名字', asks: { kind: 'text', max: 40 }, hint: '不填就不公开名字。', optional: true },
    { name: 'spare', label: '要是没有用完', asks: { kind: 'choice', options: fixed([{ value: 'return', label: '退还给我' }, { value: 'upkeep', label: '留给这件实事日后管护' }]) }, hint: '不选就退还。', optional: true },
  ],
  'funds.withdrawPledge': [{ name: 'pledge', label: '撤回哪一笔', asks: { kind: 'choice', options: (view) => pledges(view).filter((one) => one.mine) } }],
  'funds.receive': [{ name: 'pledge', label: '收到哪一笔', asks: { kind: 'choice', options: (view) => pledges(view) } }, { name: 'reference', label: '收据或流水号', asks: { kind: 'text', max: 60 } }],
  'funds.complete': [],
  'funds.pay': [
    { name: 'expense', label: '付哪一笔', asks: { kind: 'choice', options: (view) => view.money.expenses.filter((one) => !one.paid).map((one) => ({ value: one.id, label: one.what, note: moneyText(one.fen) })) } },
    { name: 'reference', label: '付款流水号', asks: { kind: 'text', max: 60 } },
    { name: 'passedOn', label: '牵头单位转给各备案组织多少', asks: { kind: 'parts' }, hint: '钱只付给牵头单位。没有转的填 0，剩下的算牵头单位自己的。', when: isShared },
  ],
  'funds.settle': [{ name: 'audit', label: '决算和审计结论', asks: TEXT }, { name: 'sharesReason', label: '份额没有付足的理由', asks: { kind: 'long', max: 500 }, hint: '备案社区组织的份额都付足了就空着。', optional: true, when: isShared }],
  'funds.refund': [
    { name: 'pledge', label: '退还哪一笔', asks: { kind: 'choice', options: (view) => pledges(view, 'refundDue') } },
    { name: 'fen', label: '退还金额', asks: { kind: 'money' }, hint: '收到多少退多少，原路退回，一次退清。' },
    { name: 'reference', label: '退款凭证号', asks: { kind: 'text', max: 60 }, hint: '银行回单或收条的编号。' },
  ],
  'funds.askPurpose': [
    { name: 'into', label: '转到哪个项目', asks: { kind: 'text', max: 80 }, hint: '填那个项目的编号。', when: ({ card }) => card.stage !== 'inProgress' },
    { name: 'text', label: '改作什么用、为什么', asks: { kind: 'long', max: 500 }, hint: '每位出资人都会看到。不同意或到期没有答复的，钱退还给他。' },
  ],
  'funds.answerPurpose': [
    { name: 'pledge', label: '您的哪一笔', asks: { kind: 'choice', options: (view) => asked(view) } },
    { name: 'agrees', label: '同意改变用途吗', asks: yesNo('同意', '不同意，请退还'), hint: '答复后不能更改。不答复就按不同意办。' },
  ],
  'funds.dropPurpose': say('为什么撤回', '出资人会收到通知。已经同意并转走的钱不再转回。'),
  'funds.closePurpose': [],
  'funds.askName': [
    { name: 'pledge', label: '您的哪一笔', asks: { kind: 'choice', options: (view) => [...pledges(view), ...pledges(view, 'received')].filter((one) => one.mine) } },
    { name: 'text', label: '想用的名字', asks: { kind: 'text', max: 40 }, hint: '不能带烟草等禁止宣传的内容。' },
    { name: 'where', label: '写在哪里', asks: { kind: 'text', max: 100, placeholder: '例如：凉亭东侧立柱' } },
    { name: 'until', label: '用到哪天', asks: { kind: 'day' }, hint: '到期就摘下。议事会同意后才显示；您出资最多的，还要报区里批准。' },
  ],
  'funds.dropName': [{ name: 'naming', label: '哪一个名字', asks: { kind: 'choice', options: ({ money }) => money.namings.filter(({ mine, state }) => mine && DROPPABLE.includes(state)).map(({ id, text, where }) => ({ value: id, label: text, note: where })) } }, ...say('为什么放弃', '放弃后要重新申请。')],
  'councils.countName': [{ name: 'naming', label: '哪一个名字', asks: named('asked', 'counted') }, { ...COUNTED[0], hint: '应到人数按今天的议事会名单算。' }, COUNTED[1], { name: 'minutes', label: '会议记录照片', asks: { kind: 'photo' } }],
  'councils.confirmName': [{ name: 'naming', label: '哪一个名字', asks: named('counted') }, ...COUNTED.map((one) => ({ ...one, hint: '照会议记录再填一遍，两个人填的要一样。' }))],
  'approvals.approveName': [
    { name: 'naming', label: '哪一个名字', asks: named('approving') },
    { name: 'agrees', label: '批复', asks: yesNo('同意', '不同意') },
    { name: 'document', label: '批复文号', asks: { kind: 'text', max: 60 } },
    { name: 'on', label: '批复日期', asks: { kind: 'day' } },
    { name: 'picture', label: '批复照片', asks: { kind: 'photo' }, optional: true },
  ],
  'works.takeNameDown': [{ name: 'naming', label: '哪一个名字', asks: { kind: 'choice', options: ({ money }) => money.namings.filter(({ hangs }) => hangs).map(({ id, text, where }) => ({ value: id, label: text, note: where })) } }, ...say('谁摘的、怎么处理的'), { name: 'picture', label: '摘下后的照片', asks: { kind: 'photo' } }],
  'funds.takeOver': [],
  'works.chooseMethod': [{ name: 'method', label: '采购方式', asks: { kind: 'choice', options: fixed(PROCUREMENT_METHODS.map((value) => ({ value, label: METHOD_LABELS[value] }))) } }, ...say('为什么用这种方式')],
  'works.recordQuote': [
    { name: 'supplier', label: '哪一家', asks: { kind: 'text', max: 60 }, hint: '联合申报填牵头的登记单位。' },
    { name: 'standing', label: '怎么承接', asks: { kind: 'choice', options: ({ policy }) => STANDINGS.filter(({ value }) => value !== 'jointDeclaration' || policy.jointDeclaration) } },
    { name: 'creditCode', label: '统一社会信用代码', asks: { kind: 'text', max: 30 }, hint: '18 位，在登记证书或营业执照上；联合申报填牵头单位的。', given: ({ standing }) => standing === 'registered' || isJoint({ standing }) },
    { name: 'filedOrgs', label: '参加的备案社区组织', asks: { kind: 'filedOrgs' }, hint: '各家的份额加上牵头单位的，正好等于报价。', given: isJoint },
    { name: 'leadFen', label: '牵头单位自己的份额', asks: { kind: 'money' }, hint: '全部转出的填 0。', given: isJoint },
    { name: 'fen', label: '报价', asks: { kind: 'money' } },
    { name: 'phone', label: '联系电话', asks: { kind: 'text', max: 20 }, hint: '不公开。同一个电话的几家算一家。', optional: true },
    { name: 'note', label: '说明', asks: { kind: 'text', max: 300 }, optional: true },
    { name: 'attachments', label: '报价单照片', asks: PHOTOS, optional: true },
  ],
  'works.nominate': [
    { name: 'quote', label: '选哪一家', asks: { kind: 'choice', options: (view) => view.quotes.map((one, index) => ({ value: index, label: one.supplier, note: moneyText(one.fen) })) } },
    { name: 'reason', label: '不选最低价或报价不足的理由', asks: { kind: 'long', max: 500 }, optional: true },
  ],
  'works.confirmImplementer': [{ name: 'person', label: '施工方的联系人', asks: { kind: 'person' }, optional: true }, { name: 'behind', label: '备案社区组织的负责人', asks: { kind: 'behind' }, optional: true, when: ({ quotes }) => quotes.some((one) => one.jointDeclaration !== undefined) }, { name: 'justification', label: '同一供应商全年累计超过限额的理由', asks: { kind: 'long', max: 500 }, optional: true }],
  'works.start': [{ name: 'agreement', label: '合同照片', asks: { kind: 'photo' } }, { name: 'photos', label: '开工照片', asks: PHOTOS }, ...say('开工情况')],
  'works.reportProgress': [{ name: 'percent', label: '完成了百分之几', asks: { kind: 'number' } }, ...say('做到哪里了'), { name: 'photos', label: '现场照片', asks: PHOTOS, optional: true }],
  'works.recordExpense': [{ name: 'fen', label: '金额', asks: { kind: 'money' } }, { name: 'what', label: '花在什么上', asks: { kind: 'text', max: 200 } }, { name: 'voucher', label: '票据照片', asks: { kind: 'photo' }, optional: true }],
  'works.change': [{ name: 'byFen', label: '增加多少钱', asks: { kind: 'money' } }, { name: 'reason', label: '变更的理由', asks: TEXT }, { name: 'scope', label: '做的事变了吗', asks: yesNo('变了，改变了用途', '没变，只是增加费用'), hint: '有别人出的钱，改变用途前要先征求出资人意见。', optional: true }, { name: 'shares', label: '变更后各家的份额', asks: { kind: 'shares' }, hint: '加起来正好等于变更后的合同金额；金额不变、份额也不变的空着。', optional: true, when: isShared }],
  'works.suspend': say('为什么暂停'),
  'works.resume': say('为什么恢复'),
  'works.claimCompletion': [...say('完成了什么'), { name: 'photos', label: '完工照片', asks: PHOTOS }],
  'works.convene': [{ name: 'members', label: '验收组成员', asks: { kind: 'group' }, hint: '至少有一位居民；施工方不能参加。' }],
  'works.inspect': [{ name: 'pass', label: '您的意见', asks: yesNo('合格', '不合格，要整改') }, ...say('看到的情况')],
  'works.accept': [],
  'works.requireRectification': say('要整改什么、什么时候改好'),
  'works.claimRectified': [...say('改了什么'), { name: 'photos', label: '整改后照片', asks: PHOTOS }],
  'works.handOver': [
    { name: 'unit', label: '谁来管护', asks: { kind: 'text', max: 60 } },
    { name: 'duty', label: '管什么', asks: { kind: 'long', max: 500 } },
    { name: 'phone', label: '报修电话', asks: { kind: 'phone', max: 20 } },
    { name: 'letter', label: '接收函照片', asks: { kind: 'photo' }, optional: true },
  ],
  'works.archive': [],
  'works.openTicket': say('哪里坏了'),
  'works.answerTicket': [{ name: 'ticket', label: '哪一条报修', asks: { kind: 'choice', options: (view) => view.tickets.filter((one) => one.answer === null).map((one) => ({ value: one.id, label: one.text })) } }, ...say('怎么处理的')],
  'works.terminate': say('为什么终止'),
  'ratings.close': [],
  'oversight.markUnfinished': [],
  'oversight.excuseUnfinished': say('特殊原因和书面意见'),
  'oversight.confirmUnfinished': say('确认的理由'),
  'oversight.appealBar': say('为什么应当继续受理', '只能申诉一次，由街道没有经手的人答复。'),
  'oversight.decideBar': [{ name: 'upheld', label: '怎么处理', asks: yesNo('采纳，照常受理', '不采纳，说明理由') }, ...say('答复')],
  'policies.move': say('为什么改按新规定', '流程和期限会按今天的规定重新算，理由和前后版本一并公示。'),
  'oversight.remind': [],
  'oversight.escalate': [],
  'oversight.recount': [],
}

const asked = (view: ProjectView) => view.money.pledges.filter(({ mine, purpose, state }) => mine && purpose === 'asked' && (state === 'received' || state === 'refundDue')).map(({ id, fen, source }) => ({ value: id, label: SOURCE_LABELS[source], note: moneyText(fen) }))
const objections = (view: ProjectView) => view.notices.flatMap((notice) => notice.objections)
function pledges(view: ProjectView, state: PledgeState = 'pledged'): readonly (FormOption & { readonly mine: boolean })[] {
  return view.money.pledges.filter((one) => one.state === state).map((one) => ({ value: one.id, label: `${one.name === '' ? PROJECTS_WORDS.nameless : one.name}，${SOURCE_LABELS[one.source]}${one.reference === '' ? '' : PROJECTS_WORDS.receiptNumber(one.reference)}`, note: moneyText(one.fen), mine: one.mine }))
}
