/** The words on a printed poster. */
export const POSTER = {
  cost: '花多少钱', noCost: '还没有定', spent: (money: string) => `已付 ${money}`,
  decided: '谁定的', undecided: '还没有表决', votesFor: (n: number) => `${n} 票赞成`, sitting: (body: string, present: number, others: number) => `${body}，实到 ${present} 人，反对和弃权 ${others} 票`, householdsFor: (n: number) => `${n} 户同意`, ofHouseholds: (n: number) => `入户征求，共 ${n} 户`, ofVoters: (n: number) => `居民投票，共 ${n} 人`,
  satisfaction: '居民打分', points: (text: string) => `${text} 分`, ratings: (n: number) => `满分 5 分，共 ${n} 份评价`, progress: '做到哪了', stage: '现在到了', asOf: (day: string) => `截至 ${day}`,
  objectBy: (day: string) => `有异议，请在 ${day} 24:00 前提出`, noWindow: '对项目有意见，可随时提出', howObject: '扫左下角的码，在项目页点「提出异议」；也可以到居委会书面提出。谁提的只有处理人知道。', howSpeak: '扫左下角的码看全部经过；也可以到居委会当面说，或打电话。', phone: (phone: string) => `电话 ${phone}`,
  scan: '微信扫码，看每一笔钱', scanRecord: '微信扫码，核对原文', why: (text: string) => `更正：${text.replace(/[。.]$/, '')}。`, publishedOn: (day: string) => `${day} 公示`, replaces: (code: string, n: number) => `更正记录 ${code}-${n}，以此为准`, record: (code: string, n: number) => `记录编号 ${code}-${n}`, ownRecord: (n: number) => `记录编号 ${n}`, check: (code: string) => `校验码 ${code}`, compare: '编号和校验码与扫码所见一致，就没有被改过。',
  stamp: '（盖章处）', missing: (codes: string) => `〓 是字库里没有的字：${codes}`, pageOf: (n: number, all: number) => `第 ${n} 张，共 ${all} 张`,
} as const
