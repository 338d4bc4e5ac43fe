import type { Path } from '../../manifest'
import { listAt, NAME, textAt } from './draft'

/** A claim that each ordinal gets one of. */
export interface ClaimTemplate {
  path: Path
  name: string
  /** As it is written. */
  size: string
  /** Empty for the usual one. */
  storageClass: string
}

export const SIZE: Path = ['spec', 'resources', 'requests', 'storage']

export function claimTemplates(text: string): ClaimTemplate[] {
  return listAt(text, ['spec', 'volumeClaimTemplates']).map((_, index) => {
    const path: Path = ['spec', 'volumeClaimTemplates', index]
    return {
      path,
      name: textAt(text, [...path, ...NAME]),
      size: textAt(text, [...path, ...SIZE]),
      storageClass: textAt(text, [...path, 'spec', 'storageClassName']),
    }
  })
}
