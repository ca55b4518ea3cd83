import type { ExclusionGround, GovernmentWorkState } from '../../contracts/vocabulary'

/** The words of the triage desk. */
export const TRIAGE = {
  title: '受理立项', sort: '怎么归类', type: '项目类型', category: '类别', level: '问题级别', levelHint: '一级问题请用「交居民自治」，三级问题请用「转有关部门」或写明由区里协助。', estimate: '估算金额（元）',
  checklist: '逐项核对', none: '没有这种情况', some: '有，并说明', ground: '为什么可以办', groundNone: '属例外，要写理由，由上一级批准', why: '说明', whyNot: '为什么不重复', eligible: '符合哪些申报条件', eligibleHint: '全部符合才能受理；有一条不符合，请提出不予立项。',
  scope: '项目清单里的哪一项', refusedItem: '不能做', distinct: (code: string, title: string) => `为什么不是没做完的「${title}」（${code}）`, distinctHint: '确认是同一个，请提出不予立项，理由选「当年不再受理」。',
  weighed: '受理前看一看', route: '接下来怎么走', steps: (names: readonly string[]) => names.join(' → '), family: '合并计算的项目', familyRow: (code: string, title: string, money: string) => `${title}（${code}），${money}`, familyHow: '同一小区、同一类别、同一年度的项目合并计算，由合计金额决定谁审批。',
  planned: '相近的政府项目', plannedRow: (title: string, department: string, state: string) => `${title}（${department}，${state}）`, barred: '今年不再受理的相近项目', similar: '相近的提议', similarHow: '如果是同一件事，请用「并入」。', fill: '填上类型、类别和金额，这里会算出上限、合并金额和审批路线。',
  ask: '还要问什么', question: '问居民的一句话', costPerHousehold: '每户要出多少（可不填）', owners: '要业主共同决定吗', ownersYes: '要，动用共有部分', ownersNo: '不要', ownersPhoto: '业主决定书照片', justification: '超过上限或合并超过的书面理由', submit: '受理立项',
  left: { type: '请选项目类型。', category: '请选类别。', level: '请选问题级别。', estimate: '请填估算金额。', exclusions: '请逐项核对不受理的情形。' },
  office: '到办公台核对受理',
} as const

export const GROUND_LABELS: Record<ExclusionGround, string> = { unmanagedEstate: '三无小区，没有人管', companyInsolvent: '物业公司已无力履行' }
export const WORK_STATE_LABELS: Record<GovernmentWorkState, string> = { planned: '拟建', underway: '在建', done: '已完成', dropped: '已取消' }
