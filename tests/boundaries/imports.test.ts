import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const folders = ['contracts', 'domain', 'policies', 'cloudfunctions', 'emulator', 'src']
const cruise = (...what: readonly string[]) => spawnSync('npx', ['depcruise', '--config', 'config/boundaries.cjs', '--output-type', 'err', ...what], { cwd: root, encoding: 'utf8' })

describe('boundaries', () => {
  it('every import follows the arrows', () => {
    const { stdout, status } = cruise(...folders)
    expect(stdout).toMatch(/no dependency violations found/)
    expect(status).toBe(0)
  }, 60_000)

  const planted: readonly (readonly [string, string, string])[] = [
    ['domain', "import { readFileSync } from 'node:fs'\nexport const x = readFileSync", 'domain-has-no-io'],
    ['domain', "import { serve } from '../../cloudfunctions/_runtime/serve'\nexport const x = serve", 'domain-imports-contracts-only'],
    ['src', "import { COMMAND_INPUTS } from '../../contracts/commands.schema'\nexport const x = COMMAND_INPUTS", 'screens-take-types'],
    ['src', "import { decide } from '../../domain/projects/decide'\nexport const x = decide", 'screens-know-no-rules'],
    ['cloudfunctions', "import { DEVELOPMENT_PEOPLE } from '../../emulator/people'\nexport const x = DEVELOPMENT_PEOPLE", 'doors-import-no-emulator-no-screen'],
    ['cloudfunctions', "import tcb from '@cloudbase/node-sdk'\nexport const x = tcb", 'one-database-door'],
    ['emulator', "import { TABLE } from '../../domain/projects/stages'\nexport const x = TABLE", 'emulator-imports-no-rules'],
  ]
  it.each(planted)('a wrong import planted in %s is found', (folder, text, rule) => {
    mkdirSync(join(root, folder), { recursive: true })
    const place = mkdtempSync(join(root, folder, 'planted-'))
    try {
      writeFileSync(join(place, 'wrong.ts'), text)
      const { stdout, status } = cruise(place.slice(root.length + 1))
      expect(stdout).toContain(rule)
      expect(status).not.toBe(0)
    } finally {
      rmSync(place, { recursive: true })
    }
  }, 60_000)
})
