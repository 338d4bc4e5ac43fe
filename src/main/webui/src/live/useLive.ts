import { useEffect, useSyncExternalStore } from 'react'
import type { Live } from './store'
import { liveStore } from './store'

export function useLive(): Live {
  return useSyncExternalStore(liveStore.subscribe, liveStore.get)
}

/** Follows one workload for as long as it is shown. */
export function useWorkload(namespace: string, name: string): Live {
  useEffect(() => liveStore.watch({ kind: 'workload', namespace, name }), [namespace, name])
  return useLive()
}
