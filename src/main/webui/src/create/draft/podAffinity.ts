import type { Path, Value } from '../../manifest'
import { isMapping, read, remove, write } from '../../manifest'
import { listAt, POD, SELECTOR } from './draft'

export const SIDES = ['near', 'away'] as const
/** Whether pods are to stand where others do, or elsewhere. */
export type Side = (typeof SIDES)[number]

export const FORCES = ['must', 'liked'] as const
/** Whether a pod waits until it is so, or goes elsewhere. */
export type Force = (typeof FORCES)[number]

/** A rule about other pods. */
export interface TermAt {
  /** In its list. */
  path: Path
  /** What it says: which pods, and what "where" means. */
  term: Path
  side: Side
  force: Force
}

/** What it weighs where it has no weight yet: as much as can be. */
const WEIGHT = 100

export function listOf(side: Side, force: Force): Path {
  const kind = side === 'near' ? 'podAffinity' : 'podAntiAffinity'
  const list = force === 'must' ? 'requiredDuringSchedulingIgnoredDuringExecution' : 'preferredDuringSchedulingIgnoredDuringExecution'
  return [...POD, 'affinity', kind, list]
}

export function termsIn(text: string): TermAt[] {
  return SIDES.flatMap((side) =>
    FORCES.flatMap((force) =>
      listAt(text, listOf(side, force)).map((_, index): TermAt => {
        const path = [...listOf(side, force), index]
        return { path, term: force === 'must' ? path : [...path, 'podAffinityTerm'], side, force }
      }),
    ),
  )
}

/** Away from its own kind, if possible: what people mean most often. */
export function addTerm(text: string, topologyKey: string): string {
  const term: Value = { topologyKey, labelSelector: { matchLabels: read(text, SELECTOR) ?? {} } }
  return append(text, 'away', 'liked', term, WEIGHT)
}

/** Another kind of rule about the same pods; it goes to the end of the others of this kind. */
export function moveTerm(text: string, at: TermAt, side: Side, force: Force): string {
  if (side === at.side && force === at.force) return text
  const term = read(text, at.term) ?? {}
  const row = read(text, at.path)
  const weight = isMapping(row) ? row['weight'] : undefined
  return append(remove(text, at.path), side, force, term, at.force === 'liked' ? (weight ?? WEIGHT) : WEIGHT)
}

function append(text: string, side: Side, force: Force, term: Value, weight: Value): string {
  const list = listOf(side, force)
  return write(text, [...list, listAt(text, list).length], force === 'must' ? term : { weight, podAffinityTerm: term })
}
