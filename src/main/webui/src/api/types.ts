// What the REST door answers with, as docs/protocol.md says it.
import type { Phase, Pod, Wait, Workload } from '../stream/contract'

export interface Fault {
  pointer: string
  detail: string
}

export interface ProblemBody {
  type: string
  title: string
  status: number
  detail: string
  faults: Fault[]
}

/** A workload in a list: its view, and what people tell it apart by. */
export interface Row extends Workload {
  created: string | null
  labels: Record<string, string>
  images: string[]
}

export interface Page {
  items: Row[]
  continue: string | null
  total: number
  phases: Partial<Record<Phase, number>>
  cursor: string
}

export interface Items<T> {
  items: T[]
}

export interface Quota {
  name: string
  hard: Record<string, string>
  used: Record<string, string>
}

export interface Namespace {
  name: string
  phase: string
  labels: Record<string, string>
  quotas: Quota[]
  workloads: { ordinalSets: number; statefulSets: number }
  pods: { desired: number; created: number; ready: number }
}

export interface Allowed {
  namespace: string
  verbs: Record<string, string[]>
}

export interface Step {
  step: number
  action: string
  ordinal: number | null
  name: string
  reason: string
  message: string
}

export interface Plan {
  steps: Step[]
  waits: Wait[]
  complete: boolean
}

export interface PatchOperation {
  op: string
  path: string
  value?: unknown
  from?: string
}

/** What `dryRun=true` answers. */
export interface Rehearsal {
  object: StoredObject
  diff: PatchOperation[]
  plan: Plan | null
}

export interface Revision {
  number: number
  name: string
  created: string
  cause: string | null
  present: boolean
  pods: number
  images: string[]
}

export interface Claim {
  name: string
  ordinal: number
  template: string
  uid: string
  phase: string
  terminating: boolean
  storageClass: string | null
  requested: string | null
  capacity: string | null
  accessModes: string[]
  volume: string | null
  created: string
  kept: boolean
}

export interface ServicePort {
  name?: string
  port: number
  protocol?: string
  targetPort?: number | string
  nodePort?: number
}

export interface Service {
  name: string
  governing: boolean
  headless: boolean
  type: string
  dns: string
  sessionAffinity: string
  clusterIPs: string[]
  ports: ServicePort[]
  selector: Record<string, string>
  owned: boolean
  resourceVersion: string
}

export interface ClusterEvent {
  type: string
  reason: string
  message: string
  object: string
  count: number
  first: string
  last: string
  source: string
}

export interface Usage {
  measured: boolean
  items: { ordinal: number; pod: string; at: string; window: string; containers: { name: string; cpu: string; memory: string }[] }[]
}

export interface Explanation {
  ordinal: number
  wanted: boolean
  pod: Pod | null
  doing: string | null
  because: Wait[]
}

export interface EnvironmentVariable {
  name: string
  value?: string
  valueFrom?: Partial<Record<string, { name?: string; key?: string; fieldPath?: string; resource?: string }>>
}

export interface Container {
  name: string
  image: string
  env?: EnvironmentVariable[]
  envFrom?: { prefix?: string; configMapRef?: { name: string }; secretRef?: { name: string } }[]
}

/** An OrdinalSet or StatefulSet as it is stored, as far as the console reads it. */
export interface StoredObject {
  apiVersion: string
  kind: string
  metadata: {
    name: string
    namespace: string
    uid: string
    creationTimestamp: string
    generation: number
    resourceVersion: string
    labels?: Record<string, string>
    annotations?: Record<string, string>
    ownerReferences?: { kind: string; name: string; controller?: boolean }[]
  }
  spec: {
    replicas?: number
    serviceName?: string
    paused?: boolean
    podManagementPolicy?: string
    minReadySeconds?: number
    updateStrategy?: { type?: string; rollingUpdate?: { partition?: number; maxUnavailable?: number | string } }
    persistentVolumeClaimRetentionPolicy?: { whenDeleted?: string; whenScaled?: string }
    volumeClaimTemplates?: { metadata: { name: string } }[]
    template: {
      metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> }
      spec: { containers: Container[]; initContainers?: Container[]; nodeSelector?: Record<string, string> }
    }
  }
}
