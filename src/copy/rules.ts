import type { SourceTag } from '../../contracts/policies'
import type { RuleName, RuleResult } from '../../contracts/vocabulary'

/** What each rule asks. */
export const RULE_LABELS: Record<RuleName, string> = {
  cap: '单项金额上限', levels: '由哪一级决定', quorum: '到会人数', composition: '议事会席位', majority: '赞成人数', consent: '同意户数', satisfaction: '有效评价份数', bar: '次年不再受理', splitting: '化整为零合并计算', floor: '上一级的规定', exclusion: '不受理的情形', eligibility: '申报条件', scope: '项目清单', disclosure: '公示必须写明的', audit: '要求审计', sheet: '公示缺几天补几天', board: '公示栏照片', correction: '更正公示', problemLevel: '问题分级', award: '年度优秀项目评选', ceiling: '全区全年最高额度', carryOver: '没用完的钱', planning: '项目规划期', archive: '采购文件保存期限', supplier: '谁能签合同、收款', guardian: '监护人同意', purpose: '改变捐赠用途', naming: '冠名', acceptanceGroup: '验收组人数', residentOrigin: '项目来源于居民', reallocation: '社区之间调剂资金',
}

/** What came out of it. */
export const RESULT_LABELS: Record<RuleResult, string> = {
  within: '没有超过', 'needs-justification': '超过，已写理由', over: '超过', met: '够', 'not-met': '不够', passed: '通过', 'not-passed': '没有通过', barred: '不再受理', lengthened: '顺延', 'begun-anew': '重新计算', 'runs-on': '接着计算', 'window-over': '已经过期，不重新计算', carried: '可以结转', surplus: '转为结余', lapsed: '已满，重新商议', kept: '已归档，到期前不删', 'counted-together': '合并计算', 'to-community': '居民代表会议决定', 'to-street': '街道决定', 'to-district': '区里决定', overridden: '有，已写理由并报上一级', relaxed: '有，但无人管理，可以办', clear: '没有', distinct: '不是同一个项目',
}

/** How sure we are of a rule. */
export const TAG_LABELS: Record<SourceTag, string> = { quoted: '方案原文', published: '公开报道', law: '法律', assumption: '平台暂定，待区里确认' }

/** The words around a basis. */
export const BASIS = {
  open: '依据', openOf: (rule: string) => `${rule}的依据`, found: (rule: string, result: string) => `${rule}：${result}`, foundWith: (rule: string, result: string, figures: string) => `${rule}：${result}（${figures}）`,
  clause: (clause: string) => `依据：${clause}`, quote: (quote: string) => `原文：「${quote}」`, since: (day: string) => `自 ${day} 起`, source: (tag: string) => `来源：${tag}`,
  remedy: (figures: string) => `这样就可以：${figures}。`,
} as const
