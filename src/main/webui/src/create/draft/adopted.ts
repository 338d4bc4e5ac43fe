import type { TakenClaim } from '../../api/catalog'
import { NAME, textAt } from './draft'
import { ordinalsOf } from './ordinals'

const ORDINAL = /^(0|[1-9]\d{0,8})$/

/** The claims that are there already under the names that this template's claims will have, in the order of their ordinals. */
export function takenClaims(text: string, template: string, claims: readonly TakenClaim[]): string[] {
  const workload = textAt(text, NAME)
  if (template === '' || workload === '') return []
  const { start, end } = ordinalsOf(text)
  const prefix = `${template}-${workload}-`
  return claims
    .filter(({ name, terminating }) => !terminating && name.startsWith(prefix) && ORDINAL.test(name.slice(prefix.length)))
    .map(({ name }) => ({ name, ordinal: Number(name.slice(prefix.length)) }))
    .filter(({ ordinal }) => ordinal >= start && ordinal < end)
    .sort((one, other) => one.ordinal - other.ordinal)
    .map(({ name }) => name)
}
