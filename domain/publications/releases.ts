/** The public log as releases of the Open Contracting Data Standard 1.1: one release a record, never changed afterwards, like the record itself. */
import type { PublicationRecord } from '../../contracts/operations'
import type { Instant } from '../../contracts/reply'
import type { NoticeKind } from '../../contracts/vocabulary'
import { filedOrgsIn } from '../works/joint-declaration'

/** Not registered with the Open Contracting Partnership: whoever runs this for a district registers one and says so here. */
const PREFIX = 'weishishi'
const SHANGHAI_MS = 8 * 3_600_000
const FEN_PER_YUAN = 100

/** The tags of the standard's list that a record is. */
const TAGS: Readonly<Record<NoticeKind, readonly string[]>> = {
  stage: ['planningUpdate'], consentResult: ['planningUpdate'], pollResult: ['planningUpdate'], agenda: ['planningUpdate'], resolution: ['planning'], approval: ['planningUpdate'], determination: ['planningUpdate'],
  contributions: ['planningUpdate'], implementer: ['award', 'contract'], progress: ['implementation'], result: ['implementationUpdate'], satisfaction: ['implementationUpdate'], handover: ['implementationUpdate'],
  rejection: ['planningUpdate'], termination: ['planningUpdate'], unfinished: ['implementationUpdate'], objectionAnswer: ['planningUpdate'], policyChange: ['planningUpdate'], policyMove: ['planningUpdate'],
  pollOpened: ['planningUpdate'], pollSealed: ['planningUpdate'], pollDecided: ['planning'], overdue: ['planningUpdate'], recount: ['planningUpdate'],
  bulletin: ['planningUpdate'], circular: ['implementationUpdate'], yearEnd: ['implementationUpdate'], barList: ['implementationUpdate'], meetingReminder: ['planningUpdate'], rankExplanation: ['implementationUpdate'], leadingMeeting: ['planningUpdate'], checkDrawn: ['implementationUpdate'], fieldCheck: ['implementationUpdate'], dutyMissed: ['planningUpdate'],
  commentAnswer: ['planningUpdate'], auditRequested: ['planningUpdate'], auditAnswer: ['implementationUpdate'], sheetAnswer: ['planningUpdate'], correction: ['planningUpdate'], annualAward: ['implementationUpdate'], naming: ['implementationUpdate'], reallocation: ['planningUpdate'],
}

interface Money { readonly amount: number; readonly currency: 'CNY' }
interface Party {
  readonly id: string; readonly name: string; readonly roles: readonly ('buyer' | 'supplier')[]
  readonly identifier?: { readonly id: string; readonly legalName: string }
  /** Of a joint declaration: each part of the price, and of a filed organisation where it is filed under which number. */
  readonly details?: { readonly lead: boolean; readonly share: Money; readonly filedWith?: string; readonly filingNumber?: string }
}

/** The part of a release of the standard that our records have something for. */
export interface Release {
  readonly ocid: string; readonly id: string; readonly date: string; readonly tag: readonly string[]; readonly initiationType: 'tender'; readonly language: 'zh'
  readonly parties: readonly Party[]; readonly buyer: { readonly id: string; readonly name: string }
  readonly planning?: { readonly project: string; readonly budget?: { readonly amount: Money } }
  readonly awards?: readonly { readonly id: string; readonly title: string; readonly status: 'active'; readonly date: string; readonly value: Money; readonly suppliers: readonly { readonly id: string; readonly name: string }[] }[]
  readonly contracts?: readonly { readonly id: string; readonly awardID: string; readonly title: string; readonly status: 'active'; readonly value?: Money; readonly implementation?: { readonly milestones: readonly { readonly id: string; readonly title: string; readonly description: string; readonly type: 'delivery'; readonly dateModified: string }[] } }[]
}

/** An instant with the offset of Shanghai, as the standard wants it. */
const dateTime = (at: Instant): string => `${new Date(at + SHANGHAI_MS).toISOString().slice(0, 19)}+08:00`
const yuan = (fen: number): Money => ({ amount: fen / FEN_PER_YUAN, currency: 'CNY' })
const numberIn = (value: string | number | undefined): number | null => (typeof value === 'number' ? value : null)

