/** npm run -s ask -- <question> '<json>': the answer as one JSON object; a question that cannot be answered is a named error on stderr, exit 2. */
import { dayOf } from '../../domain/calendar'
import { ask } from './ask'

const { printed, error } = ask(process.argv.slice(2), dayOf(Date.now()))
if (error) {
  process.stderr.write(`${printed}\n`)
  process.exitCode = 2
} else {
  process.stdout.write(`${printed}\n`)
}
