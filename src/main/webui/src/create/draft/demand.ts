import type { Quota } from '../../api/types'
import { amountOf } from '../../list/quota'
import { read } from '../../manifest'
import { takenClaims } from './adopted'
import { claimTemplates } from './claims'
import { containersOf } from './containers'
import type { Draft } from './draft'
import { governing, textAt, workloadOf } from './draft'
import type { Given } from './limits'
import { amountsOf, givenOf } from './limits'
import type { Surroundings } from './surroundings'

/** One thing that a quota limits and this workload needs. */
export interface Demand {
  key: string
  /** Undefined where it has to be said, and is not. */
  wanted: number | undefined
  left: number
}

/** What is counted by its kind; a workload's revision is made with it. */
const COUNTED: Record<string, string[]> = {
  'count/ordinalsets.apps.ordinal.dev': ['OrdinalSet'],
  'count/statefulsets.apps': ['StatefulSet'],
  'count/controllerrevisions.apps': ['OrdinalSet', 'StatefulSet'],
  configmaps: ['ConfigMap'],
  'count/configmaps': ['ConfigMap'],
  'count/serviceaccounts': ['ServiceAccount'],
  'count/poddisruptionbudgets.policy': ['PodDisruptionBudget'],
}
const SERVICES = new Set(['services', 'count/services', 'services.nodeports', 'services.loadbalancers'])
/** Of these a quota wants to be told; of all else, what is not said is nothing. */
const TOLD = new Set(['cpu', 'memory'])
const OF_CLASS = /^(.+)\.storageclass\.storage\.k8s\.io\/(requests\.storage|persistentvolumeclaims)$/

/** What a draft with all its pods takes of each quota of its project. Keys that say nothing of it are left out. */
export function demandsOf(draft: Draft, quotas: readonly Quota[], around: Surroundings): Demand[] {
  const left = new Map<string, number>()
  for (const { hard, used } of quotas) {
    for (const [key, most] of Object.entries(hard)) {
      left.set(key, Math.min(left.get(key) ?? Infinity, amountOf(most) - amountOf(used[key] ?? '0')))
    }
  }
  return [...left].flatMap(([key, rest]) => {
    const wanted = wantedOf(draft, key, around)
    return wanted === null ? [] : [{ key, wanted, left: rest }]
  })
}

/** What stands against it: too much, or not said. */
export function shortOf(demands: readonly Demand[]): Demand[] {
  return demands.filter(({ wanted, left }) => wanted === undefined || wanted > left)
}

/** It is made with the workload, or refused with it; all else comes with the pods, and waits with them. */
export function comesFirst(key: string): boolean {
  return SERVICES.has(key) || Object.hasOwn(COUNTED, key)
}

/** Null where the quota is of something else. */
function wantedOf(draft: Draft, key: string, around: Surroundings): number | null | undefined {
  const { text } = workloadOf(draft)
  const replicas = Number(read(text, ['spec', 'replicas']) ?? 1)
  if (SERVICES.has(key)) return servicesIn(draft, key, around) || null
  if (Object.hasOwn(COUNTED, key)) return draft.filter(({ kind }) => COUNTED[key]?.includes(kind)).length || null
  const ofClass = OF_CLASS.exec(key)
  if (ofClass) return ofClaims(text, ofClass[2] ?? '', around, ofClass[1])
  switch (key) {
    case 'pods':
    case 'count/pods':
      return replicas
    case 'persistentvolumeclaims':
    case 'count/persistentvolumeclaims':
    case 'requests.storage':
      return ofClaims(text, key, around)
    default: {
      const each = ofPods(text, key, around)
      return each === null || each === undefined ? each : replicas * each
    }
  }
}

/** Those that are there already are taken as they are, and counted by now. */
function ofClaims(text: string, key: string, around: Surroundings, storageClass?: string): number | null {
  const fits = (own: string) => storageClass === undefined || (own || around.usualClass) === storageClass
  const wanted = claimTemplates(text).filter((one) => fits(one.storageClass))
  if (storageClass !== undefined && wanted.length === 0) return null
  const replicas = Number(read(text, ['spec', 'replicas']) ?? 1)
  return wanted.reduce((sum, one) => {
    const fresh = Math.max(0, replicas - takenClaims(text, one.name, around.claims).length)
    return sum + fresh * (key === 'requests.storage' ? amountOf(one.size) || 0 : 1)
  }, 0)
}

/** Those that are not there yet, and the headless one that is made where the workload names one and nobody else makes it. */
function servicesIn(draft: Draft, key: string, { services }: Surroundings): number {
  const fresh = (name: string) => !services.some((one) => one.name === name)
  const texts = draft.filter(({ kind, name }) => kind === 'Service' && fresh(name)).map(({ text }) => text)
  const named = textAt(workloadOf(draft).text, ['spec', 'serviceName'])
  if (key === 'services.nodeports') return texts.reduce((sum, text) => sum + nodePortsOf(text), 0)
  if (key === 'services.loadbalancers') return texts.filter((text) => textAt(text, ['spec', 'type']) === 'LoadBalancer').length
  return texts.length + (named !== '' && governing(draft) === -1 && fresh(named) ? 1 : 0)
}

function nodePortsOf(text: string): number {
  const type = textAt(text, ['spec', 'type'])
  const ports = read(text, ['spec', 'ports'])
  if (!Array.isArray(ports) || (type !== 'NodePort' && type !== 'LoadBalancer')) return 0
  const none = type === 'LoadBalancer' && read(text, ['spec', 'allocateLoadBalancerNodePorts']) === false
  return none ? ports.filter((_, index) => read(text, ['spec', 'ports', index, 'nodePort'])).length : ports.length
}

/** Amounts of containers: `cpu` is `requests.cpu`, and of what a cluster calls its own, as GPUs, only requests are limited. */
function ofPods(text: string, key: string, { limits }: Surroundings): number | null | undefined {
  const [, kind = '', what = ''] = /^(?:(requests|limits)\.)?(.+)$/.exec(key) ?? []
  const own = what.includes('/') && !what.startsWith('count/')
  const known = TOLD.has(what) || what === 'ephemeral-storage' || what.startsWith('hugepages-')
  if (!known && !(own && kind === 'requests')) return null
  const amount = ofPod(text, what, kind === 'limits' ? 'limit' : 'request', givenOf(limits, what))
  return !TOLD.has(what) && amount === 0 ? null : amount
}

/**
 * What the scheduler counts: all that run together, or the greatest of those that run before them beside the sidecars. A request that
 * is not said is the limit, or what the project gives.
 */
function ofPod(text: string, what: string, field: 'request' | 'limit', given: Given): number | undefined {
  let beside = 0
  let most = 0
  for (const { path, kind } of containersOf(text)) {
    const amount = amountsOf(text, path, what, given)[field] ?? (TOLD.has(what) ? NaN : 0)
    if (Number.isNaN(amount)) return undefined
    if (kind === 'init') most = Math.max(most, beside + amount)
    else beside += amount
  }
  return Math.max(most, beside)
}
