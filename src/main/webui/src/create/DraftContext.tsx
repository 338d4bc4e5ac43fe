import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import type { Path, Value } from '../manifest'
import { pointerOf, read, remove, write } from '../manifest'
import type { Mark } from './draft/checks'
import type { Draft } from './draft/draft'
import { edit } from './draft/draft'
import type { Hint } from './draft/hints'
import type { Surroundings } from './draft/surroundings'

export interface Drafting {
  project: string
  draft: Draft
  /** With what it began. */
  origin: string
  change: (change: (draft: Draft) => Draft) => void
  /** What of the project it is held against. */
  around: Surroundings
  marks: readonly Mark[]
  hints: readonly Hint[]
  /** Also what is not filled in yet is said. */
  strict: boolean
}

export const DraftContext = createContext<Drafting | null>(null)

export function useDraft(): Drafting {
  const found = useContext(DraftContext)
  if (!found) throw new Error('no draft around')
  return found
}

/** One file of the draft: fields read and write it by path. */
export interface Doc {
  index: number
  text: string
  change: (change: (text: string) => string) => void
}

const DocContext = createContext<Doc | null>(null)

export function InDoc({ index, children }: { index: number; children: ReactNode }) {
  const { draft, change } = useDraft()
  const text = draft[index]?.text ?? ''
  const doc = useMemo(
    (): Doc => ({ index, text, change: (of) => change((now) => edit(now, index, of)) }),
    [index, text, change],
  )
  return <DocContext value={doc}>{children}</DocContext>
}

export function useDoc(): Doc {
  const found = useContext(DocContext)
  if (!found) throw new Error('no file around')
  return found
}

export interface FieldState {
  id: string
  value: Value | undefined
  /** Undefined takes it away. */
  set: (value: Value | undefined) => void
  marks: readonly Mark[]
}

export function useField(path: Path, covers = false): FieldState {
  const { index, text, change } = useDoc()
  const { marks, strict } = useDraft()
  const pointer = pointerOf(path)
  return {
    id: idOf(index, path),
    value: read(text, path),
    set: (value) => change((now) => (value === undefined ? remove(now, path) : write(now, path, value))),
    marks: marks.filter((mark) => {
      const at = pointerOf(mark.path)
      return mark.index === index && (at === pointer || (covers && at.startsWith(`${pointer}/`))) && (strict || !mark.missing)
    }),
  }
}

export function idOf(index: number, path: Path): string {
  return `f${index}${pointerOf(path)}`.replaceAll(/[^\w/.-]/g, '_')
}
