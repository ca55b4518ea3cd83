import path from 'node:path'
import { parseArgs } from 'node:util'
import { removeDataFolder } from './data-folder'
import { startEmulator } from './server'
import { codeOf, messageOf } from './thrown'

const DEFAULT_PORT = 8080

/** `node --import tsx emulator/main.ts [--port N] [--data DIR] [--functions DIR] [--h5 DIR] [--fresh] [--watch] [--quiet]` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' }, data: { type: 'string', default: '.local' }, functions: { type: 'string', default: 'dist/cloudfunctions' },
      h5: { type: 'string', default: 'dist/h5' }, watch: { type: 'boolean', default: false }, quiet: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false },
    },
  })
  if (values.fresh) removeDataFolder(path.resolve(values.data))
  const emulator = await startEmulator({
    port: Number(values.port ?? DEFAULT_PORT),
    otherPorts: values.port === undefined ? 20 : 0,
    dataDir: path.resolve(values.data),
    functionsDir: path.resolve(values.functions),
    h5Dir: path.resolve(values.h5),
    watch: values.watch,
    ...(values.quiet ? {} : { log: (line: string) => console.log(line) }),
  })
  if (process.send) process.send({ url: emulator.url, isNew: emulator.isNew, examples: emulator.examples })
  else console.log(`The emulator listens at ${emulator.url} (pages for developers: ${emulator.url}/dev/)`)

  let closing: Promise<void> | undefined
  // Ctrl+C reaches us twice: from the terminal and from `npm start`.
  const stop = (): void => void (closing ??= emulator.close().then(() => process.exit(0)))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
}

main().catch((error: unknown) => {
  console.error(codeOf(error) === 'EADDRINUSE' ? 'The port is taken by another program; choose one with --port N.' : messageOf(error))
  process.exit(1)
})
