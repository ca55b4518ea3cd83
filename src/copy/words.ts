import type {
  AwardBox, BallotWay, Category, Channel, ConsentAnswer, DeadlineKind, FundingSource, NamingState, NoticeField, NoticeKind, ObjectionState, PledgeState, PurposeAnswer, ProblemLevel, ProcurementMethod, ProjectType,
  RaterGroup, RejectionReason, SeatClass, SittingBody, Vote,
} from '../../contracts/vocabulary'
import { VOTES } from '../../contracts/vocabulary'

/** Who is drawn to judge a finished work. */
export const RATER_LABELS: Record<RaterGroup, string> = { experts: '项目专家', deputies: '两代表一委员', partyMembers: '社区党员', representatives: '居民代表', beneficiaries: '受益居民' }

/** How the projects of a year are judged. */
export const AWARD_BOX_LABELS: Record<AwardBox, string> = { residents: '居民评议', experts: '专家评议' }

export const NOTICE_LABELS: Record<NoticeKind, string> = {
  stage: '进展',
  consentResult: '征求意见结果',
  pollResult: '投票结果',
  agenda: '会议议程',
  resolution: '决议公示',
  approval: '审批结果',
  determination: '实施项目公示',
  contributions: '出资公示',
  implementer: '施工方公示',
  progress: '施工进度',
  result: '结果公示',
  satisfaction: '满意度结果',
  handover: '管护移交',
  rejection: '不予立项',
  termination: '终止项目',
  unfinished: '当年未完成',
  objectionAnswer: '异议答复',
  policyChange: '规定修订',
  policyMove: '改按新规定办',
  pollOpened: '票选开始',
  pollSealed: '票选结果',
  pollDecided: '票选决定',
  annualAward: '年度优秀项目',
  naming: '冠名',
  reallocation: '资金调剂',
  commentAnswer: '监督意见答复',
  auditRequested: '要求审计',
  auditAnswer: '审计答复',
  sheetAnswer: '公示栏核实',
  correction: '更正公示',
  overdue: '超期升级',
  recount: '期限重算',
  bulletin: '审批通报',
  circular: '进度通报',
  yearEnd: '年终清单',
  barList: '不再受理名单',
  meetingReminder: '开会提醒',
  rankExplanation: '排名说明',
  leadingMeeting: '领导小组例会',
  checkDrawn: '实地检查抽签',
  fieldCheck: '实地检查结果',
  dutyMissed: '例行工作逾期',
}

export const DEADLINE_LABELS: Record<DeadlineKind, string> = {
  organiserReview: '核实提议',
  triage: '分类整理',
  consentClose: '征求意见截止',
  pollClose: '投票截止',
  schedule: '安排会议',
  publishResolution: '公示决议',
  objectionWindow: '提异议截止',
  posting: '张贴到',
  approval: '审批',
  publishDetermination: '公示实施项目',
  funding: '筹资',
  serviceStart: '服务启动',
  physicalFinish: '完工',
  fiscalYearEnd: '当年完成',
  acceptance: '验收',
  settlement: '决算',
  satisfactionClose: '评价截止',
  handover: '移交管护',
  objectionAnswer: '答复异议',
  objectionReview: '复核异议',
  commentAnswer: '答复监督意见',
  auditAnswer: '答复审计要求',
  sheetAnswer: '核实公示栏',
  planningHorizon: '规划期满',
  donorAnswer: '出资人答复',
}

export const SOURCE_LABELS: Record<FundingSource, string> = {
  fund: '民生微实事资金',
  sponsorship: '单位赞助',
  residentContribution: '居民自筹',
  inKind: '出工出料',
}

/** How far a name that a giver asks for has come. */
export const NAMING_LABELS: Record<NamingState, string> = { asked: '等议事会商定', counted: '等第二个人确认议事会的人数', approving: '议事会同意，等区里批复', promised: '已同意，出资到账后显示', shown: '已同意', declined: '没有通过', ended: '已到期或出资已退回', takenDown: '已摘下' }

/** What became of the question whether money may be used for something else. */
export const PURPOSE_LABELS: Record<PurposeAnswer, string> = { asked: '还没有答复', agreed: '同意改变用途', refused: '不同意改变用途', silent: '到期没有答复，按不同意办' }

