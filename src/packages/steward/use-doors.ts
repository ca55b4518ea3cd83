import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { Door } from '../../../contracts/households'
import type { Instant, PlaceId, ProjectId, Refusal, Reply } from '../../../contracts/reply'
import { call } from '../../services/call'
import { keep, recall } from '../../services/kept'

const PAGE = 100
/** So many pages come by themselves: a stairwell has fewer doors, and all of them are then in the phone. */
const AHEAD = 3

interface List { readonly doors: readonly Door[]; readonly next: number | null; readonly at: Instant }
export interface Doors {
  readonly face: 'loading' | 'refused' | 'ready'
  readonly refusal: Refusal | null
  readonly doors: readonly Door[]
  readonly more: boolean
  readonly busy: boolean
  /** When the list was true. */
  readonly at: Instant | null
  /** Set while what is shown is what the phone kept. */
  readonly keptAt: Instant | null
  readonly loadMore: () => void
  readonly reload: () => void
}
interface State { readonly list: List | null; readonly keptAt: Instant | null; readonly refusal: Refusal | null; readonly busy: boolean }
interface Wanted { readonly project: ProjectId; readonly place: PlaceId | null }

async function doorsFrom({ project, place }: Wanted, before: List, pages: number): Promise<Reply<List>> {
  let list = before
  for (let page = 0; page < pages; page += 1) {
    const reply = await call('households.doors', { project, place, cursor: list.next, limit: PAGE })
    if (!reply.ok) return reply
    list = { doors: [...list.doors, ...reply.data.items], next: reply.data.next, at: Date.now() }
    if (list.next === null) break
  }
  return { ok: true, data: list }
}

/** The doors of a round in walking order; what came last stays in the phone, so that the list is there without a signal. */
export function useDoors({ project, place }: Wanted): Doors {
  const key = `doors:${project}:${place ?? ''}`
  const [state, setState] = useState<State>({ list: null, keptAt: null, refusal: null, busy: true })
  const turn = useRef(0)
  const shown = useRef(false)

  const ask = useCallback((before: List, pages: number) => {
    const mine = ++turn.current
    setState((now) => ({ ...now, busy: true }))
    void doorsFrom({ project, place }, before, pages).then((reply) => {
      if (mine !== turn.current) return
      if (!reply.ok) return setState((now) => ({ ...now, refusal: reply.refusal, busy: false }))
      keep(key, reply.data)
      setState({ list: reply.data, keptAt: null, refusal: null, busy: false })
    })
  }, [project, place, key])
  const reload = useCallback(() => ask({ doors: [], next: null, at: 0 }, AHEAD), [ask])

  useEffect(() => {
    const kept = recall<List>(key)
    setState({ list: kept?.data ?? null, keptAt: kept?.at ?? null, refusal: null, busy: true })
    reload()
  }, [key, reload])
  useDidShow(() => {
    if (shown.current) reload()
    shown.current = true
  })

  const { list, refusal, busy, keptAt } = state
  const barred = refusal !== null && refusal.code !== 'offline'
  const face = list !== null && !barred ? 'ready' : refusal !== null ? 'refused' : 'loading'
  return { face, refusal, doors: list?.doors ?? [], at: list?.at ?? null, more: list?.next !== null && list !== null, busy, keptAt, reload, loadMore: () => { if (list !== null && list.next !== null && !busy) ask(list, 1) } }
}
