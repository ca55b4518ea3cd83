import { useCallback, useRef, useState } from 'react'
import type { AllOperations, OperationName } from '../services/operations'
import type { Refusal, Reply } from '../../contracts/reply'
import { call } from '../services/call'
import { newRequestId } from '../services/intention'

export interface CommandCall {
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly forget: () => void
  readonly run: <O extends OperationName>(operation: O, input: AllOperations[O]['input']) => Promise<Reply<AllOperations[O]['output']>>
}

/** Carries out one intention: a second tap waits, a resend after a lost network keeps the same request id. */
export function useCommand(): CommandCall {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const intention = useRef<{ readonly what: string; readonly id: string } | null>(null)

  const run = useCallback(async <O extends OperationName>(operation: O, input: AllOperations[O]['input']) => {
    setBusy(true)
    setRefusal(null)
    const what = JSON.stringify([operation, input])
    if (intention.current?.what !== what) intention.current = { what, id: await newRequestId() }
    const reply = await call(operation, input, intention.current.id)
    // Only an answer ends the intention; whether an unanswered one arrived, the same id will tell.
    if (reply.ok || (reply.refusal.code !== 'offline' && reply.refusal.code !== 'busy')) intention.current = null
    if (!reply.ok) setRefusal(reply.refusal)
    setBusy(false)
    return reply
  }, [])

  return { busy, refusal, forget: () => setRefusal(null), run }
}
