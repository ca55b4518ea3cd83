import { useSyncExternalStore } from 'react'
import type { Me } from '../../contracts/people'
import { call } from './call'

let me: Me | null = null
let asking: Promise<void> | null = null
const listeners = new Set<() => void>()

/** Asks again who I am: after registering, binding a household, or being appointed. */
export function refreshSession(): Promise<void> {
  asking ??= call('people.me', {}).then((reply) => {
    asking = null
    if (!reply.ok) return
    me = reply.data
    listeners.forEach((listener) => listener())
  })
  return asking
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (me === null) void refreshSession()
  return () => listeners.delete(listener)
}

/** Who I am; null until the cloud has said so (or while it cannot be reached). */
export function useSession(): Me | null {
  return useSyncExternalStore(subscribe, () => me, () => me)
}
