import type { PolicyUse } from '../../contracts/policies'
import type { AmendmentState, PolicyEffect } from '../../contracts/vocabulary'

type Told = string | number

/** The words around the rules of a scheme: reading them, and changing them. */
export const POLICY_DESK = {
  scheme: (city: Told, title: Told) => `${city}，${title}`, document: (document: Told) => `文件：${document}`, illustrative: '示例，未经区里书面确认', confirmed: '已经区里书面确认',
  accepts: (from: Told, until: Told | null) => (until === null ? `${from}起受理提议` : `${from}起受理提议，到 ${until}为止；已受理的照旧办完`),
  today: (day: Told, version: Told) => `${day}的规定（${version === 0 ? '原方案' : `第 ${version} 版`}）`, pinned: (day: Told, version: Told) => `这个项目按 ${day}的规定（${version === 0 ? '原方案' : `第 ${version} 版`}）办到底`, pinnedHow: '后来改的规定不影响它；只有区领导小组写明理由并公示，才能改按新规定办。',
  street: '看哪里', wholeDistrict: (name: Told) => `${name}（全区）`, day: '看哪一天的规定', search: '找一项规定', searchHint: '例如：上限、公示、验收', only: '只看哪些', all: '全部', changed: '改过的', unsure: '平台暂定的', onlyRead: '仅供查阅的',
  noneFound: '没有找到这一项', noneFoundNext: '换个说法再找，或看全部。', unpublished: '没有载明、因而不设规则的', since: (from: Told, until: Told | null) => (until === null ? `${from}起` : `${from}起，至 ${until}`),
  clause: (clause: Told) => `依据：${clause}`, quote: (quote: Told) => `原文：「${quote}」`, source: (tag: Told) => `来源：${tag}`, more: '原文和历次规定', moreOf: (name: Told) => `${name}的原文和历次规定`, fold: '收起', history: '历次规定', byAmendment: (number: Told) => `第 ${number} 版修订`, original: '原方案', ofStreet: '只管本街道',
  who: '谁能改', whoText: '由区民政局提出，区领导小组或另一位区民政局人员确认，同一个人不能既提又确认；不得比法律和上级规定宽；从定下的日子起算，之前已提交的项目照原来的规定办。', amendments: '修订记录', noAmendments: '还没有修订', noAmendmentsNext: '区里改了哪一项，改前改后、依据、从哪天起，都会列在这里。',
  change: '提出修订', desk: '去提出修订',
  waiting: '等第二人确认', noWaiting: '没有等确认的修订', noWaitingNext: '有人提出后会列在这里，请另一位来确认。', decided: '已办的', before: '改前', after: '改后', none: '原来没有规定', document2: '文件', from: (from: Told, until: Told | null) => (until === null ? `${from}起生效` : `${from}起生效，至 ${until}`), where: (name: Told) => `适用：${name}`, discardedWhy: (reason: Told) => `撤下的理由：${reason}`,
  item: '改哪一项', place: '适用哪里', newValue: '改成', fromDay: '从哪天起（最早明天）', untilDay: '到哪天止（可不填）', clauseField: '依据哪一条', clauseHint: '例如：第三条第二款', documentField: '文件号和名称', documentHint: '例如：盘民发〔2026〕3 号《关于调整公示期的通知》', quoteField: '原文（可不填）', tag: '来源',
  preview: '看看会怎样', propose: '送第二人确认', firstPreview: '请先看看会怎样。', whyItem: '请先选改哪一项。', whyValue: '请把新规定填完整。', whyFrom: '请填从哪天起。', whyClause: '请填依据哪一条。', whyDocument: '请填文件号和名称。', whyQuote: '来源是原文或者法律时，请填原文。', proposed: '已送第二人确认', proposedHow: '确认之前，一切照旧。', back: '不提了',
  effect: '会怎样', drafts: '还没提交的草稿', keeping: '在办、照原规定', count: (n: Told) => `${n} 个`, draftsHow: '草稿按提交那天的规定；在办的项目照它提交时的规定办到底。', differing: (n: Told, looked: Told) => `看了 ${looked} 个在办项目，改按新规定会不一样的有 ${n} 个：`, noneDiffer: (looked: Told) => `看了 ${looked} 个在办项目，改不改按新规定都一样。`, see: '看影响', confirm: '确认并公布', confirmed2: '已确认并公布', discard: '撤下修订', discardWhy: '为什么撤下', discardTitle: (name: Told) => `撤下「${name}」的修订`, discarded: '已撤下', whyReason: '请写一句理由。', readOnly: '您可以看，不能改。', seeAll: '看全部规定', seeAllNote: '每一项的依据、原文和历次规定',
  strict: '超过', notStrict: '不少于', addRow: '再加一行', dropRow: '去掉这一行', row: (n: Told) => `第 ${n} 行`, yes: '是', no: '否', threshold: '设不设门槛', withThreshold: '设门槛', withoutThreshold: '不设门槛', noLimit: '空着就是不设', anyType: '全部类型', inYuan: '（元）',
} as const

/** How a value takes effect. */
export const USE_LABELS: Record<PolicyUse, string> = { rule: '系统据此办理', built: '平台照此设计', reading: '仅供查阅，系统不据此办理' }

/** What became of a proposed change. */
export const AMENDMENT_LABELS: Record<AmendmentState, string> = { proposed: '等第二人确认', confirmed: '已确认', discarded: '已撤下' }

/** In which way a project would be judged differently. */
export const EFFECT_LABELS: Record<PolicyEffect, string> = { route: '流程不同', cap: '上限不同', deadline: '期限不同' }
