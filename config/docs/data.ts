/** docs/data.md: every collection, from the table that creates them. */
import { COLLECTION_NAMES, COLLECTIONS } from '../../cloudfunctions/_runtime/collections'

interface Collection { readonly key: string; readonly writtenBy: readonly string[]; readonly holds: string; readonly indexes: readonly { readonly name: string; readonly keys: readonly { readonly field: string; readonly direction: number }[]; readonly unique: boolean }[] }
const rows = COLLECTION_NAMES.map((name) => {
  const { key, writtenBy, holds, indexes }: Collection = COLLECTIONS[name]
  const listed = indexes.map((i) => `${i.unique ? 'unique ' : ''}(${i.keys.map((k) => `${k.direction < 0 ? '−' : ''}${k.field}`).join(', ')})`).join('<br>')
  return `| \`${name}\` | ${holds} | ${key} | ${listed === '' ? '–' : listed} | ${writtenBy.join(', ')} |`
})
process.stdout.write(`# Data

Generated from \`cloudfunctions/_runtime/collections.ts\` (\`npm run docs\`). Every collection is closed to clients; only the functions named here write it, inside the one write path.

Two kinds of record. **Streams** (\`events\`) hold what must be ordered: the key is \`<stream>@<version>\`, so a second writer of the same version fails. **Ballots** (\`consents\`, \`pollBallots\`, \`councilBallots\`, \`ratings\`) hold what must be unique: the key is made of the matter and the voter, so the same voter can only ever hit the same document.

| collection | what it holds | key (\`_id\`) | indexes | written by |
|---|---|---|---|---|
${rows.join('\n')}
`)
