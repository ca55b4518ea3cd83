import type { InboxEntry } from '../admin/inbox'
import type { CollectionSummary } from '../database/index'
import type { FunctionState } from '../functions/host'
import type { DevelopmentPerson } from '../people'
import { html, page, type Html } from './html'

/** The time as an official in Shanghai would write it. */
function shanghai(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19)
}

export interface Overview {
  readonly people: readonly DevelopmentPerson[]
  readonly chosen: string | undefined
  readonly now: Date
  readonly offsetMs: number
  readonly functions: readonly FunctionState[]
  readonly timers: readonly { readonly name: string; readonly trigger: string; readonly config: string; readonly next: Date | undefined }[]
  readonly collections: readonly CollectionSummary[]
  readonly inbox: readonly InboxEntry[]
  readonly inboxCount: number
}

export function overviewPage(overview: Overview): string {
  return page('开发者页面', html`${clockPart(overview)}${peoplePart(overview)}${functionsPart(overview)}${collectionsPart(overview)}${inboxPart(overview)}`)
}

function clockPart({ now, offsetMs }: Overview): Html {
  const days = (offsetMs / 86_400_000).toFixed(1)
  const button = (count: number): Html => html`<form method="post" action="/dev/clock"><input type="hidden" name="advanceDays" value="${count}"><button>拨快${count}天</button></form>`
  return html`<h2>时钟</h2><p>现在是 <b>${shanghai(now)}</b>（北京时间），比电脑的时间快 ${days} 天。${[button(1), button(5), button(15)]}
<form method="post" action="/dev/clock"><input type="hidden" name="reset" value="1"><button>回到电脑的时间</button></form></p>
<p>拨快时钟后，到期的定时任务会依次执行；一次拨快多天时，同一个任务每天最多执行一次。</p>`
}

function peoplePart({ people, chosen }: Overview): Html {
  if (people.length === 0) return html`<h2>人物</h2><p>还没有人物。</p>`
  const row = (person: DevelopmentPerson): Html => html`<tr><td><a href="/dev/as/${person.id}">${person.name}</a>${person.id === chosen ? '（当前）' : ''}</td><td>${person.does}</td><td>${person.community}</td><td><code>${person.id}</code></td></tr>`
  return html`<h2>人物</h2><p>点名字，就以这个人的身份打开网页版。<a href="/dev/as/">退出身份</a></p><table><tr><th>姓名</th><th>做什么</th><th>社区</th><th>代号</th></tr>${people.map(row)}</table>`
}

function functionsPart({ functions, timers }: Overview): Html {
  const row = (state: FunctionState): Html => html`<tr><td>${state.name}</td><td>${state.instances}（忙 ${state.busy}，排队 ${state.waiting}）</td><td>${state.invocations}</td><td>${state.lastError === null ? '' : html`<span class="bad">${state.lastError.at}</span><pre>${state.lastError.message}</pre>`}</td></tr>`
  const timer = (entry: Overview['timers'][number]): Html => html`<tr><td>${entry.name}</td><td>${entry.trigger}</td><td><code>${entry.config}</code></td><td>${entry.next ? shanghai(entry.next) : '不再执行'}</td></tr>`
  return html`<h2>云函数</h2><table><tr><th>名称</th><th>实例</th><th>调用次数</th><th>最近一次错误</th></tr>${functions.map(row)}</table>
${timers.length === 0 ? '' : html`<h2>定时任务</h2><table><tr><th>函数</th><th>名称</th><th>规则（秒 分 时 日 月 周 年）</th><th>下一次</th></tr>${timers.map(timer)}</table>`}`
}

function collectionsPart({ collections }: Overview): Html {
  const row = ({ name, documents, indexes }: CollectionSummary): Html => html`<tr><td><a href="/dev/collections/${name}">${name}</a></td><td>${documents}</td><td>${indexes.map((index) => (index.unique ? `${index.name}（唯一）` : index.name)).join('，')}</td></tr>`
  return html`<h2>集合</h2><table><tr><th>名称</th><th>记录数</th><th>索引</th></tr>${collections.map(row)}</table>`
}

function inboxPart({ inbox, inboxCount }: Overview): Html {
  const row = (entry: InboxEntry): Html => html`<tr><td>${entry.at}</td><td>${entry.api}</td><td>${entry.to}</td><td><pre>${JSON.stringify(entry.request, null, 1)}</pre></td><td><pre>${JSON.stringify(entry.answer)}</pre></td></tr>`
  return html`<h2>收件箱（${inboxCount}）</h2><p>这些是替身代替微信收下的请求，没有真的发给任何人。最近 ${inbox.length} 条：</p>
<table><tr><th>时间</th><th>接口</th><th>给谁</th><th>内容</th><th>替身的回答</th></tr>${inbox.map(row)}</table>`
}

export interface Browsed {
  readonly name: string
  readonly skip: number
  readonly limit: number
  readonly documents: readonly unknown[]
  readonly total: number
}

export function collectionPage({ name, skip, limit, documents, total }: Browsed): string {
  const row = (document: unknown): Html => html`<tr><td><pre>${JSON.stringify(document, null, 1)}</pre></td></tr>`
  const earlier = skip > 0 ? html`<a href="/dev/collections/${name}?skip=${Math.max(0, skip - limit)}">上一页</a> ` : ''
  const later = skip + documents.length < total ? html`<a href="/dev/collections/${name}?skip=${skip + limit}">下一页</a>` : ''
  return page(`集合 ${name}`, html`<p>共 ${total} 条，从第 ${skip + 1} 条起显示 ${documents.length} 条。${earlier}${later}</p><table>${documents.map(row)}</table><p>${earlier}${later}</p>`)
}
