/** The words of the public notice-board page (`/n/<code>`), on paper and on screen. */
export const BOARD = {
  budget: '预算', spent: '已支出', sources: '来源', where: '地点', problem: '要解决的问题', benefit: '受益', stage: '现在',
  consent: '入户征求意见', poll: '居民投票', sitting: '会议表决', rating: '满意度', decided: '谁决定的', basis: '依据', progress: '进度', money: '钱从哪来、花到哪去',
  suppliers: '施工方与报价', audit: '决算与审计', upkeep: '谁来管护', objection: '怎么提异议', record: '记录编号', check: '校验码', how: '如何核对', life: '经过', unknown: '查无此码',
  illustrative: '本页所依规则为示例，待区里书面确认。',
  poll_note: '意见征集，不构成业主大会决定。',
  noPhoto: '暂无照片', none: '暂无', others: '居民与单位出资', fund: '微实事资金', passed: '通过', notPassed: '未通过', notEnough: '样本不足', upkeepPhone: '电话', committee: '社区联系电话',
  unknownText: '这个码没有对应的公示。请核对公示栏上印的编号；如果编号和公示栏不一致，二维码可能被人换过，请告诉社区居委会。',
  howText: '记录编号在本社区的公开记录里连续编排，每条记录都带有上一条的校验码。把公示栏上印的编号和校验码与本页对照：两者一致，这条记录就没有被改过。',
  objectionOpen: (until: string) => `${until} 24:00 前，可在微信小程序「微实事」本项目页点「提出异议」，或到居委会书面提出。异议人身份只有处理人知道。`,
  posted: (notice: string, until: string) => `${notice}在公示栏张贴到 ${until}`,
  objectionClosed: '目前没有正在进行的异议期。对项目有意见，可随时联系社区居委会。',
  households: (n: number) => `共 ${n} 户`, answered: (n: number) => `已答 ${n} 户`, people: (n: number) => `${n} 人`, votes: (n: number) => `${n} 票`, points: (text: string) => `${text} 分（满分 5 分）`, sample: (n: number) => `共 ${n} 份评价`,
  photoOf: (title: string) => `${title}，最近一张照片`, whole: '看这个项目的全部公示', community: '看本社区的公示栏', notices: '最近的公示', projects: '正在办的项目', noProjects: '现在没有正在办的项目。', noNotices: '还没有公示过。',
  underWay: '正在办', done: '已办结', records: '公开记录', count: (n: number) => `${n} 个`, recordCount: (n: number) => `${n} 条`, more: (n: number) => `这里只列最近 ${n} 项，全部内容见下面的公开数据。`, openData: '本社区公开数据', exportAll: '下载全部公开记录', published: '公示日期', kind: '公示内容', objectionEnd: '异议截止', objectionOver: '异议期已过', previous: '上一条校验码', whole64: '完整校验码',
  head: (number: number, code: string) => `本社区公开记录到第 ${number} 条，校验码 ${code}`, columnOf: (community: string) => `${community}公示栏`,
  howSteps: ['对照公示栏：纸上印的记录编号和校验码（前八位）与本页一致，这条记录就没有被改过。', '整本核对：下载全部公开记录，按「核对方法」一条一条重算校验码，改动任何一个字都会被发现。'], howLink: '核对方法',
} as const
