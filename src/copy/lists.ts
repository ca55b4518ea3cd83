import type { GovernmentWorkState, ScopeMode } from '../../contracts/vocabulary'

/** The words of the lists that proposals are held against. */
export const LISTS = {
  works: '政府在建、拟建项目', worksHow: '微实事不与这些项目重复。分类整理时，名称相近的会提示经办人。', worksNone: '还没有导入', worksNoneNext: '区里或街道导入后，这里会列出来。', worksSample: '名称,部门,状态\n大门口无障碍坡道工程,住建局,拟建',
  scope: '可以做的项目清单', scopeHow: '区里公布了清单的类型，只能做清单里的项目；没有公布的不受限制。', scopeNone: '区里还没有公布清单', scopeNoneNext: '公布后由区里导入。', scopeSample: '名称,能不能做\n无障碍坡道,能做\n雕塑,不能做',
  rejections: (year: number) => `${year} 年不予立项的`, counted: (proposals: number, rejected: number, appealed: number) => `提议 ${proposals} 件，不予立项 ${rejected} 件，申请复核 ${appealed} 件`, rejectionsNone: '今年没有不予立项的', rejectionsNoneNext: '不予立项的项目和理由都一直公开，可在「项目」里按「已结束」查。', cases: (n: number) => `${n} 件`,
  paste: '粘贴表格', source: '来源文件', sourceHint: '文号或名称，例如：区发改〔2026〕2号。', import: (n: number) => `导入 ${n} 行`, imported: '已导入', report: (added: number, changed: number, unchanged: number) => `新增 ${added}，更改 ${changed}，没变 ${unchanged}`,
  whyRows: '请粘贴表格，第一行是表头。', whySource: '请填来源文件。', bad: (line: number) => `第 ${line} 行看不懂，请对照表头改好。`, scheme: '哪个方案', type: '哪一类项目', title: '名称', department: '部门', state: '状态', mode: '能不能做', of: '方案和类型',
} as const

export const WORK_STATES: Record<string, GovernmentWorkState> = { 拟建: 'planned', 在建: 'underway', 已完成: 'done', 已取消: 'dropped' }
export const MODE_WORDS: Record<ScopeMode, string> = { allowed: '能做', refused: '不能做' }
