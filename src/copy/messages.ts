import type { MessageKind } from '../../contracts/people'

/** What a message says; the figures follow it in words. */
export const MESSAGE_WORDS: Record<MessageKind, string> = {
  'consent-recorded-for-you': '有人替您家登记了意见。如果不是您家的意思，请点开声明。',
  'consent-unresolved': '您家成员的意见不一致，先不计入。请商量一致后再答，或由户代表答复。',
  'consent-disowned': '一户声明没有答过您登记的意见，请配合核查。',
  'consent-contradicted': '复访时，一户说的和登记的不一样，登记的答案已作废，请配合核查。',
  'binding-confirmed': '您已绑定到您家。',
  appointed: '您有了新的职务。',
  'appointment-ended': '您的一项职务已结束。',
  'representative-changed': '您家的户代表换了人。',
  'policy-proposed': '有一个规定修订等您确认。',
  'policy-confirmed': '您提的规定修订已确认并公布。',
  'policy-discarded': '您提的规定修订被撤下了。',
  'binding-asked': '有人申请绑定到您负责的一户，请确认是不是住在那里。',
  'binding-denied': '十户长没有确认您住在那一户。如有误，请联系居委会。',
  'flat-let': '名册上登记：您的房子租出去了。租户可以就楼里的事表达意见，业主的决定仍由您作。',
  'change-decided': '您报的名册变动已经办过。',
  'project-moved': '您关注的项目往前走了一步。',
  'objection-answered': '您提的异议有了答复。',
  'relative-declared': '有人申报您是他的近亲属。在「我的」里可以看申报，不对请联系街道。',
  'deadline-near': '有一件事快到期了，正等您来办。',
  'deadline-passed': '有一件事过了期限还没有办，已报告上一级。',
  'deadline-moved': '放假安排有变动，一个期限重新算过了。',
  'meeting-due': '本半年还没有开过居民代表会议，请安排。',
  'deadline-escalated': '下一级有一件事过了期限没有办，已升级到您这里，请督促。',
}
