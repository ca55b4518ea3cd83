/** The words of several councils that decide the same. */
export const SEVERAL = {
  ofSeveral: '各社区表决和分担',
  sharesHint: '加起来等于微实事资金要出的数；不出的填 0。',
  sharesMissing: '请给每个社区填一个数。',
  leads: '（牵头）',
  itsTurn: '轮到它开会',
  notYetItsTurn: '还没有轮到',
  wentWithout: '未通过，不再参加',
  councilVoted: (passed: boolean, yes: number, present: number) => `${passed ? '✓ 通过' : '× 未通过'}，${yes} / ${present} 人赞成`,
  shareAgreed: '已同意分担',
  shareProposed: '等它同意分担',
} as const
