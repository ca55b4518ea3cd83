import path from 'node:path'
import { parseArgs } from 'node:util'
import { noteExamples } from './data-folder'
import { isFields } from './json'
import { traceOf } from './thrown'

/** `node --import tsx emulator/seeding.ts --url URL --data DIR`: runs the seed against a running emulator and notes that it did. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { url: { type: 'string' }, data: { type: 'string' } } })
  if (values.url === undefined || values.data === undefined) throw new Error('--url and --data are needed')
  // Named only here, because the emulator works without it.
  const place = './seed/main'
  const loaded: unknown = await import(place)
  const seed = isFields(loaded) ? loaded.seed : undefined
  if (typeof seed !== 'function') throw new Error('emulator/seed/main.ts exports no function named seed')
  noteExamples(path.resolve(values.data), 'begun')
  await seed({ url: values.url, log: (line: string) => console.log(`  ${line}`) })
  noteExamples(path.resolve(values.data), 'complete')
}

main().catch((error: unknown) => {
  console.error(traceOf(error))
  process.exit(1)
})
