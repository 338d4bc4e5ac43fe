import { keepAt, keptAt } from '../ui/kept'
import type { Tree } from './held'

/** What somebody has written and not sent yet, and what it was written upon. */
export interface Draft {
  /** Of the workload: another one of the same name has another. */
  uid: string
  base: Record<string, Tree>
  texts: Record<string, string>
}

const keyOf = (path: string) => `ordinal.draft ${path}`

export function kept(path: string, uid: string): Draft | null {
  const draft = keptAt(keyOf(path)) as Draft | null
  return draft?.uid === uid ? draft : null
}

export function keep(path: string, draft: Draft | null): void {
  keepAt(keyOf(path), draft)
}
