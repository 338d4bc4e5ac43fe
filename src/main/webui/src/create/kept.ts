import { isMapping, manifestOf } from '../manifest'
import type { Draft } from './draft/draft'

/** What was entered and not created yet, and with what it began. Kept by the browser until its tab is closed. */
export interface Kept {
  texts: readonly string[]
  origin: string
}

/** Also in one of several documents, and in a text that does not parse. */
const SECRET = /\bkind["']?\s*:\s*["']?Secret\b/

const keyOf = (project: string) => `ordinal.creating ${project}`

export function kept(project: string): Kept | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(keyOf(project)) ?? 'null')
    return isMapping(found) && Array.isArray(found['texts']) && typeof found['origin'] === 'string' ? (found as unknown as Kept) : null
  } catch {
    return null
  }
}

/** A draft that holds a Secret stays where it is: a browser's storage is no place for it. */
export function keep(project: string, draft: Draft, origin: string): void {
  if (draft.some(({ text }) => SECRET.test(text))) return forget(project)
  try {
    sessionStorage.setItem(keyOf(project), JSON.stringify({ texts: draft.map(({ text }) => text), origin } satisfies Kept))
  } catch {
    // Full, or not allowed: it is kept for as long as the page stands.
  }
}

export function forget(project: string): void {
  try {
    sessionStorage.removeItem(keyOf(project))
  } catch {
    // Not allowed: then nothing is kept there.
  }
}

export function draftIn({ texts }: Kept): Draft {
  return texts.map(manifestOf)
}
