import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Shown } from '../detail/shown'
import type { FileFault, ManifestFile } from '../editor/files'
import { documentsOf } from '../editor/text'
import type { Value } from '../manifest'
import { isMapping, pointerOf, same, written } from '../manifest'
import type { Change } from './changes'
import { mergePatchOf, rebased } from './changes'
import type { Draft } from './draft'
import { keep, kept } from './draft'
import type { Held, Tree } from './held'
import { hold } from './held'

/** One object of which something else is written than is stored. */
export interface Edit {
  held: Held
  patch: Value
}

export interface Editing {
  /** As they are stored now; undefined in the first moment. */
  held: readonly Held[] | undefined
  error: unknown
  files: readonly ManifestFile[]
  write: (files: readonly ManifestFile[]) => void
  /** What would be sent. */
  edits: readonly Edit[]
  /** Texts that can't be read can't be sent. */
  broken: boolean
  edited: boolean
  /** What others have changed since one began to write. */
  meanwhile: readonly { held: Held; base: Tree }[]
  discard: () => void
  /** Goes on from what is stored now, with what was written; tells what both have changed. */
  goOn: () => readonly FileFault[]
  /** Asks anew what is stored. */
  again: () => Promise<readonly Held[]>
}

export function baseOf(draft: Draft | null, held: Held): Tree {
  return draft?.base[held.id] ?? held.object
}

export function treeOf(text: string): Tree | null {
  const [document, ...more] = documentsOf(text)
  if (!document || more.length > 0 || document.errors.length > 0) return null
  const tree: unknown = document.toJS()
  return isMapping(tree) ? tree : null
}

/** What is stored, what somebody makes of it, and what others do to it meanwhile. */
export function useEditing({ workload, may }: Shown): Editing {
  const place = `${workload.namespace}/${workload.name}`
  const queries = useQueryClient()
  const withServices = may('get', 'services') && may('list', 'services')
  // The stream tells by the generation that something else is wanted.
  const queryKey = ['workload', workload.namespace, workload.name, 'edit', withServices, workload.generation]
  const queryFn = ({ signal }: { signal: AbortSignal }) => hold(workload, withServices, signal)
  const { data: held, error } = useQuery({ queryKey, queryFn, placeholderData: keepPreviousData, staleTime: 0 })
  const [draft, setDraft] = useState<Draft | null>(() => kept(place, workload.uid))
  const edited = draft !== null
  useEffect(() => keep(place, draft), [place, draft])

  const files = (held ?? []).map((one) => ({
    id: one.id,
    text: draft?.texts[one.id] ?? written(one.object, 'yaml'),
    readOnly: !may('patch', one.kind === 'service' ? 'services' : 'workloads') || workload.phase === 'Deleting',
  }))
  const trees = new Map(files.map((one) => [one.id, treeOf(one.text)]))
  const edits = (held ?? []).flatMap((one): Edit[] => {
    const tree = trees.get(one.id)
    const patch = tree && mergePatchOf(annotated(baseOf(draft, one)), annotated(tree))
    return patch === undefined || patch === null ? [] : [{ held: one, patch }]
  })
  useWarning(edits.length > 0 || [...trees.values()].includes(null))
  const meanwhile = (held ?? []).flatMap((one) => {
    const base = baseOf(draft, one)
    return same(base, one.object) ? [] : [{ held: one, base }]
  })

  const write = (next: readonly ManifestFile[]) => {
    const untouched = next.every((file) =>
      held?.some((one) => one.id === file.id && written(baseOf(draft, one), 'yaml') === file.text),
    )
    const bases = (held ?? []).map((one) => [one.id, baseOf(draft, one)] as const)
    if (untouched && meanwhile.length === 0) setDraft(null)
    else
      setDraft({
        uid: workload.uid,
        base: Object.fromEntries(bases),
        texts: Object.fromEntries(next.map((one) => [one.id, one.text])),
      })
  }
  const goOn = (): FileFault[] => {
    const clashes: FileFault[] = []
    const texts = files.map(({ id, text }) => {
      const one = meanwhile.find((each) => each.held.id === id)
      if (!one) return [id, text] as const
      const next = rebased(text, one.base, one.held.object)
      clashes.push(...next.clashes.map((each) => clashFault(id, each)))
      return [id, next.text] as const
    })
    const base = Object.fromEntries((held ?? []).map((one) => [one.id, one.object]))
    setDraft({ uid: workload.uid, base, texts: Object.fromEntries(texts) })
    return clashes
  }
  return {
    held,
    error,
    files,
    write,
    edits,
    broken: [...trees.values()].includes(null),
    edited,
    meanwhile,
    discard: () => setDraft(null),
    goOn,
    again: () => queries.fetchQuery({ queryKey, queryFn, staleTime: 0 }),
  }
}

/** Taken out whole, annotations would take along those that are not shown (BOOKS). */
function annotated(object: Tree): Tree {
  const { metadata } = object
  return isMapping(metadata) ? { ...object, metadata: { ...metadata, annotations: metadata['annotations'] ?? {} } } : object
}

function clashFault(file: string, { path, after }: Change): FileFault {
  return { file, pointer: pointerOf(path), detail: after === undefined ? '' : JSON.stringify(after) }
}

/** Whoever closes the browser's tab is asked first. */
function useWarning(edited: boolean): void {
  useEffect(() => {
    if (!edited) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [edited])
}
