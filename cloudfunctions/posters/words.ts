/** What stands on a poster, in words: three numbers that a passer-by reads from two metres, and how to object. */
import type { Project } from '../../contracts/projects'
import { costOf, openNotice } from '../../domain/projects/project'
import { threeNumbers } from '../../domain/projects/view'
import { clean, clip } from '../publications/board/html'
import { kindText } from '../publications/board/project'
import { POSTER } from '../../src/copy/poster'
import { dayOf, dayText } from '../../src/copy/dates'
import { moneyText } from '../../src/copy/money'
import { STAGE_LABELS } from '../../src/copy/stages'
import { BODY_LABELS } from '../../src/copy/words'
import type { PosterFacts, RecordFacts } from './load'

export interface PosterNumber { readonly label: string; readonly number: string; readonly beside: string }
export interface PosterWords {
  readonly over: string; readonly kind: string; readonly title: string; readonly where: string; readonly problem: string
  readonly three: readonly PosterNumber[]
  readonly window: string; readonly route: string; readonly phone: string | null
  /** What the QR code says; null where the address of the web is not known. */
  readonly page: string
  readonly facts: readonly string[]
  /** What the code is good for. */
  readonly scan: string
}

/** A notice of a period on paper: what it says, line by line. */
export interface RecordWords extends Pick<PosterWords, 'over' | 'kind' | 'title' | 'page' | 'facts' | 'scan'> { readonly lines: readonly string[] }

const MOST = { title: 60, where: 60, problem: 160, community: 40 } as const
/** Compared with no year, every day is told with its own: a poster outlives December. */
const WITH_YEAR = ''
const SHOWN = 8

function cost(project: Project): PosterNumber {
  const { spent } = threeNumbers(project)
  const whole = costOf(project)
  return { label: POSTER.cost, number: whole === null ? POSTER.noCost : moneyText(whole), beside: POSTER.spent(moneyText(spent)) }
}

/** The last body that decided, else the households that were asked, else the poll. */
function decided({ sitting, consent, poll }: Project): PosterNumber {
  if (sitting?.result) return { label: POSTER.decided, number: POSTER.votesFor(sitting.result.for), beside: POSTER.sitting(BODY_LABELS[sitting.body], sitting.result.present, sitting.result.against + sitting.result.abstain) }
  if (consent?.sealed) return { label: POSTER.decided, number: POSTER.householdsFor(consent.sealed.agree), beside: POSTER.ofHouseholds(consent.households) }
  if (poll?.sealed) return { label: POSTER.decided, number: POSTER.votesFor(poll.sealed.votes[0] ?? 0), beside: POSTER.ofVoters(poll.sealed.voters) }
  return { label: POSTER.decided, number: POSTER.undecided, beside: '' }
}

/** Satisfaction once it is known, else how far the work is, else where the matter stands. */
function state({ rating, progress, stage, since }: Project): PosterNumber {
  if (rating?.result?.enough) return { label: POSTER.satisfaction, number: POSTER.points((rating.result.average100 / 100).toFixed(2)), beside: POSTER.ratings(rating.result.answers) }
  const last = progress.at(-1)
  if (last !== undefined) return { label: POSTER.progress, number: `${last.percent}%`, beside: POSTER.asOf(dayText(dayOf(last.at), WITH_YEAR)) }
  return { label: POSTER.stage, number: STAGE_LABELS[stage], beside: POSTER.asOf(dayText(dayOf(since), WITH_YEAR)) }
}

/** One poster in words; every text that a person wrote is cleaned and clipped. */
export function wordsOf({ project, newest, communityName, phone, today }: PosterFacts, host: string): PosterWords {
  const hangs = openNotice(project)
  const until = hangs?.objectionUntil ?? null
  // A correction that came after its window says so as well, though nothing hangs any more.
  const replaces = newest.kind === 'correction' && typeof newest.fields.replaces === 'number' ? newest.fields.replaces : hangs?.replaces?.record
  // The wall says why the sheet before it was wrong, and not only that it was.
  const why = newest.kind === 'correction' && typeof newest.fields.text === 'string' ? newest.fields.text : undefined
  const open = until !== null && today <= until
  const said = (text: string, most: number): string => clean(clip(text.slice(0, 4 * most), most)).replace(/\s+/gu, ' ').trim()
  return {
    over: said(communityName, MOST.community), kind: kindText(newest), title: said(project.title, MOST.title), where: said(project.where, MOST.where), problem: `${why === undefined ? '' : POSTER.why(said(why, MOST.problem))}${said(project.problem, MOST.problem)}`,
    three: [cost(project), decided(project), state(project)],
    window: open ? POSTER.objectBy(dayText(until, WITH_YEAR)) : POSTER.noWindow, route: open ? POSTER.howObject : POSTER.howSpeak, phone: phone === null ? null : said(phone, MOST.community),
    page: `${host}/n/${encodeURIComponent(project.code)}`, scan: POSTER.scan,
    facts: [...(replaces === undefined ? [] : [POSTER.replaces(project.code, replaces)]), POSTER.publishedOn(dayText(dayOf(newest.at), WITH_YEAR)), POSTER.record(newest.code, newest.number), POSTER.check(newest.hash.slice(0, SHOWN)), POSTER.compare],
  }
}

/** A notice of a period in words: the text of its record and nothing else, which the template of its kind has made. */
export function recordWordsOf({ record, communityName }: RecordFacts, host: string): RecordWords {
  const { community, number, at, hash, fields } = record
  const said = (text: string): string => clean(text).replace(/\s+/gu, ' ').trim()
  return {
    over: said(clip(communityName, MOST.community)), kind: kindText(record), title: said(clip(String(fields.title ?? ''), MOST.title)), lines: String(fields.text ?? '').split('\n').map(said).filter((line) => line !== ''),
    page: `${host}/n/c/${encodeURIComponent(community)}/${number}`, scan: POSTER.scanRecord, facts: [POSTER.publishedOn(dayText(dayOf(at), WITH_YEAR)), POSTER.ownRecord(number), POSTER.check(hash.slice(0, SHOWN)), POSTER.compare],
  }
}
