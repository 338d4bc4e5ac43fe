import { POD_EVENTS, SNAPSHOT_END, WORKLOAD_CHANGED, WORKLOAD_EVENTS } from './contract'
import { parse } from './parse'
import type { StreamEvent } from './events'

/** Events that come in a burst reach the page as one batch; a tenth of what an eye notices as late. */
export const BATCH_MS = 20
/** A server that replays does so at once; after this long without a snapshot the resume counts as done. */
export const SETTLE_MS = 400
/** First and longest pause of our own reconnecting; random, so that many pages do not come back in one step. */
export const BACKOFF_MIN_MS = 1_000
export const BACKOFF_MAX_MS = 30_000

export interface Surroundings {
  open: (url: string) => EventSource
  now: () => number
  random: () => number
}

const browser: Surroundings = { open: (url) => new EventSource(url), now: () => Date.now(), random: Math.random }

export interface Start {
  /** The address says a cursor: no snapshot is to come, and what is known already is whole. */
  whole?: boolean
  /** Where a resume could not be trusted: begins anew somewhere else, instead of asking the same address for everything. */
  again?: () => void
}

/**
 * Follows the stream until the returned function is called. EventSource resumes by itself with Last-Event-ID; where it gives up, or
 * where a resume could not be trusted (no whole snapshot yet, a garbled event), a fresh one asks for everything.
 */
export function follow(
  url: string,
  deliver: (events: StreamEvent[]) => void,
  around: Surroundings = browser,
  { whole = false, again }: Start = {},
): () => void {
  let source: EventSource | null = null
  let complete = whole
  let failures = 0
  let batch: StreamEvent[] = []
  let flushing: ReturnType<typeof setTimeout> | undefined
  let settling: ReturnType<typeof setTimeout> | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    clearTimeout(flushing)
    flushing = undefined
    const events = batch
    batch = []
    if (events.length > 0) deliver(events)
  }
  const add = (event: StreamEvent) => {
    batch.push(event)
    flushing ??= setTimeout(flush, BATCH_MS)
  }
  /** "Live" is a promise: what ends it is told without waiting for a batch. */
  const lost = () => {
    clearTimeout(settling)
    batch.push({ kind: 'lost', at: around.now() })
    flush()
  }
  const reopen = () => {
    source?.close()
    source = null
    complete = false
    clearTimeout(reopening)
    const longest = Math.min(BACKOFF_MAX_MS, BACKOFF_MIN_MS * 2 ** failures++)
    reopening = setTimeout(again ?? open, BACKOFF_MIN_MS / 2 + around.random() * (longest - BACKOFF_MIN_MS / 2))
  }

  const receive = (message: MessageEvent<string>) => {
    let event: StreamEvent
    try {
      event = parse(message.type, message.data, around.now())
    } catch (failure) {
      console.error('Garbled event from the stream; asking for everything again.', failure)
      lost()
      reopen()
      return
    }
    if (again && event.kind === 'workload' && event.name === 'snapshot') {
      source?.close()
      source = null
      lost()
      again()
      return
    }
    // A resume in the middle of a snapshot would never bring its first half again.
    if (event.kind === 'workload' && event.name === 'snapshot') complete = false
    if (event.kind === 'snapshotEnd') {
      complete = true
      failures = 0
    }
    add(event)
  }

  function open() {
    const opened = around.open(url)
    source = opened
    opened.onopen = () => {
      add({ kind: 'opened', at: around.now() })
      clearTimeout(settling)
      if (complete) settling = setTimeout(() => add({ kind: 'settled', at: around.now() }), SETTLE_MS)
    }
    opened.onerror = () => {
      lost()
      if (opened.readyState === EventSource.CLOSED || !complete) reopen()
    }
    for (const name of [...WORKLOAD_EVENTS, WORKLOAD_CHANGED, ...POD_EVENTS, SNAPSHOT_END]) {
      opened.addEventListener(name, (message) => {
        if (source === opened) receive(message as MessageEvent<string>)
      })
    }
  }

  const offline = () => {
    lost()
    reopen()
  }
  window.addEventListener('offline', offline)
  open()
  return () => {
    window.removeEventListener('offline', offline)
    for (const timer of [flushing, settling, reopening]) clearTimeout(timer)
    source?.close()
    source = null
  }
}
