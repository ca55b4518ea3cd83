type Params = Readonly<Partial<Record<string, string>>>

const IN_ADDRESS = /\/n\/([A-Za-z0-9]{4,12})(?:[/?#]|$)/
const PLAIN = /^[A-Za-z0-9]{4,12}$/

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The code of the notice that was scanned: WeChat hands over the whole address as `q`, a link the code itself; null for anything else. */
export function codeIn({ q, code, scene }: Params): string | null {
  const found = q === undefined ? undefined : IN_ADDRESS.exec(decoded(q))?.[1]
  const said = found ?? [code, scene].map((one) => decoded(one ?? '')).find((one) => PLAIN.test(one))
  return said === undefined ? null : said.toUpperCase()
}
