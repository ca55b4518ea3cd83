import type { NoticeItem } from '../../../contracts/operations'
import type { ProjectView } from '../../../contracts/projects'
import type { Day, Instant } from '../../../contracts/reply'
import type { NoticeKind } from '../../../contracts/vocabulary'
import { BOARD } from '../../copy/board'
import { dayOf, dayText } from '../../copy/dates'
import { factsText } from '../../copy/facts'
import { orgText, SUPPLIERS } from '../../copy/suppliers'
import { moneyText } from '../../copy/money'
import { NOTICE } from '../../copy/notice'
import { BODY_LABELS, NOTICE_LABELS, optionText } from '../../copy/words'

const DECISIONS: readonly NoticeKind[] = ['approval', 'resolution', 'determination', 'correction']

const day = (at: Instant, today: Day): string => dayText(dayOf(at), today)

/** What the neighbours said, in counts; the same lines as on paper. */
export function countLines({ consent, poll, sitting, rating }: ProjectView): readonly string[] {
  const result = sitting?.result ?? null
  return [
    ...(consent === null ? [] : [NOTICE.counted(BOARD.consent, `${BOARD.households(consent.households)}，${consent.sealed === null ? BOARD.answered(consent.answered) : factsText({ agree: consent.sealed.agree, disagree: consent.sealed.disagree, undecided: consent.sealed.undecided })}`)]),
    ...(poll === null ? [] : [NOTICE.counted(BOARD.poll, poll.sealed === null ? NOTICE.turnout(poll.turnout) : `${poll.options.map((option, index) => `${optionText(option)} ${BOARD.votes(poll.sealed?.votes[index] ?? 0)}`).join('，')}。${BOARD.poll_note}`)]),
    ...(sitting === null || result === null ? [] : [NOTICE.counted(BODY_LABELS[sitting.body], `${factsText({ members: result.members, present: result.present, for: result.for, against: result.against, abstain: result.abstain })}，${result.passed ? BOARD.passed : BOARD.notPassed}`)]),
    ...(rating === null ? [] : [NOTICE.counted(BOARD.rating, rating.result === null ? BOARD.sample(rating.answered) : `${rating.result.enough ? BOARD.points((rating.result.average100 / 100).toFixed(2)) : BOARD.notEnough}，${BOARD.sample(rating.result.answers)}`)]),
  ]
}

/** One published record as a line: when, what, with which figures. */
const nameOf = ({ record, supersededBy }: NoticeItem): string => `${NOTICE_LABELS[record.kind]}${supersededBy === null ? '' : `（${BOARD.superseded}）`}`

function recordLine(item: NoticeItem, today: Day): string {
  const { record } = item
  const { title: _title, stage: _stage, ...facts } = record.fields
  return NOTICE.step(day(record.at, today), nameOf(item), factsText(facts))
}

export const decisionLines = (items: readonly NoticeItem[], today: Day): readonly string[] => items.filter(({ record }) => DECISIONS.includes(record.kind)).map((item) => recordLine(item, today))
/** When and what; the figures stand in the parts above. */
export const lifeLines = (items: readonly NoticeItem[], today: Day): readonly string[] => items.map((item) => NOTICE.step(day(item.record.at, today), nameOf(item), ''))
export const progressLines = ({ progress }: ProjectView, today: Day): readonly string[] => progress.map((one) => NOTICE.progress(day(one.at, today), one.percent, one.text))
export const expenseLines = ({ money }: ProjectView, today: Day): readonly string[] => money.expenses.filter(({ paid }) => paid).map((one) => NOTICE.expense(day(one.at, today), one.what, `${moneyText(one.fen)}${one.passedOn === undefined ? '' : `，${SUPPLIERS.passedOn(one.passedOn)}`}`))

/** Who offered what, the chosen one marked. */
export const supplierLines = ({ quotes, implementer }: ProjectView): readonly string[] =>
  [...quotes.map((quote) => `${NOTICE.supplier(quote.supplier, moneyText(quote.fen))}${quote.supplier === implementer?.supplier ? `（${NOTICE.chosen}）` : ''}`), ...sharedBy(implementer)]

/** Of a joint declaration, every part of the contract. */
const sharedBy = (implementer: ProjectView['implementer']): readonly string[] =>
  implementer?.jointDeclaration === undefined ? [] : [SUPPLIERS.lead(implementer.supplier, implementer.jointDeclaration.leadFen), ...implementer.jointDeclaration.filedOrgs.map(orgText)]
