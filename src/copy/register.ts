import type { RegisterChangeKind } from '../../contracts/vocabulary'

/** What happened in a household, as a neighbour would say it. */
export const CHANGE_WORDS: Record<RegisterChangeKind, string> = { movedIn: '有人搬来', movedOut: '有人搬走', born: '添了孩子', died: '有人去世', let: '房子租出去了' }

/** The words of the sheet on which a change of the register is told. */
export const REGISTER = {
  tell: '家里有变动', title: (room: string) => `${room}：报告变动`, how: '报给居委会，由工作人员确认后才改名册。正在进行的征求和投票不受影响。',
  kind: '什么变动', who: '是谁', name: '姓名', phone: '电话（可不填）', birthYear: '出生年份（可不填，只用来算够不够岁数）', on: '哪一天', note: '说明（可不填）', send: '报给居委会', sent: '已报给居委会', sentNext: '办过以后会有消息告诉您。',
  whyKind: '请先选什么变动。', whyWho: '请先选是谁。', whyName: '请写姓名。',
} as const
