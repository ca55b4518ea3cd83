/** docs/operations.md: every operation, from the tables themselves. */
import fs from 'node:fs'
import path from 'node:path'
import type { Operation } from '../../cloudfunctions/_runtime/operation'
import { TABLE } from '../../domain/projects/stages'
import { COMMANDS } from '../../contracts/vocabulary'
import type * as v from 'valibot'

const folder = path.join(__dirname, '..', '..', 'cloudfunctions')
const areas = fs.readdirSync(folder).filter((name) => !name.startsWith('_') && fs.existsSync(path.join(folder, name, 'operations.ts'))).sort()

interface Described { readonly type: string; readonly entries?: Readonly<Record<string, Described>>; readonly wrapped?: Described; readonly pipe?: readonly Described[]; readonly item?: Described; readonly options?: readonly unknown[]; readonly requirement?: unknown; readonly literal?: unknown }

/** A validator in words: its shape and its bounds. */
function shape(s: Described): string {
  if (s.pipe && s.pipe.length > 1) {
    const bounds = s.pipe.slice(1).filter((p) => ['max_length', 'min_value', 'max_value', 'min_length'].includes(p.type) && typeof p.requirement === 'number').map((p) => `${{ max_length: '≤', min_length: '≥', min_value: '≥', max_value: '≤' }[p.type] ?? ''}${String(p.requirement)}`)
    return `${shape({ ...(s.pipe[0] ?? s), pipe: [] })}${bounds.length > 0 ? ` ${bounds.join(' ')}` : ''}`
  }
  switch (s.type) {
    case 'strict_object': case 'object': return `{ ${Object.entries(s.entries ?? {}).map(([k, e]) => `${k}${['optional', 'exact_optional'].includes(e.type) ? '?' : ''}: ${shape(e)}`).join(', ')} }`
    case 'optional': case 'exact_optional': case 'nullable': return s.wrapped ? `${shape(s.wrapped)}${s.type === 'nullable' ? ' or null' : ''}` : s.type
    case 'array': return s.item ? `[${shape(s.item)}]` : '[]'
    case 'picklist': return (s.options ?? []).length > 8 ? `one of ${(s.options ?? []).length} words` : (s.options ?? []).map(String).join(' \\| ')
    case 'union': return (s.options ?? []).map((o) => shape(o as Described)).join(' or ')
    case 'literal': return String(s.literal)
    default: return s.type
  }
}

const row = (o: Operation): string => {
  const command = COMMANDS.find((c) => c === o.name)
  const who = typeof o.who === 'string' ? o.who : o.who.join(', ')
  const project = command === undefined ? '' : `<br>then on the project: ${TABLE[command].by.join(', ')}${TABLE[command].narrowedBy ? ` (narrowed by the pack: ${TABLE[command].narrowedBy ?? ''})` : ''}; ${TABLE[command].gate}`
  return `| \`${o.name}\` | ${o.kind} | ${o.does} | ${who}${project} | ${shape(o.input as v.GenericSchema as unknown as Described)} | ${o.output} | ${[...new Set(o.refusals)].join(', ')} |`
}

async function main(): Promise<void> {
  const tables = await Promise.all(areas.map(async (area) => ({ area, operations: ((await import(path.join(folder, area, 'operations.ts'))) as { readonly OPERATIONS: readonly Operation[] }).OPERATIONS })))
  const count = tables.reduce((n, t) => n + t.operations.length, 0)
  const out = ['# Operations', '', `Generated from the operation tables (\`npm run docs\`); ${count} operations in ${areas.length} areas. A mini-program calls \`<area>\` with \`{ operation, input, requestId }\`; on the laptop the same goes to \`POST /call\`. Every write carries a request id and may safely be sent twice. Any operation may also answer \`unknown-operation\`, \`malformed\`, \`too-large\`, \`busy\` or \`fault\`.`]
  for (const { area, operations } of tables) out.push('', `## ${area}`, '', '| operation | kind | what it does | who | input | output | refusals |', '|---|---|---|---|---|---|---|', ...operations.map(row))
  process.stdout.write(`${out.join('\n')}\n`)
}

void main()
