/** One question in, one JSON text out. */
import type { Day } from '../../contracts/reply'
import { print } from './exact'
import { BadQuestion, expectFields, fieldsOf } from './input'
import { QUESTIONS } from './questions'

function answered(words: readonly string[], today: Day): string {
  const [name, input, ...more] = words
  const names = Object.keys(QUESTIONS)
  const question = name !== undefined && Object.hasOwn(QUESTIONS, name) ? QUESTIONS[name] : undefined
  if (question === undefined) throw new BadQuestion('unknown-question', name ?? 'question', `npm run -s ask -- <question> '<json>'`, names)
  if (input === undefined || more.length > 0) throw new BadQuestion('malformed-json', 'input', `one JSON object in quotes, such as ask ${name} '{…}' with ${question.needed.join(', ')}`)
  const fields = fieldsOf(input)
  expectFields(fields, question)
  return print({ ...question.answer(fields, today), question: name, inputs: Object.fromEntries(fields) })
}

/** The answer to the words of the command line, or its named error; `today` in Asia/Shanghai says which law is in force. */
export function ask(words: readonly string[], today: Day): { readonly printed: string; readonly error: boolean } {
  try {
    return { printed: answered(words, today), error: false }
  } catch (thrown) {
    if (!(thrown instanceof BadQuestion)) throw thrown
    return { printed: print({ error: thrown.code, about: thrown.about, message: thrown.message, allowed: thrown.allowed }), error: true }
  }
}
