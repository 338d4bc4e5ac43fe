import type { PodEventName, PodNews, Workload, WorkloadChange, WorkloadEventName } from './contract'

/** All that changes what the page shows: what the wire says, and how the wire is. `at` is the browser's clock, `time` the server's. */
export type StreamEvent =
  | { kind: 'opened'; at: number }
  /** The connection has stood for a moment and brought no snapshot: the server replays from our cursor. */
  | { kind: 'settled'; at: number }
  | { kind: 'lost'; at: number }
  | { kind: 'snapshotEnd'; at: number }
  | { kind: 'workload'; at: number; name: WorkloadEventName; id: string; time: number; workload: Workload }
  | { kind: 'change'; at: number; id: string; time: number; change: WorkloadChange }
  | { kind: 'pod'; name: PodEventName; id: string; time: number; news: PodNews }
