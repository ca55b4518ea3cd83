/** What all the funds of a district were given together for a year. */
import type { FundAccount } from '../../contracts/operations'
import type { Place } from '../../contracts/places'
import type { Fen } from '../../contracts/reply'
import type { DistrictTotal } from '../../domain/funds/account'
import { byIds, everyPage } from '../_runtime/pages'
import type { Store, Stored, Tx } from '../_runtime/ports'

const idOf = (district: Place, year: number): string => `${district.id}:${year}`

async function sumOf(store: Store, district: Place, year: number): Promise<Fen> {
  let sum = 0
  for await (const accounts of everyPage<FundAccount>(store, 'funds', { year })) {
    const places = await byIds<Place>(store, 'places', accounts.map(({ unit }) => unit))
    const within = new Set(places.filter(({ _id, path }) => [...path, _id].includes(district.id)).map(({ _id }) => _id))
    sum += accounts.reduce((fen, { unit, appropriated }) => fen + (within.has(unit) ? appropriated : 0), 0)
  }
  return sum
}

/**
 * The total as it stands; added up from the accounts while there is none yet.
 * That reading is outside the transaction, and safe all the same: every appropriation writes the total together with the account, so that one
 * which the sum has missed has made the total meanwhile; then adding it fails, and all is decided again on what stands there.
 */
export async function totalOf(reader: Pick<Tx, 'get'>, { store, district, year }: { readonly store: Store; readonly district: Place; readonly year: number }): Promise<{ readonly total: DistrictTotal; readonly stored: boolean }> {
  const found = await reader.get<Stored<DistrictTotal>>('fundTotals', idOf(district, year))
  const appropriated = found === null ? await sumOf(store, district, year) : found.appropriated
  return { total: { district: district.id, year, appropriated }, stored: found !== null }
}

/** Writes the total in the transaction of the appropriation: the first one adds it, so that of two first ones the second decides again. */
export function keepTotal(tx: Tx, district: Place, { total, stored }: { readonly total: DistrictTotal; readonly stored: boolean }): Promise<void> {
  const document: Stored<DistrictTotal> = { ...total, _id: idOf(district, total.year) }
  return stored ? tx.set('fundTotals', document) : tx.add('fundTotals', document)
}
