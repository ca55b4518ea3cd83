import type { Refusal } from '../../contracts/reply'
import { INTERESTS, type DutyRule, type InterestGround, type RefusalCode } from '../../contracts/vocabulary'
import { factsText } from './facts'
import { BASIS } from './rules'

/** A “no” in plain words: what is the matter, and what to do next. */
export interface Plain {
  readonly sentence: string
  readonly next: string
}

const ASK = '请给社区打电话问一问。'
const AGAIN = '请刷新页面看看最新情况。'

export const REFUSAL_WORDS: Record<RefusalCode, Plain> = {
  malformed: { sentence: '填写的内容有缺漏或格式不对。', next: '请检查标红的地方，改好再办。' },
  'unknown-operation': { sentence: '这个版本太旧，办不了这件事。', next: '请关掉小程序重新打开，更新到新版本。' },
  fault: { sentence: '系统出了差错，没有办成。', next: '请过一会儿再试；还不行就把编号告诉社区。' },
  busy: { sentence: '现在办的人太多。', next: '请等几秒再试一次，不会重复计算。' },
  offline: { sentence: '网络不通，还没有送到。', next: '请走到信号好的地方再试一次，不会重复计算。' },
  'unknown-record': { sentence: '没有找到这条记录。', next: '可能已经改了地址，请回首页再找。' },
  'too-large': { sentence: '文件太大。', next: '请换一张小一点的照片。' },
  'not-identified': { sentence: '还不知道您是谁。', next: '请在微信里打开本小程序再办。' },
  'not-your-role': { sentence: '这一步不由您来办。', next: '您可以在项目页看它由谁办、何时办完。' },
  'not-your-scope': { sentence: '这个项目不在您负责的范围里。', next: '请联系负责这里的人员。' },
  'household-not-bound': { sentence: '您还没有绑定家庭。', next: '请到「我的」用门牌码绑定您家，再来办。' },
  'already-bound': { sentence: '您已经绑定过一户。', next: '如果搬了家，请联系居委会更改。' },
  'wrong-door-code': { sentence: '门牌码不对。', next: '请看门牌通知单上的码；找不到就问楼栋长。' },
  'too-many-attempts': { sentence: '试的次数太多。', next: '请明天再试，或请楼栋长当面帮您绑定。' },
  'unknown-person': { sentence: '没有找到这个人。', next: '请核对姓名，或先请他登录一次。' },
  'not-on-the-register': { sentence: '名册里这一户没有同名同号的人。', next: '请用门牌码绑定，或请十户长当面确认。' },
  'already-on-the-register': { sentence: '名册里这一户已经有这个人。', next: '不用再报。' },
  'holds-an-office': { sentence: '您还担任职务，现在不能注销。', next: '请先请任命您的人免去职务，再来注销。' },
  'already-asked': { sentence: '您已经申请过，还在等十户长确认。', next: '请等消息；着急可以打电话给十户长。' },
  'already-decided': { sentence: '这一条已经有人办过。', next: AGAIN },
  'already-declared': { sentence: '这一条已经申报过。', next: '不用再报。' },
  'too-many-declared': { sentence: '申报的条数太多。', next: '请先撤回不再有的，再来申报。' },
  'import-incomplete': { sentence: '名册没有全部传到。', next: '请再点一次，从头传。' },
  'already-appointed': { sentence: '这个人已经担任这个职务。', next: '不用再任命。' },
  'proposer-may-not-decide': { sentence: '您是提议人，不能自己决定这件事。', next: '请另一位有权的人来办。' },
  'second-person-needed': { sentence: '这一步要换一个人来确认。', next: '请另一位同事来办。' },
  'approver-may-not-pay': { sentence: '批准的人不能付款。', next: '请财务的另一位同事来付。' },
  'receiver-may-not-spend': { sentence: '收钱的人不能花钱。', next: '请另一位同事来登记支出。' },
  'implementer-excluded': { sentence: '施工方不能参加这一步。', next: '这一步由居民和街道来办。' },
  'decider-may-not-answer': { sentence: '做决定的人不能答复对它的异议，也不能办理对它的复核。', next: '请没有参与那次决定的同事来办；本社区没有这样的人时，请街道另派一位。' },
  'has-interest': { sentence: '您与这个项目有利害关系。', next: '请申请回避，由别人来办。' },
  'collector-may-not-verify': { sentence: '登记的人不能自己复访。', next: '请另一位同事去复访。' },
  'not-at-this-stage': { sentence: '项目现在不在这一步。', next: AGAIN },
  'changed-meanwhile': { sentence: '刚才有人先办了一步。', next: AGAIN },
  'scheme-expired': { sentence: '这项办法已经到期。', next: '已立项的会继续办完；新的提议请问社区。' },
  'scheme-not-started': { sentence: '这项办法还没有开始。', next: ASK },
  'barred-this-year': { sentence: '这个项目上年没有完成，今年不再受理。', next: '可以明年再提，或换一个项目。' },
  'not-in-this-scheme': { sentence: '本地的办法没有这一步。', next: ASK },
  'photo-needed': { sentence: '还缺一张照片。', next: '请拍一张现场照片再送出。' },
  'cost-needed': { sentence: '还缺大概的花费。', next: '请填一个大概的数，不用很准。' },
  'reason-needed': { sentence: '还缺理由。', next: '请写一句为什么。' },
  'evidence-needed': { sentence: '还缺证明材料。', next: '请拍照上传再办。' },
  'minutes-needed': { sentence: '还缺会议记录。', next: '请先登记商议或会议记录。' },
  'signatures-needed': { sentence: '签字的人还不够。', next: '请主持人和监督委员会成员签字。' },
  'last-board-photo-needed': { sentence: '还缺期满时的公示栏照片。', next: '请在最后一天或以后另拍一张上传。' },
  'board-photo-needed': { sentence: '还缺公示栏的照片。', next: '请先把公示贴出去，拍照上传。' },
  'agreement-needed': { sentence: '还缺合同或协议书。', next: '请拍照上传合同。' },
  'already-commented': { sentence: '您上一条意见还没答复。', next: '答复后可以再提。' },
  'no-such-comment': { sentence: '没有等答复的意见。', next: '请刷新后再看。' },
  'already-signed': { sentence: '您已经联名要求审计。', next: '人数到了会公布。' },
  'audit-not-asked': { sentence: '要求审计的人数还没到。', next: '人数到了，再答复。' },
  'already-reported': { sentence: '您已经反映过这份公示不见了。', next: '核实后会告诉您。' },
  'sheet-missing': { sentence: '有人反映公示不见了，还没有核实。', next: '请先核实并拍照答复。' },
  'no-correction': { sentence: '没有等签署或公布的更正稿。', next: AGAIN },
  'not-in-this-notice': { sentence: '这份公示没有写这一项。', next: '请只填公示里写了的。' },
  'correction-waits': { sentence: '已经有一份更正稿在等签署或公布。', next: '请先签署公布，或先撤回那一份。' },
  'correction-unsigned': { sentence: '更正稿还没有签齐。', next: '请和原公示一样签署后再公布。' },
  'already-signed-it': { sentence: '这份更正稿您已经签过。', next: '还差的请别人签。' },
  'no-sheet-report': { sentence: '没有人反映公示不见了。', next: AGAIN },
  'nothing-hangs': { sentence: '现在没有要张贴的公示。', next: AGAIN },
  'audit-waits': { sentence: '要求审计的人数已经到了。', next: '请等审计结果公布。' },
  'not-your-objection': { sentence: '这一条不是您提的异议。', next: '只有提异议的人可以申请复核。' },
  'call-needed': { sentence: '电话里答的，还没有记下打的哪个号码。', next: '请填上号码的尾号四位，再登记。' },
  'fields-missing': { sentence: '公示的内容还不全。', next: '请把缺的补齐，再公示。' },
  'owners-decision-needed': { sentence: '这件事依法要业主共同决定。', next: '请先上传业主决定书。' },
  'content-not-allowed': { sentence: '文字里有不能公开的内容。', next: '请改一改说法，只说事情。' },
  'attempt-evidence-needed': { sentence: '要先试过自己协商。', next: '请上传协商过的记录或照片。' },
  'party-study-needed': { sentence: '开会前要先经社区党组织研究。', next: '请先登记研究情况。' },
  'date-in-the-past': { sentence: '日期已经过去。', next: '请选今天以后的日期。' },
  'checklist-incomplete': { sentence: '核对清单还没有逐项填完。', next: '请把每一项都选上「没有这种情况」或「有，并说明」。' },
  excluded: { sentence: '这种项目本方案不受理。', next: '请按这一条理由提出不予立项，由另一位同事确认。' },
  'eligibility-not-met': { sentence: '还不符合本方案的申报条件。', next: '不符合就提出不予立项；符合就把那一条勾上。' },
  'outside-the-list': { sentence: '不在已公布的项目清单里。', next: '请从清单里选一项；清单里没有的不能做。' },
  'unknown-type': { sentence: '本地的办法没有这个类型。', next: '请换一个类型。' },
  'unknown-category': { sentence: '本地的办法没有这个类别。', next: '请换一个类别。' },
  'unknown-place': { sentence: '没有找到这个地点。', next: '请从列表里选一个地点。' },
  'not-open': { sentence: '现在还不能填。', next: '请看项目页上的开始日期。' },
  closed: { sentence: '已经截止。', next: '结果会在公示里公布。' },
  'not-closed-yet': { sentence: '还没有到截止时间。', next: '到期后再办。' },
  'already-answered': { sentence: '您家已经有人答过。', next: '要改答案，请在截止前由户代表重答。' },
  'newer-ballot': { sentence: '在这张票之后，已经投过另一张。', next: '后填的那张算数，这张不用再送。' },
  'not-on-the-roll': { sentence: '您家不在这次征求意见的名单里。', next: '如果您住在这里，请联系楼栋长核对。' },
  'too-many-assisted': { sentence: '您代登记的户数已到上限。', next: '请另一位楼栋长或工作人员去登记。' },
  'signature-needed': { sentence: '还没有签名。', next: '请在框里写上您的名字。' },
  'unknown-option': { sentence: '没有这个选项。', next: AGAIN },
  'nothing-chosen': { sentence: '还没有选。', next: '请至少选一项。' },
  'too-many-chosen': { sentence: '选多了。', next: '请去掉几项再投。' },
  'over-envelope': { sentence: '选的加起来超过了这笔钱。', next: '请去掉一项，或换一项便宜的。' },
  'points-do-not-fit': { sentence: '给的分超过了。', next: '请减几分再投。' },
  'too-few-nominees': { sentence: '这一年办完并评过的项目太少，评不起来。', next: '至少要有两项评价人数够的项目。' },
  'too-few-judges': { sentence: '能评的专家太少，看得出每个人怎么投。', next: '请先聘请与参评项目无关的专家。' },
  'one-box-only': { sentence: '您不在这个票箱的名册上。', next: '居民和专家各投各的票箱，一个人只投一个。' },
  'kind-does-not-fit': { sentence: '票的填法和计票办法对不上。', next: '请换一种填法或计票办法。' },
  'not-eligible': { sentence: '这次您不在参加的范围里。', next: ASK },
  'notice-too-short': { sentence: '离开会太近，来不及通知大家。', next: '请把会议日期往后选。' },
  'no-quorum': { sentence: '到会人数不够，不能开会。', next: '请等人到齐，或改日再开。' },
  'composition-not-met': { sentence: '会上的席位不合规定。', next: '请先补选或者调整席位。' },
  'not-present': { sentence: '您没有被点名到会。', next: '请告诉主持人补点。' },
  recused: { sentence: '您已回避这一项。', next: '这一项由其他成员表决。' },
  'already-voted': { sentence: '您已经投过票。', next: '等主持人宣布结果。' },
  'not-this-way': { sentence: '这次会议不这样表决。', next: '请看会议定的表决方式。' },
  'counts-do-not-fit': { sentence: '票数加起来不等于参加表决的人数。', next: '请重新点数。' },
  'one-community-only': { sentence: '这个项目只有一个社区。', next: ASK },
  'shares-not-agreed': { sentence: '各社区还没有商定分担。', next: '请牵头社区提出，其他社区同意。' },
  'shares-do-not-add-up': { sentence: '分担加起来不等于微实事资金要出的数。', next: '请重新商定分担。' },
  'lead-council-refused': { sentence: '牵头社区没有通过，到此为止。', next: '愿意办的社区可以另提项目。' },
  'nothing-to-rescope': { sentence: '没有社区不同意。', next: AGAIN },
  'votes-outstanding': { sentence: '还有到会成员没有投票。', next: '请等大家都投完。' },
  'sitting-not-open': { sentence: '会议还没有开始。', next: '请等主持人点名开会。' },
  'sitting-already-open': { sentence: '会议已经开始。', next: AGAIN },
  'not-a-member': { sentence: '您不是这次会议的成员。', next: ASK },
  'window-open': { sentence: '公示期还没有结束。', next: '到期后再办下一步。' },
  'window-closed': { sentence: '公示期已经结束。', next: '仍可向社区反映，会单独记录。' },
  'objection-open': { sentence: '还有异议没有答复。', next: '请先答复异议。' },
  'no-such-objection': { sentence: '没有找到这条异议。', next: AGAIN },
  'already-objected': { sentence: '您已经提过异议。', next: '答复会发给您，请等一等。' },
  'over-cap': { sentence: '金额超过了本地的上限。', next: '请减少金额或拆掉不急的部分。' },
  'needs-justification': { sentence: '金额超过原则上限，要写理由。', next: '请写明为什么需要这么多。' },
  'over-district-ceiling': { sentence: '全区这一年的拨款加起来会超过最高额度。', next: '请改小这一笔，或先由区里修订最高额度。' },
  'carry-over-ended': { sentence: '这个项目用的那一年的钱，结转期已经过了，剩下的是结余，不能再预占。', next: '要增加的部分请另立项目，用本年的钱。' },
  'insufficient-fund': { sentence: '资金余额不够。', next: '可以放入储备库，等下一批。' },
  'money-not-complete': { sentence: '钱还没有凑齐。', next: '请等认筹到账，或补足差额。' },
  'not-received': { sentence: '这笔钱还没有到账。', next: '请先确认收款。' },
  'over-committed': { sentence: '支出超过了合同金额。', next: '请先办变更。' },
  'already-received': { sentence: '这笔钱已经确认到账。', next: AGAIN },
  'no-such-pledge': { sentence: '没有找到这笔认筹。', next: AGAIN },
  'no-refund-due': { sentence: '这笔钱不用退还。', next: AGAIN },
  'already-refunded': { sentence: '这笔钱已经退还。', next: AGAIN },
  'refund-differs': { sentence: '退还的金额和收到的不一样。', next: '收到多少退多少，一次退清。' },
  'over-approved': { sentence: '金额超过了批准的数。', next: '请改小金额，或重新报批。' },
  'stranger-may-not-give': { sentence: '只接受本社区居民和驻区单位出资。', next: '想帮忙请联系居委会或慈善组织。' },
  'apportioning-not-allowed': { sentence: '不能按户摊派。', next: '请让大家自愿出，出多少都行。' },
  'too-few-quotes': { sentence: '报价还不够多。', next: '请再找几家报价，或写明理由。' },
  'no-nominee': { sentence: '还没有提名施工方。', next: '请先提名，再由另一人确认。' },
  'no-such-quote': { sentence: '没有找到这份报价。', next: AGAIN },
  'supplier-is-sponsor': { sentence: '赞助单位不能承接这个项目。', next: '请另选一家。' },
  'group-too-small': { sentence: '验收组人数不够。', next: '请再加成员。' },
  'resident-needed': { sentence: '验收组里至少要有一位居民。', next: '请加一位居民。' },
  'not-in-group': { sentence: '您不在验收组里。', next: ASK },
  'opinions-outstanding': { sentence: '还有验收成员没写意见。', next: '请等大家都写完。' },
  'not-all-passed': { sentence: '有验收意见是不通过。', next: '请要求整改。' },
  'accounts-needed': { sentence: '还没有决算。', next: '请先完成决算。' },
  'unpaid-remains': { sentence: '还有支出没有付清。', next: '请先登记付款。' },
  'too-few-answers': { sentence: '评价的人还不够。', next: '请再请一些居民评价。' },
  'wrong-level': { sentence: '现在不是由您这一级来批。', next: '可能已经批过，到了上一级。请刷新页面看看最新情况。' },
  'self-governance-first': { sentence: '一级问题先由居民自己协商。', next: '请先试一试，解决不了再请社区受理。' },
  'transfer-not-proposed': { sentence: '还没有人提出转办。', next: '请社区先提出。' },
  'rejection-not-proposed': { sentence: '还没有人提出不予立项。', next: '请社区先提出。' },
  'same-project': { sentence: '不能并入它自己。', next: '请选另一个项目。' },
  'nothing-due': { sentence: '现在没有到期要办的事。', next: AGAIN },
  'not-before-year-end': { sentence: '还没有到年底。', next: '12 月 31 日以后再办。' },
  'no-such-ticket': { sentence: '没有找到这条报修。', next: AGAIN },
  'already-appealed': { sentence: '已经复核过一次。', next: '结果以复核为准；可以明年再提。' },
  'already-requested': { sentence: '您已经请求过给这张照片打码。', next: '居委会看过会处理，请等一等。' },
  'picture-unreadable': { sentence: '这张照片读不出来，不能这样公开。', next: '可以不公开，或换上打码后的一张。' },
  'not-hidden': { sentence: '这张照片没有被隐藏，不用申诉。', next: AGAIN },
  'rounds-exhausted': { sentence: '今年已经议过规定的次数。', next: '请明年再提交会议。' },
  'looser-than-floor': { sentence: '这比上一级的规定宽，不能改。', next: '只能照上级规定或者更严。' },
  'nothing-changes': { sentence: '改前改后是一样的。', next: '请核对要改的数和日期。' },
  'already-proposed': { sentence: '这一项已有一个修订在等第二人确认。', next: '请先确认或者撤下那一个，再提新的。' },
  'would-undo-decision': { sentence: '改了以后，已经作出的决定就不算数了。', next: '这个项目照原来的规定办完。' },
}

