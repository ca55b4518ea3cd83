/** One's own ballot on its way: kept in the phone, sent, and taken out of it again. */
import type { Receipt } from '../../../contracts/ballots'
import type { Reply } from '../../../contracts/reply'
import { isBallotIn, isUnanswered, remove, type KeptAnswer, type KeptBallot, type OutboxPorts } from '../../services/outbox'

/**
 * Sends one's own ballot at once, kept in the phone until somebody has answered; a ballot in the same poll that waited is replaced.
 * What is refused is not kept, because its voter sees why.
 */
export async function castNow(ports: Pick<OutboxPorts, 'load' | 'store' | 'record' | 'sent'>, ballot: KeptBallot): Promise<Reply<Receipt>> {
  const isOld = (one: KeptAnswer): boolean => isBallotIn(ballot.poll)(one) && one.neighbour === null && one.by === ballot.by
  ports.store([...ports.load().filter((one) => !isOld(one)), ballot])
  const reply = await ports.record(ballot)
  if (!reply.ok && isUnanswered(reply.refusal)) return reply
  remove(ports, ballot.id)
  if (reply.ok) ports.sent(ballot, reply.data)
  return reply
}
