/** What the scanned page says besides the words it shares with the paper (`board.ts`). */
export const NOTICE = {
  title: '公示', decidedNone: '还没有做出决定', openProject: '打开项目页', sheetGone: '公示不见了，拍照反映', openHow: '在项目页可以看每一步经过，提出异议。', noCode: '没有扫到公示码', noCodeNext: '请再扫一次公示栏上的二维码。',
  none: '暂无', chosen: '已选定', quotes: (n: number) => `共 ${n} 份报价`, call: (phone: string) => `打电话 ${phone}`, since: (stage: string, day: string) => `${stage}，${day}起`, step: (day: string, what: string, facts: string) => `${day} ${what}${facts === '' ? '' : `：${facts}`}`, progress: (day: string, percent: number, text: string) => `${day} 完成 ${percent}%，${text}`, expense: (day: string, what: string, money: string) => `${day} ${what} ${money}`, supplier: (name: string, money: string) => `${name} ${money}`,
  counted: (label: string, facts: string) => `${label}：${facts}`, open: '还在征求', turnout: (n: number) => `已有 ${n} 人投票`, basis: (title: string, day: string) => `${title}（${day} 起适用的文本）`, duty: (unit: string, duty: string) => `${unit}：${duty}`,
} as const
