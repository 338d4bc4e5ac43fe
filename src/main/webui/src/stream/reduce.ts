import type { Workload } from './contract'
import { keyOf } from './contract'
import type { StreamEvent } from './events'
import { fold } from './fold'
import type { Happening } from './happenings'
import { gap, ofPod, ofWorkload } from './happenings'

/** live: what is shown is what is. stale: it was so when the connection was lost. connecting: neither can be promised yet. */
export type Connection = 'connecting' | 'live' | 'stale'

export interface State {
  readonly connection: Connection
  /** Since when the connection is in this state, by the browser's clock. */
  readonly connectionSince: number
  /** A whole snapshot has been received at least once. */
  readonly complete: boolean
  /** Names seen since the first `snapshot`; null when none is under way. */
  readonly snapshot: ReadonlySet<string> | null
  readonly workloads: ReadonlyMap<string, Workload>
  /** Newest first, bounded. */
  readonly happenings: readonly Happening[]
}

/** More than anyone reads back on a first page; the durable record is the status topic. */
export const MAX_HAPPENINGS = 100

export function initial(at: number): State {
  return { connection: 'connecting', connectionSince: at, complete: false, snapshot: null, workloads: new Map(), happenings: [] }
}

/** Known from elsewhere, whole, as of a cursor that the stream goes on from. */
export function from(workloads: readonly Workload[], at: number): State {
  return { ...initial(at), complete: true, workloads: new Map(workloads.map((one) => [keyOf(one), one])) }
}

interface Draft {
  connection: Connection
  connectionSince: number
  complete: boolean
  snapshot: Set<string> | null
  workloads: Map<string, Workload>
  happenings: Happening[]
}

/** Pure. Takes a batch, so that a snapshot of many workloads costs one copy and not one for each. */
export function reduce(state: State, events: readonly StreamEvent[]): State {
  if (events.length === 0) return state
  const draft: Draft = {
    ...state,
    snapshot: state.snapshot && new Set(state.snapshot),
    workloads: new Map(state.workloads),
    happenings: [...state.happenings],
  }
  for (const event of events) apply(draft, event)
  draft.happenings.length = Math.min(draft.happenings.length, MAX_HAPPENINGS)
  return draft
}

function apply(draft: Draft, event: StreamEvent): void {
  switch (event.kind) {
    case 'opened':
      draft.snapshot = null
      become(draft, 'connecting', event.at)
      return
    case 'settled':
      if (draft.complete && draft.snapshot === null && draft.connection === 'connecting') become(draft, 'live', event.at)
      return
    case 'lost':
      draft.snapshot = null
      become(draft, draft.complete || draft.workloads.size > 0 ? 'stale' : 'connecting', event.at)
      return
    case 'snapshotEnd':
      endSnapshot(draft, event.at)
      return
    case 'workload':
      applyWorkload(draft, event)
      return
    case 'change':
      applyChange(draft, event)
      return
    case 'pod': {
      const workload = draft.workloads.get(`${event.news.namespace}/${event.news.workload}`)
      const before = workload?.pods.find((pod) => pod.uid === event.news.pod.uid)
      remember(draft, ofPod(event, before, draft.happenings))
    }
  }
}

function become(draft: Draft, connection: Connection, at: number): void {
  // A second loss does not make what is shown any younger.
  if (draft.connection === connection) return
  draft.connection = connection
  draft.connectionSince = at
}

function applyWorkload(draft: Draft, event: Extract<StreamEvent, { kind: 'workload' }>): void {
  const key = keyOf(event.workload)
  if (event.name === 'snapshot') {
    if (draft.snapshot === null) {
      draft.snapshot = new Set()
      become(draft, 'connecting', event.at)
      if (draft.complete) remember(draft, gap(event.id, event.time))
    }
    draft.snapshot.add(key)
    draft.workloads.set(key, event.workload)
    return
  }
  remember(draft, ofWorkload(event, event.workload, draft.workloads.get(key)))
  if (event.name === 'workload.deleted') {
    draft.workloads.delete(key)
    draft.snapshot?.delete(key)
  } else {
    draft.workloads.set(key, event.workload)
    draft.snapshot?.add(key)
  }
}

function applyChange(draft: Draft, event: Extract<StreamEvent, { kind: 'change' }>): void {
  const key = keyOf(event.change)
  const before = draft.workloads.get(key)
  // A change of something that is not known says too little to show it.
  if (before?.uid !== event.change.uid) return
  const workload = fold(before, event.change)
  remember(draft, ofWorkload(event, workload, before))
  draft.workloads.set(key, workload)
}

function endSnapshot(draft: Draft, at: number): void {
  // No `snapshot` before the end: there are no workloads.
  const seen = draft.snapshot ?? new Set<string>()
  for (const key of draft.workloads.keys()) {
    if (!seen.has(key)) draft.workloads.delete(key)
  }
  draft.snapshot = null
  draft.complete = true
  become(draft, 'live', at)
}

function remember(draft: Draft, happening: Happening | null): void {
  // A resume may replay what was already told.
  if (happening === null || draft.happenings.some((known) => known.id === happening.id)) return
  draft.happenings.unshift(happening)
}
