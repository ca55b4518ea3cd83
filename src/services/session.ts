import { useSyncExternalStore } from 'react'
import type { Me } from '../../contracts/people'
import type { Refusal } from '../../contracts/reply'
import { call } from './call'

let me: Me | null = null
let refusal: Refusal | null = null
let asking: Promise<void> | null = null
const listeners = new Set<() => void>()

/** Asks again who I am: after registering, binding a household, or being appointed. */
export function refreshSession(): Promise<void> {
  if (asking !== null) return asking
  tell(null)
  asking = call('people.me', {}).then((reply) => {
    asking = null
    if (reply.ok) me = reply.data
    tell(reply.ok ? null : reply.refusal)
  })
  return asking
}

function tell(next: Refusal | null): void {
  refusal = next
  listeners.forEach((listener) => listener())
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

/** Why the cloud has not said who I am, after it was asked; null while it is being asked. */
export function useSessionRefusal(): Refusal | null {
  return useSyncExternalStore(subscribe, () => refusal, () => refusal)
}
