import type { PollFilePart } from '../../../contracts/polls'
import type { Reply } from '../../../contracts/reply'
import type { PollExport } from '../../../contracts/vocabulary'
import { call } from '../../services/call'

/** All parts of an export as one text. */
export async function wholeExport(asked: { readonly poll: string; readonly pool: number; readonly kind: PollExport }): Promise<Reply<{ readonly name: string; readonly text: string }>> {
  const texts: string[] = []
  for (let cursor: string | null = null; ;) {
    const reply: Reply<PollFilePart> = await call('polls.export', { ...asked, cursor })
    if (!reply.ok) return reply
    texts.push(reply.data.text)
    cursor = reply.data.next
    if (cursor === null) return { ok: true, data: { name: reply.data.name, text: texts.join('') } }
  }
}
