import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { ProjectView } from '../../../contracts/projects'
import type { Instant, ProjectId, Refusal } from '../../../contracts/reply'
import { call } from '../../services/call'

const EVERY_MS = 4000

export interface Live {
  readonly view: ProjectView | null
  /** When the shown state was true. */
  readonly at: Instant | null
  /** Why there is nothing newer; the last known state stays on the wall. */
  readonly refusal: Refusal | null
  readonly reload: () => void
}

/** A sitting as it is now: asks again a few seconds after each answer, for as long as somebody looks. */
export function useLive(project: ProjectId): Live {
  const [state, setState] = useState<Omit<Live, 'reload'>>({ view: null, at: null, refusal: null })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const turn = useRef(0)

  const stop = useCallback(() => {
    turn.current += 1
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }, [])
  const ask = useCallback(() => {
    stop()
    const mine = turn.current
    void call('projects.get', { project }).then((reply) => {
      if (mine !== turn.current) return
      setState((before) => (reply.ok ? { view: reply.data, at: Date.now(), refusal: null } : { ...before, refusal: reply.refusal }))
      timer.current = setTimeout(ask, EVERY_MS)
    })
  }, [project, stop])

  useEffect(() => {
    ask()
    return stop
  }, [ask, stop])
  useDidShow(ask)
  useDidHide(stop)
  return { ...state, reload: ask }
}