/** The money that a record of a plan names: the amount decided on, else the budget, else the estimate. */
function planned({ fields }: PublicationRecord): number | null {
  return [fields.amount, fields.budget, fields.cost, fields.estimate].map(numberIn).find((fen) => fen !== null) ?? null
}

/** Who has the contract: the lead or the only supplier first, then each filed organisation of a joint declaration (E87). */
function suppliersIn({ code, number, fields }: PublicationRecord): readonly Party[] {
  const [name, leadFen] = [String(fields.supplier ?? ''), numberIn(fields.leadFen)]
  const identifier = typeof fields.creditCode === 'string' ? { identifier: { id: fields.creditCode, legalName: name } } : {}
  const lead: Party = { id: `${code}-supplier-${number}`, name, roles: ['supplier'], ...identifier, ...(leadFen === null ? {} : { details: { lead: true, share: yuan(leadFen) } }) }
  return [lead, ...filedOrgsIn(fields.filedOrgs).map((org, i): Party => ({ id: `${lead.id}-${i + 1}`, name: org.name, roles: ['supplier'], details: { lead: false, share: yuan(org.fen), filedWith: org.filedWith, filingNumber: org.filingNumber } }))]
}

function awarded(record: PublicationRecord): Pick<Release, 'awards' | 'contracts'> {
  const { code, fields, at } = record
  const [title, value] = [String(fields.title ?? ''), yuan(numberIn(fields.fen) ?? 0)]
  const id = `${code}-award`
  return {
    awards: [{ id, title, status: 'active', date: dateTime(at), value, suppliers: suppliersIn(record).map(({ id: of, name }) => ({ id: of, name })) }],
    contracts: [{ id: `${code}-contract`, awardID: id, title, status: 'active', value }],
  }
}

function implemented({ code, number, fields, at }: PublicationRecord): Pick<Release, 'contracts'> {
  const percent = numberIn(fields.percent)
  const milestone = { id: `${code}-${number}`, title: percent === null ? String(fields.title ?? '') : `${percent}%`, description: String(fields.text ?? fields.effect ?? ''), type: 'delivery' as const, dateModified: dateTime(at) }
  return { contracts: [{ id: `${code}-contract`, awardID: `${code}-award`, title: String(fields.title ?? ''), status: 'active', implementation: { milestones: [milestone] } }] }
}

/** A corrected result is of the work, as the result was; every other correction is of the plan. */
const tagsOf = ({ kind, fields }: PublicationRecord): readonly string[] => (kind === 'correction' && fields.notice === 'result' ? TAGS.result : TAGS[kind])

/** What a record says, by the kind of thing it is in the standard. */
function saidIn(record: PublicationRecord): Pick<Release, 'planning' | 'awards' | 'contracts'> {
  const tags = tagsOf(record)
  if (tags.includes('award')) return awarded(record)
  if (tags.some((tag) => tag.startsWith('implementation'))) return implemented(record)
  const fen = planned(record)
  return { planning: { project: String(record.fields.title ?? ''), ...(fen === null ? {} : { budget: { amount: yuan(fen) } }) } }
}

/** A public record as a release; null for one that is about no project. */
export function releaseOf(record: PublicationRecord, communityName: string): Release | null {
  const { code, number, community, kind, at } = record
  if (code === '') return null
  const buyer = { id: community, name: communityName }
  const supplier: readonly Party[] = kind === 'implementer' ? suppliersIn(record) : []
  return { ocid: `${PREFIX}-${code}`, id: `${code}-${number}`, date: dateTime(at), tag: tagsOf(record), initiationType: 'tender', language: 'zh', parties: [{ ...buyer, roles: ['buyer'] }, ...supplier], buyer, ...saidIn(record) }
}

/** A release package of the standard: the same records always give the same text. */
export function releasePackage(releases: readonly Release[], { uri, publisher, licence }: { readonly uri: string; readonly publisher: string; readonly licence: string }): object {
  const newest = releases.reduce((last, { date }) => (date > last ? date : last), '1970-01-01T08:00:00+08:00')
  return { uri, version: '1.1', publishedDate: newest, publisher: { name: publisher }, license: licence, releases }
}
