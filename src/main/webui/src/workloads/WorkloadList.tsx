import type { Workload } from '../stream/contract'
import { keyOf } from '../stream/contract'
import { WorkloadCard } from './WorkloadCard'

/** With more cards than this, ladders lie down so that the page stays readable. */
export const COMPACT_ABOVE = 12

/** By namespace and name, always: a card that moved away from under the pointer would be worse than one further down. */
export function inOrder(workloads: ReadonlyMap<string, Workload>): Workload[] {
  return [...workloads.values()].sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function WorkloadList({ workloads }: { workloads: ReadonlyMap<string, Workload> }) {
  const compact = workloads.size > COMPACT_ABOVE
  return (
    <ul className="workloads" data-compact={compact} aria-label="Workloads">
      {inOrder(workloads).map((workload) => (
        <li key={keyOf(workload)}>
          <WorkloadCard workload={workload} compact={compact} />
        </li>
      ))}
    </ul>
  )
}
