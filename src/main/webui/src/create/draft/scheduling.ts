import type { Path, Value } from '../../manifest'
import { read, remove, same, write } from '../../manifest'
import { POD, SELECTOR } from './draft'

export const SPREADS = ['none', 'nodes', 'apart', 'zones', 'gather'] as const
/** How the pods of one workload stand to each other. */
export type Spread = (typeof SPREADS)[number]

export const HOSTNAME = 'kubernetes.io/hostname'
const ZONE = 'topology.kubernetes.io/zone'
const CONSTRAINTS: Path = [...POD, 'topologySpreadConstraints']
const APART: Path = [...POD, 'affinity', 'podAntiAffinity']
const TOGETHER: Path = [...POD, 'affinity', 'podAffinity']

function wanted(text: string, spread: Spread): [Path, Value][] {
  const labelSelector: Value = { matchLabels: read(text, SELECTOR) ?? {} }
  const even = (topologyKey: string): Value => [{ maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector }]
  const term: Value = { topologyKey: HOSTNAME, labelSelector }
  switch (spread) {
    case 'none':
      return []
    case 'nodes':
      return [[CONSTRAINTS, even(HOSTNAME)]]
    case 'zones':
      return [[CONSTRAINTS, even(ZONE)]]
    case 'apart':
      return [[APART, { requiredDuringSchedulingIgnoredDuringExecution: [term] }]]
    case 'gather':
      return [[TOGETHER, { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] }]]
  }
}

/** Null where it is another arrangement than these. */
export function spreadOf(text: string): Spread | null {
  const found = [CONSTRAINTS, APART, TOGETHER].map((path) => [path, read(text, path)] as const).filter(([, value]) => value !== undefined)
  const fits = (spread: Spread) => {
    const rules = wanted(text, spread)
    return rules.length === found.length && rules.every(([path, value]) => same(read(text, path), value))
  }
  return SPREADS.find(fits) ?? null
}

export function setSpread(text: string, spread: Spread): string {
  const cleared = [CONSTRAINTS, APART, TOGETHER].reduce(remove, text)
  return wanted(cleared, spread).reduce((next, [path, value]) => write(next, path, value), cleared)
}
