type Told = string | number

/** The words of pages/polls. */
export const POLLS_WORDS = {
  cast: (option: Told) => `已投：${option}`,
  receiptKept: (receipt: Told) => `回执号 ${receipt}。截止前可以改投。`,
  late: '收到了，但已经截止',
  lateKept: (receipt: Told) => `回执号 ${receipt}。截止后到的票照样保存，不计入结果。`,
  electorate: (electorate: Told) => `名册上共 ${electorate} 人，开始那天定下。`,
  turnout: (turnout: Told) => `已有 ${turnout} 人投票。截止前不公布各项票数。`,
  closes: (time: Told, left: Told) => `${time}截止，${left}`,
  notOpen: '投票没有开放；结束后结果会公示。',
  mine: (option: Told, receipt: Told) => `✓ 您投了「${option}」，回执号 ${receipt}`,
  receiptFor: (question: Told) => `投票：${question}`,
  yourVote: '您的一票',
  voteAgain: '改投',
  chooseOne: '选一项',
  review: '核对这一票',
  chooseFirst: '请先选一项。',
  reviewTitle: '核对您的一票',
  back: '回去再选',
  castButton: '投出这一票',
} as const
