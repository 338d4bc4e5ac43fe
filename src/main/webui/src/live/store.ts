import { addressOf } from '../api/client'
import type { Row } from '../api/types'
import type { StreamEvent } from '../stream/events'
import type { State } from '../stream/reduce'
import { from, initial, reduce } from '../stream/reduce'
import { follow } from '../stream/statusStream'

/** What of the cluster is followed at the moment. */
export type Scope =
  | { kind: 'workload'; namespace: string; name: string }
  /** A page of a list: those workloads are known as of the cursor, and the stream goes on from there. */
  | { kind: 'page'; namespace: string; rows: readonly Row[]; cursor: string; again: () => void }

export interface Live extends State {
  /** Counts what may have changed a list: what came and went, and changes of workloads that are not on the page. */
  readonly elsewhere: number
  /** Of the page that is followed. */
  readonly cursor: string | null
}

const nothing = (): Live => ({ ...initial(Date.now()), elsewhere: 0, cursor: null })

/** The one connection of the console. Whoever shows something says what it is; what was followed before is let go. */
export class LiveStore {
  private live: Live = nothing()
  private stop: () => void = () => undefined
  private readonly listeners = new Set<() => void>()

  watch(scope: Scope): () => void {
    this.stop()
    const first =
      scope.kind === 'page' ? { ...from(scope.rows, Date.now()), elsewhere: 0, cursor: scope.cursor } : this.asFarAsKnown(scope)
    // What is live stays so while the page is read anew: the two overlap, and nothing was lost.
    const kept = scope.kind === 'page' && this.live.connection === 'live' && this.live.complete
    this.become(kept ? { ...first, connection: 'live', connectionSince: this.live.connectionSince } : first)
    const stop = follow(urlOf(scope), (events) => this.take(events, kept), undefined, startOf(scope))
    this.stop = stop
    return () => {
      if (this.stop !== stop) return
      stop()
      this.stop = () => undefined
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly get = (): Live => this.live

  /** A workload that was on the page before is shown at once, and is no promise yet. */
  private asFarAsKnown({ namespace, name }: { namespace: string; name: string }): Live {
    const known = this.live.workloads.get(`${namespace}/${name}`)
    return known ? { ...nothing(), workloads: new Map([[`${namespace}/${name}`, known]]) } : nothing()
  }

  /** As at the beginning. */
  forget(): void {
    this.stop()
    this.become(nothing())
  }

  private take(events: readonly StreamEvent[], kept: boolean): void {
    const relevant = kept && this.live.connection === 'live' ? events.filter((event) => event.kind !== 'opened') : events
    const known = this.live.workloads
    const elsewhere = relevant.filter(
      (event) =>
        (event.kind === 'workload' && event.name !== 'snapshot') ||
        (event.kind === 'change' && known.get(`${event.change.namespace}/${event.change.name}`)?.phase !== event.change.phase),
    ).length
    this.become({ ...reduce(this.live, relevant), elsewhere: this.live.elsewhere + elsewhere, cursor: this.live.cursor })
  }

  private become(live: Live): void {
    this.live = live
    for (const listener of this.listeners) listener()
  }
}

function urlOf(scope: Scope): string {
  if (scope.kind === 'workload') return addressOf('/stream', { workload: `${scope.namespace}/${scope.name}` })
  return addressOf('/stream', { namespace: scope.namespace, lastEventId: scope.cursor })
}

function startOf(scope: Scope) {
  return scope.kind === 'page' ? { whole: true, again: scope.again } : {}
}

export const liveStore = new LiveStore()
