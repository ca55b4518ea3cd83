import type { BallotKind } from '../../contracts/vocabulary'

type Told = string | number

/** What was answered, by the name that residents know. */
export const BALLOT_LABELS: Record<BallotKind, string> = { consent: '征求各家意见', poll: '居民投票', rating: '满意度评价', choice: '居民票选' }

/** The words of pages/ballots. */
export const BALLOTS_WORDS = {
  roll: (hash: string) => `名册开始那天定下，校验码 ${hash.slice(0, 16)}`,
  open: '查我的一票',
  lead: '结果封存时，计入的每一票的回执号都列在这里，按号码排，没有姓名。您的号码在里面，您的一票就算数了。',
  code: '您的回执号',
  codeHint: '八位，如 7K2M-9QXA；大小写、空格都可以',
  codeWrong: '回执号是八位字母和数字，请照着回执再看一遍。',
  find: '查这个号',
  typeFirst: '请先填回执号。',
  found: (code: Told) => `✓ ${code} 已计入`,
  notFound: (code: Told) => `没有找到 ${code}`,
  notFoundNext: '先核对号码。截止后才到的、声明作废的、家里意见不一致的，不计入。还有疑问，请拿着回执找居委会或居务监督委员会。',
  counted: (counted: Told) => `计入 ${counted} 票`,
  hash: (hash: Told) => `名单校验码 ${hash}`,
  list: '全部回执号',
  none: '没有计入的票',
  noneNext: '没有人答过，或答的都没有计入。',
} as const