const RECUSE = '请申请回避，由别人来办。'

/** Which declared interest stands in the way, and who can do it instead. */
export const INTEREST_WORDS: Record<InterestGround, Plain> = {
  relativeOfProposer: { sentence: '您和提议人是近亲属。', next: '请另一位有权的人来办。' },
  memberIsRelative: { sentence: '验收组里有提议人的近亲属。', next: '请换一位成员。' },
  implementer: { sentence: '您是这个项目的施工方。', next: RECUSE },
  relativeOfImplementer: { sentence: '您和施工方的负责人是近亲属。', next: RECUSE },
  supplier: { sentence: '您申报过与这家供应商有利害关系。', next: RECUSE },
  ownBenefit: { sentence: '这件事只对您家有好处。', next: RECUSE },
  relativeBenefits: { sentence: '这件事只对您近亲属一家有好处。', next: RECUSE },
  propertyCompany: { sentence: '您申报过代表这里的物业公司，而这件事原是物业的责任。', next: RECUSE },
  deliversHere: { sentence: '评估方今年在这个街道有承接的项目。', next: '请没有承接项目的机构来评。' },
  sameCommittee: { sentence: '居委会成员和居务监督委员会成员不能是同一个人。', next: '请另选一位。' },
  relativeInOffice: { sentence: '居委会成员的近亲属不能当居务监督委员会成员。', next: '请另选一位来担任、来签字。' },
}

