/** Prints docs/policies.md: every shipped value with its dates, clause, quote and source, for an official to read and correct. */
import type { DatedValue, PolicyKey, PolicyPack, PolicyUse, PolicyValues, SourceTag } from '../../contracts/policies'
import { PACK_IDS } from '../../contracts/vocabulary'
import { policyOn } from '../../domain/policies/in-force'
import { routeOf } from '../../domain/policies/route'
import { useOf } from '../../domain/policies/use'
import { NATIONAL_FLOOR, PACKS } from '../../policies/index'
import { moneyText } from '../../src/copy/money'
import { byTheme, LEVEL_LABELS, POLICY_WORDS } from '../../src/copy/policies'
import { USE_LABELS } from '../../src/copy/policy-desk'
import { STAGE_LABELS } from '../../src/copy/stages'

const TAGS: Record<SourceTag, string> = { quoted: '原文', published: '公开报道', law: '法律', assumption: '**平台设定，待确认**' }

const USES: Record<PolicyUse, string> = { ...USE_LABELS, reading: `**${USE_LABELS.reading}**` }

const list = (words: readonly string[]): string => words.join('、')
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const period = ({ from, until }: DatedValue<unknown>): string => `${from} 起${until === null ? '' : `，至 ${until}`}`

function rowsOf<K extends PolicyKey>(key: K, values: PolicyPack['values']): readonly string[] {
  const { name, say } = POLICY_WORDS[key]
  const dated: readonly DatedValue<PolicyValues[K]>[] = values[key] ?? []
  return dated.map((one) => `| ${[name, say(one.value), period(one), one.clause, one.quote === undefined ? '' : `「${one.quote}」`, TAGS[one.tag], USES[useOf(key)]].map(cell).join(' | ')} |`)
}

const keys = Object.keys(POLICY_WORDS) as PolicyKey[]
const HEAD = ['| 条目 | 规定 | 起止 | 依据 | 所引原文 | 来源 | 系统怎么办 |', '|---|---|---|---|---|---|---|']
const table = (values: PolicyPack['values']): string => byTheme(keys.map((key) => ({ key, rows: rowsOf(key, values) })).filter(({ rows }) => rows.length > 0))
  .map(({ theme, of }) => [`#### ${theme}`, '', ...HEAD, ...of.flatMap(({ rows }) => rows)].join('\n')).join('\n\n')
const unpublished = (values: PolicyPack['values']): string => list(keys.filter((key) => values[key] === undefined && NATIONAL_FLOOR.values[key] === undefined).map((key) => POLICY_WORDS[key].name))

function routes(pack: PolicyPack): string {
  const policy = policyOn(pack, NATIONAL_FLOOR, pack.acceptsProposalsUntil ?? pack.acceptsProposalsFrom)
  return (policy.values.approvalTiers?.value ?? []).map(({ upToFen, levels }, index, all) => {
    const fen = upToFen ?? (all[index - 1]?.upToFen ?? 0) + 1
    const amount = upToFen === null ? (index === 0 ? '不论金额' : `超过 ${moneyText(fen - 1)}`) : `${moneyText(upToFen)}以内（含）`
    return `- ${amount}（${levels.map((level) => LEVEL_LABELS[level]).join('→')}）：${routeOf(policy, fen).map((stage) => STAGE_LABELS[stage]).join(' → ')}`
  }).join('\n')
}

const scheme = (pack: PolicyPack): string => [
  `## ${pack.city}：${pack.title}`, '',
  `- 编号：\`${pack.id}\`；方案名称：${pack.schemeName}；状态：${pack.status === 'illustrative' ? '**示例，未经区里书面确认**' : '已确认'}`,
  `- 文件：${pack.document}`,
  ...(pack.under === undefined ? [] : [`- 上级方案：${PACKS[pack.under].city}（\`${pack.under}\`），本方案只能更严`]),
  `- 受理提议：${pack.acceptsProposalsFrom} 起${pack.acceptsProposalsUntil === null ? '，未定终止日' : `，至 ${pack.acceptsProposalsUntil}（含）；到期后不再受理，已受理的照旧办完`}`, '',
  '### 流程', '', routes(pack), '',
  '### 各项规定', '', table(pack.values), '',
  `未载明、因而不设规则的：${unpublished(pack.values)}。`, '',
].join('\n')

console.log([
  '# 各地方案一览', '',
  '> 本页由 `npm run docs` 从 `policies/` 生成，请勿手改；要改规定，改 `policies/<城市>/policy.json` 并在 `CHANGES.md` 写明影响的首日与末日。', '',
  '金额含本数（“以内”“不超过”含本数，“超过”不含，民法典第一千二百五十九条）。起止日均含当日。每个项目按提议当日的规定办到底。', '',
  '“来源”一栏：**原文**指所引文件的原话；**公开报道**指其他公开材料；**法律**指现行法律；**平台设定**是方案没有写、由本平台暂定的，须由区里确认或更换。', '',
  `“系统怎么办”一栏：**${USE_LABELS.rule}**指办事的规则要看这一项；**${USE_LABELS.built}**指平台从来都这样做，改了这一项也不会变；**${USE_LABELS.reading}**指它只是照来源列出，没有哪条规则看它。`, '',
  `## ${NATIONAL_FLOOR.title}`, '', NATIONAL_FLOOR.document, '', table(NATIONAL_FLOOR.values), '',
  ...PACK_IDS.map((id) => scheme(PACKS[id])),
].join('\n').trimEnd())
