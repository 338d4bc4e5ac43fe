import type { Path, Value } from '../../manifest'
import { read, remove, same, write } from '../../manifest'
import { listAt, POD, SELECTOR } from './draft'
import { listOf } from './podAffinity'

export const SPREADS = ['none', 'nodes', 'evenNodes', 'apart', 'zones', 'evenZones', 'gather'] as const
/** How the pods of one workload stand to each other. */
export type Spread = (typeof SPREADS)[number]

export const HOSTNAME = 'kubernetes.io/hostname'
export const ZONE = 'topology.kubernetes.io/zone'
const CONSTRAINTS: Path = [...POD, 'topologySpreadConstraints']

/** One rule in one list; others may stand beside it. */
interface Rule {
  list: Path
  item: Value
}

function ruleOf(text: string, spread: Spread): Rule | null {
  const labelSelector: Value = { matchLabels: read(text, SELECTOR) ?? {} }
  const even = (topologyKey: string, whenUnsatisfiable: string): Rule => ({
    list: CONSTRAINTS,
    item: { maxSkew: 1, topologyKey, whenUnsatisfiable, labelSelector },
  })
  const term: Value = { topologyKey: HOSTNAME, labelSelector }
  switch (spread) {
    case 'none':
      return null
    case 'nodes':
      return even(HOSTNAME, 'ScheduleAnyway')
    case 'evenNodes':
      return even(HOSTNAME, 'DoNotSchedule')
    case 'zones':
      return even(ZONE, 'ScheduleAnyway')
    case 'evenZones':
      return even(ZONE, 'DoNotSchedule')
    case 'apart':
      return { list: listOf('away', 'must'), item: term }
    case 'gather':
      return { list: listOf('near', 'liked'), item: { weight: 100, podAffinityTerm: term } }
  }
}

function placeOf(text: string, spread: Spread): Path | null {
  const rule = ruleOf(text, spread)
  const at = rule ? listAt(text, rule.list).findIndex((one) => same(one as Value, rule.item)) : -1
  return rule && at !== -1 ? [...rule.list, at] : null
}

/** Null where it is another arrangement than these. Rules about other pods stand for themselves. */
export function spreadOf(text: string): Spread | null {
  const found = SPREADS.filter((spread) => placeOf(text, spread))
  const known = found.filter((spread) => placeOf(text, spread)?.length === CONSTRAINTS.length + 1).length
  const constraints = read(text, CONSTRAINTS)
  const others = constraints !== undefined && (!Array.isArray(constraints) || constraints.length > known)
  return others || found.length > 1 ? null : (found[0] ?? 'none')
}

/** Takes the place of another arrangement; what else is said about pods stays. */
export function setSpread(text: string, spread: Spread): string {
  const bare = spreadOf(text) === null ? remove(text, CONSTRAINTS) : text
  const cleared = SPREADS.reduce((now, one) => {
    const place = placeOf(now, one)
    return place ? remove(now, place) : now
  }, bare)
  const rule = ruleOf(cleared, spread)
  return rule ? write(cleared, [...rule.list, listAt(cleared, rule.list).length], rule.item) : cleared
}