/** What to say of `has-interest`: the interest that it names, if it names one. */
export function interestWords({ code, about }: Refusal): Plain | null {
  const ground = code === 'has-interest' ? INTERESTS.find((one) => one === about) : undefined
  return ground === undefined ? null : INTEREST_WORDS[ground]
}

const dutyText = (duty: DutyRule): string => `（职责分离第 ${duty.slice('SoD-'.length)} 条）`

/** The sentence for one refusal, with its reference for the helpdesk when there is one. */
export function refusalWords(refusal: Refusal): Plain {
  const { sentence, next } = interestWords(refusal) ?? REFUSAL_WORDS[refusal.code]
  const duty = refusal.duty === undefined ? '' : dutyText(refusal.duty)
  const figures = refusal.figures === undefined ? '' : factsText(refusal.figures)
  const reference = refusal.reference === undefined ? '' : `（编号 ${refusal.reference}）`
  const clause = refusal.clause === undefined ? '' : `依据：${refusal.clause}。`
  const quote = refusal.quote === undefined ? '' : BASIS.quote(refusal.quote)
  const remedy = refusal.remedy === undefined ? '' : factsText(refusal.remedy)
  return { sentence: `${sentence}${figures === '' ? '' : `（${figures}）`}${duty}${reference}`, next: `${next}${remedy === '' ? '' : BASIS.remedy(remedy)}${clause}${quote}` }
}
