/** 大字 for whoever asks: the same content under an address of its own. */
import type { HttpRequest } from '../../_runtime/serve'
import { tagOf, type Answer } from '../answer'
import { enlarged } from './html'

/** The page in 大字 where that is asked for, with a tag of its own; what is no page stays as it is. */
export function inSize(answer: Answer, { query }: HttpRequest): Answer {
  if (query.large !== '1' || !answer.type.startsWith('text/html')) return answer
  return { ...answer, body: enlarged(answer.body), ...(answer.tag === undefined ? {} : { tag: tagOf(`large ${answer.tag}`) }) }
}
