/** Finding projects and notices by what people type: shared letters and pairs of neighbouring letters, so that a wrong, a missing or a swapped one is forgiven. */
import type { PublicationRecord } from '../../contracts/operations'
import type { SearchHit } from '../../contracts/publications'
import type { Project } from '../../contracts/projects'
import type { PlaceId } from '../../contracts/reply'
import { CATEGORIES, type Category, type NoticeKind } from '../../contracts/vocabulary'
import { dayOf, yearOf } from '../calendar'

/** What lies in the index: what a hit shows, and what it is found by. */
export interface SearchEntry extends Omit<SearchHit, 'exact'> { readonly _id: string; readonly district: PlaceId; readonly grams: readonly string[] }

/** Words as they are compared: no case, no width, no signs between them. */
const wordsIn = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')

const lettersIn = (word: string): readonly string[] => [...word]
function pairsIn(word: string): readonly string[] {
  const letters = lettersIn(word)
  return letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`)
}

/** What stands for a category among the grams; no text that anybody types becomes it. */
const sign = (category: Category): string => `#${category}`
/** Texts of notices are found by their beginning. */
const MOST_LETTERS = 120

/** Every letter and every pair of neighbouring letters of some texts, once each. */
export function gramsOf(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => wordsIn([...text].slice(0, MOST_LETTERS).join('')))
  return [...new Set(words.flatMap((word) => [...lettersIn(word), ...pairsIn(word)]))]
}

const categorySigns = ({ triage }: Project): readonly string[] => (triage === null ? [] : [sign(triage.category)])

/** A public project as it is found. */
export function projectEntry(project: Project, communityName: string): SearchEntry {
  const { id, code, title, where, community, district, stage, since, triage, proposedAt } = project
  return {
    _id: `p:${id}`, what: 'project', project: id, code, number: null, title, where, community, communityName, district, stage, notice: null, category: triage?.category ?? null, year: yearOf(dayOf(proposedAt ?? since)), at: since,
    grams: [...gramsOf([title, where, code, communityName, project.problem]), ...categorySigns(project)],
  }
}

/** Whether a record is found by itself; moves from stage to stage are found with their project. */
export const isFound = (kind: NoticeKind): boolean => kind !== 'stage'

/** A public record as it is found: by its own words, and by those of its project. */
export function noticeEntry(record: PublicationRecord, project: Project, communityName: string): SearchEntry {
  const { community, number, code, kind, at, fields } = record
  const { title, stage: _stage, objectionUntil: _until, ...rest } = fields
  const said = Object.values(rest).filter((value) => typeof value === 'string')
  return {
    _id: `n:${community}@${number}`, what: 'notice', project: project.id, code, number, title: String(title ?? project.title), where: project.where, community, communityName, district: project.district, stage: null, notice: kind,
    category: project.triage?.category ?? null, year: yearOf(dayOf(at)), at, grams: [...gramsOf([String(title ?? ''), project.where, code, communityName, ...said]), ...categorySigns(project)],
  }
}

/** What a record that is about no project says in words. */
const SAID = ['text', 'reason', 'placeName', 'clause', 'quote', 'document'] as const

/** A record that is about no project, as it is found: by its own words. */
export function reportEntry({ community, number, kind, at, fields }: PublicationRecord, { communityName, district }: Pick<SearchEntry, 'communityName' | 'district'>): SearchEntry {
  const title = String(fields.title ?? '')
  const said = SAID.flatMap((key) => String(fields[key] ?? '').split('\n'))
  return { _id: `n:${community}@${number}`, what: 'notice', project: '', code: '', number, title, where: '', community, communityName, district, stage: null, notice: kind, category: null, year: yearOf(dayOf(at)), at, grams: gramsOf([title, communityName, ...said]) }
}

/** What was typed, as it is looked for. */
export interface Wanted {
  readonly grams: readonly string[]
  /** Words that may also be the name of a category: whoever has one of the signs has all of the word's grams. */
  readonly named: readonly { readonly signs: readonly string[]; readonly grams: readonly string[] }[]
  /** All grams, those of the named words too. */
  readonly total: number
  /** Entries with none of these are not looked at. */
  readonly anyOf: readonly string[]
  readonly atLeast: number
  readonly year: number | null
}

const YEAR = /^(20\d{2})年?$/
/** So few letters must be looked for one by one: a single swap leaves no pair of them. */
const FEW_LETTERS = 4
/** A letter takes itself and two pairs with it. */
const LOST_BY_AN_ERROR = 3
/** How many errors of typing are forgiven for so many letters. */
const forgiven = (letters: number): number => (letters <= 1 ? 0 : letters <= 5 ? 1 : letters <= 9 ? 2 : 3)

/** The categories whose name has this word in it; `names` are the words of the screens. */
const categoriesNamed = (word: string, names: Readonly<Record<Category, string>>): readonly Category[] => (lettersIn(word).length < 2 ? [] : CATEGORIES.filter((category) => names[category].includes(word)))

/** Reads what was typed: a year by itself is a year, a category's name finds the category, everything else is looked for. Null where nothing can be looked for. */
export function wantedIn(typed: string, names: Readonly<Record<Category, string>>): Wanted | null {
  const words = wordsIn(typed)
  const year = words.map((word) => YEAR.exec(word)?.[1]).find((found) => found !== undefined)
  const looked = words.filter((word) => !YEAR.test(word))
  if (looked.length === 0 && year === undefined) return null
  const named = looked.map((word) => ({ word, signs: categoriesNamed(word, names).map(sign) })).filter(({ signs }) => signs.length > 0)
  const grams = gramsOf(looked.filter((word) => !named.some((one) => one.word === word)))
  const all = [...new Set([...grams, ...named.flatMap(({ word }) => gramsOf([word]))])]
  const letters = new Set(looked.flatMap(lettersIn)).size
  const pairs = all.filter((gram) => lettersIn(gram).length > 1)
  const total = grams.length + named.reduce((sum, { word }) => sum + gramsOf([word]).length, 0)
  return {
    grams, named: named.map(({ word, signs }) => ({ signs, grams: gramsOf([word]) })), total, atLeast: Math.max(1, total - LOST_BY_AN_ERROR * forgiven(letters)),
    anyOf: [...(letters > FEW_LETTERS && pairs.length > 0 ? pairs : all), ...named.flatMap(({ signs }) => signs)], year: year === undefined ? null : Number(year),
  }
}
