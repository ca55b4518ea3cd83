// Replays a published election: reads a .pb file and prints the winners of one rule as JSON. Exit 2 says what is wrong with the question.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { COMPLETIONS, SELECTION_RULES, TIES, UTILITIES } from '../../contracts/vocabulary'
import { byIdForPeople } from '../../domain/polls/election'
import { inWords } from '../../domain/polls/exact'
import { electionFrom, parsePb, uncountable } from '../../domain/polls/pabulib'
import { select } from '../../domain/polls/selection'

const USAGE = `npm run -s elect -- <file.pb> --rule ${SELECTION_RULES.join('|')} [--utility ${UTILITIES.join('|')}] [--completion ${COMPLETIONS.join('|')}] [--ties ${TIES.join('|')}]`

function fail(code: string, about: string): never {
  process.stderr.write(`${code}: ${about}\n${USAGE}\n`)
  process.exit(2)
}

function oneOf<T extends string>(name: string, given: string | undefined, known: readonly T[], usual?: T): T {
  const found = given === undefined ? usual : known.find((each) => each === given)
  return found ?? fail(given === undefined ? 'missing-option' : 'unknown-value', `--${name}${given === undefined ? '' : ` ${given}`}; known: ${known.join(', ')}`)
}

function questionOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { rule: { type: 'string' }, utility: { type: 'string' }, completion: { type: 'string' }, ties: { type: 'string' } } })
  } catch (error) {
    return fail('unknown-option', error instanceof Error ? error.message : String(error))
  }
}

function contentsOf(file: string): string {
  try {
    return readFileSync(path.resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8')
  } catch (error) {
    return fail('unreadable-file', error instanceof Error ? error.message : String(error))
  }
}

function main(args: readonly string[]): void {
  const { values, positionals: [file, ...more] } = questionOf(args)
  if (file === undefined) return fail('missing-file', 'name one .pb file')
  if (more[0] !== undefined) return fail('unknown-argument', more[0])
  const method = { rule: oneOf('rule', values.rule, SELECTION_RULES), utility: oneOf('utility', values.utility, UTILITIES, 'cost'), completion: oneOf('completion', values.completion, COMPLETIONS, 'none') }
  const ties = oneOf('ties', values.ties, TIES, 'id')
  const read = parsePb(contentsOf(file))
  if (!read.ok) return fail(read.problem.code, `${file}:${read.problem.line}: ${read.problem.about}`)
  const beyond = method.utility === 'points' ? uncountable(read.value.ballots) : undefined
  if (beyond !== undefined) return fail('points-out-of-range', `${file}: the ballot of ${beyond.voter} gives points that cannot be counted exactly`)
  const election = electionFrom(read.value, { utility: method.utility, ties })
  const { winners, cost } = select(election, method)
  const ids = winners.flatMap((place) => election.contenders[place]?.id ?? []).sort(byIdForPeople)
  process.stdout.write(`${JSON.stringify({ winners: ids, cost: inWords(cost, election.unit) })}\n`)
}

main(process.argv.slice(2))
