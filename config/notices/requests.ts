/** How often a page asks the database: once when nobody has asked for it yet, and once more while it is kept. */
import { cloudbasePorts } from '../../cloudfunctions/_runtime/cloudbase'
import type { Context } from '../../cloudfunctions/_runtime/operation'
import type { Ports, Store } from '../../cloudfunctions/_runtime/ports'
import { board } from '../../cloudfunctions/publications/board/door'

/** Ports that count what is asked through them. */
function counting(): { readonly ports: Ports; readonly asked: () => number } {
  let asked = 0
  const ports = cloudbasePorts()
  const store = new Proxy<Store>(ports.store, { get: (target, name, receiver) => {
    const found: unknown = Reflect.get(target, name, receiver)
    if (typeof found !== 'function') return found
    return (...args: readonly unknown[]): unknown => {
      asked += 1
      return Reflect.apply(found, target, args)
    }
  } })
  return { ports: { ...ports, store }, asked: () => asked }
}

/** Requests of a page made anew, and of the same page asked for again. */
export async function requestsOf(path: string): Promise<readonly [number, number]> {
  const counts: number[] = []
  for (let time = 0; time < 2; time += 1) {
    const { ports, asked } = counting()
    const ctx: Context = { ports, now: Date.parse('2026-03-06T10:00:00+08:00') + time, caller: { openid: null, source: 'http' }, person: null, appointments: [], households: [], requestId: 'bench', operation: 'http', fingerprint: '' }
    await board(ctx, { method: 'GET', path, query: {}, headers: {}, body: '' })
    counts.push(asked())
  }
  return [counts[0] ?? 0, counts[1] ?? 0]
}
