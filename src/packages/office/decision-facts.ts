import type { FundAccount } from '../../../contracts/operations'
import type { ProjectView } from '../../../contracts/projects'
import type { Fen } from '../../../contracts/reply'
import type { Stage } from '../../../contracts/vocabulary'
import { dayText, leftText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { OFFICE } from '../../copy/office'
import { EXCLUSION_LABELS } from '../../copy/policies'
import { STAGE_LABELS } from '../../copy/stages'
import { CATEGORY_LABELS, LEVEL_LABELS, REASON_LABELS, TYPE_LABELS } from '../../copy/words'

/** One thing that a decision rests on, in words; `look` says what to look twice at. */
export interface Fact { readonly label: string; readonly text: string; readonly look?: 'warn' | 'good' }

function moneyFacts(view: ProjectView, account: FundAccount | null): readonly Fact[] {
  const { money, card, triage } = view
  const asked = money.cost === null ? null : money.fund
  const cap = view.line.flatMap((entry) => entry.because).filter(({ rule }) => rule === 'cap').at(-1)
  const capFen = cap?.figures.cap
  const given = money.sources.filter(({ source }) => source !== 'fund')
  const sum = (key: 'promised' | 'received'): Fen => given.reduce((total, one) => total + one[key], 0)
  // What is held for it already is no longer among what is available; each of several communities answers for its own account.
  const more = view.councils.length > 0 ? 0 : Math.max(0, (asked ?? 0) - money.held)
  const short = account !== null && account.available < more
  return [
    { label: OFFICE.cost, text: card.cost === null ? OFFICE.noCost : moneyText(card.cost) },
    ...(cap !== undefined && typeof capFen === 'number' ? [{ label: OFFICE.cap, text: OFFICE.capText(moneyText(capFen), cap.clause), ...(card.cost !== null && card.cost > capFen ? { look: 'warn' as const } : {}) }] : []),
    ...(view.family.length === 0 ? [] : [{ label: OFFICE.family, text: OFFICE.familyText(view.family.map(({ title, code, fen }) => `${title}（${code}），${moneyText(fen)}`).join('；'), moneyText((card.cost ?? 0) + view.family.reduce((sum, one) => sum + one.fen, 0))), look: 'warn' as const }]),
    ...(triage?.justification == null ? [] : [{ label: OFFICE.justification, text: triage.justification }]),
    ...(asked === null ? [] : [{ label: OFFICE.fundAsked, text: moneyText(asked) }]),
    ...(account === null ? [] : [{ label: OFFICE.available, text: `${OFFICE.ofYear(account.year)}${moneyText(account.available)}${more === 0 ? '' : `，${short ? OFFICE.notEnough : OFFICE.enough}`}`, ...(short ? { look: 'warn' as const } : {}) }]),
    ...(given.length === 0 ? [] : [{ label: OFFICE.gathered, text: OFFICE.gatheredText(moneyText(sum('received')), moneyText(sum('promised'))) }]),
    ...(money.committed === 0 ? [] : [{ label: OFFICE.spent, text: OFFICE.spentText(moneyText(money.paid), moneyText(money.committed)) }]),
  ]
}

const APPROVERS: readonly Stage[] = ['approvingCommunity', 'approvingStreet', 'approvingDistrict']

/** Which levels decide, in order, and what they were told when the checklist was gone through. */
function levelFacts({ card, checks }: ProjectView): readonly Fact[] {
  const levels = card.steps.filter(({ stage }) => APPROVERS.includes(stage))
  const exceptions = (checks?.exclusions ?? []).filter(({ applies }) => applies)
  return [
    ...(levels.length === 0 ? [] : [{ label: OFFICE.levels, text: levels.map(({ stage }) => STAGE_LABELS[stage]).join(' → ') }]),
    ...(exceptions.length === 0 ? [] : [{ label: OFFICE.exceptions, text: exceptions.map(({ reason, text }) => [EXCLUSION_LABELS[reason], text].filter(Boolean).join('：')).join('；'), look: 'warn' as const }]),
    ...(checks === null || checks.distinct.length === 0 ? [] : [{ label: OFFICE.distinct, text: checks.distinct.map(({ code, text }) => `${code}：${text}`).join('；') }]),
  ]
}

function peopleFacts({ consent, poll, sitting }: ProjectView): readonly Fact[] {
  const result = sitting?.result ?? null
  return [
    ...(consent === null ? [] : [{ label: OFFICE.consent, text: consent.sealed === null ? OFFICE.consentOpen(consent.answered, consent.households) : OFFICE.consentText(consent.sealed) }]),
    ...(poll === null ? [] : [{ label: OFFICE.poll, text: OFFICE.pollText(poll.sealed?.voters ?? poll.turnout) }]),
    ...(result === null ? [] : [{ label: OFFICE.sitting, text: `${result.passed ? OFFICE.passed : OFFICE.failed}，${OFFICE.sittingText(result)}`, look: result.passed ? ('good' as const) : ('warn' as const) }]),
  ]
}

function objectionFacts({ notices }: ProjectView, day: string): readonly Fact[] {
  const all = notices.flatMap(({ objections }) => objections)
  const open = all.filter(({ state }) => state === 'open').length
  const until = notices.at(-1)?.objectionUntil ?? null
  if (notices.length === 0) return []
  return [
    ...(until === null || until < day ? [] : [{ label: OFFICE.noticeOpen, text: OFFICE.noticeUntil(dayText(until, day), leftText(until, day)) }]),
    { label: OFFICE.objections, text: OFFICE.objectionsText(open, all.length), ...(open > 0 ? { look: 'warn' as const } : {}) },
  ]
}

/** What an official should have read before deciding: the matter, the money, the neighbours, the objections. */
export function decisionFacts(view: ProjectView, { account, day }: { readonly account: FundAccount | null; readonly day: string }): readonly Fact[] {
  const { triage, rejection, pending } = view
  return [
    ...(pending === null ? [] : [{ label: OFFICE.pending, text: OFFICE.pendings[pending], look: 'warn' as const }]),
    ...(rejection === null ? [] : [{ label: OFFICE.rejection, text: [REASON_LABELS[rejection.reason], rejection.text].filter(Boolean).join('，'), look: 'warn' as const }]),
    ...(triage === null ? [] : [{ label: OFFICE.type, text: `${TYPE_LABELS[triage.type]}，${CATEGORY_LABELS[triage.category]}，${LEVEL_LABELS[triage.level]}` }]),
    ...levelFacts(view), ...moneyFacts(view, account), ...peopleFacts(view), ...objectionFacts(view, day),
  ]
}