export const PLEDGE_LABELS: Record<PledgeState, string> = {
  pledged: '已认筹，未到账',
  received: '已到账',
  refundDue: '待退还',
  refunded: '已退还',
  void: '已撤回',
  moved: '已转到别的项目',
  upkeep: '没有用完，留作管护',
}

export const TYPE_LABELS: Record<ProjectType, string> = {
  engineering: '工程类',
  service: '服务类',
  goods: '货物类',
  physical: '实物类',
  physicalEngineering: '实物工程类',
}

export const CATEGORY_LABELS: Record<Category, string> = {
  safety: '公共安全',
  environment: '环境改善',
  cultureSport: '文化体育',
  care: '关爱帮扶',
  volunteering: '志愿服务',
  livelihoodService: '便民服务',
  publicBenefitActivity: '公益活动',
  democraticManagement: '民主管理',
  publicConstruction: '公共建设',
}

export const LEVEL_LABELS: Record<ProblemLevel, string> = {
  1: '一级：居民自己能解决',
  2: '二级：需要微实事资金',
  3: '三级：需要上级部门',
}

export const METHOD_LABELS: Record<ProcurementMethod, string> = {
  quoteComparison: '货比三家',
  centralCatalogue: '集中采购目录',
  residentsChoose: '居民选定',
  serviceLibrary: '服务项目库',
  single: '单一来源',
}

export const REASON_LABELS: Record<RejectionReason, string> = {
  thirdPartyDuty: '依法由别的单位负责',
  duplicatesGovernmentProject: '政府已有同样项目',
  privateBenefit: '只对个别人有利',
  notCommonNeed: '不是大家共同需要',
  overCap: '超过金额上限',
  outOfScope: '不在支持范围',
  duplicateProposal: '已有相同提议',
  notPassed: '表决未通过',
  consentNotReached: '同意户数不够',
  insufficientFund: '资金不足',
  notFactual: '情况不属实',
  barredThisYear: '今年不再受理该项目',
}

export const CHANNEL_LABELS: Record<Channel, string> = {
  wechat: '微信自己答',
  assisted: '有人帮忙登记',
  paper: '纸质签名',
  phone: '电话答复',
}

export const ANSWER_LABELS: Record<ConsentAnswer, string> = {
  agree: '同意',
  disagree: '不同意',
  undecided: '再想想',
}

export const WAY_LABELS: Record<BallotWay, string> = { secret: '无记名', open: '记名', showOfHands: '举手' }

export const VOTE_LABELS: Record<Vote, string> = {
  for: '赞成',
  against: '反对',
  abstain: '弃权',
}

/** An option of a residents' poll: its own words, or for a plain question the words of a vote. */
export function optionText(option: string): string {
  const vote = VOTES.find((one) => one === option)
  return vote === undefined ? option : VOTE_LABELS[vote]
}

export const BODY_LABELS: Record<SittingBody, string> = {
  council: '居民议事会',
  representativesMeeting: '居民代表会议',
  collectiveResolution: '集体决议会',
}

export const SEAT_LABELS: Record<SeatClass, string> = {
  party: '党组织',
  committee: '居委会',
  congressDeputy: '两代表一委员',
  enterprise: '驻区单位',
  resident: '居民',
}

export const OBJECTION_LABELS: Record<ObjectionState, string> = {
  open: '正在处理',
  upheld: '已采纳',
  dismissed: '已答复',
}
/** What a notice must say. */
export const FIELD_LABELS: Record<NoticeField, string> = {
  item: '决议事项', amount: '金额', votes: '表决票数', quorum: '到会人数', objectionRoute: '怎么提异议', log: '施工日志', photos: '现场照片', spending: '经费支出', content: '项目内容', location: '实施地点', timeLimit: '实施时限', budget: '资金预算', benefit: '项目效益', auditResult: '审计结果', fundUse: '资金使用情况', effect: '实施效果', appraisal: '评议效果',
  percent: '完成比例', account: '进展说明', received: '收到的赞助和众筹', fundShare: '微实事资金', cost: '总费用', period: '哪一期', granted: '批准几件', refused: '未批准几件', fundGranted: '批准的资金', each: '逐个项目', taken: '今年批准几件', begun: '已开工几件', finished: '完成几件', overdue: '超期几次', ranking: '街道排名', unfinished: '没有完成几件', barred: '不再受理几件',
}
