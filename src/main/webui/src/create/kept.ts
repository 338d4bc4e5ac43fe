import { isMapping, manifestOf } from '../manifest'
import { keepAt, keptAt } from '../ui/kept'
import type { Draft } from './draft/draft'

/** What was entered and not created yet, and with what it began. */
export interface Kept {
  texts: readonly string[]
  origin: string
}

/** Also in one of several documents, and in a text that does not parse. */
const SECRET = /\bkind["']?\s*:\s*["']?Secret\b/

const keyOf = (project: string) => `ordinal.creating ${project}`

export function kept(project: string): Kept | null {
  const found = keptAt(keyOf(project))
  return isMapping(found) && Array.isArray(found['texts']) && typeof found['origin'] === 'string' ? (found as unknown as Kept) : null
}

/** A draft that holds a Secret stays where it is: a browser's storage is no place for it. */
export function keep(project: string, draft: Draft, origin: string): void {
  const texts = draft.map(({ text }) => text)
  keepAt(keyOf(project), texts.some((text) => SECRET.test(text)) ? null : ({ texts, origin } satisfies Kept))
}

export function forget(project: string): void {
  keepAt(keyOf(project), null)
}

export function draftIn({ texts }: Kept): Draft {
  return texts.map(manifestOf)
}
