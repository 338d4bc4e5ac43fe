import type { Tree } from './held'

/** What somebody has written and not sent yet, and what it was written upon. Kept by the browser until its tab is closed. */
export interface Draft {
  /** Of the workload: another one of the same name has another. */
  uid: string
  base: Record<string, Tree>
  texts: Record<string, string>
}

const keyOf = (path: string) => `ordinal.draft ${path}`

export function kept(path: string, uid: string): Draft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(keyOf(path)) ?? 'null') as Draft | null
    return draft?.uid === uid ? draft : null
  } catch {
    return null
  }
}

export function keep(path: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(path), JSON.stringify(draft))
    else sessionStorage.removeItem(keyOf(path))
  } catch {
    // Full, or not allowed: it is kept for as long as the page stands.
  }
}
