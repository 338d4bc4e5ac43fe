import type { StoredObject } from './types'

/** Where a workload says what people call it, and what it is for. */
export const ALIAS = 'apps.ordinal.dev/alias'
export const DESCRIPTION = 'kubernetes.io/description'

export const ALIAS_MAX = 63
export const DESCRIPTION_MAX = 256

/** Ours, else what KubeSphere wrote; empty where there is none. */
export function aboutOf(stored: StoredObject | undefined): { alias: string; description: string } {
  const annotations = stored?.metadata.annotations ?? {}
  return {
    alias: annotations[ALIAS] || annotations['kubesphere.io/alias-name'] || '',
    description: annotations[DESCRIPTION] || annotations['kubesphere.io/description'] || '',
  }
}
