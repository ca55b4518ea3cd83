type Told = string | number

/** The words of what a district keeps an eye on. */
export const WATCH = {
  none: '这里没有您能督查的地方', noneNext: '任命为街道、区里或监委会的人后，这里会列出来。',
  ranks: '排名说明', ranksHow: '排名按受理的需求里已办结的比例。对本街道的名次有话要说的，可以写一句，和排名一起公布；排名公布前后都能写，每期一句，公布后不改。', ranksNone: '本区的方案没有街道排名', ranksNoneNext: '没有排名，就不用说明。',
  street: '哪个街道', period: '哪一期', text: '一句话说明', textHint: '例如：二季度全街停水改造，三件推迟到七月。', publish: '公布说明', published: '说明已公布', publishedHow: (number: Told) => `公开记录第 ${number} 条，列在这一期排名旁边。`, why: '请写一句话。', said: '已公布的说明', saidNone: '还没有街道写说明', saidNoneNext: '写了的会列在这里，也列在排名的公示页上。', already: '这一期已经写过，公布后不改。',
  duties: '领导小组例行工作', dutiesHow: '例会和实地检查都有期限，到期没办的会公开标出，补办后也留着。检查哪个项目由抽签定，没有人能挑；经手过的人不能去查。', dutiesNone: '还没有例行工作', dutiesNoneNext: '本区的方案规定了例会或实地检查的，每期开始的第二天会列在这里。',
  due: (day: Told) => `应在 ${day}前办`, missed: (day: Told) => `应在 ${day}前办，已逾期，已公开标出`, wasMissed: '这一期逾期后补办', drawn: (title: Told, code: Told, frame: Told) => `抽中：${title}（${code}），从 ${frame} 个里抽`, seed: (seed: Told, root: Told) => `种子：${seed}（由第 ${root} 号每日总校验码算出）`, notDrawn: '还没有可抽的项目，有了新公示的结果当晚就抽。', doneOn: (day: Told, number: Told) => `${day}，公开记录第 ${number} 条`, chairedBy: (chair: Told) => `，${chair}主持`, photoOf: '实地检查照片', clause: (clause: Told) => `依据：${clause}`, see: '看这个项目',
  on: '哪天开的', chair: '谁主持（写职务）', chairHint: '例如：领导小组组长', decided: '议定了什么', record: '登记并公布', recorded: '已登记并公布', recordedHow: (number: Told) => `公开记录第 ${number} 条。`, whyDay: '请选哪天开的。', whyChair: '请写主持人的职务。', whyDecided: '请写议定了什么。',
  found: '看到的和公示的一样吗', seen: '看到了什么', photos: '现场照片', photosHint: '至少一张。', whyFound: '请选一样还是不一样。', whySeen: '请写看到了什么。', whyPhoto: '请拍一张现场照片。',
  signals: (year: Told) => `${year} 年请留意的数字`, signalsHow: '这些只是数字和算法，不说明谁有错，也不影响任何决定；看到异常，先去问一问情况。', signalsNone: '本区的方案没有定留意的数字', signalsNoneNext: '区里定了以后，这里会列出来。', year: '哪一年',
  december: '12 月的支出', decemberText: (part: Told, whole: Told) => `全年已付 ${whole}，其中 12 月 ${part}`, decemberHow: (percent: Told) => `12 月占 ${percent}% 以上就列出`, noticed: '请留意', nothing: '没有',
  nearCap: '费用贴近上限', ofContracts: (some: Told, of: Told) => `${of} 份合同，其中 ${some} 份`, nearCapHow: (percent: Told) => `没有超过上限、离上限不到 ${percent}% 就列出`, alikeQuotes: '报价相近', ofContested: (some: Told, of: Told) => `${of} 份有两家以上报价的合同，其中 ${some} 份`, alikeHow: (percent: Told) => `各家最低报价之间相差不到最低价的 ${percent}% 就列出；名称相同或电话相同的算一家`, littleWanted: '同意的户少', ofAsked: (some: Told, of: Told) => `${of} 件征求过意见，其中 ${some} 件`, littleHow: (percent: Told) => `同意的户不到 ${percent}% 就列出`,
  suppliers: '合同在谁手里', supplierLine: (name: Told, contracts: Told, money: Told) => `${name}：${contracts} 份，${money}`, hhi: (shown: Told, numerator: Told, denominator: Told) => `集中度 ${shown}（1 是一家全拿；准确值 ${numerator}/${denominator}）`, suppliersHow: (most: Told) => `各家合同金额占全部的比例，平方后相加；一家一年超过 ${most} 份就标出`, pointed: (title: Told, code: Told) => `${title}（${code}）`,
} as const
