import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { json } from '../api/client'
import { workloadsOf } from '../api/paths'
import type { Page, Row } from '../api/types'
import { liveStore } from '../live/store'
import { useLive } from '../live/useLive'
import { keyOf } from '../stream/contract'
import type { ListQuery } from './query'
import { sortText } from './query'

/** What came or went is put in its place no more often than this: under a storm of changes rows must still be readable. */
const AGAIN_MS = 2_000
const AFTER_FAILURE_MS = 3_000

/**
 * One page of the list, from the server in its order, and live from there on: what is on the page follows the stream, and what comes,
 * goes or moves elsewhere is asked for anew. See docs/adr/0008.
 */
export function useLivePage(project: string, query: ListQuery) {
  const { phases, labels, text, size, after } = query
  const result = useQuery({
    queryKey: ['list', project, phases, labels, text, sortText(query), size, after],
    queryFn: ({ signal }) =>
      json<Page>(workloadsOf(project), {
        query: { phase: phases.join(','), labelSelector: labels, text, sort: sortText(query), limit: size, continue: after },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.status === 'error' ? AFTER_FAILURE_MS : false),
    structuralSharing: false,
  })
  const { data, dataUpdatedAt, isPlaceholderData, refetch } = result
  const live = useLive()

  useEffect(() => {
    if (!data || isPlaceholderData) return
    return liveStore.watch({ kind: 'page', namespace: project, rows: data.items, cursor: data.cursor, again: () => void refetch() })
  }, [data, dataUpdatedAt, isPlaceholderData, project, refetch])

  const dirty = live.elsewhere > 0 && live.cursor === data?.cursor
  useEffect(() => {
    if (!dirty) return
    const timer = setTimeout(() => void refetch(), AGAIN_MS)
    return () => clearTimeout(timer)
  }, [dirty, refetch])

  const following = live.cursor !== null && live.cursor === data?.cursor
  const rows = useMemo(
    () => (data?.items ?? []).flatMap((item) => (following ? current(item, live.workloads) : [item])),
    [data, following, live.workloads],
  )
  return { ...result, page: data, rows }
}

const merged = new WeakMap<object, { item: Row; row: Row }>()

/** The same row object for as long as neither of both changed, so that it is not drawn again. */
function current(item: Row, workloads: ReadonlyMap<string, object>): Row[] {
  const view = workloads.get(keyOf(item))
  if (!view) return []
  if (view === item) return [item]
  const known = merged.get(view)
  if (known?.item === item) return [known.row]
  const row = { ...item, ...view }
  merged.set(view, { item, row })
  return [row]
}
