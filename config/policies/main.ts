/** Checks the packs of the folder given (this repository without one): silent if they are good, else every fault on stderr and exit 1. */
import { faultsOfPolicies } from './check'

const faults = faultsOfPolicies(process.argv[2] ?? process.cwd())
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length === 0 ? 0 : 1
