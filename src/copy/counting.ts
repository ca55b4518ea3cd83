import type { Deadline, Overdue } from '../../contracts/projects'
import type { Day } from '../../contracts/reply'
import { dayText } from './dates'
import { DEADLINE_LABELS } from './words'

type Counted = Pick<Deadline, 'anchor' | 'due' | 'how'>

/** One sign of `how`, as `domain/calendar.ts` writes it. */
const SIGNS = [
  { sign: /^(\d{4}-\d\d-\d\d)=(\d+)$/, kind: 'counted' }, { sign: /^skip:(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/, kind: 'skipped' },
  { sign: /^\+(\d+)d=(\d{4}-\d\d-\d\d)$/, kind: 'days' }, { sign: /^\+(\d+)m=(\d{4}-\d\d-\d\d)$/, kind: 'months' },
  { sign: /^(month-end)$/, kind: 'monthEnd' }, { sign: /^moved:(\d{4}-\d\d-\d\d)$/, kind: 'moved' }, { sign: /^estimate:(\d{4})$/, kind: 'estimate' },
  { sign: /^gap:(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/, kind: 'gap' },
  { sign: /^anew:(\d{4}-\d\d-\d\d)$/, kind: 'anew' }, { sign: /^kept:(\d{4}-\d\d-\d\d)$/, kind: 'kept' },
] as const
interface Sign { readonly kind: (typeof SIGNS)[number]['kind']; readonly first: string; readonly last: string }

function signOf(text: string): Sign | null {
  for (const { sign, kind } of SIGNS) {
    const found = sign.exec(text)
    if (found !== null) return { kind, first: found[1] ?? '', last: found[2] ?? found[1] ?? '' }
  }
  return null
}

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()
const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const
const after = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
const daysFrom = (first: Day, last: Day): readonly Day[] => (first >= last ? [first] : [first, ...daysFrom(after(first), last)])

const span = (first: Day, last: Day, today: Day): string => (first === last ? dayText(first, today) : `${dayText(first, today)}至${dayText(last, today)}`)
const skippedText = ({ first, last }: Sign, today: Day): string => `${span(first, last, today)}${daysFrom(first, last).every(isWeekend) ? '是周末' : '放假'}，不算`

/** A run of days counted one after the other; a weekend that is worked is named. */
function countedText(run: readonly Sign[], today: Day): string {
  const [first, last] = [run[0], run.at(-1)]
  if (first === undefined || last === undefined) return ''
  const numbers = first.last === last.last ? `第 ${first.last} 天` : `第 ${first.last} 到第 ${last.last} 天`
  const worked = run.filter(({ first: day }) => isWeekend(day)).map(({ first: day }) => `${dayText(day, today)}星期${WEEKDAYS[weekday(day)] ?? ''}调休上班`)
  return `${span(first.first, last.first, today)}是${numbers}${worked.length === 0 ? '' : `（${worked.join('，')}，要算）`}`
}

function sentenceOf(sign: Sign, today: Day): string {
  switch (sign.kind) {
    case 'counted': return countedText([sign], today)
    case 'skipped': return skippedText(sign, today)
    case 'days': return `往后数 ${sign.first} 天，数到${dayText(sign.last, today)}`
    case 'months': return `往后数 ${sign.first} 个月，数到${dayText(sign.last, today)}`
    case 'monthEnd': return '那个月没有这一天，算到月末'
    case 'moved': return `最后一天遇上休息日，顺延到${dayText(sign.first, today)}`
    case 'gap': return `${span(sign.first, sign.last, today)}公示栏上缺了这份公示，缺几天补几天`
    case 'anew': return `公示更正了金额、范围或地点，从更正这天重新算（原来从${dayText(sign.first, today)}起算）`
    case 'kept': return `不早于更正前说好的最后一天，${dayText(sign.first, today)}`
    case 'estimate': return `${sign.first} 年的放假安排还没有公布，先按周一到周五暂估`
  }
}

/** 「怎么算的」: from which day, which days counted, which were left out and why, until when; one sentence each. */
export function howCounted({ anchor, due, how }: Counted, today: Day): readonly string[] {
  const signs = how.split(' ').map(signOf).filter((sign) => sign !== null)
  const told: string[] = []
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at]
    if (sign === undefined) continue
    const run = [sign]
    for (let next = signs[at + 1]; sign.kind === 'counted' && next?.kind === 'counted'; next = signs[at + 1]) { run.push(next); at += 1 }
    told.push(`${sign.kind === 'counted' ? countedText(run, today) : sentenceOf(sign, today)}。`)
  }
  return [`从${dayText(anchor, today)}起算，当天不算。`, ...told, `到${dayText(due, today)} 24:00 为止。`]
}

/** 「审批已超期 3 个工作日」: the public mark; over a weekend no working day has passed yet. */
export const overdueText = ({ kind, workingDays, escalated }: Pick<Overdue, 'kind' | 'workingDays' | 'escalated'>): string =>
  `${DEADLINE_LABELS[kind]}已超期${workingDays === 0 ? '' : ` ${workingDays} 个工作日`}${escalated ? '，已报告上一级' : ''}`
