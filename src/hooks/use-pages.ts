import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { Page } from '../../contracts/operations'
import type { AllOperations, OperationName } from '../services/operations'
import type { Refusal } from '../../contracts/reply'
import { call } from '../services/call'

/** The operations that answer in pages. */
export type PagedOperation = { [O in OperationName]: AllOperations[O]['output'] extends Page<unknown> ? O : never }[OperationName]
export type ItemOf<O extends PagedOperation> = AllOperations[O]['output'] extends Page<infer T> ? T : never

export interface Pages<T> {
  readonly face: 'loading' | 'refused' | 'ready'
  readonly items: readonly T[]
  readonly refusal: Refusal | null
  readonly more: boolean
  readonly busy: boolean
  readonly loadMore: () => void
  readonly reload: () => void
}

interface State<T> { readonly items: readonly T[]; readonly next: number | null; readonly refusal: Refusal | null; readonly asked: boolean; readonly busy: boolean }

const START = { items: [], next: null, refusal: null, asked: false, busy: true }

/** A list that pages: starts over when its input changes or the page is shown again, grows with `loadMore`. */
export function usePages<O extends PagedOperation>(operation: O, input: Omit<AllOperations[O]['input'], 'cursor' | 'limit'>): Pages<ItemOf<O>> {
  const [state, setState] = useState<State<ItemOf<O>>>(START)
  const turn = useRef(0)
  const shown = useRef(false)
  const key = JSON.stringify(input)
  const asked = useRef(input)
  asked.current = input

  const ask = useCallback((cursor: number | null) => {
    const mine = ++turn.current
    setState((before) => ({ ...before, busy: true }))
    // The page of `O` is a `Page<ItemOf<O>>` by the definition of `PagedOperation`.
    const wanted = { ...asked.current, cursor } as AllOperations[O]['input']
    void call(operation, wanted).then((reply) => {
      if (mine !== turn.current) return
      if (!reply.ok) return setState((before) => ({ ...before, refusal: reply.refusal, asked: true, busy: false }))
      const page = reply.data as Page<ItemOf<O>>
      setState((before) => ({ items: cursor === null ? page.items : [...before.items, ...page.items], next: page.next, refusal: null, asked: true, busy: false }))
    })
  }, [operation])

  const reload = useCallback(() => ask(null), [ask])
  useEffect(() => {
    setState(START)
    ask(null)
  }, [ask, key])
  useDidShow(() => {
    if (shown.current) ask(null)
    shown.current = true
  })

  const face = !state.asked ? 'loading' : state.refusal !== null && state.items.length === 0 ? 'refused' : 'ready'
  const { next } = state
  return { face, items: state.items, refusal: state.refusal, more: next !== null, busy: state.busy, loadMore: () => { if (next !== null && !state.busy) ask(next) }, reload }
}
