// What `GET /api/v1/stream` sends, as far as the console reads it; api/contract.test.ts holds it against the OpenAPI document.

export const PHASES = ['Updating', 'Running', 'Waiting', 'Paused', 'Stopped', 'Failed', 'Deleting'] as const
export type Phase = (typeof PHASES)[number]
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown'

export interface Pod {
  ordinal: number
  name: string
  /** Null where there is no pod: the ordinal is told only because it waits for something. */
  uid: string | null
  phase: PodPhase | null
  ready: boolean
  available: boolean
  terminating: boolean
  revision: string | null
  node: string | null
  ip: string | null
  restarts: number
  waiting: string | null
  reason: string | null
  message: string | null
  claims: string[]
}

export interface Wait {
  reason: string
  ordinal: number | null
  since: string | null
  message: string | null
  /** What will end the wait. */
  ends?: string | null
}

export interface Workload {
  namespace: string
  name: string
  kind: 'OrdinalSet' | 'StatefulSet'
  uid: string
  generation: number
  phase: Phase
  reason: string | null
  message: string | null
  replicas: { desired: number; created: number; ready: number; available: number; current: number; updated: number }
  start: number
  revision: { current: string | null; update: string | null; pods?: Record<string, number> }
  waits: Wait[]
  pods: Pod[]
}

/** In a list, from `at` on: `remove` of them go, and these come instead. */
export interface Splice {
  at: number
  remove: number
  add: Wait[]
}

/** What `workload.changed` says: all that is small, and how the lists become what they are. */
export interface WorkloadChange extends Omit<Workload, 'waits' | 'pods'> {
  changes: { waits: Splice[]; pods: Pod[]; gone: number[] }
}

export interface PodNews {
  namespace: string
  workload: string
  pod: Pod
  reason: string | null
  message: string | null
}

export const WORKLOAD_EVENTS = ['snapshot', 'workload.created', 'workload.deleted'] as const
export const WORKLOAD_CHANGED = 'workload.changed'
export const POD_EVENTS = ['pod.created', 'pod.changed', 'pod.ready', 'pod.unready', 'pod.terminating', 'pod.gone'] as const
export const SNAPSHOT_END = 'snapshot.end'

export type WorkloadEventName = (typeof WORKLOAD_EVENTS)[number]
export type PodEventName = (typeof POD_EVENTS)[number]

/** A CloudEvent, as far as the page reads it. */
export interface Envelope<T> {
  id: string
  time: string
  data: T
}

export function keyOf(workload: { namespace: string; name: string }): string {
  return `${workload.namespace}/${workload.name}`
}
