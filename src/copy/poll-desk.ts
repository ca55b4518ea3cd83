import type { PollKind, PollRule, Ties } from '../../contracts/vocabulary'

type Told = string | number

export const KIND_LABELS: Record<PollKind, { readonly label: string; readonly note: string }> = {
  knapsack: { label: '一笔钱里挑', note: '想要的都选，加起来不能超过这笔钱' },
  approval: { label: '想要的都选', note: '几项都行' },
  chooseK: { label: '最多选几项', note: '给每人同样多的票' },
  ranking: { label: '排先后', note: '按心里的先后点' },
  points: { label: '分给几项', note: '每人同样多的分' },
  yesNo: { label: '同意或不同意', note: '只有一项时用' },
}
export const RULE_LABELS: Record<PollRule, { readonly label: string; readonly note: string }> = {
  'equal-shares': { label: '人人有份（等额分配）', note: '每人一样多的钱，合起来付得起的先选' },
  greedy: { label: '支持多的先选', note: '钱不够的跳过，看下一项' },
  'greedy-no-skip': { label: '支持多的先选，钱不够就停', note: '不跳过' },
  threshold: { label: '够票数就选', note: '要写明要多少人' },
}
export const TIES_LABELS: Record<Ties, string> = { id: '编号在前的先选', cheaper: '花钱少的先选' }

/** The words of the office's polls. */
export const POLL_DESK = {
  open: '开一次票选',
  how: '开始以后，题目、选项、钱、填法、算法和截止日都不能再改，并马上公示。请先核对。',
  none: '还没有票选',
  noneNext: '点「开一次票选」开始。',
  place: '在哪里',
  question: '题目',
  explanation: '说明',
  explanationHint: '钱从哪里来，为什么要大家选。',
  items: '可以选的',
  itemsHint: '一行一项：名称，花费（元）。单列了钱的地方，再写「，地方名称」。也可以从表格里粘贴。',
  itemsSample: '楼道感应灯，6000\n门口坡道，5000',
  fen: '这笔钱（元）',
  pools: '各处单列的钱',
  poolsHint: '没有就空着。一行一处：地方名称，钱（元）。那里的居民才能选它的项目。',
  form: '票怎么填',
  most: '最多几项',
  total: '每人几分',
  each: '每项最多几分',
  rule: '票怎么算',
  share: '要多少人要',
  shareHint: '如 1/2；「超过一半」写 >1/2。',
  ties: '一样多时',
  closesOn: '最后一天',
  review: '公示并开始',
  back: '先不开',
  opened: '已经开始，并已公示',
  paste: '或者从别处的选举数据（.pb）开始',
  pasteHint: '粘贴 .pb 文件的文字：取它的选项、钱和填法，不取它的票。',
  read: '读取',
  readDone: (items: Told) => `读到 ${items} 项，请核对下面的内容。`,
  badLine: (line: Told) => `第 ${line} 行看不懂`,
  unknownPlace: (name: Told) => `这里面没有叫「${name}」的地方`,
  whyPlace: '请选地方。', whyQuestion: '请写题目。', whyExplanation: '请写说明。', whyItems: '请写可以选的。', whyFen: '请写这笔钱有多少。', whyMost: '请写数目。', whyShare: '请写要多少人，如 1/2。', whyDay: '请选最后一天。',
} as const
