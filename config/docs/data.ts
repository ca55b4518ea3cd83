/** docs/data.md: every collection, from the table that creates them. */
import { COLLECTION_NAMES, COLLECTIONS, type Collection } from '../../cloudfunctions/_runtime/collections'

const rows = COLLECTION_NAMES.map((name) => {
  const { key, writtenBy, holds, indexes, sealed = [] }: Collection = COLLECTIONS[name]
  const listed = indexes.map((i) => `${i.unique ? 'unique ' : ''}(${i.keys.map((k) => `${k.direction < 0 ? '−' : ''}${k.field}`).join(', ')})`).join('<br>')
  return `| \`${name}\` | ${holds} | ${key} | ${sealed.join(', ') || '–'} | ${listed === '' ? '–' : listed} | ${writtenBy.join(', ')} |`
})
process.stdout.write(`# Data

Generated from \`cloudfunctions/_runtime/collections.ts\` (\`npm run docs\`). Every collection is closed to clients; only the functions named here write it, inside the one write path.

Two kinds of record. **Streams** (\`events\`) hold what must be ordered: the key is \`<stream>@<version>\`, so a second writer of the same version fails. **Ballots** (\`consents\`, \`pollBallots\`, \`councilBallots\`, \`ratings\`) hold what must be unique: the key is made of the matter and the voter, so the same voter can only ever hit the same document.

Personal data lies sealed (AES-256-GCM) under the keys that \`PERSONAL_DATA_KEYS\` lists, the newest first, and is looked for by keyed hashes (\`PERSONAL_SEARCH_KEY\`). After a change of keys, \`people.reseal\` writes every record anew; then the old key can go.

| collection | what it holds | key (\`_id\`) | sealed | indexes | written by |
|---|---|---|---|---|---|
${rows.join('\n')}
`)
