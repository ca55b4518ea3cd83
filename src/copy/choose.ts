import type { BallotForm, PollMethod } from '../../contracts/polls'
import type { PollExport } from '../../contracts/vocabulary'
import { moneyText } from './money'

type Told = string | number

/** How the ballot is filled in, in a sentence. */
export function formText(form: BallotForm): string {
  switch (form.kind) {
    case 'yesNo': return '同意还是不同意，选一个。'
    case 'approval': return '想要的都可以选，几项都行。'
    case 'knapsack': return '想要的都可以选，加起来不能超过这笔钱。'
    case 'chooseK': return `最多选 ${form.most} 项。`
    case 'ranking': return `按心里的先后一项一项点，最多排 ${form.most} 项。`
    case 'points': return `一共 ${form.total} 分，可以分给几项；每项最多 ${form.each} 分。`
  }
}

const RULE_TEXT: Record<PollMethod['rule'], string> = {
  threshold: '投票的人里够这么多人要、钱也够的，就选上。',
  greedy: '从支持最多的排起，钱够就选上，不够就看下一项，直到钱用完。',
  'greedy-no-skip': '从支持最多的排起，钱够就选上，遇到第一项钱不够的就停。',
  'equal-shares': '把钱平均分给每个投票的人；一项要的人合起来付得起，就选上，大家出得越少越先选。这样人少的一方也有份。',
}
const UTILITY_TEXT: Record<PollMethod['utility'], string> = { cost: '按得票多少排。', cardinality: '按同样的钱能让多少人满意排。', points: '按得分排。' }
const COMPLETION_TEXT: Record<PollMethod['completion'], string> = { none: '', add1: '钱有剩，就给每人多算一元再选，直到不能再加。', greedy: '钱有剩，再按支持多少选。', add1u: '钱有剩，先给每人多算一元再选，还有剩的再按支持多少选。' }
const TIES_TEXT: Record<PollMethod['ties'], string> = { id: '一样多时，编号在前的先选。', cheaper: '一样多时，花钱少的先选。' }

/** The whole method, as it was fixed before the opening. */
export function methodText({ rule, utility, completion, ties, least }: PollMethod): string {
  const share = least === null ? '' : `（${least.strict ? '超过' : '至少'} ${least.numerator}/${least.denominator}）`
  return [RULE_TEXT[rule].replace('够这么多人要', `有够多的人${share}要`), rule === 'threshold' || (rule === 'equal-shares' && utility === 'cost') ? '' : UTILITY_TEXT[utility], COMPLETION_TEXT[completion], TIES_TEXT[ties]].join('')
}

export const EXPORT_LABELS: Record<PollExport, string> = { pb: '选举数据（.pb）', csv: '表格（CSV）', json: '数据（JSON）' }

/** The words of a place's poll. */
export const CHOOSE_WORDS = {
  title: '居民票选',
  money: (fen: number) => `这次有 ${moneyText(fen)}`,
  pool: (name: string, fen: number) => `${name}：${moneyText(fen)}`,
  roll: (name: string, size: Told, hash: string) => `${name}名册 ${size} 人，开始那天定下，校验码 ${hash}`,
  turnout: (turnout: Told, electorate: Told) => `已有 ${turnout} 人投票，名册上共 ${electorate} 人。截止前不公布各项票数。`,
  counted: (turnout: Told, electorate: Told) => `共 ${turnout} 人投票，名册上共 ${electorate} 人。`,
  closes: (time: Told, left: Told) => `${time}截止，${left}`,
  waiting: '已经截止，正在等计票。',
  grace: (time: string) => `没有网络时填好的票存在手机里，${time}前送到还算数，会注明。`,
  how: '怎么投，怎么算',
  fixed: (hash: string) => `这些在开始前就定好并公示，中途不改。校验码 ${hash}`,
  yourBallot: '您的票',
  again: '改投',
  yes: '同意',
  no: '不同意',
  undo: '撤销上一步',
  clear: '全部清空',
  chosen: (count: Told) => `已选 ${count} 项`,
  spent: (fen: number, envelope: number) => (fen <= envelope ? `已选 ${moneyText(fen)}，还剩 ${moneyText(envelope - fen)}` : `已选 ${moneyText(fen)}，超了 ${moneyText(fen - envelope)}`),
  pointsLeft: (left: number) => (left >= 0 ? `还有 ${left} 分可以给` : `多给了 ${-left} 分`),
  mostChosen: (chosen: Told, most: Told) => `已选 ${chosen} 项，最多 ${most} 项`,
  points: (points: Told) => `${points} 分`,
  more: (title: string) => `给${title}加一分`,
  less: (title: string) => `给${title}减一分`,
  place: (rank: Told) => `第 ${rank}`,
  notMine: '这一项由别处的居民来选。',
  whyNone: '请至少选一项。',
  whyOver: '选的加起来超过了这笔钱，请去掉一项。',
  whyMany: '选多了，请去掉几项。',
  whyPoints: '给的分超过了，请减几分。',
  review: '核对这张票',
  reviewTitle: '核对您的票',
  back: '回去再改',
  cast: '投出这张票',
  castDone: '已投出',
  receiptKept: (receipt: Told) => `回执号 ${receipt}。截止前可以改投，最后一次算数。`,
  late: '收到了，但已经截止',
  lateKept: (receipt: Told) => `回执号 ${receipt}。截止后到的票照样保存，不计入结果。`,
  mine: (receipt: Told) => `✓ 您已投票，回执号 ${receipt}`,
  receiptFor: (question: Told) => `票选：${question}`,
  result: '结果',
  winners: (count: Told, cost: number) => `选上 ${count} 项，共 ${moneyText(cost)}`,
  votes: (votes: Told) => `${votes} 票`,
  votesPoints: (votes: Told, points: Told) => `${votes} 人，${points} 分`,
  won: '选上',
  nobody: '没有一项选上。', spared: '不到 5 张票，不公布各项得票，免得看出谁怎么投的。',
  compare: '两种算法放在一起看',
  compareWhy: '同样的票，换一种算法会选出什么，谁一项也没轮到。',
  byRule: '按公布的办法',
  greedy: '按支持多少',
  equalShares: '按人人有份',
  unserved: (unserved: Told, voters: Told) => `${voters} 人里有 ${unserved} 人选的一项也没上`,
  check: '自己核对',
  checkHow: '下面是全部的票，每张票用代号，看不出是谁。用同样的办法自己算一遍，结果应当一样；查到自己的回执，就知道自己的票算上了。',
  votesHash: (hash: string) => `票的校验码 ${hash}`,
  take: (label: string) => `取${label}`,
  taken: { saved: '已存好。', copied: '已复制，可以粘贴到别处保存。' },
  findMine: '查我的一票',
  decision: '决定',
  decidedRule: '按公布的办法定下。',
  decidedOther: (reason: Told) => `改选了别的，理由：${reason}`,
  sealTitle: '计票',
  sealHow: '投票已经截止。计票以后结果和全部的票马上公开，不能再改。',
  seal: '开始计票',
  decideTitle: '作出决定',
  decideHow: '照公布的办法定下，或者改选别的：改选要写明理由，理由会公示。',
  keep: '照公布的办法定下',
  change: '改选别的',
  whyReason: '改选要写理由。',
  reason: '改选的理由',
  reasonHint: '会原样公示，不要写个人信息。',
  decideOther: '按改选的定下',
  decided: '已经定下，并已公示',
} as const
