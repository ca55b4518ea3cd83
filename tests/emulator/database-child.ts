// A database in a process of its own, for the tests that kill it.
import type { AddressInfo } from 'node:net'
import { openDatabase } from '../../emulator/database/index'
import { serve } from './database-harness'

const database = openDatabase({ file: process.argv[2] ?? '' })
for (const name of ['singles', 'left', 'right']) database.ensureCollection(name, [{ name: 'writer_1_n_1', keys: [{ field: 'writer', direction: 1 }, { field: 'n', direction: 1 }], unique: true }])
void serve(database).then((server) => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
