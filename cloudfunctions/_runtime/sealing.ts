/** Sealing a set of ballots: one hash over the ballots, and the sorted receipt codes where anyone can find theirs. */
import { createHash } from 'node:crypto'
import type { CodePage, SealedSet } from '../../contracts/ballots'
import { codeOfNumber, numberOfCode } from '../../domain/ballots/codes'
import type { Store, Stored } from './ports'

/** Codes on one page: some 50 KB. */
export const CODES_PER_PAGE = 4000
const FIRST_ROOM = 1024

/** Takes ballots one by one, in the order of their ids; a million codes are 8 MB. */
export interface Seal {
  readonly take: (ballot: { readonly id: string; readonly answer: string | number; readonly receipt: string }) => void
  readonly close: (store: Store, matter: string) => Promise<SealedSet>
}

export function openSeal(): Seal {
  const ballots = createHash('sha256')
  let codes = new Float64Array(FIRST_ROOM)
  let counted = 0
  return {
    take: ({ id, answer, receipt }) => {
      ballots.update(`${id}:${answer}\n`)
      if (counted === codes.length) {
        const more = new Float64Array(counted * 2)
        more.set(codes)
        codes = more
      }
      codes[counted] = numberOfCode(receipt)
      counted += 1
    },
    close: async (store, matter) => ({ counted, ballotsHash: ballots.digest('hex'), codesHash: await writeCodes(store, matter, codes.subarray(0, counted).sort()) }),
  }
}

/** Written before the count is decided: until then nobody may read them, and a second try writes the same pages again. */
async function writeCodes(store: Store, matter: string, sorted: Float64Array): Promise<string> {
  const hash = createHash('sha256')
  for (let at = 0, page = 0; at < sorted.length; at += CODES_PER_PAGE, page += 1) {
    const codes = Array.from(sorted.subarray(at, at + CODES_PER_PAGE), codeOfNumber)
    hash.update(`${codes.join('\n')}\n`)
    const stored: Stored<CodePage> = { _id: `${matter}|${String(page).padStart(6, '0')}`, matter, page, first: codes[0] ?? '', codes }
    await store.put('sealedCodes', stored)
  }
  return hash.digest('hex')
}
