/** Where the browser is: asked of the same module that `npm test` installs it with. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'

export function browserPath(): string {
  const install = path.resolve(__dirname, '../../config/verbs/install.mjs')
  // Jest cannot load an ES module that uses import.meta.
  const found = execFileSync(process.execPath, ['--input-type=module', '-e', `import { findBrowser } from ${JSON.stringify(`file://${install}`)}; process.stdout.write(findBrowser() ?? '')`], { encoding: 'utf8' })
  if (found === '') throw new Error('no browser was found; node config/verbs/test.mjs browser installs one')
  return found
}
