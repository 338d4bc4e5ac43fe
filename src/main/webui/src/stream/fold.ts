import type { Workload, WorkloadChange } from './contract'

/** The workload after the change: what a snapshot would say of it. */
export function fold(before: Workload, change: WorkloadChange): Workload {
  const { changes, ...rest } = change
  const waits = [...before.waits]
  for (const { at, remove, add } of changes.waits) waits.splice(at, remove, ...add)
  const pods = new Map(before.pods.map((pod) => [pod.ordinal, pod]))
  for (const ordinal of changes.gone) pods.delete(ordinal)
  for (const pod of changes.pods) pods.set(pod.ordinal, pod)
  return { ...rest, waits, pods: [...pods.values()].sort((one, other) => one.ordinal - other.ordinal) }
}
