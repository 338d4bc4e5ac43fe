// What the REST door answers with, from its OpenAPI document (`npm run types`). By hand is only what that leaves to Kubernetes.
import type { Workload } from '../stream/contract'
import type { components } from './openapi'

type Schemas = components['schemas']

export type Fault = Schemas['Fault']
export type ProblemBody = Omit<Schemas['Problem'], 'type'> & { type: string }
export type Namespace = Schemas['Namespace']
export type Quota = Namespace['quotas'][number]
/** What a LimitRange of a project gives and allows, of one kind of objects. */
export type Bounds = Namespace['limits'][number]
export type Allowed = Schemas['Allowed']
export type Revision = Schemas['RevisionEntry']
export type Claim = Schemas['Claim']
export type Service = Schemas['ServiceEntry']
export type ServicePort = Service['ports'][number]
export type ClusterEvent = Schemas['Event']
export type Usage = Schemas['Usage']
export type Explanation = Schemas['Explanation']
export type Plan = Schemas['Plan']
export type Step = Plan['steps'][number]

/** A workload in a list: its view, and what people tell it apart by. */
export type Row = Workload & Required<Pick<Schemas['View'], 'created' | 'labels' | 'images' | 'alias' | 'description'>>

export type Page = Omit<Schemas['WorkloadList'], 'items'> & { items: Row[] }

export interface Items<T> {
  items: T[]
}

/** What `dryRun=true` answers. */
export type Rehearsal = Omit<Schemas['Rehearsal'], 'object'> & { object: StoredObject }

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
    selector?: { matchLabels?: Record<string, string> }
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
