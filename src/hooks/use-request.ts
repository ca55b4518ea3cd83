import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { AllOperations, OperationName } from '../services/operations'
import type { Refusal } from '../../contracts/reply'
import { call } from '../services/call'

/** The faces of a request (a fourth, `empty`, is the page's word for ready with nothing in it). */
export type Face<T> =
  | { readonly face: 'loading' }
  | { readonly face: 'refused'; readonly refusal: Refusal }
  | { readonly face: 'ready'; readonly data: T; readonly refreshing: boolean }

export type Request<T> = Face<T> & { readonly reload: () => void }

/** Asks when the page opens and again each time it comes back into view; `null` waits until there is something to ask. */
export function useRequest<O extends OperationName>(operation: O, input: AllOperations[O]['input'] | null): Request<AllOperations[O]['output']> {
  const [state, setState] = useState<Face<AllOperations[O]['output']>>({ face: 'loading' })
  const latest = useRef(0)
  const shown = useRef(false)
  const key = JSON.stringify(input)
  const asked = useRef(input)
  asked.current = input

  const reload = useCallback(() => {
    const wanted = asked.current
    if (wanted === null) return
    const turn = ++latest.current
    setState((before) => (before.face === 'ready' ? { ...before, refreshing: true } : { face: 'loading' }))
    void call(operation, wanted).then((reply) => {
      if (turn !== latest.current) return
      setState(reply.ok ? { face: 'ready', data: reply.data, refreshing: false } : { face: 'refused', refusal: reply.refusal })
    })
  }, [operation])

  useEffect(() => reload(), [reload, key])
  useDidShow(() => {
    // The first showing is the opening itself.
    if (shown.current) reload()
    shown.current = true
  })
  return { ...state, reload }
}
