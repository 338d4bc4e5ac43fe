import { ALIAS, DESCRIPTION } from '../../api/annotations'
import type { Path } from '../../manifest'
import { WORKLOADS } from '../../manifest'
import type { Draft } from './draft'

export const STEPS = ['basics', 'pod', 'volumes', 'service', 'labels', 'scheduling', 'review'] as const
export type Step = (typeof STEPS)[number]

const SCHEDULING = new Set<unknown>([
  'nodeSelector',
  'nodeName',
  'affinity',
  'tolerations',
  'topologySpreadConstraints',
  'priorityClassName',
  'runtimeClassName',
])

const MOUNTS = new Set<unknown>(['volumeMounts', 'volumeDevices'])

/** Where in the form something of the draft stands. */
export function stepOf(draft: Draft, index: number, path: Path): Step {
  const kind = draft[index]?.kind ?? ''
  if (kind === 'Service') return 'service'
  if (kind === 'ConfigMap') return 'pod'
  if (kind !== '' && !(kind in WORKLOADS)) return 'review'
  const [first, second, third, fourth] = path
  if (first === 'metadata') {
    const elsewhere = second === 'labels' || (second === 'annotations' && third !== ALIAS && third !== DESCRIPTION)
    return elsewhere ? 'labels' : 'basics'
  }
  if (second === 'selector') return 'labels'
  if (second === 'serviceName') return 'service'
  if (second === 'volumeClaimTemplates') return 'volumes'
  if (second !== 'template') return 'basics'
  if (third === 'metadata') return 'labels'
  if (fourth === 'volumes' || MOUNTS.has(path[5])) return 'volumes'
  return SCHEDULING.has(fourth) ? 'scheduling' : 'pod'
}
