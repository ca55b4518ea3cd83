type Params = Readonly<Partial<Record<string, string>>>

/** What a scanned address stands for: a project, one record of it, the board of a community, or what a community has published of itself. */
export type Scanned = { readonly kind: 'project'; readonly code: string; readonly number: number | null } | { readonly kind: 'community'; readonly community: string; readonly number: number | null }

const COMMUNITY = /\/n\/c\/([A-Za-z0-9_:.#|-]{1,80})(?:\/([1-9][0-9]{0,8}))?\/?(?:[?#]|$)/
const NUMBER = /^[1-9][0-9]{0,8}$/
const PROJECT = /\/n\/([A-Za-z0-9]{4,12})(?:[/-]([1-9][0-9]{0,8}))?\/?(?:[?#]|$)/
const PLAIN = /^([A-Za-z0-9]{4,12})(?:[/-]([1-9][0-9]{0,8}))?$/

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const numberIn = (number: string | undefined): number | null => (number !== undefined && NUMBER.test(number) ? Number(number) : null)
const projectIn = ([, code = '', number]: readonly (string | undefined)[]): Scanned => ({ kind: 'project', code: code.toUpperCase(), number: numberIn(number) })

/** What was scanned: WeChat hands over the whole address as `q`, a link the code itself; null for anything else. */
export function scannedIn({ q, code, scene, community, number }: Params): Scanned | null {
  const address = decoded(q ?? '')
  const [, place, own] = COMMUNITY.exec(address) ?? []
  if (place !== undefined) return { kind: 'community', community: place, number: numberIn(own) }
  if (q === undefined && community !== undefined) return { kind: 'community', community: decoded(community), number: numberIn(number) }
  const found = PROJECT.exec(address)
  if (found !== null) return projectIn(found)
  const said = [code, scene].map((one) => PLAIN.exec(decoded(one ?? ''))).find((one) => one !== null)
  return said === undefined ? null : projectIn(said)
}
