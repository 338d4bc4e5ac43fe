import { useDeferredValue, useMemo } from 'react'
import { useLanguage, useSay } from '../i18n'
import { spoken } from '../i18n/phrase'
import { faultsOf } from './check'
import type { FileFault, ManifestFile } from './files'
import { faultsIn } from './files'
import type { Problem } from './Problems'
import type { Schemas } from './schema'
import { documentsOf, placeOf } from './text'

/** By file: what the text itself shows, and what the server said. Typing does not wait for it. */
export function useProblems(files: readonly ManifestFile[], faults: readonly FileFault[], schemas: Schemas | null) {
  const say = useSay()
  const language = useLanguage()
  const typed = useDeferredValue(files)
  return useMemo(() => {
    const all = new Map<string, Problem[]>()
    for (const { id, text } of typed) {
      const told = faultsIn(typed, faults, id).map(({ path, detail }): Problem => {
        const document = documentsOf(text)[0]
        const span = document ? placeOf(document, path) : { from: 0, to: 0 }
        return { ...span, line: lineOf(text, span.from), text: detail, told: true }
      })
      const seen = faultsOf(text, schemas).map(({ from, to, what }): Problem => ({
        from,
        to,
        line: lineOf(text, from),
        text: spoken(say, what),
        told: false,
      }))
      // What the server says of a place is said once.
      const more = seen.filter((one) => !told.some((other) => other.from === one.from))
      all.set(
        id,
        [...told, ...more].sort((one, other) => one.from - other.from),
      )
    }
    return all
  }, [typed, faults, schemas, say, language])
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
