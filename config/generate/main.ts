// npm run generate -- [--data DIR] [--scale 0.01] [--seed TEXT] [--day YYYY-MM-DD] [--fresh]: a whole district of invented people in an emulator's data folder.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf } from '../../domain/calendar'
import { removeDataFolder } from '../../emulator/data-folder'
import { fillFolder } from './fill'
import { scaled } from './scale'

const WIDTH = 30
const SECOND = 1000

/** One line that is written over where that is possible, and now and then a new one where it is not. */
function showProgress(done: number, whole: number, said: string): void {
  const full = Math.round((done / whole) * WIDTH)
  const line = `  [${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${Math.round((done / whole) * 100)}%  ${said}`
  if (process.stderr.isTTY === true) process.stderr.write(`\r\x1b[K${line}${done === whole ? '\n' : ''}`)
  else if (done === whole || done % Math.max(1, Math.floor(whole / 10)) === 0) console.error(line)
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string', default: '.local-district' }, scale: { type: 'string', default: '1' }, seed: { type: 'string', default: 'luohu' }, day: { type: 'string' }, fresh: { type: 'boolean', default: false } } })
  const { seed, fresh, day = dayOf(Date.now()) } = values
  const folder = path.resolve(values.data)
  const scale = scaled(Number(values.scale))
  if (fresh) removeDataFolder(folder)
  const began = Date.now()
  console.error(`Generating a district: ${scale.streets} streets, ${scale.funds} funds, ${scale.councils} councils with ${scale.members} members, ${scale.households} households, ${scale.projects} projects`)
  const filled = await fillFolder({
    folder, seed, day, scale,
    onPart: (_, { communities, households, projects }) => showProgress(communities, scale.funds, `${households} households, ${projects} projects, ${Math.round((Date.now() - began) / SECOND)} s`),
  })
  console.log(JSON.stringify({ ...filled, seconds: Math.round((Date.now() - began) / SECOND), megabytes: Math.round(process.memoryUsage().rss / 2 ** 20), folder }))
  console.error(`Start it with: npm start -- --no-seed --data ${values.data}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
