/** Finds projects and notices of a community or a district: one request to the database a page. */
import type { Page } from '../../contracts/operations'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import type { SearchHit } from '../../contracts/publications'
import { wantedIn, type SearchEntry, type Wanted } from '../../domain/publications/search'
import { CATEGORY_LABELS } from '../../src/copy/words'
import { yes } from '../_runtime/answers'
import { operation, type Context } from '../_runtime/operation'
import { pageOf } from '../_runtime/pages'
import type { Where } from '../_runtime/ports'

interface Asked { readonly where: Where; readonly wanted: Wanted | null; readonly skip: number; readonly limit: number }

/** Nothing to look for but a place, a year or a category: the newest first. */
const newest = ({ ports: { store } }: Context, { where, skip, limit }: Asked): Promise<readonly SearchEntry[]> => store.list<SearchEntry>('searchEntries', { where, order: [['at', 'desc']], skip, limit })

async function found(ctx: Context, asked: Asked): Promise<readonly (SearchEntry & { readonly score: number })[]> {
  const { where, wanted, skip, limit } = asked
  if (wanted === null || wanted.total === 0) return (await newest(ctx, asked)).map((entry) => ({ ...entry, score: 0 }))
  const { grams, named, anyOf, atLeast } = wanted
  return ctx.ports.store.rank<SearchEntry>('searchEntries', { where, list: 'grams', wanted: grams, named: named.map((one) => ({ signs: one.signs, words: one.grams })), anyOf, atLeast, newestBy: 'at', skip, limit })
}

const hitOf = ({ what, project, code, number, title, where, community, communityName, stage, notice, category, year, at, score, supersededBy }: SearchEntry & { readonly score: number }, total: number): SearchHit =>
  ({ what, project, code, number, title, where, community, communityName, stage, notice, category, year, at, exact: score >= total, ...(supersededBy === undefined ? {} : { supersededBy }) })

export const search = operation({
  name: 'publications.search', does: 'Finds projects and notices by what was typed, a wrong letter forgiven, within a community or a district, by kind, category and year.', who: 'anyone', input: PROJECT_INPUTS['publications.search'], output: 'Page<SearchHit>', refusals: ['malformed', 'fault'], kind: 'read',
  run: async (ctx, { within, text, what, category, year, cursor, limit }) => {
    const wanted = text === null ? null : wantedIn(text, CATEGORY_LABELS)
    // Only signs and blanks were typed: nothing is like them.
    if (text !== null && wanted === null) return yes<Page<SearchHit>>({ items: [], next: null })
    const inYear = year ?? wanted?.year ?? null
    const where: Where = { [within.kind]: within.id, ...(what === null ? {} : { what }), ...(category === null ? {} : { category }), ...(inYear === null ? {} : { year: inYear }) }
    const { items, next } = pageOf(await found(ctx, { where, wanted, skip: cursor ?? 0, limit: limit + 1 }), { cursor, limit })
    return yes<Page<SearchHit>>({ items: items.map((entry) => hitOf(entry, wanted?.total ?? 0)), next })
  },
})
