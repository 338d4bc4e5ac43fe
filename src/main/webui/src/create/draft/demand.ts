import type { Quota } from '../../api/types'
import { amountOf } from '../../list/quota'
import type { Path } from '../../manifest'
import { read } from '../../manifest'
import { containersOf } from './containers'
import { listAt, textAt } from './draft'

/** One thing that a quota limits and this workload needs. */
export interface Demand {
  key: string
  /** Undefined where it has to be said, and is not. */
  wanted: number | undefined
  left: number
}

const KINDS: Record<string, string> = { OrdinalSet: 'count/ordinalsets.apps.ordinal.dev', StatefulSet: 'count/statefulsets.apps' }
const STORAGE: Path = ['spec', 'resources', 'requests', 'storage']

/** What a workload with all its pods takes of each quota of its project. Keys that say nothing of it are left out. */
export function demandsOf(text: string, quotas: readonly Quota[]): Demand[] {
  const left = new Map<string, number>()
  for (const { hard, used } of quotas) {
    for (const [key, most] of Object.entries(hard)) {
      left.set(key, Math.min(left.get(key) ?? Infinity, amountOf(most) - amountOf(used[key] ?? '0')))
    }
  }
  return [...left].flatMap(([key, rest]) => {
    const wanted = wantedOf(text, key)
    return wanted === null ? [] : [{ key, wanted, left: rest }]
  })
}

/** What stands against it: too much, or not said. */
export function shortOf(demands: readonly Demand[]): Demand[] {
  return demands.filter(({ wanted, left }) => wanted === undefined || wanted > left)
}

/** Null where the quota is of something else. */
function wantedOf(text: string, key: string): number | null | undefined {
  const replicas = Number(read(text, ['spec', 'replicas']) ?? 1)
  const claims = listAt(text, ['spec', 'volumeClaimTemplates']).map((_, index) => ['spec', 'volumeClaimTemplates', index])
  const times = (each: number | undefined) => (each === undefined ? undefined : replicas * each)
  switch (key) {
    case 'pods':
    case 'count/pods':
      return replicas
    case 'persistentvolumeclaims':
    case 'count/persistentvolumeclaims':
      return times(claims.length)
    case 'requests.storage':
      return times(claims.reduce((sum, path) => sum + (amountOf(textAt(text, [...path, ...STORAGE])) || 0), 0))
    case 'cpu':
    case 'memory':
      return times(ofPod(text, key, ['requests', 'limits']))
    case 'requests.cpu':
    case 'requests.memory':
      return times(ofPod(text, key.slice('requests.'.length), ['requests', 'limits']))
    case 'limits.cpu':
    case 'limits.memory':
      return times(ofPod(text, key.slice('limits.'.length), ['limits']))
    default:
      return key === KINDS[textAt(text, ['kind'])] ? 1 : null
  }
}

/**
 * What the scheduler counts: all that run together, or the greatest of those that run before them beside the sidecars. A request that
 * is not said is the limit.
 */
function ofPod(text: string, what: string, fields: readonly string[]): number | undefined {
  const said = containersOf(text).map(({ path, kind }) => {
    const first = fields.map((field) => textAt(text, [...path, 'resources', field, what])).find((value) => value !== '')
    return { kind, amount: first === undefined ? undefined : amountOf(first) }
  })
  if (said.some(({ amount }) => amount === undefined || Number.isNaN(amount))) return undefined
  let beside = 0
  let most = 0
  for (const { kind, amount = 0 } of said) {
    if (kind === 'init') most = Math.max(most, beside + amount)
    else beside += amount
  }
  return Math.max(most, beside)
}
