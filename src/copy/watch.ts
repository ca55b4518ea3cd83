type Told = string | number

/** The words of what a district keeps an eye on. */
export const WATCH = {
  none: '这里没有您能督查的地方', noneNext: '任命为街道、区里或监委会的人后，这里会列出来。',
  ranks: '排名说明', ranksHow: '排名按受理的需求里已办结的比例。对本街道的名次有话要说的，可以写一句，和排名一起公布；排名公布前后都能写，每期一句，公布后不改。', ranksNone: '本区的方案没有街道排名', ranksNoneNext: '没有排名，就不用说明。',
  street: '哪个街道', period: '哪一期', text: '一句话说明', textHint: '例如：二季度全街停水改造，三件推迟到七月。', publish: '公布说明', published: '说明已公布', publishedHow: (number: Told) => `公开记录第 ${number} 条，列在这一期排名旁边。`, why: '请写一句话。', said: '已公布的说明', saidNone: '还没有街道写说明', saidNoneNext: '写了的会列在这里，也列在排名的公示页上。', already: '这一期已经写过，公布后不改。',
} as const
