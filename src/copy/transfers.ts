import type { TransferState } from '../../contracts/vocabulary'

export const TRANSFER_STATE_LABELS: Record<TransferState, string> = { asked: '等对方社区答复', agreed: '两个社区都同意，等批准', done: '已批准，已转账', declined: '没有同意', withdrawn: '已撤回' }

/** What the fund page says of money between communities. */
export const TRANSFERS = {
  title: '社区之间调剂', none: '还没有调剂过', noneNext: '两个社区都同意并经批准的调剂会列在这里，谁都能看。',
  given: (name: string) => `调给${name}`, got: (name: string) => `${name}调来`, whole: (from: string, to: string, money: string) => `${from}调给${to} ${money}`, ofYear: (year: number) => `${year} 年度`,
  ask: '提出调剂', how: '只能调剂今年没有安排的钱。对方社区同意、上级批准后才转，批准前可以撤回；没有人答复就不会办。', free: (money: string) => `现在没有安排的：${money}`, to: '调给哪个社区', why: '理由', whyMissing: '请写理由。', noOther: '本区没有别的社区。', tooMuch: (money: string) => `最多能调 ${money}。`,
  steps: { answer: '答复调剂', approve: '审批调剂', withdraw: '撤回调剂' }, approveHow: '批准后，钱当时从一个社区的账转到另一个社区的账，并在两个社区公开。', yes: '同意', no: '不同意',
} as const
