import type { DemandState } from '../../contracts/vocabulary'

type Told = string | number

/** The words of departments' demands: the residents' list and the desk. */
export const DEMANDS = {
  title: '部门需求', how: '这些是区里各部门日常工作中发现的需求，还不是提议。街道调研后，做不做由住在这里的居民定：有居民附议，才能写成提议，再和别的提议走一样的路。',
  states: { waiting: '待调研', feasible: '等附议', declined: '不可行', proposed: '已成提议' } satisfies Record<DemandState, string>, all: '全部',
  box: '找需求', boxHint: '写名称、部门或地点里的几个字。', look: '查找需求', every: '看全部需求',
  none: { waiting: '没有待调研的需求', feasible: '没有等附议的需求', declined: '没有不可行的需求', proposed: '还没有写成提议的', all: '还没有部门需求' } satisfies Record<DemandState | 'all', string>, noneNext: '区里导入需求清单、街道调研以后，这里会列出来。', noneFound: '没有找到', noneFoundNext: '请换几个字再找，或者看全部需求。',
  noPlace: '还没有社区', noPlaceNext: '请先到首页选您的社区。',
  asks: (department: Told) => `${department}提出`, costs: (money: Told) => `大概要 ${money}`, from: (source: Told) => `依据：${source}`, at: (street: Told, community: Told) => `${street}${community}`,
  found: (text: Told) => `街道调研：${text}`, refused: (text: Told) => `街道调研，不可行：${text}`, waits: '街道还没有调研。',
  endorsed: (count: Told) => `已有 ${count} 位居民附议`, missing: (count: Told) => `还差 ${count} 位就可以写成提议`, enough: '可以写成提议了', mine: '您已附议', onlyMine: '您也附议，就可以由您来写成提议。',
  endorse: '附议这件事', takeBack: '收回附议', propose: '写成提议', see: '看这个提议', spoken: (what: Told, title: Told) => `${what}：${title}`,
  endorsedNow: '附议已记下', endorsedNext: (count: Told) => `现在有 ${count} 位居民附议。改主意可以收回，写成提议以后不能再收回。`, tookBack: '附议已收回', tookBackNext: (count: Told) => `现在有 ${count} 位居民附议。`,
  counts: '从清单到提议', imported: '导入', feasible: '可行', wanted: '有居民附议', proposed: '已成提议', waiting: '待调研', declined: '不可行', items: (count: Told) => `${count} 项`,
  deskHow: '需求清单单独排队，不进提议列表，也不占提议的编号和统计。街道逐条调研，每条一次；可行的由社区居民附议，够了才能写成提议。', noOffice: '这里没有您能看的清单', noOfficeNext: '任命为街道、区里或居委会的人后，这里会列出来。',
  what: '需求', who: '部门', where: '地点', cost: '大概要', state: '现在', votes: '附议', study: '登记调研', studyOf: (title: Told) => `调研：${title}`,
  isFeasible: '调研结果', yes: '可行', no: '不可行', community: '在哪个社区可行', text: '调研情况', textHint: '例如：现场看过，门口有 3 米宽，可以做；或者：地下有燃气管，不能开挖。会公开。', save: '登记结果', whyFound: '请选可行还是不可行。', whyCommunity: '请选在哪个社区可行。', whyText: '请写调研情况。', studied: '调研结果已登记', studiedFeasible: '居民现在可以附议。', studiedDeclined: '不可行的理由一直公开。',
  importTitle: '导入需求清单', importHow: '从表格里复制，或者选 xlsx、csv 文件。第一行是表头：名称、部门、地点、类别、要解决什么、大概要多少。地点写街道或社区的名字；类别可以空着；钱写元，也可以写「20万」。', paste: '粘贴表格', sample: '名称,部门,地点,类别,要解决什么,大概要多少\n大门口无障碍坡道,住建局,东风社区,公共安全,轮椅上不去,2万', source: '来源文件', sourceHint: '文号或名称，例如：区住建〔2026〕5号。', choose: '选择文件', fileRead: (name: Told, lines: Told) => `已读「${name}」，共 ${lines} 行。`, fileBad: '这个文件读不了。请另存为 xlsx 或 UTF-8 的 csv 再选。',
  rows: (count: Told) => `读到 ${count} 行`, sending: (part: Told, parts: Told) => `正在传第 ${part} 部分，共 ${parts} 部分`, taking: '正在导入，行数多时要等一会儿。断了可以再点一次，不会重复。', check: '先试一下', take: (count: Told) => `导入 ${count} 行`, whyPaste: '请先粘贴表格或选文件。', whyHead: '表头对不上，请照例子写。', whySource: '请填来源文件。', tooMany: (most: Told) => `一次最多 ${most} 行，请分开导入。`,
  clean: '可以导入', cleanHow: (added: Told, unchanged: Told) => `新增 ${added} 条，以前导入过的 ${unchanged} 条不变。`, done: '已导入', doneHow: (added: Told, unchanged: Told) => `新增 ${added} 条，${unchanged} 条以前已有。请街道逐条调研。`, dirty: (count: Told) => `有 ${count} 处要改`, dirtyHow: '改好再导入。有一处不对，整张表都不导入。', line: (line: Told) => `第 ${line} 行`, row: '行', field: '列', problem: '怎么了', content: '这一行',
  heads: { title: ['名称', '需求名称', '项目名称'], department: ['部门', '提出部门'], where: ['地点', '街道或社区', '街道', '社区'], category: ['类别'], problem: ['要解决什么', '问题', '内容'], roughCost: ['大概要多少', '大概要多少（元）', '估算金额', '金额', '金额（元）'] },
  problems: { empty: '还空着', long: '太长，请写短一些', formula: '像公式，请写文字', money: '不是金额，例如 20000 或 2万', category: '没有这个类别', 'unknown-place': '本区没有这个街道或社区，或者有两个同名；同名的请在前面写上街道', duplicate: '和前面一行是同一条', malformed: '写法不对，或者本地的方案没有这个类别' },
} as const
