import { useEffect } from 'react'
import type { Instant } from '../../contracts/reply'
import { keep, recall } from '../services/kept'
import type { AllOperations, OperationName } from '../services/operations'
import { useRequest, type Request } from './use-request'

/** A request whose last answer stays in the phone: shown at once, and still there without a signal (`keptAt` says since when). */
export type KeptRequest<T> = Request<T> & { readonly keptAt: Instant | null }

/** `pick` takes out of the answer what is worth keeping. */
export function useKept<O extends OperationName, T>(operation: O, input: AllOperations[O]['input'] | null, pick: (answer: AllOperations[O]['output']) => T): KeptRequest<T> {
  const request = useRequest(operation, input)
  const key = `${operation}${JSON.stringify(input)}`
  const fresh = request.face === 'ready' ? request.data : null
  useEffect(() => {
    if (fresh !== null) keep(key, pick(fresh))
  }, [key, fresh]) // eslint-disable-line react-hooks/exhaustive-deps
  const { reload } = request
  if (request.face === 'ready') return { face: 'ready', data: pick(request.data), refreshing: request.refreshing, reload, keptAt: null }
  const kept = request.face === 'loading' || request.refusal.code === 'offline' ? recall<T>(key) : null
  if (kept !== null) return { face: 'ready', data: kept.data, refreshing: request.face === 'loading', reload, keptAt: kept.at }
  return { ...request, keptAt: null }
}
